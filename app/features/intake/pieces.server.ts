import { createHash } from "node:crypto";
import { and, asc, eq, like, lt, sql } from "drizzle-orm";
import { fromWestern } from "#app/core/csv-records.server.ts";
import { sha256 } from "#app/core/hash.server.ts";
import { db, rowsOf, type Tx } from "#db/client.server.ts";
import { files } from "#db/schema/index.ts";

/* Bytes. A file of a hundred megabytes is kept in pieces of one megabyte, so that it is never whole in memory. */
const pieceBytes = 1024 * 1024;
export const pieceName = "import";
const idOf = (batchId: string, index: number) => `${batchId}.${String(index).padStart(4, "0")}`;

export type Received =
  | { ok: true; sha256: string; size: number }
  | { ok: false; why: "too_large" | "csv_type" | "required" };

/**
 * Stores what arrives, piece by piece, as UTF-8. It may arrive as UTF-8, as UTF-16 (told by its mark), or else as
 * Windows-1252. The hash is that of the file as it was sent.
 */
export async function receivePieces(
  batchId: string,
  data: AsyncIterable<Uint8Array>,
  most: number,
  now: Date,
): Promise<Received> {
  const hash = createHash("sha256");
  const strict = new TextDecoder("utf-8", { fatal: true });
  let [size, count, isUtf8] = [0, 0, true];
  let wide: TextDecoder | null = null;
  let held: Uint8Array[] = [];
  let heldBytes = 0;
  const flush = async () => {
    if (heldBytes === 0) return;
    const content = new Uint8Array(Buffer.concat(held));
    await db()
      .insert(files)
      .values({
        id: idOf(batchId, count),
        name: pieceName,
        mediaType: "text/csv",
        size: content.byteLength,
        sha256: sha256(content),
        content,
        createdAt: now,
      });
    count += 1;
    held = [];
    heldBytes = 0;
  };
  for await (const bytes of data) {
    if (bytes.byteLength === 0) continue;
    if (size === 0) {
      if (bytes[0] === 0x50 && bytes[1] === 0x4b) return { ok: false, why: "csv_type" };
      if (bytes[0] === 0xff && bytes[1] === 0xfe) wide = new TextDecoder("utf-16le");
      if (bytes[0] === 0xfe && bytes[1] === 0xff) wide = new TextDecoder("utf-16be");
    }
    size += bytes.byteLength;
    if (size > most) {
      await dropPieces(db(), batchId);
      return { ok: false, why: "too_large" };
    }
    hash.update(bytes);
    const kept = wide ? new TextEncoder().encode(wide.decode(bytes, { stream: true })) : bytes;
    if (!wide && isUtf8) isUtf8 = decodes(strict, bytes);
    held.push(kept);
    heldBytes += kept.byteLength;
    if (heldBytes >= pieceBytes) await flush();
  }
  await flush();
  if (size === 0) return { ok: false, why: "required" };
  if (!wide && !(isUtf8 && decodes(strict))) await rewrite(batchId);
  return { ok: true, sha256: hash.digest("hex"), size };
}

function decodes(decoder: TextDecoder, bytes?: Uint8Array): boolean {
  try {
    decoder.decode(bytes, { stream: bytes !== undefined });
    return true;
  } catch {
    return false;
  }
}

/** In Windows-1252 each byte is a character, so each piece can be rewritten by itself. */
async function rewrite(batchId: string): Promise<void> {
  for (let index = 0; ; index += 1) {
    const [piece] = await db()
      .select({ content: files.content })
      .from(files)
      .where(eq(files.id, idOf(batchId, index)));
    if (!piece) return;
    const content = new TextEncoder().encode(fromWestern(piece.content));
    await db()
      .update(files)
      .set({ content, size: content.byteLength, sha256: sha256(content) })
      .where(eq(files.id, idOf(batchId, index)));
  }
}

/** The stored bytes from an offset on. */
export async function* piecesOf(batchId: string, from = 0): AsyncGenerator<Uint8Array> {
  const sizes = await db()
    .select({ id: files.id, size: files.size })
    .from(files)
    .where(like(files.id, `${batchId}.%`))
    .orderBy(asc(files.id));
  let before = 0;
  for (const { id, size } of sizes) {
    if (before + size > from) {
      const [piece] = await db().select({ content: files.content }).from(files).where(eq(files.id, id));
      if (!piece) return;
      yield piece.content.subarray(Math.max(0, from - before));
    }
    before += size;
  }
}

export async function dropPieces(tx: Tx | ReturnType<typeof db>, batchId: string): Promise<void> {
  await tx.delete(files).where(like(files.id, `${batchId}.%`));
}

const abandoned = 24 * 3_600_000;

/** Deletes pieces of an upload that broke off before it became an import. */
export async function forgetPieces(tx: Tx, now: Date): Promise<void> {
  const before = new Date(now.getTime() - abandoned);
  await tx
    .delete(files)
    .where(
      and(
        eq(files.name, pieceName),
        like(files.id, "%.%"),
        lt(files.createdAt, before),
        sql`not exists (select 1 from import_batches b where b.file_id = split_part(${files.id}, '.', 1))`,
      ),
    );
}

/** Deletes files that the office chose for an entry that it never finished. */
export async function forgetHeld(tx: Tx, now: Date): Promise<void> {
  const before = new Date(now.getTime() - abandoned).toISOString();
  const gone = rowsOf<{ file: string }>(
    await tx.execute(sql`
    delete from attachments a using files f
    where f.id = a.file_id and a.draft_id is null and a.contribution_id is null and f.created_at < ${before}::timestamptz
    returning a.file_id as file`),
  );
  for (const { file } of gone) await tx.delete(files).where(eq(files.id, file));
}
