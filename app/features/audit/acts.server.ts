import { sql, type SQL } from "drizzle-orm";
import { db, rowsOf } from "#db/client.server.ts";
import { filingActs } from "./acts-of-filing.server.ts";
import { officeActs } from "./acts-of-office.server.ts";

/**
 * One kind of act, told twice: by the entries of the log and by the rows that it wrote. Both queries give `key text,
 * facts text[]`, the same facts in the same order. A fact that is null in `told` is one that entries of an earlier
 * version don't say; in `written` nothing is left out: what a row doesn't have is ''.
 */
export interface Act {
  name: string;
  told: SQL;
  written: SQL;
}

/** How many of a kind are named; whoever finds more mends these first. */
const mostNamed = 100;

/**
 * The log and the rows against each other, in both directions: each entry has its row, each row its entry, and they say
 * the same. The database joins them by key, so the cost grows with the house and the memory of this process does not.
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
  // Acts may be equal (a text prepared twice with the same words): the first of the log is then the first of the rows.
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
