import { database, type Database } from "#db/client.server.ts";
import { within } from "#db/within.ts";
import { newsSoFar } from "./changes.server.ts";
import { settings } from "./settings.server.ts";

type Argument = string | number | null | Date | URLSearchParams;
const mostKept = 64;

/**
 * Keeps what a public page's read found until something is written: people who are signed in have no page cache, and
 * read the same pages. Moments count by the minute, as terms do. A read that a commit overtakes is not kept, nor one
 * that takes longer than a request may; whoever shares one that fails asks anew, once. Nobody may change what it gives.
 */
export function untilChanged<A extends Argument[], T>(read: (...args: A) => Promise<T>): (...args: A) => Promise<T> {
  let kept = new Map<string, Promise<T>>();
  let of: Database | undefined;
  let news = newsSoFar();
  const readAnew = (key: string, args: A): Promise<T> => {
    const into = kept;
    const reading = within(settings().REQUEST_SECONDS * 1000, read(...args));
    into.set(key, reading);
    if (into.size > mostKept)
      for (const [oldest] of into) {
        into.delete(oldest);
        break;
      }
    // What failed is asked again; the caller hears of it.
    reading.catch(() => into.delete(key));
    return reading;
  };
  return async (...args) => {
    if (of !== database() || news !== newsSoFar()) [of, news, kept] = [database(), newsSoFar(), new Map()];
    const key = args
      .map((each) => (each instanceof Date ? Math.floor(each.getTime() / 60_000) : String(each)))
      .join("\u0000");
    const before = kept.get(key);
    // Whoever came late to a read that failed may come to one that doesn't.
    return before ? before.catch(() => kept.get(key) ?? readAnew(key, args)) : readAnew(key, args);
  };
}

/**
 * Keeps what was made under each key across commits, for as long as it would be made from the same: `madeFrom` names
 * all of that, and is asked anew each time. What is made from something else takes its place; the oldest keys go.
 */
export function keptWhileSame<T>(
  most: number,
): (key: string, madeFrom: string, make: () => Promise<T> | T) => Promise<T> {
  const kept = new Map<string, { madeFrom: string; made: T }>();
  return async (key, madeFrom, make) => {
    const before = kept.get(key);
    if (before?.madeFrom === madeFrom) return before.made;
    kept.delete(key);
    const made = await make();
    kept.set(key, { madeFrom, made });
    for (const [oldest] of kept) {
      if (kept.size <= most) break;
      kept.delete(oldest);
    }
    return made;
  };
}
