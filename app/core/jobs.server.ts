import { and, eq, isNull, lt, or, sql } from "drizzle-orm";
import { jobKinds, type JobKind, type JobPayload } from "#app/job-kinds.server.ts";
import { CannotStart, database, rowsOf, type Tx } from "#db/client.server.ts";
import { jobs } from "#db/schema/machine.ts";
import { settings } from "#db/schema/people.ts";
import { newId } from "./ids.server.ts";
import { log, safeError } from "./log.server.ts";
import { pieces } from "./pieces.ts";

export interface Job {
  id: string;
  kind: JobKind;
  tries: number;
  /** Aborted when the process is told to end: what may take long breaks off, and is begun anew by the next process. */
  stop: AbortSignal;
}
/** Does one job of a kind. A job may run again after a crash, so doing it twice must do no harm. */
export type Handler<Kind extends JobKind> = (payload: JobPayload<Kind>, now: Date, job: Job) => Promise<void>;
export type Handlers = { readonly [Kind in JobKind]: Handler<Kind> };

export const maxTries = 12;
const atOnce = 5;
/**
 * Milliseconds for which a job belongs to one process. It must be longer than the slowest job takes, or two processes
 * would do it at once.
 */
const lease = 5 * 60_000;

const kinds = Object.keys(jobKinds) as JobKind[];
const among = (some: readonly string[]) => sql`kind = any(string_to_array(${some.join(" ")}, ' '))`;
const known = among(kinds);
const slow = kinds.filter((kind) => "slow" in jobKinds[kind]);
/** Slow kinds run beside the others, so that no mail waits until the files of a version are made. */
const lanes = [kinds.filter((kind) => !slow.includes(kind)), slow];
const silent = among(kinds.filter((kind) => "sendsNothing" in jobKinds[kind]));
const waits = sql`done_at is null and failed_at is null`;

/**
 * The name of the setting that holds back the mails that a restored backup had in its outbox. Its value is an instant:
 * nothing that was queued before it is sent.
 */
export const mailsHeld = "mails_held";
const heldUntil = sql`coalesce((select value from ${settings} where key = ${mailsHeld}), '-infinity')::timestamptz`;
const notHeld = sql`(${silent} or created_at > ${heldUntil})`;

export interface JobOptions {
  /** A key: as long as a job with the same key is kept, no second one is made. */
  once?: string | null;
  dueAt?: Date;
  /** The thing that the job tells of, so that `cancelJobs` finds the job while it waits. */
  about?: string | null;
}

/** Queues a job in the caller's transaction: the job exists if the change is committed, and only then. */
export const enqueue = <Kind extends JobKind>(
  tx: Tx,
  kind: Kind,
  payload: JobPayload<Kind>,
  now: Date,
  options: JobOptions = {},
): Promise<void> => enqueueAll(tx, kind, [{ payload, ...options }], now);

/** The same for many jobs of a kind, a thousand a statement. */
export async function enqueueAll<Kind extends JobKind>(
  tx: Tx,
  kind: Kind,
  wanted: readonly (JobOptions & { payload: JobPayload<Kind> })[],
  now: Date,
): Promise<void> {
  if (wanted.length === 0) return;
  for (const some of pieces(wanted)) {
    const rows = some.map(({ payload, once = null, dueAt = now, about = null }) => ({
      id: newId(now),
      kind,
      payload,
      once,
      about,
      dueAt,
      createdAt: now,
    }));
    await tx.insert(jobs).values(rows).onConflictDoNothing({ target: jobs.once });
  }
  await tx.execute(sql`select pg_notify('jobs', '')`);
}

/**
 * Takes away the jobs that still wait to tell of a thing, because there is nothing to tell any more. Gives how many
 * there were.
 */
export async function cancelJobs(tx: Tx, about: string): Promise<number> {
  const gone = await tx
    .delete(jobs)
    .where(and(eq(jobs.about, about), isNull(jobs.doneAt), isNull(jobs.failedAt)))
    .returning({ id: jobs.id });
  return gone.length;
}

interface Taken extends Omit<Job, "stop"> {
  payload: Record<string, unknown>;
}

/**
 * Takes and runs the due jobs of these kinds; gives how many were taken. A job that fails is tried again after a
 * growing pause, up to twelve times. Jobs of a kind that this program doesn't know are left to a program that does.
 * After `stop` no job is begun, and one that breaks off has not failed.
 */
export async function runJobs(
  handlers: Handlers,
  now: Date,
  lane: readonly JobKind[] = kinds,
  stop: AbortSignal = new AbortController().signal,
): Promise<number> {
  const begun = performance.now();
  const due = sql`${waits} and ${among(lane)} and ${notHeld} and due_at <= ${now.toISOString()}::timestamptz`;
  const taken = rowsOf<Taken>(
    await database().db.execute(sql`
      update jobs set tries = tries + 1, due_at = ${new Date(now.getTime() + lease).toISOString()}::timestamptz
      where id in (select id from jobs where ${due} order by due_at, id limit ${atOnce} for update skip locked)
      returning id, kind, payload, tries`),
  );
  // The rows of an update come in no order. Ids are ordered by when the jobs were made, and the ledger has to be
  // written in that order.
  for (const job of taken.sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const at = new Date(now.getTime() + performance.now() - begun);
    if (stop.aborted) await handBack(job, now);
    else if (await isStillOurs(job, at)) await runOne(handlers, { ...job, stop }, now);
  }
  return taken.length;
}

/** Puts a job back as if it had not been taken, so that the next process needn't wait for the end of its lease. */
async function handBack({ id, tries }: Omit<Job, "stop">, now: Date): Promise<void> {
  await database()
    .db.update(jobs)
    .set({ dueAt: now, tries: tries - 1 })
    .where(and(eq(jobs.id, id), eq(jobs.tries, tries), isNull(jobs.doneAt), isNull(jobs.failedAt)));
}

/**
 * Renews the lease of a job that waited in this process for others. False where another process has taken the job
 * meanwhile.
 */
async function isStillOurs({ id, tries }: Taken, at: Date): Promise<boolean> {
  const renewed = await database()
    .db.update(jobs)
    .set({ dueAt: new Date(at.getTime() + lease) })
    .where(and(eq(jobs.id, id), eq(jobs.tries, tries), isNull(jobs.doneAt), isNull(jobs.failedAt)))
    .returning({ id: jobs.id });
  return renewed.length > 0;
}

/**
 * Milliseconds until a job that failed that many times is tried again: ten seconds, doubled each time, an hour at the
 * most.
 */
const pauseAfter = (tries: number): number => Math.min(3_600_000, 10_000 * 2 ** (tries - 1));

/**
 * Thrown by a handler for a failure that trying again can't mend: the job is given up at once. `code` is kept, but
 * never the words of another server.
 */
export class GivenUp extends Error {
  constructor(readonly code: string) {
    super(code);
    this.name = "GivenUp";
  }
}

/**
 * Ends a job within the transaction that does it, for what would be done twice after a crash between the two. False
 * where it is over already: then nothing is left to do.
 */
export async function endWithin(tx: Tx, { id }: Pick<Job, "id">, now: Date): Promise<boolean> {
  const ended = await tx
    .update(jobs)
    .set({ doneAt: now, failure: null, payload: {} })
    .where(and(eq(jobs.id, id), isNull(jobs.doneAt)))
    .returning({ id: jobs.id });
  return ended.length > 0;
}

async function runOne(handlers: Handlers, { payload, ...job }: Taken & Job, now: Date): Promise<void> {
  const { db } = database();
  try {
    await perform(handlers, job, payload, now);
    // A job that is done keeps its kind and its times and loses its payload, because mails carry addresses and one-time
    // links.
    await db.update(jobs).set({ doneAt: now, failure: null, payload: {} }).where(eq(jobs.id, job.id));
  } catch (error) {
    if (job.stop.aborted && !(error instanceof GivenUp)) return handBack(job, now);
    const final = job.tries >= maxTries || error instanceof GivenUp;
    const safe = safeError(error);
    const { id, kind, tries } = job;
    if (final) log.error({ job: id, kind, tries, error: safe }, "job given up");
    else log.warn({ job: id, kind, tries, error: safe }, "job failed");
    const next = final ? { failedAt: now, payload: {} } : { dueAt: new Date(now.getTime() + pauseAfter(tries)) };
    await db
      .update(jobs)
      .set({ failure: safe.code ?? safe.name, ...next })
      .where(and(eq(jobs.id, id), isNull(jobs.doneAt)));
  }
}

/**
 * A row may come from another version of this program, or from a restored backup: a payload that doesn't fit now will
 * never fit.
 */
async function perform(handlers: Handlers, job: Job, payload: unknown, now: Date): Promise<void> {
  const parsed = jobKinds[job.kind].payload.safeParse(payload);
  if (!parsed.success) {
    const fields = new Set(parsed.error.issues.map(({ path }) => String(path[0] ?? "")));
    throw new GivenUp(`unfit_payload:${[...fields].join(",")}`);
  }
  await (handlers[job.kind] as Handler<JobKind>)(parsed.data, now, job);
}

const hour = 3_600_000;
/**
 * In milliseconds. A job that is over stays for `rest`, so that its key still stops a second one. A job of an unknown
 * kind waits for `patience` for a program that knows it, so that an update can be taken back for some days.
 */
const [rest, patience] = [hour, 7 * 24 * hour];

/**
 * Takes away jobs that are over, and gives up those that this program could not do for a week: their payload may be
 * personal.
 */
export async function forgetJobs(tx: Tx, now: Date): Promise<void> {
  const before = new Date(now.getTime() - rest);
  await tx.delete(jobs).where(or(lt(jobs.doneAt, before), lt(jobs.failedAt, before)));
  const over = await tx
    .update(jobs)
    .set({ failedAt: now, failure: "unknown_kind", payload: {} })
    .where(and(waits, sql`not ${known}`, lt(jobs.dueAt, new Date(now.getTime() - patience))))
    .returning({ job: jobs.id, kind: jobs.kind });
  for (const job of over) log.error(job, "job of an unknown kind given up");
}

/**
 * Counts waiting jobs of kinds that this program doesn't know, by kind: those of a newer version that ran here, or of a
 * very old one.
 */
export async function countUnknownJobs(): Promise<{ kind: string; count: number }[]> {
  const unknown = sql`${waits} and not ${known}`;
  return rowsOf(
    await database().db.execute(sql`
    select kind, count(*)::int as count from jobs where ${unknown} group by 1 order by 1`),
  );
}

/**
 * Runs jobs when it is notified of them, and every five seconds in case a notification was missed. Gives the function
 * that stops it: it tells the jobs under way to break off, waits for their end, and leaves the others. Throws
 * CannotStart with the names of kinds without a handler: types forbid such kinds, but a build doesn't check types.
 */
export async function startRunning(handlers: Handlers): Promise<() => Promise<void>> {
  const without = kinds.filter((kind) => typeof handlers[kind] !== "function");
  if (without.length > 0) throw new CannotStart(`This build has no handler for jobs of kind ${without.join(", ")}.`);
  for (const unknown of await countUnknownJobs()) log.error(unknown, "jobs of an unknown kind wait");
  const stop = new AbortController();
  const runners = lanes.map((lane) => runnerOf(handlers, lane, stop.signal));
  const wake = () => {
    for (const runner of runners) runner.wake();
  };
  const listening = await database().listen("jobs", wake);
  const timer = setInterval(wake, 5_000);
  wake();
  return async () => {
    stop.abort();
    clearInterval(timer);
    await listening.stop();
    await Promise.all(runners.map((runner) => runner.rest()));
  };
}

/**
 * Runs the jobs of one lane, one round after the other. `wake` starts a round; `rest` waits for the round that runs.
 */
function runnerOf(
  handlers: Handlers,
  lane: readonly JobKind[],
  stop: AbortSignal,
): { wake: () => void; rest: () => Promise<unknown> } {
  let running: Promise<unknown> = Promise.resolve();
  let waiting = false;
  const run = async () => {
    waiting = false;
    try {
      while (!stop.aborted && (await runJobs(handlers, new Date(), lane, stop)) > 0);
    } catch (error) {
      log.error({ error: safeError(error) }, "jobs stopped for now");
    }
  };
  return {
    wake: () => {
      if (waiting) return;
      waiting = true;
      running = running.then(run);
    },
    rest: () => running,
  };
}
