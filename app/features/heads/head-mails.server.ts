import { and, eq, inArray, isNotNull, isNull, or } from "drizzle-orm";
import { command } from "#app/access/command.server.ts";
import { sendMail } from "#app/core/mail.server.ts";
import { hrefIn } from "#app/core/paths.ts";
import { settings } from "#app/core/settings.server.ts";
import { checkBox, z } from "#app/core/validation.server.ts";
import { textIn } from "#app/i18n/text.ts";
import { longDay, number, romeDay } from "#app/i18n/time.ts";
import { db, type Tx } from "#db/client.server.ts";
import { headReaders } from "#db/schema/heads.ts";
import { people, roles } from "#db/schema/people.ts";

const auditing = and(eq(roles.role, "auditor"), isNull(roles.endedAt));

/** Whether a person has the heads by mail: `always` as an auditor, `chosen` by their own wish. */
export async function getHeadChoice(personId: string): Promise<{ always: boolean; chosen: boolean }> {
  const [auditor] = await db()
    .select({ id: roles.id })
    .from(roles)
    .where(and(eq(roles.personId, personId), auditing))
    .limit(1);
  const [reader] = await db()
    .select({ chosenAt: headReaders.chosenAt })
    .from(headReaders)
    .where(eq(headReaders.personId, personId));
  return { always: auditor !== undefined, chosen: reader !== undefined };
}

/** Sets whether the heads are mailed to this person. */
export const chooseHeads = command({
  name: "head.prefer",
  input: z.object({ heads: checkBox }),
  quiet: true,
  run: async ({ tx, input, actor, now }) => {
    if (input.heads)
      await tx.insert(headReaders).values({ personId: actor.personId, chosenAt: now }).onConflictDoNothing();
    else await tx.delete(headReaders).where(eq(headReaders.personId, actor.personId));
  },
});

/**
 * Mails the heads of the day to auditors and to all who asked for them: the house can't rewrite its log as long as
 * others keep copies. One mail a day, in which the day's own head comes last.
 */
export async function mailHeads(tx: Tx, heads: readonly { size: number; note: string }[], now: Date): Promise<void> {
  const size = heads.at(-1)?.size ?? 0;
  const auditors = tx.select({ id: roles.personId }).from(roles).where(auditing);
  const readers = await tx
    .select({ id: people.id, email: people.email, language: people.language })
    .from(people)
    .leftJoin(headReaders, eq(headReaders.personId, people.id))
    .where(
      and(
        isNull(people.erasedAt),
        isNotNull(people.passwordHash),
        or(isNotNull(headReaders.personId), inArray(people.id, auditors)),
      ),
    )
    .orderBy(people.id);
  for (const { id, email, language } of readers) {
    const t = textIn(language).heads.mail;
    const link = settings().origin + hrefIn(language, "heads");
    const mail = {
      to: email,
      subject: t.subject(longDay(now, language)),
      text: t.text(number(size, language), heads.map(({ note }) => note).join("\n"), link),
    };
    await sendMail(tx, mail, now, `heads ${romeDay(now)} ${id}`);
  }
}
