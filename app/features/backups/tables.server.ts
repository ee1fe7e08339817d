import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "#db/client.server.ts";

/** A table as the database itself describes it: a backup may be of another version than this program. */
export interface DumpTable { name: string; columns: { name: string; type: string }[]; key: string[]; heavy: boolean }

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
export const identifier = (name: string) => sql.raw(quoted(name));

/** All tables of the schema by name; generated columns are made anew. Throws for one without a key: its rows have no order. */
export async function listTables(tx: Tx): Promise<DumpTable[]> {
  const rows = rowsOf<{ table: string; column: string; type: string; place: number | null }>(
    await tx.execute(sql`
      select c.relname as "table", a.attname as "column", format_type(a.atttypid, a.atttypmod) as type, array_position(i.indkey::int2[], a.attnum) as place
      from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      left join pg_index i on i.indrelid = c.oid and i.indisprimary
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
      order by c.relname collate "C", a.attnum`),
  );
  const tables = new Map<string, DumpTable & { places: [number, string][] }>();
  for (const { table, column, type, place } of rows) {
    const entry = tables.get(table) ?? { name: table, columns: [], key: [], heavy: false, places: [] };
    tables.set(table, entry);
    entry.columns.push({ name: column, type });
    entry.heavy ||= type === "bytea";
    if (place !== null) entry.places.push([place, type === "text" ? `${quoted(column)} collate "C"` : quoted(column)]);
  }
  return [...tables.values()].map(({ places, ...table }) => {
    if (places.length === 0) throw new Error(`The table ${table.name} has no primary key`);
    return { ...table, key: places.sort(([a], [b]) => a - b).map(([, column]) => column) };
  });
}

/** The texts of values must not depend on how a server or a person has set theirs. */
export async function settleTexts(tx: Tx): Promise<void> {
  const settled = ["timezone = 'UTC'", "datestyle = 'ISO, YMD'", "intervalstyle = 'postgres'", "bytea_output = 'hex'", "extra_float_digits = 1"];
  for (const setting of settled) await tx.execute(sql.raw(`set local ${setting}`));
}

const [rowsAtOnce, heavyAtOnce] = [100, 1];

/**
 * The table's rows as lines of a backup, few at a time by a cursor: memory doesn't grow with the house. The rows are sorted before their
 * values are made into text, so that the sort never carries an attachment.
 */
export async function* tableLines(tx: Tx, table: DumpTable): AsyncGenerator<string[]> {
  const values = table.columns.map(({ name }) => `r.${quoted(name)}::text`).join(", ");
  await tx.execute(sql.raw(`declare dump no scroll cursor for select json_build_array(${values})::text as line from (select * from ${quoted(table.name)} order by ${table.key.join(", ")} offset 0) r`));
  const fetch = sql.raw(`fetch forward ${table.heavy ? heavyAtOnce : rowsAtOnce} from dump`);
  for (;;) {
    const lines = rowsOf<{ line: string }>(await tx.execute(fetch)).map(({ line }) => line);
    if (lines.length === 0) break;
    yield lines;
  }
  await tx.execute(sql.raw("close dump"));
}

export async function listSequences(tx: Tx): Promise<Record<string, string>> {
  const rows = rowsOf<{ name: string; value: string }>(await tx.execute(sql`select sequencename as name, last_value::text as value from pg_sequences where schemaname = 'public' and last_value is not null order by 1`));
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
}
