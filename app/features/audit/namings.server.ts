import { lt } from "drizzle-orm";
import type { Tx } from "#db/client.server.ts";
import { namings } from "#db/schema/digests.ts";

const aYear = 365 * 86_400_000;

/** Takes away questions a year after they were asked; the log keeps that they were. */
export async function forgetNamings(tx: Tx, now: Date): Promise<void> {
  await tx.delete(namings).where(lt(namings.askedAt, new Date(now.getTime() - aYear)));
}
