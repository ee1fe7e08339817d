import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams, type ShouldRevalidateFunction } from "@remix-run/react";
import { formObject } from "#app/core/form.server.ts";
import { hrefIn, useHref } from "#app/core/paths.ts";
import { contextOf, formAnswer, found, submit, type FormAnswer } from "#app/http/route.server.ts";
import { joinSentences } from "#app/features/texts/chosen-sentences.ts";
import { ConfidentialForm } from "#app/features/drafts/confidential-form.tsx";
import {
  getConfidentialPage,
  markConfidential,
  unmarkConfidential,
} from "#app/features/drafts/confidential-marks.server.ts";
import { getDraftOwner } from "#app/features/drafts/drafts.server.ts";
import { getNumberOfDraft } from "#app/features/texts/filings.server.ts";
import { textIn, useText } from "#app/i18n/text.ts";
import { ButtonLink } from "#app/ui/forms/button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { titled } from "../page-title.ts";
import { acting, keepWords, notOfThisBody } from "./acting.server.ts";
import { SpaceShell } from "./space-shell.tsx";

export const meta = titled((t) => t.redacting.confidential.title);

export async function loader(args: LoaderFunctionArgs) {
  const { now, lang } = contextOf(args);
  const body = acting(args);
  const id = args.params["draft"] ?? "";
  const page = await getConfidentialPage(id, body, now);
  if (page) return page;
  const number = await getNumberOfDraft(id, body);
  if (number) throw redirect(hrefIn(lang, "filed", { number }));
  return notOfThisBody(args, await getDraftOwner(id));
}

/** A text that has changed meanwhile is shown as it is now, because its passages stand elsewhere. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ actionStatus, defaultShouldRevalidate }) =>
  actionStatus !== undefined || defaultShouldRevalidate;

export async function action(args: ActionFunctionArgs) {
  const { lang, now } = contextOf(args);
  const draft = args.params["draft"] ?? "";
  const form = args.context.form;
  await keepWords(args, await getDraftOwner(draft), form);
  const here = (done: string) => () => `${hrefIn(lang, "draftConfidential", { draft })}?fatto=${done}`;
  const mark = form.get("unmark");
  if (mark !== null) return submit(args, unmarkConfidential, { draft, mark }, here("tolto"));
  const t = textIn(lang).contributions.desk;
  if (form.has("start")) return submit(args, markConfidential, { draft }, here("segnato"));
  const page = found(await getConfidentialPage(draft, acting(args), now));
  const joined = joinSentences(form.getAll("sentences[]").map(String), page.sentences, page.prose.plain);
  if (typeof joined === "string")
    return formAnswer(
      args,
      { ok: false, code: "invalid", fields: {} },
      form,
      joined === "none" ? textIn(lang).redacting.confidential.nothing : t.gap,
    );
  const { version } = formObject(form);
  return submit(args, markConfidential, { draft, version, ...joined }, here("segnato"));
}

/** The passages that the organisation asks to keep from the public; they are marked before it files. */
export default function DraftConfidential() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<FormAnswer>() ?? null;
  const {
    redacting: { confidential: t },
    contributions: { space, draft: write },
  } = useText();
  const href = useHref();
  const done = useSearchParams()[0].get("fatto");
  const summary = href("draftSummary", { draft: page.id });
  return (
    <SpaceShell>
      <PageHeader
        title={t.title}
        lead={t.lead}
        crumbs={[
          { label: space.home, href: href("space") },
          { label: page.title || space.untitled, href: href("draft", { draft: page.id }) },
          { label: write.steps.review, href: summary },
          { label: t.short },
        ]}
      />
      <div className="stack">
        {!answer && done === "segnato" ? (
          <Notice kind="success" live>
            <p>{t.saved}</p>
          </Notice>
        ) : null}
        {!answer && done === "tolto" ? (
          <Notice kind="success" live>
            <p>{t.removed}</p>
          </Notice>
        ) : null}
        {page.lost.length > 0 ? (
          <Notice kind="warning" title={t.lostTitle}>
            <p>{t.lost}</p>
          </Notice>
        ) : null}
        {page.prose.plain === "" ? (
          <Notice kind="info">
            <p>{t.empty}</p>
          </Notice>
        ) : (
          <ConfidentialForm page={page} answer={answer} />
        )}
        <p>
          <ButtonLink kind="primary" href={summary}>
            {t.back}
          </ButtonLink>
        </p>
      </div>
    </SpaceShell>
  );
}
