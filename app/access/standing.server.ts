import { and, desc, eq, ne } from "drizzle-orm";
import type { CampaignState } from "#app/permissions.ts";
import { database, type Db, type Tx } from "#db/client.server.ts";
import { campaigns, campaignSteps } from "#db/schema/campaigns.ts";

export interface CampaignStanding {
  state: CampaignState;
  /** The public reason of the suspension or conclusion that holds; empty while it is open. */
  reason: string;
  /** Since when it is in that state; null while no step led there. */
  since: Date | null;
  /** Since when its terms stand still; null while they run. */
  stoppedAt: Date | null;
}

/** The state of a campaign; null where there is no such campaign. */
export async function getStanding(campaignId: string, from: Db | Tx = database().db): Promise<CampaignStanding | null> {
  const [campaign] = await from.select({ state: campaigns.state }).from(campaigns).where(eq(campaigns.id, campaignId));
  if (!campaign) return null;
  const open: CampaignStanding = { ...campaign, reason: "", since: null, stoppedAt: null };
  if (campaign.state !== "suspended" && campaign.state !== "concluded") return open;
  const [step] = await from
    .select({ reason: campaignSteps.reason, at: campaignSteps.at, termsRun: campaignSteps.termsRun })
    .from(campaignSteps)
    .where(and(eq(campaignSteps.campaignId, campaignId), ne(campaignSteps.step, "resumed")))
    .orderBy(desc(campaignSteps.at), desc(campaignSteps.id))
    .limit(1);
  if (!step) return open;
  return {
    ...campaign,
    reason: step.reason,
    since: step.at,
    stoppedAt: campaign.state === "suspended" && step.termsRun === false ? step.at : null,
  };
}
