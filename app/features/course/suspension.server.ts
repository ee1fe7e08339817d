import { eq } from "drizzle-orm";
import { command } from "#app/access/command.server.ts";
import { newId } from "#app/core/ids.server.ts";
import { hrefIn } from "#app/core/paths.ts";
import { refuse } from "#app/core/refusal.ts";
import { getStanding } from "#app/access/standing.server.ts";
import { longText, optionalLine, z } from "#app/core/validation.server.ts";
import { campaignScope } from "#app/features/preparation/edit-campaigns.server.ts";
import { resumedTerm, roundState } from "#app/features/campaigns/round.ts";
import { listRounds, listRoundTerms } from "#app/features/campaigns/rounds.server.ts";
import type { Facts, NewsKind } from "#app/features/news/notice.ts";
import { tellAll } from "#app/features/news/notices.server.ts";
import type { Tx } from "#db/client.server.ts";
import { campaigns, campaignSteps } from "#db/schema/index.ts";
import { inSentence, listActingBodies } from "./acting-bodies.server.ts";
import { addTerm } from "./set-term.server.ts";

/** What every step of a campaign states in public. */
export const decision = {
  campaign: z.string().max(80),
  reason: longText(500).pipe(z.string().min(1)),
  act: optionalLine(200),
};

/**
 * The campaign, locked until the transaction ends: when two steps are taken at once, the second sees the state that the
 * first has made.
 */
export async function lockCampaignRow(tx: Tx, slug: string) {
  const [row] = await tx
    .select({ id: campaigns.id, slug: campaigns.slug, title: campaigns.title, state: campaigns.state })
    .from(campaigns)
    .where(eq(campaigns.slug, slug))
    .for("no key update");
  return row ?? refuse("not_found");
}

/** Suspends an open campaign. `stop`: its terms stand still, and move when it resumes; `run`: they run on. */
export const suspendCampaign = command({
  name: "campaign.suspend",
  input: z.object({ ...decision, terms: z.enum(["stop", "run"]) }),
  scope: (tx, input) => campaignScope(tx, input.campaign),
  run: async ({ tx, input: { campaign: slug, terms, reason, act }, now, actor, log }) => {
    const campaign = await lockCampaignRow(tx, slug);
    if (campaign.state !== "open") refuse("wrong_state");
    await tx.update(campaigns).set({ state: "suspended" }).where(eq(campaigns.id, campaign.id));
    const id = newId(now);
    await tx.insert(campaignSteps).values({
      id,
      campaignId: campaign.id,
      step: "suspended",
      reason,
      act,
      termsRun: terms === "run",
      at: now,
      decidedBy: actor.personId,
    });
    await tellBodies(
      tx,
      campaign,
      "campaign_suspended",
      { stopped: terms === "stop" ? 1 : 0, reason: inSentence(reason), act: inSentence(act) },
      id,
      now,
    );
    await log(`campaign:${campaign.id}`, { state: "suspended", terms });
  },
});

/**
 * Resumes a suspended campaign. Terms that stood still move by as long as it was suspended; each becomes a new term
 * with the reason.
 */
export const resumeCampaign = command({
  name: "campaign.suspend",
  input: z.object(decision),
  scope: (tx, input) => campaignScope(tx, input.campaign),
  run: async ({ tx, input: { campaign: slug, reason, act }, now, actor, log }) => {
    const campaign = await lockCampaignRow(tx, slug);
    if (campaign.state !== "suspended") refuse("wrong_state");
    const stoppedAt = (await getStanding(campaign.id, tx))?.stoppedAt ?? null;
    const id = newId(now);
    await tx
      .insert(campaignSteps)
      .values({ id, campaignId: campaign.id, step: "resumed", reason, act, at: now, decidedBy: actor.personId });
    let moved = 0;
    if (stoppedAt) {
      for (const round of await listRounds(campaign.id, tx)) {
        const last = (await listRoundTerms(round.id, tx)).at(-1);
        const term = last && resumedTerm(last, stoppedAt, now);
        if (!last || !term) continue;
        await addTerm(
          tx,
          round.id,
          { ...term, version: last.version + 1, reason, act, decidedAt: now, step: "resumed" },
          actor.personId,
        );
        moved += 1;
      }
    }
    await tx.update(campaigns).set({ state: "open" }).where(eq(campaigns.id, campaign.id));
    const open = (await listRounds(campaign.id, tx)).find((round) => roundState(round, now) === "open");
    await tellBodies(
      tx,
      campaign,
      "campaign_resumed",
      {
        round: open?.title ?? null,
        closesAt: open?.closesAt.toISOString() ?? null,
        reason: inSentence(reason),
        act: inSentence(act),
      },
      id,
      now,
    );
    await log(`campaign:${campaign.id}`, { state: "open", was: "suspended", moved });
  },
});

async function tellBodies(
  tx: Tx,
  campaign: { id: string; slug: string; title: string },
  kind: NewsKind,
  facts: Facts,
  step: string,
  now: Date,
): Promise<void> {
  const news = {
    kind,
    facts: { campaign: campaign.title, ...facts },
    path: hrefIn("it", "campaign", { campaign: campaign.slug }),
    campaignId: campaign.id,
    once: `campaign ${step}`,
  };
  const bodies = await listActingBodies(tx, campaign.id, [], now);
  await tellAll(
    tx,
    bodies.map((id) => ({ to: { organisation: { id, campaignId: campaign.id } }, news })),
    now,
  );
}
