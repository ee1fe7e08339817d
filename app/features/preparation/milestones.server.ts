import { eq } from "drizzle-orm";
import { command } from "#app/access/command.server.ts";
import { newId } from "#app/core/ids.server.ts";
import { refuse } from "#app/core/refusal.ts";
import { day, idField, line, longText, optionalLine, z } from "#app/core/validation.server.ts";
import type { Tx } from "#db/client.server.ts";
import { milestones } from "#db/schema/index.ts";
import { campaignScope } from "./edit-campaigns.server.ts";

const fields = {
  /** Where only the month is known, its first day; the words are in `dateLabel`. */
  onDate: day,
  dateLabel: optionalLine(60),
  title: line(200),
  description: longText(1000),
};

const scopeOf = async (tx: Tx, { milestoneId }: { milestoneId: string }) => {
  const [row] = await tx
    .select({ campaignId: milestones.campaignId })
    .from(milestones)
    .where(eq(milestones.id, milestoneId));
  return row ?? null;
};

export const addMilestone = command({
  name: "campaign.edit",
  input: z.object({ campaign: z.string().max(80), ...fields }),
  scope: (tx, input) => campaignScope(tx, input.campaign),
  run: async ({ tx, input: { campaign, ...values }, now, log }) => {
    const scope = (await campaignScope(tx, campaign)) ?? refuse("not_found");
    const id = newId(now);
    await tx.insert(milestones).values({ id, campaignId: scope.campaignId, ...values });
    await log(`milestone:${id}`, { what: "added" });
    return { id };
  },
});

export const editMilestone = command({
  name: "campaign.edit",
  input: z.object({ milestoneId: idField, ...fields }),
  scope: scopeOf,
  run: async ({ tx, input: { milestoneId, ...values }, log }) => {
    await tx.update(milestones).set(values).where(eq(milestones.id, milestoneId));
    await log(`milestone:${milestoneId}`, { what: "edited" });
  },
});

export const removeMilestone = command({
  name: "campaign.edit",
  input: z.object({ milestoneId: idField }),
  scope: scopeOf,
  run: async ({ tx, input, log }) => {
    await tx.delete(milestones).where(eq(milestones.id, input.milestoneId));
    await log(`milestone:${input.milestoneId}`, { what: "removed" });
  },
});
