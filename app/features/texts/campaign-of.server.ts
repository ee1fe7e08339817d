import { eq } from "drizzle-orm";
import type { Tx } from "#db/client.server.ts";
import { contributions } from "#db/schema/contributions.ts";

/** Where the office's permissions over a text are held. */
export async function campaignOf(tx: Tx, number: string) {
  const [row] = await tx
    .select({ campaignId: contributions.campaignId })
    .from(contributions)
    .where(eq(contributions.number, number));
  return row ?? null;
}
