import { and, asc, eq, isNull } from "drizzle-orm";
import { parseProse } from "#app/prose/prose.server.ts";
import { listLines } from "#app/features/campaigns/lines.server.ts";
import { db } from "#db/client.server.ts";
import { documents, paragraphs, sections } from "#db/schema/document.ts";
import { people } from "#db/schema/people.ts";
import { assembleVersion, checked, citedSources, grouped } from "#app/features/document/assemble.server.ts";
import { againPublished, countsOf, differences, problemsOf, type Problem } from "#app/features/document/document.ts";
import { removedFromVersions } from "#app/features/document/cover.server.ts";
import { countObjections } from "#app/features/document/objections.server.ts";
import { draftDigest, getVersion, listVersions } from "#app/features/document/versions.server.ts";

/** The working document with its sections and the problems of each; null before it is begun. */
export async function getDeskDocument(campaignId: string) {
  const head = await getFront(campaignId);
  if (!head) return null;
  const [made, lines] = await Promise.all([
    assembleVersion(db(), campaignId, nextFrame(0)),
    listLines(campaignId, { retired: true }),
  ]);
  const places = new Map(
    made?.content.sections.flatMap((section) =>
      section.paragraphs.map((paragraph) => [paragraph.id, section.id] as const),
    ),
  );
  const rows = await listSections(head.id);
  const ofSections = rows.map((section) => ({
    ...section,
    paragraphs: made?.content.sections.find((each) => each.id === section.id)?.paragraphs.length ?? 0,
    problems: (made?.problems ?? []).filter(
      (problem) => problem.paragraphId !== null && places.get(problem.paragraphId) === section.id,
    ).length,
  }));
  const without = lines.filter((line) => !line.retired && !rows.some((section) => section.lineId === line.id));
  return {
    ...head,
    lines,
    without,
    sections: ofSections,
    whole: (made?.problems ?? []).filter((problem) => problem.paragraphId === null),
  };
}

async function getFront(campaignId: string) {
  const [row] = await db()
    .select({
      id: documents.id,
      title: documents.title,
      inBrief: documents.inBrief,
      proposedAt: documents.proposedAt,
      proposalNote: documents.proposalNote,
      proposedBy: people.name,
    })
    .from(documents)
    .leftJoin(people, eq(people.id, documents.proposedBy))
    .where(eq(documents.campaignId, campaignId));
  return row ?? null;
}

const listSections = (documentId: string) =>
  db()
    .select({ id: sections.id, kind: sections.kind, lineId: sections.lineId, title: sections.title })
    .from(sections)
    .where(eq(sections.documentId, documentId))
    .orderBy(asc(sections.position));

const nextFrame = (last: number) => ({
  number: last + 1,
  state: "draft" as const,
  publishedAt: "9999-12-31T00:00:00.000Z",
  office: "",
  act: null,
});

/** One section as it is written: its paragraphs with their citations and problems, and the sections beside it. */
export async function getDeskSection(campaignId: string, sectionId: string) {
  const head = await getFront(campaignId);
  const all = head ? await listSections(head.id) : [];
  const index = all.findIndex((section) => section.id === sectionId);
  const section = all[index];
  if (!section) return null;
  const rows = await db()
    .select({
      id: paragraphs.id,
      text: paragraphs.text,
      linking: paragraphs.linking,
      version: paragraphs.version,
      savedAt: paragraphs.savedAt,
      savedBy: people.name,
    })
    .from(paragraphs)
    .innerJoin(people, eq(people.id, paragraphs.savedBy))
    .where(and(eq(paragraphs.sectionId, sectionId), isNull(paragraphs.deletedAt)))
    .orderBy(asc(paragraphs.position), asc(paragraphs.id));
  const cited = grouped(
    await citedSources(
      db(),
      rows.map((row) => row.id),
    ),
    (each) => each.paragraphId,
  );
  const again = againPublished(
    rows.map((row) => ({ id: row.id, plain: parseProse(row.text).plain })),
    await removedFromVersions(db(), campaignId),
  );
  const problems = problemsOf({
    inBrief: "-",
    paragraphs: rows.map((row) => ({
      ...row,
      takenDown: again.same.has(row.id),
      citations: (cited.get(row.id) ?? []).map(checked),
    })),
  });
  return {
    ...section,
    previous: all[index - 1] ?? null,
    next: all[index + 1] ?? null,
    paragraphs: rows.map((row) => ({
      ...row,
      blocks: parseProse(row.text).blocks,
      problems: problems.filter((problem) => problem.paragraphId === row.id),
      citations: (cited.get(row.id) ?? []).map(
        ({ citedId, excerptId, role, exact, title, kind, organisation, bench, number }) => ({
          citedId,
          role,
          kind,
          organisation,
          bench,
          number,
          /** The quoted words, null where nobody may read them now; for what is cited whole, its title. */
          exact: excerptId === null ? title : exact,
          whole: excerptId === null,
        }),
      ),
    })),
  };
}
export type DeskSectionPage = NonNullable<Awaited<ReturnType<typeof getDeskSection>>>;
export type DeskParagraph = DeskSectionPage["paragraphs"][number];

/** A problem with the paragraph in which it lies, as the page before publication lists it. */
export interface ShownProblem extends Problem {
  sectionId: string | null;
  number: number | null;
  beginning: string;
}

/**
 * What the page before publication shows: the next version as it would be, its counts, its changes and its problems.
 */
export async function getPublicationPage(campaignId: string) {
  const head = await getFront(campaignId);
  if (!head) return null;
  const versions = await listVersions(campaignId);
  const standing = versions.find((version) => version.stands);
  const made = await assembleVersion(db(), campaignId, nextFrame(versions[0]?.number ?? 0));
  if (!made) return null;
  const before = standing ? ((await getVersion(campaignId, standing.number))?.content ?? null) : null;
  const places = new Map(
    made.content.sections.flatMap((section) =>
      section.paragraphs.map(
        (paragraph) =>
          [
            paragraph.id,
            { sectionId: section.id, number: paragraph.number, beginning: [...paragraph.plain].slice(0, 120).join("") },
          ] as const,
      ),
    ),
  );
  const { added, changed, removed, same } = differences(before, made.content);
  const old = new Map(
    before?.sections.flatMap((section) => section.paragraphs).map((paragraph) => [paragraph.id, paragraph]),
  );
  const plain = ({ id, number, plain: text }: { id: string; number: number; plain: string }) => ({
    id,
    number,
    plain: text,
    sectionId: places.get(id)?.sectionId ?? null,
  });
  return {
    title: head.title,
    proposedAt: head.proposedAt,
    proposedBy: head.proposedBy,
    proposalNote: head.proposalNote,
    number: made.content.number,
    before: standing?.number ?? null,
    seen: draftDigest(made.content),
    counts: countsOf(made.content),
    problems: made.problems.map(
      (problem): ShownProblem => ({
        ...problem,
        ...(places.get(problem.paragraphId ?? "") ?? { sectionId: null, number: null, beginning: "" }),
      }),
    ),
    added: added.map(plain),
    changed: changed.map((paragraph) => ({ ...plain(paragraph), was: old.get(paragraph.id)?.plain ?? "" })),
    removed: removed.map(plain),
    same,
    versions: versions.map(({ number, state, publishedAt, withdrawnAt }) => ({
      number,
      state,
      publishedAt,
      withdrawnAt,
    })),
    rewritten: made.rewritten.flatMap((id) =>
      places.has(id) ? [{ id, number: places.get(id)?.number ?? 0, sectionId: places.get(id)?.sectionId ?? null }] : [],
    ),
    objections: await countObjections(campaignId),
  };
}
export type PublicationPage = NonNullable<Awaited<ReturnType<typeof getPublicationPage>>>;
