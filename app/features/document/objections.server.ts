import { and, asc, desc, eq, isNull } from "drizzle-orm";
import { command } from "#app/access/command.server.ts";
import { newId } from "#app/core/ids.server.ts";
import { hrefIn } from "#app/core/paths.ts";
import { refuse } from "#app/core/refusal.ts";
import { idField, longText, z } from "#app/core/validation.server.ts";
import { tell } from "#app/features/news/notices.server.ts";
import { db, type Tx } from "#db/client.server.ts";
import { campaigns } from "#db/schema/campaigns.ts";
import { citations, documents, paragraphs, sections } from "#db/schema/document.ts";
import { citationObjections } from "#db/schema/office.ts";
import { organisationNames } from "#db/schema/organisations.ts";
import { sources } from "#db/schema/sources.ts";
import { excerpts } from "#db/schema/tagging.ts";

const words = longText(1000).pipe(z.string().min(1));

/**
 * The citation in the working document, with the body whose words it uses; null where no body has said that they are
 * its own.
 */
async function citedUse(tx: Tx, paragraphId: string, excerptId: string) {
  const [row] = await tx
    .select({
      campaignId: documents.campaignId,
      slug: campaigns.slug,
      organisationId: organisationNames.organisationId,
      organisation: organisationNames.name,
      number: sources.number,
      proposedAt: documents.proposedAt,
    })
    .from(citations)
    .innerJoin(paragraphs, and(eq(paragraphs.id, citations.paragraphId), isNull(paragraphs.deletedAt)))
    .innerJoin(sections, eq(sections.id, paragraphs.sectionId))
    .innerJoin(documents, eq(documents.id, sections.documentId))
    .innerJoin(campaigns, eq(campaigns.id, documents.campaignId))
    .innerJoin(excerpts, eq(excerpts.id, citations.excerptId))
    .innerJoin(sources, eq(sources.id, excerpts.sourceId))
    .innerJoin(organisationNames, eq(organisationNames.id, sources.organisationNameId))
    .where(and(eq(citations.paragraphId, paragraphId), eq(citations.excerptId, excerptId)));
  return row ?? null;
}

/**
 * A cited body objects to the use of its words, while the document is proposed; the objection stands beside the
 * citation until the office answers. The same objection sent twice at once is written once. Errors: `wrong_state` where
 * nothing is proposed.
 */
export const contestCitation = command({
  name: "citation.contest",
  input: z.object({ paragraphId: idField, excerptId: idField, words }),
  scope: (tx, input) => citedUse(tx, input.paragraphId, input.excerptId),
  run: async ({ tx, input, now, grant, log }) => {
    const use = await citedUse(tx, input.paragraphId, input.excerptId);
    if (!use?.proposedAt) refuse("wrong_state");
    const id = newId(now);
    const written = await tx
      .insert(citationObjections)
      .values({
        id,
        campaignId: use.campaignId,
        paragraphId: input.paragraphId,
        excerptId: input.excerptId,
        organisationId: use.organisationId,
        words: input.words,
        mandateId: grant?.mandateId ?? refuse("forbidden"),
        objectedAt: now,
      })
      .onConflictDoNothing()
      .returning({ id: citationObjections.id });
    if (written.length === 0) return { id: null };
    await log(`paragraph:${input.paragraphId}`, { excerpt: input.excerptId, objection: id });
    await tell(
      tx,
      { office: { campaignId: use.campaignId, roles: ["lead", "planner"] } },
      {
        kind: "citation_contested",
        facts: { organisation: use.organisation, number: use.number },
        path: hrefIn("it", "deskObjections", { campaign: use.slug }),
        campaignId: use.campaignId,
        once: `contested ${id}`,
      },
      now,
    );
    return { id };
  },
});

async function objectionById(tx: Tx, id: string) {
  const [row] = await tx
    .select({
      id: citationObjections.id,
      campaignId: citationObjections.campaignId,
      organisationId: citationObjections.organisationId,
      paragraphId: citationObjections.paragraphId,
      excerptId: citationObjections.excerptId,
    })
    .from(citationObjections)
    .where(eq(citationObjections.id, id));
  return row ?? null;
}

/**
 * The office answers, and the body that objected reads it; from now on the objection is no longer shown with the
 * passage.
 */
export const answerObjection = command({
  name: "citation.answer",
  input: z.object({ objectionId: idField, answer: words }),
  scope: async (tx, input) => {
    const objection = await objectionById(tx, input.objectionId);
    return objection && { campaignId: objection.campaignId };
  },
  run: async ({ tx, input, now, actor, log }) => {
    const objection = (await objectionById(tx, input.objectionId)) ?? refuse("not_found");
    const answered = await tx
      .update(citationObjections)
      .set({ answeredAt: now, answeredBy: actor.personId, answer: input.answer })
      .where(and(eq(citationObjections.id, objection.id), isNull(citationObjections.answeredAt)))
      .returning({ id: citationObjections.id });
    if (answered.length === 0) refuse("stale");
    await log(`paragraph:${objection.paragraphId}`, {
      excerpt: objection.excerptId,
      objection: objection.id,
      answered: true,
    });
    await tell(
      tx,
      { organisation: { id: objection.organisationId, campaignId: objection.campaignId } },
      {
        kind: "contest_answered",
        facts: { answer: input.answer },
        path: hrefIn("it", "spaceCitations"),
        campaignId: objection.campaignId,
        once: `contest answered ${objection.id}`,
      },
      now,
    );
    return objection;
  },
});

/** Objections of cited bodies to the use of their words, those without an answer first. */
export async function listObjections(campaignId: string) {
  const rows = await db()
    .select({
      id: citationObjections.id,
      words: citationObjections.words,
      objectedAt: citationObjections.objectedAt,
      answeredAt: citationObjections.answeredAt,
      answer: citationObjections.answer,
      organisation: organisationNames.name,
      number: sources.number,
      paragraphId: citationObjections.paragraphId,
      sectionId: paragraphs.sectionId,
      text: paragraphs.text,
      removed: paragraphs.deletedAt,
    })
    .from(citationObjections)
    .innerJoin(excerpts, eq(excerpts.id, citationObjections.excerptId))
    .innerJoin(sources, eq(sources.id, excerpts.sourceId))
    .innerJoin(organisationNames, eq(organisationNames.id, sources.organisationNameId))
    .innerJoin(paragraphs, eq(paragraphs.id, citationObjections.paragraphId))
    .where(eq(citationObjections.campaignId, campaignId))
    .orderBy(desc(isNull(citationObjections.answeredAt)), asc(citationObjections.objectedAt))
    .limit(500);
  return rows.map(({ text, ...row }) => ({ ...row, beginning: [...text].slice(0, 160).join("") }));
}

/** How many objections wait for an answer. */
export const countObjections = (campaignId: string): Promise<number> =>
  db().$count(
    citationObjections,
    and(eq(citationObjections.campaignId, campaignId), isNull(citationObjections.answeredAt)),
  );
