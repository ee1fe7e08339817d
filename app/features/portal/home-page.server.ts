import { untilChanged } from "#app/core/reads.server.ts";
import { sql } from "drizzle-orm";
import { db, rowsOf } from "#db/client.server.ts";
import { listCampaigns, type CampaignRow } from "#app/features/campaigns/campaigns.server.ts";
import { countPassages } from "#app/features/campaigns/counts.server.ts";
import { getNewestVersion } from "./line-texts.server.ts";
import { listLinesOf, type Line } from "#app/features/campaigns/lines.server.ts";
import { getOpenRounds, type Round } from "#app/features/campaigns/rounds.server.ts";

export interface ListedCampaign {
  slug: string;
  title: string;
  opening: string;
  state: CampaignRow["state"];
  demo: boolean;
  round: Round | null;
  published: number;
  lines: Line[];
}

/**
 * The public campaigns as lists show them: first those that take texts, then the others in the order in which they were
 * made.
 */
export async function listPublicCampaigns(
  now: Date,
): Promise<(ListedCampaign & { id: string; office: string; contact: string })[]> {
  const [campaigns, open, counted] = await Promise.all([listCampaigns(), getOpenRounds(null, now), countPublished()]);
  const lines = await listLinesOf(campaigns.map((campaign) => campaign.id));
  const listed = campaigns.map((campaign) => ({
    id: campaign.id,
    slug: campaign.slug,
    title: campaign.title,
    opening: campaign.inBrief.split("\n")[0] ?? "",
    state: campaign.state,
    demo: campaign.demo,
    office: campaign.office,
    contact: campaign.contact,
    round: campaign.state === "open" ? (open.find((round) => round.campaignId === campaign.id) ?? null) : null,
    published: counted.get(campaign.id) ?? 0,
    lines: lines.get(campaign.id) ?? [],
  }));
  return listed.sort((a, b) => Number(b.round !== null) - Number(a.round !== null));
}

async function countPublished(): Promise<Map<string, number>> {
  const rows = rowsOf<{ id: string; count: number }>(
    await db().execute(
      sql`select campaign_id as id, sum(n)::int as count from text_tallies where grain = 'all' and state = 'published' group by 1`,
    ),
  );
  return new Map(rows.map((row) => [row.id, row.count]));
}

/** The home page: all campaigns, and the one in the foreground with its threads. */
export const getHomePage = untilChanged(readHomePage);

async function readHomePage(now: Date) {
  const campaigns = await listPublicCampaigns(now);
  const current = campaigns.find((campaign) => campaign.state === "open") ?? campaigns[0] ?? null;
  if (!current) return { campaigns, current: null };
  const [{ lines: totals }, version] = await Promise.all([countPassages(current.id), getNewestVersion(current.id)]);
  return { campaigns, current: { ...current, totals, version } };
}
