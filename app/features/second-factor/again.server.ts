import { and, eq, ne } from "drizzle-orm";
import type { Again, Within } from "#app/access/command.server.ts";
import { sendMail } from "#app/core/mail.server.ts";
import { hrefIn } from "#app/core/paths.ts";
import { refuse, type Outcome } from "#app/core/refusal.ts";
import { z } from "#app/core/validation.server.ts";
import { textIn, type Text } from "#app/i18n/text.ts";
import type { Actor } from "#app/permissions.ts";
import { db, type Tx } from "#db/client.server.ts";
import { people, sessions } from "#db/schema/people.ts";
import { countedBy, guess } from "#app/features/signin/attempts.server.ts";
import { linkTo } from "#app/features/signin/links.server.ts";
import { passwordMatches, typedPassword } from "#app/features/signin/passwords.server.ts";
import { giveCode, typedCode } from "./second-factor-codes.server.ts";

type Told = keyof Text["people"]["mails"]["acts"];

const wrong = { password: "wrong_password" };
const passwordAlone = z.object({ password: typedPassword });
const passwordAndCode = z.object({ password: typedPassword, code: typedCode });

/** Checks the password of the person who is signed in, as a guess that is counted; gives the hash that it fits. */
async function givePassword(personId: string, password: string, now: Date): Promise<Outcome<string>> {
  const looked = await guess({ counted: countedBy.again(personId), field: "password", now }, async () => {
    const stored = await storedHash(db(), personId);
    return (await passwordMatches(stored, password)) ? stored : null;
  });
  return looked === "wrong" ? { ok: false, code: "invalid", fields: wrong } : looked;
}

async function storedHash(handle: Pick<Tx, "select">, personId: string): Promise<string | null> {
  const [person] = await handle
    .select({ passwordHash: people.passwordHash })
    .from(people)
    .where(eq(people.id, personId));
  return person?.passwordHash ?? null;
}

/**
 * For an act about somebody else: asks for the password of the person who does it. The act itself tells the other
 * person.
 */
export const actOnAnother: Again<{ password: string }> = {
  input: passwordAlone,
  prove: async (actor, { password }, now) => {
    const given = await givePassword(actor.personId, password, now);
    return given.ok ? { ok: true, value: (_, run) => run() } : given;
  },
};

/**
 * For an act on one's own account: asks for the password, and for the second factor where that is what changes. Ends
 * the person's other sessions and tells them by mail, at the address that they had before, so that they notice what
 * somebody else did in their name and can stop it.
 */
export function ownAct(
  tells: Told,
  asks: "password" | "password and code",
): Again<{ password: string; code?: string }> {
  return {
    input: asks === "password" ? passwordAlone : passwordAndCode,
    prove: async (actor, { password, code }, now) => {
      const given = await givePassword(actor.personId, password, now);
      if (!given.ok) return given;
      const coded = code === undefined ? null : await giveCode(actor.personId, code, now);
      return coded && !coded.ok ? coded : { ok: true, value: around(actor, given.value, tells, now) };
    },
  };
}

function around(actor: Actor, hash: string, tells: Told, now: Date): Within {
  return async (tx, run) => {
    await tx.select({ id: people.id }).from(people).where(eq(people.id, actor.personId)).for("update");
    // When two change the password at once, the second one has typed a password that no longer holds.
    if ((await storedHash(tx, actor.personId)) !== hash) refuse("invalid", wrong);
    await tx.delete(sessions).where(and(eq(sessions.userId, actor.personId), ne(sessions.id, actor.sessionId)));
    const value = await run();
    await tellOf(tx, actor, tells, now);
    return value;
  };
}

/** The mail after a change of how a person signs in, or of what is kept about them. */
export async function tellOf(
  tx: Tx,
  person: Pick<Actor, "name" | "email" | "language">,
  act: Told,
  now: Date,
): Promise<void> {
  const { subject, text } = textIn(person.language).people.mails.acts[act];
  await sendMail(
    tx,
    { to: person.email, subject, text: text(person.name, linkTo(hrefIn(person.language, "forgotten"))) },
    now,
  );
}
