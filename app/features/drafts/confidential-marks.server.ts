import { eq } from "drizzle-orm";
import { command } from "#app/access/command.server.ts";
import { codePoints, sliceCodePoints } from "#app/prose/prose.ts";
import { refuse } from "#app/core/refusal.ts";
import { counter, idField, z } from "#app/core/validation.server.ts";
import { ownSentences } from "#app/features/sources/public-texts.server.ts";
import { db, type Tx } from "#db/client.server.ts";
import { drafts } from "#db/schema/contributions.ts";
import { placeMarks, spanValue, withPassage, type MarkedPassage } from "#app/features/omissis/confidential.ts";
import { type Represented } from "#app/features/organisations/acting.ts";
import { draftScope, getDraft, lockDraft } from "./drafts.server.ts";
import { filingContent } from "./filing-content.server.ts";
import { offsetField } from "#app/features/texts/text-fields.server.ts";

/** The draft as it would be filed now, with its marks; refused as `stale` where the page was made from another text. */
async function markable(tx: Tx, input: { draft: string; version: number }, now: Date) {
  const draft = await lockDraft(tx, input.draft);
  if (draft.version !== input.version) refuse("stale");
  const { prose } = (await filingContent(tx, draft, now)) ?? refuse("not_found");
  return { draft, plain: prose.plain, ...placeMarks(draft.confidential, prose.plain) };
}

/** The draft gets another version, so that nobody files it with marks that they have not seen. */
const keep = (tx: Tx, draft: { id: string; version: number }, confidential: MarkedPassage[]) =>
  tx
    .update(drafts)
    .set({ confidential, version: draft.version + 1 })
    .where(eq(drafts.id, draft.id));

/**
 * Marks words of a draft as confidential, in code points of the text as it would be filed. Errors: `stale`,
 * `excerpt_crosses`.
 */
export const markConfidential = command({
  name: "draft.save",
  quiet: true,
  input: z.object({ draft: idField, version: counter, start: offsetField, end: offsetField }),
  scope: draftScope,
  run: async ({ tx, input, now }) => {
    const { draft, plain, placed, lost } = await markable(tx, input, now);
    if (
      input.start >= input.end ||
      input.end > codePoints(plain) ||
      sliceCodePoints(plain, input.start, input.end).trim() === ""
    )
      refuse("excerpt_crosses");
    await keep(tx, draft, [...withPassage(placed, input, plain), ...lost]);
  },
});

/** Takes a mark away: `mark` is its place as the page shows it. */
export const unmarkConfidential = command({
  name: "draft.save",
  quiet: true,
  input: z.object({ draft: idField, version: counter, mark: z.string().max(40) }),
  scope: draftScope,
  run: async ({ tx, input, now }) => {
    const { draft, placed, lost } = await markable(tx, input, now);
    await keep(tx, draft, [
      ...placed.filter((mark) => spanValue(mark) !== input.mark),
      ...lost.filter((mark) => `lost-${spanValue(mark)}` !== input.mark),
    ]);
  },
});

/** The page on which a body marks confidential words; null for everybody who is not of that body. */
export async function getConfidentialPage(draftId: string, body: Represented, now: Date) {
  const draft = await getDraft(draftId, body);
  const content = draft && (await filingContent(db(), draft, now));
  if (!draft || !content) return null;
  return {
    id: draft.id,
    version: draft.version,
    title: draft.title,
    prose: content.prose,
    sentences: ownSentences(content.prose),
    ...placeMarks(draft.confidential, content.prose.plain),
  };
}
