import { sql } from "drizzle-orm";
import type { SourceKindName } from "#app/features/sources/source.ts";
import { db, rowsOf } from "#db/client.server.ts";
import { standingCodings, type ExcerptKind, type NewestVersion } from "#app/features/campaigns/counts.server.ts";

export interface LineExcerpt {
  id: string;
  exact: string;
  kind: ExcerptKind;
  source: SourceKindName;
  number: string;
  /** The address of the campaign that its source belongs to, which may be another one than the line's. */
  campaign: string;
  bench: string;
  /** The body's name on the day on which it spoke; empty where no body has said that the words are its own. */
  organisation: string;
  subTheme: string | null;
}
export interface LineFilter {
  kind?: ExcerptKind | undefined;
  bench?: string | undefined;
  theme?: string | undefined;
  after?: string | undefined;
}

const page = 25;

/** The passages on a line, the newest first; paged by key: `after` is the last id of the page before. */
export async function listLineExcerpts(
  lineId: string,
  filter: LineFilter,
): Promise<{ excerpts: LineExcerpt[]; next: string | null }> {
  const where = sql.join([
    filter.kind ? sql` and k.kind = ${filter.kind}` : sql``,
    filter.bench ? sql` and s.bench = ${filter.bench}` : sql``,
    filter.theme
      ? sql` and exists (select 1 from sub_themes t where t.id = k.sub_theme_id and t.code = ${filter.theme})`
      : sql``,
    filter.after ? sql` and k.excerpt_id < ${filter.after}` : sql``,
  ]);
  const rows = rowsOf<LineExcerpt>(
    await db().execute(sql`
    select distinct on (k.excerpt_id) e.id, e.exact, k.kind, s.kind as source, s.number, s.bench,
      (select slug from campaigns where id = s.campaign_id) as campaign,
      coalesce((select name from organisation_names n where n.id = s.organisation_name_id), '') as organisation,
      (select label from sub_themes t where t.id = k.sub_theme_id) as "subTheme"
    from ${standingCodings(sql`${lineId}`)}${where}
    order by k.excerpt_id desc, k.id desc limit ${page + 1}`),
  );
  return { excerpts: rows.slice(0, page), next: rows.length > page ? (rows[page - 1]?.id ?? null) : null };
}

export interface NewContribution {
  number: string;
  campaign: string;
  title: string;
  organisation: string;
  bench: string;
  kind: string;
  publishedAt: Date;
  lineCodes: number[];
}

/**
 * Published contributions, the newest first. Where a line is given: those that name it or have a passage on it,
 * whichever campaign they were filed in.
 */
export async function listNewContributions(
  campaignId: string,
  options: { limit: number; lineId?: string },
): Promise<NewContribution[]> {
  const from = options.lineId
    ? sql`line_texts m join contributions c on c.id = m.contribution_id and m.line_id = ${options.lineId} and (m.named or not m.disowned)`
    : sql`contributions c`;
  const [where, newest] = options.lineId
    ? [sql``, sql`m.published_at desc, m.contribution_id desc`]
    : [sql`and c.campaign_id = ${campaignId}`, sql`c.published_at desc, c.id desc`];
  const rows = rowsOf<Omit<NewContribution, "publishedAt"> & { publishedAt: string }>(
    await db().execute(sql`
    select c.number, g.slug as campaign, p.title, n.name as organisation, c.bench, c.kind, c.published_at as "publishedAt",
      coalesce((select json_agg(l.code order by l.position) from contribution_lines cl join lines l on l.id = cl.line_id
        where cl.contribution_id = c.id and l.campaign_id = ${campaignId}), '[]'::json) as "lineCodes"
    from ${from}
    join campaigns g on g.id = c.campaign_id
    join public_texts p on p.id = c.public_text_id
    join organisation_names n on n.id = c.organisation_name_id
    where c.state = 'published' ${where}
    order by ${newest} limit ${options.limit}`),
  );
  return rows.map((row) => ({ ...row, publishedAt: new Date(row.publishedAt) }));
}

export interface LineSection {
  id: string;
  title: string;
  paragraphs: number;
}
/** The newest version in force. */
export async function getNewestVersion(campaignId: string): Promise<NewestVersion | null> {
  const [row] = rowsOf<{ number: number; state: "draft" | "final"; publishedAt: string }>(
    await db().execute(sql`
    select number, state, published_at as "publishedAt" from standing_versions where campaign_id = ${campaignId} order by number desc limit 1`),
  );
  return row ? { ...row, publishedAt: new Date(row.publishedAt) } : null;
}

/** The parts of the newest version that are about one line. */
export async function listLineSections(campaignId: string, lineCode: number): Promise<LineSection[]> {
  return rowsOf<LineSection>(
    await db().execute(sql`
    select s->>'id' as id, s->>'title' as title, jsonb_array_length(s->'paragraphs') as paragraphs
    from (select content from standing_versions where campaign_id = ${campaignId} order by number desc limit 1) v
    cross join lateral jsonb_array_elements(v.content->'sections') s
    where (s->>'line')::int = ${lineCode}`),
  );
}
