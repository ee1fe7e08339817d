import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import { CannotStart, rowsOf, type Tx } from "#db/client.server.ts";
import { leftOut, type TableEnd } from "./format.ts";
import { readBackup, type Manifest } from "./backup-reader.server.ts";
import { identifier, listTables, settleTexts, tableLines, type DumpTable } from "./tables.server.ts";

/**
 * The tables that have rows even in a database that nobody has used yet: what the migrations write, and the body and
 * the link that a first start makes.
 */
const ofAFirstStart = ["audit_head", "settings", "bodies"];

/**
 * Throws CannotStart for a database that anybody has used, because a restore must never mix the data of two
 * installations.
 */
export async function refuseUsed(tx: Tx): Promise<void> {
  for (const { name } of await listTables(tx)) {
    const where = name === "audit_head" ? sql`where seq > 0` : sql``;
    if (name === "settings" || name === "bodies") continue;
    const [row] = rowsOf<{ used: boolean }>(
      await tx.execute(sql`select exists(select 1 from ${identifier(name)} ${where}) as used`),
    );
    if (row?.used)
      throw new CannotStart(
        `The database is not empty (${name}). Restore into a new one: another DATABASE_URL, or another DATA_DIR.`,
      );
  }
}

/**
 * Loads a backup into a schema of the same version, in the caller's transaction. Foreign keys are taken off and put
 * back, which checks each of them. Then every table is read again and must have the hash that the backup names.
 */
export async function loadBackup(tx: Tx, file: string): Promise<Manifest> {
  await settleTexts(tx);
  await refuseUsed(tx);
  const tables = new Map((await listTables(tx)).map((table) => [table.name, table]));
  for (const name of ofAFirstStart) if (tables.has(name)) await emptyTable(tx, name);
  const putBack = await takeOffGuards(tx, [...tables.keys()]);
  const manifest = await readBackup(file, {
    rows: async (opening, lines) => insertLines(tx, fitting(tables, opening), lines),
    end: async ({ end }) => tx.execute(sql`analyze ${identifier(end)}`).then(() => undefined),
  });
  const missing = [...tables.keys()].filter(
    (name) => !leftOut.includes(name) && !manifest.tables.some(({ table }) => table === name),
  );
  if (missing.length > 0) throw new CannotStart(`The backup lacks the tables ${missing.join(", ")}.`);
  for (const table of manifest.tables) await compare(tx, fitting(tables, table), table);
  for (const [name, value] of Object.entries(manifest.last.sequences))
    await tx.execute(sql`select setval(${`public."${name}"`}::regclass, ${value}::bigint)`);
  await putBack();
  return manifest;
}

function fitting(
  tables: Map<string, DumpTable>,
  { table: name, columns }: { table: string; columns: string[] },
): DumpTable {
  const table = tables.get(name);
  if (!table || table.columns.map((column) => column.name).join() !== columns.join())
    throw new CannotStart(`The backup's table ${name} is not the one that its version had.`);
  return table;
}

async function emptyTable(tx: Tx, name: string): Promise<void> {
  await tx.execute(sql`alter table ${identifier(name)} disable trigger user`);
  await tx.execute(sql`delete from ${identifier(name)}`);
  await tx.execute(sql`alter table ${identifier(name)} enable trigger user`);
}

/** Needs the owner of the tables, who is the same that migrates; no superuser is needed. */
async function takeOffGuards(tx: Tx, tables: string[]): Promise<() => Promise<void>> {
  const all = rowsOf<{ name: string; table: string; definition: string }>(
    await tx.execute(
      sql`select conname as name, conrelid::regclass::text as "table", pg_get_constraintdef(oid) as definition from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`,
    ),
  );
  const keys = all.filter(({ table }) => tables.includes(table));
  for (const { name, table } of keys)
    await tx.execute(sql`alter table ${sql.raw(table)} drop constraint ${identifier(name)}`);
  for (const table of tables) await tx.execute(sql`alter table ${identifier(table)} disable trigger user`);
  return async () => {
    for (const table of tables) await tx.execute(sql`alter table ${identifier(table)} enable trigger user`);
    for (const { name, table, definition } of keys)
      await tx.execute(sql`alter table ${sql.raw(table)} add constraint ${identifier(name)} ${sql.raw(definition)}`);
  };
}

async function insertLines(tx: Tx, { name, columns }: DumpTable, lines: string[]): Promise<void> {
  const into = sql.join(
    columns.map((column) => identifier(column.name)),
    sql`, `,
  );
  const values = sql.raw(columns.map(({ type }, index) => `(r ->> ${index})::${type}`).join(", "));
  await tx.execute(
    sql`insert into ${identifier(name)} (${into}) select ${values} from jsonb_array_elements(${`[${lines.join(",")}]`}::text::jsonb) r`,
  );
}

async function compare(tx: Tx, table: DumpTable, { rows, sha256 }: TableEnd): Promise<void> {
  const own = createHash("sha256");
  let count = 0;
  for await (const lines of tableLines(tx, table)) {
    own.update(`${lines.join("\n")}\n`);
    count += lines.length;
  }
  if (count !== rows || own.digest("hex") !== sha256)
    throw new CannotStart(
      `The table ${table.name} was not restored as it was: ${count} of ${rows} rows, or another hash.`,
    );
}
