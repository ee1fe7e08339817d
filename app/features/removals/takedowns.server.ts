import { and, eq } from "drizzle-orm";
import { command } from "#app/access/command.server.ts";
import { newId } from "#app/core/ids.server.ts";
import { recordRemoval } from "#app/core/removals.server.ts";
import { refuse } from "#app/core/refusal.ts";
import { checkBox, idField, line, z } from "#app/core/validation.server.ts";
import { isSourceKind } from "#app/features/sources/source.ts";
import { lockFile, lockSource } from "#app/features/texts/lock.server.ts";
import type { Tx } from "#db/client.server.ts";
import { attachments, contributions } from "#db/schema/contributions.ts";
import { versions } from "#db/schema/document.ts";
import { takedowns } from "#db/schema/office.ts";
import { files } from "#db/schema/organisations.ts";
import { sources } from "#db/schema/sources.ts";
import { isSource, readTarget, type Target } from "./removal.ts";
import { applyTakedown, liftTakedown, type Subject } from "./takedown-effects.server.ts";
import { findTarget, heldTakedown, otherVersionsWith } from "./targets.server.ts";

/** Two acts on one thing take turns: the second finds what the first has done. */
async function lockTarget(tx: Tx, campaignId: string, target: Target): Promise<void> {
  if (isSource(target)) {
    const [source] = await tx
      .select({ id: sources.id })
      .from(sources)
      .where(and(eq(sources.campaignId, campaignId), eq(sources.number, target.number)));
    if (source) await lockSource(tx, source.id);
  } else if (target.kind === "attachment") await lockFile(tx, target.id);
  else
    await tx
      .select({ id: versions.id })
      .from(versions)
      .where(and(eq(versions.campaignId, campaignId), eq(versions.number, target.version)))
      .orderBy(versions.id)
      .for("update");
}

/**
 * Togli subito: a source, an attachment, a paragraph of a version or a whole version leaves every page, export, search
 * and cache by the next request. Number, date, the public reason and the sealed original stay. Sent twice, it is done
 * once. With `everywhere`, the same paragraph leaves the other versions too. Errors: `not_found`, `wrong_state`.
 */
export const takeDown = command({
  name: "takedown.take",
  /** The thing is named as in an address (`readTarget`), by a word for each kind of source. */
  input: z.object({ campaignId: idField, reason: line(300), everywhere: checkBox }).loose(),
  scope: (_, input) => Promise.resolve({ campaignId: input.campaignId }),
  run: async ({ tx, input, now, actor, log }) => {
    const target = readTarget(new Map(Object.entries(input))) ?? refuse("not_found");
    await lockTarget(tx, input.campaignId, target);
    const found = (await findTarget(tx, input.campaignId, target)) ?? refuse("not_found");
    if (await heldTakedown(tx, input.campaignId, found)) return { target, already: true };
    if (!found.isPublic) refuse("wrong_state");
    const others =
      target.kind === "paragraph" && input.everywhere
        ? await otherVersionsWith(tx, input.campaignId, target.version, target.id)
        : [];
    const subjects: Subject[] = [
      found,
      ...others.map((other) => ({ ...found, versionId: other.id, number: String(other.number) })),
    ];
    for (const subject of subjects) {
      if (await heldTakedown(tx, input.campaignId, subject)) continue;
      const id = newId(now);
      await applyTakedown(
        tx,
        { id, campaignId: input.campaignId, subject, reason: input.reason, by: actor.personId },
        now,
      );
      await log(`${subject.kind}:${subject.subjectId}`, {
        takedown: id,
        number: subject.number,
        ...(subject.versionId && { version: subject.versionId }),
      });
      await recordRemoval(
        tx,
        "takedown",
        {
          takedown: id,
          campaign: input.campaignId,
          kind: subject.kind,
          subject: subject.subjectId,
          version: subject.versionId,
          by: actor.personId,
        },
        now,
      );
    }
    return { target, already: false };
  },
});

async function takedownById(tx: Tx, id: string) {
  const [row] = await tx.select().from(takedowns).where(eq(takedowns.id, id)).for("update");
  return row ?? null;
}

/** True where what was taken down is sealed as unlawful, which is for good. */
async function isSealed(
  tx: Tx,
  { subjectKind, subjectId }: { subjectKind: string; subjectId: string },
): Promise<boolean> {
  const [row] =
    subjectKind === "contribution"
      ? await tx.select({ sealedAt: contributions.sealedAt }).from(contributions).where(eq(contributions.id, subjectId))
      : await tx
          .select({ sealedAt: files.sealedAt })
          .from(attachments)
          .innerJoin(files, eq(files.id, attachments.fileId))
          .where(eq(attachments.id, subjectId));
  return row !== undefined && row.sealedAt !== null;
}

/**
 * Puts back what was taken down, with a reason that the filer and the readers of the log see. Errors: `stale` where it
 * is back already, `sealed`.
 */
export const restoreTakedown = command({
  name: "takedown.restore",
  input: z.object({ takedownId: idField, reason: line(300) }),
  scope: async (tx, input) => {
    const [row] = await tx
      .select({ campaignId: takedowns.campaignId })
      .from(takedowns)
      .where(eq(takedowns.id, input.takedownId));
    return row ?? null;
  },
  run: async ({ tx, input, now, actor, log }) => {
    const held = (await takedownById(tx, input.takedownId)) ?? refuse("not_found");
    if (held.restoredAt) refuse("stale");
    if (isSourceKind(held.subjectKind)) await lockSource(tx, held.subjectId);
    if (held.subjectKind === "attachment") await lockFile(tx, held.subjectId);
    if (await isSealed(tx, held)) refuse("sealed");
    await liftTakedown(tx, held, { by: actor.personId, reason: input.reason }, now);
    await log(`${held.subjectKind}:${held.subjectId}`, { takedown: held.id });
    await recordRemoval(tx, "takedown_lifted", { takedown: held.id, by: actor.personId }, now);
    return held;
  },
});
