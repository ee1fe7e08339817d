import type { LoaderFunctionArgs } from "@remix-run/node";
import { useHref } from "#app/core/paths.ts";
import { mailFolder } from "#app/core/mail.server.ts";
import { need } from "#app/core/route.server.ts";
import { useLoaderData } from "@remix-run/react";
import { useText } from "#app/i18n/text.ts";
import { Card } from "#app/ui/card.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { DoneNotice } from "../done-notice.tsx";
import { titled } from "../page-title.ts";
import { SystemShell, systemSections } from "./system-shell.tsx";

export const meta = titled((t) => t.people.system.title);

export function loader(args: LoaderFunctionArgs) {
  need(args, "system.read");
  return { mailFolder: mailFolder() };
}

export default function Page() {
  const { mailFolder: folder } = useLoaderData<typeof loader>();
  const text = useText().people;
  const t = text.system;
  const href = useHref();
  const texts = { organisations: t.organisationsText, people: t.peopleText, newCampaign: t.newCampaignText };
  return (
    <SystemShell current="overview">
      <PageHeader title={t.title} lead={t.lead} />
      <div className="stack">
        <DoneNotice />
        {folder ? <Notice kind="warning">{text.mailFolder(folder)}</Notice> : null}
        <ul className="cards">
          {systemSections.map(({ key, page }) => (key === "overview" ? null : <li key={key}><Card level={2} title={t[key]} href={href(page)}>{texts[key]}</Card></li>))}
        </ul>
      </div>
    </SystemShell>
  );
}
