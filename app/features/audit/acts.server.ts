import { sql, type SQL } from "drizzle-orm";
import { db, rowsOf } from "#db/client.server.ts";
import { filingActs } from "./acts-of-filing.server.ts";
import { officeActs } from "./acts-of-office.server.ts";

/**
 * One kind of act, told twice: by the entries of the log (`told`) and by the rows that it wrote (`written`). Both
 * queries give `key text, facts text[]`, the same facts in the same order. In `told`, a fact is null where entries of
 * an earlier version don't have it. In `written` no fact is null: one that a row doesn't have is ''.
 */
export interface Act {
  name: string;
  told: SQL;
  written: SQL;
}

/** How many acts of a kind are named; who finds more mends these first. */
const mostNamed = 100;

/**
 * Compares the log with the rows in both directions: each entry must have its row, each row its entry, and both must
 * say the same. The database joins them by key, so the cost grows with the data but the memory of this process does
 * not.
 */
export async function checkActs(): Promise<{ checked: number; wrong: string[] }> {
  const result = { checked: 0, wrong: [] as string[] };
  for (const act of [...filingActs, ...officeActs]) {
    const found = await compare(act);
    result.checked += found.checked;
    result.wrong.push(...found.wrong);
  }
  return result;
}

async function compare({ name, told, written }: Act): Promise<{ checked: number; wrong: string[] }> {
  // Acts may be equal, such as a text prepared twice with the same words: then the first in the log is compared with
  // the first among the rows.
  const numbered = (of: SQL) =>
    sql`select key, facts, row_number() over (partition by key order by facts) as nth from (${of}) acts`;
  const differ = sql`exists (
    select 1 from unnest(t.facts, w.facts) f (said, held) where said is not null and said is distinct from held)`;
  const [row] = rowsOf<{ checked: number; wrong: string[] }>(
    await db().execute(sql`
      with told as (${numbered(told)}), written as (${numbered(written)}),
      pairs as (
        select key, case
          when t.facts is null then 'without its entry' when w.facts is null then 'without its row'
          when ${differ} then 'differs' end as fault
        from told t full join written w using (key, nth))
      select (select count(*)::int from pairs) as checked, array(
        select ${name}::text || ' ' || key || ' ' || fault
        from pairs where fault is not null order by key limit ${mostNamed}) as wrong`),
  );
  return row ?? { checked: 0, wrong: [] };
}
