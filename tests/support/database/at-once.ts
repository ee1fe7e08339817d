import { sql } from "drizzle-orm";
import { db, rowsOf } from "#db/client.server.ts";
import { databaseKind } from "./kind.ts";

/**
 * Runs acts that are truly under way together: none can write its entry of the log, and so commit, before each has gone
 * as far as it can without the others. What only a lock prevents then happens without it. The embedded database has one
 * connection: there they take turns.
 */
export async function atOnce<T>(...acts: (() => Promise<T>)[]): Promise<T[]> {
  if (databaseKind() === "pglite") return Promise.all(acts.map((act) => act()));
  let running: Promise<T[]> = Promise.resolve([]);
  await db().transaction(async (tx) => {
    await tx.execute(sql`select seq from audit_head for update`);
    running = Promise.all(acts.map((act) => act()));
    await waiting(acts.length);
  });
  return running;
}

/** Comes back once so many statements of others wait for a lock. */
export async function waiting(count: number): Promise<void> {
  const stopped = sql`select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  for (let tries = 0; tries < 500; tries += 1) {
    // Outside the transaction: within one, the statistics stay as they were first read.
    const [row] = rowsOf<{ n: number }>(await db().execute(stopped));
    if (row?.n === count) return;
    await new Promise((done) => setTimeout(done, 10));
  }
  throw new Error("They never all waited: an act ended, or failed, before the lock");
}
