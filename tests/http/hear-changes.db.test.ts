import { sql } from "drizzle-orm";
import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";
import { beforeEach, describe, expect, inject, onTestFinished, test } from "vitest";
import { appendAudit } from "#app/core/audit.server.ts";
import { newsSoFar } from "#app/core/changes.server.ts";
import { hearChanges } from "#app/http/hear-changes.server.ts";
import { openDatabase, rowsOf, useDatabase, type Database } from "#db/client.server.ts";
import { noon } from "#tests/support/builders.ts";
import { note } from "#tests/support/run/notes.ts";
import { createDatabase } from "#tests/support/database/postgres.ts";
import { until } from "#tests/support/run/process.js";

const cluster = inject("postgres");
const listeners = sql`select pid from pg_stat_activity where datname = current_database() and application_name like 'tavolo-comune listens%'`;

/** The embedded database takes one process, so that there nobody else could be heard. */
describe.skipIf(!cluster)("a process on a PostgreSQL that others write to", () => {
  let own: Database;
  let other: ReturnType<typeof postgres>;
  let heardBefore: number;
  const heard = () => newsSoFar() - heardBefore;

  beforeEach(async () => {
    const { url, drop } = await createDatabase(cluster!.url, cluster!.migrated);
    own = await openDatabase({ url });
    other = postgres(url, { max: 1, onnotice: () => undefined });
    useDatabase(own);
    const stopHearing = await hearChanges();
    heardBefore = newsSoFar();
    onTestFinished(async () => {
      await stopHearing();
      useDatabase(undefined);
      await own.close();
      await other.end();
      await drop();
    });
  });

  /** As a command's transaction in another process ends. */
  const write = async (tell: boolean) => {
    await own.db.transaction((tx) =>
      appendAudit(tx, {
        at: noon,
        action: "profile.update",
        personId: null,
        mandateId: null,
        campaignId: null,
        subject: "person:x",
        detail: {},
      }),
    );
    if (tell) await other`select pg_notify('changed', (select seq::text from audit_head))`;
  };

  test("hears of each change", async () => {
    const waits: number[] = [];
    for (let n = 0; n < 50; n += 1) {
      const before = heard();
      await write(false);
      const committed = performance.now();
      await other`select pg_notify('changed', (select seq::text from audit_head))`;
      // Looked at each millisecond, because that is what is measured here.
      for (let looks = 0; heard() === before && looks < 5_000; looks += 1) await pause(1);
      expect(heard()).toBeGreaterThan(before);
      waits.push(performance.now() - committed);
    }
    waits.sort((a, b) => a - b);
    note(
      "Change heard",
      `by another process ${(waits[25] ?? 0).toFixed(1)} ms after the commit (median of 50; slowest ${(waits[49] ?? 0).toFixed(1)} ms)`,
    );
  });

  test("finds by itself what no notification told of", async () => {
    await write(false);
    await until("the change is found", () => heard() > 0, 10_000);
  });

  test("drops what it keeps when the listening connection is cut, and hears again afterwards", async () => {
    const pids = rowsOf<{ pid: number }>(await own.db.execute(listeners)).map(({ pid }) => pid);
    expect(pids).toHaveLength(1);
    await other`select pg_terminate_backend(${pids[0]!})`;
    await until("the loss is noticed", () => heard() > 0, 5_000);
    await until(
      "it listens again",
      async () => rowsOf<{ pid: number }>(await own.db.execute(listeners)).some(({ pid }) => pid !== pids[0]),
      10_000,
    );
    await until("the return is told", () => heard() > 1, 5_000);
    const before = heard();
    await other`notify changed, '1'`;
    await until("it hears", () => heard() > before, 1_500);
  });

  test("listens again also when its first attempts to come back fail", async () => {
    const [{ name }] = (await other`select current_database() as name`) as unknown as [{ name: string }];
    const admin = postgres(cluster!.url, { max: 1 });
    await other.end();
    await admin.unsafe(`alter database ${name} with allow_connections false`);
    await admin.unsafe(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`);
    await until("several attempts have failed", () => heard() > 3);
    await admin.unsafe(`alter database ${name} with allow_connections true`);
    await until("it listens again", async () => rowsOf(await own.db.execute(listeners).catch(() => [])).length === 1);
    await admin.end();
  });
});
