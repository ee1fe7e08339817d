import { sql } from "drizzle-orm";
import { rowsOf, type Tx } from "#db/client.server.ts";
import { ownTables } from "#db/migrations.server.ts";

/** A table as the database itself describes it, because a backup may be of another version than this program. */
export interface DumpTable {
  name: string;
  columns: { name: string; type: string }[];
  key: string[];
  heavy: boolean;
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
export const identifier = (name: string) => sql.raw(quoted(name));

/**
 * Our tables by name, without generated columns, which the database computes. Tables that somebody else has put into
 * the same schema are left out: see listForeign. Throws for a table without a key, because its rows have no order.
 */
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
  const ours = ownTables();
  for (const { table, column, type, place } of rows) {
    if (!ours.has(table)) continue;
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

/** Names of the tables in our schema that no migration of ours has made; no backup holds them. */
export async function listForeign(tx: Tx): Promise<string[]> {
  const tables = sql`select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'f') order by relname collate "C"`;
  const ours = ownTables();
  return rowsOf<{ name: string }>(await tx.execute(tables)).flatMap(({ name }) => (ours.has(name) ? [] : name));
}

/** Sets how values become texts, so that this doesn't depend on the settings of a server or a person. */
export async function settleTexts(tx: Tx): Promise<void> {
  const settled = [
    "timezone = 'UTC'",
    "datestyle = 'ISO, YMD'",
    "intervalstyle = 'postgres'",
    "bytea_output = 'hex'",
    "extra_float_digits = 1",
  ];
  for (const setting of settled) await tx.execute(sql.raw(`set local ${setting}`));
}

const [rowsAtOnce, heavyAtOnce] = [100, 1];

/**
 * The table's rows as lines of a backup, a few at a time by a cursor, so that memory doesn't grow with the data. The
 * rows are sorted before their values become text, so that the sort never has to carry an attachment.
 */
export async function* tableLines(tx: Tx, table: DumpTable): AsyncGenerator<string[]> {
  const values = table.columns.map(({ name }) => `r.${quoted(name)}::text`).join(", ");
  await tx.execute(
    sql.raw(
      `declare dump no scroll cursor for select json_build_array(${values})::text as line from (select * from ${quoted(table.name)} order by ${table.key.join(", ")} offset 0) r`,
    ),
  );
  const fetch = sql.raw(`fetch forward ${table.heavy ? heavyAtOnce : rowsAtOnce} from dump`);
  for (;;) {
    const lines = rowsOf<{ line: string }>(await tx.execute(fetch)).map(({ line }) => line);
    if (lines.length === 0) break;
    yield lines;
  }
  await tx.execute(sql.raw("close dump"));
}

/** The values of the sequences behind columns of our tables. */
export async function listSequences(tx: Tx): Promise<Record<string, string>> {
  const standing = sql`
    select s.sequencename as name, s.last_value::text as value, d.refobjid::regclass::text as "table"
    from pg_sequences s
    join pg_depend d on d.objid = format('%I.%I', s.schemaname, s.sequencename)::regclass and d.deptype in ('a', 'i')
      and d.refclassid = 'pg_class'::regclass
    where s.schemaname = 'public' and s.last_value is not null order by 1`;
  const rows = rowsOf<{ name: string; value: string; table: string }>(await tx.execute(standing));
  const ours = ownTables();
  return Object.fromEntries(rows.flatMap(({ name, value, table }) => (ours.has(table) ? [[name, value]] : [])));
}
