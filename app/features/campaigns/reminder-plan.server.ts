import { cancelJobs, enqueue } from "#app/core/jobs.server.ts";
import type { Tx } from "#db/client.server.ts";
import { listCampaigns } from "./campaigns.server.ts";
import { reminderAt, reminderDays, roundState, type Term } from "./round.ts";
import { listRounds, listRoundTerms } from "./rounds.server.ts";

const about = (roundId: string): string => `term:${roundId}`;

/** Queues the reminders of a term whose instant is still to come. Calling it again changes nothing. */
export async function planReminders(
  tx: Tx,
  roundId: string,
  term: Term & { version: number },
  now: Date,
): Promise<void> {
  for (const days of reminderDays) {
    const dueAt = reminderAt(term, days);
    if (dueAt <= now) continue;
    const once = `reminder ${roundId} v${term.version} ${days}d`;
    const payload = { round: roundId, version: term.version, days };
    await enqueue(tx, "reminder", payload, now, { once, dueAt, about: about(roundId) });
  }
}

/** Takes away the reminders of a term that no longer holds, and their mails that still wait. */
export async function forgetReminders(tx: Tx, roundId: string): Promise<void> {
  await cancelJobs(tx, about(roundId));
}

/** The thing that reminders and their mails tell of, by which `forgetReminders` finds them. */
export const reminderAbout = about;

/**
 * Queues the reminders of every announced term that has not closed yet, whatever made the term, even an earlier version
 * of this program.
 */
export async function planAllReminders(tx: Tx, now: Date): Promise<void> {
  for (const campaign of await listCampaigns({}, tx)) {
    if (campaign.state !== "open") continue;
    for (const round of await listRounds(campaign.id, tx)) {
      const newest = roundState(round, now) === "closed" ? undefined : (await listRoundTerms(round.id, tx)).at(-1);
      if (newest) await planReminders(tx, round.id, newest, now);
    }
  }
}
