import { and, isNotNull, lt, ne, or, sql, type SQLWrapper } from "drizzle-orm";
import type { Tx } from "#db/client.server.ts";
import { participationRequests, reports, stakeholderInvitations } from "#db/schema/index.ts";

/** Milliseconds after an answer in which the person may still come back to it. */
const stays = 180 * 86_400_000;

/**
 * Deletes the addresses of people who wrote without an account, half a year after they were answered, when nobody needs
 * them any more. Where nobody answered, the half year counts from the end of the consultation; for an invitation it
 * counts from its sending, because an unused link has long expired by then. What they wrote stays.
 */
export async function forgetContacts(tx: Tx, now: Date): Promise<void> {
  const before = new Date(now.getTime() - stays);
  const over = (campaign: SQLWrapper) =>
    sql`${campaign} in (select s.campaign_id from campaign_steps s join campaigns c on c.id = s.campaign_id and c.state = 'concluded' where s.step = 'concluded' and s.at < ${before.toISOString()}::timestamptz)`;
  await tx
    .update(participationRequests)
    .set({ personName: "", personEmail: "" })
    .where(
      and(
        or(lt(participationRequests.decidedAt, before), over(participationRequests.campaignId)),
        or(ne(participationRequests.personName, ""), ne(participationRequests.personEmail, "")),
      ),
    );
  await tx
    .update(stakeholderInvitations)
    .set({ contactName: "", contactEmail: "" })
    .where(
      and(
        sql`coalesce(${stakeholderInvitations.spentAt}, ${stakeholderInvitations.sentAt}) < ${before.toISOString()}::timestamptz`,
        or(ne(stakeholderInvitations.contactName, ""), ne(stakeholderInvitations.contactEmail, "")),
      ),
    );
  // A report may come long after the end of the consultation: then the half year counts from the report.
  await tx
    .update(reports)
    .set({ replyEmail: null })
    .where(
      and(
        or(lt(reports.decidedAt, before), and(over(reports.campaignId), lt(reports.reportedAt, before))),
        isNotNull(reports.replyEmail),
      ),
    );
}
