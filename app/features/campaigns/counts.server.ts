import { sql, type SQL } from "drizzle-orm";
import { listHeirs } from "#app/features/organisations/bodies.server.ts";
import { voicesAmong } from "#app/features/organisations/succession.ts";
import { romeDay } from "#app/i18n/time.ts";
import { db, rowsOf } from "#db/client.server.ts";
import type { excerptKinds } from "#db/schema/index.ts";

/** Every public number of a campaign is a query, so that none can drift; the words that define each are `t.campaigns.counts`. */
export interface CampaignCounts {
  /** Bodies with a seat on a bench; what became one counts as one. */
  seated: number;
  /** People designated by a body, today. */
  people: number;
  /** Bodies with at least one published contribution that they have not disowned; what became one counts as one. */
  wrote: number;
  /** The same with the bodies that joined a published contribution and have not taken that back. */
  tookPart: number;
  published: number;
  /** Of those, the ones that their bodies have disowned. */
  disowned: number;
  /** Filed, not yet published nor refused. */
  waiting: number;
  /** Passages of published texts tagged with a line of this campaign. */
  excerpts: number;
  /** Of those, the ones the newest version cites. */
  cited: number;
}
export type CountName = keyof CampaignCounts;

/** A coding holds until another row undoes it; its passage is public while the words stand in the text that the public reads. */
export const standingCodings = (lineIds: SQL): SQL => sql`
  codings k join shown_excerpts e on e.id = k.excerpt_id
  join contributions c on c.id = e.contribution_id and c.disowned_at is null
  where k.undoes is null and not exists (select 1 from codings u where u.undoes = k.id) and k.line_id in (${lineIds})`;

/** Joinings of what the public reads that their body has not taken back. */
export const joinedByPublic: SQL = sql`
  joins j join contributions c on c.id = j.contribution_id and c.state = 'published' and c.disowned_at is null
  join public_texts t on t.id = c.public_text_id and t.revision_id = j.revision_id and j.withdrawn_at is null`;

const linesOf = (campaignId: string): SQL => sql`select id from lines where campaign_id = ${campaignId}`;

export async function countCampaign(campaignId: string, now: Date): Promise<CampaignCounts> {
  const today = romeDay(now);
  const [row] = rowsOf<Omit<CampaignCounts, "seated" | "wrote" | "tookPart"> & { seats: string[]; authors: string[]; joiners: string[] }>(await db().execute(sql`
    select
      array(select organisation_id from bench_seats where campaign_id = ${campaignId}) as seats,
      array(select distinct organisation_id from contributions where campaign_id = ${campaignId} and state = 'published' and disowned_at is null) as authors,
      array(select distinct j.organisation_id from ${joinedByPublic} where c.campaign_id = ${campaignId}) as joiners,
      (select count(distinct person_id)::int from mandates where campaign_id = ${campaignId} and revoked_at is null
         and valid_from <= ${today}::date and (valid_to is null or valid_to >= ${today}::date)) as people,
      (select count(*)::int from contributions where campaign_id = ${campaignId} and state = 'published') as published,
      (select count(*)::int from contributions where campaign_id = ${campaignId} and state = 'published' and disowned_at is not null) as disowned,
      (select count(*)::int from contributions where campaign_id = ${campaignId} and state in ('filed', 'ready')) as waiting,
      (select count(distinct k.excerpt_id)::int from ${standingCodings(linesOf(campaignId))}) as excerpts,
      (select count(distinct v.excerpt_id)::int from version_citations v join shown_excerpts e on e.id = v.excerpt_id where v.version_id =
         (select id from standing_versions where campaign_id = ${campaignId} order by number desc limit 1)) as cited`));
  if (!row) throw new Error("A count gave no row");
  const { seats, authors, joiners, ...counts } = row;
  const heirs = await listHeirs(today);
  return { ...counts, seated: voicesAmong(seats, heirs).size, wrote: voicesAmong(authors, heirs).size, tookPart: voicesAmong([...new Set([...authors, ...joiners])], heirs).size };
}

export type ExcerptKind = (typeof excerptKinds)[number];
export interface LineCount { lineId: string; kind: ExcerptKind; count: number }

/** Passages by line and kind. One passage that says two kinds counts in each; `countLines` counts it once. */
export async function countKinds(campaignId: string): Promise<LineCount[]> {
  return rowsOf<LineCount>(await db().execute(sql`
    select k.line_id as "lineId", k.kind, count(distinct k.excerpt_id)::int as count
    from ${standingCodings(linesOf(campaignId))} group by 1, 2 order by 1, 2`));
}

/** Passages and contributions behind each line. */
export async function countLines(campaignId: string): Promise<{ lineId: string; excerpts: number; contributions: number }[]> {
  return rowsOf(await db().execute(sql`
    select k.line_id as "lineId", count(distinct k.excerpt_id)::int as excerpts, count(distinct e.contribution_id)::int as contributions
    from ${standingCodings(linesOf(campaignId))} group by 1 order by 1`));
}

/** Passages of one line by the bench that the body sat on when it filed. */
export async function countBenches(lineId: string): Promise<{ bench: string; count: number }[]> {
  return rowsOf(await db().execute(sql`
    select c.bench, count(distinct k.excerpt_id)::int as count from ${standingCodings(sql`${lineId}`)} group by 1 order by 1`));
}
