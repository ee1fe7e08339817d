import { and, desc, eq, gt, inArray, isNotNull, max, sql } from "drizzle-orm";
import { publishChange } from "#app/core/changes.server.ts";
import { enqueue } from "#app/core/jobs.server.ts";
import { settings } from "#app/core/settings.server.ts";
import { romeDay } from "#app/i18n/time.ts";
import { db, rowsOf, takesItsTime, type Db, type Tx } from "#db/client.server.ts";
import { logHeads } from "#db/schema/heads.ts";
import { auditLog } from "#db/schema/machine.ts";
import { checkpointText, signedNote } from "./checkpoint.ts";
import { declareLost, sizeOfLog } from "./declared.server.ts";
import { mailHeads } from "./head-mails.server.ts";
import { heldKey, headsLock, keyFile, listKeys, replaceKey, settleKey, type KeyReason } from "./keys.server.ts";
import { keepHeads } from "./kept-heads.server.ts";
import { toBase64 } from "./leaf.server.ts";
import { growTree } from "./nodes.server.ts";
import { signatureBy, type SigningKey } from "./signing.server.ts";

export interface Head {
  size: number;
  root: string;
  note: string;
  at: Date;
  /** The day in Rome whose head it is; null for one made between two days, for a version or with a new key. */
  day: string | null;
}

/** The acts that publish an edition of a version: after each of them a head is made at once. */
export const publishing = ["document.publish", "document.reissue"] as const;

export const headColumns = {
  size: logHeads.size,
  root: logHeads.root,
  note: logHeads.note,
  at: logHeads.at,
  day: logHeads.day,
};

/** The head of that size; null where there is none. */
export async function getHead(size: number): Promise<Head | null> {
  const [row] = await db().select(headColumns).from(logHeads).where(eq(logHeads.size, size));
  return row ?? null;
}

/** Null while there is none. */
export async function getNewestHead(from: Db | Tx = db()): Promise<Head | null> {
  const [row] = await from.select(headColumns).from(logHeads).orderBy(desc(logHeads.size)).limit(1);
  return row ?? null;
}

/**
 * Thrown where a head is due and this process doesn't hold the key in force. Another process may hold it; this one
 * tries again.
 */
export class NoKey extends Error {
  readonly code = "no_log_key";
  constructor() {
    super(`${keyFile()} is not the key that signs the heads of the log`);
    this.name = "NoKey";
  }
}

/**
 * A job: makes the head that is due, if one is. A head is due on each day in Rome on which the log has grown, and as
 * soon as a version was published. Gives null where none is due.
 */
export async function makeDueHead(now: Date): Promise<Head | null> {
  const declared = await db().transaction((tx) => declareLost(tx, now));
  if (declared > 0) publishChange();
  const made = (await isDue(db(), now)) ? await signDueHead(await settleKey(now), now) : null;
  await rememberHeads();
  return made;
}

async function signDueHead(key: SigningKey | null, now: Date): Promise<Head | null> {
  if (!key) throw new NoKey();
  const made = await db().transaction(async (tx) => {
    await tx.execute(headsLock);
    await takesItsTime(tx);
    // The key may have been replaced since it was read, and a key that was stolen must sign nothing more.
    if ((await listKeys(tx)).at(-1)?.publicKey !== key.publicKey) throw new NoKey();
    // Another process may have made it meanwhile.
    return (await isDue(tx, now)) ? addHead(tx, [key], await dayWithoutHead(tx, now), now) : null;
  });
  if (made) publishChange();
  return made;
}

/** Whether a head is due: see `makeDueHead`. */
export async function isDue(from: Db | Tx, now: Date): Promise<boolean> {
  const covered = (await getNewestHead(from))?.size ?? 0;
  if ((await sizeOfLog(from)) <= covered) return false;
  return (await dayWithoutHead(from, now)) !== null || (await hasVersionSince(from, covered));
}

/** Today in Rome if it has no head yet, or null. */
async function dayWithoutHead(from: Db | Tx, now: Date): Promise<string | null> {
  const [row] = rowsOf<{ day: string | null }>(await from.execute(sql`select max(day)::text as day from log_heads`));
  const today = romeDay(now);
  return row?.day && row.day >= today ? null : today;
}

async function hasVersionSince(from: Db | Tx, size: number): Promise<boolean> {
  const published = inArray(auditLog.action, [...publishing]);
  const [row] = await from
    .select({ seq: auditLog.seq })
    .from(auditLog)
    .where(and(gt(auditLog.seq, size), published))
    .limit(1);
  return row !== undefined;
}

/** Adds the head of the log as it is now, signed with the key in force first. The caller must hold the lock. */
async function addHead(tx: Tx, keys: readonly SigningKey[], day: string | null, now: Date): Promise<Head> {
  const [before, size] = [await getNewestHead(tx), await sizeOfLog(tx)];
  const names = new Map((await listKeys(tx)).map(({ publicKey, name }) => [publicKey, name]));
  const root = toBase64(await growTree(tx, before?.size ?? 0, size));
  const nameOf = ({ publicKey }: SigningKey): string => names.get(publicKey) ?? "";
  const text = checkpointText({ origin: keys[0] ? nameOf(keys[0]) : "", size, root });
  const note = signedNote(
    text,
    keys.map((key) => signatureBy(nameOf(key), key, text)),
  );
  const head: Head = { size, root, note, at: now, day };
  // A head that was made between two days gets no time-stamp of its own: the next day's head covers it, and one
  // time-stamp a day is enough.
  const toStamp = day !== null && settings().TSA_URL !== undefined;
  const unsent = day === null ? [] : await headsSinceLastDay(tx);
  await tx.insert(logHeads).values({ ...head, toStamp });
  if (toStamp) await enqueue(tx, "stamp", { size }, now);
  if (day !== null) await mailHeads(tx, [...unsent, head], now);
  // The kept pages of other processes have changed too.
  await tx.execute(sql`select pg_notify('changed', '')`);
  return head;
}

/**
 * Heads made after the newest head of a day. They are mailed together with the next one, so that readers get one mail a
 * day.
 */
async function headsSinceLastDay(tx: Tx): Promise<Head[]> {
  const lastDay = tx
    .select({ size: max(logHeads.size) })
    .from(logHeads)
    .where(isNotNull(logHeads.day));
  return tx
    .select(headColumns)
    .from(logHeads)
    .where(sql`${logHeads.size} > coalesce((${lastDay}), 0)`)
    .orderBy(logHeads.size);
}

/** Writes the heads of the database into this process's own DATA_DIR, whichever process made them. */
export async function rememberHeads(): Promise<void> {
  const rows = await db().select({ note: logHeads.note }).from(logHeads).orderBy(logHeads.size);
  keepHeads(rows.map(({ note }) => note));
}

/**
 * Puts a new signing key in force, with its entry and a head at once. After a planned change the head carries both
 * signatures; after a loss or a theft the old key signs nothing more. `lastGood` is the size of the last head that is
 * still believed; the newest one is meant where none is given. Gives null where no head has that size.
 */
export async function changeKey(
  why: Exclude<KeyReason, "first">,
  lastGood: number | null,
  now: Date,
): Promise<Head | null> {
  const heads = await db().select(headColumns).from(logHeads).orderBy(desc(logHeads.size));
  const believed = lastGood === null ? (heads[0] ?? null) : heads.find(({ size }) => size === lastGood);
  if (believed === undefined) return null;
  const old = why === "rotated" ? heldKey() : null;
  const named = believed && { size: believed.size, root: believed.root };
  const head = await replaceKey(why, named, now, async (tx, key) =>
    addHead(tx, old ? [key, old] : [key], await dayWithoutHead(tx, now), now),
  );
  publishChange();
  await rememberHeads();
  return head;
}
