import { eq } from "drizzle-orm";
import type { Tx } from "#db/client.server.ts";
import { campaigns } from "#db/schema/campaigns.ts";

/** The scope of a command whose input names its campaign; null where there is none. */
export const ofCampaign = async (tx: Tx, { campaign }: { campaign: string }) => {
  const [row] = await tx.select({ campaignId: campaigns.id }).from(campaigns).where(eq(campaigns.id, campaign));
  return row ?? null;
};
