import { and, asc, eq, exists, sql } from "drizzle-orm";
import { newId } from "#app/core/ids.server.ts";
import { refuse } from "#app/core/refusal.ts";
import { optionalLine, z } from "#app/core/validation.server.ts";
import { inviteOrTell } from "#app/features/people/account-invitations.server.ts";
import { findOrAddPerson, type Person } from "#app/features/people/people.server.ts";
import { textIn } from "#app/i18n/text.ts";
import { db, type Db, type Tx } from "#db/client.server.ts";
import { people, roles } from "#db/schema/index.ts";

/** The first lead in a form: the id of a person of the office, or name and e-mail of somebody new. */
export const firstLead = {
  leadId: z.string().max(64).default(""),
  leadName: optionalLine(120),
  leadEmail: optionalLine(254)
    .transform((text) => text.toLowerCase())
    .refine((text) => text === "" || z.email().safeParse(text).success, "invalid_email"),
};
type FirstLead = z.output<z.ZodObject<typeof firstLead>>;

/**
 * Delegates have no role and are left out, so that a person who speaks for an organisation is never offered as lead by
 * mistake.
 */
const ofTheOffice = (from: Db | Tx) =>
  exists(from.select({ id: roles.id }).from(roles).where(eq(roles.personId, people.id)));

/** Who can be chosen as first lead: people who hold a role of the body, or held one. Only for admin. */
export function listPossibleLeads(): Promise<{ value: string; label: string }[]> {
  return db()
    .select({ value: people.id, label: people.name })
    .from(people)
    .where(ofTheOffice(db()))
    .orderBy(asc(people.name), asc(people.id));
}

/**
 * Gives the role of lead, and tells or invites its holder; gives their id. Refusals stand beside `leadId`, `leadName`
 * and `leadEmail`.
 */
export async function appointLead(
  tx: Tx,
  campaign: { id: string; title: string },
  wanted: FirstLead,
  by: string,
  now: Date,
): Promise<string> {
  const person = await personOf(tx, wanted, now);
  await tx.insert(roles).values({
    id: newId(now),
    personId: person.id,
    campaignId: campaign.id,
    role: "lead",
    grantedBy: by,
    grantedAt: now,
  });
  const t = textIn(person.language).people;
  if (person.id !== by)
    await inviteOrTell(
      tx,
      person,
      { subject: t.mails.roleSubject(campaign.title), text: t.mails.role(t.roles.lead, campaign.title) },
      now,
    );
  return person.id;
}

async function personOf(tx: Tx, { leadId, leadName, leadEmail }: FirstLead, now: Date): Promise<Person> {
  if (leadId && leadEmail) refuse("invalid", { leadEmail: "one_lead" });
  if (leadEmail)
    return findOrAddPerson(
      tx,
      { name: leadName || refuse("invalid", { leadName: "required" }), email: leadEmail, language: "it" },
      now,
    );
  if (!leadId) refuse("invalid", { leadId: "required" });
  const [chosen] = await tx
    .select({
      id: people.id,
      name: people.name,
      email: people.email,
      language: people.language,
      accepted: sql<boolean>`${people.passwordHash} is not null`,
    })
    .from(people)
    .where(and(eq(people.id, leadId), ofTheOffice(tx)));
  return chosen ?? refuse("invalid", { leadId: "invalid_choice" });
}
