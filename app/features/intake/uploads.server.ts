import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { command } from "#app/access/command.server.ts";
import { newId } from "#app/core/ids.server.ts";
import { refuse } from "#app/core/refusal.ts";
import { sniffFile } from "#app/core/sniff.ts";
import { idField, z } from "#app/core/validation.server.ts";
import { attachmentName, attachmentTypes, whyNotAttach } from "#app/features/texts/attachment.ts";
import { sentFile, type SentFile } from "#app/features/attachments/attachments.server.ts";
import { storeFile } from "#app/features/files/store.server.ts";
import { db, type Tx } from "#db/client.server.ts";
import { attachments, files } from "#db/schema/index.ts";
import { scanType, scanTypes } from "./scan.ts";

const roles = ["attachment", "source", "scan"] as const;
type Role = (typeof roles)[number];
export interface HeldFile {
  id: string;
  role: Role;
  name: string;
  size: number;
  sha256: string;
}

/**
 * Keeps the files that the office has chosen for an entry until the entry is made, because a browser sends a file only
 * once and an error in another field must not lose it. Each can be used once by whoever has its id. The cleaning
 * deletes those that were not used within a day.
 */
export const holdFiles = command({
  name: "contribution.enter",
  quiet: true,
  input: z.object({
    campaignId: idField,
    files: z.array(z.object({ role: z.enum(roles), field: z.string(), file: sentFile })).max(30),
  }),
  scope: (_, input) => Promise.resolve({ campaignId: input.campaignId }),
  run: async ({ tx, input, now }) => {
    const ids: string[] = [];
    for (const role of roles) {
      const sent = input.files.filter((each) => each.role === role);
      const why = whyNotAttach(
        sent.map(({ file }) => ({ size: file.bytes.byteLength })),
        0,
      );
      if (why) refuse(why, { [sent[0]?.field ?? "scan"]: why });
    }
    for (const { role, field, file } of input.files) ids.push(await hold(tx, file, role, field, now));
    return ids;
  },
});

async function hold(tx: Tx, file: SentFile, role: Role, field: string, now: Date): Promise<string> {
  const { name, mediaType } = role === "scan" ? scanOf(file, field) : paperOf(file, field);
  const { id: fileId } = await storeFile(tx, { name, mediaType, bytes: file.bytes }, now);
  const id = newId(now);
  await tx.insert(attachments).values({ id, fileId, role, position: 0 });
  return id;
}

function scanOf(file: SentFile, field: string) {
  const type = scanType(file.name, file.bytes) ?? refuse("invalid", { [field]: "scan_type" });
  return { name: attachmentName(file.name, type), mediaType: scanTypes[type] };
}

function paperOf(file: SentFile, field: string) {
  const type = sniffFile(file.bytes) ?? refuse("file_type", { [field]: "file_type" });
  return { name: attachmentName(file.name, type), mediaType: attachmentTypes[type] };
}

const unused = (ids: readonly string[]) =>
  and(inArray(attachments.id, [...ids]), isNull(attachments.draftId), isNull(attachments.contributionId));

export async function listHeld(ids: readonly string[], from: Tx | ReturnType<typeof db> = db()): Promise<HeldFile[]> {
  if (ids.length === 0) return [];
  return from
    .select({ id: attachments.id, role: attachments.role, name: files.name, size: files.size, sha256: files.sha256 })
    .from(attachments)
    .innerJoin(files, eq(files.id, attachments.fileId))
    .where(unused(ids))
    .orderBy(asc(attachments.id));
}

/** Gives kept files to the contribution with which they came; each can be taken once. */
export async function takeHeld(tx: Tx, held: readonly HeldFile[], contributionId: string): Promise<void> {
  for (const [index, { id }] of held.entries()) {
    const taken = await tx
      .update(attachments)
      .set({ contributionId, position: index + 1 })
      .where(unused([id]))
      .returning({ id: attachments.id });
    if (taken.length === 0) refuse("stale");
  }
}
