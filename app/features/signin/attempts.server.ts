import { eq, inArray, lt } from "drizzle-orm";
import { db, type Tx } from "#db/client.server.ts";
import { signInFailures } from "#db/schema/people.ts";
import { keyedHash } from "#app/core/hash.server.ts";
import type { Outcome } from "#app/core/refusal.ts";
import { countedSince, stillCounted, waitLeft } from "./sign-in.ts";
import { secretKey } from "./secret.server.ts";

/** Whose guesses are counted together. */
export const countedBy = {
  /** Passwords at the sign-in page, by anybody. */
  account: (address: string) => `account ${address}`,
  /** The same from a browser that has signed in to this account before. */
  device: (nonce: string, address: string) => `device ${nonce} ${address}`,
  /** Passwords that an open session asks for again. */
  again: (personId: string) => `again ${personId}`,
  /** Codes of the second factor, wherever they are asked for. */
  code: (personId: string) => `code ${personId}`,
};

/** The database keeps only a keyed hash of this name. */
const keyOf = (counted: string): string => keyedHash(secretKey(), `attempt ${counted}`);

export interface Guess {
  /** One of `countedBy`. */
  counted: string;
  /** The field beside which the wait is told. */
  field: "password" | "code";
  now: Date;
}

/**
 * The only way to look at a password or a code. The guess is counted as failed before `check` runs, and the counter
 * is forgotten only when `check` found it right: nothing else that an action refuses can set it back. Call it with
 * input that has been parsed, since an incomplete form is no guess. `check` gives null for a wrong one; then this gives
 * "wrong". Errors: `sign_in_slowed`, with the seconds to wait beside the field.
 */
export async function guess<R>(
  { counted, field, now }: Guess,
  check: () => Promise<R | null>,
): Promise<Outcome<R> | "wrong"> {
  const key = keyOf(counted);
  const wait = await takeAttempt(key, now);
  if (wait > 0) return { ok: false, code: "sign_in_slowed", fields: { [field]: `wait:${wait}` } };
  const value = await check();
  if (value === null) return "wrong";
  await db().delete(signInFailures).where(eq(signInFailures.key, key));
  return { ok: true, value };
}

/**
 * Seconds to wait, or 0 when this attempt may be looked at. It is counted in a transaction of its own: guesses sent
 * at once can't slip past the counter, and a refusal doesn't roll it back.
 */
async function takeAttempt(key: string, now: Date): Promise<number> {
  return db().transaction(async (tx) => {
    // One statement finds, makes and locks the counter: a right guess beside this one may forget it at any moment.
    const [row] = await tx
      .insert(signInFailures)
      .values({ key, failures: 0, lastAt: now })
      .onConflictDoUpdate({ target: signInFailures.key, set: { key } })
      .returning({ failures: signInFailures.failures, lastAt: signInFailures.lastAt });
    if (!row) throw new Error("A counter was neither found nor made");
    const wait = waitLeft(row, now);
    if (wait > 0) return wait;
    const failures = stillCounted(row, now) + 1;
    await tx.update(signInFailures).set({ failures, lastAt: now }).where(eq(signInFailures.key, key));
    return 0;
  });
}

/** Takes away the counters of those who did not come back. */
export async function forgetOldAttempts(tx: Tx, now: Date): Promise<void> {
  await tx.delete(signInFailures).where(lt(signInFailures.lastAt, countedSince(now)));
}

/** Takes away the counters of a person whose account goes. Those of their browsers name nobody and end after a day. */
export async function forgetGuessesAt(tx: Tx, personId: string, address: string): Promise<void> {
  const keys = [countedBy.account(address), countedBy.again(personId), countedBy.code(personId)].map(keyOf);
  await tx.delete(signInFailures).where(inArray(signInFailures.key, keys));
}
