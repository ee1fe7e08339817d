import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { CampaignCards } from "#app/features/portal/campaign-cards.tsx";
import { listPublicCampaigns } from "#app/features/portal/home-page.server.ts";
import { langOf } from "#app/i18n/lang.ts";
import { textIn, useText } from "#app/i18n/text.ts";
import { Empty } from "#app/ui/empty.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";

export async function loader({ context }: LoaderFunctionArgs) {
  const campaigns = await listPublicCampaigns(context.now);
  return { campaigns, demo: campaigns.some((campaign) => campaign.demo) };
}

export const meta: MetaFunction = ({ location }) => [
  { title: `${textIn(langOf(location.pathname)).campaigns.list.title} · Tavolo Comune` },
];

export default function Page() {
  const { campaigns } = useLoaderData<typeof loader>();
  const t = useText().campaigns.list;
  const open = campaigns.filter((campaign) => campaign.state === "open");
  const over = campaigns.filter((campaign) => campaign.state !== "open");
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} />
      {campaigns.length === 0 ? <Empty sentence={t.none} /> : null}
      {open.length > 0 ? (
        <section>
          <h2>{t.open}</h2>
          <CampaignCards campaigns={open} />
        </section>
      ) : null}
      {over.length > 0 ? (
        <section>
          <h2>{t.over}</h2>
          <CampaignCards campaigns={over} />
        </section>
      ) : null}
    </>
  );
}
