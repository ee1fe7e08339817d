import { createHash, randomBytes } from "node:crypto";
import { and, eq, gt, isNull } from "drizzle-orm";
import { publishChange } from "#app/core/changes.server.ts";
import { settings } from "#app/core/settings.server.ts";
import { db, type Db, type Tx } from "#db/client.server.ts";
import { logHeads } from "#db/schema/heads.ts";
import { readStamp, stampRequest, type Stamp } from "./time-stamp.ts";

/**
 * Milliseconds that the authority may take, and bytes that its answer may have; a token with its certificates is far
 * smaller.
 */
const [patience, longest] = [5_000, 256 * 1024];

const waits = and(eq(logHeads.toStamp, true), isNull(logHeads.stamp));

/**
 * A job: has the head of that size time-stamped, and then the heads that still wait, as long as the authority answers.
 * Throws where it doesn't answer; the job is then tried again.
 */
export async function stampHead(size: number): Promise<void> {
  await stampOne(size);
  for (const next of await listUnstamped()) await stampOne(next);
}

async function stampOne(size: number): Promise<void> {
  const { TSA_URL } = settings();
  const [head] = await db()
    .select({ note: logHeads.note })
    .from(logHeads)
    .where(and(eq(logHeads.size, size), waits));
  if (!head || !TSA_URL) return;
  const { token, at } = await askAuthority(TSA_URL, head.note);
  await db()
    .update(logHeads)
    .set({ stamp: Buffer.from(token), stampedAt: at })
    .where(and(eq(logHeads.size, size), waits));
  publishChange();
}

async function askAuthority(url: string, note: string): Promise<Stamp> {
  const digest = createHash("sha256").update(note).digest();
  const nonce = randomBytes(8);
  const answer = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/timestamp-query", accept: "application/timestamp-reply" },
    body: Buffer.from(stampRequest(digest, nonce)),
    redirect: "error",
    signal: AbortSignal.timeout(patience),
  });
  if (!answer.ok) throw new Error(`The authority answers ${answer.status}`);
  return readStamp(await bounded(answer), digest, nonce);
}

async function bounded(answer: Response): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = answer.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    length += part.value.length;
    if (length > longest) throw new Error("The authority answers too much");
    parts.push(part.value);
  }
  return Buffer.concat(parts);
}

/** Sizes of the heads that still wait for their time-stamp, oldest first. */
export async function listUnstamped(from: Db | Tx = db()): Promise<number[]> {
  const rows = await from.select({ size: logHeads.size }).from(logHeads).where(waits).orderBy(logHeads.size);
  return rows.map(({ size }) => size);
}

/** The token of a head's time-stamp; null while it has none. */
export async function getStamp(size: number): Promise<Uint8Array | null> {
  const [row] = await db().select({ stamp: logHeads.stamp }).from(logHeads).where(eq(logHeads.size, size));
  return row?.stamp ?? null;
}

const batch = 200;

/** Every head with its time-stamp, oldest first, a batch at a time. */
export async function* walkHeads(): AsyncGenerator<{ size: number; note: string; stamp: Uint8Array | null }> {
  for (let after = 0; ; ) {
    const rows = await db()
      .select({ size: logHeads.size, note: logHeads.note, stamp: logHeads.stamp })
      .from(logHeads)
      .where(gt(logHeads.size, after))
      .orderBy(logHeads.size)
      .limit(batch);
    yield* rows;
    if (rows.length < batch) return;
    after = rows.at(-1)?.size ?? after;
  }
}
