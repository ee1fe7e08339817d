import { getTableColumns, is } from "drizzle-orm";
import { getTableConfig, PgTable, type PgColumn } from "drizzle-orm/pg-core";
import * as schema from "../schema/index.ts";
import type { Table } from "./classified.ts";
import { classification } from "./index.ts";

/** What the classification says of a table, together with the table itself. */
export interface DescribedTable extends Table<Record<string, unknown>> {
  key: string;
  table: PgTable;
}

/** All tables, for code that goes through every one. */
export function describedTables(): DescribedTable[] {
  const facts: Record<string, Table<Record<string, unknown>>> = classification;
  return Object.entries(schema).flatMap(([key, table]) => {
    const said = facts[key];
    return is(table, PgTable) && said ? [{ ...said, key, table }] : [];
  });
}

/** The columns of a table that refer to rows of another one, by the names that they have in code. */
export function columnsLeadingTo(table: PgTable, target: PgTable): [name: string, column: PgColumn][] {
  const keys = getTableConfig(table).foreignKeys.map((key) => key.reference());
  const leading = new Set(keys.filter((key) => key.foreignTable === target).flatMap((key) => key.columns));
  return Object.entries(getTableColumns(table)).filter(([, column]) => leading.has(column));
}
