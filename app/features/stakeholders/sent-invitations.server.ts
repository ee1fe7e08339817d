import { and, desc, eq } from "drizzle-orm";
import { db } from "#db/client.server.ts";
import { organisations } from "#db/schema/organisations.ts";
import { stakeholderInvitations, stakeholders } from "#db/schema/stakeholders.ts";
import { linkState } from "./invitation.ts";

/** The invitations that a body was sent in a campaign, newest first; `outcome` is what became of the link. */
export async function listInvitations(campaignId: string, organisationId: string, now: Date) {
  const rows = await db()
    .select({
      id: stakeholderInvitations.id,
      contactName: stakeholderInvitations.contactName,
      contactEmail: stakeholderInvitations.contactEmail,
      sentAt: stakeholderInvitations.sentAt,
      spentAt: stakeholderInvitations.spentAt,
      deliveredAt: stakeholderInvitations.deliveredAt,
      failedAt: stakeholderInvitations.failedAt,
      failure: stakeholderInvitations.failure,
      mandateId: stakeholderInvitations.mandateId,
      batchId: stakeholderInvitations.batchId,
      state: stakeholders.state,
      stateAt: stakeholders.stateAt,
    })
    .from(stakeholderInvitations)
    .innerJoin(stakeholders, eq(stakeholders.id, stakeholderInvitations.stakeholderId))
    .where(and(eq(stakeholders.campaignId, campaignId), eq(stakeholders.organisationId, organisationId)))
    .orderBy(desc(stakeholderInvitations.sentAt), desc(stakeholderInvitations.id))
    .limit(50);
  return rows.map(({ mandateId, state, stateAt, ...row }) => {
    const link = linkState(row, now);
    const answered =
      link === "spent" && state !== "listed" && state !== "invited" && row.spentAt?.getTime() === stateAt.getTime();
    const outcome = mandateId
      ? ("accepted" as const)
      : answered
        ? ("answered" as const)
        : link === "spent"
          ? ("withdrawn" as const)
          : link === "expired"
            ? ("expired" as const)
            : null;
    return { ...row, outcome };
  });
}

/** The body's own address: invitations go there when no person is named. */
export async function bodyAddress(organisationId: string): Promise<string | null> {
  const [row] = await db()
    .select({ email: organisations.email })
    .from(organisations)
    .where(eq(organisations.id, organisationId));
  return row?.email ?? null;
}
