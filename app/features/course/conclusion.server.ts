import { and, count, eq, inArray, isNull, or, gt } from "drizzle-orm";
import { command } from "#app/access/command.server.ts";
import { newId } from "#app/core/ids.server.ts";
import { hrefIn } from "#app/core/paths.ts";
import { refuse } from "#app/core/refusal.ts";
import { draftsGoOn, draftsStayUntil } from "#app/access/standing.ts";
import { z } from "#app/core/validation.server.ts";
import { campaignScope } from "#app/features/preparation/edit-campaigns.server.ts";
import { forgetReminders } from "#app/features/campaigns/reminder-plan.server.ts";
import { roundState } from "#app/features/campaigns/round.ts";
import { listRounds, listRoundTerms } from "#app/features/campaigns/rounds.server.ts";
import { tellAll, type Telling } from "#app/features/news/notices.server.ts";
import { nameOn } from "#app/features/organisations/name.ts";
import { namesOf } from "#app/features/organisations/organisation-queries.server.ts";
import { romeDay } from "#app/i18n/time.ts";
import { db, type Db, type Tx } from "#db/client.server.ts";
import { campaigns, campaignSteps, contributions, drafts, mandates } from "#db/schema/index.ts";
import { inSentence, listActingBodies } from "./acting-bodies.server.ts";
import { addTerm } from "./set-term.server.ts";
import { decision, lockCampaignRow } from "./suspension.server.ts";

/** What concluding a campaign at `now` would end; for the page that asks. */
export async function whatConcludingEnds(campaignId: string, now: Date) {
  const today = romeDay(now);
  const [rounds, waiting, held, open] = await Promise.all([
    listRounds(campaignId),
    db().$count(
      contributions,
      and(eq(contributions.campaignId, campaignId), inArray(contributions.state, ["filed", "ready"])),
    ),
    db().select({ organisationId: mandates.organisationId }).from(mandates).where(goingOn(campaignId, today)),
    db().$count(drafts, eq(drafts.campaignId, campaignId)),
  ]);
  return {
    openRounds: rounds.filter((round) => roundState(round, now) === "open").length,
    futureRounds: rounds.filter((round) => roundState(round, now) === "future").length,
    waiting,
    drafts: open,
    draftsGo: draftsGoOn(today),
    mandates: held.length,
    bodies: new Set(held.map((row) => row.organisationId)).size,
  };
}

/** Mandates that last beyond that day. */
const goingOn = (campaignId: string, day: string) =>
  and(
    eq(mandates.campaignId, campaignId),
    isNull(mandates.revokedAt),
    or(isNull(mandates.validTo), gt(mandates.validTo, day)),
  );

/**
 * Concludes a campaign for good: open rounds close, mandates end with that day, people with open drafts are told, and
 * drafts are erased after `draftRestDays`. From its commit on `command()` refuses whatever `permissions.ts` doesn't
 * allow in a concluded campaign. Errors: `wrong_state`.
 */
export const concludeCampaign = command({
  name: "campaign.conclude",
  input: z.object({ ...decision, sure: z.literal("on", "required") }),
  scope: (tx, input) => campaignScope(tx, input.campaign),
  run: async ({ tx, input: { campaign: slug, reason, act }, now, actor, log }) => {
    const campaign = await lockCampaignRow(tx, slug);
    if (campaign.state !== "open" && campaign.state !== "suspended") refuse("wrong_state");
    await tx.insert(campaignSteps).values({
      id: newId(now),
      campaignId: campaign.id,
      step: "concluded",
      reason,
      act,
      at: now,
      decidedBy: actor.personId,
    });
    const closed = await closeRounds(tx, campaign.id, { reason, act, decidedBy: actor.personId }, now);
    // They are told before their mandates end, because afterwards nobody acts for them.
    await tellBodies(tx, campaign, { reason: inSentence(reason), act: inSentence(act) }, now);
    const ended = await tx
      .update(mandates)
      .set({ validTo: romeDay(now) })
      .where(goingOn(campaign.id, romeDay(now)))
      .returning({ id: mandates.id });
    await tx.update(campaigns).set({ state: "concluded" }).where(eq(campaigns.id, campaign.id));
    await log(`campaign:${campaign.id}`, {
      state: "concluded",
      was: campaign.state,
      rounds: closed,
      mandates: ended.length,
    });
  },
});

async function closeRounds(
  tx: Tx,
  campaignId: string,
  { decidedBy, ...why }: { reason: string; act: string; decidedBy: string },
  now: Date,
): Promise<number> {
  let closed = 0;
  for (const round of await listRounds(campaignId, tx)) {
    const last = (await listRoundTerms(round.id, tx)).at(-1);
    if (last && roundState(round, now) === "open") {
      await addTerm(
        tx,
        round.id,
        { opensAt: last.opensAt, closesAt: now, version: last.version + 1, ...why, decidedAt: now, step: "concluded" },
        decidedBy,
      );
      closed += 1;
    }
    await forgetReminders(tx, round.id);
  }
  return closed;
}

async function tellBodies(
  tx: Tx,
  campaign: { id: string; slug: string; title: string },
  why: { reason: string; act: string },
  now: Date,
): Promise<void> {
  const open = await draftsByBody(tx, campaign.id);
  const until = draftsStayUntil(romeDay(now));
  const bodies = await listActingBodies(tx, campaign.id, [], now);
  const names = await namesOf(bodies, tx);
  const tellings: Telling[] = bodies.map((id) => {
    const facts = {
      campaign: campaign.title,
      organisation: nameOn(romeDay(now), names.get(id) ?? [])?.name ?? "",
      drafts: open.get(id) ?? 0,
      until,
      ...why,
    };
    const path = facts.drafts > 0 ? hrefIn("it", "space") : hrefIn("it", "campaign", { campaign: campaign.slug });
    return {
      to: { organisation: { id, campaignId: campaign.id } },
      news: {
        kind: "campaign_concluded",
        facts,
        path,
        campaignId: campaign.id,
        once: `concluded ${campaign.id}`,
      },
    };
  });
  await tellAll(tx, tellings, now);
}

/** How many drafts each body has open in a campaign. */
export async function draftsByBody(from: Db | Tx, campaignId: string, roundId?: string): Promise<Map<string, number>> {
  const rows = await from
    .select({ id: drafts.organisationId, open: count() })
    .from(drafts)
    .where(and(eq(drafts.campaignId, campaignId), roundId ? eq(drafts.roundId, roundId) : undefined))
    .groupBy(drafts.organisationId);
  return new Map(rows.map((row) => [row.id, row.open]));
}
