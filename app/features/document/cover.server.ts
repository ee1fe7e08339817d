import { and, eq, inArray, isNotNull, isNull, ne, sql } from "drizzle-orm";
import { database, rowsOf, type Db, type Tx } from "#db/client.server.ts";
import { contributions, publicTexts } from "#db/schema/contributions.ts";
import { versionCitations, versions } from "#db/schema/document.ts";
import { citationObjections, takedowns } from "#db/schema/office.ts";
import { shownExcerpts } from "#db/schema/shown.ts";
import { excerpts } from "#db/schema/tagging.ts";
import { useKey, type Cover } from "./cover.ts";

interface Edition { id: string; campaignId: string; number: number }

/** What of a version may no longer be read today, whichever of its editions it was taken out of. */
export async function coverOf(version: Edition, from: Db | Tx = database().db): Promise<Cover> {
  const [paragraphs, cited, titles, objections, disowned] = await Promise.all([removedParagraphs(from, version), withheldExcerpts(from, version.id), changedTitles(from, version.id), openObjections(from, version.id), disownedSources(from, version.id)]);
  return {
    paragraphs: new Map(paragraphs.map(({ id, takenAt, reason }) => [id, { at: takenAt.toISOString(), reason }])),
    excerpts: new Map(cited.map(({ id, state, replaced }) => [id, state !== "published" ? "gone" : replaced ? "replaced" : "covered"])),
    withdrawn: new Map(cited.flatMap(({ number, state, stateAt }) => (state === "withdrawn" ? [[number, stateAt.toISOString()] as const] : []))),
    titles: new Map(titles.map(({ number, title }) => [number, title])),
    disowned: new Map(disowned.map(({ number, at }) => [number, (at ?? new Date(0)).toISOString()])),
    objections: new Map(objections.map(({ paragraphId, excerptId, words }) => [useKey(paragraphId, excerptId), words])),
  };
}

const ofNumber = (from: Db | Tx, { campaignId, number }: Edition) => from.select({ id: versions.id }).from(versions).where(and(eq(versions.campaignId, campaignId), eq(versions.number, number)));

function removedParagraphs(from: Db | Tx, version: Edition) {
  return from
    .select({ id: takedowns.subjectId, reason: takedowns.reason, takenAt: takedowns.takenAt })
    .from(takedowns)
    .where(and(eq(takedowns.subjectKind, "paragraph"), isNull(takedowns.restoredAt), inArray(takedowns.versionId, ofNumber(from, version))));
}

/** Paragraphs of any version of the campaign that are taken off publication now, as they were published. */
export const removedFromVersions = async (from: Db | Tx, campaignId: string): Promise<{ id: string; plain: string }[]> =>
  rowsOf(
    await from.execute(sql`
      select distinct t.subject_id as id, p->>'plain' as plain
      from takedowns t join versions v on v.id = t.version_id, jsonb_array_elements(v.content->'sections') s, jsonb_array_elements(s->'paragraphs') p
      where t.campaign_id = ${campaignId} and t.subject_kind = 'paragraph' and t.restored_at is null and p->>'id' = t.subject_id`),
  );

function withheldExcerpts(from: Db | Tx, versionId: string) {
  return from
    .selectDistinct({
      id: versionCitations.excerptId, state: contributions.state, stateAt: contributions.stateAt, number: contributions.number,
      replaced: sql<boolean>`coalesce((select t.revision_id from public_texts t where t.id = ${contributions.publicTextId}) <> (select t.revision_id from excerpts e join public_texts t on t.id = e.public_text_id where e.id = ${versionCitations.excerptId}), false)`,
    })
    .from(versionCitations)
    .innerJoin(contributions, eq(contributions.id, versionCitations.contributionId))
    .leftJoin(shownExcerpts, eq(shownExcerpts.id, versionCitations.excerptId))
    .where(and(eq(versionCitations.versionId, versionId), isNull(shownExcerpts.id)));
}

/** A name may have stood in the title that the version was frozen with. */
function changedTitles(from: Db | Tx, versionId: string) {
  return from
    .selectDistinct({ number: contributions.number, title: publicTexts.title })
    .from(versionCitations)
    .innerJoin(excerpts, eq(excerpts.id, versionCitations.excerptId))
    .innerJoin(contributions, eq(contributions.id, versionCitations.contributionId))
    .innerJoin(publicTexts, eq(publicTexts.id, contributions.publicTextId))
    .where(and(eq(versionCitations.versionId, versionId), ne(excerpts.publicTextId, publicTexts.id)));
}

function disownedSources(from: Db | Tx, versionId: string) {
  return from
    .selectDistinct({ number: contributions.number, at: contributions.disownedAt })
    .from(versionCitations)
    .innerJoin(contributions, eq(contributions.id, versionCitations.contributionId))
    .where(and(eq(versionCitations.versionId, versionId), isNotNull(contributions.disownedAt)));
}

function openObjections(from: Db | Tx, versionId: string) {
  return from
    .select({ paragraphId: citationObjections.paragraphId, excerptId: citationObjections.excerptId, words: citationObjections.words })
    .from(citationObjections)
    .innerJoin(versionCitations, and(eq(versionCitations.paragraphId, citationObjections.paragraphId), eq(versionCitations.excerptId, citationObjections.excerptId)))
    .where(and(eq(versionCitations.versionId, versionId), isNull(citationObjections.answeredAt)));
}

/** The takedown of a whole version that holds, or null. */
export async function takenDown(version: Edition): Promise<{ at: Date; reason: string } | null> {
  const [row] = await database()
    .db.select({ at: takedowns.takenAt, reason: takedowns.reason })
    .from(takedowns)
    .where(and(eq(takedowns.subjectKind, "version"), isNull(takedowns.restoredAt), inArray(takedowns.subjectId, ofNumber(database().db, version))));
  return row ?? null;
}

/** In a select of versions: whether a takedown of the number holds. */
export const isTakenDown = sql<boolean>`exists (select 1 from takedowns t join versions o on o.id = t.subject_id
  where t.subject_kind = 'version' and t.restored_at is null and o.campaign_id = versions.campaign_id and o.number = versions.number)`;
/** In a select of versions: the newest edition of its number. */
export const isNewestEdition = sql`not exists (select 1 from versions n where n.campaign_id = versions.campaign_id and n.number = versions.number and n.edition > versions.edition)`;
