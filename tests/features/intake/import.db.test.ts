import { eq, sql } from "drizzle-orm";
import postgres from "postgres";
import { beforeEach, describe, expect, inject, test } from "vitest";
import { newId } from "#app/core/ids.server.ts";
import { runJobs, type Handlers } from "#app/core/jobs.server.ts";
import { jobHandlers, runDueJobs } from "#app/jobs.server.ts";
import { verifyAll } from "#app/features/audit/verify.server.ts";
import { preparePublication, publishContributions } from "#app/features/publishing/publications.server.ts";
import { seal } from "#app/features/removals/seals.server.ts";
import { runSlice } from "#app/features/intake/import-run.server.ts";
import { runImport, startImport, undoImport } from "#app/features/intake/imports.server.ts";
import { type Db, isAway, poolSize, rowsOf } from "#db/client.server.ts";
import {
  auditLog,
  benchSeats,
  contributionLines,
  contributions,
  files,
  importBatches,
  jobs,
  notices,
  numberCounters,
  revisions,
} from "#db/schema/index.ts";
import { ok } from "#tests/features/texts/filed-texts.ts";
import { closes, during, type As, type World } from "#tests/features/texts/world.ts";
import { until } from "#tests/support/run/process.js";
import { csv, importWorld, type ImportWorld } from "./world.ts";

let db: Db;
let w: World;
let lead: As;
let sent: ImportWorld["sent"];
let uploaded: ImportWorld["uploaded"];
let imported: ImportWorld["imported"];
let about: ImportWorld["about"];
beforeEach(async () => {
  ({ db, w, lead, sent, uploaded, imported, about } = await importWorld());
});

/** For all connections to come: those that are open are ended. */
async function limitStatements(limit: string): Promise<void> {
  const [{ name }] = rowsOf<{ name: string }>(await db.execute(sql`select current_database() as name`)) as [
    { name: string },
  ];
  const admin = postgres(inject("postgres")!.url, { max: 1, onnotice: () => undefined });
  await admin.unsafe(`alter database ${name} set statement_timeout = '${limit}'`);
  await admin`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${name}`;
  await until(
    "no old connection is left",
    async () => (await admin`select 1 from pg_stat_activity where datname = ${name}`).length === 0,
  );
  await admin.end();
  // What is asked over a line that was just cut fails: each slot is asked until it leads to a new connection.
  const ask = () => Promise.allSettled(Array.from({ length: 2 * poolSize }, () => db.execute(sql`select 1`)));
  await until("every connection is a new one", async () => (await ask()).every(({ status }) => status === "fulfilled"));
}

describe("an import", () => {
  test("is checked whole first, then files each row for its own organisation", async () => {
    const batch = await uploaded(`${csv(2)}\r\nE-3;;C_BETA;analisi;carta;2025-10-01T09:00;Terzo;Testo;;`);
    expect(await about(batch)).toMatchObject({ state: "checked", total: 3, known: 0, written: 0, errorCount: 0 });
    expect(await db.$count(contributions)).toBe(0);
    await ok(runImport(await lead(), { campaignId: w.campaign, batch }));
    while ((await runDueJobs(during)) > 0);
    expect(await about(batch)).toMatchObject({ state: "done", total: 3, written: 3, known: 0, held: false });
    const rows = await db.select().from(contributions).orderBy(contributions.number);
    expect(
      rows.map(({ number, organisationId, kind, channel, externalId, batchId, state }) => [
        number,
        organisationId,
        kind,
        channel,
        externalId,
        batchId,
        state,
      ]),
    ).toEqual([
      ["TCL-2025-0001", w.alfa, "demand", "pec", "E-1", batch, "filed"],
      ["TCL-2025-0002", w.alfa, "demand", "pec", "E-2", batch, "filed"],
      ["TCL-2025-0003", w.beta, "analysis", "paper", "E-3", batch, "filed"],
    ]);
    const [revision] = await db.select().from(revisions).where(eq(revisions.contributionId, rows[0]!.id));
    expect(revision!.plain).toBe(
      'Domanda 1?\nRisposta 1\nTesto libero\nTesto 1, con "virgolette"\nsu due righe'.replace("\nsu", " su"),
    );
    expect(await db.$count(contributionLines)).toBe(2);
    expect(await db.$count(files)).toBe(0);
  });

  test("credits the organisations, never who imports, and verifies", async () => {
    await imported(csv(3));
    const importer = (await lead()).actor!.personId;
    const rows = await db
      .select({
        organisationId: contributions.organisationId,
        enteredBy: contributions.enteredBy,
        mandateId: revisions.mandateId,
        receipt: revisions.receiptText,
      })
      .from(contributions)
      .innerJoin(revisions, eq(revisions.contributionId, contributions.id));
    for (const each of rows) {
      expect(each).toMatchObject({ organisationId: w.alfa, enteredBy: importer, mandateId: null });
      expect(each.receipt).toContain("Organizzazione: Sindacato Alfa");
    }
    expect((await verifyAll()).flatMap(({ wrong }) => wrong)).toEqual([]);
  });

  test("brought again adds nothing, and with more rows adds those", async () => {
    await imported(csv(3));
    const again = await uploaded(csv(3));
    expect(await about(again)).toMatchObject({ state: "checked", total: 3, known: 3 });
    const more = await imported(csv(4, 2));
    expect(await about(more)).toMatchObject({ state: "done", total: 4, known: 2, written: 2 });
    expect((await db.select({ id: contributions.externalId }).from(contributions)).map(({ id }) => id).sort()).toEqual([
      "E-1",
      "E-2",
      "E-3",
      "E-4",
      "E-5",
    ]);
    expect(await db.select({ last: numberCounters.last }).from(numberCounters)).toEqual([{ last: 5 }]);
  });

  test.skipIf(!inject("postgres"))(
    "is not stopped by the time limit of statements, which stops what somebody waits for",
    async () => {
      const batch = await uploaded(csv(2));
      await ok(runImport(await lead(), { campaignId: w.campaign, batch }));
      await db.execute(
        sql`create function dawdle() returns trigger language plpgsql as $$ begin perform pg_sleep(1); return null; end $$`,
      );
      await db.execute(
        sql`create trigger dawdle after insert on contributions for each statement execute function dawdle()`,
      );
      try {
        await limitStatements("500ms");
        while ((await runDueJobs(during)) > 0);
        expect(await about(batch)).toMatchObject({ state: "done", written: 2 });
        const [row] = await db.select().from(contributions).limit(1);
        const another = db
          .insert(contributions)
          .values({ ...row!, id: newId(during), number: "TCL-2025-0099", externalId: "E-99" });
        expect(
          isAway(
            await another.then(
              () => null,
              (error: unknown) => error,
            ),
          ),
        ).toBe(true);
      } finally {
        await limitStatements("0");
        await db.execute(sql`drop function dawdle() cascade`);
      }
    },
  );

  test("writes in the log its upload, its start and each chunk, not each row", async () => {
    const batch = await imported(csv(1_200));
    const entries = await db
      .select({ subject: auditLog.subject, detail: auditLog.detail })
      .from(auditLog)
      .orderBy(auditLog.seq);
    expect(entries.map(({ subject }) => subject)).toEqual(Array.from({ length: 5 }, () => `import:${batch}`));
    expect(entries.map(({ detail }) => detail["what"])).toEqual(["uploaded", "run", "chunk", "chunk", "chunk"]);
    expect(entries.slice(2).map(({ detail }) => [detail["first"], detail["last"], detail["texts"]])).toEqual([
      ["TCL-2025-0001", "TCL-2025-0500", 500],
      ["TCL-2025-0501", "TCL-2025-1000", 500],
      ["TCL-2025-1001", "TCL-2025-1200", 200],
    ]);
    expect(await db.$count(notices)).toBe(0);
  });

  test("tells each body once, however many its texts, when asked to", async () => {
    const batch = await uploaded(csv(3));
    await ok(runImport(await lead(), { campaignId: w.campaign, batch, tell: "on" }));
    while ((await runDueJobs(during)) > 0);
    const all = await db.select({ kind: notices.kind, facts: notices.facts }).from(notices);
    expect(all).toHaveLength(3);
    for (const each of all)
      expect(each).toMatchObject({ kind: "imported_for_you", facts: { texts: 3, first: "TCL-2025-0001" } });
    await ok(undoImport(await lead(), { campaignId: w.campaign, batch }));
    while ((await runDueJobs(during)) > 0);
    expect(await db.$count(notices, eq(notices.kind, "import_undone"))).toBe(3);
  });

  test("seats a body that has no seat by its kind", async () => {
    await db.delete(benchSeats);
    await imported(csv(2));
    expect(
      await db.select({ organisationId: benchSeats.organisationId, bench: benchSeats.bench }).from(benchSeats),
    ).toEqual([{ organisationId: w.alfa, bench: "unions" }]);
    expect(await db.selectDistinct({ bench: contributions.bench }).from(contributions)).toEqual([{ bench: "unions" }]);
  });

  test.each(["import_check", "import_run"] as const)(
    "that is told to end with the process (%s) has not failed, also at its last try, and is done by the next one",
    async (kind) => {
      const batch = await sent(csv(1_300));
      if (kind === "import_run") {
        while ((await runDueJobs(during)) > 0);
        await ok(runImport(await lead(), { campaignId: w.campaign, batch }));
      }
      await db.update(jobs).set({ tries: 2 }).where(eq(jobs.kind, kind));
      const stop = new AbortController();
      const ending: Handlers = {
        ...jobHandlers,
        [kind]: (...asked: Parameters<Handlers[typeof kind]>) => {
          stop.abort();
          return (jobHandlers[kind] as (...args: typeof asked) => Promise<void>)(...asked);
        },
      };
      expect(await runJobs(ending, during, [kind], stop.signal)).toBe(1);
      expect(await about(batch)).toMatchObject({ state: kind === "import_run" ? "running" : "checking", written: 0 });
      while ((await runDueJobs(during)) > 0);
      if (kind === "import_check") await ok(runImport(await lead(), { campaignId: w.campaign, batch }));
      while ((await runDueJobs(during)) > 0);
      expect(await about(batch)).toMatchObject({ state: "done", written: 1_300, known: 0 });
    },
  );

  test("stopped in the middle goes on where it was: nothing twice, no gap", async () => {
    const batch = await uploaded(csv(1_300));
    await ok(runImport(await lead(), { campaignId: w.campaign, batch }));
    const [job] = await db.select({ payload: jobs.payload }).from(jobs).where(eq(jobs.kind, "import_run"));
    const slice = job!.payload as unknown as Parameters<typeof runSlice>[0];
    // A database that refuses the second chunk: as if the process had died after the first.
    await db.execute(
      sql`create function stop_import() returns trigger language plpgsql as $$ begin if new.number = 'TCL-2025-0700' then raise exception 'stop'; end if; return new; end $$`,
    );
    await db.execute(
      sql`create trigger stop_import before insert on contributions for each row execute function stop_import()`,
    );
    await expect(runSlice(slice, during)).rejects.toThrow();
    await db.execute(sql`drop trigger stop_import on contributions`);
    await db.execute(sql`drop function stop_import()`);
    expect(await about(batch)).toMatchObject({ state: "running", written: 500 });
    await Promise.all([runSlice(slice, during), runSlice(slice, during)]);
    expect(await about(batch)).toMatchObject({ state: "done", written: 1_300, known: 0 });
    expect(await db.$count(contributions)).toBe(1_300);
    expect(await db.select({ last: numberCounters.last }).from(numberCounters)).toEqual([{ last: 1_300 }]);
  });

  test("that fails for good says so, and goes on when somebody starts it again", async () => {
    const batch = await uploaded(csv(2));
    await db.update(importBatches).set({ state: "failed" });
    await ok(runImport(await lead(), { campaignId: w.campaign, batch }));
    while ((await runDueJobs(during)) > 0);
    expect(await about(batch)).toMatchObject({ state: "done", written: 2 });
  });
});

describe("undoing an import", () => {
  test("leaves a text that was sealed as it is, also in the log, and brings it no more", async () => {
    const batch = await imported(csv(2));
    const number = "TCL-2025-0001";
    await ok(seal(await lead(), { number, what: "text", reason: "Ordine dell’autorità", sure: "on" }));
    expect(await ok(undoImport(await lead(), { campaignId: w.campaign, batch }))).toBe(1);
    const states = await db
      .select({ number: contributions.number, state: contributions.state })
      .from(contributions)
      .orderBy(contributions.number);
    expect(states).toEqual([
      { number, state: "refused" },
      { number: "TCL-2025-0002", state: "annulled" },
    ]);
    expect((await verifyAll()).flatMap(({ wrong }) => wrong)).toEqual([]);
    expect(await about(await imported(csv(2)))).toMatchObject({ written: 1, known: 1 });
  });

  test("annuls all of it, keeps its numbers used, and lets the rows come again", async () => {
    const batch = await imported(csv(3));
    expect(await ok(undoImport(await lead(), { campaignId: w.campaign, batch }))).toBe(3);
    expect(await db.selectDistinct({ state: contributions.state }).from(contributions)).toEqual([
      { state: "annulled" },
    ]);
    expect(await about(batch)).toMatchObject({ state: "undone" });
    expect(await undoImport(await lead(), { campaignId: w.campaign, batch })).toMatchObject({ code: "wrong_state" });
    await imported(csv(3));
    expect(
      (await db.select({ number: contributions.number }).from(contributions).where(eq(contributions.state, "filed")))
        .map(({ number }) => number)
        .sort(),
    ).toEqual(["TCL-2025-0004", "TCL-2025-0005", "TCL-2025-0006"]);
  });

  test("is refused whole once one of its texts is published", async () => {
    const batch = await imported(csv(2));
    await ok(preparePublication(await w.planner(), { number: "TCL-2025-0002", title: "", omissis: [], released: [] }));
    await ok(publishContributions(await lead(closes), { campaignId: w.campaign, numbers: ["TCL-2025-0002"] }));
    expect(await undoImport(await lead(closes), { campaignId: w.campaign, batch })).toMatchObject({
      code: "import_published",
    });
    expect(
      (await db.select({ state: contributions.state }).from(contributions).orderBy(contributions.number)).map(
        ({ state }) => state,
      ),
    ).toEqual(["filed", "published"]);
  });

  test("stops one that is under way, and removes a file that was only checked", async () => {
    const batch = await uploaded(csv(2));
    await ok(runImport(await lead(), { campaignId: w.campaign, batch }));
    await ok(undoImport(await lead(), { campaignId: w.campaign, batch }));
    while ((await runDueJobs(during)) > 0);
    expect([await db.$count(contributions), await db.$count(files)]).toEqual([0, 0]);
  });
});

test("only the lead imports, and only into a round of that consultation", async () => {
  for (const who of [w.planner, w.auditor, w.signatory]) {
    expect(
      await startImport(await who(), {
        campaignId: w.campaign,
        round: w.round,
        batchId: "b",
        fileName: "x.csv",
        sha256: "0".repeat(64),
      }),
    ).toMatchObject({ code: "forbidden" });
    expect(await runImport(await who(), { campaignId: w.campaign, batch: "b" })).toMatchObject({ ok: false });
    expect(await undoImport(await who(), { campaignId: w.campaign, batch: "b" })).toMatchObject({ ok: false });
  }
  expect(
    await startImport(await lead(), {
      campaignId: w.campaign,
      round: "altra",
      batchId: "b",
      fileName: "x.csv",
      sha256: "0".repeat(64),
    }),
  ).toMatchObject({ code: "invalid", fields: { round: "invalid_choice" } });
});
