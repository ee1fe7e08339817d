import { sql, type SQL } from "drizzle-orm";
import { listHeirs } from "#app/features/organisations/bodies.server.ts";
import { voicesAmong, type Heirs } from "#app/features/organisations/succession.ts";
import { firstKind } from "#app/features/sources/source.ts";
import { romeDay } from "#app/i18n/time.ts";
import { db, rowsOf } from "#db/client.server.ts";
import type { excerptKinds } from "#db/schema/index.ts";
import { tallied } from "./tallies.server.ts";

/**
 * Every public number of a campaign. Each is a sum of tallies that triggers derive and that `verify` compares with the
 * slow query; the words that define it are in `t.campaigns.counts`.
 */
export interface CampaignCounts {
  /** Bodies with a seat on a bench; bodies that became one count as one. */
  seated: number;
  /** People designated by a body, today. */
  people: number;
  /**
   * Bodies with at least one published contribution that they have not disowned; bodies that became one count as one.
   */
  wrote: number;
  /** The same, with the bodies that joined a published contribution and have not taken that back. */
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

/**
 * A coding holds until another row undoes it; its passage is public as long as its words stand in the text that the
 * public reads.
 */
export const standingCodings = (lineIds: SQL): SQL => sql`
  codings k join shown_excerpts e on e.id = k.excerpt_id
  join sources s on s.id = e.source_id and s.disowned_at is null
  where k.undoes is null and not exists (select 1 from codings u where u.undoes = k.id) and k.line_id in (${lineIds})`;

/** The bodies that wrote (`body`) or joined texts that the public reads and that their authors have not disowned. */
const bodiesOf = (campaignId: string, grain: "body" | "joined"): SQL => sql`
  select organisation_id from text_tallies where campaign_id = ${campaignId} and grain = ${grain} and state = 'published' and not disowned group by 1 having sum(n) > 0`;

export interface NewestVersion {
  number: number;
  state: "draft" | "final";
  publishedAt: Date;
}

export const countCampaign = async (campaignId: string, now: Date): Promise<CampaignCounts> =>
  (await countWithVersion(campaignId, now, listHeirs(romeDay(now)))).counts;

/** The same with the version whose citations are counted, for pages that show both; `heirs` are those of the day. */
export async function countWithVersion(
  campaignId: string,
  now: Date,
  heirs: Heirs | Promise<Heirs>,
): Promise<{ counts: CampaignCounts; version: NewestVersion | null }> {
  const today = romeDay(now);
  const [row] = rowsOf<
    Omit<CampaignCounts, "seated" | "wrote" | "tookPart"> & {
      seats: string[];
      authors: string[];
      joiners: string[];
    } & {
      version: { number: number; state: NewestVersion["state"]; publishedAt: string } | null;
    }
  >(
    await db().execute(sql`
    select
      array(select organisation_id from bench_seats where campaign_id = ${campaignId}) as seats,
      array(${bodiesOf(campaignId, "body")}) as authors,
      array(${bodiesOf(campaignId, "joined")}) as joiners,
      (select count(distinct person_id)::int from mandates where campaign_id = ${campaignId} and revoked_at is null
         and valid_from <= ${today}::date and (valid_to is null or valid_to >= ${today}::date)) as people,
      ${tallied(sql`${campaignId}`, sql`'published'`)} as published,
      (select coalesce(sum(n), 0)::int from text_tallies where campaign_id = ${campaignId} and grain = 'body' and state = 'published' and disowned) as disowned,
      ${tallied(sql`${campaignId}`, sql`'filed', 'ready'`)} as waiting,
      (select coalesce(sum(passages), 0)::int from passage_tallies where campaign_id = ${campaignId} and line_id = '') as excerpts,
      (select count(distinct k.excerpt_id)::int from version_citations k join shown_excerpts e on e.id = k.excerpt_id where k.version_id = v.id) as cited,
      case when v.id is not null then json_build_object('number', v.number, 'state', v.state, 'publishedAt', v.published_at) end as version
    from (select 1) one left join lateral
      (select id, number, state, published_at from standing_versions where campaign_id = ${campaignId} order by number desc limit 1) v on true`),
  );
  if (!row) throw new Error("A count gave no row");
  const { seats, authors, joiners, version, ...counts } = row;
  const known = await heirs;
  return {
    counts: {
      ...counts,
      seated: voicesAmong(seats, known).size,
      wrote: voicesAmong(authors, known).size,
      tookPart: voicesAmong([...new Set([...authors, ...joiners])], known).size,
    },
    version: version && { ...version, publishedAt: new Date(version.publishedAt) },
  };
}

export type ExcerptKind = (typeof excerptKinds)[number];
export interface LineCount {
  lineId: string;
  kind: ExcerptKind;
  count: number;
}

export interface LineTotal {
  lineId: string;
  excerpts: number;
  contributions: number;
}

/**
 * By line, the passages of every kind of source and the contributions behind them; by line and kind, the passages: one
 * that says two kinds counts in each of them, and once in the line.
 */
export async function countPassages(campaignId: string): Promise<{ lines: LineTotal[]; kinds: LineCount[] }> {
  const rows = rowsOf<LineTotal & { kind: ExcerptKind | "" }>(
    await db().execute(sql`
    select line_id as "lineId", kind, sum(passages)::int as excerpts,
      coalesce(sum(texts) filter (where source_kind = ${firstKind}), 0)::int as contributions
    from passage_tallies
    where campaign_id = ${campaignId} and line_id <> '' group by 1, 2 having sum(passages) > 0 order by 1, 2`),
  );
  return {
    lines: rows.flatMap(({ kind, ...line }) => (kind === "" ? [line] : [])),
    kinds: rows.flatMap(({ lineId, kind, excerpts }) => (kind === "" ? [] : [{ lineId, kind, count: excerpts }])),
  };
}

/** Passages of one line by the bench that the body sat on when it filed. */
export async function countBenches(lineId: string): Promise<{ bench: string; count: number }[]> {
  return rowsOf(
    await db().execute(sql`
    select bench, sum(passages)::int as count from passage_tallies
    where campaign_id = (select campaign_id from lines where id = ${lineId}) and line_id = ${lineId} and kind = '' group by 1 having sum(passages) > 0 order by 1`),
  );
}
