import { and, asc, desc, eq, inArray, sql, type SQL } from "drizzle-orm";
import { countTexts } from "#app/features/campaigns/tallies.server.ts";
import { entriesOf } from "#app/features/organisations/bodies.server.ts";
import type { AnyPgColumn, PgSelect } from "drizzle-orm/pg-core";
import type { Place } from "#app/features/places/place.ts";
import { placeOf } from "#app/features/places/places.server.ts";
import { db, rowsOf, type Db, type Tx } from "#db/client.server.ts";
import { rounds } from "#db/schema/campaigns.ts";
import { contributionLines, contributions, publicTexts } from "#db/schema/contributions.ts";
import { organisationNames } from "#db/schema/organisations.ts";
import { lineTexts } from "#db/schema/tallies.ts";
import { joinsOfPublic } from "#app/features/joining/joins.server.ts";

export const pageSize = 20;

export interface ListFilter {
  lineId?: string | undefined;
  bench?: string | undefined;
  organisationId?: string | undefined;
  roundId?: string | undefined;
  kind?: "analysis" | "demand" | "contribution" | undefined;
  /** The id of a place. */
  district?: string | undefined;
  search?: string | undefined;
}
/**
 * The last row seen (`older`) or the first (`newer`). Lists page by such a key, so that the ten-thousandth page costs
 * no more than the first.
 */
export interface Key {
  direction: "older" | "newer";
  at: Date;
  id: string;
}

export interface ListedContribution {
  id: string;
  number: string;
  title: string;
  organisation: string;
  bench: string;
  kind: "analysis" | "demand" | "contribution";
  district: Place | null;
  publishedAt: Date;
  /** Its organisation says that the text is not its own. */
  disowned: boolean;
  round: number;
  /** How many bodies joined it. */
  joins: number;
  lineIds: string[];
  /**
   * The beginning of the text, or the place that the search found; parts with `hit` are words that were searched for.
   */
  passage: { text: string; hit: boolean }[];
}

/** A search counts no further than this, so that its work has a bound; the page then says «more than». */
export const mostCounted = 500;

/**
 * `nearest`: how many texts a search looks through, in the order of the list, before it asks the index; `fewHits`: how
 * many the index gives at most.
 */
export interface Bounds {
  nearest: number;
  fewHits: number;
  mostCounted: number;
}
/**
 * Common words are found among the nearest texts. If the index gives more than `fewHits`, walking through the list soon
 * finds enough for a page.
 */
const usual: Bounds = { nearest: 600, fewHits: 5_000, mostCounted };

/** Published contributions of a campaign, newest first, twenty at a time. */
export async function listPublished(
  campaignId: string,
  filter: ListFilter,
  key: Key | null,
  bounds = usual,
): Promise<{ rows: ListedContribution[]; newer: Key | null; older: Key | null }> {
  const back = key?.direction === "newer";
  const organisationIds = filter.organisationId ? await entriesOf(filter.organisationId) : undefined;
  const asked = { ...filter, organisationIds };
  const rows = await (filter.search
    ? searching((tx) => searched(tx, campaignId, { ...asked, search: filter.search ?? "" }, key, bounds))
    : rowsWhere(db(), campaignId, asked, key));
  const more = rows.length > pageSize;
  const page = rows.slice(0, pageSize);
  if (back) page.reverse();
  const lineIds = await linesOf(page.map((row) => row.id));
  const joined = await joinsOfPublic(page.map((row) => row.id));
  const passages = filter.search
    ? await found(
        page.map((row) => row.textId),
        filter.search,
      )
    : new Map<string, string>();
  const listed = page.map(({ textId, beginning, publishedAt, ...row }) => ({
    ...row,
    publishedAt: publishedAt as Date,
    joins: joined.get(row.id)?.length ?? 0,
    lineIds: lineIds.get(row.id) ?? [],
    passage: parts(passages.get(textId) ?? shortened(beginning)),
  }));
  const [first, last] = [listed[0], listed.at(-1)];
  return {
    rows: listed,
    newer: first && (back ? more : key !== null) ? { direction: "newer", at: first.publishedAt, id: first.id } : null,
    older: last && (back || more) ? { direction: "older", at: last.publishedAt, id: last.id } : null,
  };
}

type Asked = ListFilter & { organisationIds: readonly string[] | undefined };

/** A page of texts that have the words, by the cheapest of the ways that surely end. */
async function searched(
  tx: Tx,
  campaignId: string,
  filter: Asked & { search: string },
  key: Key | null,
  { nearest, fewHits }: Bounds,
) {
  const near = await inOrder(
    selected(tx, filter).where(
      and(matches(filter.search), inArray(publicTexts.id, textIdsOf(tx, campaignId, filter, key).limit(nearest))),
    ),
    contributions.publishedAt,
    contributions.id,
    key,
  ).limit(pageSize + 1);
  if (near.length > pageSize) return near;
  return rowsWhere(
    tx,
    campaignId,
    filter,
    key,
    (await hasFew(tx, filter.search, fewHits)) ? among(filter.search, fewHits) : matches(filter.search),
  );
}

/** One row more than a page holds tells that another page follows. */
const rowsWhere = (from: Db | Tx, campaignId: string, filter: Asked, key: Key | null, held?: SQL) =>
  walked(selected(from, filter), campaignId, filter, key, held).limit(pageSize + 1);

function selected(from: Db | Tx, { search }: ListFilter) {
  // What a search finds is sorted and cut first, without opening the texts; their passages are read afterwards.
  return from
    .select({
      id: contributions.id,
      number: contributions.number,
      title: publicTexts.title,
      organisation: organisationNames.name,
      bench: contributions.bench,
      kind: contributions.kind,
      district: placeOf(contributions.district),
      publishedAt: contributions.publishedAt,
      disowned: sql<boolean>`${contributions.disownedAt} is not null`,
      round: rounds.number,
      textId: publicTexts.id,
      beginning: search
        ? sql<string>`''`
        : sql<string>`substr(${publicTexts.plain}, coalesce((${publicTexts.sentences}->0->>0)::int, 0) + 1, ${beginningLength + 1})`,
    })
    .from(contributions)
    .innerJoin(publicTexts, eq(publicTexts.id, contributions.publicTextId))
    .innerJoin(organisationNames, eq(organisationNames.id, contributions.organisationNameId))
    .innerJoin(rounds, eq(rounds.id, contributions.roundId))
    .$dynamic();
}

const textIdsOf = (from: Db | Tx, campaignId: string, filter: Asked, key: Key | null) =>
  walked(from.select({ id: contributions.publicTextId }).from(contributions).$dynamic(), campaignId, filter, key);

/** Rows that fit the filter, from the key on, in the order of the list. */
function walked<Q extends PgSelect>(query: Q, campaignId: string, filter: Asked, key: Key | null, held?: SQL) {
  // The texts of a line are walked in the order of the line's own rows; all others in that of the contributions.
  const [at, id] = filter.lineId
    ? [lineTexts.publishedAt, lineTexts.contributionId]
    : [contributions.publishedAt, contributions.id];
  const narrowed = filter.lineId
    ? query.innerJoin(
        lineTexts,
        and(eq(lineTexts.contributionId, contributions.id), eq(lineTexts.lineId, filter.lineId)),
      )
    : query;
  return inOrder(
    narrowed.where(
      and(
        ...conditions(campaignId, filter),
        filter.roundId ? within(at, filter.roundId, key?.direction === "newer") : undefined,
        held,
        key ? beyond(key, at, id) : undefined,
      ),
    ),
    at,
    id,
    key,
  );
}

const inOrder = <Q extends PgSelect>(query: Q, at: AnyPgColumn, id: AnyPgColumn, key: Key | null) =>
  key?.direction === "newer" ? query.orderBy(asc(at), asc(id)) : query.orderBy(desc(at), desc(id));

/**
 * Rounds follow each other in time, so the walk begins at the round's newest text instead of the newest of all. Only
 * the beginning is given to PostgreSQL: of a span with both ends its planner expects hardly any row, and would sort.
 */
const within = (at: AnyPgColumn, roundId: string, back: boolean): SQL =>
  sql`${at} ${sql.raw(back ? ">=" : "<=")} (select ${sql.raw(back ? "min" : "max")}(r.published_at) from contributions r where r.round_id = ${roundId} and r.state = 'published')`;

/**
 * How many published contributions fit the filter. A filter with search words gives `mostCounted` + 1 for any number
 * above `mostCounted`.
 */
export async function countPublished(
  campaignId: string,
  given: ListFilter,
  { nearest, fewHits, mostCounted: most } = usual,
): Promise<number> {
  const filter = {
    ...given,
    organisationIds: given.organisationId ? await entriesOf(given.organisationId) : undefined,
  };
  const { search } = filter;
  if (!search) return countTexts(campaignId, filter);
  const ofLine = filter.lineId
    ? sql`and exists (select 1 from line_texts m where m.contribution_id = ${contributions.id} and m.line_id = ${filter.lineId})`
    : sql``;
  return searching(async (tx) => {
    const count = async (found: SQL) =>
      rowsOf<{ n: number }>(await tx.execute(sql`select count(*)::int as n from (${found} limit ${most + 1}) found`))[0]
        ?.n ?? 0;
    const countNearest = (bound: number) =>
      count(
        sql`select 1 from ${publicTexts} where ${matches(search)} and ${inArray(publicTexts.id, textIdsOf(tx, campaignId, filter, null).limit(bound))}`,
      );
    // Where every fourth text has the words, so many are soon counted text by text, while the index would give all that
    // have them.
    const share = (await countNearest(nearest)) / nearest;
    const common = share > 1 / 4 ? await countNearest(Math.ceil((1.2 * most) / share)) : 0;
    if (common > most) return common;
    const said = (await hasFew(tx, search, fewHits)) ? among(search, fewHits) : matches(search);
    return count(
      sql`select 1 from ${contributions} join ${publicTexts} on ${publicTexts.id} = ${contributions.publicTextId} where ${and(...conditions(campaignId, filter))} and ${said} ${ofLine}`,
    );
  });
}

const hits = (search: string, fewHits: number): SQL =>
  sql`select h.id from public_texts h where h.search @@ websearch_to_tsquery('italian', ${search}) limit ${fewHits + 1}`;
/**
 * Texts that the index found, gone through by their keys. The condition is repeated for the contribution, which is
 * reached by its own key.
 */
const among = (search: string, fewHits: number): SQL =>
  sql`${publicTexts.id} = any(array(${hits(search, fewHits)})) and ${publicTexts.sourceId} = ${contributions.id}`;
const hasFew = async (from: Db | Tx, search: string, fewHits: number): Promise<boolean> =>
  (rowsOf<{ n: number }>(await from.execute(sql`select count(*)::int as n from (${hits(search, fewHits)}) hits`))[0]
    ?.n ?? 0) <= fewHits;

/**
 * PostgreSQL can't know how often a word occurs, and must be kept from reading every text for a word that nobody wrote.
 */
const searching = <R>(read: (tx: Tx) => Promise<R>): Promise<R> =>
  db().transaction(async (tx) => {
    for (const setting of ["enable_seqscan = off", "max_parallel_workers_per_gather = 0", "work_mem = '32MB'"])
      await tx.execute(sql.raw(`set local ${setting}`));
    return read(tx);
  });

function conditions(
  campaignId: string,
  filter: ListFilter & { organisationIds: readonly string[] | undefined },
): (SQL | undefined)[] {
  return [
    eq(contributions.campaignId, campaignId),
    eq(contributions.state, "published"),
    filter.bench ? eq(contributions.bench, filter.bench) : undefined,
    filter.organisationIds ? inArray(contributions.organisationId, [...filter.organisationIds]) : undefined,
    filter.roundId ? eq(contributions.roundId, filter.roundId) : undefined,
    filter.kind ? eq(contributions.kind, filter.kind) : undefined,
    filter.district ? eq(contributions.district, filter.district) : undefined,
  ];
}

const matches = (search: string): SQL => sql`${publicTexts.search} @@ websearch_to_tsquery('italian', ${search})`;

/** Both columns are compared as one row, so that an index can begin there. */
const beyond = (key: Key, at: AnyPgColumn, id: AnyPgColumn): SQL =>
  sql`(${at}, ${id}) ${sql.raw(key.direction === "older" ? "<" : ">")} (${key.at.toISOString()}::timestamptz, ${key.id}::text)`;

async function linesOf(ids: string[]): Promise<Map<string, string[]>> {
  const rows =
    ids.length > 0
      ? await db().select().from(contributionLines).where(inArray(contributionLines.contributionId, ids))
      : [];
  const byId = new Map<string, string[]>();
  for (const row of rows) byId.set(row.contributionId, [...(byId.get(row.contributionId) ?? []), row.lineId]);
  return byId;
}

/** Characters of a text that its card shows, from the first sentence that is not a question of the office. */
const beginningLength = 240;

/** Cuts a text between two words. */
const shortened = (text: string): string =>
  [...text].length > beginningLength ? `${text.slice(0, text.lastIndexOf(" ") + 1 || undefined).trimEnd()}…` : text;

/** Characters for private use, which mark the words found; the query first removes them from the text. */
const [open, close] = ["\uE000", "\uE001"];

async function found(textIds: string[], search: string): Promise<Map<string, string>> {
  if (textIds.length === 0) return new Map();
  const options = `StartSel=${open}, StopSel=${close}, MaxWords=45, MinWords=25, MaxFragments=2, FragmentDelimiter=" … "`;
  const rows = rowsOf<{ id: string; passage: string }>(
    await db().execute(sql`select id, ts_headline('italian', translate(plain, ${open + close}, ''), websearch_to_tsquery('italian', ${search}), ${options}) as passage
      from public_texts where ${inArray(publicTexts.id, textIds)}`),
  );
  return new Map(rows.map((row) => [row.id, `… ${row.passage} …`]));
}

export function parts(passage: string): { text: string; hit: boolean }[] {
  return passage
    .split(/(\uE000[^\uE001]*\uE001)/)
    .filter((part) => part !== "")
    .map((part) => (part.startsWith(open) ? { text: part.slice(1, -1), hit: true } : { text: part, hit: false }));
}
