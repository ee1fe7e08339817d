import { and, eq, isNull, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { sha256 } from "#app/core/hash.server.ts";
import { verifyAll } from "#app/features/audit/verify.server.ts";
import { readBackup } from "#app/features/backups/backup-reader.server.ts";
import { queueVersionFiles } from "#app/features/exports/version-files.server.ts";
import { getContributionsPage } from "#app/features/publishing/public-list-page.server.ts";
import { runDueJobs } from "#app/jobs.server.ts";
import { db, isReady, rowsOf } from "#db/client.server.ts";
import { appliedMigrations, knownMigrations } from "#db/migrations.server.ts";
import { jobs } from "#db/schema/machine.ts";
import { ask } from "#tests/support/server/app.ts";
import { beforeSources, restoreAnew } from "#tests/support/database/backups.ts";
import { storedFiles } from "#tests/support/files/version-files.ts";

/**
 * The demo as the program of commit e9d0fec loaded and backed it up, when excerpts, citations and tallies knew
 * contributions alone. It is never made anew: whatever is changed later must go on reading it.
 */
const { head, tables } = await readBackup(beforeSources);
const restored = await restoreAnew(beforeSources);
const site = "/consultazioni/torino-citta-del-lavoro";

test("it stands at its own twenty migrations, and is migrated by every one since", async () => {
  expect(head.migrations).toHaveLength(20);
  expect(restored.migrated).toBe(knownMigrations().length - 20);
  expect(await appliedMigrations(db())).toEqual(knownMigrations());
  expect(await isReady(db())).toBe(true);
});

test("every row of every table is kept; what is derived from them is derived anew", async () => {
  const derived = ["text_tallies", "passage_tallies"];
  for (const { table, rows } of tables.filter((each) => !derived.includes(each.table))) {
    const [found] = rowsOf<{ n: number }>(
      await db().execute(sql`select count(*)::int as n from ${sql.identifier(table)}`),
    );
    // The restore has an entry of its own, and a setting that holds the outbox.
    const own = { audit_log: 1, settings: 1 }[table] ?? 0;
    expect([table, found?.n]).toEqual([table, rows + own]);
  }
});

test("it verifies: log, receipts, public texts, quotations, versions, files, places, removals and counts", async () => {
  const results = await verifyAll();
  expect(results.flatMap(({ what, wrong }) => wrong.map((each) => `${what} ${each}`))).toEqual([]);
  const checked = Object.fromEntries(results.map((each) => [each.what, each.checked]));
  // One entry more than in the backup: its restore.
  expect(checked).toMatchObject({ log: 701, receipts: 39, public_texts: 36, excerpts: 229, versions: 1, files: 4 });
  expect(checked["counts"]).toBeGreaterThan(700);
});

test.each([
  "/",
  "/en",
  site,
  `${site}/linee/1`,
  `${site}/contributi`,
  `${site}/contributi/TCL-2025-0001`,
  `${site}/documento/v/1`,
  `${site}/chi-partecipa`,
  `${site}/novita.xml`,
])("%s is read", async (path) => {
  expect((await ask(path)).status).toBe(200);
});

test("a version published before there were stored files gets them by a job", async () => {
  const now = new Date();
  await db().transaction((tx) => queueVersionFiles(tx, now));
  expect(await db().$count(jobs, and(eq(jobs.kind, "version_files"), isNull(jobs.doneAt)))).toBe(1);
  while ((await runDueJobs(now)) > 0);
  expect((await storedFiles()).map(({ lang, format }) => `${lang} ${format}`)).toHaveLength(14);
  await db().transaction((tx) => queueVersionFiles(tx, now));
  expect(await db().$count(jobs, and(eq(jobs.kind, "version_files"), isNull(jobs.doneAt)))).toBe(0);
});

test("its districts are places of one body without a name, which the first start gives", async () => {
  const named = rowsOf<{ n: number; codes: string[] }>(
    await db().execute(
      sql`select count(*)::int as n, array_agg(distinct d.code order by d.code) as codes from campaigns c join bodies b on b.id = c.body_id
        join places city on city.id = b.place_id join places d on d.parent_id = city.id and d.level = 'district' where b.name_it = ''`,
    ),
  );
  // Two campaigns of eight districts each.
  expect(named).toEqual([{ n: 16, codes: ["1", "2", "3", "4", "5", "6", "7", "8"] }]);
});

test("an address of then filters by the same district, and the count is that of the rows", async () => {
  for (const code of ["1", "2", "3", "4", "5", "6", "7", "8"]) {
    const page = await getContributionsPage(
      "torino-citta-del-lavoro",
      new URLSearchParams({ circoscrizione: code }),
      new Date(),
    );
    const [held] = rowsOf<{ n: number }>(
      await db().execute(sql`select count(*)::int as n from contributions c join places p on p.id = c.district
        where p.code = ${code} and c.state = 'published' and c.campaign_id = (select id from campaigns where slug = 'torino-citta-del-lavoro')`),
    );
    expect([code, page?.total, page?.contributions.every(({ district }) => district?.code === code)]).toEqual([
      code,
      held?.n,
      true,
    ]);
    expect(page?.chosen.district).toBe(code);
  }
});

/** SHA-256 of what e9d0fec answered on this very database: data and files that others have kept a copy of. */
const answers: [path: string, digest: string][] = [
  [`${site}/contributi.csv`, "260928cc498c6f76ace3c5fd484d750cc374eca15789a09930b51219a1c21d67"],
  [`${site}/estratti.csv`, "06cc1baa068f4196301eb0a45e9b57a72cefeb5eba2fd21d09a7c24cdd174fae"],
  [`${site}/documento/v/1/scarica/json`, "023b2e7ec926dfaa02bd601d2a8bebd6163df45d167d403e8139f5fea6962ef4"],
  [`${site}/documento/v/1/scarica/csv`, "1afcb3fb39343ba0684cc790407d9c7b57b1a2074c594c5fef8fbf7e7f6aeb5b"],
  [`${site}/documento/v/1/scarica/md`, "cc1414d2e1b1ad40ec35db2a16c0d0ca76545442518a6a946a48e021ed4653dd"],
];

test.each(answers)("%s has the same bytes as before", async (path, digest) => {
  expect(sha256(Buffer.from(await (await ask(path)).arrayBuffer()))).toBe(digest);
});
