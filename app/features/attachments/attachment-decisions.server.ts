import { and, eq, or } from "drizzle-orm";
import { command, type SignedWork } from "#app/access/command.server.ts";
import { cancelJobs } from "#app/core/jobs.server.ts";
import { hrefIn } from "#app/core/paths.ts";
import { refuse } from "#app/core/refusal.ts";
import { recordRemoval } from "#app/core/removals.server.ts";
import { sniffFile } from "#app/core/sniff.ts";
import { getStanding } from "#app/access/standing.server.ts";
import { idField, line, z } from "#app/core/validation.server.ts";
import { storeFile } from "#app/features/files/store.server.ts";
import { tell } from "#app/features/news/notices.server.ts";
import { may, whyNotInState } from "#app/permissions.ts";
import type { Tx } from "#db/client.server.ts";
import { attachments, contributions, files } from "#db/schema/index.ts";
import { attachmentTypes, replacementName, whyNotAttach, whyNotDecide } from "#app/features/texts/attachment.ts";
import { isShown, isFileTakenDown } from "#app/features/texts/attachment-shown.server.ts";
import { sentFile } from "./attachments.server.ts";
import { numberField } from "#app/features/texts/text-fields.server.ts";
import { lockFile } from "#app/features/texts/lock.server.ts";
import { campaignOf } from "#app/features/texts/campaign-of.server.ts";

const decided = { number: numberField, attachment: idField };
const scope = (tx: Tx, input: { number: string }) => campaignOf(tx, input.number);

/** The attachment of a filed text; both are locked until the transaction ends. Errors: `not_found`, `sealed`. */
async function lockAttachment(tx: Tx, number: string, attachmentId: string) {
  const text = await lockFile(tx, attachmentId);
  if (text?.sealedAt) refuse("sealed");
  const [row] = await tx
    .select({
      id: attachments.id,
      fileId: attachments.fileId,
      replacementId: attachments.replacementId,
      withheldReason: attachments.withheldReason,
      shown: isShown,
      takenDown: isFileTakenDown,
      name: files.name,
      scan: files.scan,
      sealedAt: files.sealedAt,
      contributionId: contributions.id,
      number: contributions.number,
      campaignId: contributions.campaignId,
      organisationId: contributions.organisationId,
      state: contributions.state,
    })
    .from(attachments)
    .innerJoin(contributions, eq(contributions.id, attachments.contributionId))
    .innerJoin(files, eq(files.id, attachments.fileId))
    .where(and(eq(attachments.id, attachmentId), eq(contributions.number, number), eq(attachments.role, "attachment")));
  return row ?? refuse("not_found");
}
type Held = Awaited<ReturnType<typeof lockAttachment>>;
type Deciding = Pick<SignedWork<unknown>, "tx" | "now" | "actor">;

const hasBeenPublic = ({ state }: Held): boolean => state === "published" || state === "taken_down";

/** Only the lead decides what becomes public at once; planners decide what comes out together with a text. */
async function refuseUnlessMayPublish({ tx, actor }: Deciding, { campaignId }: Held): Promise<void> {
  if (!may(actor, "contribution.publish", { campaignId })) refuse("forbidden");
  const standing = await getStanding(campaignId, tx);
  const why = standing && whyNotInState(standing.state, "contribution.publish");
  if (why) refuse(why, {}, standing.reason);
}

/** The digest of the file that everybody could read until now; null where nobody could read any. */
async function digestShown(tx: Tx, held: Held): Promise<string | null> {
  if (!held.shown) return null;
  const [file] = await tx
    .select({ sha256: files.sha256 })
    .from(files)
    .where(eq(files.id, held.replacementId ?? held.fileId));
  return file?.sha256 ?? null;
}

async function change(tx: Tx, held: Held, set: Partial<typeof attachments.$inferInsert>): Promise<void> {
  await tx.update(attachments).set(set).where(eq(attachments.id, held.id));
  if (held.replacementId && held.replacementId !== set.replacementId) await dropReplacement(tx, held.replacementId);
}

async function dropReplacement(tx: Tx, fileId: string): Promise<void> {
  const [used] = await tx
    .select({ id: attachments.id })
    .from(attachments)
    .where(or(eq(attachments.fileId, fileId), eq(attachments.replacementId, fileId)))
    .limit(1);
  if (!used) await tx.delete(files).where(eq(files.id, fileId));
}

type Told = { how: "released" } | { how: "withheld"; reason: string } | { how: "replaced"; instead: string };

/** Of several decisions within ten minutes only the last is mailed. */
async function tellDecision(tx: Tx, held: Held, told: Told, now: Date): Promise<void> {
  const about = `file:${held.id}`;
  await cancelJobs(tx, about);
  await tell(
    tx,
    { organisation: { id: held.organisationId, campaignId: held.campaignId } },
    {
      kind: "file_decided",
      facts: { number: held.number, name: held.name, ...told },
      path: hrefIn("it", "filed", { number: held.number }),
      campaignId: held.campaignId,
      once: `file ${held.id} ${now.toISOString()}`,
      about,
      wait: true,
    },
    now,
  );
}

/**
 * Releases the attachment as it is: it comes out with its text, or at once where the text is public. Errors:
 * `file_infected`, `file_sealed`, `file_taken_down`, `wrong_state`, `forbidden`.
 */
export const releaseFile = command({
  name: "file.release",
  input: z.object(decided),
  scope,
  run: async (work) => {
    const { tx, input, now, log } = work;
    const held = await lockAttachment(tx, input.number, input.attachment);
    const why = whyNotDecide("release", held);
    if (why) refuse(why);
    if (hasBeenPublic(held)) await refuseUnlessMayPublish(work, held);
    await change(tx, held, { releasedAt: now, withheldReason: "", replacementId: null });
    await log(`contribution:${held.contributionId}`, { number: held.number, file: held.id });
    if (hasBeenPublic(held)) await recordRemoval(tx, "file_back", { attachment: held.id }, now);
    await tellDecision(tx, held, { how: "released" }, now);
    return held.number;
  },
});

/**
 * Keeps the attachment from the public, with a reason that its organisation reads. Where it was public, it is gone by
 * the next request.
 */
export const withholdFile = command({
  name: "file.withhold",
  input: z.object({ ...decided, reason: line(300) }),
  scope,
  run: async ({ tx, input, now, log }) => {
    const held = await lockAttachment(tx, input.number, input.attachment);
    const why = whyNotDecide("withhold", held);
    if (why) refuse(why);
    const digest = await digestShown(tx, held);
    await change(tx, held, { releasedAt: null, withheldReason: input.reason, replacementId: null });
    await log(`contribution:${held.contributionId}`, { number: held.number, file: held.id });
    if (digest) await recordRemoval(tx, "file", { attachment: held.id, sha256: digest }, now);
    await tellDecision(tx, held, { how: "withheld", reason: input.reason }, now);
    return held.number;
  },
});

/**
 * Puts a file in which words are covered in the place of an attachment. The public gets that file; the original stays
 * with the office, and is closed off like the original of a text. Possible also while the attachment is taken down, for
 * the time when it is put back. Errors by the field `file`.
 */
export const replaceFile = command({
  name: "file.withhold",
  input: z.object({ ...decided, file: sentFile.nullable() }),
  scope,
  run: async (work) => {
    const { tx, input, now, log } = work;
    const { file } = input;
    if (!file) refuse("invalid", { file: "required" });
    const type = sniffFile(file.bytes) ?? refuse("file_type", { file: "file_type" });
    const size = whyNotAttach([{ size: file.bytes.byteLength }], 0);
    if (size) refuse(size, { file: size });
    const held = await lockAttachment(tx, input.number, input.attachment);
    const why = whyNotDecide("replace", held);
    if (why) refuse(why);
    if (hasBeenPublic(held) && !held.shown && !held.takenDown) await refuseUnlessMayPublish(work, held);
    const digest = await digestShown(tx, held);
    const name = replacementName(file.name, type);
    const stored = await storeFile(tx, { name, mediaType: attachmentTypes[type], bytes: file.bytes }, now);
    await change(tx, held, {
      releasedAt: now,
      withheldReason: held.takenDown ? held.withheldReason : "",
      replacementId: stored.id,
    });
    await log(`contribution:${held.contributionId}`, { number: held.number, file: held.id, sha256: stored.sha256 });
    if (digest) await recordRemoval(tx, "file", { attachment: held.id, sha256: digest }, now);
    await tellDecision(tx, held, { how: "replaced", instead: name }, now);
    return held.number;
  },
});
