import { Form } from "@remix-run/react";
import { useHref } from "#app/core/paths.ts";
import { useText } from "#app/i18n/text.ts";
import { ButtonLink, SubmitButton } from "#app/ui/forms/button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import type { getAfter } from "./filed-after.server.ts";

interface Props {
  number: string;
  after: Awaited<ReturnType<typeof getAfter>>;
  signs: boolean;
}

/** Which receipt the page shows, where the text was integrated. */
export function RevisionNotice({ after }: Pick<Props, "after">) {
  const t = useText().contributions.integration;
  const newest = after.revisions.at(-1)?.number ?? 1;
  if (newest === 1) return null;
  return (
    <Notice kind="info">
      <p>{after.revision === newest ? t.shown : t.earlier(after.revision)}</p>
    </Notice>
  );
}

/**
 * Who joined the text, its earlier receipts, and what can still be done: integrate it, ask others to join it, withdraw
 * it.
 */
export function FiledAfter({ number, after, signs }: Props) {
  const { joins, integration, withdraw, page } = useText().contributions;
  const href = useHref();
  const here = href("filed", { number });
  return (
    <>
      {after.joins.length > 0 || after.integrableUntil ? (
        <section className="stack-tight">
          <h2>{joins.title}</h2>
          {after.joins.length === 0 ? (
            <p>{joins.none}.</p>
          ) : (
            <ul>
              {after.joins.map((each) => (
                <li key={each.organisationId} lang="it">
                  {each.left ? page.joinLeft(each.name, each.left) : each.name}
                </li>
              ))}
            </ul>
          )}
          <p>
            <ButtonLink href={href("filedJoins", { number })}>{joins.open}</ButtonLink>
          </p>
        </section>
      ) : null}
      {after.integrableUntil ? (
        <section className="stack-tight no-print">
          <h2>{integration.start}</h2>
          <p>{integration.startHint(after.integrableUntil)}</p>
          {after.draftId ? (
            <p>
              <ButtonLink href={href("draft", { draft: after.draftId })}>{integration.goOn}</ButtonLink>
            </p>
          ) : (
            <Form method="post">
              <SubmitButton kind="secondary" name="intent" value="integrate">
                {integration.start}
              </SubmitButton>
            </Form>
          )}
        </section>
      ) : null}
      {after.revisions.length > 1 ? (
        <section className="stack-tight">
          <h2>{integration.revisions}</h2>
          <ul>
            {after.revisions.map((each) => (
              <li key={each.number}>
                {each.number === 1 ? integration.first : integration.nth(each.number)}, {integration.arrived(each.when)}
                {each.number === after.revision ? null : (
                  <>
                    {" "}
                    ·{" "}
                    <a href={`${here}?revisione=${each.number}`}>
                      {integration.see}
                      <span className="visually-hidden">
                        : {each.number === 1 ? integration.first : integration.nth(each.number)}
                      </span>
                    </a>
                  </>
                )}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {after.withdrawable && signs ? (
        <p className="no-print">
          <a href={href("withdraw", { number })}>{withdraw.open}</a>
        </p>
      ) : null}
    </>
  );
}
