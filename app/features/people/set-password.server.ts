import { eq } from "drizzle-orm";
import { command } from "#app/access/command.server.ts";
import { refuse } from "#app/core/refusal.ts";
import { line, z } from "#app/core/validation.server.ts";
import { people, sessions } from "#db/schema/people.ts";
import type { Tx } from "#db/client.server.ts";
import { tellOf } from "#app/features/second-factor/again.server.ts";
import { acceptNotice } from "./notice-accepted.server.ts";
import { checkNewPassword, hashPassword, newAccount, typedPassword } from "#app/features/signin/passwords.server.ts";
import { spendToken } from "#app/features/signin/tokens.server.ts";

const token = z.string().min(1).max(200);

/** The person whose password was just set: the route opens their session. */
export interface PersonIn {
  id: string;
  email: string;
}

/** Uses up a reset link: the new password is set, every session ends, and the person is told. */
export const setPassword = command({
  name: "password.set",
  input: z.object({ token, newPassword: typedPassword }),
  quiet: true,
  run: async ({ tx, input, now, log }): Promise<PersonIn> => {
    const person = await personOf(tx, await spendToken(tx, "reset", input.token, now));
    await checkNewPassword(tx, input.newPassword, person);
    await tx
      .update(people)
      .set({ passwordHash: await hashPassword(input.newPassword) })
      .where(eq(people.id, person.id));
    await tx.delete(sessions).where(eq(sessions.userId, person.id));
    await tellOf(tx, person, "password", now);
    await log(`person:${person.id}`);
    return { id: person.id, email: person.email };
  },
});

/**
 * Uses up an invitation: keeps the name as the person writes it, the password, and the version of the privacy notice.
 */
export const acceptInvitation = command({
  name: "invitation.accept",
  input: z.object({ token, name: line(120), ...newAccount }),
  quiet: true,
  run: async ({ tx, input, now, context, log }): Promise<PersonIn> => {
    const person = await personOf(tx, await spendToken(tx, "invitation", input.token, now));
    await checkNewPassword(tx, input.newPassword, { name: input.name, email: person.email });
    await tx
      .update(people)
      .set({ name: input.name, language: context.lang, passwordHash: await hashPassword(input.newPassword) })
      .where(eq(people.id, person.id));
    const privacy = await acceptNotice(tx, person.id, now);
    await tx.delete(sessions).where(eq(sessions.userId, person.id));
    await log(`person:${person.id}`, { privacy });
    return { id: person.id, email: person.email };
  },
});

async function personOf(tx: Tx, personId: string) {
  const columns = { id: people.id, email: people.email, name: people.name, language: people.language };
  const [person] = await tx.select(columns).from(people).where(eq(people.id, personId)).for("update");
  return person ?? refuse("not_found");
}
