import { sql } from "drizzle-orm";
import { inject } from "vitest";
import { openDatabase, rowsOf, useDatabase, type Database, type Db } from "#db/client.server.ts";
import { atEndOfFile } from "./cleanup.ts";
import { databaseKind } from "./kind.ts";
import { note } from "./notes.ts";
import { createDatabase } from "./postgres.ts";

let embedded: { opened: Database; restore: () => Promise<void> } | undefined;

/**
 * A database in the state the migrations leave it in, for the file that asks: `const db = await testDatabase();` at its top.
 * Which one is told by TEST_DB, so a test never knows; it is also the one that the product's own `db()` gives.
 */
export async function testDatabase(): Promise<Db> {
  const opened = await (databaseKind() === "pglite" ? onPglite() : onPostgres());
  useDatabase(opened);
  return opened.db;
}

async function onPostgres(): Promise<Database> {
  const cluster = inject("postgres");
  if (!cluster) throw new Error("The run has no PostgreSQL: start it by `npm test -- commands`, or with TEST_DB=postgres.");
  const fresh = await createDatabase(cluster.url, cluster.migrated);
  const opened = await openDatabase({ url: fresh.url });
  atEndOfFile(async () => {
    useDatabase(undefined);
    await opened.close();
    await fresh.drop();
  });
  return opened;
}

async function onPglite(): Promise<Database> {
  if (embedded) await embedded.restore();
  else {
    const opened = await openDatabase({});
    embedded = { opened, restore: await remember(opened.db) };
    note("PGlite", await versionOf(opened.db));
  }
  return embedded.opened;
}

/** Keeps what the migrations wrote, and gives a function that puts exactly that back: starting a new PGlite would take seconds. */
async function remember(db: Db): Promise<() => Promise<void>> {
  const tables = await column(db, sql`select format('%I.%I', schemaname, tablename) as value from pg_tables where schemaname = 'public' order by 1`);
  const filled: string[] = [];
  for (const table of tables) {
    const [rows] = await column(db, sql.raw(`select count(*)::text as value from ${table}`));
    if (rows !== "0") filled.push(table);
  }
  const sequences = await column(db, sql`select format('select setval(%L, %s)', format('%I.%I', schemaname, sequencename), last_value) as value from pg_sequences where last_value is not null`);
  const copy = (table: string) => `kept.${table.replace(".", "__").replaceAll('"', "")}`;
  await db.execute(sql.raw("create schema kept"));
  for (const table of filled) await db.execute(sql.raw(`create table ${copy(table)} as select * from ${table}`));

  return async () => {
    await db.transaction(async (tx) => {
      // Append-only triggers and foreign keys are right for the product and in the way of a reset.
      await tx.execute(sql`set local session_replication_role = replica`);
      if (tables.length > 0) await tx.execute(sql.raw(`truncate ${tables.join(", ")} restart identity`));
      for (const table of filled) await tx.execute(sql.raw(`insert into ${table} select * from ${copy(table)}`));
      for (const statement of sequences) await tx.execute(sql.raw(statement));
    });
  };
}

async function column(db: Db, query: ReturnType<typeof sql>): Promise<string[]> {
  return rowsOf<{ value: string }>(await db.execute(query)).map(({ value }) => value);
}

async function versionOf(db: Db): Promise<string> {
  const [version] = await column(db, sql`select current_setting('server_version') as value`);
  return `PostgreSQL ${version ?? "?"} in WebAssembly`;
}
