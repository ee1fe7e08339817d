/** How long a session lasts, in milliseconds: `idle` without being used, `most` in any case. */
export interface SessionTerm {
  idle: number;
  most: number;
}

/**
 * Why a session is over: it had been open for as long as one may be, or nobody used it, or it is no longer known
 * because somebody ended it or because it ended by itself long ago.
 */
export type SessionOver = "age" | "idle" | "ended";

interface Session {
  createdAt: Date;
  expiresAt: Date;
}

/** When a session that is used at `now` ends, unless it is used again. */
export const endOf = ({ idle, most }: SessionTerm, createdAt: Date, now: Date): Date =>
  new Date(Math.min(now.getTime() + idle, createdAt.getTime() + most));

/**
 * Why the session is over, or null while it goes on. Its longest time counts from its beginning, by the term that its
 * person has now: roles may have changed.
 */
export function whyOver({ most }: SessionTerm, { createdAt, expiresAt }: Session, now: Date): SessionOver | null {
  if (now.getTime() - createdAt.getTime() >= most) return "age";
  return now.getTime() >= expiresAt.getTime() ? "idle" : null;
}

/** The part of the idle time within which a use is not written down: not every request is worth a write. */
const unwritten = 1 / 60;

/** Whether the new end is worth writing down. An earlier end is always written at once. */
export function isWorthWriting({ idle }: SessionTerm, before: Date, end: Date): boolean {
  const moved = end.getTime() - before.getTime();
  return moved < 0 || moved >= idle * unwritten;
}
