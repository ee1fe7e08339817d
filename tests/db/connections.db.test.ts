import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";
import { beforeEach, describe, expect, inject, onTestFinished, test } from "vitest";
import { startLine, type Line } from "#tests/support/server/line.ts";
import { createDatabase } from "#tests/support/database/postgres.ts";
import { until } from "#tests/support/run/process.js";

const cluster = inject("postgres");
const slots = 4;

/** The driver's own connections, with what db/guard-postgres.js mends. The embedded database has none. */
describe.skipIf(!cluster)("connections that are lost", () => {
  let line: Line;
  let sql: ReturnType<typeof postgres>;
  let beside: ReturnType<typeof postgres>;

  beforeEach(async () => {
    const { url, drop } = await createDatabase(cluster!.url);
    line = await startLine(url);
    sql = postgres(line.url, { max: slots, connect_timeout: 3, backoff: () => 0.02, onnotice: () => undefined });
    beside = postgres(url, { max: 1, onnotice: () => undefined });
    await beside`create table notes (id int)`;
    onTestFinished(async () => {
      await sql.end({ timeout: 0 });
      await line.stop();
      await beside.end();
      await drop();
    });
  });

  /** What a question gives, or the code of its failure. Nobody waits for ever: that would be «no answer». */
  const answerOf = (asked: Promise<unknown>): Promise<unknown> =>
    Promise.race([
      asked.then(
        (rows) => rows,
        (error: { code?: string }) => error.code ?? String(error),
      ),
      pause(10_000, "no answer"),
    ]);
  const numbers = (n: number, on: Pick<typeof sql, "unsafe"> = sql) =>
    on.unsafe(`select generate_series(1, ${n}) as n, repeat('x', 200) as x`);
  const counted = async (n: number) => {
    const rows = (await answerOf(numbers(n))) as { n: number }[] | string;
    return typeof rows === "string" ? rows : rows.map((row) => row?.n).join(" ");
  };
  const upTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1).join(" ");

  /**
   * The server's process behind each slot, asked at once. Where every answer had come before the cut, the next question
   * may go out on a line that is already gone: whoever asks is told so, and asks again.
   */
  async function slotsAnswering(): Promise<(number | undefined)[]> {
    const slow = Array.from({ length: slots }, () => answerOf(sql`select pg_backend_pid() as pid from pg_sleep(0.2)`));
    const answers = await Promise.all(slow);
    expect(answers).not.toContain("no answer");
    if (answers.some((answer) => answer === "CONNECTION_CLOSED" || answer === "ECONNRESET")) return slotsAnswering();
    return answers.map((rows) => (rows as { pid: number }[])[0]?.pid);
  }

  test.each(["reset", "end"] as const)(
    "by a %s under load: each slot answers again, and with the whole answer",
    async (how) => {
      for (let round = 0; round < 12; round += 1) {
        const asked = Array.from({ length: 40 }, (_, i) =>
          answerOf(
            i % 3 === 0
              ? sql.begin(async (tx) => [await tx`select 1`, await numbers(5, tx), await tx`select 2`])
              : numbers(400),
          ),
        );
        await until("answers are on the way", () => line.open() > 0);
        // Each round cuts at another moment: while connecting, asking, answering.
        for (let turn = 0; turn < round; turn += 1) await new Promise(setImmediate);
        line.cut(how);
        expect(await Promise.all(asked)).not.toContain("no answer");
        expect(new Set(await slotsAnswering()).size).toBe(slots);
        expect(await Promise.all(Array.from({ length: slots * 2 }, () => counted(3)))).toEqual(
          Array.from({ length: slots * 2 }, () => upTo(3)),
        );
      }
    },
  );

  test("whoever asks while the server closes each connection is told so, and the next one is answered", async () => {
    line.become("refused");
    line.cut("end");
    expect(await Promise.all(Array.from({ length: 12 }, () => answerOf(sql`select 1`)))).toEqual(
      Array.from({ length: 12 }, () => "CONNECTION_CLOSED"),
    );
    line.become("open");
    expect(await Promise.all(Array.from({ length: 12 }, () => counted(3)))).toEqual(
      Array.from({ length: 12 }, () => upTo(3)),
    );
  });

  test("by a reset within the first question, which nobody asked: the process lives, the next one is answered", async () => {
    line.when("typarray", () => line.cut("reset"));
    expect(await answerOf(sql`select 1`)).toMatch(/^(ECONNRESET|CONNECTION_CLOSED)$/);
    expect(await counted(3)).toBe(upTo(3));
  });

  test("a transaction whose connection is gone does nothing any more, neither by itself nor in somebody else's", async () => {
    await sql.end();
    sql = postgres(line.url, { max: 1, connect_timeout: 3, backoff: () => 0, onnotice: () => undefined });
    let late: Promise<unknown> = Promise.resolve();
    let goOn: () => void = () => undefined;
    const gone = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const first = answerOf(
      sql.begin(async (tx) => {
        await tx`insert into notes values (1)`;
        await gone;
        late = answerOf(tx`insert into notes values (2)`);
        await tx`insert into notes values (3)`;
      }),
    );
    await until(
      "the transaction has begun",
      async () => (await beside`select 1 from pg_stat_activity where state = 'idle in transaction'`).length === 1,
    );
    line.cut("end");
    expect(await first).toBe("CONNECTION_CLOSED");
    // Another one has the connection now.
    await sql.begin(async (tx) => {
      await tx`insert into notes values (4)`;
      goOn();
      await pause(50);
      await tx`insert into notes values (5)`;
    });
    expect(await late).toBe("CONNECTION_CLOSED");
    expect((await beside`select id from notes order by id`).map(({ id }) => id)).toEqual([4, 5]);
  });

  test("what a transaction had still to say when its connection went is answered too", async () => {
    const asked: Promise<unknown>[] = [];
    const whole = answerOf(
      sql.begin((tx) => {
        for (let i = 0; i < 5; i += 1) asked.push(answerOf(tx`select ${i}::int, pg_sleep(0.2)`));
        return Promise.all(asked);
      }),
    );
    await until(
      "it waits for the first",
      async () =>
        (
          await beside`select 1 from pg_stat_activity where query like '%pg_sleep(0.2)' and state = 'active' and pid <> pg_backend_pid()`
        ).length > 0,
    );
    line.cut("reset");
    expect(await Promise.all(asked)).not.toContain("no answer");
    expect(await whole).not.toBe("no answer");
  });
});
