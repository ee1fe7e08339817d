import { getTableColumns, is, sql } from "drizzle-orm";
import { getTableConfig, PgTable } from "drizzle-orm/pg-core";
import type { Tx } from "#db/client.server.ts";
import { classification } from "#db/classification/index.ts";
import type { Column } from "#db/classification/classified.ts";
import * as schema from "#db/schema/index.ts";

/**
 * What stays as it is: the log and its kin, whose rows hold ids and are part of proofs; what organisations write and
 * file, which is theirs and has omissis for names; and the rows of people, which are erased one by one.
 */
const left: ReadonlySet<string> = new Set([
  "auditLog",
  "auditHead",
  "campaignSteps",
  "codings",
  "excerpts",
  "excerptPlaces",
  "versionCitations",
  "versions",
  "publicTexts",
  "revisions",
  "joins",
  "drafts",
  "draftConflicts",
  "legalPages",
  "people",
  "settings",
]);

/**
 * Takes what the pattern finds out of every text that the office and the machine keep, whatever the table. `instead`
 * says what stood there.
 */
export async function scrub(tx: Tx, pattern: string, instead: string): Promise<void> {
  for (const [name, { columns }] of Object.entries(classification)) {
    const table = (schema as Record<string, unknown>)[name];
    if (left.has(name) || !is(table, PgTable)) continue;
    const config = getTableConfig(table);
    const keys = new Set(
      [
        ...config.columns.filter((column) => column.primary),
        ...config.primaryKeys.flatMap((key) => key.columns),
        ...config.foreignKeys.flatMap((key) => key.reference().columns),
      ].map((column) => column.name),
    );
    for (const [property, column] of Object.entries(getTableColumns(table))) {
      const [sensitivity] = (columns as Record<string, Column>)[property] ?? ["public"];
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
