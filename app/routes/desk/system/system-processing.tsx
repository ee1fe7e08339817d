import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useHref } from "#app/core/paths.ts";
import { contextOf, need } from "#app/http/route.server.ts";
import { listProcessing } from "#app/features/privacy/processing.server.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { ButtonLink } from "#app/ui/forms/button.tsx";
import { DescriptionList } from "#app/ui/description-list.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { Table } from "#app/ui/table.tsx";
import { titled } from "#app/routes/page-title.ts";
import { SystemShell } from "./system-shell.tsx";

export const meta = titled((t) => t.privacy.register.title);

export function loader(args: LoaderFunctionArgs) {
  need(args, "system.read");
  const all = new URL(args.request.url).searchParams.get("dati") === "tutti";
  return { all, tables: listProcessing(contextOf(args).lang, all) };
}

export default function Page() {
  const { all, tables } = useLoaderData<typeof loader>();
  const t = useText().privacy.register;
  const lang = useLang();
  const href = useHref();
  const here = href("systemProcessing");
  return (
    <SystemShell current="register">
      <PageHeader
        title={t.title}
        lead={t.lead}
        actions={
          <ButtonLink icon="download" href={href("processingCsv")}>
            {t.download}
          </ButtonLink>
        }
      />
      <div className="stack-loose">
        <nav className="cluster no-print" aria-label={t.shown}>
          <a href={here} aria-current={all ? undefined : "page"}>
            {t.personal}
          </a>
          <a href={`${here}?dati=tutti`} aria-current={all ? "page" : undefined}>
            {t.all}
          </a>
          <span className="small muted">{t.print}</span>
        </nav>
        <section className="panel stack-tight" aria-labelledby="levels">
          <h2 id="levels">{t.levelsTitle}</h2>
          <DescriptionList
            items={(["public", "internal", "personal", "special"] as const).map((level) => ({
              term: t.levels[level],
              text: t.levelsText[level],
            }))}
          />
        </section>
        {tables.map((table) => (
          <div key={table.name} className="stack-tight">
            <h2 className="h3">{table.title}</h2>
            <Table
              caption={table.title}
              captionHidden
              cards
              columns={[{ label: t.column }, { label: t.purpose }, { label: t.sensitivity }, { label: t.kept }]}
              rows={table.columns.map((column) => ({
                id: column.name,
                cells: [
                  <code key="name">{column.name}</code>,
                  <span key="purpose" lang={column.lang === lang ? undefined : column.lang}>
                    {column.purpose}
                  </span>,
                  t.levels[column.sensitivity],
                  t.kepts[column.kept],
                ],
              }))}
            />
          </div>
        ))}
      </div>
    </SystemShell>
  );
}
