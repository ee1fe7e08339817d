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
  /**
   * Calls `heard` after each commit that has notified the channel, and with "" after a lost connection was opened
   * again.
   */
  listen(channel: string, heard: (payload: string) => void, told?: Told): Promise<Listening>;
  /** Replaces all connections by new ones: after a long silence nobody knows which of them still work. */
  renew(): void;
  /** Runs the migrations that were not run yet: all, or those up to one. */
  migrate(upTo?: number): Promise<void>;
  close(): Promise<void>;
}

/** Thrown when a start can't go on; its message is told in one sentence to the person at the terminal. */
export class CannotStart extends Error {}

const casing = "snake_case" as const;
export const poolSize = 10;

interface Opening {
  url?: string | undefined;
  dataDir?: string | undefined;
  asItIs?: boolean;
  /**
   * How long PostgreSQL may work on one statement, in seconds: for a process that serves. Migrations, backups and
   * verification have no limit.
   */
  statementSeconds?: number;
}

/**
 * Opens PostgreSQL (`url`) or the embedded database (in `dataDir`, or else in memory), and migrates it; with `asItIs`
 * it isn't migrated, because an older program may be using it. Throws CannotStart.
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

/** A connection must be made within five seconds; after a failure it is tried again in a tenth of a second. */
const connecting = { connect_timeout: 5, backoff: () => 0.1, onnotice: () => undefined };
/** If a process falls silent within a transaction, others wait at most a minute for what it has locked. */
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
        // The migrator creates its own schema even where nothing is to be done, which only the owner may do.
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
 * Two processes on one embedded directory would lose rows without an error. The kernel's lock keeps the second one out,
 * and is freed even by kill -9.
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

/** A program older than the schema would write rows that the newer program can't read. */
async function refuseNewer(db: Db): Promise<void> {
  if (newest(await appliedMigrations(db)) > newest(knownMigrations())) {
    throw new CannotStart(
      "The database was written by a newer version of this program. Update the program, or restore an older backup.",
    );
  }
}

/** What to tell somebody who started an owner's task with a role that owns nothing; null for any other error. */
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
 * Codes of PostgreSQL, of the driver and of the system for a database that is not reached, was cut off, is ending or
 * starting, is full or read-only, or whose own time limit stopped the statement.
 */
const awayCodes =
  /^(08...|25006|53...|57P0.|57014|25P03|CONNECT(ION)?_[A-Z]+|ECONN(REFUSED|RESET|ABORTED)|EPIPE|ETIMEDOUT|E(HOST|NET)UNREACH|ENOTFOUND|EAI_AGAIN)$/;

/** Whether an error says that the database is away or too busy, so that asking again later helps. */
export function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: unknown };
  return error instanceof NoAnswer || (typeof code === "string" && awayCodes.test(code)) || isAway(error.cause);
}

/** Takes the time limit off the statements of this transaction; for work that nobody waits for. */
export async function takesItsTime(tx: Tx): Promise<void> {
  await tx.execute(sql`set local statement_timeout = 0`);
}

const held = globalThis as unknown as { tavoloDatabase?: Database };

/** In development, edited modules are evaluated again; the handle is kept on globalThis so that it outlives them. */
export function useDatabase(database: Database | undefined): void {
  if (database) held.tavoloDatabase = database;
  else delete held.tavoloDatabase;
}

export function database(): Database {
  if (!held.tavoloDatabase) throw new Error("No database is open");
  return held.tavoloDatabase;
}

export const db = (): Db => database().db;
