import { and, eq, isNull, lt, or, sql } from "drizzle-orm";
import { database, rowsOf, type Tx } from "#db/client.server.ts";
import { jobs } from "#db/schema/machine.ts";
import { settings } from "#db/schema/people.ts";
import { newId } from "./ids.server.ts";
import { log, safeError } from "./log.server.ts";

export interface Job { id: string; kind: string; payload: Record<string, unknown>; tries: number }
type Handler = (job: Job, now: Date) => Promise<void>;
const handlers = new Map<string, Handler>();
const silent = new Set<string>();
export const maxTries = 12;
const atOnce = 5;
/** How long what was taken is in one pair of hands, in milliseconds: more than as many mails need that each wait for a slow server. */
const lease = 5 * 60_000;

/**
 * One handler a kind; it may run again after a crash, so it must bear that. What `sendsNothing` to anybody isn't held back after a
 * restored backup.
 */
export function handleJobs(kind: string, handler: Handler, { sendsNothing = false } = {}): void {
  handlers.set(kind, handler);
  if (sendsNothing) silent.add(kind);
}

/** The setting that holds back what a restored backup had in its outbox: an instant, of whose past nothing is sent. */
export const mailsHeld = "mails_held";
const notHeld = () => sql`(kind = any(string_to_array(${[...silent].join(" ")}, ' ')) or created_at > coalesce((select value from ${settings} where key = ${mailsHeld}), '-infinity')::timestamptz)`;

/**
 * Written in the caller's transaction: the job exists exactly when the change does. `once` makes a repeated request one job; `about`
 * names what it tells of, so that `cancelJobs` finds it while it waits.
 */
export async function enqueue(tx: Tx, kind: string, payload: Record<string, unknown>, now: Date, options: { once?: string; dueAt?: Date; about?: string } = {}): Promise<void> {
  await tx
    .insert(jobs)
    .values({ id: newId(now), kind, payload, once: options.once ?? null, about: options.about ?? null, dueAt: options.dueAt ?? now, createdAt: now })
    .onConflictDoNothing({ target: jobs.once });
  await tx.execute(sql`select pg_notify('jobs', '')`);
}

/** What still waits about a thing is never done: its news died with it. Gives how many there were. */
export async function cancelJobs(tx: Tx, about: string): Promise<number> {
  const gone = await tx.delete(jobs).where(and(eq(jobs.about, about), isNull(jobs.doneAt), isNull(jobs.failedAt))).returning({ id: jobs.id });
  return gone.length;
}

/** Takes and runs what is due; gives how many were taken. A failure comes back after a growing pause, up to twelve times. */
export async function runDueJobs(now: Date): Promise<number> {
  const { db } = database();
  const taken = rowsOf<{ id: string; kind: string; payload: Record<string, unknown>; tries: number }>(
    await db.execute(sql`
      update jobs set tries = tries + 1, due_at = ${new Date(now.getTime() + lease).toISOString()}::timestamptz
      where id in (select id from jobs where done_at is null and failed_at is null and due_at <= ${now.toISOString()}::timestamptz
                     and ${notHeld()}
                   order by due_at limit ${atOnce} for update skip locked)
      returning id, kind, payload, tries`),
  );
  // What an update gives back has no order; ids have that of their making, and a ledger wants it.
  for (const job of taken.sort((a, b) => (a.id < b.id ? -1 : 1))) await runOne(job, now);
  return taken.length;
}

/** Milliseconds until a job that failed that many times is tried again: ten seconds, doubled each time, an hour at the most. */
const pauseAfter = (tries: number): number => Math.min(3_600_000, 10_000 * 2 ** (tries - 1));

/** Thrown by a handler for what no repetition mends: the job is over at once. `code` is kept, never a server's words. */
export class GivenUp extends Error {
  constructor(readonly code: string) {
    super(code);
    this.name = "GivenUp";
  }
}

async function runOne(job: Job, now: Date): Promise<void> {
  const { db } = database();
  const handler = handlers.get(job.kind);
  try {
    if (!handler) throw new Error(`No handler for jobs of kind ${job.kind}`);
    await handler(job, now);
    // What was done leaves its kind and times alone: mails carry addresses and one-time links.
    await db.update(jobs).set({ doneAt: now, failure: null, payload: {} }).where(eq(jobs.id, job.id));
  } catch (error) {
    const final = job.tries >= maxTries || error instanceof GivenUp;
    log.warn({ job: job.id, kind: job.kind, tries: job.tries, final, error: safeError(error) }, "job failed");
    await db
      .update(jobs)
      .set({ failure: (error instanceof GivenUp ? error.code : safeError(error).code) ?? safeError(error).name, ...(final ? { failedAt: now, payload: {} } : { dueAt: new Date(now.getTime() + pauseAfter(job.tries)) }) })
      .where(and(eq(jobs.id, job.id), sql`done_at is null`));
  }
}

/** A job that is over stays for this long, so that its key still makes a repeated request one job; in milliseconds. */
const rest = 3_600_000;

export async function forgetJobs(tx: Tx, now: Date): Promise<void> {
  const before = new Date(now.getTime() - rest);
  await tx.delete(jobs).where(or(lt(jobs.doneAt, before), lt(jobs.failedAt, before)));
}

/** Runs jobs as they are notified, and every five seconds in case a notification was missed. Gives the function that stops it. */
export async function startJobs(): Promise<() => Promise<void>> {
  let running: Promise<unknown> = Promise.resolve();
  let waiting = false;
  const wake = () => {
    if (waiting) return;
    waiting = true;
    running = running.then(async () => {
      waiting = false;
      try {
        while ((await runDueJobs(new Date())) > 0);
      } catch (error) {
        log.error({ error: safeError(error) }, "jobs stopped for now");
      }
    });
  };
  const unlisten = await database().listen("jobs", wake);
  const timer = setInterval(wake, 5_000);
  wake();
  return async () => {
    clearInterval(timer);
    await unlisten();
    await running;
  };
}
