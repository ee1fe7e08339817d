import { asc, eq, getTableColumns, ne } from "drizzle-orm";
import { untilChanged } from "#app/core/reads.server.ts";
import { campaigns, campaignSteps, milestones } from "#db/schema/index.ts";
import { db, type Db, type Tx } from "#db/client.server.ts";

export type CampaignRow = typeof campaigns.$inferSelect;
export type MilestoneRow = Omit<typeof milestones.$inferSelect, "campaignId">;

export async function getCampaign(slug: string): Promise<CampaignRow | null> {
  const [row] = await db().select(getTableColumns(campaigns)).from(campaigns).where(eq(campaigns.slug, slug));
  return row ?? null;
}

/** A campaign for visitors; for a draft campaign null, as if there were none. */
export async function getPublicCampaign(slug: string): Promise<CampaignRow | null> {
  const campaign = await getCampaign(slug);
  return campaign && campaign.state !== "draft" ? campaign : null;
}

/** In the order they were made; drafts only where asked for. */
export function listCampaigns(options: { withDrafts?: boolean } = {}, from: Db | Tx = db()): Promise<CampaignRow[]> {
  const query = from.select(getTableColumns(campaigns)).from(campaigns);
  return query
    .where(options.withDrafts ? undefined : ne(campaigns.state, "draft"))
    .orderBy(asc(campaigns.createdAt), asc(campaigns.id));
}

/** Whether anything here is demonstration data, so that pages which belong to no campaign can say so too. */
export const showsDemo = untilChanged(
  async (): Promise<boolean> =>
    (await db().select({ id: campaigns.id }).from(campaigns).where(eq(campaigns.demo, true)).limit(1)).length > 0,
);

export function listMilestones(campaignId: string): Promise<MilestoneRow[]> {
  const { id, onDate, dateLabel, title, description } = milestones;
  return db()
    .select({ id, onDate, dateLabel, title, description })
    .from(milestones)
    .where(eq(milestones.campaignId, campaignId))
    .orderBy(asc(milestones.onDate), asc(milestones.title), asc(milestones.id));
}

export type CampaignStep = Pick<
  typeof campaignSteps.$inferSelect,
  "id" | "step" | "reason" | "act" | "termsRun" | "at"
>;

/** Every suspension, resumption and conclusion, the oldest first; never with the person who decided it. */
export function listCampaignSteps(campaignId: string): Promise<CampaignStep[]> {
  const { id, step, reason, act, termsRun, at } = campaignSteps;
  return db()
    .select({ id, step, reason, act, termsRun, at })
    .from(campaignSteps)
    .where(eq(campaignSteps.campaignId, campaignId))
    .orderBy(asc(at), asc(id));
}
