import { and, asc, desc, eq, inArray, isNull } from "drizzle-orm";
import { db, type Db, type Tx } from "#db/client.server.ts";
import { contributions, questions, questionVersions, rounds, roundTerms, type contributionKinds } from "#db/schema/index.ts";
import { roundState } from "./round.ts";

export interface Round {
  id: string;
  campaignId: string;
  number: number;
  title: string;
  intro: string;
  mode: "sealed" | "open";
  kinds: (typeof contributionKinds)[number][];
  /** Benches that may file; empty = all. */
  benches: string[];
  opensAt: Date;
  /** The first instant that is too late. */
  closesAt: Date;
  /** The term that was announced first; differs from `closesAt` once the round was extended or shortened. */
  firstClosesAt: Date;
}
export interface Question { id: string; version: number; text: string; hint: string; retired: boolean }
export type RoundWithQuestions = Round & { questions: Question[] };
export interface RoundTerm { version: number; opensAt: Date; closesAt: Date; reason: string; decidedAt: Date }

const columns = {
  id: rounds.id, campaignId: rounds.campaignId, number: rounds.number, title: rounds.title, intro: rounds.intro,
  mode: rounds.mode, kinds: rounds.kinds, benches: rounds.benches,
};

async function withTerms(found: Omit<Round, "opensAt" | "closesAt" | "firstClosesAt">[], from: Db | Tx): Promise<Round[]> {
  if (found.length === 0) return [];
  const terms = await from
    .select({ roundId: roundTerms.roundId, opensAt: roundTerms.opensAt, closesAt: roundTerms.closesAt })
    .from(roundTerms)
    .where(inArray(roundTerms.roundId, found.map((round) => round.id)))
    .orderBy(asc(roundTerms.version));
  return found.flatMap((round) => {
    const own = terms.filter((term) => term.roundId === round.id);
    const [first, last] = [own[0], own.at(-1)];
    return first && last ? [{ ...round, opensAt: last.opensAt, closesAt: last.closesAt, firstClosesAt: first.closesAt }] : [];
  });
}

/** The rounds of a campaign, in the order of their numbers. */
export async function listRounds(campaignId: string, from: Db | Tx = db()): Promise<Round[]> {
  return withTerms(await from.select(columns).from(rounds).where(eq(rounds.campaignId, campaignId)).orderBy(asc(rounds.number)), from);
}

/** One round with the newest wording of its questions; retired ones only where asked for (old answers still carry them). */
export async function getRoundWithQuestions(roundId: string, options: { retired?: boolean } = {}, from: Db | Tx = db()): Promise<RoundWithQuestions | null> {
  const [round] = await withTerms(await from.select(columns).from(rounds).where(eq(rounds.id, roundId)), from);
  if (!round) return null;
  const rows = await from
    .selectDistinctOn([questions.id], {
      id: questions.id, position: questions.position, retiredAt: questions.retiredAt,
      version: questionVersions.version, text: questionVersions.text, hint: questionVersions.hint,
    })
    .from(questions)
    .innerJoin(questionVersions, eq(questionVersions.questionId, questions.id))
    .where(and(eq(questions.roundId, roundId), options.retired ? undefined : isNull(questions.retiredAt)))
    .orderBy(questions.id, desc(questionVersions.version));
  rows.sort((a, b) => a.position - b.position);
  return { ...round, questions: rows.map(({ id, version, text, hint, retiredAt }) => ({ id, version, text, hint, retired: retiredAt !== null })) };
}

/** The rounds that take texts at `now`, of one campaign or (null) of all; those that close first come first. */
export async function getOpenRounds(campaignId: string | null, now: Date): Promise<Round[]> {
  const found = await db().select(columns).from(rounds).where(campaignId === null ? undefined : eq(rounds.campaignId, campaignId));
  const open = (await withTerms(found, db())).filter((round) => roundState(round, now) === "open");
  return open.sort((a, b) => a.closesAt.getTime() - b.closesAt.getTime());
}

/** Every term a round has had, the first announced one first. */
export function listRoundTerms(roundId: string, from: Db | Tx = db()): Promise<RoundTerm[]> {
  return from
    .select({ version: roundTerms.version, opensAt: roundTerms.opensAt, closesAt: roundTerms.closesAt, reason: roundTerms.reason, decidedAt: roundTerms.decidedAt })
    .from(roundTerms)
    .where(eq(roundTerms.roundId, roundId))
    .orderBy(asc(roundTerms.version));
}

/** One round of a campaign by its number, for its editors: with retired questions, every term, and whether texts were filed. */
export async function getDeskRound(campaignId: string, number: string) {
  const round = (await listRounds(campaignId)).find((each) => String(each.number) === number);
  const full = round && (await getRoundWithQuestions(round.id, { retired: true }));
  if (!full) return null;
  const [terms, filed] = await Promise.all([listRoundTerms(full.id), db().$count(contributions, eq(contributions.roundId, full.id))]);
  return { ...full, terms, used: filed > 0 };
}
