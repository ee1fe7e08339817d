import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useHref } from "#app/core/paths.ts";
import { could, signedIn, stop } from "#app/http/route.server.ts";
import { AwaitingList } from "#app/features/campaigns/awaiting-list.tsx";
import { useContentLang } from "#app/features/campaigns/content-lang.ts";
import { listOwnCampaigns } from "#app/features/campaigns/desk-work.server.ts";
import { useText } from "#app/i18n/text.ts";
import { Badge } from "#app/ui/badge.tsx";
import { ButtonLink } from "#app/ui/forms/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { WorkShell } from "#app/ui/frame/work-shell.tsx";
import { titled } from "../page-title.ts";
import { DoneNotice } from "../done-notice.tsx";
import { useSite } from "../site.ts";

export const meta = titled((t) => t.campaigns.desk.homeTitle);

export async function loader(args: LoaderFunctionArgs) {
  const actor = signedIn(args);
  if (!could(actor, "desk.read") && !could(actor, "campaign.edit")) stop("forbidden");
  return { campaigns: await listOwnCampaigns(actor), system: could(actor, "system.read") };
}

export default function Page() {
  const { campaigns, system } = useLoaderData<typeof loader>();
  const text = useText();
  const t = text.campaigns;
  const lang = useContentLang();
  const href = useHref();
  const sections = [
    { label: t.desk.homeTitle, href: href("desk"), current: true },
    ...(system ? [{ label: text.people.system.title, href: href("system") }] : []),
  ];
  return (
    <WorkShell
      site={useSite({ demo: campaigns.some((campaign) => campaign.demo) })}
      space={{ kicker: text.people.desk.kicker, title: t.list.title, href: href("desk") }}
      sections={sections}
    >
      <PageHeader
        title={t.desk.homeTitle}
        lead={t.desk.homeLead}
        actions={
          system ? (
            <ButtonLink icon="plus" href={href("newCampaign")}>
              {t.desk.newCampaign}
            </ButtonLink>
          ) : null
        }
      />
      <DoneNotice />
      {campaigns.length === 0 ? <Empty sentence={t.desk.none} /> : null}
      <ul className="cards cards-wide">
        {campaigns.map((campaign) => (
          <li key={campaign.id}>
            <Card
              level={2}
              title={<span lang={lang}>{campaign.title}</span>}
              href={
                campaign.awaiting
                  ? href("deskCampaign", { campaign: campaign.slug })
                  : href("deskSettings", { campaign: campaign.slug })
              }
              kicker={
                campaign.roles.map((role) => t.desk.roles[role as keyof typeof t.desk.roles]).join(", ") ||
                t.desk.roles.admin
              }
              foot={
                <Badge state={campaign.state === "open" ? "open" : campaign.state === "draft" ? "draft" : "neutral"}>
                  {t.states[campaign.state]}
                </Badge>
              }
            >
              {campaign.awaiting ? <AwaitingList campaign={campaign.slug} awaiting={campaign.awaiting} /> : null}
            </Card>
          </li>
        ))}
      </ul>
    </WorkShell>
  );
}
