import { and, asc, desc, eq, inArray, isNotNull, isNull, lte, sql } from "drizzle-orm";
import type { CampaignState } from "#app/permissions.ts";
import { db, type Db, type Tx } from "#db/client.server.ts";
import {
  campaigns,
  campaignSteps,
  contributions,
  questions,
  questionVersions,
  rounds,
  roundTerms,
  type contributionKinds,
} from "#db/schema/index.ts";
import { roundState, type TermStep, type TermVersion } from "./round.ts";

export interface Round {
  id: string;
  campaignId: string;
  number: number;
  title: string;
  intro: string;
  mode: "sealed" | "open";
  kinds: (typeof contributionKinds)[number][];
  /** Benches that may file; where the list is empty, all may. */
  benches: string[];
  opensAt: Date;
  /** The first instant that is too late. */
  closesAt: Date;
  /** Since when the term stands still, because its campaign is suspended and terms stop meanwhile. */
  stoppedAt: Date | null;
}
export interface Question {
  id: string;
  version: number;
  text: string;
  hint: string;
  retired: boolean;
}
export type RoundWithQuestions = Round & { questions: Question[] };
export type RoundTerm = TermVersion & { reason: string; act: string; step: TermStep | null };

const columns = {
  id: rounds.id,
  campaignId: rounds.campaignId,
  number: rounds.number,
  title: rounds.title,
  intro: rounds.intro,
  mode: rounds.mode,
  kinds: rounds.kinds,
  benches: rounds.benches,
};

async function withTerms(found: Omit<Round, "opensAt" | "closesAt" | "stoppedAt">[], from: Db | Tx): Promise<Round[]> {
  if (found.length === 0) return [];
  const terms = await from
    .select({ roundId: roundTerms.roundId, opensAt: roundTerms.opensAt, closesAt: roundTerms.closesAt })
    .from(roundTerms)
    .where(
      inArray(
        roundTerms.roundId,
        found.map((round) => round.id),
      ),
    )
    .orderBy(asc(roundTerms.version));
  const newest = new Map(terms.map((term) => [term.roundId, term]));
  const stopped = await listStopped([...new Set(found.map((round) => round.campaignId))], from);
  return found.flatMap((round) => {
    const last = newest.get(round.id);
    return last
      ? [{ ...round, opensAt: last.opensAt, closesAt: last.closesAt, stoppedAt: stopped.get(round.campaignId) ?? null }]
      : [];
  });
}

/** Those of these campaigns that are suspended while their terms stand still, and since when. */
async function listStopped(campaignIds: string[], from: Db | Tx): Promise<Map<string, Date>> {
  const rows = await from
    .selectDistinctOn([campaignSteps.campaignId], {
      id: campaignSteps.campaignId,
      at: campaignSteps.at,
      termsRun: campaignSteps.termsRun,
    })
    .from(campaignSteps)
    .innerJoin(campaigns, and(eq(campaigns.id, campaignSteps.campaignId), eq(campaigns.state, "suspended")))
    .where(and(inArray(campaignSteps.campaignId, campaignIds), eq(campaignSteps.step, "suspended")))
    .orderBy(campaignSteps.campaignId, desc(campaignSteps.at), desc(campaignSteps.id));
  return new Map(rows.filter((row) => row.termsRun === false).map((row) => [row.id, row.at]));
}

/** When a round's texts may be read and until when it takes them, for rules that need no more than that. */
export async function getRoundRule(
  roundId: string,
  from: Db | Tx = db(),
): Promise<Pick<Round, "mode" | "opensAt" | "closesAt" | "stoppedAt"> | null> {
  const [round] = await withTerms(await from.select(columns).from(rounds).where(eq(rounds.id, roundId)), from);
  return round ?? null;
}

/** The rounds of a campaign, in the order of their numbers. */
export async function listRounds(campaignId: string, from: Db | Tx = db()): Promise<Round[]> {
  return withTerms(
    await from.select(columns).from(rounds).where(eq(rounds.campaignId, campaignId)).orderBy(asc(rounds.number)),
    from,
  );
}

/** The same with every term that each has had, for the campaign's own page. */
export async function listRoundsWithTerms({
  id,
  state,
}: {
  id: string;
  state: CampaignState;
}): Promise<(Round & { terms: RoundTerm[] })[]> {
  const found = await db().select(columns).from(rounds).where(eq(rounds.campaignId, id)).orderBy(asc(rounds.number));
  const [terms, stopped] = await Promise.all([
    listTermsOf(found.map((round) => round.id)),
    state === "suspended" ? listStopped([id], db()) : new Map<string, Date>(),
  ]);
  return found.flatMap((round) => {
    const own = terms.get(round.id) ?? [];
    const last = own.at(-1);
    if (!last) return [];
    return [
      { ...round, opensAt: last.opensAt, closesAt: last.closesAt, stoppedAt: stopped.get(id) ?? null, terms: own },
    ];
  });
}

/**
 * One round with the newest wording of its questions. Retired questions are given only where asked for, because old
 * answers still belong to them.
 */
export async function getRoundWithQuestions(
  roundId: string,
  options: { retired?: boolean } = {},
  from: Db | Tx = db(),
): Promise<RoundWithQuestions | null> {
  return (await listRoundsWithQuestions([roundId], options, from))[0] ?? null;
}

/** The same for several rounds, in the order of their numbers. */
export async function listRoundsWithQuestions(
  roundIds: readonly string[],
  options: { retired?: boolean } = {},
  from: Db | Tx = db(),
): Promise<RoundWithQuestions[]> {
  if (roundIds.length === 0) return [];
  const found = await from
    .select(columns)
    .from(rounds)
    .where(inArray(rounds.id, [...roundIds]))
    .orderBy(asc(rounds.number));
  const asked = await listQuestions(roundIds, options, from);
  return (await withTerms(found, from)).map((round) => ({ ...round, questions: asked.get(round.id) ?? [] }));
}

/** The questions of these rounds, in their newest wording and in their order, by the round's id. */
export async function listQuestions(
  roundIds: readonly string[],
  options: { retired?: boolean } = {},
  from: Db | Tx = db(),
): Promise<Map<string, Question[]>> {
  const rows = await from
    .selectDistinctOn([questions.id], {
      roundId: questions.roundId,
      id: questions.id,
      position: questions.position,
      retiredAt: questions.retiredAt,
      version: questionVersions.version,
      text: questionVersions.text,
      hint: questionVersions.hint,
    })
    .from(questions)
    .innerJoin(questionVersions, eq(questionVersions.questionId, questions.id))
    .where(and(inArray(questions.roundId, [...roundIds]), options.retired ? undefined : isNull(questions.retiredAt)))
    .orderBy(questions.id, desc(questionVersions.version));
  const byRound = new Map<string, Question[]>();
  for (const { roundId, position: _, retiredAt, ...row } of rows.sort((a, b) => a.position - b.position))
    byRound.set(roundId, [...(byRound.get(roundId) ?? []), { ...row, retired: retiredAt !== null }]);
  return byRound;
}

/** The rounds that take texts at `now`, of one campaign or, for null, of all; those that close first come first. */
export async function getOpenRounds(campaignId: string | null, now: Date): Promise<Round[]> {
  const found = await db()
    .select(columns)
    .from(rounds)
    .where(campaignId === null ? undefined : eq(rounds.campaignId, campaignId));
  const open = (await withTerms(found, db())).filter((round) => roundState(round, now) === "open");
  return open.sort((a, b) => a.closesAt.getTime() - b.closesAt.getTime());
}

/** Every term a round has had, the first announced one first. */
export async function listRoundTerms(roundId: string, from: Db | Tx = db()): Promise<RoundTerm[]> {
  return (await listTermsOf([roundId], from)).get(roundId) ?? [];
}

/** The same for several rounds, by id. */
export async function listTermsOf(
  roundIds: readonly string[],
  from: Db | Tx = db(),
): Promise<Map<string, RoundTerm[]>> {
  // A term that a resumption or conclusion set was decided at that step's own instant.
  const step = sql<TermStep | null>`(select s.step from campaign_steps s join rounds r on r.campaign_id = s.campaign_id where r.id = ${roundTerms.roundId} and s.at = ${roundTerms.decidedAt} and s.step in ('resumed', 'concluded') limit 1)`;
  const rows = await from
    .select({
      roundId: roundTerms.roundId,
      version: roundTerms.version,
      opensAt: roundTerms.opensAt,
      closesAt: roundTerms.closesAt,
      reason: roundTerms.reason,
      act: roundTerms.act,
      decidedAt: roundTerms.decidedAt,
      step,
    })
    .from(roundTerms)
    .where(inArray(roundTerms.roundId, [...roundIds]))
    .orderBy(asc(roundTerms.version));
  const terms = new Map<string, RoundTerm[]>();
  for (const { roundId, ...term } of rows) terms.set(roundId, [...(terms.get(roundId) ?? []), term]);
  return terms;
}

/**
 * How many texts of a round were public when its newest term was decided, because bodies that write after a reopening
 * could read them.
 */
export async function countPublishedBefore(roundId: string, at: Date, from: Db | Tx = db()): Promise<number> {
  return from.$count(
    contributions,
    and(eq(contributions.roundId, roundId), isNotNull(contributions.publishedAt), lte(contributions.publishedAt, at)),
  );
}

/**
 * One round of a campaign by its number, for its editors: with retired questions, every term, and whether texts were
 * filed.
 */
export async function getDeskRound(campaignId: string, number: string) {
  const round = (await listRounds(campaignId)).find((each) => String(each.number) === number);
  const full = round && (await getRoundWithQuestions(round.id, { retired: true }));
  if (!full) return null;
  const [terms, filed, published] = await Promise.all([
    listRoundTerms(full.id),
    db().$count(contributions, eq(contributions.roundId, full.id)),
    db().$count(contributions, and(eq(contributions.roundId, full.id), isNotNull(contributions.publishedAt))),
  ]);
  return { ...full, terms, used: filed > 0, published };
}
