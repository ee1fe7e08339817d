import { newId } from "#app/core/ids.server.ts";
import { daysBetween, fromRomeClock, romeClock, romeDay } from "#app/i18n/time.ts";
import type { Tx } from "#db/client.server.ts";
import { lines, lineVersions, questions, questionVersions, rounds, roundTerms, subThemes } from "#db/schema/index.ts";
import { listLines } from "#app/features/campaigns/lines.server.ts";
import { getRoundWithQuestions, listRounds } from "#app/features/campaigns/rounds.server.ts";

interface Copy {
  from: string;
  to: string;
  startsOn: string;
  now: Date;
}

/** Copies lines, sub-themes, rounds and questions in their newest wording; each starts again at version 1. */
export async function copyTemplate(tx: Tx, { from, to, startsOn, now }: Copy): Promise<void> {
  for (const line of await listLines(from, {}, tx)) {
    const { subThemes: themes, retired: _retired, position, code, id: _id, version: _version, ...wording } = line;
    const lineId = newId(now);
    await tx.insert(lines).values({ id: lineId, campaignId: to, code, position });
    await tx.insert(lineVersions).values({ lineId, version: 1, createdAt: now, ...wording });
    for (const [index, theme] of themes.entries())
      await tx
        .insert(subThemes)
        .values({ id: newId(now), lineId, code: theme.code, label: theme.label, position: index + 1 });
  }
  const sources = await listRounds(from, tx);
  const first = sources[0];
  if (!first) return;
  const shift = daysBetween(romeDay(first.opensAt), startsOn);
  for (const round of sources) await copyRound(tx, round.id, to, shift, now);
}

async function copyRound(tx: Tx, roundId: string, to: string, days: number, now: Date): Promise<void> {
  const round = await getRoundWithQuestions(roundId, {}, tx);
  if (!round) return;
  const id = newId(now);
  const { number, title, intro, mode, kinds, benches } = round;
  await tx.insert(rounds).values({ id, campaignId: to, number, title, intro, mode, kinds, benches, createdAt: now });
  await tx.insert(roundTerms).values({
    id: newId(now),
    roundId: id,
    version: 1,
    opensAt: shifted(round.opensAt, days),
    closesAt: shifted(round.closesAt, days),
    decidedAt: now,
  });
  for (const [index, { text, hint }] of round.questions.entries()) {
    const questionId = newId(now);
    await tx.insert(questions).values({ id: questionId, roundId: id, position: index + 1 });
    await tx.insert(questionVersions).values({ questionId, version: 1, text, hint, createdAt: now });
  }
}

/** The same minute on Rome's clocks `days` days later, whether or not summer time changes in between. */
export function shifted(at: Date, days: number): Date {
  const day = new Date(Date.parse(`${romeClock(at).slice(0, 10)}T12:00:00Z`) + days * 86_400_000)
    .toISOString()
    .slice(0, 10);
  return fromRomeClock(`${day}T${romeClock(at).slice(11)}`) ?? at;
}
