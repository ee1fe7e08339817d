import { lt, sql } from "drizzle-orm";
import { database, isAway, rowsOf, type Tx } from "#db/client.server.ts";
import { within } from "#db/within.ts";
import { requestCounts } from "#db/schema/machine.ts";
import { RateLimit } from "./limits.server.ts";

/** Milliseconds that a request waits for its count. When the database is away, the process's own count still holds. */
const patience = 1_000;

/**
 * A limit that all processes on one PostgreSQL count together: `burst` requests at once, then `perSecond`, for what
 * reaches the database anyway, never for pages that are kept. This process counts by itself too: it asks nobody about
 * whom it refuses, and alone decides on the embedded database, or while the database is away.
 */
export class SharedLimit {
  private readonly own: RateLimit;
  constructor(
    private readonly name: string,
    private readonly burst: number,
    private readonly perSecond: number,
  ) {
    this.own = new RateLimit(burst, perSecond);
  }

  /** Seconds to wait, or 0 when the request may pass. `key` is stored, so it must not name anybody. */
  async take(key: string, now: number): Promise<number> {
    const wait = this.own.take(key, now);
    if (wait > 0 || database().kind === "pglite") return wait;
    try {
      return (await within(patience, this.passes(key))) ? 0 : Math.ceil(1 / this.perSecond);
    } catch (error) {
      if (isAway(error)) return 0;
      throw error;
    }
  }

  /**
   * A row keeps the instant at which the key has all its requests back. Each request moves this instant on by one
   * request's time; it is refused where the instant would be further away than the whole burst takes (the generic cell
   * rate algorithm). Times are those of the database's clock, which all processes share.
   */
  private async passes(key: string): Promise<boolean> {
    const [one, all] = [1 / this.perSecond, (this.burst - 1) / this.perSecond];
    const seconds = (count: number) => sql`make_interval(secs => ${count}::float8)`;
    const rows = rowsOf(
      await database().db.execute(sql`
        insert into request_counts as c (key, full_at) values (${`${this.name} ${key}`}, clock_timestamp() + ${seconds(one)})
        on conflict (key) do update set full_at = greatest(c.full_at, clock_timestamp()) + ${seconds(one)}
        where c.full_at <= clock_timestamp() + ${seconds(all)}
        returning key`),
    );
    return rows.length > 0;
  }
}

/** Takes away the rows of keys that have all their requests back. */
export async function forgetCounts(tx: Tx): Promise<void> {
  await tx.delete(requestCounts).where(lt(requestCounts.fullAt, sql`clock_timestamp()`));
}
