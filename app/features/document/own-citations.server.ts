import { and, asc, desc, eq, isNull } from "drizzle-orm";
import { holdsPassage, omit } from "#app/prose/prose.ts";
import { parseProse } from "#app/prose/prose.server.ts";
import { hrefIn } from "#app/core/paths.ts";
import { coveredPassages } from "#app/features/sources/covered-passages.server.ts";
import { tellAll, type Telling } from "#app/features/news/notices.server.ts";
import { db, type Db, type Tx } from "#db/client.server.ts";
import { campaigns } from "#db/schema/campaigns.ts";
import { documents, paragraphs, sections } from "#db/schema/document.ts";
import { citationObjections } from "#db/schema/office.ts";
import { citedSources, grouped } from "./assemble.server.ts";

async function proposed(from: Db | Tx, campaignId: string) {
  const [row] = await from
    .select({ id: documents.id, title: documents.title, proposedAt: documents.proposedAt, campaign: campaigns.title })
    .from(documents)
    .innerJoin(campaigns, eq(campaigns.id, documents.campaignId))
    .where(eq(documents.campaignId, campaignId));
  return row ?? null;
}

const listParagraphs = (from: Db | Tx, documentId: string) =>
  from
    .select({ id: paragraphs.id, text: paragraphs.text, section: sections.title })
    .from(paragraphs)
    .innerJoin(sections, eq(sections.id, paragraphs.sectionId))
    .where(and(eq(sections.documentId, documentId), isNull(paragraphs.deletedAt)))
    .orderBy(asc(sections.position), asc(paragraphs.position), asc(paragraphs.id));

/** Tells each body that the proposed document cites, once for each proposal, with a link to its citations. */
export async function tellCited(tx: Tx, campaignId: string, now: Date): Promise<number> {
  const document = await proposed(tx, campaignId);
  if (!document) return 0;
  const cited = await citedSources(
    tx,
    (await listParagraphs(tx, document.id)).map(({ id }) => id),
  );
  const bodies = grouped(
    cited.filter((each) => each.exact !== null && each.organisationId !== null),
    (each) => each.organisationId ?? "",
  );
  const tellings: Telling[] = [...bodies]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, uses]) => ({
      to: { organisation: { id, campaignId } },
      news: {
        kind: "cited_before",
        facts: { title: document.title, campaign: document.campaign, citations: uses.length },
        path: hrefIn("it", "spaceCitations"),
        campaignId,
        once: `cited ${document.id} ${now.toISOString()}`,
      },
    }));
  await tellAll(tx, tellings, now);
  return bodies.size;
}

/** «Dove siete citati»: the paragraphs of the proposed document that use a body's words, with the body's objections. */
export async function listOwnCitations(campaignId: string, organisationId: string) {
  const document = await proposed(db(), campaignId);
  if (!document?.proposedAt) return { title: document?.title ?? null, proposedAt: null, paragraphs: [] };
  const all = await listParagraphs(db(), document.id);
  const [sources, objections] = await Promise.all([
    citedSources(
      db(),
      all.map(({ id }) => id),
    ),
    db()
      .select({
        paragraphId: citationObjections.paragraphId,
        excerptId: citationObjections.excerptId,
        words: citationObjections.words,
        objectedAt: citationObjections.objectedAt,
        answeredAt: citationObjections.answeredAt,
        answer: citationObjections.answer,
      })
      .from(citationObjections)
      .where(and(eq(citationObjections.campaignId, campaignId), eq(citationObjections.organisationId, organisationId)))
      .orderBy(desc(citationObjections.objectedAt)),
  ]);
  const covered = holdsPassage(await coveredPassages(db(), [...new Set(sources.map((each) => each.sourceId))]));
  const quoted = sources.flatMap(({ excerptId, ...each }) => (excerptId === null ? [] : [{ ...each, excerptId }]));
  const own = grouped(
    quoted.filter((each) => each.organisationId === organisationId && each.exact !== null),
    (each) => each.paragraphId,
  );
  return {
    title: document.title,
    proposedAt: document.proposedAt,
    paragraphs: all.flatMap(({ id, text, section }) => {
      const uses = own.get(id);
      if (!uses) return [];
      return [
        {
          id,
          section,
          blocks: omit(parseProse(text), [], covered).prose.blocks,
          uses: uses.map(({ excerptId, role, exact, number }) => ({
            excerptId,
            role,
            exact: exact ?? "",
            number,
            said: objections.filter((each) => each.paragraphId === id && each.excerptId === excerptId),
          })),
        },
      ];
    }),
  };
}
