import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { hrefIn, useHref } from "#app/core/paths.ts";
import { contextOf, found, need, stop, submit } from "#app/http/route.server.ts";
import { getNote, getNoteSource } from "#app/guide/guide.server.ts";
import { TextEditor } from "#app/features/texts/text-editor.tsx";
import { inForceOn, isLegalPage } from "#app/features/people/legal-page.ts";
import { getLegalText, listLegalVersions, writeLegalPage } from "#app/features/people/legal-pages.server.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { longDay, longTime, romeDay } from "#app/i18n/time.ts";
import { Badge } from "#app/ui/badge.tsx";
import { SubmitButton } from "#app/ui/forms/button.tsx";
import { DateField } from "#app/ui/forms/date-field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { Table } from "#app/ui/table.tsx";
import { IntentForm } from "#app/routes/intent-form.tsx";
import { titled } from "#app/routes/page-title.ts";
import { SystemShell } from "./system-shell.tsx";

export const meta = titled((t) => t.privacy.pages.title);

export async function loader(args: LoaderFunctionArgs) {
  need(args, "legal.write");
  const { lang, now } = contextOf(args);
  const page = args.params["page"] ?? "";
  if (!isLegalPage(page)) stop("not_found");
  const versions = await listLegalVersions(page);
  const last = versions.at(-1);
  const [it, en] = last
    ? await Promise.all([getLegalText(page, last.version, "it"), getLegalText(page, last.version, "en")])
    : [null, null];
  return {
    page,
    title: found(getNote(lang, page)).title,
    today: romeDay(now),
    current: inForceOn(versions, romeDay(now))?.version ?? null,
    versions: versions.reverse(),
    bodyIt: it?.body ?? getNoteSource("it", page),
    bodyEn: en ? (en.lang === "en" ? en.body : "") : getNoteSource("en", page),
  };
}

export async function action(args: ActionFunctionArgs) {
  need(args, "legal.write");
  const page = args.params["page"] ?? "";
  if (!isLegalPage(page)) stop("not_found");
  const form = args.context.form;
  if (form.get("intent") !== "write") return stop("invalid");
  return submit(
    args,
    writeLegalPage,
    { page },
    () => `${hrefIn(contextOf(args).lang, "systemPage", { page })}?fatto=pagina`,
  );
}

export default function Page() {
  const { page, title, today, current, versions, bodyIt, bodyEn } = useLoaderData<typeof loader>();
  const t = useText().privacy.pages;
  const lang = useLang();
  const href = useHref();
  const done = useSearchParams()[0].get("fatto") === "pagina";
  const tools = {
    previewUrl: href("legalPreview", { page }),
    pasteUrl: href("legalPaste", { page }),
    rows: 16,
    onLosses: () => undefined,
  };
  return (
    <SystemShell current="pages">
      <PageHeader
        title={title}
        lead={t.editLead}
        crumbs={[{ label: t.title, href: href("systemPages") }, { label: title }]}
      />
      <div className="stack-loose">
        {done ? (
          <Notice kind="success" live>
            {t.done}
          </Notice>
        ) : null}
        <section className="panel stack" aria-labelledby="edit">
          <h2 id="edit">{t.edit}</h2>
          <IntentForm intent="write" labels={{ bodyIt: t.bodyIt, bodyEn: t.bodyEn, validFrom: t.validFrom }}>
            <TextEditor name="bodyIt" label={t.bodyIt} hint={t.bodyHint} defaultValue={bodyIt} {...tools} />
            <TextEditor name="bodyEn" label={t.bodyEn} hint={t.bodyEnHint} defaultValue={bodyEn} {...tools} />
            <DateField name="validFrom" label={t.validFrom} hint={t.validFromHint} defaultValue={today} required />
            {page === "privacy" ? <p className="small muted">{t.privacyNote}</p> : null}
            <SubmitButton>{t.submit}</SubmitButton>
          </IntentForm>
        </section>
        {versions.length > 0 ? (
          <section className="stack" aria-labelledby="history">
            <h2 id="history">{t.history}</h2>
            <Table
              caption={t.history}
              captionHidden
              cards
              columns={[{ label: t.version }, { label: t.since }, { label: t.saved }, { label: t.state }]}
              rows={versions.map((each) => ({
                id: each.version,
                cells: [
                  <a key="version" href={`${href("legal", { page })}?versione=${encodeURIComponent(each.version)}`}>
                    {each.version}
                  </a>,
                  longDay(each.validFrom, lang),
                  longTime(each.savedAt, lang),
                  <Badge
                    key="state"
                    state={each.version === current ? "open" : each.validFrom > today ? "waiting" : "neutral"}
                  >
                    {each.version === current ? t.inForce : each.validFrom > today ? t.coming : t.past}
                  </Badge>,
                ],
              }))}
            />
          </section>
        ) : null}
      </div>
    </SystemShell>
  );
}
