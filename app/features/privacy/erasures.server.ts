import { and, eq, isNull, or, sql } from "drizzle-orm";
import { command, type SignedWork } from "#app/core/command.server.ts";
import type { Context } from "#app/core/context.ts";
import { recordRemoval } from "#app/core/removals.server.ts";
import { refuse, type Outcome } from "#app/core/refusal.ts";
import { idField, z } from "#app/core/validation.server.ts";
import { endMandate } from "#app/features/organisations/mandates.server.ts";
import { attemptKey, forgetAttempts, takeAttempt } from "#app/features/people/attempts.server.ts";
import { passwordMatches, typedPassword } from "#app/features/people/passwords.server.ts";
import { endAllRoles } from "#app/features/people/roles.server.ts";
import { tellIfLeft } from "#app/features/stakeholders/holders.server.ts";
import { textIn } from "#app/i18n/text.ts";
import { romeDay } from "#app/i18n/time.ts";
import type { Tx } from "#db/client.server.ts";
import { mandates, people } from "#db/schema/index.ts";
import { eraseRows } from "./erase-rows.server.ts";

/** On request of the person, by the system's management. Errors: `last_lead`, `last_admin`. */
export const erasePerson = command({
  name: "person.erase",
  input: z.object({ person: idField, confirm: z.literal("on", "required") }),
  run: (work) => erase(work, work.input.person),
});

const eraseOwn = command({
  name: "data.erase",
  input: z.object({ password: typedPassword, confirm: z.literal("on", "required") }),
  run: async (work) => {
    const { tx, actor, input } = work;
    const [person] = await tx.select({ passwordHash: people.passwordHash }).from(people).where(eq(people.id, actor.personId)).for("update");
    if (!(await passwordMatches(person?.passwordHash ?? null, input.password))) refuse("invalid", { password: "wrong_password" });
    await erase(work, actor.personId);
  },
});

/** By the person, who gives the password again; guesses by whoever found a screen open are slowed. */
export async function eraseMyself(context: Context, raw: unknown): Promise<Outcome<void>> {
  if (!context.actor) return { ok: false, code: "sign_in", fields: {} };
  const key = await attemptKey(["erase", context.actor.personId]);
  const wait = await takeAttempt(key, context.now);
  if (wait > 0) return { ok: false, code: "sign_in_slowed", fields: { password: `wait:${wait}` } };
  const outcome = await eraseOwn(context, raw);
  if (outcome.ok || !outcome.fields["password"]) await forgetAttempts([key], context.now);
  return outcome;
}

async function erase({ tx, actor, now, log }: SignedWork<unknown>, personId: string): Promise<void> {
  await endAllRoles(tx, personId, now);
  await endAllMandates(tx, personId, now);
  const erased = await eraseRows(tx, personId, actor.personId, now);
  if (!erased) refuse("not_found");
  await recordRemoval(tx, "erasure", { person: personId, by: actor.personId }, now);
  await log(`person:${personId}`, { ...erased });
}

/** The body's other holders have the drafts, as they always had; where nobody is left its leads are told. */
async function endAllMandates(tx: Tx, personId: string, now: Date): Promise<void> {
  const held = await tx
    .select({ id: mandates.id })
    .from(mandates)
    .where(and(eq(mandates.personId, personId), isNull(mandates.revokedAt), or(isNull(mandates.validTo), sql`${mandates.validTo} >= ${romeDay(now)}::date`)))
    .orderBy(mandates.id);
  for (const { id } of held) {
    const mandate = await endMandate(tx, id, textIn("it").privacy.erasePerson.endedReason, now);
    await tellIfLeft(tx, mandate, id, now);
  }
}
