import { randomInt } from "node:crypto";
import { and, eq, isNull, sql } from "drizzle-orm";
import { command, type Command } from "#app/core/command.server.ts";
import { sha256 } from "#app/core/hash.server.ts";
import { refuse } from "#app/core/refusal.ts";
import { needsSecondFactor } from "#app/core/session.server.ts";
import { z } from "#app/core/validation.server.ts";
import { db, type Tx } from "#db/client.server.ts";
import { people, roles, sessions } from "#db/schema/people.ts";
import { secondFactors } from "#db/schema/privacy.ts";
import { attemptKey, forgetAttempts, takeAttempt } from "./attempts.server.ts";
import { recordRefused } from "./refused-sign-ins.server.ts";
import { seal, unseal } from "./sealed.server.ts";
import { looksLikeTotp, plainCode, recoveryCode, recoveryCount, stepOf } from "./second-factor.ts";
import { matchingStep, newTotpKey } from "./totp.server.ts";

const purpose = "second factor";
const typedCode = z.string().min(1).max(60).transform(plainCode);

export interface SecondFactor { confirmedAt: Date | null; recoveryLeft: number; /** In base32; only until it is confirmed. */ key: string | null }

/** Where somebody stands with their second factor; null where they never began. */
export async function getSecondFactor(personId: string): Promise<SecondFactor | null> {
  const [row] = await db().select().from(secondFactors).where(eq(secondFactors.personId, personId));
  if (!row) return null;
  const key = row.confirmedAt ? null : (await unseal(db(), purpose, row.secret)).text;
  return { confirmedAt: row.confirmedAt, recoveryLeft: row.recoveryHashes.length, key };
}

/** Whether signing in asks for a code. */
export async function hasSecondFactor(personId: string): Promise<boolean> {
  const [row] = await db().select({ confirmedAt: secondFactors.confirmedAt }).from(secondFactors).where(eq(secondFactors.personId, personId));
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

const hashOf = (personId: string, code: string): string => sha256(`recovery ${personId} ${plainCode(code)}`);

/** Ten codes that stand in for the app, each once. Only their hashes are kept: the page that shows them is the only one that can. */
function newRecoveryCodes(personId: string): { codes: string[]; hashes: string[] } {
  const codes = Array.from({ length: recoveryCount }, () => recoveryCode((below) => randomInt(below)));
  return { codes, hashes: codes.map((code) => hashOf(personId, code)) };
}

/** Uses a code up: one of the app, or a recovery code. The row is locked, so that of two at once one is refused. False for a wrong one. */
export async function useCode(tx: Tx, personId: string, code: string, now: Date): Promise<"totp" | "recovery" | false> {
  const [row] = await tx.select().from(secondFactors).where(eq(secondFactors.personId, personId)).for("update");
  if (!row?.confirmedAt) return false;
  if (looksLikeTotp(code)) {
    const { text: key, stale } = await unseal(tx, purpose, row.secret);
    const step = matchingStep(key, code, row.lastStep, now);
    if (step === null) return false;
    await tx.update(secondFactors).set({ lastStep: step, ...(stale && { secret: await seal(tx, purpose, key) }) }).where(eq(secondFactors.personId, personId));
    return "totp";
  }
  const hash = hashOf(personId, code);
  if (!row.recoveryHashes.includes(hash)) return false;
  await tx.update(secondFactors).set({ recoveryHashes: row.recoveryHashes.filter((each) => each !== hash) }).where(eq(secondFactors.personId, personId));
  return "recovery";
}

async function needCode(tx: Tx, personId: string, code: string, now: Date): Promise<"totp" | "recovery"> {
  return (await useCode(tx, personId, code, now)) || refuse("invalid", { code: "wrong_code" });
}

/** Begins, or begins anew what was never confirmed: a new key, good for nothing until a code of it is given. */
export const beginSecondFactor = command({
  name: "second_factor.set",
  input: z.object({}),
  quiet: true,
  run: async ({ tx, actor, now }) => {
    const begun = { secret: await seal(tx, purpose, newTotpKey()), recoveryHashes: [], lastStep: 0, createdAt: now };
    const [row] = await tx
      .insert(secondFactors)
      .values({ personId: actor.personId, ...begun })
      .onConflictDoUpdate({ target: secondFactors.personId, set: begun, setWhere: sql`${secondFactors.confirmedAt} is null` })
      .returning({ personId: secondFactors.personId });
    if (!row) refuse("wrong_state");
  },
});

/** Guesses at a code are slowed as those at a password are. */
const slowed = <R>(perform: Command<R>): Command<R> => async (context, raw) => {
  if (!context.actor) return { ok: false, code: "sign_in", fields: {} };
  const key = await attemptKey(["code", context.actor.personId]);
  const wait = await takeAttempt(key, context.now);
  if (wait > 0) return { ok: false, code: "sign_in_slowed", fields: { code: `wait:${wait}` } };
  const outcome = await perform(context, raw);
  if (outcome.ok || outcome.fields["code"] !== "wrong_code") await forgetAttempts([key], context.now);
  else await recordRefused(context.actor.personId, "code", context.now);
  return outcome;
};

/** The first code of the new key proves that the app has it. Gives the recovery codes, which nobody can show again. */
export const confirmSecondFactor = slowed(command({
  name: "second_factor.set",
  input: z.object({ code: typedCode }),
  quiet: true,
  run: async ({ tx, actor, input, now, log }): Promise<string[]> => {
    const [row] = await tx.select().from(secondFactors).where(eq(secondFactors.personId, actor.personId)).for("update");
    if (!row || row.confirmedAt) refuse("wrong_state");
    const step = matchingStep((await unseal(tx, purpose, row.secret)).text, input.code, stepOf(now) - 2, now);
    if (step === null) refuse("invalid", { code: "wrong_code" });
    const { codes, hashes } = newRecoveryCodes(actor.personId);
    await tx.update(secondFactors).set({ confirmedAt: now, lastStep: step, recoveryHashes: hashes }).where(eq(secondFactors.personId, actor.personId));
    await tx.update(sessions).set({ secondFactorAt: now }).where(eq(sessions.id, actor.sessionId));
    await log(`person:${actor.personId}`, { step: "confirmed" });
    return codes;
  },
}));

/** Gives the second factor in a session that was opened without: a role came later, or a mailed link opened it. */
export const giveSecondFactor = slowed(command({
  name: "second_factor.set",
  input: z.object({ code: typedCode }),
  quiet: true,
  run: async ({ tx, actor, input, now, log }) => {
    const by = await needCode(tx, actor.personId, input.code, now);
    await tx.update(sessions).set({ secondFactorAt: now }).where(eq(sessions.id, actor.sessionId));
    await log(`person:${actor.personId}`, { step: "given", by });
  },
}));

/** New recovery codes; the ones before are void. */
export const renewRecoveryCodes = slowed(command({
  name: "second_factor.set",
  input: z.object({ code: typedCode }),
  quiet: true,
  run: async ({ tx, actor, input, now, log }): Promise<string[]> => {
    await needCode(tx, actor.personId, input.code, now);
    const { codes, hashes } = newRecoveryCodes(actor.personId);
    await tx.update(secondFactors).set({ recoveryHashes: hashes }).where(eq(secondFactors.personId, actor.personId));
    await log(`person:${actor.personId}`, { step: "recovery_codes" });
    return codes;
  },
}));

/** Takes it away, with a code: to begin on another device, or for good where the person needs none. */
export const removeSecondFactor = slowed(command({
  name: "second_factor.set",
  input: z.object({ code: typedCode }),
  quiet: true,
  run: async ({ tx, actor, input, now, log }) => {
    await needCode(tx, actor.personId, input.code, now);
    await tx.delete(secondFactors).where(eq(secondFactors.personId, actor.personId));
    await log(`person:${actor.personId}`, { step: "removed" });
  },
}));
