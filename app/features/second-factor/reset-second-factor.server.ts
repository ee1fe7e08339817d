import { eq, sql } from "drizzle-orm";
import { appendAudit } from "#app/core/audit.server.ts";
import { command } from "#app/access/command.server.ts";
import { sendMail } from "#app/core/mail.server.ts";
import { hrefIn } from "#app/core/paths.ts";
import { refuse } from "#app/core/refusal.ts";
import { idField, z } from "#app/core/validation.server.ts";
import { textIn } from "#app/i18n/text.ts";
import { db, type Tx } from "#db/client.server.ts";
import { people, sessions } from "#db/schema/people.ts";
import { secondFactors } from "#db/schema/privacy.ts";
import { actOnAnother } from "./again.server.ts";
import { linkTo } from "#app/features/signin/links.server.ts";

/**
 * For a person who lost their device: takes the second factor away, ends their sessions and tells them. False where
 * they had none.
 */
async function reset(tx: Tx, personId: string, now: Date): Promise<boolean> {
  const gone = await tx
    .delete(secondFactors)
    .where(eq(secondFactors.personId, personId))
    .returning({ personId: secondFactors.personId });
  if (gone.length === 0) return false;
  await tx.delete(sessions).where(eq(sessions.userId, personId));
  const [person] = await tx
    .select({ name: people.name, email: people.email, language: people.language })
    .from(people)
    .where(eq(people.id, personId));
  if (!person) return false;
  const t = textIn(person.language).privacy.mails;
  await sendMail(
    tx,
    {
      to: person.email,
      subject: t.resetSubject,
      text: t.reset(person.name, linkTo(hrefIn(person.language, "signIn"))),
    },
    now,
  );
  return true;
}

/** An admin does it for a person who asks in person. */
export const resetSecondFactor = command({
  name: "second_factor.reset",
  again: actOnAnother,
  input: z.object({ person: idField }),
  run: async ({ tx, input, now, log }) => {
    if (!(await reset(tx, input.person, now))) refuse("not_found");
    await log(`person:${input.person}`);
  },
});

/** For the last admin, from the machine itself. False where nobody with that address has a second factor. */
export const resetSecondFactorOf = (email: string, now: Date): Promise<boolean> =>
  db().transaction(async (tx) => {
    const [person] = await tx
      .select({ id: people.id })
      .from(people)
      .where(sql`lower(${people.email}) = ${email.trim().toLowerCase()}`);
    if (!person || !(await reset(tx, person.id, now))) return false;
    await appendAudit(tx, {
      at: now,
      action: "second_factor.reset",
      personId: null,
      mandateId: null,
      campaignId: null,
      subject: `person:${person.id}`,
      detail: { from: "terminal" },
    });
    return true;
  });
