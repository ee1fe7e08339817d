import { database, type Database } from "#db/client.server.ts";
import { within } from "#db/within.ts";
import { newsSoFar } from "./changes.server.ts";
import { settings } from "./settings.server.ts";

type Argument = string | number | null | Date | URLSearchParams;
const mostKept = 64;

/**
 * Keeps what a public page's read found until something is written. It serves people who are signed in, because they
 * have no page cache and read the same pages. Moments count by the minute, as terms do. A read during which something
 * was committed is not kept, nor one that took longer than a request may. A caller that shared a read that failed reads
 * once by itself. Callers must not change what they get.
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
    // A read that failed is forgotten, so that the next caller asks again; this caller gets the error.
    reading.catch(() => into.delete(key));
    return reading;
  };
  return async (...args) => {
    if (of !== database() || news !== newsSoFar()) [of, news, kept] = [database(), newsSoFar(), new Map()];
    const key = args
      .map((each) => (each instanceof Date ? Math.floor(each.getTime() / 60_000) : String(each)))
      .join("\u0000");
    const before = kept.get(key);
    // A caller that had joined a read that failed joins a newer one if there is one, or reads by itself.
    return before ? before.catch(() => kept.get(key) ?? readAnew(key, args)) : readAnew(key, args);
  };
}

/**
 * Keeps what was made under each key, also across commits, as long as it would be made from the same things. `madeFrom`
 * names all of these things and is asked each time; when it gives another name, the thing is made anew and takes the
 * old one's place. The oldest keys go first.
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
