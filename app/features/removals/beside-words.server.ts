import { and, asc, eq, gt, sql } from "drizzle-orm";
import { heldBeside, holdsWord, omit } from "#app/prose/prose.ts";
import { storedProse } from "#app/prose/stored-prose.ts";
import type { VersionContent } from "#app/features/document/version.ts";
import type { Db, Tx } from "#db/client.server.ts";
import { contributions, publicTexts, revisions } from "#db/schema/contributions.ts";
import { versions } from "#db/schema/document.ts";
import { reissued } from "./reissue.ts";
import { coveringOf, editionsOf } from "./reissues.server.ts";

/**
 * A text, or an edition of a version, in which a covered word stands where no omissis can be marked: in a label, an
 * address or a list's number.
 */
export interface Held {
  id: string;
  /** True where somebody may read it; otherwise a later one took its place, or it is withheld. */
  current: boolean;
}
export interface HeldText extends Held {
  contributionId: string;
  number: string;
}
export interface HeldEdition extends Held {
  campaignId: string;
  number: number;
}
export interface Looked<H extends Held> {
  checked: number;
  held: H[];
}

const batch = 200;

/** Public texts with omissis that hold covered words beside their own words. The first releases made such texts. */
export async function listHeldTexts(from: Db | Tx): Promise<Looked<HeldText>> {
  const found: Looked<HeldText> = { checked: 0, held: [] };
  for (let after = ""; ; ) {
    const rows = await from
      .select({
        id: publicTexts.id,
        contributionId: publicTexts.sourceId,
        number: contributions.number,
        omissis: publicTexts.omissis,
        blocks: publicTexts.blocks,
        original: { blocks: revisions.blocks, plain: revisions.plain },
        current: sql<boolean>`${contributions.sealedAt} is null and ${contributions.state} not in ('withdrawn', 'annulled')
          and (${publicTexts.id} = ${contributions.publicTextId} or not exists (
            select 1 from public_texts n where n.source_id = ${contributions.id} and n.id > ${publicTexts.id}))`,
      })
      .from(publicTexts)
      .innerJoin(contributions, eq(contributions.id, publicTexts.sourceId))
      .innerJoin(revisions, eq(revisions.id, publicTexts.revisionId))
      .where(
        and(sql`jsonb_array_length(${publicTexts.omissis}) > 0`, after === "" ? undefined : gt(publicTexts.id, after)),
      )
      .orderBy(asc(publicTexts.id))
      .limit(batch);
    for (const { omissis, blocks, original, ...text } of rows) {
      found.checked += 1;
      const holds = holdsWord(omit(storedProse(original), omissis).taken);
      if (heldBeside(storedProse({ blocks, plain: "" }).blocks, holds).length > 0) found.held.push(text);
    }
    const last = rows.at(-1);
    if (!last || rows.length < batch) return found;
    after = last.id;
  }
}

/**
 * Editions of versions that hold, beside the words of a paragraph, what a reissue of the same version covered or what a
 * cited text covers. Of each number only the newest edition can be read.
 */
export async function listHeldEditions(from: Db | Tx): Promise<Looked<HeldEdition>> {
  const found: Looked<HeldEdition> = { checked: 0, held: [] };
  const numbers = await from
    .selectDistinct({ campaignId: versions.campaignId, number: versions.number })
    .from(versions)
    .orderBy(asc(versions.campaignId), asc(versions.number));
  for (const { campaignId, number } of numbers) {
    const editions = await editionsOf(from, campaignId, number);
    const covering = await coveringOf(from, editions, []);
    for (const [index, { id, content }] of editions.entries()) {
      found.checked += 1;
      const { changes } = reissued(content as VersionContent, covering);
      if (changes.length > 0) found.held.push({ id, campaignId, number, current: index === editions.length - 1 });
    }
  }
  return found;
}
