import { and, eq, isNull } from "drizzle-orm";
import { refuse } from "#app/core/refusal.ts";
import { sniffFile, type FileKind } from "#app/core/sniff.ts";
import { z } from "#app/core/validation.server.ts";
import { storeFile } from "#app/features/files/store.server.ts";
import { db, type Tx } from "#db/client.server.ts";
import { files, mandates } from "#db/schema/organisations.ts";

const largest = 5 * 1024 * 1024;
const mediaTypes: Partial<Record<FileKind, string>> = { pdf: "application/pdf", png: "image/png", jpeg: "image/jpeg" };

/** A letter of designation in a form: an empty file field is none. */
export const letterField = z
  .union([z.instanceof(File), z.literal("")])
  .optional()
  .transform((file) => (file instanceof File && file.size > 0 ? file : null));

/** Keeps a letter (PDF, PNG or JPEG by its content, at most 5 MB) and gives its id. */
export async function storeLetter(tx: Tx, file: File, now: Date): Promise<string> {
  if (file.size > largest) refuse("too_large", { letter: "too_large" });
  const content = new Uint8Array(await file.arrayBuffer());
  const kind = sniffFile(content);
  const mediaType = kind && mediaTypes[kind];
  if (!mediaType) refuse("file_type", { letter: "letter_type" });
  return (await storeFile(tx, { name: fileName(file.name, kind), mediaType, bytes: content }, now)).id;
}

/** The sender's name of the file without a path, and with the ending of what it really is. */
function fileName(given: string, kind: FileKind): string {
  const base = (given.split(/[/\\]/).at(-1) ?? "")
    .replace(/\.[^.]*$/, "")
    .replace(/[^\p{L}\p{N} ._-]+/gu, "_")
    .trim()
    .slice(0, 100);
  return `${base || "lettera"}.${kind === "jpeg" ? "jpg" : kind}`;
}

export interface Letter {
  name: string;
  mediaType: string;
  content: Uint8Array;
  infected: boolean;
}

/** A letter of that campaign that is still kept; an infected one comes without its content. */
export async function getLetter(campaignId: string, mandateId: string): Promise<Letter | null> {
  const [row] = await db()
    .select({ name: files.name, mediaType: files.mediaType, content: files.content, scan: files.scan })
    .from(mandates)
    .innerJoin(files, eq(files.id, mandates.letterId))
    .where(and(eq(mandates.id, mandateId), eq(mandates.campaignId, campaignId), isNull(files.sealedAt)));
  if (!row) return null;
  const { scan, content, ...about } = row;
  const infected = scan === "infected";
  return { ...about, content: infected ? new Uint8Array() : content, infected };
}
