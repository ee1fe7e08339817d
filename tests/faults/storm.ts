import { setTimeout as pause } from "node:timers/promises";
import { poolSize } from "#db/client.server.ts";
import { askOnce, type Asked } from "./client.ts";
import type { World } from "./world.ts";

/** Milliseconds: nobody waits longer, from so long after the database is back. */
const [longest, settled] = [2_000, 5_000];
const atOnce = 200;
/** Most ask one thing of the database and get a short page; they wait in front of the connections, not of React. */
const short = Array<string>(8).fill("/allegati/niente");
const paths = [...short, "/spazio", "/consultazioni/torino-citta-del-lavoro/contributi"];

/** What two hundred people met who asked at the same time. */
export interface Storm {
  after: string;
  /** Milliseconds of the one who waited longest. */
  slowest: number;
  /** How many got no answer, or 500 and above. */
  failed: number;
  /** Connections of the servers' pools that answered something, of how many there are. */
  slots: number;
  ofSlots: number;
  /** Milliseconds that nobody may wait longer here. */
  limit: number;
}
/** Whether the machine has the time to say anything of waiting: one that is this slow while all is well has not. */
export const isMeasurable = ({ slowest, failed }: Storm): boolean => failed === 0 && slowest <= 3 * longest;
/** From when on, after the database is back, requests are judged; ends with the next fault. */
export interface Watch {
  from: number;
  to: number;
}

/** Requests that began and ended within those times, and went wrong or took too long. */
export const slowOnes = (asked: readonly Asked[], watches: readonly Watch[], limit: number): Asked[] =>
  asked.filter(
    ({ from, to, status }) =>
      watches.some((watch) => from >= watch.from && to <= watch.to) &&
      (to - from > limit || status >= 500 || status === 0),
  );

/** Milliseconds that nobody may wait longer, where a storm took so many while nothing was wrong. */
export const limitFor = (healthy: number): number => Math.max(longest, 2 * healthy);

/** Waits until those five seconds are over. Gives the instant. */
export async function settle(): Promise<number> {
  await pause(settled);
  return performance.now();
}

/**
 * Two hundred requests at the same time, all of which ask the database: for a file, for what is public and was just
 * dropped by a commit, for what somebody sees who is signed in.
 * @param cookie of somebody who is signed in
 * @param healthy milliseconds that a storm took while nothing was wrong: on a machine that is busy otherwise twice as
 *   long is allowed
 */
export async function storm(world: World, after: string, cookie: string, healthy = 0): Promise<Storm> {
  const [begun] = await world.sql<{ at: Date }[]>`select clock_timestamp() as at`;
  const asked = await askAtOnce(world, cookie);
  const used = async () => {
    const [row] = await world.sql<{ slots: number }[]>`
      select count(*)::int as slots from pg_stat_activity
      where application_name = 'tavolo-comune' and datname = current_database() and query_start >= ${begun?.at ?? new Date()}`;
    return row?.slots ?? 0;
  };
  const ofSlots = poolSize * world.servers.length;
  let slots = await used();
  // Where requests come slowly some connections may not have been needed: a lost one doesn't answer later either.
  for (let again = 0; slots < ofSlots && again < 2; again += 1) {
    await askAtOnce(world, cookie);
    slots = await used();
  }
  return {
    after,
    slowest: Math.round(Math.max(...asked.map(({ from, to }) => to - from))),
    failed: asked.filter(({ status }) => status === 0 || status >= 500).length,
    slots,
    ofSlots,
    limit: healthy > 0 ? limitFor(healthy) : Infinity,
  };
}

async function askAtOnce(world: World, cookie: string): Promise<Asked[]> {
  const asked: Asked[] = [];
  await Promise.all(
    Array.from({ length: atOnce }, (_, n) => {
      const path = paths[n % paths.length] ?? "";
      const as = path === "/spazio" ? { cookie } : {};
      // Past the proxy, which would ask another server where one doesn't answer.
      const { origin } = world.servers[Math.floor(n / paths.length) % world.servers.length] ?? world;
      return askOnce(origin, path, { ...as, seen: (each) => asked.push(each) }).catch(() => undefined);
    }),
  );
  return asked;
}
