import { eq, inArray } from "drizzle-orm";
import { recordRemoval } from "#app/core/removals.server.ts";
import { lockSource } from "#app/features/texts/lock.server.ts";
import type { Tx } from "#db/client.server.ts";
import { publicTexts } from "#db/schema/contributions.ts";
import { sources } from "#db/schema/sources.ts";
import { excerptPlaces, excerpts } from "#db/schema/tagging.ts";
import { sourceActs } from "./source-acts.server.ts";

/**
 * Takes the words of a source out of every row that holds them, for good: its own, its public texts with their hashes,
 * and what was quoted of it. Number, kind and places stay. Versions that cite it show nothing of it from the next
 * request on; a reissue also takes it out of the stored version. It is called by a command of the source's kind, which
 * logs it. False where it was done before. Throws for a kind whose words are never forgotten.
 */
export async function forgetSource(tx: Tx, id: string, now: Date): Promise<boolean> {
  if (!(await forgetWords(tx, id, now))) return false;
  await recordRemoval(tx, "forgotten", { source: id }, now);
  return true;
}

/** The same without writing to the ledger of removals, which has the line already when a backup is restored. */
export async function forgetWords(tx: Tx, id: string, now: Date): Promise<boolean> {
  await lockSource(tx, id);
  const [source] = await tx
    .select({ kind: sources.kind, state: sources.state })
    .from(sources)
    .where(eq(sources.id, id));
  if (!source || source.state === "forgotten") return false;
  const { forget } = sourceActs[source.kind];
  if (!forget) throw new Error(`The words of a ${source.kind} are never forgotten`);
  await forget(tx, id, now);
  // The state is changed first: the rows that follow may only change when they belong to a forgotten source.
  await tx.update(sources).set({ state: "forgotten", stateAt: now }).where(eq(sources.id, id));
  await tx
    .update(publicTexts)
    .set({ title: "", blocks: [], plain: "", sha256: "" })
    .where(eq(publicTexts.sourceId, id));
  const quoted = tx.select({ id: excerpts.id }).from(excerpts).where(eq(excerpts.sourceId, id));
  await tx.update(excerptPlaces).set({ prefix: "", suffix: "" }).where(inArray(excerptPlaces.excerptId, quoted));
  await tx.update(excerpts).set({ exact: "", prefix: "", suffix: "" }).where(eq(excerpts.sourceId, id));
  return true;
}
