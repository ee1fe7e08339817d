import { eq, lt } from "drizzle-orm";
import { keyedHash, newSecret } from "#app/core/hash.server.ts";
import { log, safeError } from "#app/core/log.server.ts";
import { db, type Tx } from "#db/client.server.ts";
import { logKeys } from "#db/schema/digests.ts";
import { digestLength, keptDays, logDay } from "./session-digest.ts";

const dayLength = 86_400_000;

/** What stands for a session in the log lines of the day to which the key belongs. */
export const digestUnder = (key: string, sessionId: string): string => keyedHash(key, sessionId).slice(0, digestLength);

/** The key that this process used last, since most requests need the same one. It is read anew after each cleaning. */
let lastUsed: { day: string; key: string } | undefined;

/**
 * The key of that day, the same for all processes on one database; null where none was made, or where it was already
 * taken away.
 */
export async function logKeyOf(day: string, from: Pick<Tx, "select"> = db()): Promise<string | null> {
  const [row] = await from.select({ key: logKeys.key }).from(logKeys).where(eq(logKeys.day, day));
  return row?.key ?? null;
}

/**
 * What stands for a session in the request log: the same all day, and something else the next day. Null without a key
 * or a database, because a line without it is better than a request without an answer.
 */
export async function sessionDigest(sessionId: string, at: Date): Promise<string | null> {
  const day = logDay(at);
  try {
    if (lastUsed?.day !== day) {
      const key = await logKeyOf(day);
      if (key === null) return null;
      lastUsed = { day, key };
    }
    return digestUnder(lastUsed.key, sessionId);
  } catch (error) {
    log.warn({ error: safeError(error) }, "no key for the request log");
    return null;
  }
}

/**
 * Makes the keys of today and tomorrow. They are made ahead because a request that only reads a page should write no
 * row.
 */
export async function makeLogKeys(tx: Tx, now: Date): Promise<void> {
  const days = [now, new Date(now.getTime() + dayLength)].map(logDay);
  await tx
    .insert(logKeys)
    .values(days.map((day) => ({ day, key: newSecret() })))
    .onConflictDoNothing();
  lastUsed = undefined;
}

/** Takes away the keys of days whose lines may no longer be kept. */
export async function forgetLogKeys(tx: Tx, now: Date): Promise<void> {
  await tx.delete(logKeys).where(lt(logKeys.day, logDay(new Date(now.getTime() - keptDays * dayLength))));
}
