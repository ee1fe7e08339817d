import { and, isNotNull, lt, ne, or } from "drizzle-orm";
import type { Tx } from "#db/client.server.ts";
import { participationRequests, reports } from "#db/schema/index.ts";

/** Milliseconds after an answer in which somebody may still come back to it. */
const stays = 180 * 86_400_000;

/** Who wrote without an account, and where the answer went: half a year after it nobody needs that. What was written stays. */
export async function forgetContacts(tx: Tx, now: Date): Promise<void> {
  const before = new Date(now.getTime() - stays);
  await tx.update(participationRequests).set({ personName: "", personEmail: "" }).where(and(lt(participationRequests.decidedAt, before), or(ne(participationRequests.personName, ""), ne(participationRequests.personEmail, ""))));
  await tx.update(reports).set({ replyEmail: null }).where(and(lt(reports.decidedAt, before), isNotNull(reports.replyEmail)));
}
