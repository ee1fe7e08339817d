import { getTableColumns, sql } from "drizzle-orm";
import { getTableConfig } from "drizzle-orm/pg-core";
import type { Tx } from "#db/client.server.ts";
import { describedTables } from "#db/classification/tables.ts";

/**
 * Takes what the pattern finds out of every text that the office and the program keep, whatever the table, unless
 * db/classification says why its words stay. `instead` is written in its place.
 */
export async function scrub(tx: Tx, pattern: string, instead: string): Promise<void> {
  for (const { table, columns, wordsStay } of describedTables()) {
    if (wordsStay) continue;
    const config = getTableConfig(table);
    const keys = new Set(
      [
        ...config.columns.filter((column) => column.primary),
        ...config.primaryKeys.flatMap((key) => key.columns),
        ...config.foreignKeys.flatMap((key) => key.reference().columns),
      ].map((column) => column.name),
    );
    for (const [property, column] of Object.entries(getTableColumns(table))) {
      const [sensitivity] = columns[property] ?? ["public"];
      if (sensitivity === "public" || keys.has(column.name) || column.enumValues) continue;
      const type = column.getSQLType();
      if (type !== "text" && type !== "jsonb") continue;
      const text = type === "text" ? sql`${column}` : sql`${column}::text`;
      const replaced = sql`regexp_replace(${text}, ${pattern}, ${instead}, 'gi')`;
      await tx
        .update(table)
        .set({ [property]: type === "text" ? replaced : sql`(${replaced})::jsonb` })
        .where(sql`${text} ~* ${pattern}`);
    }
  }
}
