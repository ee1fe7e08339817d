import { and, eq, ne } from "drizzle-orm";
import { quote } from "#app/prose/prose.ts";
import { storedProse } from "#app/prose/stored-prose.ts";
import type { Tx } from "#db/client.server.ts";
import { publicTexts, revisions } from "#db/schema/contributions.ts";
import { excerptPlaces, excerpts } from "#db/schema/tagging.ts";
import { onlyPlace, placesAfter } from "./place.ts";

/**
 * To be called wherever a source gets another public text than the one that its excerpts quote: writes where each of
 * them stands in it. Those without a place are covered: no page, search or export shows their words from now on.
 * Gives how many of each there are.
 */
export async function placeExcerpts(
  tx: Tx,
  sourceId: string,
  publicTextId: string,
): Promise<{ kept: number; covered: number }> {
  const quoted = await tx
    .select({
      id: excerpts.id,
      start: excerpts.start,
      end: excerpts.end,
      exact: excerpts.exact,
      textId: publicTexts.id,
      revisionId: publicTexts.revisionId,
      omissis: publicTexts.omissis,
    })
    .from(excerpts)
    .innerJoin(publicTexts, eq(publicTexts.id, excerpts.publicTextId))
    .where(and(eq(excerpts.sourceId, sourceId), ne(excerpts.publicTextId, publicTextId)));
  if (quoted.length === 0) return { kept: 0, covered: 0 };
  const [now] = await tx
    .select({
      revisionId: publicTexts.revisionId,
      blocks: publicTexts.blocks,
      plain: publicTexts.plain,
      omissis: publicTexts.omissis,
    })
    .from(publicTexts)
    .where(eq(publicTexts.id, publicTextId));
  if (!now) throw new Error("There is no such public text");
  const shown = storedProse(now);
  const original = await originalOf(tx, now.revisionId);
  const byText = new Map<string, ReturnType<typeof placesAfter>>();
  const rows = quoted.flatMap(({ id, textId, revisionId, omissis, ...quotation }) => {
    const offsetsLead = original !== null && revisionId === now.revisionId;
    const known = offsetsLead ? (byText.get(textId) ?? placesAfter(original, omissis, now.omissis)) : null;
    if (known) byText.set(textId, known);
    const place = known ? known(quotation) : onlyPlace(shown.plain, quotation.exact);
    if (!place) return [];
    const { prefix, suffix } = quote(shown, place.start, place.end);
    return [{ excerptId: id, publicTextId, ...place, prefix, suffix }];
  });
  if (rows.length > 0) await tx.insert(excerptPlaces).values(rows).onConflictDoNothing();
  return { kept: rows.length, covered: quoted.length - rows.length };
}

/** What the public text was made of, where that is kept: by it offsets lead from one text to the next. */
async function originalOf(tx: Tx, revisionId: string | null) {
  if (revisionId === null) return null;
  const [revision] = await tx
    .select({ blocks: revisions.blocks, plain: revisions.plain })
    .from(revisions)
    .where(eq(revisions.id, revisionId));
  if (!revision) throw new Error("A public text without its revision");
  return storedProse(revision);
}
