import { inArray, lt, eq } from "drizzle-orm";
import { db, type Db, type Tx } from "#db/client.server.ts";
import { signInFailures } from "#db/schema/people.ts";
import { keyedHash } from "#app/core/hash.server.ts";
import { countedSince, stillCounted, waitLeft } from "./sign-in.ts";
import { secretKey } from "./secret.server.ts";

/** Whose attempts are counted together; the database keeps only a keyed hash of it. */
export async function attemptKey(parts: readonly string[], handle: Db | Tx = db()): Promise<string> {
  return keyedHash(await secretKey(handle), `attempt ${parts.join(" ")}`);
}

/**
 * Seconds to wait, or 0 when this attempt may be looked at. It is counted as failed before the password is checked, in a
 * transaction of its own: guesses sent at once can't slip past the counter, and a refusal doesn't roll it back.
 */
export async function takeAttempt(key: string, now: Date): Promise<number> {
  return db().transaction(async (tx) => {
    await tx.insert(signInFailures).values({ key, failures: 0, lastAt: now }).onConflictDoNothing();
    const [row] = await tx.select({ failures: signInFailures.failures, lastAt: signInFailures.lastAt }).from(signInFailures).where(eq(signInFailures.key, key)).for("update");
    if (!row) throw new Error("The counter of attempts vanished");
    const wait = waitLeft(row, now);
    if (wait > 0) return wait;
    await tx.update(signInFailures).set({ failures: stillCounted(row, now) + 1, lastAt: now }).where(eq(signInFailures.key, key));
    return 0;
  });
}

/** After the right password; and what says nothing any more goes with it. */
export async function forgetAttempts(keys: readonly string[], now: Date): Promise<void> {
  await db().delete(signInFailures).where(inArray(signInFailures.key, [...keys]));
  await forgetOldAttempts(db(), now);
}

/** Counters of those who never came back. */
export async function forgetOldAttempts(handle: Db | Tx, now: Date): Promise<void> {
  await handle.delete(signInFailures).where(lt(signInFailures.lastAt, countedSince(now)));
}
