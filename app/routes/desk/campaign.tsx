import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useHref } from "#app/core/paths.ts";
import { found, need } from "#app/http/route.server.ts";
import { AwaitingList } from "#app/features/campaigns/awaiting-list.tsx";
import { CampaignNumbers } from "#app/features/portal/campaign-numbers.tsx";
import { getCampaign } from "#app/features/campaigns/campaigns.server.ts";
import { countCampaign, countPassages } from "#app/features/campaigns/counts.server.ts";
import { countAwaiting } from "#app/features/campaigns/desk-work.server.ts";
import { listLines } from "#app/features/campaigns/lines.server.ts";
import { roundState } from "#app/features/campaigns/round.ts";
import { RoundList } from "#app/features/campaigns/round-list.tsx";
import { listRounds } from "#app/features/campaigns/rounds.server.ts";
import { useText } from "#app/i18n/text.ts";
import { Badge } from "#app/ui/badge.tsx";
import { BarChart } from "#app/ui/bar-chart.tsx";
import { PageHeader } from "#app/ui/frame/page-header.tsx";
import { titled } from "../page-title.ts";
import { DeskShell } from "./desk-shell.tsx";

export const meta = titled((t) => t.campaigns.desk.overview);

export async function loader(args: LoaderFunctionArgs) {
  const campaign = found(await getCampaign(args.params["campaign"] ?? ""));
  need(args, "desk.read", { campaignId: campaign.id });
  const { now } = args.context;
  const [awaiting, counts, lines, passages, rounds] = await Promise.all([
    countAwaiting(campaign.id),
    countCampaign(campaign.id, now),
    listLines(campaign.id),
    countPassages(campaign.id),
    listRounds(campaign.id),
  ]);
  return {
    campaign,
    awaiting,
    counts,
    lines: lines.map((line) => ({
      line,
      count: passages.lines.find((each) => each.lineId === line.id)?.excerpts ?? 0,
    })),
    rounds: rounds.map((round) => ({ ...round, state: roundState(round, now) })),
  };
}

export default function Page() {
  const { campaign, awaiting, counts, lines, rounds } = useLoaderData<typeof loader>();
  const t = useText().campaigns;
  const href = useHref();
  return (
    <DeskShell campaign={campaign} current="overview">
      <PageHeader
        title={t.desk.overview}
        meta={
          <>
            <Badge state={campaign.state === "open" ? "open" : "draft"}>{t.states[campaign.state]}</Badge>
            {campaign.state === "draft" ? null : (
              <a href={href("campaign", { campaign: campaign.slug })}>{t.desk.publicPage}</a>
            )}
          </>
        }
      />
      <div className="stack-loose">
        <div className="columns-2">
          <section className="panel">
            <h2>{t.desk.awaits}</h2>
            <AwaitingList campaign={campaign.slug} awaiting={awaiting} />
          </section>
          <section className="panel">
            <h2>{t.desk.roundsTitle}</h2>
            <RoundList rounds={rounds} />
          </section>
        </div>
        <section>
          <h2>{t.page.gathered}</h2>
          <CampaignNumbers counts={counts} />
        </section>
        <BarChart
          title={t.desk.byLine}
          quantity={t.counts.excerpts.label}
          bars={lines.map(({ line, count }) => ({ label: `${line.code}. ${line.shortName}`, value: count, line }))}
          note={t.counts.excerpts.definition}
        />
      </div>
    </DeskShell>
  );
}
