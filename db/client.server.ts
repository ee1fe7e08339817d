import { closeSync, constants, existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { sql } from "drizzle-orm";
import { readMigrationFiles } from "drizzle-orm/migrator";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import * as schema from "./schema/index.ts";

export type Db = PgDatabase<PgQueryResultHKT, typeof schema>;
export type Tx = Parameters<Parameters<Db["transaction"]>[0]>[0];

export interface Database {
  db: Db;
  kind: "pglite" | "postgresql";
  /** Calls back after each commit that notified the channel, and after a lost connection; gives the function that stops it. */
  listen(channel: string, heard: (payload: string) => void): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

/** A start that can't go on, told to the person at the terminal in one sentence. */
export class CannotStart extends Error {}

const casing = "snake_case" as const;
const migrationsFolder = resolve(process.env["MIGRATIONS_DIR"] ?? "drizzle");

/** Opens PostgreSQL (`url`) or the embedded database (`dataDir`, or in memory without), migrated. Throws CannotStart. */
export async function openDatabase(where: { url?: string | undefined; dataDir?: string | undefined; poolSize?: number }): Promise<Database> {
  return where.url ? openPostgres(where.url, where.poolSize ?? 10) : openEmbedded(where.dataDir);
}

async function openPostgres(url: string, max: number): Promise<Database> {
  const { default: postgres } = await import("postgres");
  const { drizzle } = await import("drizzle-orm/postgres-js");
  const { migrate } = await import("drizzle-orm/postgres-js/migrator");
  const one = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    const db = drizzle(one, { schema, casing });
    await db.execute(sql`select pg_advisory_lock(7416001)`);
    await refuseNewer(db as unknown as Db);
    await migrate(db, { migrationsFolder });
  } finally {
    await one.end();
  }
  const client = postgres(url, { max, onnotice: () => undefined });
  return {
    db: drizzle(client, { schema, casing }) as unknown as Db,
    kind: "postgresql",
    listen: async (channel, heard) => (await client.listen(channel, heard, () => heard(""))).unlisten,
    close: () => client.end({ timeout: 5 }),
  };
}

async function openEmbedded(dataDir: string | undefined): Promise<Database> {
  const unlock = dataDir ? await lock(dataDir) : () => undefined;
  const { PGlite } = await import("@electric-sql/pglite");
  const { drizzle } = await import("drizzle-orm/pglite");
  const { migrate } = await import("drizzle-orm/pglite/migrator");
  const client = await PGlite.create(dataDir ? { dataDir: join(dataDir, "db") } : {});
  const db = drizzle(client, { schema, casing });
  await refuseNewer(db as unknown as Db);
  await migrate(db, { migrationsFolder });
  return {
    db: db as unknown as Db,
    kind: "pglite",
    listen: async (channel, heard) => {
      const stop = await client.listen(channel, heard);
      return () => stop();
    },
    close: async () => {
      await client.close();
      unlock();
    },
  };
}

/** Two processes on one embedded directory lose rows silently: the kernel's lock, freed even by kill -9, keeps the second out. */
async function lock(dataDir: string): Promise<() => void> {
  const { tryLock } = (await import("fs-native-extensions")).default;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = join(dataDir, "lock");
  const holder = join(dataDir, "lock.pid");
  const fd = openSync(file, constants.O_RDWR | constants.O_CREAT, 0o600);
  if (!tryLock(fd)) {
    closeSync(fd);
    const pid = existsSync(holder) ? readFileSync(holder, "utf8") : "?";
    throw new CannotStart(`The data directory ${dataDir} is in use by process ${pid}. Stop it first, or set DATA_DIR or DATABASE_URL.`);
  }
  writeFileSync(holder, String(process.pid), { mode: 0o600 });
  return () => closeSync(fd);
}

/** Code older than the schema would write rows that the newer code can't read. */
async function refuseNewer(db: Db): Promise<void> {
  const [table] = rowsOf<{ name: string | null }>(await db.execute(sql`select to_regclass('drizzle.__drizzle_migrations')::text as name`));
  if (!table?.name) return;
  const [newest] = rowsOf<{ at: string | null }>(await db.execute(sql`select max(created_at)::text as at from drizzle.__drizzle_migrations`));
  const known = Math.max(...readMigrationFiles({ migrationsFolder }).map((migration) => migration.folderMillis));
  if (newest?.at && Number(newest.at) > known) {
    throw new CannotStart("The database was written by a newer version of this program. Update the program, or restore an older backup.");
  }
}

/** postgres.js gives an array, PGlite `{ rows }`; instants, dates and int8 are strings on both. */
export function rowsOf<T>(result: unknown): T[] {
  return (Array.isArray(result) ? result : (result as { rows: unknown[] }).rows) as T[];
}

/** True once the database answers and holds the newest migration that this code knows. */
export async function isReady(db: Db): Promise<boolean> {
  const known = Math.max(...readMigrationFiles({ migrationsFolder }).map((migration) => migration.folderMillis));
  const [row] = rowsOf<{ at: string | null }>(await db.execute(sql`select max(created_at)::text as at from drizzle.__drizzle_migrations`));
  return Number(row?.at ?? 0) === known;
}

/** The name of the violated constraint, whichever driver reports it; null for any other error. */
export function violated(error: unknown): string | null {
  const cause = error instanceof Error ? (error.cause as Record<string, unknown> | undefined) : undefined;
  const name = cause?.["constraint_name"] ?? cause?.["constraint"];
  return typeof name === "string" ? name : null;
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
