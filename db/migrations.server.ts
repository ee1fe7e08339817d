import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { sql } from "drizzle-orm";
import { readMigrationFiles } from "drizzle-orm/migrator";
import type { Db } from "./client.server.ts";
import { rowsOf } from "./rows.ts";

/** `when` is the number by which the migrator orders them; `hash` is the hash of the migration's text. */
export interface Migration {
  when: number;
  hash: string;
}

const migrationsFolder = resolve(process.env["MIGRATIONS_DIR"] ?? "drizzle");

let files: ReturnType<typeof readMigrationFiles> | undefined;
const migrationFiles = () => (files ??= readMigrationFiles({ migrationsFolder }));

/** The migrations that this program brings, oldest first. */
export const knownMigrations = (): Migration[] =>
  migrationFiles().map(({ folderMillis, hash }) => ({ when: folderMillis, hash }));

/**
 * Every table that a migration of ours makes, including those of older versions; any other table in the schema belongs
 * to somebody else.
 */
export const ownTables = (): Set<string> =>
  new Set(
    migrationFiles().flatMap(({ sql: statements }) =>
      [...statements.join("\n").matchAll(/^create (?:unlogged )?table "(\w+)"/gim)].flatMap(([, name]) => name ?? []),
    ),
  );

/** The migrations that a database has had, oldest first. */
export async function appliedMigrations(db: Pick<Db, "execute">): Promise<Migration[]> {
  const [table] = rowsOf<{ name: string | null }>(
    await db.execute(sql`select to_regclass('drizzle.__drizzle_migrations')::text as name`),
  );
  if (!table?.name) return [];
  const rows = rowsOf<{ at: string; hash: string }>(
    await db.execute(sql`select created_at::text as at, hash from drizzle.__drizzle_migrations order by created_at`),
  );
  return rows.map(({ at, hash }) => ({ when: Number(at), hash }));
}

/**
 * Runs the driver's migrator with all migrations, or with those up to one. The migrator takes a folder, so a folder
 * with fewer migrations is made for it.
 */
export async function migrateBy(
  migrator: (config: { migrationsFolder: string }) => Promise<void>,
  upTo = Infinity,
): Promise<void> {
  if (upTo === Infinity) return migrator({ migrationsFolder });
  const shorter = mkdtempSync(join(tmpdir(), "tavolo-migrations-"));
  try {
    cpSync(migrationsFolder, shorter, { recursive: true });
    const journal = join(shorter, "meta", "_journal.json");
    const { entries, ...rest } = JSON.parse(readFileSync(journal, "utf8")) as { entries: { when: number }[] };
    writeFileSync(journal, JSON.stringify({ ...rest, entries: entries.filter(({ when }) => when <= upTo) }));
    await migrator({ migrationsFolder: shorter });
  } finally {
    rmSync(shorter, { recursive: true, force: true });
  }
}
