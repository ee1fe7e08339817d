import { and, desc, eq, inArray } from "drizzle-orm";
import { canonicalJson, sha256 } from "#app/core/hash.server.ts";
import { newId } from "#app/core/ids.server.ts";
import { codePoints, omit, sentences, type Omission } from "#app/core/prose.ts";
import { refuse } from "#app/core/refusal.ts";
import { storedProse } from "#app/core/stored-prose.ts";
import type { Tx } from "#db/client.server.ts";
import { attachments, contributions, publicTexts, revisions } from "#db/schema/contributions.ts";
import { placeExcerpts } from "./excerpt-places.server.ts";

interface Wanted { contributionId: string; title: string; omissis: Omission[]; released: string[] }

/** Writes a public text of the newest revision, and changes nothing else. An omissis that lies outside of the text is refused. */
export async function makePublicText(tx: Tx, { contributionId, title, omissis, released }: Wanted, now: Date, madeBy: string): Promise<{ id: string; sha256: string; revisionId: string }> {
  const [revision] = await tx.select().from(revisions).where(eq(revisions.contributionId, contributionId)).orderBy(desc(revisions.number)).limit(1);
  if (!revision) refuse("not_found");
  const original = storedProse(revision);
  const length = codePoints(original.plain);
  if (omissis.some((mark) => mark.start >= mark.end || mark.end > length)) refuse("excerpt_crosses");
  const { prose, map } = omit(original, omissis);
  const shownTitle = title || revision.title;
  const digest = sha256(canonicalJson({ title: shownTitle, blocks: prose.blocks, plain: prose.plain }));
  const id = newId(now);
  await tx.insert(publicTexts).values({
    id,
    contributionId,
    revisionId: revision.id,
    title: shownTitle,
    blocks: prose.blocks,
    plain: prose.plain,
    sha256: digest,
    offsetMap: map,
    omissis,
    released,
    sentences: sentences(prose).filter((sentence) => !sentence.office).map((sentence): [number, number] => [sentence.start, sentence.end]),
    madeAt: now,
    madeBy,
  });
  return { id, sha256: digest, revisionId: revision.id };
}

/** The public reads this text of the contribution from now on, with the files that belong to it; the one before it stays where it is cited. */
export async function replacePublicText(tx: Tx, contributionId: string, publicTextId: string, now: Date): Promise<void> {
  const [text] = await tx.select({ released: publicTexts.released }).from(publicTexts).where(eq(publicTexts.id, publicTextId));
  await tx.update(contributions).set({ publicTextId, stateAt: now }).where(eq(contributions.id, contributionId));
  await tx.update(attachments).set({ releasedAt: null }).where(eq(attachments.contributionId, contributionId));
  if (text && text.released.length > 0) {
    await tx.update(attachments).set({ releasedAt: now }).where(and(eq(attachments.contributionId, contributionId), eq(attachments.role, "attachment"), inArray(attachments.id, text.released)));
  }
  await placeExcerpts(tx, contributionId, publicTextId);
}
