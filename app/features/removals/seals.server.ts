import { and, asc, eq } from "drizzle-orm";
import { command } from "#app/access/command.server.ts";
import { recordRemoval, type Repeated, type When } from "#app/core/removals.server.ts";
import { refuse } from "#app/core/refusal.ts";
import { idField, line, z } from "#app/core/validation.server.ts";
import { campaignOf } from "#app/features/texts/campaign-of.server.ts";
import { numberField } from "#app/features/texts/text-fields.server.ts";
import type { RemovalFacts } from "#app/removal-kinds.server.ts";
import { db, type Tx } from "#db/client.server.ts";
import { attachments, contributions, files } from "#db/schema/index.ts";
import { sealAttachment, sealText } from "./seal-effects.server.ts";
import { answerable } from "./takedown-repeats.server.ts";

/**
 * Seals a text with its files, or one of its files, as unlawful: from then on nobody can open it, for good. `what` is
 * `text` or an attachment. Errors: `not_found`, `sealed` where it is sealed already.
 */
export const seal = command({
  name: "contribution.seal",
  input: z.object({
    number: numberField,
    what: idField,
    reason: line(500),
    sure: z.literal("on", "required"),
  }),
  scope: (tx, input) => campaignOf(tx, input.number),
  run: async ({ tx, input, now, actor, log }) => {
    const [text] = await tx
      .select({ id: contributions.id, campaignId: contributions.campaignId, sealedAt: contributions.sealedAt })
      .from(contributions)
      .where(eq(contributions.number, input.number));
    if (!text) refuse("not_found");
    const by = actor.personId;
    const facts = { contribution: text.id, campaign: text.campaignId, by };
    if (input.what === "text") {
      const sealed =
        (await sealText(tx, { contributionId: text.id, reason: input.reason, by }, now)) ?? refuse("sealed");
      await log(`contribution:${text.id}`, { number: input.number, ...sealed });
      await recordRemoval(tx, "sealed", { ...facts, attachment: null }, now);
      return;
    }
    const [held] = await tx
      .select({ id: attachments.id })
      .from(attachments)
      .where(and(eq(attachments.id, input.what), eq(attachments.contributionId, text.id)));
    if (!held) refuse("not_found");
    const sealed = (await sealAttachment(tx, held.id, { reason: input.reason, by }, now)) ?? refuse("sealed");
    await log(`attachment:${held.id}`, { number: input.number, ...sealed });
    await recordRemoval(tx, "sealed", { ...facts, attachment: held.id }, now);
  },
});

/**
 * The reason that stands with what was sealed after a backup was made, because the backup doesn't have the original
 * reason.
 */
const laterReason = "Sigillato dopo questa copia di sicurezza";

/** What was sealed after a backup was made stays sealed when the backup is restored. */
export async function repeatSeal(tx: Tx, facts: RemovalFacts<"sealed">, { at }: When): Promise<Repeated | null> {
  const { contribution: contributionId, attachment, campaign } = facts;
  if ((await tx.$count(contributions, eq(contributions.id, contributionId))) === 0) return null;
  const why = { reason: laterReason, by: await answerable(tx, facts.by, campaign) };
  const sealed = attachment
    ? await sealAttachment(tx, attachment, why, at)
    : await sealText(tx, { contributionId, ...why }, at);
  const subject = attachment ? `attachment:${attachment}` : `contribution:${contributionId}`;
  return sealed && { subject, detail: { ...sealed } };
}

/** What the lead chooses from before sealing, without a word of the text; null for another consultation's text. */
export async function getSealPage(campaignId: string, number: string) {
  const [text] = await db()
    .select({
      id: contributions.id,
      number: contributions.number,
      sealedAt: contributions.sealedAt,
      sealedReason: contributions.sealedReason,
    })
    .from(contributions)
    .where(and(eq(contributions.campaignId, campaignId), eq(contributions.number, number)));
  if (!text) return null;
  const held = await db()
    .select({ id: attachments.id, name: files.name, size: files.size, sealedAt: files.sealedAt })
    .from(attachments)
    .innerJoin(files, eq(files.id, attachments.fileId))
    .where(eq(attachments.contributionId, text.id))
    .orderBy(asc(attachments.position), asc(attachments.id));
  return {
    number: text.number,
    sealedAt: text.sealedAt,
    sealedReason: text.sealedReason,
    files: text.sealedAt ? [] : held,
  };
}
