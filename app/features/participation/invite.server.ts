import { and, eq, isNull, sql } from "drizzle-orm";
import { newSecret, sha256 } from "#app/core/hash.server.ts";
import { newId } from "#app/core/ids.server.ts";
import { cancelJobs, enqueue } from "#app/core/jobs.server.ts";
import { refuse } from "#app/core/refusal.ts";
import type { Lang } from "#app/i18n/lang.ts";
import { romeDay } from "#app/i18n/time.ts";
import type { Tx } from "#db/client.server.ts";
import { campaigns } from "#db/schema/campaigns.ts";
import { mandates } from "#db/schema/organisations.ts";
import { stakeholderInvitations, stakeholders } from "#db/schema/stakeholders.ts";

export interface Contact {
  name: string;
  email: string;
  language: Lang;
}
export type Stakeholder = typeof stakeholders.$inferSelect;

/** The entry of a body in a campaign's register, locked; it is made, as `listed`, where there is none. */
export async function stakeholderOf(
  tx: Tx,
  { campaignId, organisationId }: { campaignId: string; organisationId: string },
  given: Partial<Pick<Stakeholder, "source" | "note" | "batchId" | "bodyMade">>,
  now: Date,
): Promise<Stakeholder> {
  await tx
    .insert(stakeholders)
    .values({ id: newId(now), campaignId, organisationId, stateAt: now, createdAt: now, ...given })
    .onConflictDoNothing();
  const [row] = await tx
    .select()
    .from(stakeholders)
    .where(and(eq(stakeholders.campaignId, campaignId), eq(stakeholders.organisationId, organisationId)))
    .for("update");
  if (!row) throw new Error("The entry was neither found nor made");
  return row;
}

/** Writes an invitation and queues its mail; only the hash of its link is kept. */
export async function sendInvitation(
  tx: Tx,
  stakeholderId: string,
  contact: Contact,
  given: { sentBy: string; batchId: string | null },
  now: Date,
): Promise<void> {
  const [id, secret] = [newId(now), newSecret()];
  await tx.insert(stakeholderInvitations).values({
    id,
    stakeholderId,
    batchId: given.batchId,
    contactName: contact.name,
    contactEmail: contact.email,
    language: contact.language,
    answerHash: sha256(secret),
    sentAt: now,
    sentBy: given.sentBy,
  });
  await tx
    .update(stakeholders)
    .set({ state: "invited", stateAt: now, reason: "", throughId: null, throughName: "" })
    .where(eq(stakeholders.id, stakeholderId));
  await enqueue(tx, "stakeholder_invitation", { invitation: id, secret }, now, {
    once: `stakeholder_invitation ${id}`,
    about: given.batchId ? `invitations:${given.batchId}` : `invitations:${stakeholderId}`,
  });
}

/** From now on no link of the body opens anything, and none that still waits is mailed. */
export async function spendInvitations(tx: Tx, stakeholderId: string, now: Date): Promise<void> {
  await tx
    .update(stakeholderInvitations)
    .set({ spentAt: now })
    .where(and(eq(stakeholderInvitations.stakeholderId, stakeholderId), isNull(stakeholderInvitations.spentAt)));
  await cancelJobs(tx, `invitations:${stakeholderId}`);
}

/** From now on no link of any body opens anything; the register shows who has to be written to again. */
export async function endInvitations(tx: Tx, now: Date): Promise<void> {
  await tx.update(stakeholderInvitations).set({ spentAt: now }).where(isNull(stakeholderInvitations.spentAt));
}

/** True while somebody acts for the body there, or will do so. */
export async function isRepresented(
  tx: Tx,
  { campaignId, organisationId }: { campaignId: string; organisationId: string },
  now: Date,
): Promise<boolean> {
  const [row] = await tx
    .select({ id: mandates.id })
    .from(mandates)
    .where(
      and(
        eq(mandates.campaignId, campaignId),
        eq(mandates.organisationId, organisationId),
        isNull(mandates.revokedAt),
        sql`(${mandates.validTo} is null or ${mandates.validTo} >= ${romeDay(now)}::date)`,
      ),
    )
    .limit(1);
  return row !== undefined;
}

/** A consultation in preparation has no page yet that an invitation could lead to. */
export async function refuseUnpublished(tx: Tx, campaignId: string): Promise<void> {
  const [row] = await tx.select({ state: campaigns.state }).from(campaigns).where(eq(campaigns.id, campaignId));
  if (row?.state === "draft") refuse("campaign_in_preparation");
}
