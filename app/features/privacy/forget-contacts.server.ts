import { and, isNotNull, lt, ne, or, sql } from "drizzle-orm";
import type { Tx } from "#db/client.server.ts";
import { participationRequests, reports, stakeholderInvitations } from "#db/schema/index.ts";

/** Milliseconds after an answer in which somebody may still come back to it. */
const stays = 180 * 86_400_000;

/** Who wrote without an account, and where the answer went: half a year after it nobody needs that. What was written stays. */
export async function forgetContacts(tx: Tx, now: Date): Promise<void> {
  const before = new Date(now.getTime() - stays);
  await tx.update(participationRequests).set({ personName: "", personEmail: "" }).where(and(lt(participationRequests.decidedAt, before), or(ne(participationRequests.personName, ""), ne(participationRequests.personEmail, ""))));
  // A link that nobody used is over long before.
  await tx.update(stakeholderInvitations).set({ contactName: "", contactEmail: "" }).where(and(sql`coalesce(${stakeholderInvitations.spentAt}, ${stakeholderInvitations.sentAt}) < ${before.toISOString()}::timestamptz`, or(ne(stakeholderInvitations.contactName, ""), ne(stakeholderInvitations.contactEmail, ""))));
  await tx.update(reports).set({ replyEmail: null }).where(and(lt(reports.decidedAt, before), isNotNull(reports.replyEmail)));
}
