import { and, eq, inArray, isNotNull } from "drizzle-orm";
import { codePoints, omit, type Omission } from "#app/prose/prose.ts";
import { refuse } from "#app/core/refusal.ts";
import { storedProse } from "#app/prose/stored-prose.ts";
import { placeExcerpts } from "#app/features/sources/excerpt-places.server.ts";
import { writePublicText } from "#app/features/sources/public-texts.server.ts";
import type { Tx } from "#db/client.server.ts";
import { attachments, contributions, publicTexts, revisions } from "#db/schema/contributions.ts";
import { files } from "#db/schema/organisations.ts";
import { newestPublicText, newestRevision } from "./newest.server.ts";
import { listsFile } from "#app/features/receipts/receipt.ts";

interface Wanted {
  contributionId: string;
  title: string;
  omissis: Omission[];
  released: string[];
}

/**
 * Writes a public text of the newest revision, and changes nothing else. An omissis that lies outside of the text is
 * refused.
 */
export async function makePublicText(
  tx: Tx,
  { contributionId, title, omissis, released }: Wanted,
  now: Date,
  madeBy: string,
): Promise<{ id: string; sha256: string; revisionId: string }> {
  const [revision] = await tx
    .select()
    .from(revisions)
    .where(eq(revisions.id, newestRevision(contributionId)));
  if (!revision) refuse("not_found");
  const length = codePoints(revision.plain);
  if (omissis.some((mark) => mark.start >= mark.end || mark.end > length)) refuse("excerpt_crosses");
  // If the field is empty, the title that the desk showed is kept: a title that was replaced because it names somebody
  // must not come back.
  const [shown] = title
    ? []
    : await tx
        .select({ revisionId: publicTexts.revisionId, title: publicTexts.title, omissis: publicTexts.omissis })
        .from(publicTexts)
        .where(eq(publicTexts.id, newestPublicText(contributionId)));
  const shownTitle =
    title || (shown && (shown.omissis.length > 0 || shown.revisionId === revision.id) ? shown.title : revision.title);
  return makeOf(tx, revision, { title: shownTitle, omissis, released }, now, madeBy);
}

/**
 * Makes a public text anew, of the same revision with the same title and omissis, where one of an earlier release left
 * more readable than it should have.
 */
export async function remakePublicText(tx: Tx, id: string, now: Date) {
  const { revisionId, title, omissis, released, madeBy } = publicTexts;
  const [text] = await tx
    .select({ revisionId, title, omissis, released, madeBy })
    .from(publicTexts)
    .where(eq(publicTexts.id, id));
  const [revision] = text?.revisionId ? await tx.select().from(revisions).where(eq(revisions.id, text.revisionId)) : [];
  if (!text || !revision) refuse("not_found");
  const made = await makeOf(tx, revision, text, now, text.madeBy);
  return { ...made, omissis: text.omissis.length };
}

type Revision = typeof revisions.$inferSelect;
type Written = Pick<Wanted, "title" | "omissis" | "released">;

async function makeOf(tx: Tx, revision: Revision, { title, omissis, released }: Written, now: Date, madeBy: string) {
  const { prose, map } = omit(storedProse(revision), omissis);
  const of = { sourceId: revision.contributionId, revisionId: revision.id };
  const made = await writePublicText(tx, { ...of, title, prose, omissis, offsetMap: map, released }, now, madeBy);
  return { ...made, revisionId: revision.id };
}

/**
 * From now on the public reads this text of the contribution. Files that an integration left out stay with the text
 * before, which is kept where it is cited.
 */
export async function replacePublicText(
  tx: Tx,
  contributionId: string,
  publicTextId: string,
  now: Date,
): Promise<void> {
  await tx.update(contributions).set({ publicTextId, stateAt: now }).where(eq(contributions.id, contributionId));
  const [revision] = await tx
    .select({ number: revisions.number, receiptText: revisions.receiptText })
    .from(publicTexts)
    .innerJoin(revisions, eq(revisions.id, publicTexts.revisionId))
    .where(eq(publicTexts.id, publicTextId));
  if (revision && revision.number > 1) {
    const released = await tx
      .select({ id: attachments.id, sha256: files.sha256 })
      .from(attachments)
      .innerJoin(files, eq(files.id, attachments.fileId))
      .where(and(eq(attachments.contributionId, contributionId), isNotNull(attachments.releasedAt)));
    const left = released.filter((file) => !listsFile(revision.receiptText, file.sha256)).map(({ id }) => id);
    if (left.length > 0) await tx.update(attachments).set({ releasedAt: null }).where(inArray(attachments.id, left));
  }
  await placeExcerpts(tx, contributionId, publicTextId);
}
