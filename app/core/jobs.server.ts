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
}
/** What is done with the jobs of a kind. It may run again after a crash, so it must bear that. */
export type Handler<Kind extends JobKind> = (payload: JobPayload<Kind>, now: Date, job: Job) => Promise<void>;
export type Handlers = { readonly [Kind in JobKind]: Handler<Kind> };

export const maxTries = 12;
const atOnce = 5;
/** How long a job is in one pair of hands, in milliseconds: more than the slowest takes, or two do it at once. */
const lease = 5 * 60_000;

const kinds = Object.keys(jobKinds) as JobKind[];
const among = (some: readonly string[]) => sql`kind = any(string_to_array(${some.join(" ")}, ' '))`;
const known = among(kinds);
const slow = kinds.filter((kind) => "slow" in jobKinds[kind]);
/** What takes long is done beside the rest: nobody's mail waits for the files of a version. */
const lanes = [kinds.filter((kind) => !slow.includes(kind)), slow];
const silent = among(kinds.filter((kind) => "sendsNothing" in jobKinds[kind]));
const waits = sql`done_at is null and failed_at is null`;

/** The setting that holds back what a restored backup had in its outbox: an instant, of whose past nothing is sent. */
export const mailsHeld = "mails_held";
const heldUntil = sql`coalesce((select value from ${settings} where key = ${mailsHeld}), '-infinity')::timestamptz`;
const notHeld = sql`(${silent} or created_at > ${heldUntil})`;

export interface JobOptions {
  /** Makes a repeated request one job. */
  once?: string | null;
  dueAt?: Date;
  /** What it tells of, so that `cancelJobs` finds it while it waits. */
  about?: string | null;
}

/** Written in the caller's transaction: the job exists exactly when the change does. */
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

/** What still waits about a thing is never done: its news died with it. Gives how many there were. */
export async function cancelJobs(tx: Tx, about: string): Promise<number> {
  const gone = await tx
    .delete(jobs)
    .where(and(eq(jobs.about, about), isNull(jobs.doneAt), isNull(jobs.failedAt)))
    .returning({ id: jobs.id });
  return gone.length;
}

interface Taken extends Job {
  payload: Record<string, unknown>;
}

/**
 * Takes and runs what is due of these kinds; gives how many were taken. A failure comes back after a growing pause, up
 * to twelve times. Jobs of a kind that this program doesn't know are left for one that does.
 */
export async function runJobs(handlers: Handlers, now: Date, lane: readonly JobKind[] = kinds): Promise<number> {
  const begun = performance.now();
  const due = sql`${waits} and ${among(lane)} and ${notHeld} and due_at <= ${now.toISOString()}::timestamptz`;
  const taken = rowsOf<Taken>(
    await database().db.execute(sql`
      update jobs set tries = tries + 1, due_at = ${new Date(now.getTime() + lease).toISOString()}::timestamptz
      where id in (select id from jobs where ${due} order by due_at, id limit ${atOnce} for update skip locked)
      returning id, kind, payload, tries`),
  );
  // What an update gives back has no order; ids have that of their making, and a ledger wants it.
  for (const job of taken.sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const at = new Date(now.getTime() + performance.now() - begun);
    if (await isStillOurs(job, at)) await runOne(handlers, job, now);
  }
  return taken.length;
}

/** False for a job that waited here for the others until another process took it; its lease begins anew otherwise. */
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
 * Thrown by a handler for what no repetition mends: the job is over at once. `code` is kept, never a server's words.
 */
export class GivenUp extends Error {
  constructor(readonly code: string) {
    super(code);
    this.name = "GivenUp";
  }
}

async function runOne(handlers: Handlers, { payload, ...job }: Taken, now: Date): Promise<void> {
  const { db } = database();
  try {
    await perform(handlers, job, payload, now);
    // What was done leaves its kind and times alone: mails carry addresses and one-time links.
    await db.update(jobs).set({ doneAt: now, failure: null, payload: {} }).where(eq(jobs.id, job.id));
  } catch (error) {
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

/** A row may come from another version of this program, or from a restored backup: one that doesn't fit never will. */
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
 * Milliseconds that a job which is over stays, so that its key still makes a repeated request one job; and that one of
 * an unknown kind waits for a program that knows it, so that an update can be taken back for some days.
 */
const [rest, patience] = [hour, 7 * 24 * hour];

/** Removes what is over, and gives up what nobody here could do for a week: its payload may be personal. */
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

/** Waiting jobs of kinds that this program doesn't know: those of a newer version that was here, or of one long ago. */
export async function countUnknownJobs(): Promise<{ kind: string; count: number }[]> {
  const unknown = sql`${waits} and not ${known}`;
  return rowsOf(
    await database().db.execute(sql`
    select kind, count(*)::int as count from jobs where ${unknown} group by 1 order by 1`),
  );
}

/**
 * Runs jobs as they are notified, and every five seconds in case a notification was missed. Gives the function that
 * stops it. Throws CannotStart with the names of kinds without a handler: types forbid them, but a build doesn't look.
 */
export async function startRunning(handlers: Handlers): Promise<() => Promise<void>> {
  const without = kinds.filter((kind) => typeof handlers[kind] !== "function");
  if (without.length > 0) throw new CannotStart(`This build has no handler for jobs of kind ${without.join(", ")}.`);
  for (const unknown of await countUnknownJobs()) log.error(unknown, "jobs of an unknown kind wait");
  const runners = lanes.map((lane) => runnerOf(handlers, lane));
  const wake = () => {
    for (const runner of runners) runner.wake();
  };
  const listening = await database().listen("jobs", wake);
  const timer = setInterval(wake, 5_000);
  wake();
  return async () => {
    clearInterval(timer);
    await listening.stop();
    await Promise.all(runners.map((runner) => runner.rest()));
  };
}

/** Runs one lane's jobs when it is woken, one round after the other; `rest` waits for the round that runs. */
function runnerOf(handlers: Handlers, lane: readonly JobKind[]): { wake: () => void; rest: () => Promise<unknown> } {
  let running: Promise<unknown> = Promise.resolve();
  let waiting = false;
  const run = async () => {
    waiting = false;
    try {
      while ((await runJobs(handlers, new Date(), lane)) > 0);
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
