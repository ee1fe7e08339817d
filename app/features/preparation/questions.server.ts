import { eq, max } from "drizzle-orm";
import { command } from "#app/access/command.server.ts";
import { newId } from "#app/core/ids.server.ts";
import { refuse } from "#app/core/refusal.ts";
import { idField, longText, optionalLine, z } from "#app/core/validation.server.ts";
import type { Tx } from "#db/client.server.ts";
import { questions, questionVersions, rounds } from "#db/schema/index.ts";
import { roundScope } from "./edit-rounds.server.ts";
import { direction, moved } from "./fields.server.ts";
import { getRoundWithQuestions } from "#app/features/campaigns/rounds.server.ts";

const wording = { text: longText(500).pipe(z.string().min(1)), hint: optionalLine(300) };

const questionScope = async (tx: Tx, { questionId }: { questionId: string }) => {
  const [row] = await tx
    .select({ campaignId: rounds.campaignId, roundId: rounds.id })
    .from(questions)
    .innerJoin(rounds, eq(rounds.id, questions.roundId))
    .where(eq(questions.id, questionId));
  return row ?? null;
};

/**
 * Places within a round are given by one transaction at a time: two that move questions at once would lock them in
 * opposite order.
 */
async function lockRound(tx: Tx, roundId: string): Promise<void> {
  await tx.select({ id: rounds.id }).from(rounds).where(eq(rounds.id, roundId)).for("no key update");
}

export const addQuestion = command({
  name: "round.edit",
  input: z.object({ roundId: idField, ...wording }),
  scope: roundScope,
  run: async ({ tx, input: { roundId, ...words }, now, log }) => {
    await lockRound(tx, roundId);
    const [last] = await tx
      .select({ position: max(questions.position) })
      .from(questions)
      .where(eq(questions.roundId, roundId));
    const id = newId(now);
    await tx.insert(questions).values({ id, roundId, position: (last?.position ?? 0) + 1 });
    await tx.insert(questionVersions).values({ questionId: id, version: 1, ...words, createdAt: now });
    await log(`question:${id}`, { what: "added" });
    return { id };
  },
});

/** A new wording is a new version, because answers that were given belong to the old one. */
export const rewordQuestion = command({
  name: "round.edit",
  input: z.object({ questionId: idField, ...wording }),
  scope: questionScope,
  run: async ({ tx, input: { questionId, ...words }, now, log }) => {
    await tx.select({ id: questions.id }).from(questions).where(eq(questions.id, questionId)).for("update");
    const [last] = await tx
      .select({ version: max(questionVersions.version) })
      .from(questionVersions)
      .where(eq(questionVersions.questionId, questionId));
    const version = (last?.version ?? 0) + 1;
    await tx.insert(questionVersions).values({ questionId, version, ...words, createdAt: now });
    await log(`question:${questionId}`, { what: "reworded", version });
    return { version };
  },
});

/** Takes a question out of the round, or back into it; answers already written stay. */
export const retireQuestion = command({
  name: "round.edit",
  input: z.object({ questionId: idField, back: z.literal("on").optional() }),
  scope: questionScope,
  run: async ({ tx, input, now, log }) => {
    await tx
      .update(questions)
      .set({ retiredAt: input.back ? null : now })
      .where(eq(questions.id, input.questionId));
    await log(`question:${input.questionId}`, { what: input.back ? "restored" : "retired" });
  },
});

export const moveQuestion = command({
  name: "round.edit",
  input: z.object({ questionId: idField, way: direction }),
  scope: questionScope,
  run: async ({ tx, input, log }) => {
    const { roundId } = (await questionScope(tx, input)) ?? refuse("not_found");
    await lockRound(tx, roundId);
    const ids = ((await getRoundWithQuestions(roundId, { retired: true }, tx))?.questions ?? []).map((each) => each.id);
    for (const [index, id] of moved(ids, input.questionId, input.way).entries())
      await tx
        .update(questions)
        .set({ position: index + 1 })
        .where(eq(questions.id, id));
    await log(`question:${input.questionId}`, { what: input.way });
  },
});
