import { and, asc, desc, eq, exists, gt, inArray, lt, or, sql, type SQL } from "drizzle-orm";
import { sameBody } from "#app/features/organisations/bodies.server.ts";
import { db, rowsOf } from "#db/client.server.ts";
import { rounds } from "#db/schema/campaigns.ts";
import { contributionLines, contributions, publicTexts } from "#db/schema/contributions.ts";
import { organisationNames } from "#db/schema/organisations.ts";
import { shownExcerpts as excerpts } from "#db/schema/shown.ts";
import { codings } from "#db/schema/tagging.ts";
import { joinsOfPublic } from "./joins.server.ts";

export const pageSize = 20;

export interface ListFilter {
  lineId?: string | undefined;
  bench?: string | undefined;
  organisationId?: string | undefined;
  roundId?: string | undefined;
  kind?: "analysis" | "demand" | "contribution" | undefined;
  district?: number | undefined;
  search?: string | undefined;
}
/** The last row seen (`older`) or the first (`newer`): lists page by key, so that the ten-thousandth page costs what the first does. */
export interface Key { direction: "older" | "newer"; at: Date; id: string }

export interface ListedContribution {
  id: string;
  number: string;
  title: string;
  organisation: string;
  bench: string;
  kind: "analysis" | "demand" | "contribution";
  district: number | null;
  publishedAt: Date;
  /** Its organisation says that it is not its own. */
  disowned: boolean;
  round: number;
  /** How many bodies joined it. */
  joins: number;
  lineIds: string[];
  /** The text's beginning, or where the search was found; `hit` parts are the words found. */
  passage: { text: string; hit: boolean }[];
}

/** Published contributions of a campaign, newest first, twenty at a time. */
export async function listPublished(campaignId: string, filter: ListFilter, key: Key | null): Promise<{ rows: ListedContribution[]; newer: Key | null; older: Key | null }> {
  const back = key?.direction === "newer";
  const rows = await db()
    .select({
      id: contributions.id, number: contributions.number, title: publicTexts.title, organisation: organisationNames.name, bench: contributions.bench,
      kind: contributions.kind, district: contributions.district, publishedAt: contributions.publishedAt, disowned: sql<boolean>`${contributions.disownedAt} is not null`, round: rounds.number,
      textId: publicTexts.id, beginning: sql<string>`substr(${publicTexts.plain}, coalesce((${publicTexts.sentences}->0->>0)::int, 0) + 1, ${beginningLength + 1})`,
    })
    .from(contributions)
    .innerJoin(publicTexts, eq(publicTexts.id, contributions.publicTextId))
    .innerJoin(organisationNames, eq(organisationNames.id, contributions.organisationNameId))
    .innerJoin(rounds, eq(rounds.id, contributions.roundId))
    .where(and(...conditions(campaignId, filter), key ? beyond(key) : undefined))
    .orderBy(back ? asc(contributions.publishedAt) : desc(contributions.publishedAt), back ? asc(contributions.id) : desc(contributions.id))
    .limit(pageSize + 1);
  const more = rows.length > pageSize;
  const page = rows.slice(0, pageSize);
  if (back) page.reverse();
  const lineIds = await linesOf(page.map((row) => row.id));
  const joined = await joinsOfPublic(page.map((row) => row.id));
  const passages = filter.search ? await found(page.map((row) => row.textId), filter.search) : new Map<string, string>();
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

/** How many published contributions the filter finds; the definition is the filter itself. */
export async function countPublished(campaignId: string, filter: ListFilter): Promise<number> {
  return db().$count(
    contributions,
    and(
      ...conditions(campaignId, { ...filter, search: undefined }),
      filter.search ? inArray(contributions.publicTextId, db().select({ id: publicTexts.id }).from(publicTexts).where(matches(filter.search))) : undefined,
    ),
  );
}

function conditions(campaignId: string, filter: ListFilter): (SQL | undefined)[] {
  return [
    eq(contributions.campaignId, campaignId),
    eq(contributions.state, "published"),
    filter.bench ? eq(contributions.bench, filter.bench) : undefined,
    filter.organisationId ? sameBody(contributions.organisationId, filter.organisationId) : undefined,
    filter.roundId ? eq(contributions.roundId, filter.roundId) : undefined,
    filter.kind ? eq(contributions.kind, filter.kind) : undefined,
    filter.district ? eq(contributions.district, filter.district) : undefined,
    filter.lineId ? ofLine(filter.lineId) : undefined,
    filter.search ? matches(filter.search) : undefined,
  ];
}

/** A contribution belongs to a line when its author says so or when a passage of it was classified there. */
function ofLine(lineId: string): SQL | undefined {
  const named = db().select({ one: sql`1` }).from(contributionLines).where(and(eq(contributionLines.contributionId, contributions.id), eq(contributionLines.lineId, lineId)));
  const coded = db()
    .select({ one: sql`1` })
    .from(excerpts)
    .innerJoin(codings, eq(codings.excerptId, excerpts.id))
    .where(and(eq(excerpts.contributionId, contributions.id), eq(codings.lineId, lineId), sql`${codings.undoes} is null and not exists (select 1 from codings undo where undo.undoes = ${codings.id})`));
  return or(exists(named), exists(coded));
}

const matches = (search: string): SQL => sql`${publicTexts.search} @@ websearch_to_tsquery('italian', ${search})`;

function beyond(key: Key): SQL | undefined {
  const compare = key.direction === "older" ? lt : gt;
  return or(compare(contributions.publishedAt, key.at), and(eq(contributions.publishedAt, key.at), compare(contributions.id, key.id)));
}

async function linesOf(ids: string[]): Promise<Map<string, string[]>> {
  const rows = ids.length > 0 ? await db().select().from(contributionLines).where(inArray(contributionLines.contributionId, ids)) : [];
  const byId = new Map<string, string[]>();
  for (const row of rows) byId.set(row.contributionId, [...(byId.get(row.contributionId) ?? []), row.lineId]);
  return byId;
}

/** How much of a text its card shows, from the first sentence that is not the office's question. */
const beginningLength = 240;

/** Cut between words. */
const shortened = (text: string): string => ([...text].length > beginningLength ? `${text.slice(0, text.lastIndexOf(" ") + 1 || undefined).trimEnd()}…` : text);

/** Private-use characters mark the words found; the query takes them out of the text first. */
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
