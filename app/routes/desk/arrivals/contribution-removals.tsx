import { useSearchParams } from "@remix-run/react";
import { useHref } from "#app/core/paths.ts";
import { useText } from "#app/i18n/text.ts";
import { ButtonLink } from "#app/ui/forms/button.tsx";
import { Notice } from "#app/ui/notice.tsx";

interface Props {
  campaign: string;
  number: string;
  state: string;
  acts: { takeDown: boolean; redact: boolean; seal: boolean };
  /** Versions that cite words of the text which nobody can read any more. */
  covered: readonly number[];
}

/** The urgent acts on a public text, one click away, and what a new omissis leaves to be done in the document. */
export function ContributionRemovals({ campaign, number, state, acts, covered }: Props) {
  const { redact: t, takeDown, list } = useText().removals;
  const { document, redacting } = useText();
  const href = useHref();
  const [query] = useSearchParams();
  const count = Number(query.get("coperti") ?? 0);
  return (
    <>
      {query.get("fatto") === "omissis" ? (
        <Notice kind="success" live>
          <p>
            {t.done} {t.covered(Number.isInteger(count) ? count : 0)}
          </p>
        </Notice>
      ) : null}
      {state === "published" && covered.length > 0 ? (
        <Notice kind="warning">
          <p>{t.reissue(covered.map((version) => document.version(version).toLowerCase()).join(", "))}</p>
          <p className="cluster">
            {covered.map((version) => (
              <a key={version} href={href("deskVersion", { campaign, version })}>
                {document.version(version)}
              </a>
            ))}
          </p>
        </Notice>
      ) : null}
      {acts.takeDown || acts.redact || acts.seal ? (
        <p className="cluster no-print">
          {acts.takeDown && state === "published" ? (
            <ButtonLink kind="danger" href={`${href("deskTakeDown", { campaign })}?contributo=${number}`}>
              {takeDown.link}
            </ButtonLink>
          ) : null}
          {acts.takeDown && state === "taken_down" ? (
            <ButtonLink href={href("deskTakedowns", { campaign })}>{list.title}</ButtonLink>
          ) : null}
          {acts.redact ? <ButtonLink href={href("deskRedact", { campaign, number })}>{t.link}</ButtonLink> : null}
          {acts.seal ? (
            <ButtonLink kind="quiet" href={href("deskSeal", { campaign, number })}>
              {redacting.seal.open}
            </ButtonLink>
          ) : null}
        </p>
      ) : null}
    </>
  );
}
