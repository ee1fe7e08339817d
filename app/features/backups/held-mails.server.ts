import { and, eq, isNull, lte, sql } from "drizzle-orm";
import { mailsHeld } from "#app/core/jobs.server.ts";
import { db } from "#db/client.server.ts";
import { jobs } from "#db/schema/machine.ts";
import { settings } from "#db/schema/people.ts";

/** How many mails of a restored backup's outbox are held back; 0 where none are. */
export async function countHeld(): Promise<number> {
  const since = await heldSince();
  return since ? db().$count(jobs, waitingBefore(since)) : 0;
}

/**
 * Sends the mails that a restored backup had in its outbox, or drops them, since they may have been sent before. Gives
 * how many there were.
 */
export async function releaseMails(drop: boolean): Promise<{ held: boolean; count: number }> {
  const since = await heldSince();
  if (!since) return { held: false, count: 0 };
  const count = await countHeld();
  await db().transaction(async (tx) => {
    if (drop) await tx.delete(jobs).where(waitingBefore(since));
    await tx.delete(settings).where(eq(settings.key, mailsHeld));
    await tx.execute(sql`select pg_notify('jobs', '')`);
  });
  return { held: true, count };
}

async function heldSince(): Promise<Date | null> {
  const [row] = await db().select({ value: settings.value }).from(settings).where(eq(settings.key, mailsHeld));
  return row ? new Date(row.value) : null;
}

const waitingBefore = (since: Date) => and(isNull(jobs.doneAt), isNull(jobs.failedAt), lte(jobs.createdAt, since));
