import { useHref } from "#app/core/paths.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { number } from "#app/i18n/time.ts";
import { Table } from "#app/ui/table.tsx";
import { Became } from "#app/features/organisations/became.tsx";
import { useContentLang } from "#app/features/campaigns/content-lang.ts";
import type { Participant } from "./participants.server.ts";

interface Props {
  campaign: string;
  bench: keyof ReturnType<typeof useText>["campaigns"]["benches"];
  seated: readonly Participant[];
  count: { each: number; joined: number };
}

/**
 * One bench: how many bodies sit on it, and those of which the public reads something, each with the number of its
 * texts and a link to them.
 */
export function ParticipantBench({ campaign, bench, seated, count }: Props) {
  const t = useText().campaigns;
  const lang = useLang();
  const contentLang = useContentLang();
  const href = useHref();
  const anyParent = seated.some((each) => each.parentName);
  const anyJoined = seated.some((each) => each.joined > 0);
  const texts = (each: Participant) =>
    each.contributions > 0 ? (
      <a
        href={`${href("contributions", { campaign })}?organizzazione=${each.organisationId}`}
        aria-label={`${each.name}: ${t.participants.texts} ${each.contributions}`}
      >
        {number(each.contributions, lang)}
      </a>
    ) : (
      number(0, lang)
    );
  return (
    <section id={bench}>
      <h2>{t.benches[bench]}</h2>
      {seated.length === 0 ? (
        <p>
          {count.each === 0
            ? t.participants.none
            : t.participants.noneYet(t.participants.benchSummary(count.each, count.joined))}
        </p>
      ) : (
        <>
          <p>{t.participants.benchSummary(count.each, count.joined)}</p>
          <Table
            cards
            captionHidden
            caption={t.benches[bench]}
            columns={[
              { label: t.participants.organisation },
              ...(anyParent ? [{ label: t.participants.belongs }] : []),
              { label: t.participants.texts, numeric: true },
              ...(anyJoined ? [{ label: t.participants.joinedTexts, numeric: true }] : []),
            ]}
            rows={seated.map((each) => ({
              id: each.organisationId,
              cells: [
                <span key="name">
                  <span lang={contentLang}>
                    {each.name}
                    {each.distinction ? `, ${each.distinction}` : ""}
                  </span>
                  <Became became={each.became} />
                </span>,
                ...(anyParent
                  ? [
                      <span key="parent" lang={contentLang}>
                        {each.parentName ?? "–"}
                      </span>,
                    ]
                  : []),
                texts(each),
                ...(anyJoined ? [number(each.joined, lang)] : []),
              ],
            }))}
          />
        </>
      )}
    </section>
  );
}
