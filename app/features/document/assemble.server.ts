import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import { holdsPassage, omit } from "#app/prose/prose.ts";
import { parseProse } from "#app/prose/prose.server.ts";
import { coveredPassages } from "#app/features/sources/covered-passages.server.ts";
import { joinsOfPublic } from "#app/features/joining/joins.server.ts";
import { listLines } from "#app/features/campaigns/lines.server.ts";
import { bodyOf } from "#app/features/organisations/bodies.server.ts";
import { holds } from "#app/features/tagging/excerpts.server.ts";
import { firstKind } from "#app/features/sources/source.ts";
import { bodyName } from "#app/features/sources/sources.server.ts";
import { rowsOf, type Db, type Tx } from "#db/client.server.ts";
import { campaigns } from "#db/schema/campaigns.ts";
import { publicTexts } from "#db/schema/contributions.ts";
import { citations, documents, paragraphs, sections } from "#db/schema/document.ts";
import { organisationNames } from "#db/schema/organisations.ts";
import { shownExcerpts } from "#db/schema/shown.ts";
import { sources } from "#db/schema/sources.ts";
import { codings, excerpts } from "#db/schema/tagging.ts";
import { againPublished, problemsOf, type Draft, type Problem } from "./document.ts";
import { removedFromVersions } from "./cover.server.ts";
import type { VersionContent, VersionExcerpt, VersionWhole } from "./version.ts";

export interface Frame {
  number: number;
  state: "draft" | "final";
  publishedAt: string;
  office: string;
  act: VersionContent["document"]["act"];
}

/**
 * The version that would be published now, its problems, and which paragraphs are new wordings of ones taken off. Null
 * while there is no document.
 */
export async function assembleVersion(
  db: Db | Tx,
  campaignId: string,
  frame: Frame,
): Promise<{ content: VersionContent; problems: Problem[]; rewritten: string[] } | null> {
  const [head] = await db
    .select({
      documentId: documents.id,
      title: documents.title,
      inBrief: documents.inBrief,
      slug: campaigns.slug,
      code: campaigns.code,
      campaignTitle: campaigns.title,
      demo: campaigns.demo,
    })
    .from(documents)
    .innerJoin(campaigns, eq(campaigns.id, documents.campaignId))
    .where(eq(documents.campaignId, campaignId));
  if (!head) return null;
  const ofLines = await listLines(campaignId, { retired: true }, db);
  const lineCodes = new Map(ofLines.map((each) => [each.id, each.code]));
  const ofSections = await db
    .select()
    .from(sections)
    .where(eq(sections.documentId, head.documentId))
    .orderBy(asc(sections.position));
  const ofParagraphs = await db
    .select({ id: paragraphs.id, sectionId: paragraphs.sectionId, text: paragraphs.text, linking: paragraphs.linking })
    .from(paragraphs)
    .innerJoin(sections, eq(sections.id, paragraphs.sectionId))
    .where(and(eq(sections.documentId, head.documentId), isNull(paragraphs.deletedAt)))
    .orderBy(asc(paragraphs.position), asc(paragraphs.id));
  const cited = await citedSources(
    db,
    ofParagraphs.map((paragraph) => paragraph.id),
  );
  const citedBy = grouped(cited, (each) => each.paragraphId);
  const [passages, wholes] = [cited.filter(isPassage), cited.filter((each) => !isPassage(each))];
  const sourceIds = [...new Set(passages.map((each) => each.sourceId))];
  const excerptIds = [...new Set(passages.map((each) => each.excerptId))];
  const covered = holdsPassage(await coveredPassages(db, [...new Set(cited.map((each) => each.sourceId))]));

  let number = 0;
  const content: VersionContent = {
    campaign: { slug: head.slug, code: head.code, title: head.campaignTitle, demo: head.demo },
    document: { title: head.title, inBrief: head.inBrief, office: frame.office, act: frame.act },
    number: frame.number,
    state: frame.state,
    publishedAt: frame.publishedAt,
    lines: ofLines
      .filter((each) => !each.retired || ofSections.some((section) => section.lineId === each.id))
      .map(({ code, shortName, title, color, stroke }) => ({ code, shortName, title, color, stroke })),
    sections: ofSections.map((section) => ({
      id: section.id,
      kind: section.kind,
      line: section.lineId ? (lineCodes.get(section.lineId) ?? null) : null,
      title: section.title,
      paragraphs: ofParagraphs
        .filter((paragraph) => paragraph.sectionId === section.id)
        .map((paragraph) => {
          // Only blocks are published, without labels that somebody typed and without addresses that say what a cited
          // text covers.
          const { prose } = omit(parseProse(paragraph.text), [], covered);
          const own = citedBy.get(paragraph.id) ?? [];
          const whole = own.filter((each) => !isPassage(each)).map(({ sourceId, role }) => ({ sourceId, role }));
          return {
            id: paragraph.id,
            number: (number += 1),
            linking: paragraph.linking,
            blocks: prose.blocks,
            plain: prose.plain,
            citations: own.filter(isPassage).map(({ excerptId, role }) => ({ excerptId, role })),
            ...(whole.length > 0 && { wholes: whole }),
          };
        }),
    })),
    excerpts: excerptsOf(passages, await joinsOfPublic(sourceIds, db), await codedLines(db, excerptIds), lineCodes),
    ...(wholes.length > 0 && { wholes: wholesOf(wholes) }),
    bodies: await bodiesOf(db, campaignId, new Date(frame.publishedAt)),
  };
  const again = againPublished(
    content.sections.flatMap((section) => section.paragraphs),
    await removedFromVersions(db, campaignId),
  );
  const problems = problemsOf({
    inBrief: head.inBrief,
    paragraphs: ofParagraphs.map((paragraph) => ({
      ...paragraph,
      takenDown: again.same.has(paragraph.id),
      citations: (citedBy.get(paragraph.id) ?? []).map(checked),
    })),
  });
  return { content, problems, rewritten: again.rewritten };
}

export type Cited = Awaited<ReturnType<typeof citedSources>>[number];
type Passage = Cited & { excerptId: string; start: number; end: number };

/** Whether a citation is of a passage; all others are of whole sources. */
const isPassage = (each: Cited): each is Passage => each.excerptId !== null;

/** A citation with the facts that the check before publication needs. */
export const checked = (each: Cited): Draft["paragraphs"][number]["citations"][number] => ({
  citedId: each.citedId,
  matches: each.matches,
  isPublic: each.state === "published",
  disowned: each.disownedAt !== null,
});

export function grouped<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(row);
    else groups.set(key(row), [row]);
  }
  return groups;
}

/**
 * What each paragraph cites, with what the source says now; without its words where its text is no longer public or an
 * omissis covers them. The database compares the quotation with the text, because thousands of whole texts would not
 * fit in memory.
 */
export async function citedSources(db: Db | Tx, paragraphIds: string[]) {
  if (paragraphIds.length === 0) return [];
  return db
    .select({
      paragraphId: citations.paragraphId,
      citedId: citations.citedId,
      excerptId: citations.excerptId,
      role: citations.role,
      start: sql<number | null>`coalesce(${shownExcerpts.start}, ${excerpts.start})`,
      end: sql<number | null>`coalesce(${shownExcerpts.end}, ${excerpts.end})`,
      exact: shownExcerpts.exact,
      matches: sql<boolean>`${citations.excerptId} is null
        or coalesce(substr(${publicTexts.plain}, ${shownExcerpts.start} + 1, ${shownExcerpts.end} - ${shownExcerpts.start}) = ${shownExcerpts.exact}, false)`,
      sourceId: sources.id,
      kind: sources.kind,
      number: sources.number,
      bench: sources.bench,
      state: sources.state,
      disownedAt: sources.disownedAt,
      sourceSha256: sql<string>`coalesce(${publicTexts.sha256}, '')`,
      title: sql<string>`coalesce(${publicTexts.title}, '')`,
      organisationId: sql<string | null>`${bodyOf(sources.organisationId)}`,
      organisation: bodyName,
    })
    .from(citations)
    .leftJoin(excerpts, eq(excerpts.id, citations.excerptId))
    .innerJoin(sources, eq(sources.id, sql`coalesce(${excerpts.sourceId}, ${citations.sourceId})`))
    .leftJoin(publicTexts, eq(publicTexts.id, sources.publicTextId))
    .leftJoin(shownExcerpts, eq(shownExcerpts.id, excerpts.id))
    .leftJoin(organisationNames, eq(organisationNames.id, sources.organisationNameId))
    .where(inArray(citations.paragraphId, paragraphIds))
    .orderBy(asc(citations.paragraphId), asc(citations.position));
}

/**
 * Lines and kind of each excerpt, from the codings that hold. Lines of another campaign are left out, because they
 * belong to that campaign's document.
 */
async function codedLines(db: Db | Tx, excerptIds: string[]) {
  if (excerptIds.length === 0) return [];
  return db
    .select({ excerptId: codings.excerptId, lineId: codings.lineId, kind: codings.kind })
    .from(codings)
    .where(and(inArray(codings.excerptId, excerptIds), holds))
    .orderBy(asc(codings.id));
}

function wholesOf(cited: Cited[]): VersionWhole[] {
  const once = new Map(cited.map((each) => [each.sourceId, each]));
  return [...once.values()]
    .map(({ sourceId, kind, number, title, organisation, organisationId, bench, sourceSha256 }) => ({
      id: sourceId,
      source: kind,
      number,
      title,
      organisation,
      ...(organisationId !== null && { organisationId }),
      bench,
      sourceSha256,
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

function excerptsOf(
  cited: Passage[],
  joined: Awaited<ReturnType<typeof joinsOfPublic>>,
  coded: { excerptId: string; lineId: string; kind: string }[],
  codes: Map<string, number>,
): VersionExcerpt[] {
  const once = new Map(cited.map((each) => [each.excerptId, each]));
  const codingsOf = grouped(coded, (row) => row.excerptId);
  return [...once.values()]
    .map((each) => {
      const own = codingsOf.get(each.excerptId) ?? [];
      const ofCampaign = [...new Set(own.flatMap((row) => codes.get(row.lineId) ?? []))].sort((a, b) => a - b);
      return {
        id: each.excerptId,
        ...(each.kind !== firstKind && { source: each.kind }),
        contribution: each.number,
        contributionTitle: each.title,
        organisation: each.organisation,
        ...(each.organisationId !== null && { organisationId: each.organisationId }),
        bench: each.bench,
        ...(joined.has(each.sourceId) && { joined: (joined.get(each.sourceId) ?? []).map(({ name }) => name) }),
        kind: own[0]?.kind ?? "criticality",
        lines: ofCampaign,
        start: each.start,
        end: each.end,
        exact: each.exact ?? "",
        sourceSha256: each.sourceSha256,
      };
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/**
 * The organisations with at least one published contribution in the campaign that they have not disowned. Each is
 * counted once, whatever entry it filed under, with its name at the last filing. Tallies count the texts, less what was
 * published after `at`; of the contributions themselves only each body's last one is read.
 */
async function bodiesOf(db: Db | Tx, campaignId: string, at: Date): Promise<VersionContent["bodies"]> {
  const until = at.toISOString();
  const standing = sql`c.campaign_id = ${campaignId} and c.state = 'published' and c.disowned_at is null`;
  const rows = rowsOf<VersionContent["bodies"][number]>(
    await db.execute(sql`
      with counted as (
        select organisation_id, sum(n)::int as n from text_tallies
        where campaign_id = ${campaignId} and grain = 'body' and state = 'published' and not disowned group by 1),
      later as (
        select c.organisation_id, count(*)::int as n from contributions c
        where ${standing} and c.published_at > ${until}::timestamptz group by 1)
      select ${bodyOf(sql`t.organisation_id`)} as "organisationId", last.name, last.bench,
        t.n - coalesce(later.n, 0) as contributions
      from counted t left join later using (organisation_id)
      cross join lateral (
        select n.name, c.bench, c.received_at from contributions c
        join organisation_names n on n.id = c.organisation_name_id
        where ${standing} and c.organisation_id = t.organisation_id and c.published_at <= ${until}::timestamptz
        order by c.received_at desc limit 1) last
      where t.n > coalesce(later.n, 0)
      order by last.received_at desc`),
  );
  const bodies = new Map<string, VersionContent["bodies"][number]>();
  for (const row of rows) {
    const known = bodies.get(row.organisationId);
    if (known) known.contributions += row.contributions;
    else bodies.set(row.organisationId, row);
  }
  return [...bodies.values()].sort((a, b) => a.name.localeCompare(b.name, "it"));
}
