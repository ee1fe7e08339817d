/** How long a session lasts, in milliseconds: while nobody uses it, and at most. */
export interface SessionTerm {
  idle: number;
  most: number;
}

/**
 * Why a session that somebody comes with is over: it had been open for as long as one may be, nobody used it, or it is
 * no longer known, since it was ended elsewhere or ended by itself long ago.
 */
export type SessionOver = "age" | "idle" | "ended";

interface Session {
  createdAt: Date;
  expiresAt: Date;
}

/** When a session ends that is used at `now`, unless it is used again. */
export const endOf = ({ idle, most }: SessionTerm, createdAt: Date, now: Date): Date =>
  new Date(Math.min(now.getTime() + idle, createdAt.getTime() + most));

/** Null while the session goes on. Its longest time counts from its beginning under the term of now: roles change. */
export function whyOver({ most }: SessionTerm, { createdAt, expiresAt }: Session, now: Date): SessionOver | null {
  if (now.getTime() - createdAt.getTime() >= most) return "age";
  return now.getTime() >= expiresAt.getTime() ? "idle" : null;
}

/** The part of the idle time that a use may go unwritten: not every request is worth a write. */
const unwritten = 1 / 60;

/** Whether the new end is to be written down: at once where it is earlier. */
export function isWorthWriting({ idle }: SessionTerm, before: Date, end: Date): boolean {
  const moved = end.getTime() - before.getTime();
  return moved < 0 || moved >= idle * unwritten;
}
