import { and, asc, eq, gt, inArray, isNull, sql, type SQL } from "drizzle-orm";
import { whyNotQuote, type SourceKindName } from "#app/features/sources/source.ts";
import { bodyName, quotedKinds } from "#app/features/sources/sources.server.ts";
import { db, rowsOf, type Tx } from "#db/client.server.ts";
import { publicTexts } from "#db/schema/contributions.ts";
import { organisationNames } from "#db/schema/organisations.ts";
import { people } from "#db/schema/people.ts";
import { shownExcerpts as excerpts } from "#db/schema/shown.ts";
import { sources } from "#db/schema/sources.ts";
import { codings, excerpts as chosen } from "#db/schema/tagging.ts";
import { coverage, type ExcerptKind } from "./excerpt.ts";

export const excerptPage = 50;

export interface Coding {
  id: string;
  excerptId: string;
  lineId: string;
  kind: ExcerptKind;
  subThemeId: string | null;
  memo: string;
  codedAt: Date;
}
export interface Excerpt {
  id: string;
  start: number;
  end: number;
  exact: string;
  codings: Coding[];
}

/**
 * A coding holds unless another entry takes it back. It is asked by `not exists`, because of a join without a partner
 * PostgreSQL expects one row, and then reads every coding that there is.
 */
export const holds = and(
  isNull(codings.undoes),
  sql`not exists (select 1 from codings undo where undo.undoes = ${codings.id})`,
);

const codingColumns = {
  id: codings.id,
  excerptId: codings.excerptId,
  lineId: codings.lineId,
  kind: codings.kind,
  subThemeId: codings.subThemeId,
  memo: codings.memo,
  codedAt: codings.codedAt,
};

async function codingsOf(excerptIds: string[]): Promise<Map<string, Coding[]>> {
  const byExcerpt = new Map<string, Coding[]>();
  if (excerptIds.length === 0) return byExcerpt;
  const rows = await db()
    .select(codingColumns)
    .from(codings)
    .where(and(inArray(codings.excerptId, excerptIds), holds))
    .orderBy(asc(codings.id));
  for (const row of rows) byExcerpt.set(row.excerptId, [...(byExcerpt.get(row.excerptId) ?? []), row]);
  return byExcerpt;
}

/** The excerpts of one public text in reading order, except those of which every coding was taken back. */
export async function listExcerptsOfText(publicTextId: string): Promise<Excerpt[]> {
  const rows = await db()
    .select({ id: excerpts.id, start: excerpts.start, end: excerpts.end, exact: excerpts.exact })
    .from(excerpts)
    .where(eq(excerpts.publicTextId, publicTextId))
    .orderBy(asc(excerpts.start), asc(excerpts.end));
  const coded = await codingsOf(rows.map((row) => row.id));
  return rows.flatMap((row) => (coded.has(row.id) ? [{ ...row, codings: coded.get(row.id) ?? [] }] : []));
}

export interface LineExcerpt extends Excerpt {
  kind: SourceKindName;
  number: string;
  title: string;
  organisation: string;
  bench: string;
}

/** Excerpts of published texts on a line, fifty at a time by key: for the line's pages at the desk and in public. */
export async function listExcerptsOfLine(
  lineId: string,
  filter: { kind?: ExcerptKind | undefined; bench?: string | undefined; subThemeId?: string | undefined },
  after: string | null,
): Promise<{ rows: LineExcerpt[]; next: string | null }> {
  const wanted: (SQL | undefined)[] = [
    eq(codings.lineId, lineId),
    holds,
    filter.kind ? eq(codings.kind, filter.kind) : undefined,
    filter.subThemeId ? eq(codings.subThemeId, filter.subThemeId) : undefined,
    filter.bench ? eq(sources.bench, filter.bench) : undefined,
    after ? gt(codings.excerptId, after) : undefined,
    isNull(sources.disownedAt),
  ];
  // Filtered by the coding's own column, whose index gives a line's passages in that order, only as many as the page
  // needs.
  const rows = await db()
    .selectDistinctOn([codings.excerptId], {
      id: excerpts.id,
      start: excerpts.start,
      end: excerpts.end,
      exact: excerpts.exact,
      kind: sources.kind,
      number: sources.number,
      title: publicTexts.title,
      organisation: bodyName,
      bench: sources.bench,
    })
    .from(codings)
    .innerJoin(excerpts, eq(excerpts.id, codings.excerptId))
    .innerJoin(sources, eq(sources.id, excerpts.sourceId))
    .innerJoin(publicTexts, eq(publicTexts.id, excerpts.publicTextId))
    .leftJoin(organisationNames, eq(organisationNames.id, sources.organisationNameId))
    .where(and(...wanted))
    .orderBy(asc(codings.excerptId))
    .limit(excerptPage + 1);
  const page = rows.slice(0, excerptPage);
  const coded = await codingsOf(page.map((row) => row.id));
  return {
    rows: page.map((row) => ({ ...row, codings: coded.get(row.id) ?? [] })),
    next: rows.length > excerptPage ? (page.at(-1)?.id ?? null) : null,
  };
}

/**
 * Published texts of every kind with how many of their sentences are classified, the oldest publication first: the
 * planners' reading list.
 */
export async function listTextsToCode(campaignId: string, after: string | null) {
  const rows = await db()
    .select({
      id: sources.id,
      kind: sources.kind,
      number: sources.number,
      bench: sources.bench,
      organisation: bodyName,
      title: publicTexts.title,
      textId: publicTexts.id,
      sentences: publicTexts.sentences,
    })
    .from(sources)
    .innerJoin(publicTexts, eq(publicTexts.id, sources.publicTextId))
    .leftJoin(organisationNames, eq(organisationNames.id, sources.organisationNameId))
    .where(
      and(
        eq(sources.campaignId, campaignId),
        eq(sources.state, "published"),
        inArray(sources.kind, quotedKinds()),
        after ? gt(sources.id, after) : undefined,
      ),
    )
    .orderBy(asc(sources.id))
    .limit(excerptPage + 1);
  const page = rows.slice(0, excerptPage);
  const spans = await spansOf(page.map((row) => row.textId));
  return {
    rows: page.map(({ textId, sentences, ...row }) => ({
      ...row,
      coverage: coverage(sentences, spans.get(textId) ?? []),
    })),
    next: rows.length > excerptPage ? (page.at(-1)?.id ?? null) : null,
  };
}

async function spansOf(textIds: string[]): Promise<Map<string, { start: number; end: number }[]>> {
  const byText = new Map<string, { start: number; end: number }[]>();
  if (textIds.length === 0) return byText;
  const rows = await db()
    .selectDistinct({ textId: excerpts.publicTextId, start: excerpts.start, end: excerpts.end })
    .from(excerpts)
    .innerJoin(codings, eq(codings.excerptId, excerpts.id))
    .where(and(inArray(excerpts.publicTextId, textIds), holds));
  for (const { textId, ...span } of rows) byText.set(textId, [...(byText.get(textId) ?? []), span]);
  return byText;
}

/**
 * Every decision about a text's passages, including those that were taken back, with the coder's name; for planners
 * only. Words that an omissis covers now are left out.
 */
export function listCodingHistory(publicTextId: string) {
  return db()
    .select({ ...codingColumns, undoes: codings.undoes, exact: excerpts.exact, coder: people.name })
    .from(codings)
    .innerJoin(chosen, eq(chosen.id, codings.excerptId))
    .innerJoin(sources, eq(sources.id, chosen.sourceId))
    .leftJoin(excerpts, eq(excerpts.id, chosen.id))
    .innerJoin(people, eq(people.id, codings.coderId))
    .where(eq(sources.publicTextId, publicTextId))
    .orderBy(asc(codings.codedAt), asc(codings.id));
}

/**
 * Excerpts of published texts by kind and bench of one line; an excerpt of two kinds counts in both, of two codings of
 * one kind once.
 */
export async function countExcerpts(lineId: string): Promise<{ kind: ExcerptKind; bench: string; count: number }[]> {
  return rowsOf(
    await db().execute(sql`
      select kind, bench, sum(passages)::int as count from passage_tallies
      where campaign_id = (select campaign_id from lines where id = ${lineId}) and line_id = ${lineId} and kind <> ''
      group by 1, 2 having sum(passages) > 0`),
  );
}

/** The campaign of a passage, and why it can't be classified or cited now, or null; null for no such passage. */
export async function passageStanding(tx: Tx, excerptId: string) {
  const [row] = await tx
    .select({
      campaignId: chosen.campaignId,
      shown: excerpts.id,
      state: sources.state,
      disownedAt: sources.disownedAt,
    })
    .from(chosen)
    .innerJoin(sources, eq(sources.id, chosen.sourceId))
    .leftJoin(excerpts, eq(excerpts.id, chosen.id))
    .where(eq(chosen.id, excerptId));
  return row ? { campaignId: row.campaignId, why: row.shown ? whyNotQuote(row) : ("not_quotable" as const) } : null;
}
