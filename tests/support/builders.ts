import { eq } from "drizzle-orm";
import { appendAudit, type AuditEntry } from "#app/core/audit.server.ts";
import type { Context } from "#app/access/context.ts";
import { newId } from "#app/core/ids.server.ts";
import { grantsOf } from "#app/access/session.server.ts";
import type { Bench, OrganisationKind } from "#app/features/organisations/bench.ts";
import { hashPassword } from "#app/features/signin/passwords.server.ts";
import { db, type Db } from "#db/client.server.ts";
import { campaigns } from "#db/schema/campaigns.ts";
import { benchSeats, mandates, organisationNames, organisations } from "#db/schema/organisations.ts";
import { people, roles, sessions } from "#db/schema/people.ts";
import { theBody } from "#tests/support/places.ts";

/** The instant tests happen at, unless they move the clock. */
export const noon = new Date("2026-05-04T10:00:00.000Z");
export const later = (ms: number, from = noon): Date => new Date(from.getTime() + ms);
export const password = "cinque fili colorati";
let knownHash: Promise<string> | undefined;
let counter = 0;

/** Somebody who has accepted their invitation (with `password`), unless `accepted` is false. */
export async function addPerson(
  given: { name?: string; email?: string; accepted?: boolean; demo?: boolean; language?: "it" | "en" } = {},
): Promise<string> {
  const id = newId(noon);
  counter += 1;
  const passwordHash = given.accepted === false ? null : await (knownHash ??= hashPassword(password));
  await db()
    .insert(people)
    .values({
      id,
      name: given.name ?? `Persona ${counter}`,
      email: given.email ?? `persona${counter}@example.org`,
      passwordHash,
      demo: given.demo ?? false,
      language: given.language ?? "it",
      createdAt: noon,
    });
  return id;
}

export async function addCampaign(given: Partial<typeof campaigns.$inferInsert> = {}): Promise<string> {
  const id = newId(noon);
  counter += 1;
  await db()
    .insert(campaigns)
    .values({
      id,
      slug: `consultazione-${counter}`,
      code: `C${counter}`,
      title: `Consultazione ${counter}`,
      bodyId: await theBody(),
      inBrief: "In breve.",
      state: "open",
      createdAt: noon,
      ...given,
    });
  return id;
}

export async function addOrganisation(
  given: { name?: string; kind?: OrganisationKind; from?: string; seat?: { campaignId: string; bench: Bench } } = {},
): Promise<string> {
  const id = newId(noon);
  counter += 1;
  await db()
    .insert(organisations)
    .values({ id, kind: given.kind ?? "trade_union", createdAt: noon });
  await db()
    .insert(organisationNames)
    .values({
      id: newId(noon),
      organisationId: id,
      name: given.name ?? `Organizzazione ${counter}`,
      validFrom: given.from ?? "2020-01-01",
    });
  if (given.seat)
    await db()
      .insert(benchSeats)
      .values({ id: newId(noon), organisationId: id, ...given.seat });
  return id;
}

export async function addRole(
  personId: string,
  role: "admin" | "lead" | "planner" | "auditor",
  campaignId: string | null,
): Promise<string> {
  const id = newId(noon);
  await db().insert(roles).values({ id, personId, role, campaignId, grantedAt: noon });
  return id;
}

export async function addMandate(
  personId: string,
  organisationId: string,
  campaignId: string,
  given: { capacity?: "drafter" | "signatory"; validFrom?: string; validTo?: string | null } = {},
): Promise<string> {
  const id = newId(noon);
  await db()
    .insert(mandates)
    .values({
      id,
      personId,
      organisationId,
      campaignId,
      capacity: given.capacity ?? "signatory",
      validFrom: given.validFrom ?? "2026-01-01",
      validTo: given.validTo ?? null,
      createdAt: noon,
    });
  return id;
}

/** The entries of acts whose rows a test writes itself: the log and the rows must tell the same. */
export async function logged(
  db: Db,
  about: Pick<AuditEntry, "campaignId" | "at">,
  entries: readonly (Partial<AuditEntry> & Pick<AuditEntry, "action" | "subject" | "detail">)[],
): Promise<void> {
  await db.transaction(async (tx) => {
    for (const entry of entries) await appendAudit(tx, { personId: null, mandateId: null, ...about, ...entry });
  });
}

/**
 * The context of that person's request, with a session of their own; acting for `mandateId`, or for their only mandate.
 */
export async function contextFor(
  personId: string | null,
  given: { now?: Date; mandateId?: string; lang?: "it" | "en" } = {},
): Promise<Context> {
  const now = given.now ?? noon;
  const context = { now, requestId: "test", lang: given.lang ?? ("it" as const) };
  if (personId === null) return { ...context, actor: null };
  const sessionId = newId(now);
  await db()
    .insert(sessions)
    .values({
      id: sessionId,
      userId: personId,
      createdAt: now,
      expiresAt: later(14 * 86_400_000, now),
      device: "Firefox, Linux",
    });
  const grants = await grantsOf(personId, now);
  const held = grants.filter((grant) => grant.mandateId !== null);
  const [person] = await db()
    .select({ name: people.name, email: people.email, language: people.language })
    .from(people)
    .where(eq(people.id, personId));
  if (!person) throw new Error("No such person");
  return {
    ...context,
    actor: {
      personId,
      ...person,
      sessionId,
      grants,
      mandateId: given.mandateId ?? (held.length === 1 ? (held[0]?.mandateId ?? null) : null),
    },
  };
}
