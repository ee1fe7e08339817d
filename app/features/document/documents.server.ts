import { and, asc, eq, isNull, or, sql } from "drizzle-orm";
import { command } from "#app/access/command.server.ts";
import { newId } from "#app/core/ids.server.ts";
import { refuse } from "#app/core/refusal.ts";
import { checkBox, counter, idField, line, longText, z } from "#app/core/validation.server.ts";
import { sourceKinds, whyNotQuote } from "#app/features/sources/source.ts";
import { passageStanding } from "#app/features/tagging/excerpts.server.ts";
import type { Tx } from "#db/client.server.ts";
import { lines } from "#db/schema/campaigns.ts";
import { citations, documents, paragraphs, sections } from "#db/schema/document.ts";
import { sources } from "#db/schema/sources.ts";
import { tellCited } from "./own-citations.server.ts";
import { citationRoles, lineSections, longestInBrief, longestParagraph, sectionKinds } from "./document.ts";

const ofCampaign = (_: Tx, input: { campaignId: string }) => Promise.resolve({ campaignId: input.campaignId });

/**
 * Begins the working document with its opening sections, four sections for each line, and its closing ones. `titles`
 * names the sections by kind.
 */
export const createDocument = command({
  name: "document.edit",
  input: z.object({ campaignId: idField, title: line(200), titles: z.record(z.enum(sectionKinds), line(200)) }),
  scope: ofCampaign,
  run: async ({ tx, input, now, log }) => {
    const documentId = newId(now);
    const made = await tx
      .insert(documents)
      .values({ id: documentId, campaignId: input.campaignId, title: input.title })
      .onConflictDoNothing({ target: documents.campaignId })
      .returning({ id: documents.id });
    if (made.length === 0) refuse("stale");
    const ofLines = await tx
      .select({ id: lines.id })
      .from(lines)
      .where(and(eq(lines.campaignId, input.campaignId), isNull(lines.retiredAt)))
      .orderBy(asc(lines.position));
    const wanted = [
      ...(["foreword", "method", "bodies"] as const).map((kind) => ({ kind, lineId: null })),
      ...ofLines.flatMap(({ id }) => lineSections.map((kind) => ({ kind, lineId: id }))),
      { kind: "annexes" as const, lineId: null },
    ];
    await tx.insert(sections).values(
      wanted.map((section, position) => ({
        id: newId(now),
        documentId,
        ...section,
        title: input.titles[section.kind],
        position,
      })),
    );
    await log(`document:${documentId}`, { sections: wanted.length });
    return { documentId };
  },
});

/** Gives a line that was added after the document was begun its four sections, before the annexes. */
export const addLineSections = command({
  name: "document.edit",
  input: z.object({ campaignId: idField, lineId: idField, titles: z.record(z.enum(sectionKinds), line(200)) }),
  scope: ofCampaign,
  run: async ({ tx, input, now, log }) => {
    const [held] = await tx
      .select({ id: documents.id })
      .from(documents)
      .where(eq(documents.campaignId, input.campaignId))
      .for("update");
    if (!held) refuse("not_found");
    const [wanted] = await tx
      .select({ id: lines.id })
      .from(lines)
      .where(and(eq(lines.id, input.lineId), eq(lines.campaignId, input.campaignId), isNull(lines.retiredAt)));
    if (!wanted) refuse("not_found");
    const present = await tx
      .select({ id: sections.id, kind: sections.kind, lineId: sections.lineId })
      .from(sections)
      .where(eq(sections.documentId, held.id))
      .orderBy(asc(sections.position));
    if (present.some((section) => section.lineId === input.lineId)) refuse("stale");
    const annexes = present.findIndex((section) => section.kind === "annexes");
    const at = annexes < 0 ? present.length : annexes;
    for (const [index, section] of present.entries())
      if (index >= at)
        await tx
          .update(sections)
          .set({ position: index + lineSections.length })
          .where(eq(sections.id, section.id));
    await tx.insert(sections).values(
      lineSections.map((kind, index) => ({
        id: newId(now),
        documentId: held.id,
        kind,
        lineId: input.lineId,
        title: input.titles[kind],
        position: at + index,
      })),
    );
    await log(`document:${held.id}`, { sections: lineSections.length });
    return held;
  },
});

export const renameSection = command({
  name: "document.edit",
  input: z.object({ sectionId: idField, title: line(200) }),
  scope: (tx, input) => campaignOfSection(tx, input.sectionId),
  run: async ({ tx, input, log }) => {
    await tx.update(sections).set({ title: input.title }).where(eq(sections.id, input.sectionId));
    await log(`section:${input.sectionId}`);
    return { id: input.sectionId };
  },
});

/** Saves the title of the document and its «In breve». Errors: `not_found` before the document is begun. */
export const saveFront = command({
  name: "document.edit",
  input: z.object({ campaignId: idField, title: line(200), inBrief: longText(longestInBrief) }),
  scope: ofCampaign,
  run: async ({ tx, input, log }) => {
    const [row] = await tx
      .update(documents)
      .set({ title: input.title, inBrief: input.inBrief })
      .where(eq(documents.campaignId, input.campaignId))
      .returning({ id: documents.id });
    if (!row) refuse("not_found");
    await log(`document:${row.id}`);
    return row;
  },
});

/** Adds a paragraph at the end of its section, or right after `afterId`. */
export const addParagraph = command({
  name: "document.edit",
  input: z.object({
    sectionId: idField,
    afterId: z.string().max(64).optional(),
    text: longText(longestParagraph).pipe(z.string().min(1)),
    linking: checkBox,
  }),
  scope: (tx, input) => campaignOfSection(tx, input.sectionId),
  run: async ({ tx, input, now, actor, log }) => {
    await lockSection(tx, input.sectionId);
    const present = await tx
      .select({ id: paragraphs.id })
      .from(paragraphs)
      .where(and(eq(paragraphs.sectionId, input.sectionId), isNull(paragraphs.deletedAt)))
      .orderBy(asc(paragraphs.position));
    const after = input.afterId ? present.findIndex((paragraph) => paragraph.id === input.afterId) : present.length - 1;
    if (input.afterId && after < 0) refuse("stale");
    const id = newId(now);
    await tx.insert(paragraphs).values({
      id,
      sectionId: input.sectionId,
      position: after + 1,
      text: input.text,
      linking: input.linking,
      savedAt: now,
      savedBy: actor.personId,
    });
    const order = [
      ...present.slice(0, after + 1).map((row) => row.id),
      id,
      ...present.slice(after + 1).map((row) => row.id),
    ];
    await putInOrder(tx, order);
    await log(`paragraph:${id}`, { section: input.sectionId });
    return { id };
  },
});

/**
 * Saves a paragraph that was made from `version`. Where the stored paragraph is newer, it is refused with `stale`, and
 * what was typed stays on the page.
 */
export const saveParagraph = command({
  name: "document.edit",
  input: z.object({
    paragraphId: idField,
    version: counter,
    text: longText(longestParagraph).pipe(z.string().min(1)),
    linking: checkBox,
  }),
  scope: (tx, input) => campaignOfParagraph(tx, input.paragraphId),
  run: async ({ tx, input, now, actor, log }) => {
    const saved = await tx
      .update(paragraphs)
      .set({
        text: input.text,
        linking: input.linking,
        version: input.version + 1,
        savedAt: now,
        savedBy: actor.personId,
      })
      .where(
        and(eq(paragraphs.id, input.paragraphId), eq(paragraphs.version, input.version), isNull(paragraphs.deletedAt)),
      )
      .returning({ id: paragraphs.id });
    if (saved.length === 0) refuse("stale");
    await log(`paragraph:${input.paragraphId}`, { version: input.version + 1 });
    return { id: input.paragraphId };
  },
});

/** Moves a paragraph one place up or down in its section; at the edge it stays. Errors: `not_found`. */
export const moveParagraph = command({
  name: "document.edit",
  input: z.object({ paragraphId: idField, direction: z.enum(["up", "down"]) }),
  scope: (tx, input) => campaignOfParagraph(tx, input.paragraphId),
  run: async ({ tx, input, log }) => {
    const [moved] = await tx
      .select({ sectionId: paragraphs.sectionId })
      .from(paragraphs)
      .where(eq(paragraphs.id, input.paragraphId));
    if (!moved) refuse("not_found");
    await lockSection(tx, moved.sectionId);
    const order = (
      await tx
        .select({ id: paragraphs.id })
        .from(paragraphs)
        .where(and(eq(paragraphs.sectionId, moved.sectionId), isNull(paragraphs.deletedAt)))
        .orderBy(asc(paragraphs.position))
    ).map((row) => row.id);
    const from = order.indexOf(input.paragraphId);
    const to = input.direction === "up" ? from - 1 : from + 1;
    const other = order[to];
    if (from >= 0 && other !== undefined) {
      order[from] = other;
      order[to] = input.paragraphId;
      await putInOrder(tx, order);
    }
    await log(`paragraph:${input.paragraphId}`, { direction: input.direction });
    return moved;
  },
});

/** Takes a paragraph out of the draft. Published versions keep theirs, because they are copies. */
export const removeParagraph = command({
  name: "document.edit",
  input: z.object({ paragraphId: idField }),
  scope: (tx, input) => campaignOfParagraph(tx, input.paragraphId),
  run: async ({ tx, input, now, log }) => {
    await tx
      .update(paragraphs)
      .set({ deletedAt: now })
      .where(and(eq(paragraphs.id, input.paragraphId), isNull(paragraphs.deletedAt)));
    await log(`paragraph:${input.paragraphId}`, { removed: true });
    return { id: input.paragraphId };
  },
});

/** Puts a paragraph that was taken out back to its place, with its citations. */
export const restoreParagraph = command({
  name: "document.edit",
  input: z.object({ paragraphId: idField }),
  scope: (tx, input) => campaignOfParagraph(tx, input.paragraphId),
  run: async ({ tx, input, log }) => {
    const [back] = await tx
      .select({ sectionId: paragraphs.sectionId })
      .from(paragraphs)
      .where(eq(paragraphs.id, input.paragraphId));
    if (!back) refuse("not_found");
    await lockSection(tx, back.sectionId);
    await tx.update(paragraphs).set({ deletedAt: null }).where(eq(paragraphs.id, input.paragraphId));
    const order = await tx
      .select({ id: paragraphs.id })
      .from(paragraphs)
      .where(and(eq(paragraphs.sectionId, back.sectionId), isNull(paragraphs.deletedAt)))
      .orderBy(asc(paragraphs.position), asc(paragraphs.id));
    await putInOrder(
      tx,
      order.map((row) => row.id),
    );
    await log(`paragraph:${input.paragraphId}`, { removed: false });
    return { id: input.paragraphId };
  },
});

/**
 * Cites a passage of the same campaign in a role, or a source that is cited whole; citing it again changes the role.
 * Errors: `not_found`, `not_quotable` where its words are no longer public, `disowned`.
 */
export const citeSource = command({
  name: "document.edit",
  input: z.object({ paragraphId: idField, citedId: idField, role: z.enum(citationRoles) }),
  scope: (tx, input) => campaignOfParagraph(tx, input.paragraphId),
  run: async ({ tx, input: { paragraphId, citedId, role }, log }) => {
    const scope = (await campaignOfParagraph(tx, paragraphId)) ?? refuse("not_found");
    const passage = await passageStanding(tx, citedId);
    if (passage && passage.campaignId !== scope.campaignId) refuse("not_found");
    const why = passage
      ? passage.why
      : whyNotQuote((await findWhole(tx, citedId, scope.campaignId)) ?? refuse("not_found"));
    if (why) refuse(why);
    const last = sql<number>`(select coalesce(max(position), 0) + 1 from citations where paragraph_id = ${paragraphId})`;
    await tx
      .insert(citations)
      .values({ paragraphId, citedId, sourceId: passage ? null : citedId, role, position: last })
      .onConflictDoUpdate({ target: [citations.paragraphId, citations.citedId], set: { role } });
    await log(`paragraph:${paragraphId}`, { ...(passage ? { excerpt: citedId } : { source: citedId }), role });
    return { id: paragraphId };
  },
});

/** A source with passages is never cited whole, since nobody could tell on which of its words a paragraph rests. */
async function findWhole(tx: Tx, sourceId: string, campaignId: string) {
  const [row] = await tx
    .select({ kind: sources.kind, state: sources.state, disownedAt: sources.disownedAt })
    .from(sources)
    .where(and(eq(sources.id, sourceId), or(isNull(sources.campaignId), eq(sources.campaignId, campaignId))));
  return row && sourceKinds[row.kind].cited === "whole" ? row : null;
}

/** Takes a citation out of a paragraph. */
export const removeCitation = command({
  name: "document.edit",
  input: z.object({ paragraphId: idField, citedId: idField }),
  scope: (tx, input) => campaignOfParagraph(tx, input.paragraphId),
  run: async ({ tx, input: { paragraphId, citedId }, log }) => {
    const [gone] = await tx
      .delete(citations)
      .where(and(eq(citations.paragraphId, paragraphId), eq(citations.citedId, citedId)))
      .returning({ sourceId: citations.sourceId });
    await log(`paragraph:${paragraphId}`, {
      ...(gone?.sourceId ? { source: citedId } : { excerpt: citedId }),
      removed: true,
    });
    return { id: paragraphId };
  },
});

/**
 * Proposes the draft for publication, which only the lead can do afterwards. Each cited body is shown its citations
 * first.
 */
export const proposeVersion = command({
  name: "document.propose",
  input: z.object({ campaignId: idField, note: longText(1000) }),
  scope: ofCampaign,
  run: async ({ tx, input, now, actor, log }) => {
    const [row] = await tx
      .update(documents)
      .set({ proposedAt: now, proposedBy: actor.personId, proposalNote: input.note })
      .where(eq(documents.campaignId, input.campaignId))
      .returning({ id: documents.id });
    if (!row) refuse("nothing_to_publish");
    await log(`document:${row.id}`);
    await tellCited(tx, input.campaignId, now);
    return row;
  },
});

/**
 * Two changes to the order of a section take turns here: locking its paragraphs one by one, in an order that the other
 * changes, would be a deadlock.
 */
async function lockSection(tx: Tx, sectionId: string): Promise<void> {
  await tx.select({ id: sections.id }).from(sections).where(eq(sections.id, sectionId)).for("no key update");
}

async function putInOrder(tx: Tx, order: string[]): Promise<void> {
  for (const [position, id] of order.entries())
    await tx.update(paragraphs).set({ position }).where(eq(paragraphs.id, id));
}

async function campaignOfSection(tx: Tx, sectionId: string) {
  const [row] = await tx
    .select({ campaignId: documents.campaignId })
    .from(sections)
    .innerJoin(documents, eq(documents.id, sections.documentId))
    .where(eq(sections.id, sectionId));
  return row ?? null;
}

async function campaignOfParagraph(tx: Tx, paragraphId: string) {
  const [row] = await tx
    .select({ campaignId: documents.campaignId })
    .from(paragraphs)
    .innerJoin(sections, eq(sections.id, paragraphs.sectionId))
    .innerJoin(documents, eq(documents.id, sections.documentId))
    .where(eq(paragraphs.id, paragraphId));
  return row ?? null;
}
