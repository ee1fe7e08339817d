import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData, type ShouldRevalidateFunction } from "@remix-run/react";
import { hrefIn, useHref } from "#app/core/paths.ts";
import { contextOf, submit, type FormAnswer } from "#app/http/route.server.ts";
import { DeclarationsForm } from "#app/features/filing/declarations-form.tsx";
import { FilingFacts } from "#app/features/filing/filing-facts.tsx";
import { getDraftOwner } from "#app/features/drafts/drafts.server.ts";
import { getFilingSummary } from "#app/features/filing/filing-summary.server.ts";
import { fileContribution } from "#app/features/filing/filing.server.ts";
import { getNumberOfDraft } from "#app/features/texts/filings.server.ts";
import { langOf } from "#app/i18n/lang.ts";
import { textIn, useLang, useText } from "#app/i18n/text.ts";
import { ButtonLink } from "#app/ui/forms/button.tsx";
import { heard } from "#app/ui/prose/heard-mark.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { ProseView } from "#app/ui/prose/prose-view.tsx";
import { Stepper } from "#app/ui/stepper.tsx";
import { acting, notOfThisBody } from "./acting.server.ts";
import { SpaceShell } from "./space-shell.tsx";

export const meta: MetaFunction = ({ location }) => [
  { title: `${textIn(langOf(location.pathname)).contributions.filing.title} · Tavolo Comune` },
];

export async function loader(args: LoaderFunctionArgs) {
  const { now, lang } = contextOf(args);
  const { role, ...body } = acting(args);
  const id = args.params["draft"] ?? "";
  const summary = await getFilingSummary(id, body, now, lang);
  if (summary) return { ...summary, role };
  const number = await getNumberOfDraft(id, body);
  if (number) throw redirect(hrefIn(lang, "filed", { number }));
  return notOfThisBody(args, await getDraftOwner(id));
}

/** A draft that has changed meanwhile is shown as it is now, so that nobody signs what they have not read. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ actionStatus, defaultShouldRevalidate }) =>
  actionStatus !== undefined || defaultShouldRevalidate;

export const action = (args: ActionFunctionArgs) =>
  submit(
    args,
    fileContribution,
    { draft: args.params["draft"] ?? "" },
    ({ number, repeated }) =>
      `${hrefIn(contextOf(args).lang, "filed", { number })}?fatto=${repeated ? "gia" : "inviato"}`,
  );

export default function DraftSummary() {
  const draft = useLoaderData<typeof loader>();
  const answer = useActionData<FormAnswer>();
  const { contributions, errors, redacting } = useText();
  const { filing: t, draft: write, space, integration } = contributions;
  const lang = useLang();
  const href = useHref();
  const back = href("draft", { draft: draft.id });
  return (
    <SpaceShell>
      <PageHeader
        title={t.title}
        lead={t.lead}
        crumbs={[
          { label: space.home, href: href("space") },
          { label: draft.title || space.untitled, href: back },
        ]}
      />
      <div className="stack">
        <Stepper
          steps={[
            { label: write.steps.write, href: back },
            { label: write.steps.review },
            { label: write.steps.receipt },
          ]}
          current={1}
        />
        {draft.contribution ? (
          <Notice kind="info">
            <p>{integration.draft(draft.contribution)}</p>
          </Notice>
        ) : null}
        {draft.missing.length > 0 ? (
          <Notice kind="warning" title={t.missingTitle}>
            <ul>
              {draft.missing.map((code) => (
                <li key={code}>{t.missing[code]}</li>
              ))}
            </ul>
            <p>
              <ButtonLink
                href={
                  draft.missing.includes("conflicts_open")
                    ? `${back}#versioni`
                    : draft.missing.length === 1 && draft.missing[0] === "confidential_lost"
                      ? href("draftConfidential", { draft: draft.id })
                      : back
                }
              >
                {t.fix}
              </ButtonLink>
            </p>
          </Notice>
        ) : null}
        {draft.why ? (
          <Notice kind="warning" title={t.closed}>
            <p>{errors.refusals[draft.why]}</p>
          </Notice>
        ) : null}
        {answer?.code === "stale" ? (
          <Notice kind="warning" live>
            <p>{t.stale}</p>
          </Notice>
        ) : null}
        <article className="panel stack">
          <h2 lang={draft.title ? "it" : undefined}>{draft.title || space.untitled}</h2>
          <FilingFacts {...draft} />
          <ProseView
            blocks={draft.blocks}
            marks={draft.confidential.map(({ start, end }) => ({
              start,
              end,
              className: "mark-asked",
              ...heard(redacting.confidential.heard, lang),
            }))}
            headingShift={1}
            lang="it"
          />
        </article>
        <section className="panel stack-tight">
          <h2>{redacting.confidential.short}</h2>
          <p>
            {redacting.confidential.count(draft.confidential.length)}{" "}
            {draft.confidential.length > 0 ? redacting.confidential.underlined : ""} {redacting.confidential.decides}
          </p>
          <p>
            <ButtonLink href={href("draftConfidential", { draft: draft.id })}>
              {draft.confidential.length > 0 ? redacting.confidential.change : redacting.confidential.open}
            </ButtonLink>
          </p>
        </section>
        <DeclarationsForm draft={draft} answer={answer?.code === "stale" ? undefined : answer} />
      </div>
    </SpaceShell>
  );
}
