import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { verifyAll } from "#app/features/audit/verify.server.ts";
import { readBackup } from "#app/features/backups/backup-reader.server.ts";
import { db, isReady, rowsOf } from "#db/client.server.ts";
import { appliedMigrations, knownMigrations } from "#db/migrations.server.ts";
import { ask } from "#tests/support/server/app.ts";
import { previousVersion, restoreAnew } from "#tests/support/database/backups.ts";

/** The demo as the version before loaded it, on its two migrations: read there by the code of then, never made anew. */
const { head, tables } = await readBackup(previousVersion);
const restored = await restoreAnew(previousVersion);

test("the database of the previous version stands at its own migrations, and has rows in what they made", () => {
  expect(head.migrations).toHaveLength(2);
  expect(tables.filter(({ rows }) => rows > 0).length).toBeGreaterThan(20);
});

test("is migrated forward by every migration since", async () => {
  expect(restored.migrated).toBe(knownMigrations().length - 2);
  expect(await appliedMigrations(db())).toEqual(knownMigrations());
  expect(await isReady(db())).toBe(true);
});

test("keeps every row of every table", async () => {
  for (const { table, rows } of tables) {
    const [found] = rowsOf<{ n: number }>(
      await db().execute(sql`select count(*)::int as n from ${sql.identifier(table)}`),
    );
    // The restore has an entry of its own, and a setting that holds the outbox.
    const own = { audit_log: 1, settings: 1 }[table] ?? 0;
    expect([table, found?.n]).toEqual([table, rows + own]);
  }
});

test("still verifies: log, receipts, public texts, quotations, versions", async () => {
  const results = await verifyAll();
  expect(results.flatMap(({ what, wrong }) => wrong.map((each) => `${what} ${each}`))).toEqual([]);
  for (const { what, checked } of results)
    if (["log", "receipts", "public_texts", "excerpts", "versions"].includes(what))
      expect([what, checked > 0]).toEqual([what, true]);
});

test.each([
  "/",
  "/en",
  "/consultazioni/torino-citta-del-lavoro",
  "/consultazioni/torino-citta-del-lavoro/contributi",
  "/consultazioni/torino-citta-del-lavoro/documento",
  "/consultazioni/torino-citta-del-lavoro/chi-partecipa",
])("%s is read", async (path) => {
  const first = await ask(path);
  // The document's address leads to its newest version.
  const answer = first.status === 302 ? await ask(first.headers.get("location") ?? "") : first;
  expect(answer.status).toBe(200);
});
