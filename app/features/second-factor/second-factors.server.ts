import { and, eq, isNull, sql } from "drizzle-orm";
import { command } from "#app/access/command.server.ts";
import type { Context } from "#app/access/context.ts";
import { refuse, type Outcome } from "#app/core/refusal.ts";
import { needsSecondFactor } from "#app/access/session.server.ts";
import { readInput, z } from "#app/core/validation.server.ts";
import { db } from "#db/client.server.ts";
import { people, roles, sessions } from "#db/schema/people.ts";
import { secondFactors } from "#db/schema/privacy.ts";
import { ownAct } from "./again.server.ts";
import { encrypt, decrypt } from "./sealed.server.ts";
import { giveCode, newRecoveryCodes, purpose, typedCode } from "./second-factor-codes.server.ts";
import { stepOf } from "./second-factor.ts";
import { matchingStep, newTotpKey } from "./totp.server.ts";

export interface SecondFactor {
  confirmedAt: Date | null;
  recoveryLeft: number;
  /** In base32; only until it is confirmed. */ key: string | null;
}

/** The state of somebody's second factor; null where they never began to set one up. */
export async function getSecondFactor(personId: string): Promise<SecondFactor | null> {
  const [row] = await db().select().from(secondFactors).where(eq(secondFactors.personId, personId));
  if (!row) return null;
  const key = row.confirmedAt ? null : decrypt(purpose, row.secret).text;
  return { confirmedAt: row.confirmedAt, recoveryLeft: row.recoveryHashes.length, key };
}

/** Whether signing in asks for a code. */
export async function hasSecondFactor(personId: string): Promise<boolean> {
  const [row] = await db()
    .select({ confirmedAt: secondFactors.confirmedAt })
    .from(secondFactors)
    .where(eq(secondFactors.personId, personId));
  return row !== undefined && row.confirmedAt !== null;
}

/** Whether the person must have one: they hold a role of the body, and the installation asks for it. */
export async function mustHaveSecondFactor(personId: string): Promise<boolean> {
  const [row] = await db()
    .select({ demo: people.demo })
    .from(people)
    .innerJoin(roles, and(eq(roles.personId, people.id), isNull(roles.endedAt)))
    .where(eq(people.id, personId))
    .limit(1);
  return row !== undefined && needsSecondFactor(row);
}

/**
 * Begins to set one up, or begins again where it was never confirmed: makes a new key, which opens nothing until a code
 * of it was given.
 */
export const beginSecondFactor = command({
  name: "second_factor.begin",
  input: z.object({}),
  quiet: true,
  run: async ({ tx, actor, now }) => {
    const begun = { secret: encrypt(purpose, newTotpKey()), recoveryHashes: [], lastStep: 0, createdAt: now };
    const [row] = await tx
      .insert(secondFactors)
      .values({ personId: actor.personId, ...begun })
      .onConflictDoUpdate({
        target: secondFactors.personId,
        set: begun,
        setWhere: sql`${secondFactors.confirmedAt} is null`,
      })
      .returning({ personId: secondFactors.personId });
    if (!row) refuse("wrong_state");
  },
});

/**
 * The first code of the new key proves that the app has it; the page shows the key, so that this code is no guess.
 * Gives the recovery codes, which nobody can show again.
 */
export const confirmSecondFactor = command({
  name: "second_factor.set",
  again: ownAct("factorOn", "password"),
  input: z.object({ code: typedCode }),
  quiet: true,
  run: async ({ tx, actor, input, now, log }): Promise<string[]> => {
    const own = eq(secondFactors.personId, actor.personId);
    const [row] = await tx.select().from(secondFactors).where(own).for("update");
    if (!row || row.confirmedAt) refuse("wrong_state");
    const step = matchingStep(decrypt(purpose, row.secret).text, input.code, stepOf(now) - 2, now);
    if (step === null) refuse("invalid", { code: "wrong_code" });
    const { codes, hashes } = newRecoveryCodes(actor.personId);
    await tx.update(secondFactors).set({ confirmedAt: now, lastStep: step, recoveryHashes: hashes }).where(own);
    await tx.update(sessions).set({ secondFactorAt: now }).where(eq(sessions.id, actor.sessionId));
    await log(`person:${actor.personId}`, { step: "confirmed" });
    return codes;
  },
});

/** Not called with a form's input: `by` comes from the check of the code. */
const markGiven = command({
  name: "second_factor.give",
  input: z.object({ by: z.enum(["totp", "recovery"]) }),
  quiet: true,
  run: async ({ tx, actor, input, now, log }) => {
    await tx.update(sessions).set({ secondFactorAt: now }).where(eq(sessions.id, actor.sessionId));
    await log(`person:${actor.personId}`, { by: input.by });
  },
});

/**
 * Gives the second factor in a session that was opened without it, because the role was given later or a mailed link
 * opened it.
 */
export async function giveSecondFactor(context: Context, raw: unknown): Promise<Outcome<void>> {
  if (!context.actor) return { ok: false, code: "sign_in", fields: {} };
  const { input, wrong } = readInput(z.object({ code: typedCode }), raw);
  if (wrong) return { ok: false, code: "invalid", fields: wrong };
  const given = await giveCode(context.actor.personId, input.code, context.now);
  return given.ok ? markGiven(context, { by: given.value }) : given;
}

/** Makes new recovery codes; the earlier ones no longer work. */
export const renewRecoveryCodes = command({
  name: "second_factor.set",
  again: ownAct("recoveryCodes", "password and code"),
  input: z.object({}),
  quiet: true,
  run: async ({ tx, actor, log }): Promise<string[]> => {
    const { codes, hashes } = newRecoveryCodes(actor.personId);
    await tx.update(secondFactors).set({ recoveryHashes: hashes }).where(eq(secondFactors.personId, actor.personId));
    await log(`person:${actor.personId}`, { step: "recovery_codes" });
    return codes;
  },
});

/** Takes the second factor away: to begin again on another device, or for good where the person needs none. */
export const removeSecondFactor = command({
  name: "second_factor.set",
  again: ownAct("factorOff", "password and code"),
  input: z.object({}),
  quiet: true,
  run: async ({ tx, actor, log }) => {
    await tx.delete(secondFactors).where(eq(secondFactors.personId, actor.personId));
    await log(`person:${actor.personId}`, { step: "removed" });
  },
});
