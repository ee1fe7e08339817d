import { and, eq, ne } from "drizzle-orm";
import { command } from "#app/core/command.server.ts";
import type { Context } from "#app/core/context.ts";
import { sendMail } from "#app/core/mail.server.ts";
import { hrefIn } from "#app/core/paths.ts";
import { refuse, type Outcome } from "#app/core/refusal.ts";
import { z } from "#app/core/validation.server.ts";
import { textIn } from "#app/i18n/text.ts";
import { people, sessions } from "#db/schema/people.ts";
import { attemptKey, forgetAttempts, takeAttempt } from "./attempts.server.ts";
import { linkTo } from "./links.server.ts";
import { checkNewPassword, hashPassword, passwordMatches, typedPassword } from "./passwords.server.ts";

const change = command({
  name: "password.change",
  input: z.object({ password: typedPassword, newPassword: typedPassword }),
  quiet: true,
  run: async ({ tx, input, actor, now, log }) => {
    const [person] = await tx.select({ passwordHash: people.passwordHash }).from(people).where(eq(people.id, actor.personId)).for("update");
    if (!(await passwordMatches(person?.passwordHash ?? null, input.password))) refuse("invalid", { password: "wrong_password" });
    checkNewPassword(input.newPassword, actor.email);
    await tx.update(people).set({ passwordHash: await hashPassword(input.newPassword) }).where(eq(people.id, actor.personId));
    await tx.delete(sessions).where(and(eq(sessions.userId, actor.personId), ne(sessions.id, actor.sessionId)));
    const t = textIn(actor.language).people.mails;
    await sendMail(tx, { to: actor.email, subject: t.passwordChangedSubject, text: t.passwordChanged(actor.name, linkTo(hrefIn(actor.language, "forgotten"))) }, now);
    await log(`person:${actor.personId}`);
  },
});

/** Asks for the old password, ends every other session and tells the person; guesses by who found a screen open are slowed. */
export async function changePassword(context: Context, raw: unknown): Promise<Outcome<void>> {
  if (!context.actor) return { ok: false, code: "sign_in", fields: {} };
  const key = await attemptKey(["change", context.actor.personId]);
  const wait = await takeAttempt(key, context.now);
  if (wait > 0) return { ok: false, code: "sign_in_slowed", fields: { password: `wait:${wait}` } };
  const outcome = await change(context, raw);
  if (outcome.ok || !outcome.fields["password"]) await forgetAttempts([key], context.now);
  return outcome;
}
