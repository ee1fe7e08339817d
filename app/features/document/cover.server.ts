import { and, eq, inArray, isNotNull, isNull, ne, or, sql, type SQLWrapper } from "drizzle-orm";
import { database, rowsOf, type Db, type Tx } from "#db/client.server.ts";
import { publicTexts } from "#db/schema/contributions.ts";
import { versionCitations, versions } from "#db/schema/document.ts";
import { citationObjections, takedowns } from "#db/schema/office.ts";
import { shownExcerpts } from "#db/schema/shown.ts";
import { sources } from "#db/schema/sources.ts";
import { excerpts } from "#db/schema/tagging.ts";
import { useKey, type Cover } from "./cover.ts";

interface Edition {
  id: string;
  campaignId: string;
  number: number;
}

/** What may no longer be read of a version today, in whichever of its editions it was taken out. */
export async function coverOf(version: Edition, from: Db | Tx = database().db): Promise<Cover> {
  const [paragraphs, cited, wholes, titles, objections, disowned] = await Promise.all([
    removedParagraphs(from, version),
    withheldExcerpts(from, version.id),
    withheldWholes(from, version.id),
    changedTitles(from, version.id),
    openObjections(from, version.id),
    disownedSources(from, version.id),
  ]);
  return {
    paragraphs: new Map(paragraphs.map(({ id, takenAt, reason }) => [id, { at: takenAt.toISOString(), reason }])),
    excerpts: new Map(
      cited.map(({ id, state, replaced }) => [id, state !== "published" ? "gone" : replaced ? "replaced" : "covered"]),
    ),
    wholes: new Map(wholes.map(({ id }) => [id, "gone"])),
    withdrawn: new Map(
      cited.flatMap(({ number, state, stateAt }) =>
        state === "withdrawn" ? [[number, stateAt.toISOString()] as const] : [],
      ),
    ),
    titles: new Map(titles.map(({ number, title }) => [number, title])),
    disowned: new Map(disowned.map(({ number, at }) => [number, (at ?? new Date(0)).toISOString()])),
    objections: new Map(objections.map(({ paragraphId, excerptId, words }) => [useKey(paragraphId, excerptId), words])),
  };
}

const ofNumber = (from: Db | Tx, { campaignId, number }: Edition) =>
  from
    .select({ id: versions.id })
    .from(versions)
    .where(and(eq(versions.campaignId, campaignId), eq(versions.number, number)));

function removedParagraphs(from: Db | Tx, version: Edition) {
  return from
    .select({ id: takedowns.subjectId, reason: takedowns.reason, takenAt: takedowns.takenAt })
    .from(takedowns)
    .where(
      and(
        eq(takedowns.subjectKind, "paragraph"),
        isNull(takedowns.restoredAt),
        inArray(takedowns.versionId, ofNumber(from, version)),
      ),
    );
}

/** Paragraphs of any version of the campaign that are off publication now, as they had been published. */
export const removedFromVersions = async (
  from: Db | Tx,
  campaignId: string,
): Promise<{ id: string; plain: string }[]> =>
  rowsOf(
    await from.execute(sql`
      select distinct t.subject_id as id, p->>'plain' as plain
      from takedowns t join versions v on v.id = t.version_id, jsonb_array_elements(v.content->'sections') s, jsonb_array_elements(s->'paragraphs') p
      where t.campaign_id = ${campaignId} and t.subject_kind = 'paragraph' and t.restored_at is null and p->>'id' = t.subject_id`),
  );

/*
 * The following queries ask `sources`, which has a row for everything that can be cited. If they joined the table of
 * one kind, the words of all other kinds would stay readable.
 */

/** A text of another revision may not have the words at all; that alone does not mean that an omissis covers them. */
const revisionOf = (publicTextId: SQLWrapper) =>
  sql`(select t.revision_id from public_texts t where t.id = ${publicTextId})`;

/**
 * Asked for each citation by itself: with a join, all excerpts of all texts would be looked at for a few hundred of
 * them.
 */
const shownOf = (excerptId: SQLWrapper) => sql`(select x.id from ${shownExcerpts} x where x.id = ${excerptId})`;

function withheldExcerpts(from: Db | Tx, versionId: string) {
  return from
    .selectDistinct({
      id: excerpts.id,
      state: sources.state,
      stateAt: sources.stateAt,
      number: sources.number,
      replaced: sql<boolean>`coalesce(${revisionOf(sources.publicTextId)} <> ${revisionOf(excerpts.publicTextId)}, false)`,
    })
    .from(versionCitations)
    .innerJoin(excerpts, eq(excerpts.id, versionCitations.excerptId))
    .innerJoin(sources, eq(sources.id, versionCitations.sourceId))
    .where(and(eq(versionCitations.versionId, versionId), isNull(shownOf(versionCitations.excerptId))));
}

/** Sources cited whole that the public can no longer read. */
function withheldWholes(from: Db | Tx, versionId: string) {
  return from
    .selectDistinct({ id: sources.id })
    .from(versionCitations)
    .innerJoin(sources, eq(sources.id, versionCitations.sourceId))
    .where(
      and(
        eq(versionCitations.versionId, versionId),
        isNull(versionCitations.excerptId),
        ne(sources.state, "published"),
      ),
    );
}

/**
 * Titles that have changed since the version was frozen, because the old one may name somebody. For what is cited
 * whole, today's title is shown.
 */
function changedTitles(from: Db | Tx, versionId: string) {
  return from
    .selectDistinct({ number: sources.number, title: publicTexts.title })
    .from(versionCitations)
    .innerJoin(sources, eq(sources.id, versionCitations.sourceId))
    .innerJoin(publicTexts, eq(publicTexts.id, sources.publicTextId))
    .leftJoin(excerpts, eq(excerpts.id, versionCitations.excerptId))
    .where(
      and(
        eq(versionCitations.versionId, versionId),
        or(isNull(excerpts.id), ne(excerpts.publicTextId, publicTexts.id)),
      ),
    );
}

function disownedSources(from: Db | Tx, versionId: string) {
  return from
    .selectDistinct({ number: sources.number, at: sources.disownedAt })
    .from(versionCitations)
    .innerJoin(sources, eq(sources.id, versionCitations.sourceId))
    .where(and(eq(versionCitations.versionId, versionId), isNotNull(sources.disownedAt)));
}

/** Cited sources whose words are forgotten, by number; a reissue takes them out of the version itself. */
export async function forgottenIn(versionId: string, from: Db | Tx = database().db): Promise<Set<string>> {
  const rows = await from
    .selectDistinct({ number: sources.number })
    .from(versionCitations)
    .innerJoin(sources, eq(sources.id, versionCitations.sourceId))
    .where(and(eq(versionCitations.versionId, versionId), eq(sources.state, "forgotten")));
  return new Set(rows.map((row) => row.number));
}

function openObjections(from: Db | Tx, versionId: string) {
  return from
    .select({
      paragraphId: citationObjections.paragraphId,
      excerptId: citationObjections.excerptId,
      words: citationObjections.words,
    })
    .from(citationObjections)
    .innerJoin(
      versionCitations,
      and(
        eq(versionCitations.paragraphId, citationObjections.paragraphId),
        eq(versionCitations.excerptId, citationObjections.excerptId),
      ),
    )
    .where(and(eq(versionCitations.versionId, versionId), isNull(citationObjections.answeredAt)));
}

/** The takedown of a whole version that is in force, or null. */
export async function takenDown(
  version: Edition,
  from: Db | Tx = database().db,
): Promise<{ at: Date; reason: string } | null> {
  const [row] = await from
    .select({ at: takedowns.takenAt, reason: takedowns.reason })
    .from(takedowns)
    .where(
      and(
        eq(takedowns.subjectKind, "version"),
        isNull(takedowns.restoredAt),
        inArray(takedowns.subjectId, ofNumber(from, version)),
      ),
    );
  return row ?? null;
}

/** For a select of versions: whether a takedown of the number is in force. */
export const isTakenDown = sql<boolean>`exists (select 1 from takedowns t join versions o on o.id = t.subject_id
  where t.subject_kind = 'version' and t.restored_at is null and o.campaign_id = versions.campaign_id and o.number = versions.number)`;
/** For a select of versions: whether it is the newest edition of its number. */
export const isNewestEdition = sql`not exists (select 1 from versions n where n.campaign_id = versions.campaign_id and n.number = versions.number and n.edition > versions.edition)`;
