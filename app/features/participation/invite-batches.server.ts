import { and, desc, eq, isNotNull, isNull, lt, sql } from "drizzle-orm";
import { command } from "#app/access/command.server.ts";
import { newId } from "#app/core/ids.server.ts";
import { cancelJobs } from "#app/core/jobs.server.ts";
import { refuse } from "#app/core/refusal.ts";
import { idField, line, z } from "#app/core/validation.server.ts";
import { db, violated, type Db, type Tx } from "#db/client.server.ts";
import { organisationNames, organisations } from "#db/schema/organisations.ts";
import { invitationBatches, stakeholderInvitations, stakeholders } from "#db/schema/stakeholders.ts";
import { enterBody } from "#app/features/organisations/organisations.server.ts";
import { ofCampaign } from "#app/features/stakeholders/campaign-scope.server.ts";
import { checkInvitations, wrongLists, type InviteCheck } from "./invite-check.server.ts";
import { refuseUnpublished, sendInvitation, stakeholderOf } from "./invite.server.ts";

/** Characters of the largest file that is taken; two thousand rows have about a tenth of them. */
export const longestList = 1_000_000;

/** Keeps an uploaded list so that it can be checked by eye; nothing else is written. */
export const uploadInvitations = command({
  name: "stakeholder.manage",
  input: z.object({ campaign: idField, fileName: line(200), content: z.string().min(1).max(longestList, "too_large") }),
  scope: ofCampaign,
  run: async ({ tx, input, actor, now, log }): Promise<string> => {
    const id = newId(now);
    const check = await checkInvitations(input.content, input.campaign, now, tx);
    await tx.insert(invitationBatches).values({
      id,
      campaignId: input.campaign,
      fileName: input.fileName,
      rows: check.rows.length,
      content: input.content,
      createdAt: now,
      createdBy: actor.personId,
    });
    await log(`invitations:${id}`, { what: "uploaded", rows: check.rows.length, errors: check.errors.length });
    return id;
  },
});

const ofBatch = async (tx: Tx, { campaign, batch }: { campaign: string; batch: string }) => {
  const [row] = await tx
    .select({ campaignId: invitationBatches.campaignId })
    .from(invitationBatches)
    .where(and(eq(invitationBatches.id, batch), eq(invitationBatches.campaignId, campaign)));
  return row ?? null;
};
const batchInput = z.object({ campaign: idField, batch: idField });

/**
 * A lock that lets readers of the list's key pass. An answer that is being given makes sure that the list of its
 * invitation exists, and would otherwise wait for this transaction while this one waits for it.
 */
async function lockBatch(tx: Tx, id: string) {
  const [batch] = await tx.select().from(invitationBatches).where(eq(invitationBatches.id, id)).for("no key update");
  return batch ?? refuse("not_found");
}

/**
 * Sends a list that was looked at: all of it or nothing. It is read again first, since others may have invited or
 * entered the same bodies meanwhile. Gives how many invitations went out. Errors: `stale` where it is no longer as it
 * was shown, `wrong_state`.
 */
export const sendBatch = command({
  name: "stakeholder.manage",
  input: z.object({ campaign: idField, batch: idField, invitations: z.coerce.number().int().min(0).max(1_000_000) }),
  scope: ofBatch,
  run: async ({ tx, input, actor, now, log }): Promise<number> => {
    const batch = await lockBatch(tx, input.batch);
    if (batch.state !== "checked" || batch.content === null) refuse("wrong_state");
    await refuseUnpublished(tx, input.campaign);
    // Bodies are entered for one list at a time: a name that was free when the list was read is still free when it is
    // written.
    await tx.execute(sql`select pg_advisory_xact_lock(7416003)`);
    const { rows, errors } = await checkInvitations(batch.content, input.campaign, now, tx);
    const sent = rows.filter((row) => row.skipped === null);
    if (errors.length > 0 || sent.length !== input.invitations) refuse("stale");
    if (sent.length === 0) refuse("wrong_state");
    for (const { known, made, contact, note } of sent) {
      const organisationId =
        known ??
        (made
          ? await enterBody(tx, { ...made, shortName: null, website: null, validFrom: null }, now, { named: true })
          : refuse("invalid"));
      const entry = await stakeholderOf(
        tx,
        { campaignId: input.campaign, organisationId },
        { source: "csv", note, batchId: batch.id, bodyMade: known === null },
        now,
      );
      // Somebody invited the body, or the body answered, after the list was read and before the entry was locked.
      if (entry.state !== "listed") refuse("stale");
      await sendInvitation(tx, entry.id, contact, { sentBy: actor.personId, batchId: batch.id }, now);
    }
    await tx
      .update(invitationBatches)
      .set({ state: "sent", sentAt: now, rows: sent.length, content: null })
      .where(eq(invitationBatches.id, batch.id));
    await log(`invitations:${batch.id}`, {
      what: "sent",
      invitations: sent.length,
      newBodies: sent.filter(({ known }) => known === null).length,
    });
    return sent.length;
  },
});

/**
 * Takes a whole list back. One that was only looked at is thrown away. Of one that was sent, links open nothing any
 * more, waiting mails are not sent, and entries and bodies that came with it are deleted. Possible until the first of
 * its bodies accepts (`invitations_accepted`).
 */
export const undoBatch = command({
  name: "stakeholder.manage",
  input: batchInput,
  scope: ofBatch,
  run: async ({ tx, input, now, log }): Promise<boolean> => {
    const batch = await lockBatch(tx, input.batch);
    if (batch.state === "undone") refuse("wrong_state");
    if (batch.state === "checked") {
      await tx.delete(invitationBatches).where(eq(invitationBatches.id, batch.id));
      await log(`invitations:${batch.id}`, { what: "discarded" });
      return false;
    }
    // Waits while another list locks its entries, which it does in the order of its rows.
    await tx.execute(sql`select pg_advisory_xact_lock(7416003)`);
    const entries = await lockEntries(tx, batch.id);
    if (await hasAccepted(tx, batch.id)) refuse("invitations_accepted");
    await cancelJobs(tx, `invitations:${batch.id}`);
    const gone = await tx
      .delete(stakeholderInvitations)
      .where(eq(stakeholderInvitations.batchId, batch.id))
      .returning({ id: stakeholderInvitations.id });
    for (const entry of entries) await restoreEntry(tx, entry, batch.id);
    await tx
      .update(invitationBatches)
      .set({ state: "undone", undoneAt: now })
      .where(eq(invitationBatches.id, batch.id));
    await log(`invitations:${batch.id}`, { what: "undone", invitations: gone.length });
    return true;
  },
});

type Entry = Pick<
  typeof stakeholders.$inferSelect,
  "id" | "organisationId" | "batchId" | "bodyMade" | "createdAt" | "state"
>;

const lockEntries = (tx: Tx, batchId: string): Promise<Entry[]> =>
  tx
    .select({
      id: stakeholders.id,
      organisationId: stakeholders.organisationId,
      batchId: stakeholders.batchId,
      bodyMade: stakeholders.bodyMade,
      createdAt: stakeholders.createdAt,
      state: stakeholders.state,
    })
    .from(stakeholders)
    .where(
      sql`${stakeholders.id} in (select i.stakeholder_id from stakeholder_invitations i where i.batch_id = ${batchId})`,
    )
    .orderBy(stakeholders.id)
    .for("update");

/** True once a body took up one of its invitations. */
async function hasAccepted(handle: Db | Tx, batchId: string): Promise<boolean> {
  const [row] = await handle
    .select({ id: stakeholderInvitations.id })
    .from(stakeholderInvitations)
    .where(and(eq(stakeholderInvitations.batchId, batchId), isNotNull(stakeholderInvitations.mandateId)))
    .limit(1);
  return row !== undefined;
}

/**
 * An entry that was invited again since keeps that invitation, and one that has answered keeps its answer: such entries
 * stay in the register.
 */
async function restoreEntry(tx: Tx, entry: Entry, batchId: string): Promise<void> {
  const [later] = await tx
    .select({ id: stakeholderInvitations.id })
    .from(stakeholderInvitations)
    .where(eq(stakeholderInvitations.stakeholderId, entry.id))
    .limit(1);
  if (later || (entry.state !== "invited" && entry.state !== "listed")) {
    await tx
      .update(stakeholders)
      .set({ batchId: null, bodyMade: false })
      .where(and(eq(stakeholders.id, entry.id), eq(stakeholders.batchId, batchId)));
    return;
  }
  if (entry.batchId !== batchId) {
    await tx
      .update(stakeholders)
      .set({ state: "listed", stateAt: entry.createdAt, reason: "", throughId: null, throughName: "" })
      .where(eq(stakeholders.id, entry.id));
    return;
  }
  await tx.delete(stakeholders).where(eq(stakeholders.id, entry.id));
  if (entry.bodyMade) await removeBody(tx, entry.organisationId);
}

/** A body stays if something else refers to it by now: a seat, a designation, another consultation. */
async function removeBody(tx: Tx, organisationId: string): Promise<void> {
  try {
    await tx.transaction(async (inner) => {
      await inner.delete(organisationNames).where(eq(organisationNames.organisationId, organisationId));
      await inner.delete(organisations).where(eq(organisations.id, organisationId));
    });
  } catch (error) {
    if (violated(error) === null) throw error;
  }
}

const shown = {
  id: invitationBatches.id,
  fileName: invitationBatches.fileName,
  rows: invitationBatches.rows,
  state: invitationBatches.state,
  createdAt: invitationBatches.createdAt,
  sentAt: invitationBatches.sentAt,
  undoneAt: invitationBatches.undoneAt,
};

/** The state of a list as its reader sees it: one that waits to be sent is `wrong` while it has errors. */
export type BatchState = (typeof invitationBatches.$inferSelect)["state"] | "wrong";

/** The lists of a campaign, newest first; those not sent yet are read again, as their own page does. */
export async function listBatches(campaignId: string, now: Date) {
  const rows = await db()
    .select({ ...shown, content: invitationBatches.content })
    .from(invitationBatches)
    .where(eq(invitationBatches.campaignId, campaignId))
    .orderBy(desc(invitationBatches.id))
    .limit(50);
  const wrong = await wrongLists(
    rows.flatMap(({ id, state, content }) => (state === "checked" && content !== null ? [{ id, content }] : [])),
    campaignId,
    now,
  );
  return rows.map(({ content: _, ...row }) => {
    const state: BatchState = wrong.has(row.id) ? "wrong" : row.state;
    return { ...row, state };
  });
}

/** One list: while it was not sent, as it would be sent; afterwards, what became of its invitations. */
export async function getBatch(campaignId: string, batchId: string, now: Date) {
  const [row] = await db()
    .select({ ...shown, content: invitationBatches.content })
    .from(invitationBatches)
    .where(and(eq(invitationBatches.id, batchId), eq(invitationBatches.campaignId, campaignId)));
  if (!row) return null;
  const { content, ...batch } = row;
  const check: InviteCheck | null =
    batch.state === "checked" && content !== null ? await checkInvitations(content, campaignId, now) : null;
  const state: BatchState = check && check.errors.length > 0 ? "wrong" : batch.state;
  return { ...batch, state, check, accepted: await hasAccepted(db(), batchId) };
}

const kept = 24 * 3_600_000;

/** Takes away lists that nobody sent within a day, since they hold addresses of people. */
export async function forgetUploads(tx: Tx, now: Date): Promise<void> {
  await tx
    .delete(invitationBatches)
    .where(
      and(
        eq(invitationBatches.state, "checked"),
        isNull(invitationBatches.sentAt),
        lt(invitationBatches.createdAt, new Date(now.getTime() - kept)),
      ),
    );
}

/** What became of the invitations of a list that was sent. */
export async function countDeliveries(batchId: string): Promise<{ all: number; delivered: number; failed: number }> {
  const [row] = await db()
    .select({
      all: sql<number>`count(*)::int`,
      delivered: sql<number>`count(${stakeholderInvitations.deliveredAt})::int`,
      failed: sql<number>`count(${stakeholderInvitations.failedAt})::int`,
    })
    .from(stakeholderInvitations)
    .where(eq(stakeholderInvitations.batchId, batchId));
  return row ?? { all: 0, delivered: 0, failed: 0 };
}
