import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { found } from "#app/http/route.server.ts";
import { hrefIn, useHref } from "#app/core/paths.ts";
import { Band } from "#app/features/campaigns/band.tsx";
import { CampaignAbout, CampaignAnswers, CampaignOpening } from "#app/features/portal/campaign-about.tsx";
import { CampaignDocument } from "#app/features/portal/campaign-document.tsx";
import { CampaignNumbers } from "#app/features/portal/campaign-numbers.tsx";
import { CampaignWho } from "#app/features/portal/campaign-who.tsx";
import { getCampaignPage } from "#app/features/portal/campaign-page.server.ts";
import { LineThreads } from "#app/features/portal/line-threads.tsx";
import { NewContributions } from "#app/features/portal/new-contributions.tsx";
import { RoundCall } from "#app/features/campaigns/round-call.tsx";
import { langOf } from "#app/i18n/lang.ts";
import { useText } from "#app/i18n/text.ts";

export const handle = { wide: true };

export const loader = async ({ params, context }: LoaderFunctionArgs) =>
  found(await getCampaignPage(params["campaign"] ?? "", context.now));

export const meta: MetaFunction<typeof loader> = ({ data, location }) => [
  { title: `${data?.title ?? ""} · Tavolo Comune` },
  { name: "description", content: data?.inBrief.split("\n")[0] ?? "" },
  ...(data
    ? [
        {
          tagName: "link",
          rel: "alternate",
          type: "application/atom+xml",
          title: data.title,
          href: hrefIn(langOf(location.pathname), "feed", { campaign: data.slug }),
        },
      ]
    : []),
];

export default function Page() {
  const campaign = useLoaderData<typeof loader>();
  const text = useText();
  const t = text.campaigns.page;
  const feed = text.inbox.feed.link;
  const href = useHref();
  const at = { campaign: campaign.slug };
  return (
    <>
      <CampaignOpening campaign={campaign} />
      <CampaignAbout campaign={campaign} />
      <Band paper title={campaign.lines.length === 5 ? t.threads : t.threadsAny} lead={t.threadsLead}>
        <LineThreads campaign={campaign.slug} lines={campaign.lines} version={campaign.version?.number ?? null} />
      </Band>
      {campaign.round && campaign.state === "open" ? (
        <Band>
          <RoundCall round={campaign.round} />
        </Band>
      ) : null}
      <Band paper title={t.gathered} lead={t.gatheredLead}>
        <CampaignNumbers counts={campaign.counts} />
      </Band>
      <Band>
        <div className="columns-2">
          <CampaignWho campaign={campaign} />
          <CampaignDocument campaign={campaign} />
        </div>
      </Band>
      <Band paper title={t.newest}>
        {campaign.newest.length > 0 ? (
          <NewContributions contributions={campaign.newest} lines={campaign.lines} />
        ) : (
          <p>{t.noContributions}</p>
        )}
        {campaign.newest.length > 0 ? (
          <p className="band-more">
            <a href={href("contributions", at)}>{t.allContributions}</a>
          </p>
        ) : null}
        <p className="band-more">
          <a href={href("feed", at)} type="application/atom+xml">
            {feed}
          </a>
        </p>
      </Band>
      <CampaignAnswers campaign={campaign} />
    </>
  );
}
