import { setTimeout as pause } from "node:timers/promises";
import { sql } from "drizzle-orm";
import postgres from "postgres";
import { describe, expect, inject, onTestFinished, test } from "vitest";
import { isAway, openDatabase, rowsOf, takesItsTime } from "#db/client.server.ts";
import { createDatabase } from "#tests/support/database/postgres.ts";
import { until } from "#tests/support/run/process.js";

const cluster = inject("postgres");

async function opened(options: { statementSeconds?: number; migrated?: boolean }) {
  const { url, drop } = await createDatabase(cluster!.url, options.migrated ? cluster!.migrated : undefined);
  onTestFinished(drop);
  return {
    url,
    open: () => openDatabase({ url, ...(options.statementSeconds && { statementSeconds: options.statementSeconds }) }),
  };
}

describe.skipIf(!cluster)("the time that PostgreSQL takes for a statement", () => {
  const slow = sql`select pg_sleep(1.5)`;

  test("is limited in a process that serves, but for work that nobody waits for", async () => {
    const { open } = await opened({ statementSeconds: 1, migrated: true });
    const { db, close } = await open();
    const failure = await db.execute(slow).then(
      () => null,
      (error: unknown) => error,
    );
    expect(isAway(failure)).toBe(true);
    await db.transaction(async (tx) => {
      await takesItsTime(tx);
      await tx.execute(slow);
    });
    await close();
  });

  test("isn't limited for a backup, a check, an archive or a restore", async () => {
    const { open } = await opened({ migrated: true });
    const { db, close } = await open();
    expect(
      rowsOf(
        await db.execute(
          sql`select current_setting('statement_timeout') as statement, current_setting('idle_in_transaction_session_timeout') as idle`,
        ),
      ),
    ).toEqual([{ statement: "0", idle: "0" }]);
    await close();
  });

  test("isn't limited for migrations, which wait for those of another process", async () => {
    const { url, open } = await opened({ statementSeconds: 1 });
    const other = postgres(url, { max: 1 });
    await other`select pg_advisory_lock(7416001)`;
    const opening = open();
    await until(
      "it waits for its turn",
      async () =>
        (await other`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)
          .length === 1,
    );
    await pause(1_500);
    await other.end();
    const { db, close } = await opening;
    expect(rowsOf(await db.execute(sql`select 1 as one from campaigns limit 1`))).toEqual([]);
    await close();
  });
});
