import { DrizzlePostgreSQLAdapter } from "@lucia-auth/adapter-drizzle";
import { and, eq, isNull, lte } from "drizzle-orm";
import { generateIdFromEntropySize, Lucia, TimeSpan } from "lucia";
import type { Actor, Grant } from "#app/permissions.ts";
import { database, type Db, type Tx } from "#db/client.server.ts";
import { campaignSteps } from "#db/schema/campaigns.ts";
import { mandates } from "#db/schema/organisations.ts";
import { people, roles, sessions } from "#db/schema/people.ts";
import { romeDay } from "#app/i18n/time.ts";
import { sha256 } from "./hash.server.ts";
import { settings } from "./settings.server.ts";
import { draftsStayUntil } from "./standing.ts";

declare module "lucia" {
  interface Register {
    Lucia: ReturnType<typeof makeLucia>;
    DatabaseUserAttributes: { name: string; email: string; language: "it" | "en"; demo: boolean };
    DatabaseSessionAttributes: { createdAt: Date; device: string; mandateId: string | null; secondFactorAt: Date | null };
  }
}

export const sessionCookieName = "tavolo_session";

function makeLucia(db: Db) {
  return new Lucia(new DrizzlePostgreSQLAdapter(db, sessions, people), {
    sessionExpiresIn: new TimeSpan(14, "d"),
    sessionCookie: { name: sessionCookieName, attributes: { secure: settings().origin.startsWith("https:"), sameSite: "lax", path: "/" } },
    getUserAttributes: ({ name, email, language, demo }) => ({ name, email, language, demo }),
    getSessionAttributes: ({ mandateId, secondFactorAt }) => ({ mandateId, secondFactorAt }),
  });
}

let made: { db: Db; lucia: ReturnType<typeof makeLucia> } | undefined;
function lucia() {
  const { db } = database();
  if (made?.db !== db) made = { db, lucia: makeLucia(db) };
  return made.lucia;
}

/** The row of a session is named by the hash of its cookie: who reads the database, or a copy of it, can't go on in anybody's name. */
const sessionIdOf = (token: string): string => sha256(token);

/** Gives the `Set-Cookie` of a new session; `secondFactorAt` is when its second factor was given, or null. */
export async function openSession(personId: string, device: string, mandateId: string | null, now: Date, secondFactorAt: Date | null = null): Promise<string> {
  const token = generateIdFromEntropySize(25);
  await lucia().createSession(personId, { createdAt: now, device, mandateId, secondFactorAt }, { sessionId: sessionIdOf(token) });
  return lucia().createSessionCookie(token).serialize();
}

/** Ends one session and gives the `Set-Cookie` that forgets it. */
export async function endSession(sessionId: string): Promise<string> {
  await lucia().invalidateSession(sessionId);
  return lucia().createBlankSessionCookie().serialize();
}

/** Sessions that nobody ended and nobody uses any more. */
export async function forgetSessions(tx: Tx, now: Date): Promise<void> {
  await tx.delete(sessions).where(lte(sessions.expiresAt, now));
}

/** Whether roles of the body hold only with a second factor: everybody's, but for demonstration people, who sign in with one step. */
export const needsSecondFactor = ({ demo }: { demo: boolean }): boolean => settings().STAFF_SECOND_FACTOR === "required" && !demo;

const ofOffice = (grant: Grant): boolean => grant.mandateId === null;

/** Who this cookie header stands for; a `Set-Cookie` comes with it when the session was prolonged or is over. */
export async function actorOf(cookieHeader: string, now: Date): Promise<{ actor: Actor | null; setCookie: string | null }> {
  // Not by Lucia's reader: it decodes every cookie of the host, and throws at anybody else's «100%».
  const token = /(?:^|;\s*)tavolo_session=([\w-]{1,64})(?:;|$)/.exec(cookieHeader)?.[1];
  if (!token) return { actor: null, setCookie: null };
  const sessionId = sessionIdOf(token);
  const { session, user } = await lucia().validateSession(sessionId);
  if (!session) return { actor: null, setCookie: lucia().createBlankSessionCookie().serialize() };
  const all = await grantsOf(user.id, now);
  const awaits = session.secondFactorAt === null && needsSecondFactor(user) && all.some(ofOffice);
  const grants = awaits ? all.filter((grant) => !ofOffice(grant)) : all;
  const held = grants.filter((grant) => grant.mandateId);
  const chosen = held.find((grant) => grant.mandateId === session.mandateId) ?? (held.length === 1 ? held[0] : undefined);
  const actor: Actor = { personId: user.id, name: user.name, email: user.email, language: user.language, sessionId, mandateId: chosen?.mandateId ?? null, grants, ...(awaits && { awaitsSecondFactor: true as const }) };
  return { actor, setCookie: session.fresh ? lucia().createSessionCookie(token).serialize() : null };
}

/**
 * Roles and mandates that hold at that moment; a mandate's last day is included. One that ended with its campaign's conclusion lets its
 * holder read for as long as the drafts stay: `command()` refuses whatever would write.
 */
export async function grantsOf(personId: string, now: Date): Promise<Grant[]> {
  const { db } = database();
  const today = romeDay(now);
  const ofBody = await db.select({ role: roles.role, campaignId: roles.campaignId }).from(roles).where(and(eq(roles.personId, personId), isNull(roles.endedAt)));
  const designated = await db
    .select({ id: mandates.id, capacity: mandates.capacity, campaignId: mandates.campaignId, organisationId: mandates.organisationId, from: mandates.validFrom, to: mandates.validTo, concludedAt: campaignSteps.at })
    .from(mandates)
    .leftJoin(campaignSteps, and(eq(campaignSteps.campaignId, mandates.campaignId), eq(campaignSteps.step, "concluded")))
    .where(and(eq(mandates.personId, personId), isNull(mandates.revokedAt)));
  return [
    ...ofBody.map((row): Grant => ({ ...row, organisationId: null, mandateId: null })),
    ...designated
      .filter((row) => row.from <= today && (row.to === null || row.to >= today || (row.concludedAt !== null && row.to === romeDay(row.concludedAt) && today <= draftsStayUntil(row.to))))
      .map((row): Grant => ({ role: row.capacity, campaignId: row.campaignId, organisationId: row.organisationId, mandateId: row.id })),
  ];
}
