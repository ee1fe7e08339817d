import { inArray, sql } from "drizzle-orm";
import { rowsOf, type Db, type Tx } from "#db/client.server.ts";
import { sources } from "#db/schema/sources.ts";

/**
 * The passages that are covered by an omissis in the public texts of these sources, for checks that nothing repeats
 * them. Where the original of a source is not kept beside its public text, they can't be known.
 */
export async function coveredPassages(from: Db | Tx, sourceIds: readonly string[]): Promise<string[]> {
  if (sourceIds.length === 0) return [];
  const rows = rowsOf<{ passage: string }>(
    await from.execute(sql`
      select distinct substr(r.plain, (m->>'start')::int + 1, (m->>'end')::int - (m->>'start')::int) as passage
      from ${sources} join public_texts t on t.id = ${sources.publicTextId}
        join revisions r on r.id = t.revision_id, jsonb_array_elements(t.omissis) m
      where ${inArray(sources.id, [...sourceIds])}`),
  );
  return rows.flatMap(({ passage }) => passage.split("\n"));
}
