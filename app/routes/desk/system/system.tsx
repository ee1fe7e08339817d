import type { LoaderFunctionArgs } from "@remix-run/node";
import { useHref } from "#app/core/paths.ts";
import { mailFolder } from "#app/core/mail.server.ts";
import { need } from "#app/http/route.server.ts";
import { useLoaderData } from "@remix-run/react";
import { useText } from "#app/i18n/text.ts";
import { Card } from "#app/ui/card.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { DoneNotice } from "#app/routes/done-notice.tsx";
import { titled } from "#app/routes/page-title.ts";
import { sectionWords, SystemShell, systemSections } from "./system-shell.tsx";

export const meta = titled((t) => t.people.system.title);

export function loader(args: LoaderFunctionArgs) {
  need(args, "system.read");
  return { mailFolder: mailFolder() };
}

export default function Page() {
  const { mailFolder: folder } = useLoaderData<typeof loader>();
  const all = useText();
  const text = all.people;
  const t = text.system;
  const href = useHref();
  return (
    <SystemShell current="overview">
      <PageHeader title={t.title} lead={t.lead} />
      <div className="stack">
        <DoneNotice />
        {folder ? <Notice kind="warning">{text.mailFolder(folder)}</Notice> : null}
        <ul className="cards">
          {systemSections.map(({ key, page }) => {
            const words = sectionWords(all, key);
            return key === "overview" ? null : (
              <li key={key}>
                <Card level={2} title={words.title} href={href(page)}>
                  {words.text}
                </Card>
              </li>
            );
          })}
        </ul>
      </div>
    </SystemShell>
  );
}
