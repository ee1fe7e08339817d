import { eq } from "drizzle-orm";
import { tellRemoval } from "#app/features/publishing/publication-news.server.ts";
import { takeBackVersion } from "#app/features/document/version-news.server.ts";
import { isSourceKind } from "#app/features/sources/source.ts";
import type { Tx } from "#db/client.server.ts";
import { attachments } from "#db/schema/contributions.ts";
import { takedowns } from "#db/schema/office.ts";
import { sources } from "#db/schema/sources.ts";
import { sourceActs } from "./source-acts.server.ts";
import type { Found } from "./targets.server.ts";

export type Subject = Pick<Found, "kind" | "subjectId" | "versionId" | "contributionId" | "number">;
interface Takedown {
  id: string;
  campaignId: string;
  subject: Subject;
  reason: string;
  by: string;
}

/**
 * Writes the takedown and its consequences: the state, the mails that still wait, and the notice to the body to which
 * the text belongs.
 */
export async function applyTakedown(
  tx: Tx,
  { id, campaignId, subject, reason, by }: Takedown,
  now: Date,
): Promise<void> {
  const { kind, subjectId, versionId, contributionId } = subject;
  let stateBefore = "";
  if (isSourceKind(kind)) {
    const [row] = await tx.select({ state: sources.state }).from(sources).where(eq(sources.id, subjectId));
    stateBefore = row?.state ?? "";
    await sourceActs[kind].takeOff(tx, subjectId, reason, now);
  }
  if (kind === "attachment")
    await tx.update(attachments).set({ withheldReason: reason }).where(eq(attachments.id, subjectId));
  if (kind === "version") await takeBackVersion(tx, campaignId, Number(subject.number));
  await tx.insert(takedowns).values({
    id,
    campaignId,
    subjectKind: kind,
    subjectId,
    versionId,
    reason,
    takenAt: now,
    takenBy: by,
    stateBefore,
  });
  const news = { kind: "taken_down" as const, reason, once: `takedown ${id}` };
  if (isSourceKind(kind)) await sourceActs[kind].tell(tx, subjectId, news, now);
  if (kind === "attachment" && contributionId) await tellRemoval(tx, contributionId, { ...news, what: kind }, now);
}

/** Undoes what the takedown did; what happened to the text meanwhile, such as a withdrawal, stays. */
export async function liftTakedown(
  tx: Tx,
  held: typeof takedowns.$inferSelect,
  { by, reason }: { by: string; reason: string },
  now: Date,
): Promise<void> {
  const { subjectKind: kind, subjectId } = held;
  const news = { kind: "put_back" as const, reason, once: `takedown ${held.id} lifted` };
  let tell: (() => Promise<void>) | null = null;
  if (isSourceKind(kind) && (await sourceActs[kind].putBack(tx, subjectId, now)))
    tell = () => sourceActs[kind].tell(tx, subjectId, news, now);
  if (kind === "attachment") {
    const [back] = await tx
      .update(attachments)
      .set({ withheldReason: "" })
      .where(eq(attachments.id, subjectId))
      .returning({ of: attachments.contributionId });
    const of = back?.of;
    if (of) tell = () => tellRemoval(tx, of, { ...news, what: kind }, now);
  }
  await tx
    .update(takedowns)
    .set({ restoredAt: now, restoredBy: by, restoredReason: reason })
    .where(eq(takedowns.id, held.id));
  await tell?.();
}
