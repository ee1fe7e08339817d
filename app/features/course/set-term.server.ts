import { eq } from "drizzle-orm";
import { command } from "#app/access/command.server.ts";
import { newId } from "#app/core/ids.server.ts";
import { hrefIn } from "#app/core/paths.ts";
import { refuse } from "#app/core/refusal.ts";
import { idField, longText, optionalLine, z } from "#app/core/validation.server.ts";
import { roundScope } from "#app/features/preparation/edit-rounds.server.ts";
import { romeMinute } from "#app/features/preparation/fields.server.ts";
import { forgetReminders, planReminders } from "#app/features/campaigns/reminder-plan.server.ts";
import { termChange, whyNotTerm, type TermChange } from "#app/features/campaigns/round.ts";
import {
  countPublishedBefore,
  getRoundRule,
  listRoundTerms,
  type RoundTerm,
} from "#app/features/campaigns/rounds.server.ts";
import { tellAll } from "#app/features/news/notices.server.ts";
import type { Tx } from "#db/client.server.ts";
import { campaigns, rounds, roundTerms } from "#db/schema/index.ts";
import { inSentence, listActingBodies } from "./acting-bodies.server.ts";

/**
 * Sets the term. Before the campaign is public the term is simply corrected. Afterwards a new term is written beside
 * the old ones, with a public reason and the act it rests on, and every body that may file is told. Errors by field:
 * `whyNotTerm`; `terms_stopped` while a suspension holds them.
 */
export const setRoundTerm = command({
  name: "round.term",
  input: z.object({
    roundId: idField,
    opensAt: romeMinute,
    closesAt: romeMinute,
    reason: longText(500),
    act: optionalLine(200),
  }),
  scope: roundScope,
  run: async ({ tx, input: { roundId, ...next }, now, actor, log }) => {
    const round = await lockRoundOf(tx, roundId);
    const last = (await listRoundTerms(roundId, tx)).at(-1);
    if (!round || !last) refuse("not_found");
    const announced = round.state !== "draft";
    const why = whyNotTerm(last, next, { now, announced });
    if (why) refuse("invalid", why);
    if ((await getRoundRule(roundId, tx))?.stoppedAt) refuse("terms_stopped");
    if (next.opensAt.getTime() === last.opensAt.getTime() && next.closesAt.getTime() === last.closesAt.getTime())
      return;
    const detail = { what: "term", opensAt: next.opensAt.toISOString(), closesAt: next.closesAt.toISOString() };
    if (!announced) {
      await tx
        .update(roundTerms)
        .set({ opensAt: next.opensAt, closesAt: next.closesAt, decidedAt: now, decidedBy: actor.personId })
        .where(eq(roundTerms.roundId, roundId));
      await log(`round:${roundId}`, detail);
      return;
    }
    const term: RoundTerm = { ...next, version: last.version + 1, decidedAt: now, step: null };
    await addTerm(tx, roundId, term, actor.personId);
    const change = termChange(last, term);
    await tellOfTerm(tx, round, last, term, change);
    await log(`round:${roundId}`, { ...detail, change, version: term.version });
  },
});

async function lockRoundOf(tx: Tx, roundId: string) {
  const [row] = await tx
    .select({
      id: rounds.id,
      title: rounds.title,
      benches: rounds.benches,
      campaignId: rounds.campaignId,
      state: campaigns.state,
      slug: campaigns.slug,
      campaign: campaigns.title,
    })
    .from(rounds)
    .innerJoin(campaigns, eq(campaigns.id, rounds.campaignId))
    .where(eq(rounds.id, roundId))
    .for("update", { of: rounds });
  return row ?? null;
}

/** Writes a term that is the newest from now on, and plans its reminders in place of those of the term before. */
export async function addTerm(
  tx: Tx,
  roundId: string,
  { version, opensAt, closesAt, reason, act, decidedAt }: RoundTerm,
  decidedBy: string,
): Promise<void> {
  await tx
    .insert(roundTerms)
    .values({ id: newId(decidedAt), roundId, version, opensAt, closesAt, reason, act, decidedAt, decidedBy });
  await forgetReminders(tx, roundId);
  await planReminders(tx, roundId, { version, opensAt, closesAt }, decidedAt);
}

const kinds = {
  extended: "term_extended",
  shortened: "term_shortened",
  reopened: "round_reopened",
  moved: "term_moved",
} as const;

async function tellOfTerm(
  tx: Tx,
  round: NonNullable<Awaited<ReturnType<typeof lockRoundOf>>>,
  before: RoundTerm,
  term: RoundTerm,
  change: TermChange,
): Promise<void> {
  if (change === "resumed" || change === "concluded") return;
  const facts = {
    campaign: round.campaign,
    round: round.title,
    before: before.closesAt.toISOString(),
    opensAt: term.opensAt.toISOString(),
    closesAt: term.closesAt.toISOString(),
    reason: inSentence(term.reason),
    act: inSentence(term.act),
    published: await countPublishedBefore(round.id, term.decidedAt, tx),
  };
  const news = {
    kind: kinds[change],
    facts,
    path: hrefIn("it", "campaign", { campaign: round.slug }),
    campaignId: round.campaignId,
    once: `term ${round.id} v${term.version}`,
  };
  const bodies = await listActingBodies(tx, round.campaignId, round.benches, term.decidedAt);
  await tellAll(
    tx,
    bodies.map((id) => ({ to: { organisation: { id, campaignId: round.campaignId } }, news })),
    term.decidedAt,
  );
}
