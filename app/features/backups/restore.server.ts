import { existsSync } from "node:fs";
import { and, eq, gt, inArray, isNull } from "drizzle-orm";
import { appendAudit } from "#app/core/audit.server.ts";
import { mailsHeld } from "#app/core/jobs.server.ts";
import { appendRemovals, readRemovals, removalsFile, type Removal } from "#app/core/removals.server.ts";
import { declareLost } from "#app/features/heads/declared.server.ts";
import { reapplyOmissis } from "#app/features/removals/reapply.server.ts";
import { endInvitations } from "#app/features/participation/invite.server.ts";
import { settings as configured } from "#app/core/settings.server.ts";
import { canonicalJson } from "#app/core/hash.server.ts";
import {
  CannotStart,
  needsOwner,
  openDatabase,
  useDatabase,
  type Database,
  type Db,
  type Tx,
} from "#db/client.server.ts";
import { appliedMigrations, knownMigrations } from "#db/migrations.server.ts";
import { contributions } from "#db/schema/contributions.ts";
import { settings, tokens } from "#db/schema/people.ts";
import { whyNotMigrations, type Head } from "./format.ts";
import { readBackup, type Manifest } from "./backup-reader.server.ts";
import { loadBackup, refuseUsed } from "./load.server.ts";
import { refuseUnrepeatable, repeatAll } from "./repeats.server.ts";

export interface RestoreOptions {
  sendMails: boolean;
  removals: string | null;
}
/**
 * `covered` are the numbers of texts that got an omissis again; somebody may have taken that omissis away after the
 * backup was made.
 */
interface Repeated {
  repeated: number;
  covered: string[];
}
export interface Restored {
  manifest: Manifest;
  migrated: number;
  /** How many published heads the restored log no longer covers. */
  lostHeads: number;
  removals: { found: boolean; known: number } & Repeated;
}

/** The name of what a restore leaves behind when it is cut off; no server starts on such a database. */
const unfinished = "restore_unfinished";

/** Throws CannotStart where a restore into this database was not finished. */
export async function refuseHalfRestored(db: Db): Promise<void> {
  const [row] = await db.select({ value: settings.value }).from(settings).where(eq(settings.key, unfinished));
  if (row)
    throw new CannotStart(
      "A restore into this database was cut off. Drop the database (or the data directory) and restore again.",
    );
}

/**
 * Restores a backup into an empty database of either kind: the whole file is checked before anything is written, loaded
 * in one transaction at the version that it has, then migrated forward. Leaves the database open and in use.
 */
export async function restoreDatabase(file: string, options: RestoreOptions, now: Date): Promise<Restored> {
  const { head } = await readBackup(file);
  const why = whyNotMigrations(head.migrations, knownMigrations());
  if (why === "newer")
    throw new CannotStart("The backup was made by a newer version of this program: restore it with that one.");
  if (why === "other")
    throw new CannotStart("The backup was made by another line of this program: its migrations are not ours.");
  const found = options.removals !== null || existsSync(removalsFile());
  const removals = readLedger(options.removals);
  const { DATABASE_URL, DATA_DIR } = configured();
  const database = await openDatabase({ url: DATABASE_URL, dataDir: DATA_DIR, asItIs: true });
  try {
    const manifest = await load(database, file, head, options, now);
    await database.migrate();
    const { lostHeads, repeated } = await database.db.transaction((tx) => settle(tx, manifest, removals, now));
    keepLedger(removals);
    useDatabase(database);
    return {
      manifest,
      migrated: knownMigrations().length - head.migrations.length,
      lostHeads,
      removals: { found, known: removals.length, ...repeated },
    };
  } catch (error) {
    await database.close();
    throw needsOwner(error) ?? error;
  }
}

async function load(
  database: Database,
  file: string,
  head: Head,
  { sendMails }: RestoreOptions,
  now: Date,
): Promise<Manifest> {
  await database.db.transaction(refuseUsed);
  const applied = await appliedMigrations(database.db);
  if (applied.length > head.migrations.length)
    throw new CannotStart(
      "The database is empty, but of a newer version than the backup. Make a new one: restoring migrates it.",
    );
  await database.migrate(head.migrations.at(-1)?.when ?? 0);
  return database.db.transaction(async (tx) => {
    const manifest = await loadBackup(tx, file);
    await closeDoors(tx, sendMails, now);
    return manifest;
  });
}

/**
 * Signs everybody out, makes mailed links of people expire, and holds back the outbox, in the same transaction as the
 * rows themselves.
 */
async function closeDoors(tx: Tx, sendMails: boolean, now: Date): Promise<void> {
  // Expired and not spent, so that the page of the link offers a new one.
  await tx
    .update(tokens)
    .set({ expiresAt: now })
    .where(and(isNull(tokens.spentAt), gt(tokens.expiresAt, now)));
  await tx.delete(settings).where(inArray(settings.key, [mailsHeld, "first_admin_link"]));
  if (!sendMails) await tx.insert(settings).values({ key: mailsHeld, value: now.toISOString() });
  await tx.insert(settings).values({ key: unfinished, value: now.toISOString() });
}

/** Runs once every table has the columns of this version; until it is done no server starts. */
async function settle(
  tx: Tx,
  { head, last }: Manifest,
  removals: Removal[],
  now: Date,
): Promise<{ lostHeads: number; repeated: Repeated }> {
  // Done before anything else is written, because what the log has now is exactly what the restore brought back.
  const lostHeads = await declareLost(tx, now);
  await endInvitations(tx, now);
  const done = await repeatAll(tx, removals, now);
  await reapplyOmissis(tx, now);
  const repeated = { repeated: done.length, covered: await numbersOf(tx, done) };
  const detail = { made: head.made, seq: last.audit.seq, hash: last.audit.hash, removals: done.length };
  await appendAudit(tx, {
    at: now,
    action: "backup.restore",
    personId: null,
    mandateId: null,
    campaignId: null,
    subject: `backup:${last.sha256}`,
    detail,
  });
  await tx.delete(settings).where(eq(settings.key, unfinished));
  return { lostHeads, repeated };
}

/** The numbers of the texts in which words were covered again. */
async function numbersOf(tx: Tx, done: readonly Removal[]): Promise<string[]> {
  const ids = done.flatMap(({ kind, facts }) => (kind === "omissis" ? (facts["contribution"] ?? []) : []));
  if (ids.length === 0) return [];
  const rows = await tx
    .select({ number: contributions.number })
    .from(contributions)
    .where(inArray(contributions.id, ids))
    .orderBy(contributions.number);
  return rows.map(({ number }) => number);
}

/** The ledger that was named, or the one in DATA_DIR. */
function readLedger(named: string | null): Removal[] {
  const removals = readRemovals(named ?? removalsFile(), named !== null);
  refuseUnrepeatable(removals);
  return removals;
}

/** Adds the removals to the ledger here, so that the next restore knows of them too. */
function keepLedger(removals: Removal[]): void {
  const own = new Set(readRemovals(removalsFile()).map(canonicalJson));
  const missing = removals.filter((removal) => !own.has(canonicalJson(removal)));
  if (missing.length > 0) appendRemovals(missing);
}
