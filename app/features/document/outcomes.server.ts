import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import { db, rowsOf } from "#db/client.server.ts";
import { versionCitations, versions } from "#db/schema/document.ts";
import { excerpts } from "#db/schema/tagging.ts";
import type { CitationRole } from "./version.ts";

export interface Use { paragraphId: string; paragraphNumber: number; role: CitationRole; excerptId: string; exact: string }

/** «Dove è finito?»: the newest version that stands, and each of its paragraphs that cites the contribution. Null before any version. */
export async function whereItWent(campaignId: string, contributionId: string): Promise<{ version: number; publishedAt: Date; uses: Use[] } | null> {
  const newest = await newestVersion(campaignId);
  if (!newest) return null;
  const uses = await db()
    .select({ paragraphId: versionCitations.paragraphId, paragraphNumber: versionCitations.paragraphNumber, role: versionCitations.role, excerptId: versionCitations.excerptId, exact: excerpts.exact })
    .from(versionCitations)
    .innerJoin(excerpts, eq(excerpts.id, versionCitations.excerptId))
    .where(and(eq(versionCitations.versionId, newest.id), eq(versionCitations.contributionId, contributionId)))
    .orderBy(asc(versionCitations.paragraphNumber), asc(excerpts.start));
  return { version: newest.number, publishedAt: newest.publishedAt, uses };
}

/** The newest published version that was not withdrawn by mistake. */
export async function newestVersion(campaignId: string) {
  const [row] = await db()
    .select({ id: versions.id, number: versions.number, publishedAt: versions.publishedAt, state: versions.state })
    .from(versions)
    .where(and(eq(versions.campaignId, campaignId), isNull(versions.withdrawnAt)))
    .orderBy(desc(versions.number))
    .limit(1);
  return row ?? null;
}

export interface Uncited { organisationId: string; organisation: string; bench: string; number: string; title: string; excerpts: number }

/** Published contributions that no paragraph of the working draft cites, by organisation, five hundred at the most. */
export async function listUncited(campaignId: string): Promise<Uncited[]> {
  return rowsOf<Uncited>(
    await db().execute(sql`
      select c.organisation_id as "organisationId", n.name as organisation, c.bench, c.number, t.title,
             (select count(*)::int from excerpts e where e.contribution_id = c.id and e.public_text_id = c.public_text_id) as excerpts
      from contributions c
      join public_texts t on t.id = c.public_text_id
      join organisation_names n on n.id = c.organisation_name_id
      where c.campaign_id = ${campaignId} and c.state = 'published'
        and not exists (select 1 from excerpts e join citations k on k.excerpt_id = e.id join paragraphs p on p.id = k.paragraph_id
                        where e.contribution_id = c.id and p.deleted_at is null)
      order by n.name, c.number limit 500`),
  );
}
