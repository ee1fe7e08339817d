import { PgPreparedQuery } from "drizzle-orm/pg-core";

/**
 * Is called with each statement's text, without its values, and the milliseconds from asking to the answer, including
 * the wait for a connection.
 */
type Watcher = (text: string, ms: number) => void;
interface Runs {
  queryWithCache(this: unknown, text: string, params: unknown[], run: () => Promise<unknown>): Promise<unknown>;
}

const watched = { running: 0, watcher: undefined as Watcher | undefined };

export const queriesRunning = (): number => watched.running;

/**
 * Statements of both drivers, in transactions too, go through this one method of Drizzle; Drizzle's own logger knows no
 * durations.
 */
export function watchQueries(watcher: Watcher): void {
  const first = !watched.watcher;
  watched.watcher = watcher;
  if (!first) return;
  const prototype = PgPreparedQuery.prototype as unknown as Runs;
  const original = prototype.queryWithCache;
  prototype.queryWithCache = async function timed(text, params, run) {
    const started = performance.now();
    watched.running += 1;
    try {
      return await original.call(this, text, params, run);
    } finally {
      watched.running -= 1;
      watched.watcher?.(text, performance.now() - started);
    }
  };
}
