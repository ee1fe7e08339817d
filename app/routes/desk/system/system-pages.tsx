import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useHref } from "#app/core/paths.ts";
import { contextOf, need } from "#app/http/route.server.ts";
import { getNote } from "#app/guide/guide.server.ts";
import { inForceOn, legalPageNames } from "#app/features/people/legal-page.ts";
import { listLegalVersions } from "#app/features/people/legal-pages.server.ts";
import { useLang, useText } from "#app/i18n/text.ts";
import { longDay, romeDay } from "#app/i18n/time.ts";
import { Badge } from "#app/ui/badge.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { Table } from "#app/ui/table.tsx";
import { Spoken } from "#app/routes/spoken.tsx";
import { titled } from "#app/routes/page-title.ts";
import { SystemShell } from "./system-shell.tsx";

export const meta = titled((t) => t.privacy.pages.title);

export async function loader(args: LoaderFunctionArgs) {
  need(args, "legal.write");
  const { lang, now } = contextOf(args);
  const rows = await Promise.all(
    legalPageNames.map(async (page) => ({
      page,
      title: getNote(lang, page)?.title ?? page,
      current: inForceOn(await listLegalVersions(page), romeDay(now)),
    })),
  );
  return { rows };
}

export default function Page() {
  const { rows } = useLoaderData<typeof loader>();
  const t = useText().privacy.pages;
  const lang = useLang();
  const href = useHref();
  return (
    <SystemShell current="pages">
      <PageHeader title={t.title} lead={t.lead} />
      <Table
        caption={t.title}
        captionHidden
        cards
        columns={[{ label: t.page }, { label: t.state }, { label: t.since }, { label: t.action }]}
        rows={rows.map(({ page, title, current }) => ({
          id: page,
          cells: [
            <a key="page" href={href("legal", { page })}>
              {title}
            </a>,
            <Badge key="state" state={current ? "done" : "waiting"}>
              {current ? t.own : t.template}
            </Badge>,
            current ? longDay(current.validFrom, lang) : t.none,
            <a key="edit" href={href("systemPage", { page })}>
              <Spoken shown={t.edit} said={t.editOf(title)} />
            </a>,
          ],
        }))}
      />
    </SystemShell>
  );
}
