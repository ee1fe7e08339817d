import { and, eq, isNotNull } from "drizzle-orm";
import { command } from "#app/access/command.server.ts";
import { refuse } from "#app/core/refusal.ts";
import { storedProse } from "#app/prose/stored-prose.ts";
import { idField, idList, line, longText, z } from "#app/core/validation.server.ts";
import { getRoundRule } from "#app/features/campaigns/rounds.server.ts";
import { placeExcerpts } from "#app/features/sources/excerpt-places.server.ts";
import type { Tx } from "#db/client.server.ts";
import { contributions, publicTexts, revisions } from "#db/schema/contributions.ts";
import { campaignOf } from "#app/features/texts/campaign-of.server.ts";
import { refuseUnanswered } from "#app/features/omissis/confidential-answers.server.ts";
import { releaseWith } from "./attachment-release.server.ts";
import { pendingOf } from "#app/features/texts/integrations-pending.server.ts";
import { numberField, offsetField } from "#app/features/texts/text-fields.server.ts";
import { lockReadable, lockUnsealed } from "#app/features/texts/lock.server.ts";
import { newestPublicText, newestRevision } from "#app/features/texts/newest.server.ts";
import { makePublicText, replacePublicText } from "#app/features/texts/public-text.server.ts";
import { tellPublished, tellRedacted, tellRefused } from "./publication-news.server.ts";
import { redactionReasons } from "#app/features/omissis/redaction.ts";
import { stateAtDesk, whyNotMove } from "#app/features/texts/contribution-state.ts";

/**
 * The id of the public text that the desk shows of a contribution: `current`, or the last one made; empty where there
 * is none.
 */
async function shownTextId(tx: Tx, contributionId: string, current: string | null): Promise<string> {
  if (current) return current;
  const [row] = await tx
    .select({ id: publicTexts.id })
    .from(publicTexts)
    .where(eq(publicTexts.id, newestPublicText(contributionId)));
  return row?.id ?? "";
}

/** The hash of a public text: by it the log says which words everybody could read from then on. */
async function digestOf(tx: Tx, publicTextId: string): Promise<string> {
  const [row] = await tx
    .select({ sha256: publicTexts.sha256 })
    .from(publicTexts)
    .where(eq(publicTexts.id, publicTextId));
  return row?.sha256 ?? refuse("not_found");
}

async function roundRule(tx: Tx, roundId: string) {
  return (await getRoundRule(roundId, tx)) ?? refuse("not_found");
}

/**
 * Makes the public text of the newest revision: marked passages are replaced by «[omissis]» with their reason. `title`
 * replaces the filed title where that names somebody. An attachment comes out with the text where that was decided for
 * it, or where `released` names it. Errors: `confidential_open` while a passage that the filer wanted to keep back is
 * neither covered nor answered.
 */
export const preparePublication = command({
  name: "contribution.prepare",
  input: z.object({
    number: numberField,
    title: longText(300),
    omissis: z
      .array(z.object({ start: offsetField, end: offsetField, reason: z.enum(redactionReasons) }))
      .max(500)
      .default([]),
    released: idList,
    /**
     * The public text from which the page was made, empty where there was none: an older page must not undo a
     * colleague's omissis.
     */
    seen: z.string().max(64).optional(),
  }),
  scope: (tx, input) => campaignOf(tx, input.number),
  run: async ({ tx, input, now, actor, log }) => {
    const contribution = await lockUnsealed(tx, input.number);
    const { pending, preparedId } = await pendingOf(contribution, tx);
    const why = whyNotMove(
      "prepare",
      stateAtDesk(contribution.state, pending),
      await roundRule(tx, contribution.roundId),
      now,
    );
    if (why) refuse(why);
    if (
      input.seen !== undefined &&
      input.seen !== (await shownTextId(tx, contribution.id, preparedId ?? contribution.publicTextId))
    )
      refuse("stale");
    const { id: publicTextId, sha256: digest } = await makePublicText(
      tx,
      {
        contributionId: contribution.id,
        title: input.title,
        omissis: input.omissis,
        released: await releaseWith(tx, contribution.id, input.released, now),
      },
      now,
      actor.personId,
    );
    if (!pending) {
      await replacePublicText(tx, contribution.id, publicTextId, now);
      await tx
        .update(contributions)
        .set({ state: "ready", stateReason: "" })
        .where(eq(contributions.id, contribution.id));
    }
    await refuseUnanswered(tx, publicTextId);
    await log(`contribution:${contribution.id}`, {
      number: contribution.number,
      publicText: digest,
      omissis: input.omissis.length,
    });
    await tellRedacted(
      tx,
      { id: contribution.id, before: preparedId ?? contribution.publicTextId, publicTextId, omissis: input.omissis },
      now,
    );
    return contribution;
  },
});

/**
 * Publishes texts that are ready: those named, all of one campaign, either all or none. `seen` names the public texts
 * that the page showed; if one was prepared anew meanwhile, it is refused as `stale`, so that nobody publishes what
 * they could not read.
 */
export const publishContributions = command({
  name: "contribution.publish",
  input: z.object({
    campaignId: z.string(),
    numbers: z.array(numberField).min(1).max(500),
    seen: z.array(idField).max(500).optional(),
  }),
  scope: (_, input) => Promise.resolve({ campaignId: input.campaignId }),
  run: async ({ tx, input, now, log }) => {
    const numbers = [...new Set(input.numbers)].sort();
    // All locks are taken before the first log entry is written: everywhere, the log's head is locked last, or two
    // commands could wait for each other.
    const wanted = [];
    for (const each of numbers) wanted.push(await lockUnsealed(tx, each));
    for (const contribution of wanted) {
      if (contribution.campaignId !== input.campaignId) refuse("not_found");
      const { pending, preparedId } = await pendingOf(contribution, tx);
      const why = whyNotMove(
        "publish",
        stateAtDesk(contribution.state, pending),
        await roundRule(tx, contribution.roundId),
        now,
      );
      if (why) refuse(why);
      if (contribution.disownedAt) refuse("disowned");
      if (input.seen && !input.seen.includes(preparedId ?? contribution.publicTextId ?? "")) refuse("stale");
      await refuseUnanswered(tx, preparedId ?? contribution.publicTextId ?? "");
      if (preparedId) {
        // The day of the first publication stays; the integration has a day of its own in its revision.
        await replacePublicText(tx, contribution.id, preparedId, now);
        await placeExcerpts(tx, contribution.id, preparedId);
        await log(`contribution:${contribution.id}`, {
          number: contribution.number,
          integrated: true,
          published: await digestOf(tx, preparedId),
        });
        continue;
      }
      await tx
        .update(contributions)
        .set({ state: "published", stateAt: now, publishedAt: now })
        .where(and(eq(contributions.id, contribution.id), isNotNull(contributions.publicTextId)));
      await log(`contribution:${contribution.id}`, {
        number: contribution.number,
        published: await digestOf(tx, contribution.publicTextId ?? ""),
      });
    }
    await tellPublished(
      tx,
      wanted.map(({ id }) => id),
      now,
    );
    return numbers;
  },
});

/** Refuses a text for publication, with the reason that its organisation reads. */
export const refusePublication = command({
  name: "contribution.refuse",
  input: z.object({ number: numberField, reason: line(1000) }),
  scope: (tx, input) => campaignOf(tx, input.number),
  run: async ({ tx, input, now, log }) => {
    const contribution = await lockUnsealed(tx, input.number);
    const why = whyNotMove("refuse", contribution.state, await roundRule(tx, contribution.roundId), now);
    if (why) refuse(why);
    await tx
      .update(contributions)
      .set({ state: "refused", stateReason: input.reason, stateAt: now })
      .where(eq(contributions.id, contribution.id));
    await log(`contribution:${contribution.id}`, { number: contribution.number });
    await tellRefused(tx, contribution, input.reason, now);
    return contribution;
  },
});

/** Puts a prepared or refused text back among those that have arrived. */
export const returnToQueue = command({
  name: "contribution.prepare",
  input: z.object({ number: numberField }),
  scope: (tx, input) => campaignOf(tx, input.number),
  run: async ({ tx, input, now, log }) => {
    const contribution = await lockUnsealed(tx, input.number);
    const why = whyNotMove("return", contribution.state, await roundRule(tx, contribution.roundId), now);
    if (why) refuse(why);
    await tx
      .update(contributions)
      .set({ state: "filed", stateReason: "", stateAt: now, publicTextId: null })
      .where(eq(contributions.id, contribution.id));
    await log(`contribution:${contribution.id}`, { number: contribution.number, returned: true });
    return contribution;
  },
});

/** Opens the original under an omissis; who opened it, and when, is logged. */
export const openOriginal = command({
  name: "original.open",
  input: z.object({ number: numberField }),
  scope: (tx, input) => campaignOf(tx, input.number),
  run: async ({ tx, input, log }) => {
    const contribution = await lockReadable(tx, input.number);
    const [revision] = await tx
      .select({ title: revisions.title, blocks: revisions.blocks, plain: revisions.plain })
      .from(revisions)
      .where(eq(revisions.id, newestRevision(contribution.id)));
    if (!revision) refuse("not_found");
    await log(`contribution:${contribution.id}`, { number: contribution.number });
    return { title: revision.title, ...storedProse(revision) };
  },
});
