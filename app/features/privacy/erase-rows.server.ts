import { and, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import { textIn } from "#app/i18n/text.ts";
import { columnsLeadingTo, describedTables } from "#db/classification/tables.ts";
import type { Tx } from "#db/client.server.ts";
import {
  erasures,
  files,
  invitationBatches,
  jobs,
  mailFailures,
  mandates,
  organisations,
  participationRequests,
  people,
  reports,
  roles,
  stakeholderInvitations,
} from "#db/schema/index.ts";
import { forgetGuessesAt } from "#app/features/signin/attempts.server.ts";
import { erasedLetter, personPattern, tombstone } from "./erasure.ts";
import { removeMailsNaming } from "./mail-files.server.ts";
import { scrub } from "./scrub.server.ts";

export interface Erased {
  letters: number;
  requests: number;
}

/**
 * Takes somebody's name and address out of every row, and out of mails that were written. What they did stays, under an
 * id that leads to nobody. Their roles and designations must have ended before. Null where they are erased already, or
 * where there is no such person.
 */
export async function eraseRows(tx: Tx, personId: string, by: string | null, now: Date): Promise<Erased | null> {
  const [person] = await tx
    .select({ name: people.name, email: people.email, erasedAt: people.erasedAt })
    .from(people)
    .where(eq(people.id, personId))
    .for("update");
  if (!person || person.erasedAt) return null;
  const address = person.email.toLowerCase();
  await forgetAccount(tx, personId, address);
  const letters = await eraseLetters(tx, personId);
  const requests = await eraseContacts(tx, address, now);
  const instead = textIn("it").privacy.erasePerson.erased;
  await tx
    .update(people)
    .set({ name: instead, email: tombstone(personId), passwordHash: null, erasedAt: now })
    .where(eq(people.id, personId));
  await tx.insert(erasures).values({ personId, erasedAt: now, erasedBy: by }).onConflictDoNothing();
  const pattern = personPattern(person);
  if (pattern) {
    await scrub(tx, pattern, instead);
    removeMailsNaming(pattern);
  }
  return { letters, requests };
}

async function forgetAccount(tx: Tx, personId: string, address: string): Promise<void> {
  for (const { table, people: facts } of describedTables()) {
    if (facts?.erased !== "rows_go") continue;
    for (const [, column] of columnsLeadingTo(table, people)) await tx.delete(table).where(eq(column, personId));
  }
  await tx.delete(mailFailures).where(eq(mailFailures.recipient, `person:${personId}`));
  await tx.delete(jobs).where(and(eq(jobs.kind, "mail"), sql`lower(${jobs.payload}->>'to') = ${address}`));
  await forgetGuessesAt(tx, personId, address);
}

/**
 * Letters that name only this person. A letter that serves somebody else's designation too goes when the last of them
 * is erased.
 */
async function eraseLetters(tx: Tx, personId: string): Promise<number> {
  const own = await tx
    .selectDistinct({ id: mandates.letterId })
    .from(mandates)
    .where(and(eq(mandates.personId, personId), isNotNull(mandates.letterId)));
  const ids = own.flatMap(({ id }) => id ?? []);
  if (ids.length === 0) return 0;
  const shared = await tx
    .selectDistinct({ id: mandates.letterId })
    .from(mandates)
    .innerJoin(people, eq(people.id, mandates.personId))
    .where(and(inArray(mandates.letterId, ids), sql`${people.id} <> ${personId}`, isNull(people.erasedAt)));
  const gone = ids.filter((id) => !shared.some((other) => other.id === id));
  if (gone.length > 0)
    await tx
      .update(files)
      .set({
        name: erasedLetter,
        content: new Uint8Array(),
        sealedAt: sql`coalesce(${files.sealedAt}, now())`,
        sealedReason: erasedLetter,
      })
      .where(inArray(files.id, gone));
  return gone.length;
}

/** What was written without an account from the same address, and a body's own address where it was the person's. */
async function eraseContacts(tx: Tx, address: string, now: Date): Promise<number> {
  const asked = await tx
    .update(participationRequests)
    .set({
      personName: "",
      personEmail: "",
      organisationEmail: sql`nullif(lower(${participationRequests.organisationEmail}), ${address})`,
    })
    .where(sql`lower(${participationRequests.personEmail}) = ${address}`)
    .returning({ id: participationRequests.id });
  const invited = await tx
    .update(stakeholderInvitations)
    .set({
      contactName: "",
      contactEmail: "",
      spentAt: sql`coalesce(${stakeholderInvitations.spentAt}, ${now.toISOString()}::timestamptz)`,
    })
    .where(sql`lower(${stakeholderInvitations.contactEmail}) = ${address}`)
    .returning({ id: stakeholderInvitations.id });
  // A list that is not sent yet is only a working copy, so it is deleted: uploading it again is easier than searching
  // it for one person.
  await tx
    .delete(invitationBatches)
    .where(
      and(eq(invitationBatches.state, "checked"), sql`position(${address} in lower(${invitationBatches.content})) > 0`),
    );
  const reported = await tx
    .update(reports)
    .set({ replyEmail: null })
    .where(sql`lower(${reports.replyEmail}) = ${address}`)
    .returning({ id: reports.id });
  await tx.update(organisations).set({ email: null }).where(sql`lower(${organisations.email}) = ${address}`);
  return asked.length + invited.length + reported.length;
}

/** Ends whatever an older copy of the data still has as held by the person. */
export async function endHeld(tx: Tx, personId: string, now: Date): Promise<void> {
  await tx
    .update(roles)
    .set({ endedAt: now })
    .where(and(eq(roles.personId, personId), isNull(roles.endedAt)));
  await tx
    .update(mandates)
    .set({ revokedAt: now, revokedReason: textIn("it").privacy.erasePerson.endedReason })
    .where(and(eq(mandates.personId, personId), isNull(mandates.revokedAt)));
}
