import { and, eq, inArray, isNotNull, isNull, ne } from "drizzle-orm";
import { command } from "#app/access/command.server.ts";
import { newId } from "#app/core/ids.server.ts";
import { leaves, quote } from "#app/prose/prose.ts";
import { refuse } from "#app/core/refusal.ts";
import { storedProse } from "#app/prose/stored-prose.ts";
import { idField, longText, z } from "#app/core/validation.server.ts";
import { whyNotQuote } from "#app/features/sources/source.ts";
import { numberField, offsetField } from "#app/features/texts/text-fields.server.ts";
import { lockSource } from "#app/features/texts/lock.server.ts";
import type { Tx } from "#db/client.server.ts";
import { campaigns, lines, subThemes } from "#db/schema/campaigns.ts";
import { publicTexts } from "#db/schema/contributions.ts";
import { shownExcerpts } from "#db/schema/shown.ts";
import { sources } from "#db/schema/sources.ts";
import { codings, excerpts } from "#db/schema/tagging.ts";
import { excerptKinds, longestExcerpt, trimSelection } from "./excerpt.ts";
import { holds, passageStanding } from "./excerpts.server.ts";

const coding = {
  lineIds: z.array(idField).min(1).max(20),
  kind: z.enum(excerptKinds),
  subThemeId: z
    .string()
    .max(64)
    .optional()
    .transform((value) => value || null),
  memo: longText(1000),
};

/**
 * The public text that holds now, with the campaign in which the planner's role must be held; null where there is none.
 */
async function publishedText(tx: Tx, number: string) {
  const [row] = await tx
    .select({
      sourceId: sources.id,
      campaignId: sources.campaignId,
      state: sources.state,
      disownedAt: sources.disownedAt,
      publicTextId: publicTexts.id,
      blocks: publicTexts.blocks,
      plain: publicTexts.plain,
    })
    .from(sources)
    .innerJoin(publicTexts, eq(publicTexts.id, sources.publicTextId))
    .where(eq(sources.number, number));
  return row?.campaignId ? { ...row, campaignId: row.campaignId } : null;
}

/** Tags a passage of a published text: an exact quotation with its line or lines, its kind, and a memo. */
export const tagPassage = command({
  name: "coding.add",
  input: z.object({
    number: numberField,
    publicTextId: z.string().max(64),
    start: offsetField,
    end: offsetField,
    ...coding,
  }),
  scope: async (tx, input) => {
    const [row] = await tx
      .select({ campaignId: sources.campaignId })
      .from(sources)
      .where(and(eq(sources.number, input.number), isNotNull(sources.publicTextId)));
    return row?.campaignId ? { campaignId: row.campaignId } : null;
  },
  run: async ({ tx, input, now, actor, log }) => {
    // The same passage tagged twice at once becomes one excerpt: the second command waits here, and then finds the
    // excerpt of the first.
    const [named] = await tx.select({ id: sources.id }).from(sources).where(eq(sources.number, input.number));
    await lockSource(tx, named?.id ?? refuse("not_found"));
    const text = (await publishedText(tx, input.number)) ?? refuse("not_found");
    const why = whyNotQuote(text);
    if (why) refuse(why);
    // The page was made from an older public text, so its offsets mean nothing in this one.
    if (text.publicTextId !== input.publicTextId) refuse("stale");
    const prose = storedProse(text);
    const span = trimSelection(prose.plain, input.start, input.end);
    if (!span || span.end - span.start > longestExcerpt) refuse("excerpt_crosses");
    if (leaves(prose).some((leaf) => leaf.office && leaf.start < span.end && span.start < leaf.end))
      refuse("not_quotable");
    const excerptId = (await sameExcerpt(tx, text.publicTextId, span)) ?? newId(now);
    await tx
      .insert(excerpts)
      .values({
        id: excerptId,
        campaignId: text.campaignId,
        sourceId: text.sourceId,
        publicTextId: text.publicTextId,
        ...span,
        ...quote(prose, span.start, span.end),
        createdAt: now,
        createdBy: actor.personId,
      })
      .onConflictDoNothing({ target: excerpts.id });
    const codings = await addCodings(tx, excerptId, input, actor.personId, now);
    await log(`excerpt:${excerptId}`, {
      number: input.number,
      start: span.start,
      end: span.end,
      lines: input.lineIds.length,
      kind: input.kind,
      codings,
    });
    return { excerptId, ...span };
  },
});

/**
 * Adds lines or kinds to a passage that is already an excerpt. Errors: `not_found`, `not_quotable` where its words are
 * no longer public, `disowned`.
 */
export const tagExcerpt = command({
  name: "coding.add",
  input: z.object({ excerptId: idField, ...coding }),
  scope: (tx, input) => excerptScope(tx, input.excerptId),
  run: async ({ tx, input, now, actor, log }) => {
    // Locks the source, as every command about it does first: writing a coding changes counts that lock the source too,
    // and two orders of locks would wait for each other.
    const [of] = await tx
      .select({ sourceId: excerpts.sourceId })
      .from(excerpts)
      .where(eq(excerpts.id, input.excerptId));
    await lockSource(tx, of?.sourceId ?? refuse("not_found"));
    const { why } = (await passageStanding(tx, input.excerptId)) ?? refuse("not_found");
    if (why) refuse(why);
    const codings = await addCodings(tx, input.excerptId, input, actor.personId, now);
    await log(`excerpt:${input.excerptId}`, { lines: input.lineIds.length, kind: input.kind, codings });
    return { excerptId: input.excerptId };
  },
});

/** Takes a coding back by an entry of its own, so that both the decision and its taking back stay readable. */
export const undoCoding = command({
  name: "coding.undo",
  input: z.object({ codingId: idField }),
  scope: async (tx, input) => {
    const [row] = await tx
      .select({ campaignId: excerpts.campaignId })
      .from(codings)
      .innerJoin(excerpts, eq(excerpts.id, codings.excerptId))
      .where(eq(codings.id, input.codingId));
    return row ?? null;
  },
  run: async ({ tx, input, now, actor, log }) => {
    const [undone] = await tx.select().from(codings).where(eq(codings.id, input.codingId));
    if (!undone || undone.undoes) refuse("not_found");
    const written = await tx
      .insert(codings)
      .values({ ...undone, id: newId(now), memo: "", coderId: actor.personId, codedAt: now, undoes: undone.id })
      .onConflictDoNothing({ target: codings.undoes })
      .returning({ id: codings.id });
    if (written.length === 0) refuse("already_undone");
    await log(`excerpt:${undone.excerptId}`, { coding: undone.id });
    return { excerptId: undone.excerptId };
  },
});

async function excerptScope(tx: Tx, excerptId: string) {
  const [row] = await tx.select({ campaignId: excerpts.campaignId }).from(excerpts).where(eq(excerpts.id, excerptId));
  return row ?? null;
}

async function sameExcerpt(tx: Tx, publicTextId: string, span: { start: number; end: number }): Promise<string | null> {
  const [row] = await tx
    .select({ id: shownExcerpts.id })
    .from(shownExcerpts)
    .where(
      and(
        eq(shownExcerpts.publicTextId, publicTextId),
        eq(shownExcerpts.start, span.start),
        eq(shownExcerpts.end, span.end),
      ),
    );
  return row?.id ?? null;
}

/**
 * Writes one row for each line. A line that the passage has already, with the same kind and sub-theme, is not written
 * twice. Gives how many were written.
 */
async function addCodings(
  tx: Tx,
  excerptId: string,
  wanted: { lineIds: string[]; kind: (typeof excerptKinds)[number]; subThemeId: string | null; memo: string },
  coderId: string,
  now: Date,
): Promise<number> {
  // A line may belong to another campaign, but not to one that is still a draft, because the text's public page names
  // it.
  const known = await tx
    .select({ id: lines.id })
    .from(lines)
    .innerJoin(campaigns, eq(campaigns.id, lines.campaignId))
    .where(and(inArray(lines.id, wanted.lineIds), isNull(lines.retiredAt), ne(campaigns.state, "draft")));
  if (known.length !== new Set(wanted.lineIds).size) refuse("invalid", { lineIds: "invalid_choice" });
  const [theme] = wanted.subThemeId
    ? await tx.select({ lineId: subThemes.lineId }).from(subThemes).where(eq(subThemes.id, wanted.subThemeId))
    : [];
  if (wanted.subThemeId && !theme) refuse("invalid", { subThemeId: "invalid_choice" });
  const held = await tx
    .select({ lineId: codings.lineId, kind: codings.kind, subThemeId: codings.subThemeId })
    .from(codings)
    .where(and(eq(codings.excerptId, excerptId), holds));
  const fresh = [...new Set(wanted.lineIds)].flatMap((lineId) => {
    const subThemeId = theme?.lineId === lineId ? wanted.subThemeId : null;
    const { kind, memo } = wanted;
    if (held.some((each) => each.lineId === lineId && each.kind === kind && each.subThemeId === subThemeId)) return [];
    return [{ id: newId(now), excerptId, lineId, kind, subThemeId, memo, coderId, codedAt: now }];
  });
  // Written in one statement, since the passages of the text are counted anew after each statement.
  if (fresh.length > 0) await tx.insert(codings).values(fresh);
  return fresh.length;
}
