import { eq } from "drizzle-orm";
import { command } from "#app/access/command.server.ts";
import { recordRemoval, type Repeated, type When } from "#app/core/removals.server.ts";
import { refuse } from "#app/core/refusal.ts";
import { longText, z } from "#app/core/validation.server.ts";
import { placeExcerpts } from "#app/features/sources/excerpt-places.server.ts";
import { may } from "#app/permissions.ts";
import type { RemovalFacts } from "#app/removal-kinds.server.ts";
import type { Tx } from "#db/client.server.ts";
import { contributions, publicTexts } from "#db/schema/contributions.ts";
import { campaignOf } from "#app/features/texts/campaign-of.server.ts";
import { refuseUnanswered } from "#app/features/omissis/confidential-answers.server.ts";
import { numberField, offsetField } from "#app/features/texts/text-fields.server.ts";
import { lockContribution, lockUnsealed } from "#app/features/texts/lock.server.ts";
import { makePublicText } from "#app/features/texts/public-text.server.ts";
import { tellRedacted } from "./publication-news.server.ts";
import { redactionReasons, uncovers } from "#app/features/omissis/redaction.ts";

/** A locked contribution with its public text; null where it has none. */
async function withPublicText(tx: Tx, contribution: Awaited<ReturnType<typeof lockContribution>>) {
  const [text] = contribution?.publicTextId
    ? await tx
        .select({
          revisionId: publicTexts.revisionId,
          title: publicTexts.title,
          omissis: publicTexts.omissis,
          released: publicTexts.released,
        })
        .from(publicTexts)
        .where(eq(publicTexts.id, contribution.publicTextId))
    : [];
  return contribution && text ? { ...contribution, text } : null;
}

/**
 * Covers words of a text that is already public, for example because the name of a third person was found; they are
 * gone by the next request. Excerpts that the new omissis don't touch stay; the words of the others are shown nowhere
 * any more. Possible also while the text is taken down. Only the lead may uncover words. Errors: `wrong_state`,
 * `stale`, `confidential_open`, `forbidden` where a planner's marks leave out one that stands.
 */
export const redactPublished = command({
  name: "contribution.redact",
  input: z.object({
    number: numberField,
    title: longText(300),
    omissis: z
      .array(z.object({ start: offsetField, end: offsetField, reason: z.enum(redactionReasons) }))
      .max(500)
      .default([]),
    /** The public text that the page was made from. */
    seen: z.string().max(64),
  }),
  scope: (tx, input) => campaignOf(tx, input.number),
  run: async ({ tx, input, now, actor, log }) => {
    const before = await withPublicText(tx, await lockUnsealed(tx, input.number));
    if (!before || (before.state !== "published" && before.state !== "taken_down")) refuse("wrong_state");
    if (input.seen !== before.publicTextId) refuse("stale");
    if (uncovers(before.text.omissis, input.omissis) && !may(actor, "contribution.publish", before))
      refuse("forbidden");
    const made = await makePublicText(
      tx,
      {
        contributionId: before.id,
        title: input.title || before.text.title,
        omissis: input.omissis,
        released: before.text.released,
      },
      now,
      actor.personId,
    );
    // A text with an integration that waits must be prepared and published instead, because its offsets are not those
    // of the public text.
    if (made.revisionId !== before.text.revisionId) refuse("wrong_state");
    await refuseUnanswered(tx, made.id);
    await tx.update(contributions).set({ publicTextId: made.id }).where(eq(contributions.id, before.id));
    const quotations = await placeExcerpts(tx, before.id, made.id);
    await log(`contribution:${before.id}`, {
      number: before.number,
      publicText: made.sha256,
      omissis: input.omissis.length,
      covered: quotations.covered,
    });
    for (const { start, end, reason } of input.omissis)
      await recordRemoval(
        tx,
        "omissis",
        {
          contribution: before.id,
          revision: made.revisionId,
          start: String(start),
          end: String(end),
          reason,
          by: actor.personId,
        },
        now,
      );
    await tellRedacted(
      tx,
      { id: before.id, before: before.publicTextId, publicTextId: made.id, omissis: input.omissis },
      now,
    );
    return { ...quotations, id: before.id, number: before.number };
  },
});

/**
 * Covers again what a backup that is older than the omissis has brought back, also in a text that was not public yet.
 * The new public text has the date `now`, the time of the restore.
 */
export async function repeatOmissis(tx: Tx, facts: RemovalFacts<"omissis">, { now }: When): Promise<Repeated | null> {
  const mark = { start: Number(facts.start), end: Number(facts.end), reason: facts.reason };
  const before = await withPublicText(tx, await lockContribution(tx, { id: facts.contribution }));
  if (!before || !uncovers([mark], before.text.omissis)) return null;
  const { title, released } = before.text;
  const text = { contributionId: before.id, title, omissis: [...before.text.omissis, mark], released };
  const made = await makePublicText(tx, text, now, facts.by);
  if (made.revisionId !== facts.revision) throw new Error("An omissis of another revision can't be repeated");
  await tx.update(contributions).set({ publicTextId: made.id }).where(eq(contributions.id, before.id));
  await placeExcerpts(tx, before.id, made.id);
  return { subject: `contribution:${before.id}`, detail: { number: before.number, publicText: made.sha256 } };
}
