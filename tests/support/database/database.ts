import { sql } from "drizzle-orm";
import { inject } from "vitest";
import { loadPlaces } from "#app/features/demo/load-places.server.ts";
import { publishChange } from "#app/core/changes.server.ts";
import { openDatabase, rowsOf, useDatabase, type Database, type Db } from "#db/client.server.ts";
import { keepTestData, restoreTestData } from "./data-dir.ts";
import { databaseKind } from "./kind.ts";
import { note } from "#tests/support/run/notes.ts";
import { createDatabase } from "./postgres.ts";
import { keepRows, restoreRows } from "./snapshots.ts";

/** The snapshot of a database without rows but those that a first start makes: a body, here the demo's. */
const empty = "migrated";

/** What one worker has: a database for all its files, and what each snapshot's maker gave. */
interface Own {
  opened: Database;
  made: Map<string, unknown>;
}

let own: Promise<Own> | undefined;

/**
 * A database in the state a first start leaves it in, for the file or the test that asks: `const db = await
 * testDatabase();`. Which one is told by TEST_DB, so a test never knows; it is also the one that the product's own
 * `db()` gives.
 */
export async function testDatabase(): Promise<Db> {
  return (await filledDatabase(empty, () => Promise.resolve(null))).db;
}

/**
 * A database as `fill` leaves it. It is filled once by each worker, and put back afterwards: a new database takes
 * seconds on PGlite, the demo many. What `fill` gives must be plain values.
 */
export async function filledDatabase<T>(name: string, fill: (db: Db) => Promise<T>): Promise<{ db: Db; made: T }> {
  const { opened, made } = await (own ??= open());
  useDatabase(opened);
  const { db } = opened;
  // Nothing that is kept from the test before is true any more.
  publishChange();
  if (made.has(name)) {
    await restoreRows(db, name);
    if (name !== empty) restoreTestData(name);
  } else {
    await restoreRows(db, empty);
    made.set(name, await fill(db));
    await keepRows(db, name);
    keepTestData(name);
  }
  return { db, made: structuredClone(made.get(name)) as T };
}

async function open(): Promise<Own> {
  const opened = await openDatabase(databaseKind() === "pglite" ? {} : { url: await copyOfTemplate() });
  if (opened.kind === "pglite") note("PGlite", await versionOf(opened.db));
  await opened.db.transaction((tx) => loadPlaces(tx, new Date("2025-03-20T09:00:00Z")));
  await keepRows(opened.db, empty);
  return { opened, made: new Map([[empty, null]]) };
}

/** The run ends its PostgreSQL, and with it these copies. */
async function copyOfTemplate(): Promise<string> {
  const cluster = inject("postgres");
  if (!cluster)
    throw new Error("The run has no PostgreSQL: start it by `npm test -- commands`, or with TEST_DB=postgres.");
  return (await createDatabase(cluster.url, cluster.migrated)).url;
}

async function versionOf(db: Db): Promise<string> {
  const [row] = rowsOf<{ value: string }>(await db.execute(sql`select current_setting('server_version') as value`));
  return `PostgreSQL ${row?.value ?? "?"} in WebAssembly`;
}
