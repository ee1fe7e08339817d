import { useHref } from "#app/core/paths.ts";
import { Became } from "#app/features/organisations/became.tsx";
import type { RegisterRow } from "#app/features/stakeholders/register-list.server.ts";
import { LinkOverNote, SpokenWords, StandingBadge } from "#app/features/stakeholders/register-table.tsx";
import { useLang, useText } from "#app/i18n/text.ts";
import { longDay } from "#app/i18n/time.ts";
import { DescriptionList } from "#app/ui/description-list.tsx";

/** What is known of one body: state, bench, its answer, whether it has spoken. */
export function StakeholderFacts({ campaign, row, manages }: { campaign: string; row: RegisterRow; manages: boolean }) {
  const { stakeholders, organisations } = useText();
  const t = stakeholders.entry;
  const r = stakeholders.register;
  const lang = useLang();
  const href = useHref();
  const bench = organisations.benches[row.bench];
  const invites = manages && row.standing === "passed_on" && !row.throughListed;
  const invitation = `${href("deskInvite", { campaign })}?${row.throughId ? `organizzazione=${row.throughId}` : `nome=${encodeURIComponent(row.through)}`}`;
  const through =
    row.throughId && row.throughListed ? (
      <a href={href("deskStakeholder", { campaign, organisation: row.throughId })}>{row.through}</a>
    ) : (
      row.through
    );
  const items = [
    {
      term: t.state,
      text: (
        <>
          <StandingBadge standing={row.standing} />
          {row.stateAt && row.standing !== "listed" ? <> {r.since(longDay(row.stateAt, lang))}</> : null}
          <Became became={row.became} />
          {row.linkOver ? <LinkOverNote /> : null}
        </>
      ),
    },
    ...(row.reason ? [{ term: t.reason, text: row.reason }] : []),
    ...(row.standing === "passed_on"
      ? [
          {
            term: t.passedTo,
            text: (
              <>
                {through}
                {invites ? (
                  <>
                    {" "}
                    · <a href={invitation}>{t.inviteThrough(row.through)}</a>
                  </>
                ) : null}
              </>
            ),
          },
        ]
      : []),
    ...(row.standing === "represented" ? [{ term: t.representedBy, text: through }] : []),
    {
      term: t.words,
      text: (
        <>
          <SpokenWords row={row} />
          {row.published > 0 ? (
            <>
              {" "}
              ·{" "}
              <a href={`${href("contributions", { campaign })}?organizzazione=${row.organisationId}`}>
                {t.published(row.published)}
              </a>
            </>
          ) : null}
        </>
      ),
    },
    { term: t.bench, text: row.seated ? bench : t.benchProposed(bench) },
    { term: t.district, text: row.district === null ? r.wholeCity : row.district.name[lang] },
    { term: t.source, text: r.sources[row.source ?? "none"] },
    ...(row.note && !manages ? [{ term: t.note, text: row.note }] : []),
  ];
  return (
    <section className="stack-tight">
      <h2>{t.facts}</h2>
      <DescriptionList inline items={items} />
    </section>
  );
}
