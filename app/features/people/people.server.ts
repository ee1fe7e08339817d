import { and, eq, isNull, ne, sql } from "drizzle-orm";
import { command } from "#app/access/command.server.ts";
import { newId } from "#app/core/ids.server.ts";
import { sendMail } from "#app/core/mail.server.ts";
import { refuse } from "#app/core/refusal.ts";
import { email, idField, line, z } from "#app/core/validation.server.ts";
import type { Lang } from "#app/i18n/lang.ts";
import { textIn } from "#app/i18n/text.ts";
import { db, rowsOf, type Tx } from "#db/client.server.ts";
import { people, sessions } from "#db/schema/people.ts";
import { actOnAnother } from "#app/features/second-factor/again.server.ts";
import { mailAccessLink } from "./access-links.server.ts";
import { spendAllTokens } from "#app/features/signin/tokens.server.ts";

export interface Person {
  id: string;
  name: string;
  email: string;
  language: Lang;
  accepted: boolean;
}

const columns = {
  id: people.id,
  name: people.name,
  email: people.email,
  language: people.language,
  accepted: sql<boolean>`${people.passwordHash} is not null`,
};

/** Also finds a person who was erased: their id stands in acts, though the name is gone. */
export async function getPerson(personId: string): Promise<(Person & { erasedAt: Date | null }) | null> {
  const [row] = await db()
    .select({ ...columns, erasedAt: people.erasedAt })
    .from(people)
    .where(eq(people.id, personId));
  return row ?? null;
}

/**
 * The person with that address; made, without a password, where there is none. The name of somebody known stays as it
 * is, because it is theirs to change.
 */
export async function findOrAddPerson(
  tx: Tx,
  given: { name: string; email: string; language: Lang },
  now: Date,
): Promise<Person> {
  await tx
    .insert(people)
    .values({ id: newId(now), ...given, createdAt: now })
    .onConflictDoNothing();
  const [person] = await tx
    .select(columns)
    .from(people)
    .where(sql`lower(${people.email}) = ${given.email.toLowerCase()}`)
    .for("update");
  if (!person) throw new Error("The person was neither found nor made");
  return person;
}

export interface PersonRow {
  id: string;
  name: string;
  email: string;
  accepted: boolean;
  roles: number;
  mandates: number;
}
export const peoplePerPage = 50;

/** By name, then id; `after` is the key of the row before the page. Searches name and e-mail. */
export async function listPeople(
  filter: { search?: string; after?: { name: string; id: string } | null } = {},
): Promise<PersonRow[]> {
  const search = filter.search
    ? sql`(p.name ilike ${like(filter.search)} or p.email ilike ${like(filter.search)})`
    : sql`true`;
  const after = filter.after
    ? sql`(lower(p.name), p.id) > (lower(${filter.after.name}::text), ${filter.after.id}::text)`
    : sql`true`;
  return rowsOf<PersonRow>(
    await db().execute(sql`
      select p.id, p.name, p.email, p.password_hash is not null as accepted,
        (select count(*)::int from roles r where r.person_id = p.id and r.ended_at is null) as roles,
        (select count(*)::int from mandates m where m.person_id = p.id and m.revoked_at is null) as mandates
      from people p where p.erased_at is null and ${search} and ${after} order by lower(p.name), p.id limit ${peoplePerPage + 1}`),
  );
}

const like = (search: string): string => `%${search.replace(/[\\%_]/g, "\\$&")}%`;

/** One's own name and language. */
export const updateProfile = command({
  name: "profile.update",
  input: z.object({ name: line(120), language: z.enum(["it", "en"]) }),
  run: async ({ tx, input, actor, log }) => {
    await tx.update(people).set({ name: input.name, language: input.language }).where(eq(people.id, actor.personId));
    await log(`person:${actor.personId}`);
  },
});

/** A new address is a new way to sign in: sessions and links end, and both addresses are told. */
export const editPerson = command({
  name: "person.edit",
  again: actOnAnother,
  input: z.object({ person: idField, name: line(120), email, language: z.enum(["it", "en"]) }),
  run: async ({ tx, input, now, log }) => {
    const [person] = await tx
      .select(columns)
      .from(people)
      .where(and(eq(people.id, input.person), isNull(people.erasedAt)))
      .for("update");
    if (!person) refuse("not_found");
    const taken = await tx
      .select({ id: people.id })
      .from(people)
      .where(and(sql`lower(${people.email}) = ${input.email}`, ne(people.id, person.id)));
    if (taken.length > 0) refuse("email_taken", { email: "email_taken" });
    await tx
      .update(people)
      .set({ name: input.name, email: input.email, language: input.language })
      .where(eq(people.id, person.id));
    const moved = person.email.toLowerCase() !== input.email;
    if (moved) {
      await tx.delete(sessions).where(eq(sessions.userId, person.id));
      await spendAllTokens(tx, person.id, now);
      const t = textIn(input.language).people.mails;
      for (const to of [person.email, input.email])
        await sendMail(
          tx,
          { to, subject: t.emailChangedSubject, text: t.emailChanged(input.name, person.email, input.email) },
          now,
        );
    }
    await log(`person:${person.id}`, { email: moved });
  },
});

/** Sends the invitation again to somebody who hasn't accepted it, wherever they were invited. */
export const resendToPerson = command({
  name: "person.manage",
  input: z.object({ person: idField }),
  run: async ({ tx, input, now, log }) => {
    const [waiting] = await tx
      .select({ id: people.id })
      .from(people)
      .where(and(eq(people.id, input.person), isNull(people.passwordHash), isNull(people.erasedAt)));
    if (!waiting) refuse("not_found");
    await mailAccessLink(tx, waiting.id, now);
    await log(`person:${waiting.id}`, { invitation: "again" });
  },
});
