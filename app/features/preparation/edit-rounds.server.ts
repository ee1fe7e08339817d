import { eq, max } from "drizzle-orm";
import { command } from "#app/access/command.server.ts";
import { newId } from "#app/core/ids.server.ts";
import { refuse } from "#app/core/refusal.ts";
import { idField, line, longText, z } from "#app/core/validation.server.ts";
import type { Tx } from "#db/client.server.ts";
import { benches, campaigns, contributionKinds, contributions, rounds, roundTerms } from "#db/schema/index.ts";
import { campaignScope, lockCampaign } from "./edit-campaigns.server.ts";
import { romeMinute } from "./fields.server.ts";
import { planReminders } from "#app/features/campaigns/reminder-plan.server.ts";

const texts = { title: line(200), intro: longText(3000) };
const rules = {
  mode: z.enum(["sealed", "open"]),
  kinds: z
    .array(z.enum(contributionKinds))
    .min(1)
    .max(3)
    .transform((kinds) => contributionKinds.filter((kind) => kinds.includes(kind))),
  /** Benches that may file; where none is ticked, all may. */
  benches: z
    .array(z.enum(benches))
    .max(benches.length)
    .default([])
    .transform((chosen) => (chosen.length === benches.length ? [] : benches.filter((bench) => chosen.includes(bench)))),
};
const term = { opensAt: romeMinute, closesAt: romeMinute };

export async function roundScope(tx: Tx, { roundId }: { roundId: string }): Promise<{ campaignId: string } | null> {
  const [row] = await tx.select({ campaignId: rounds.campaignId }).from(rounds).where(eq(rounds.id, roundId));
  return row ?? null;
}

/** Adds a round with its first term, minutes on Rome's clocks; it gets the next number. */
export const createRound = command({
  name: "round.edit",
  input: z.object({ campaign: z.string().max(80), ...texts, ...rules, ...term }),
  scope: (tx, input) => campaignScope(tx, input.campaign),
  run: async ({ tx, input: { campaign, opensAt, closesAt, ...values }, now, actor, log }) => {
    if (closesAt <= opensAt) refuse("invalid", { closesAt: "ends_before_start" });
    const { campaignId } = (await campaignScope(tx, campaign)) ?? refuse("not_found");
    // Two rounds that are made at once would take the same number, so the second waits for the first.
    await lockCampaign(tx, campaignId);
    const [last] = await tx
      .select({ number: max(rounds.number) })
      .from(rounds)
      .where(eq(rounds.campaignId, campaignId));
    const id = newId(now);
    const number = (last?.number ?? 0) + 1;
    await tx.insert(rounds).values({ id, campaignId, number, ...values, createdAt: now });
    await tx.insert(roundTerms).values({
      id: newId(now),
      roundId: id,
      version: 1,
      opensAt,
      closesAt,
      decidedAt: now,
      decidedBy: actor.personId,
    });
    const [held] = await tx.select({ state: campaigns.state }).from(campaigns).where(eq(campaigns.id, campaignId));
    if (held?.state === "open") await planReminders(tx, id, { version: 1, opensAt, closesAt }, now);
    await log(`round:${id}`, { what: "added", number });
    return { id, number };
  },
});

/**
 * Changes texts and rules. Once a text was filed, the round's mode and kinds stay as people were promised
 * (`round_in_use`).
 */
export const editRound = command({
  name: "round.edit",
  input: z.object({ roundId: idField, ...texts, ...rules }),
  scope: roundScope,
  run: async ({ tx, input: { roundId, ...values }, log }) => {
    const [round] = await tx
      .select({ mode: rounds.mode, kinds: rounds.kinds })
      .from(rounds)
      .where(eq(rounds.id, roundId))
      .for("update");
    if (!round) refuse("not_found");
    const changed = round.mode !== values.mode ? "mode" : round.kinds.join() !== values.kinds.join() ? "kinds" : null;
    if (changed && (await hasTexts(tx, roundId))) refuse("round_in_use", { [changed]: "round_in_use" });
    await tx.update(rounds).set(values).where(eq(rounds.id, roundId));
    await log(`round:${roundId}`, { what: "edited" });
  },
});

/** Whether any text was filed in the round. */
export async function hasTexts(tx: Tx, roundId: string): Promise<boolean> {
  const rows = await tx
    .select({ id: contributions.id })
    .from(contributions)
    .where(eq(contributions.roundId, roundId))
    .limit(1);
  return rows.length > 0;
}
