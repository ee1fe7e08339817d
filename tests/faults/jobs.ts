import { setTimeout as pause } from "node:timers/promises";
import type { Sql } from "postgres";
import { WaitedInVain, until } from "#tests/support/run/process.js";

/**
 * Jobs that failed come back after a pause, and what a killed process had taken is free after five minutes: ours are
 * over now. `taken` also frees what a living process has in its hands, which then does it twice.
 */
export async function freeJobs(sql: Sql, which: "failed" | "taken"): Promise<void> {
  await sql`
    update jobs set due_at = now()
    where done_at is null and failed_at is null and due_at between now() and now() + interval '9 minutes'
      and (failure is not null or ${which === "taken"})`;
}

/** Waits until every job is done that a mail or a file comes from; gives what there is to complain of. */
export async function finishJobs(sql: Sql): Promise<string[]> {
  let turn = 0;
  try {
    await until(
      "every job is done",
      async () => {
        await freeJobs(sql, turn++ % 45 === 0 ? "taken" : "failed");
        await pause(1_000);
        const [row] = await sql<{ n: number }[]>`
          select count(*)::int as n from jobs
          where done_at is null and failed_at is null and due_at < now() + interval '9 minutes'`;
        return row?.n === 0;
      },
      180_000,
    );
    return [];
  } catch (error) {
    if (!(error instanceof WaitedInVain)) throw error;
    return [error.message];
  }
}
