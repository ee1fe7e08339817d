import { and, asc, desc, eq, sql } from "drizzle-orm";
import { db, rowsOf } from "#db/client.server.ts";
import { versionCitations } from "#db/schema/document.ts";
import { shownExcerpts, standingVersions } from "#db/schema/shown.ts";
import type { CitationRole } from "./version.ts";

/**
 * `exact` is null where a later omissis covers the quoted words, and both it and `excerptId` are null where the source
 * is cited whole.
 */
export interface Use {
  paragraphId: string;
  paragraphNumber: number;
  role: CitationRole;
  excerptId: string | null;
  exact: string | null;
}

/**
 * «Dove è finito?»: the newest version in force, and each of its paragraphs that cites the source. Null before there is
 * a version.
 */
export async function whereItWent(
  campaignId: string,
  sourceId: string,
): Promise<{ version: number; publishedAt: Date; uses: Use[] } | null> {
  const newest = await newestVersion(campaignId);
  if (!newest) return null;
  const uses = await db()
    .select({
      paragraphId: versionCitations.paragraphId,
      paragraphNumber: versionCitations.paragraphNumber,
      role: versionCitations.role,
      excerptId: versionCitations.excerptId,
      exact: shownExcerpts.exact,
    })
    .from(versionCitations)
    .leftJoin(shownExcerpts, eq(shownExcerpts.id, versionCitations.excerptId))
    .where(and(eq(versionCitations.versionId, newest.id), eq(versionCitations.sourceId, sourceId)))
    .orderBy(asc(versionCitations.paragraphNumber), asc(shownExcerpts.start));
  return { version: newest.number, publishedAt: newest.publishedAt, uses };
}

/** The newest published version that was neither withdrawn by mistake nor taken down, in its newest edition. */
export async function newestVersion(campaignId: string) {
  const [row] = await db()
    .select({
      id: standingVersions.id,
      number: standingVersions.number,
      publishedAt: standingVersions.publishedAt,
      state: standingVersions.state,
    })
    .from(standingVersions)
    .where(eq(standingVersions.campaignId, campaignId))
    .orderBy(desc(standingVersions.number))
    .limit(1);
  return row ?? null;
}

/** Published versions, in their newest editions, that cite words of a source which nobody can read any more. */
export async function listVersionsToCover(sourceId: string): Promise<number[]> {
  const rows = rowsOf<{ number: number }>(
    await db().execute(sql`
      select distinct v.number
      from standing_versions v
      join version_citations k on k.version_id = v.id and k.source_id = ${sourceId}
      where k.excerpt_id is not null and not exists (select 1 from shown_excerpts e where e.id = k.excerpt_id)
      order by v.number`),
  );
  return rows.map((row) => row.number);
}
