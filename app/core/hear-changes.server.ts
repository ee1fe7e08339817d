import { sql } from "drizzle-orm";
import { database, rowsOf } from "#db/client.server.ts";
import { publishChange } from "./changes.server.ts";
import { log, safeError } from "./log.server.ts";

/** Milliseconds between two looks, and how long one may take. */
const [every, patience] = [2_000, 3_000];

/**
 * Hears what other processes on the same PostgreSQL write, and drops what is kept of pages: by NOTIFY within milliseconds of the commit;
 * should a notification be missed, by a look at the log's head, in which every change that pages show has an entry. While the database
 * doesn't answer nothing is kept either. Gives the function that stops it.
 */
export async function hearChanges(): Promise<() => Promise<void>> {
  const handle = database();
  // Nobody else writes into the embedded database.
  if (handle.kind === "pglite") return () => Promise.resolve();
  let heard = 0;
  const take = (seq: number) => {
    heard = Math.max(heard, seq);
    publishChange();
  };
  const deaf = await handle.listen("changed", (payload) => take(Number(payload)));
  let looking: Promise<void> = Promise.resolve();
  const look = async () => {
    try {
      const seq = await within(patience, handle.db.execute(sql`select seq::text as seq from audit_head`));
      // A notification still on its way is no harm: the pages are dropped twice.
      if (seq > heard) take(seq);
    } catch (error) {
      log.warn({ error: safeError(error) }, "the database can't be asked whether anything changed");
      publishChange();
    }
  };
  const timer = setInterval(() => { looking = looking.then(look); }, every);
  return async () => {
    clearInterval(timer);
    await looking;
    await deaf();
  };
}

async function within(limit: number, asked: PromiseLike<unknown>): Promise<number> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => { timer = setTimeout(() => reject(new Error("No answer in time")), limit); });
  try {
    const [row] = rowsOf<{ seq: string }>(await Promise.race([asked, tooLate]));
    return Number(row?.seq ?? 0);
  } finally {
    clearTimeout(timer);
  }
}
