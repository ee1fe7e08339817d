import { actsFor } from "#app/features/organisations/acting.ts";
import { and, count, eq, isNull, max, ne } from "drizzle-orm";
import { may, type Actor } from "#app/permissions.ts";
import { command } from "#app/access/command.server.ts";
import type { Context } from "#app/access/context.ts";
import { sha256 } from "#app/core/hash.server.ts";
import { newId } from "#app/core/ids.server.ts";
import { refuse } from "#app/core/refusal.ts";
import { sniffFile } from "#app/core/sniff.ts";
import { idField, idList, z } from "#app/core/validation.server.ts";
import { storeFile } from "#app/features/files/store.server.ts";
import { bodyOf } from "#app/features/organisations/bodies.server.ts";
import { db, type Tx } from "#db/client.server.ts";
import { attachments, contributions, drafts, files } from "#db/schema/index.ts";
import { attachmentName, attachmentTypes, whyNotAttach, type AttachmentType } from "#app/features/texts/attachment.ts";
import { isShown } from "#app/features/texts/attachment-shown.server.ts";
import { deleteLooseFile } from "#app/features/drafts/drafts-forget.server.ts";
import { draftScope, lockDraft } from "#app/features/drafts/drafts.server.ts";
import { getPublicText } from "#app/features/publishing/desk-text.server.ts";
import { readsAsInvited } from "#app/features/joining/joins-files.server.ts";
import { voidChanged } from "#app/features/drafts/joins-hold.server.ts";

export interface SentFile {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** The files that a form's field sent, read into memory; an empty file field sends one nameless file of no bytes. */
export async function sentFiles(form: FormData, field: string): Promise<SentFile[]> {
  const chosen = form.getAll(field).filter((value): value is File => typeof value !== "string" && value.size > 0);
  return Promise.all(
    chosen.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
  );
}

const typeOf = (bytes: Uint8Array): AttachmentType => {
  const type = sniffFile(bytes);
  return type ?? refuse("file_type", { files: "file_type" });
};

/** Stores a file with its draft. Its type follows from its bytes, never from its name or from what the browser says. */
export async function attachFile(
  tx: Tx,
  draftId: string,
  file: SentFile,
  role: "attachment" | "source" | "scan",
  now: Date,
): Promise<void> {
  const type = typeOf(file.bytes);
  const { id: fileId } = await storeFile(
    tx,
    { name: attachmentName(file.name, type), mediaType: attachmentTypes[type], bytes: file.bytes },
    now,
  );
  const [last] = await tx
    .select({ position: max(attachments.position) })
    .from(attachments)
    .where(eq(attachments.draftId, draftId));
  await tx.insert(attachments).values({ id: newId(now), fileId, draftId, role, position: (last?.position ?? 0) + 1 });
}

export const sentFile = z.custom<SentFile>(
  (value) =>
    typeof value === "object" &&
    value !== null &&
    (value as SentFile).bytes instanceof Uint8Array &&
    typeof (value as SentFile).name === "string",
);

/**
 * The files that are not with the draft yet: a form that is sent again because its answer was lost adds nothing twice.
 */
async function fresh(tx: Tx, draftId: string, sent: readonly SentFile[]): Promise<SentFile[]> {
  const held = await tx
    .select({ name: files.name, sha256: files.sha256 })
    .from(attachments)
    .innerJoin(files, eq(files.id, attachments.fileId))
    .where(and(eq(attachments.draftId, draftId), eq(attachments.role, "attachment")));
  return sent.filter(
    ({ name, bytes }) =>
      !held.some((file) => file.sha256 === sha256(bytes) && file.name === attachmentName(name, typeOf(bytes))),
  );
}

/** Adds files to a draft, all or none. Errors: `too_many_files`, `too_large`, `file_type`, by the field `files`. */
export const addAttachments = command({
  name: "draft.save",
  quiet: true,
  input: z.object({ draft: idField, files: z.array(sentFile).min(1) }),
  scope: draftScope,
  run: async ({ tx, input, now, grant }) => {
    const draft = await lockDraft(tx, input.draft);
    const [held] = await tx
      .select({ files: count() })
      .from(attachments)
      .where(and(eq(attachments.draftId, draft.id), eq(attachments.role, "attachment")));
    const added = await fresh(tx, draft.id, input.files);
    if (added.length === 0) return;
    const why = whyNotAttach(
      added.map((file) => ({ size: file.bytes.byteLength })),
      held?.files ?? 0,
    );
    if (why) refuse(why, { files: why });
    for (const file of added) await attachFile(tx, draft.id, file, "attachment", now);
    await tx
      .update(drafts)
      .set({ version: draft.version + 1, savedAt: now, savedBy: grant?.mandateId ?? draft.savedBy })
      .where(eq(drafts.id, draft.id));
    await voidChanged(tx, draft.id, now);
  },
});

/** Takes a file out of a draft and deletes its bytes. */
export const removeAttachment = command({
  name: "draft.save",
  quiet: true,
  input: z.object({ draft: idField, attachment: idField }),
  scope: draftScope,
  run: async ({ tx, input, now, grant }) => {
    const draft = await lockDraft(tx, input.draft);
    const [gone] = await tx
      .delete(attachments)
      .where(and(eq(attachments.id, input.attachment), eq(attachments.draftId, draft.id)))
      .returning({ fileId: attachments.fileId });
    // A colleague may have taken it out already: then nothing is left to do.
    if (!gone) return;
    await deleteLooseFile(tx, gone.fileId);
    await tx
      .update(drafts)
      .set({ version: draft.version + 1, savedAt: now, savedBy: grant?.mandateId ?? draft.savedBy })
      .where(eq(drafts.id, draft.id));
    await voidChanged(tx, draft.id, now);
  },
});

/**
 * Which file of a replaced attachment is meant: its replacement, or what was filed. Where nothing is said, the public
 * file, or the filed one where there is no public one.
 */
export type Wanted = "omissis" | "original" | null;

/**
 * The file that an address gives to this reader. Everybody gets the file that is released with a published
 * contribution. Once the text is filed, its organisation's delegates, those of bodies asked to join it, and the office
 * also get the original. Because files are originals, bodies that only read along get them only while no word of the
 * text is covered and no other file stands in for this one. Null for all others, as if the file did not exist.
 * `hiddenOf` is the contribution whose covered words the file shows to a reader who is not its author.
 */
async function findFile(attachmentId: string, actor: Actor | null, wanted: Wanted) {
  const [row] = await db()
    .select({
      id: attachments.id,
      fileId: attachments.fileId,
      replacementId: attachments.replacementId,
      contributionId: attachments.contributionId,
      role: attachments.role,
      shown: isShown,
      filedFor: bodyOf(contributions.organisationId),
      filedIn: contributions.campaignId,
      state: contributions.state,
      publicTextId: contributions.publicTextId,
      draftFor: drafts.organisationId,
      draftIn: drafts.campaignId,
      draftId: attachments.draftId,
    })
    .from(attachments)
    .leftJoin(contributions, eq(contributions.id, attachments.contributionId))
    .leftJoin(drafts, eq(drafts.id, attachments.draftId))
    .where(eq(attachments.id, attachmentId));
  if (!row || (wanted === "omissis" && !row.replacementId)) return null;
  const instead = wanted === "omissis" || (wanted === null && row.shown) ? row.replacementId : null;
  const open = row.shown && (instead !== null || row.replacementId === null);
  const fileId = instead ?? row.fileId;
  if (open) return { fileId, public: true, hiddenOf: null };
  const organisationId = row.filedFor ?? row.draftFor;
  const campaignId = row.filedIn ?? row.draftIn;
  const own = organisationId !== null && campaignId !== null && actsFor(actor, { organisationId, campaignId });
  const { contributionId, filedIn, state, publicTextId } = row;
  const filed =
    !own && contributionId && filedIn
      ? { campaignId: filedIn, contributionId, state, publicTextId, replaced: row.replacementId !== null }
      : null;
  if (instead)
    return own || may(actor, "original.open", filed ?? {}) || (filed && mayReadAlong(actor, filed))
      ? { fileId, public: false, hiddenOf: null }
      : null;
  const reads = own || (await readsAsInvited(actor, row)) || (filed && (await readsFiled(actor, filed)));
  if (!reads) return null;
  return { fileId, public: false, hiddenOf: filed && (await hidesWords(filed)) ? filed.contributionId : null };
}

/** The file as `findFile` finds it; null also where nobody may open it. */
export async function getAttachment(attachmentId: string, actor: Actor | null, wanted: Wanted = null) {
  const found = await findFile(attachmentId, actor, wanted);
  if (!found) return null;
  const [file] = await db()
    .select({ name: files.name, mediaType: files.mediaType, sha256: files.sha256, content: files.content })
    .from(files)
    .where(and(eq(files.id, found.fileId), isNull(files.sealedAt), ne(files.scan, "infected")));
  return file ? { ...file, public: found.public, hiddenOf: found.hiddenOf } : null;
}

/**
 * Why a file that this reader would otherwise get can't be opened by anybody; null for every other reader, and where it
 * can be opened.
 */
export async function whyClosed(
  attachmentId: string,
  actor: Actor | null,
  wanted: Wanted = null,
): Promise<"file_sealed" | "file_infected" | null> {
  const found = await findFile(attachmentId, actor, wanted);
  if (!found) return null;
  const [file] = await db()
    .select({ scan: files.scan, sealedAt: files.sealedAt })
    .from(files)
    .where(eq(files.id, found.fileId));
  return file?.sealedAt ? "file_sealed" : file?.scan === "infected" ? "file_infected" : null;
}

interface FiledFile {
  campaignId: string;
  contributionId: string;
  state: string | null;
  publicTextId: string | null;
  replaced: boolean;
}

const mayReadAlong = (actor: Actor | null, filed: FiledFile): boolean =>
  may(actor, "desk.read", filed) !== null && filed.state !== "withdrawn" && filed.state !== "taken_down";

async function readsFiled(actor: Actor | null, filed: FiledFile): Promise<boolean> {
  if (may(actor, "original.open", filed)) return true;
  return mayReadAlong(actor, filed) && !(await hidesWords(filed));
}

const hidesWords = async (filed: FiledFile): Promise<boolean> => filed.replaced || (await hasOmissis(filed));

/** Whether words of a filed text were ever covered for the public: then its files are originals. */
export const hasOmissis = async (filed: Pick<FiledFile, "contributionId" | "publicTextId">): Promise<boolean> =>
  ((await getPublicText(filed.contributionId, filed.publicTextId))?.omissis ?? []).length > 0;

/** Logs that words under an omissis leave the server in a file, as is done for the text itself. */
export const recordOpening = command({
  name: "original.open",
  quiet: true,
  input: z.object({ contributionId: idField, attachments: idList }),
  scope: async (tx, input) => {
    const [row] = await tx
      .select({ campaignId: contributions.campaignId })
      .from(contributions)
      .where(eq(contributions.id, input.contributionId));
    return row ?? null;
  },
  run: async ({ tx, input, log }) => {
    const [row] = await tx
      .select({ number: contributions.number })
      .from(contributions)
      .where(eq(contributions.id, input.contributionId));
    await log(`contribution:${input.contributionId}`, {
      number: row?.number ?? null,
      file: input.attachments.join(","),
    });
  },
});

/**
 * The file as `getAttachment` gives it, for sending. If it shows what stands under an omissis, this is logged first.
 */
export async function openAttachment(context: Context, attachmentId: string, wanted: Wanted = null) {
  const file = await getAttachment(attachmentId, context.actor, wanted);
  if (!file?.hiddenOf) return file;
  const recorded = await recordOpening(context, { contributionId: file.hiddenOf, attachments: [attachmentId] });
  return recorded.ok ? file : null;
}
