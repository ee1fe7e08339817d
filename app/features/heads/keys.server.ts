import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { appendAudit } from "#app/core/audit.server.ts";
import { settings } from "#app/core/settings.server.ts";
import { CannotStart, db, type Db, type Tx } from "#db/client.server.ts";
import { auditLog } from "#db/schema/machine.ts";
import { originOf } from "./checkpoint.ts";
import { keyId, newSigningKey, readSigningKey, type SigningKey } from "./signing.server.ts";

/** Why a key came into force: it was the first, or the one before was changed by plan, lost, or stolen. */
export type KeyReason = "first" | "rotated" | "lost" | "stolen";

/** A signing key as the log names it: in force from its own entry on. */
export interface LogKey {
  seq: number;
  at: Date;
  id: string;
  name: string;
  publicKey: string;
  why: KeyReason;
  /** The newest head that was still believed when the key changed; null for the first key, and where there was none. */
  lastGood: { size: number; root: string } | null;
}

/** Everything that changes keys or makes heads takes this lock, so that on one database only one does so at a time. */
export const headsLock = sql`select pg_advisory_xact_lock(7416007)`;

/** Every key of the log, oldest first. */
export async function listKeys(from: Db | Tx = db()): Promise<LogKey[]> {
  const rows = await from
    .select({ seq: auditLog.seq, at: auditLog.at, detail: auditLog.detail })
    .from(auditLog)
    .where(and(isNull(auditLog.campaignId), eq(auditLog.action, "log.key")))
    .orderBy(asc(auditLog.seq));
  return rows.map(({ seq, at, detail }) => {
    const [name, publicKey] = [String(detail["name"]), String(detail["key"])];
    const lastGood = detail["root"] ? { size: Number(detail["size"]), root: String(detail["root"]) } : null;
    return { seq, at, id: keyId(name, publicKey), name, publicKey, why: detail["why"] as KeyReason, lastGood };
  });
}

/** The key that signs a head of that size; null before the first one. */
export const keyFor = (keys: readonly LogKey[], size: number): LogKey | null =>
  keys.filter(({ seq }) => seq <= size).at(-1) ?? null;

/**
 * The file of the key. It lies outside of the database and its backups, since whoever has both can write another
 * history and sign it.
 */
export const keyFile = (): string => settings().LOG_KEY ?? join(settings().DATA_DIR, "log-key");
/**
 * Where a new key lies until its entry is written. If the process ends in between, the next start puts the key in its
 * place.
 */
const nextKeyFile = (): string => `${keyFile()}.next`;

/** The key that this process holds; null where it holds none. Throws CannotStart for a file that is no key. */
export function heldKey(): SigningKey | null {
  return readKey(keyFile());
}

function readKey(file: string): SigningKey | null {
  if (!existsSync(file)) return null;
  try {
    return readSigningKey(readFileSync(file, "utf8"));
  } catch {
    throw new CannotStart(`${file} is no Ed25519 key in PEM.`);
  }
}

function writeKey(file: string, key: SigningKey): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(file, key.pem, { mode: 0o600 });
}

/**
 * Makes a key if the log has none, and finishes a change of key that was cut off. Gives the key in force where this
 * process holds it: of several processes with a DATA_DIR each, only one holds it and signs.
 */
export async function settleKey(now: Date): Promise<SigningKey | null> {
  return db().transaction(async (tx) => {
    await tx.execute(headsLock);
    const inForce = (await listKeys(tx)).at(-1);
    const next = readKey(nextKeyFile());
    if (next && next.publicKey === inForce?.publicKey) renameSync(nextKeyFile(), keyFile());
    else if (next) rmSync(nextKeyFile());
    const held = heldKey();
    if (inForce) return held?.publicKey === inForce.publicKey ? held : null;
    const first = held ?? newSigningKey();
    if (!held) writeKey(keyFile(), first);
    await recordKey(tx, first, "first", null, now);
    return first;
  });
}

async function recordKey(
  tx: Tx,
  key: SigningKey,
  why: KeyReason,
  lastGood: LogKey["lastGood"],
  now: Date,
): Promise<void> {
  const name = originOf(new URL(settings().origin).host);
  const id = keyId(name, key.publicKey);
  const detail = { why, name, key: key.publicKey, ...(lastGood ?? {}) };
  await appendAudit(tx, {
    at: now,
    action: "log.key",
    personId: null,
    mandateId: null,
    campaignId: null,
    subject: `key:${id}`,
    detail,
  });
}

/**
 * Puts a new key in force, with an entry that names it and the last head that is still believed. The caller's `work`
 * goes on in the same transaction with the new key. The file is changed once all of this is committed.
 */
export async function replaceKey<R>(
  why: Exclude<KeyReason, "first">,
  lastGood: LogKey["lastGood"],
  now: Date,
  work: (tx: Tx, key: SigningKey) => Promise<R>,
): Promise<R> {
  const key = newSigningKey();
  const done = await db().transaction(async (tx) => {
    await tx.execute(headsLock);
    // Written only under the lock: a process that finishes a cut-off change would take away a key that no entry names
    // yet.
    writeKey(nextKeyFile(), key);
    await recordKey(tx, key, why, lastGood, now);
    return work(tx, key);
  });
  renameSync(nextKeyFile(), keyFile());
  return done;
}
