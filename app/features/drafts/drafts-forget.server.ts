import { and, eq, lte, notExists } from "drizzle-orm";
import { draftRestDays } from "#app/access/standing.ts";
import type { Tx } from "#db/client.server.ts";
import { attachments, campaigns, campaignSteps, drafts, files, joins } from "#db/schema/index.ts";

/** Takes a draft away with its files. */
export async function dropDraft(tx: Tx, draftId: string): Promise<void> {
  const held = await tx
    .delete(attachments)
    .where(eq(attachments.draftId, draftId))
    .returning({ fileId: attachments.fileId });
  await tx.delete(joins).where(eq(joins.draftId, draftId));
  await tx.delete(drafts).where(eq(drafts.id, draftId));
  for (const { fileId } of held) await deleteLooseFile(tx, fileId);
}

/** A file that an integration shares with a filed revision stays with that revision. */
export async function deleteLooseFile(tx: Tx, fileId: string): Promise<void> {
  await tx
    .delete(files)
    .where(
      and(
        eq(files.id, fileId),
        notExists(tx.select({ id: attachments.id }).from(attachments).where(eq(attachments.fileId, fileId))),
      ),
    );
}

/**
 * Deletes drafts that nobody filed, some time after their campaign was concluded. Their writers were told of it on that
 * day.
 */
export async function forgetDrafts(tx: Tx, now: Date): Promise<void> {
  const before = new Date(now.getTime() - (draftRestDays + 1) * 86_400_000);
  const over = await tx
    .select({ id: drafts.id })
    .from(drafts)
    .innerJoin(campaigns, and(eq(campaigns.id, drafts.campaignId), eq(campaigns.state, "concluded")))
    .innerJoin(
      campaignSteps,
      and(
        eq(campaignSteps.campaignId, campaigns.id),
        eq(campaignSteps.step, "concluded"),
        lte(campaignSteps.at, before),
      ),
    );
  for (const { id } of over) await dropDraft(tx, id);
}
