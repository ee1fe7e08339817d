import { DrizzlePostgreSQLAdapter } from "@lucia-auth/adapter-drizzle";
import { and, eq, isNull, lte } from "drizzle-orm";
import { generateIdFromEntropySize, Lucia, TimeSpan } from "lucia";
import type { Actor, Grant } from "#app/permissions.ts";
import { database, type Db, type Tx } from "#db/client.server.ts";
import { campaignSteps } from "#db/schema/campaigns.ts";
import { mandates } from "#db/schema/organisations.ts";
import { people, roles, sessions } from "#db/schema/people.ts";
import { romeDay } from "#app/i18n/time.ts";
import { cookieLine, cookieValues, setsCookie } from "./cookies.server.ts";
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

const cookieName = "tavolo_session";
const stay = new TimeSpan(14, "d");

/**
 * The token of a session in a `Cookie` header: of several the first that can be one. Limits, pages that are kept for everybody and the
 * session itself all go by this, so that none of them means another cookie than the others do.
 */
export const sessionToken = (cookieHeader: string): string | null => cookieValues(cookieHeader, cookieName).find((value) => /^[\w-]{1,64}$/.test(value)) ?? null;

/** Whether a `Set-Cookie` line opens a session, or ends one. */
export const setsSession = (line: string): boolean => setsCookie(line, cookieName);

const sessionCookie = (token: string): string => cookieLine(cookieName, token, stay.seconds());
const noSession = (): string => cookieLine(cookieName, "", 0);

function makeLucia(db: Db) {
  return new Lucia(new DrizzlePostgreSQLAdapter(db, sessions, people), {
    sessionExpiresIn: stay,
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
  return sessionCookie(token);
}

/** Ends one session and gives the `Set-Cookie` that forgets it. */
export async function endSession(sessionId: string): Promise<string> {
  await lucia().invalidateSession(sessionId);
  return noSession();
}

/** Sessions that nobody ended and nobody uses any more. */
export async function forgetSessions(tx: Tx, now: Date): Promise<void> {
  await tx.delete(sessions).where(lte(sessions.expiresAt, now));
}

/** Whether roles of the body hold only with a second factor: everybody's, but for demonstration people, who sign in with one step. */
export const needsSecondFactor = ({ demo }: { demo: boolean }): boolean => settings().STAFF_SECOND_FACTOR === "required" && !demo;

const ofOffice = (grant: Grant): boolean => grant.mandateId === null;

/** Sessions that this process has found in the database lately, by their ids; the oldest are forgotten. */
const found = new Set<string>();
const mostFound = 50_000;

/** The id of a session that was valid when this process last looked; null for what may be made up. Asks nobody. */
export function knownSession(cookieHeader: string): string | null {
  const token = sessionToken(cookieHeader);
  const sessionId = token && sessionIdOf(token);
  return sessionId && found.has(sessionId) ? sessionId : null;
}

function remember(sessionId: string, valid: boolean): void {
  found.delete(sessionId);
  if (valid) found.add(sessionId);
  if (found.size > mostFound) for (const oldest of found) { found.delete(oldest); break; }
}

/** Who this cookie header stands for; a `Set-Cookie` comes with it when the session was prolonged or is over. */
export async function actorOf(cookieHeader: string, now: Date): Promise<{ actor: Actor | null; setCookie: string | null }> {
  const token = sessionToken(cookieHeader);
  if (!token) return { actor: null, setCookie: null };
  const sessionId = sessionIdOf(token);
  const { session, user } = await lucia().validateSession(sessionId);
  remember(sessionId, session !== null);
  if (!session) return { actor: null, setCookie: noSession() };
  const all = await grantsOf(user.id, now);
  const awaits = session.secondFactorAt === null && needsSecondFactor(user) && all.some(ofOffice);
  const grants = awaits ? all.filter((grant) => !ofOffice(grant)) : all;
  const held = grants.filter((grant) => grant.mandateId);
  const chosen = held.find((grant) => grant.mandateId === session.mandateId) ?? (held.length === 1 ? held[0] : undefined);
  const actor: Actor = { personId: user.id, name: user.name, email: user.email, language: user.language, sessionId, mandateId: chosen?.mandateId ?? null, grants, ...(awaits && { awaitsSecondFactor: true as const }) };
  return { actor, setCookie: session.fresh ? sessionCookie(token) : null };
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
