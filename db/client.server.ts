import { closeSync, constants, existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import { listenOn, type Listening, type Told } from "./listen.server.ts";
import { appliedMigrations, knownMigrations, migrateBy } from "./migrations.server.ts";
import { rowsOf } from "./rows.ts";
import * as schema from "./schema/index.ts";
import { NoAnswer } from "./within.ts";

export type Db = PgDatabase<PgQueryResultHKT, typeof schema>;
export type Tx = Parameters<Parameters<Db["transaction"]>[0]>[0];

export interface Database {
  readonly db: Db;
  kind: "pglite" | "postgresql";
  /** A PostgreSQL that follows another one: it can be read, and nothing else. */
  standby: boolean;
  /** Calls `heard` after each commit that notified the channel and, with "", after a connection that came back. */
  listen(channel: string, heard: (payload: string) => void, told?: Told): Promise<Listening>;
  /** Gives up all connections for new ones: after a long silence nobody knows which of them still lead anywhere. */
  renew(): void;
  /** Runs the migrations still to be run: all, or those up to one. */
  migrate(upTo?: number): Promise<void>;
  close(): Promise<void>;
}

/** A start that can't go on, told to the person at the terminal in one sentence. */
export class CannotStart extends Error {}

const casing = "snake_case" as const;
export const poolSize = 10;

interface Opening {
  url?: string | undefined;
  dataDir?: string | undefined;
  asItIs?: boolean;
  /**
   * How long PostgreSQL works on one statement, in seconds: for a process that serves. What migrates, backs up or
   * verifies has no limit.
   */
  statementSeconds?: number;
}

/**
 * Opens PostgreSQL (`url`) or the embedded database (`dataDir`, or in memory without), migrated; `asItIs` where an
 * older program may be at work on it. Throws CannotStart.
 */
export async function openDatabase(where: Opening): Promise<Database> {
  const opened = where.url ? await openPostgres(where.url, where.statementSeconds) : await openEmbedded(where.dataDir);
  try {
    if (!where.asItIs) await opened.migrate();
    return opened;
  } catch (error) {
    await opened.close();
    throw error;
  }
}

/** A connection comes about in five seconds or not at all; one that failed is tried again after a tenth of a second. */
const connecting = { connect_timeout: 5, backoff: () => 0.1, onnotice: () => undefined };
/** A process that fell silent within a transaction keeps what it has locked from the others for a minute at most. */
const idleInTransactionMs = 60_000;
/** PostgreSQL's code. */
const insufficientPrivilege = "42501";

async function openPostgres(url: string, statementSeconds?: number): Promise<Database> {
  const { default: postgres } = await import("postgres");
  const { drizzle } = await import("drizzle-orm/postgres-js");
  const { migrate } = await import("drizzle-orm/postgres-js/migrator");
  const limits = statementSeconds && {
    statement_timeout: statementSeconds * 1000,
    idle_in_transaction_session_timeout: idleInTransactionMs,
  };
  const open = () => {
    const client = postgres(url, {
      ...connecting,
      max: poolSize,
      connection: { application_name: "tavolo-comune", ...limits },
    });
    return { client, db: drizzle(client, { schema, casing }) as unknown as Db };
  };
  let pool = open();
  const standby = await isStandby(pool.db).catch(async (error: unknown) => {
    await pool.client.end({ timeout: 0 });
    throw error;
  });
  return {
    get db() {
      return pool.db;
    },
    kind: "postgresql",
    standby,
    listen: (channel, heard, told) => listenOn(postgres, url, channel, heard, { ...told, standby }),
    renew: () => {
      const { client } = pool;
      pool = open();
      void client.end({ timeout: 0 });
    },
    migrate: async (upTo) => {
      const one = postgres(url, { ...connecting, max: 1 });
      try {
        const db = drizzle(one, { schema, casing });
        await db.execute(sql`select pg_advisory_lock(7416001)`);
        await refuseNewer(db as unknown as Db);
        // The migrator makes its own schema even where nothing is to be done, which only the owner may.
        if (await isReady(db as unknown as Db)) return;
        if (standby) throw new CannotStart("This standby is of an older version: migrate the primary first.");
        await migrateBy((config) => migrate(db, config), upTo);
      } catch (error) {
        throw needsOwner(error) ?? error;
      } finally {
        await one.end();
      }
    },
    close: () => pool.client.end({ timeout: 5 }),
  };
}

async function openEmbedded(dataDir: string | undefined): Promise<Database> {
  const unlock = dataDir ? await lock(dataDir) : () => undefined;
  const { openPglite } = await import("./pglite.server.ts");
  const { drizzle } = await import("drizzle-orm/pglite");
  const { migrate } = await import("drizzle-orm/pglite/migrator");
  const client = await openPglite(dataDir && join(dataDir, "db"));
  const db = drizzle(client, { schema, casing });
  return {
    db: db as unknown as Db,
    kind: "pglite",
    standby: false,
    listen: async (channel, heard) => {
      const stop = await client.listen(channel, heard);
      return { ask: async <T>(statement: string) => (await client.query<T>(statement)).rows, stop: () => stop() };
    },
    renew: () => undefined,
    migrate: async (upTo) => {
      await refuseNewer(db as unknown as Db);
      await migrateBy((config) => migrate(db, config), upTo);
    },
    close: async () => {
      await client.close();
      unlock();
    },
  };
}

/**
 * Two processes on one embedded directory lose rows silently: the kernel's lock, freed even by kill -9, keeps the
 * second out.
 */
async function lock(dataDir: string): Promise<() => void> {
  const { tryLock } = (await import("fs-native-extensions")).default;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = join(dataDir, "lock");
  const holder = join(dataDir, "lock.pid");
  const fd = openSync(file, constants.O_RDWR | constants.O_CREAT, 0o600);
  if (!tryLock(fd)) {
    closeSync(fd);
    const pid = existsSync(holder) ? readFileSync(holder, "utf8") : "?";
    throw new CannotStart(
      `The data directory ${dataDir} is in use by process ${pid}. Stop it first, or set DATA_DIR or DATABASE_URL.`,
    );
  }
  writeFileSync(holder, String(process.pid), { mode: 0o600 });
  return () => closeSync(fd);
}

const newest = (migrations: { when: number }[]): number => migrations.at(-1)?.when ?? 0;

/** Code older than the schema would write rows that the newer code can't read. */
async function refuseNewer(db: Db): Promise<void> {
  if (newest(await appliedMigrations(db)) > newest(knownMigrations())) {
    throw new CannotStart(
      "The database was written by a newer version of this program. Update the program, or restore an older backup.",
    );
  }
}

/** Null, or what to tell whoever let a role that owns nothing do the owner's work. */
export function needsOwner(error: unknown): CannotStart | null {
  if (!(error instanceof Error)) return null;
  if ((error as { code?: unknown }).code !== insufficientPrivilege) return needsOwner(error.cause);
  return new CannotStart(
    "The database's tables belong to another role. Migrations and restores are the owner's: run them with the owner's DATABASE_URL.",
  );
}

export { rowsOf };

/** True once the database answers and holds the newest migration that this code knows. */
export async function isReady(db: Db): Promise<boolean> {
  return newest(await appliedMigrations(db)) === newest(knownMigrations());
}

/** The name of the violated constraint, whichever driver reports it; null for any other error. */
export function violated(error: unknown): string | null {
  const cause = error instanceof Error ? (error.cause as Record<string, unknown> | undefined) : undefined;
  const name = cause?.["constraint_name"] ?? cause?.["constraint"];
  return typeof name === "string" ? name : null;
}

async function isStandby(db: Db): Promise<boolean> {
  const [row] = rowsOf<{ standby: boolean }>(await db.execute(sql`select pg_is_in_recovery() as standby`));
  return row?.standby === true;
}

/**
 * Not reached, cut off, ending or starting, full, read-only, or stopped by its own time limit: PostgreSQL's codes, the
 * driver's and the system's.
 */
const awayCodes =
  /^(08...|25006|53...|57P0.|57014|25P03|CONNECT(ION)?_[A-Z]+|ECONN(REFUSED|RESET|ABORTED)|EPIPE|ETIMEDOUT|E(HOST|NET)UNREACH|ENOTFOUND|EAI_AGAIN)$/;

/** Whether an error says that the database is away or has no time for us, so that asking again later helps. */
export function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: unknown };
  return error instanceof NoAnswer || (typeof code === "string" && awayCodes.test(code)) || isAway(error.cause);
}

/** For work that nobody waits for: in this transaction a statement takes as long as it takes. */
export async function takesItsTime(tx: Tx): Promise<void> {
  await tx.execute(sql`set local statement_timeout = 0`);
}

const held = globalThis as unknown as { tavoloDatabase?: Database };

/** Development re-evaluates edited modules: the handle outlives them on globalThis. */
export function useDatabase(database: Database | undefined): void {
  if (database) held.tavoloDatabase = database;
  else delete held.tavoloDatabase;
}

export function database(): Database {
  if (!held.tavoloDatabase) throw new Error("No database is open");
  return held.tavoloDatabase;
}

export const db = (): Db => database().db;
