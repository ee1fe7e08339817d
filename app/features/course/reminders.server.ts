import { and, eq, ne } from "drizzle-orm";
import { hrefIn } from "#app/core/paths.ts";
import { reminderAbout } from "#app/features/campaigns/reminder-plan.server.ts";
import { isReminderDue } from "#app/features/campaigns/round.ts";
import { listRounds, listRoundTerms } from "#app/features/campaigns/rounds.server.ts";
import { tellAll, type Telling } from "#app/features/news/notices.server.ts";
import { nameOn } from "#app/features/organisations/name.ts";
import { namesOf } from "#app/features/organisations/organisation-queries.server.ts";
import { romeDay } from "#app/i18n/time.ts";
import type { JobPayload } from "#app/job-kinds.server.ts";
import { db, type Tx } from "#db/client.server.ts";
import { campaigns, contributions, rounds } from "#db/schema/index.ts";
import { listActingBodies } from "./acting-bodies.server.ts";
import { draftsByBody } from "./conclusion.server.ts";

type Reminder = JobPayload<"reminder">;

/** The job that does `remind` in a transaction of its own. */
export async function sendReminders(reminder: Reminder, now: Date): Promise<void> {
  await db().transaction((tx) => remind(tx, reminder, now));
}

/**
 * Tells the bodies that may file in a round and have not, once for each term and day. Who is told is decided when the
 * job runs, not when it was planned, so that an extension, a filing or a time in which the server was down all count. A
 * term that was replaced, or whose campaign is suspended or concluded, is told to nobody.
 */
export async function remind(tx: Tx, { round: roundId, version, days }: Reminder, now: Date): Promise<void> {
  const [campaign] = await tx
    .select({ id: campaigns.id, title: campaigns.title, state: campaigns.state })
    .from(rounds)
    .innerJoin(campaigns, eq(campaigns.id, rounds.campaignId))
    .where(eq(rounds.id, roundId));
  if (campaign?.state !== "open") return;
  const round = (await listRounds(campaign.id, tx)).find((each) => each.id === roundId);
  const term = (await listRoundTerms(roundId, tx)).at(-1);
  if (!round || term?.version !== version || !isReminderDue(round, days, now)) return;
  const filed = await tx
    .selectDistinct({ id: contributions.organisationId })
    .from(contributions)
    .where(and(eq(contributions.roundId, roundId), ne(contributions.state, "annulled")));
  const done = new Set(filed.map((row) => row.id));
  const open = await draftsByBody(tx, campaign.id, roundId);
  const bodies = (await listActingBodies(tx, campaign.id, round.benches, now)).filter((id) => !done.has(id));
  const names = await namesOf(bodies, tx);
  const tellings: Telling[] = bodies.map((id) => ({
    to: { organisation: { id, campaignId: campaign.id } },
    news: {
      kind: "reminder",
      facts: {
        campaign: campaign.title,
        round: round.title,
        organisation: nameOn(romeDay(now), names.get(id) ?? [])?.name ?? "",
        closesAt: round.closesAt.toISOString(),
        drafts: open.get(id) ?? 0,
      },
      path: hrefIn("it", "space"),
      campaignId: campaign.id,
      once: `reminder ${roundId} v${version} ${days}d`,
      about: reminderAbout(roundId),
    },
  }));
  await tellAll(tx, tellings, now);
}
