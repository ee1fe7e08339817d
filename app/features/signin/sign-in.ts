/** Failed attempts after which there is no wait yet. */
const free = 4;
const longestWait = 15 * 60;
const forgottenAfter = 24 * 3_600_000;

/**
 * Seconds to wait after that many failed sign-ins in a row: none for four, then 2, 4, 8 … up to a quarter of an hour.
 */
export function waitAfter(failures: number): number {
  return failures <= free ? 0 : Math.min(longestWait, 2 ** Math.min(failures - free, 20));
}

export interface Failures {
  failures: number;
  lastAt: Date;
}

/** How many failures still count: none after a day. */
export const stillCounted = ({ failures, lastAt }: Failures, now: Date): number =>
  now.getTime() - lastAt.getTime() >= forgottenAfter ? 0 : failures;

/** Whole seconds until the next attempt is looked at; 0 when it may come now. */
export function waitLeft(counter: Failures, now: Date): number {
  const passed = (now.getTime() - counter.lastAt.getTime()) / 1000;
  return Math.max(0, Math.ceil(waitAfter(stillCounted(counter, now)) - passed));
}

/** Counters that last changed before this instant no longer count. */
export const countedSince = (now: Date): Date => new Date(now.getTime() - forgottenAfter);
