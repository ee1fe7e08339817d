import { and, eq } from "drizzle-orm";
import { takeBackPublished, tellRemoval } from "#app/features/contributions/publication-news.server.ts";
import { takeBackVersion } from "#app/features/document/version-news.server.ts";
import type { Tx } from "#db/client.server.ts";
import { attachments, contributions } from "#db/schema/contributions.ts";
import { takedowns } from "#db/schema/office.ts";
import type { Found } from "./targets.server.ts";

export type Subject = Pick<Found, "kind" | "subjectId" | "versionId" | "contributionId" | "number">;
interface Takedown { id: string; campaignId: string; subject: Subject; reason: string; by: string }

/** Writes the takedown and what follows from it: the state, the mails that still wait, the word to the body whose text it is. */
export async function applyTakedown(tx: Tx, { id, campaignId, subject, reason, by }: Takedown, now: Date): Promise<void> {
  const { kind, subjectId, versionId, contributionId } = subject;
  let stateBefore = "";
  if (kind === "contribution") {
    const [row] = await tx.select({ state: contributions.state }).from(contributions).where(eq(contributions.id, subjectId));
    stateBefore = row?.state ?? "";
    await tx.update(contributions).set({ state: "taken_down", stateReason: reason, stateAt: now }).where(eq(contributions.id, subjectId));
    await takeBackPublished(tx, subjectId);
  }
  if (kind === "attachment") await tx.update(attachments).set({ withheldReason: reason }).where(eq(attachments.id, subjectId));
  if (kind === "version") await takeBackVersion(tx, campaignId, Number(subject.number));
  await tx.insert(takedowns).values({ id, campaignId, subjectKind: kind, subjectId, versionId, reason, takenAt: now, takenBy: by, stateBefore });
  if (contributionId && (kind === "contribution" || kind === "attachment")) await tellRemoval(tx, contributionId, { kind: "taken_down", what: kind, reason, once: `takedown ${id}` }, now);
}

/** Gives back what the takedown took; what happened to the text meanwhile (a withdrawal, say) stays. */
export async function liftTakedown(tx: Tx, held: typeof takedowns.$inferSelect, { by, reason }: { by: string; reason: string }, now: Date): Promise<void> {
  const { subjectKind: kind, subjectId } = held;
  let contributionId: string | null = null;
  if (kind === "contribution") {
    const back = await tx
      .update(contributions)
      .set({ state: "published", stateReason: "", stateAt: now })
      .where(and(eq(contributions.id, subjectId), eq(contributions.state, "taken_down")))
      .returning({ id: contributions.id });
    contributionId = back[0]?.id ?? null;
  }
  if (kind === "attachment") {
    const back = await tx.update(attachments).set({ withheldReason: "" }).where(eq(attachments.id, subjectId)).returning({ contributionId: attachments.contributionId });
    contributionId = back[0]?.contributionId ?? null;
  }
  await tx.update(takedowns).set({ restoredAt: now, restoredBy: by, restoredReason: reason }).where(eq(takedowns.id, held.id));
  if (contributionId && (kind === "contribution" || kind === "attachment")) await tellRemoval(tx, contributionId, { kind: "put_back", what: kind, reason, once: `takedown ${held.id} lifted` }, now);
}
