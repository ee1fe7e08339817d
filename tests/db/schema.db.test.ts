import { getTableColumns, is, sql } from "drizzle-orm";
import { getTableConfig, PgTable } from "drizzle-orm/pg-core";
import { expect, test } from "vitest";
import { rowsOf } from "#db/client.server.ts";
import * as schema from "#db/schema/index.ts";
import { testDatabase } from "#tests/support/database/database.ts";

const db = await testDatabase();

/** `table.column`, and whether it may be empty, of every table of the product that the migrations have made. */
async function migrated(): Promise<string[]> {
  const rows = rowsOf<{ line: string }>(
    await db.execute(sql`
      select table_name || '.' || column_name || case is_nullable when 'YES' then ' or null' else '' end as line
      from information_schema.columns join information_schema.tables using (table_schema, table_name)
      where table_schema = 'public' and table_type = 'BASE TABLE'`),
  );
  return rows.map(({ line }) => line).sort();
}

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

test("the migrations make each table and column of db/schema, and no others", async () => {
  const described = Object.values(schema).flatMap((table) =>
    is(table, PgTable)
      ? Object.values(getTableColumns(table)).map(
          (column) =>
            `${getTableConfig(table).name}.${snake(column.name)}${column.notNull || column.primary ? "" : " or null"}`,
        )
      : [],
  );
  expect(await migrated()).toEqual(described.sort());
});
