import { DrizzlePostgreSQLAdapter } from "@lucia-auth/adapter-drizzle";
import { and, eq, isNull, lte } from "drizzle-orm";
import { generateIdFromEntropySize, Lucia } from "lucia";
import type { Actor, Grant } from "#app/permissions.ts";
import { database, type Db, type Tx } from "#db/client.server.ts";
import { campaignSteps } from "#db/schema/campaigns.ts";
import { mandates } from "#db/schema/organisations.ts";
import { people, roles, sessions } from "#db/schema/people.ts";
import { romeDay } from "#app/i18n/time.ts";
import { cookieLine, cookieValues, setsCookie } from "#app/core/cookies.server.ts";
import { sha256 } from "#app/core/hash.server.ts";
import { endOf, isWorthWriting, whyOver, type SessionOver, type SessionTerm } from "./session-term.ts";
import { settings } from "#app/core/settings.server.ts";
import { draftsStayUntil } from "./standing.ts";

declare module "lucia" {
  interface Register {
    Lucia: ReturnType<typeof makeLucia>;
    DatabaseUserAttributes: { name: string; email: string; language: "it" | "en"; demo: boolean };
    DatabaseSessionAttributes: {
      createdAt: Date;
      device: string;
      mandateId: string | null;
      secondFactorAt: Date | null;
    };
  }
}

const cookieName = "tavolo_session";

/**
 * The token of a session in a `Cookie` header: where there are several, the first that can be a token. Limits, cached
 * pages and the session itself all use this function, so that they always mean the same cookie.
 */
export const sessionToken = (cookieHeader: string): string | null =>
  cookieValues(cookieHeader, cookieName).find((value) => /^[\w-]{1,64}$/.test(value)) ?? null;

/** Whether a `Set-Cookie` line opens a session, or ends one. */
export const setsSession = (line: string): boolean => setsCookie(line, cookieName);

const hour = 3_600_000;
const day = 24 * hour;

/**
 * The cookie outlives the session, so that a person who comes back later can be told that it is over. Browsers keep no
 * cookie longer than this.
 */
const cookieSeconds = (400 * day) / 1000;
const sessionCookie = (token: string): string => cookieLine(cookieName, token, cookieSeconds);
const noSession = (): string => cookieLine(cookieName, "", 0);

const storeIn = (db: Db) => new DrizzlePostgreSQLAdapter(db, sessions, people);
const makeLucia = (db: Db) => new Lucia(storeIn(db));

let made: { db: Db; lucia: ReturnType<typeof makeLucia>; store: ReturnType<typeof storeIn> } | undefined;
function opened() {
  const { db } = database();
  if (made?.db !== db) made = { db, lucia: makeLucia(db), store: storeIn(db) };
  return made;
}
const lucia = () => opened().lucia;
/**
 * Lucia's own functions for opening and validating know one lifetime for everybody and read the clock themselves. Here
 * the lifetime depends on the person, so only its adapter is used, to write and read sessions.
 */
const store = () => opened().store;

/** People who work for the body have a shorter term, because an open screen of theirs gives away more. */
function termOf(grants: readonly Grant[]): SessionTerm {
  const { STAFF_SESSION_IDLE_HOURS, STAFF_SESSION_DAYS, SESSION_IDLE_DAYS, SESSION_DAYS } = settings();
  return grants.some(ofOffice)
    ? { idle: STAFF_SESSION_IDLE_HOURS * hour, most: STAFF_SESSION_DAYS * day }
    : { idle: SESSION_IDLE_DAYS * day, most: SESSION_DAYS * day };
}

/**
 * The row of a session has the hash of its cookie as its id: a person who reads the database, or a copy of it, can't
 * continue anybody's session.
 */
const sessionIdOf = (token: string): string => sha256(token);

/** Gives the `Set-Cookie` of a new session; `secondFactorAt` is when its second factor was given, or null. */
export async function openSession(
  personId: string,
  device: string,
  mandateId: string | null,
  now: Date,
  secondFactorAt: Date | null = null,
): Promise<string> {
  const token = generateIdFromEntropySize(25);
  const expiresAt = endOf(termOf(await grantsOf(personId, now)), now, now);
  const attributes = { createdAt: now, device, mandateId, secondFactorAt };
  await store().setSession({ id: sessionIdOf(token), userId: personId, expiresAt, attributes });
  return sessionCookie(token);
}

/** Ends one session and gives the `Set-Cookie` that forgets it. */
export async function endSession(sessionId: string): Promise<string> {
  await lucia().invalidateSession(sessionId);
  return noSession();
}

/** Takes away sessions that nobody ended and nobody uses any more. */
export async function forgetSessions(tx: Tx, now: Date): Promise<void> {
  await tx.delete(sessions).where(lte(sessions.expiresAt, now));
}

/**
 * Whether the person's roles of the body hold only with a second factor: those of everybody, except demonstration
 * people, who sign in with one step.
 */
export const needsSecondFactor = ({ demo }: { demo: boolean }): boolean =>
  settings().STAFF_SECOND_FACTOR === "required" && !demo;

const ofOffice = (grant: Grant): boolean => grant.mandateId === null;

/** Ids of sessions that this process has found in the database lately; the oldest are forgotten. */
const found = new Set<string>();
const mostFound = 50_000;

/**
 * The id of a session that was valid when this process last looked; null for one that may be made up. It asks no
 * database.
 */
export function knownSession(cookieHeader: string): string | null {
  const token = sessionToken(cookieHeader);
  const sessionId = token && sessionIdOf(token);
  return sessionId && found.has(sessionId) ? sessionId : null;
}

function remember(sessionId: string): void {
  found.delete(sessionId);
  found.add(sessionId);
  if (found.size > mostFound)
    for (const oldest of found) {
      found.delete(oldest);
      break;
    }
}

function forgotten(sessionId: string, over: SessionOver): Signed {
  found.delete(sessionId);
  return { actor: null, setCookie: noSession(), over };
}

export interface Signed {
  actor: Actor | null;
  /** The `Set-Cookie` that forgets the cookie of a session that is over. */
  setCookie: string | null;
  /** Why the session of this cookie is over; null while it goes on. */
  over: SessionOver | null;
}

export const nobody: Signed = { actor: null, setCookie: null, over: null };

/** Who comes with this cookie header. Using a session moves its end, as far as its term allows. */
export async function actorOf(cookieHeader: string, now: Date): Promise<Signed> {
  const token = sessionToken(cookieHeader);
  if (!token) return nobody;
  const sessionId = sessionIdOf(token);
  const [session, row] = await store().getSessionAndUser(sessionId);
  if (!session || !row) return forgotten(sessionId, "ended");
  const { createdAt, mandateId, secondFactorAt } = session.attributes;
  const user = { id: row.id, ...row.attributes };
  const all = await grantsOf(user.id, now);
  const term = termOf(all);
  const over = whyOver(term, { createdAt, expiresAt: session.expiresAt }, now);
  if (over) {
    await lucia().invalidateSession(sessionId);
    return forgotten(sessionId, over);
  }
  remember(sessionId);
  const end = endOf(term, createdAt, now);
  if (isWorthWriting(term, session.expiresAt, end)) await store().updateSessionExpiration(sessionId, end);
  const awaits = secondFactorAt === null && needsSecondFactor(user) && all.some(ofOffice);
  const grants = awaits ? all.filter((grant) => !ofOffice(grant)) : all;
  const held = grants.filter((grant) => grant.mandateId);
  const chosen = held.find((grant) => grant.mandateId === mandateId) ?? (held.length === 1 ? held[0] : undefined);
  const actor: Actor = {
    personId: user.id,
    name: user.name,
    email: user.email,
    language: user.language,
    sessionId,
    mandateId: chosen?.mandateId ?? null,
    grants,
    ...(awaits && { awaitsSecondFactor: true as const }),
  };
  return { ...nobody, actor };
}

/**
 * Roles and mandates that hold at that moment; the last day of a mandate is included. A mandate that ended because its
 * campaign was concluded lets its holder read for as long as the drafts stay: `command()` refuses whatever would write.
 */
export async function grantsOf(personId: string, now: Date): Promise<Grant[]> {
  const { db } = database();
  const today = romeDay(now);
  const ofBody = await db
    .select({ role: roles.role, campaignId: roles.campaignId, bodyId: roles.bodyId })
    .from(roles)
    .where(and(eq(roles.personId, personId), isNull(roles.endedAt)));
  const designated = await db
    .select({
      id: mandates.id,
      capacity: mandates.capacity,
      campaignId: mandates.campaignId,
      organisationId: mandates.organisationId,
      from: mandates.validFrom,
      to: mandates.validTo,
      concludedAt: campaignSteps.at,
    })
    .from(mandates)
    .leftJoin(
      campaignSteps,
      and(eq(campaignSteps.campaignId, mandates.campaignId), eq(campaignSteps.step, "concluded")),
    )
    .where(and(eq(mandates.personId, personId), isNull(mandates.revokedAt)));
  return [
    ...ofBody.map((row): Grant => ({ ...row, organisationId: null, mandateId: null })),
    ...designated
      .filter(
        (row) =>
          row.from <= today &&
          (row.to === null ||
            row.to >= today ||
            (row.concludedAt !== null && row.to === romeDay(row.concludedAt) && today <= draftsStayUntil(row.to))),
      )
      .map(
        (row): Grant => ({
          role: row.capacity,
          campaignId: row.campaignId,
          bodyId: null,
          organisationId: row.organisationId,
          mandateId: row.id,
        }),
      ),
  ];
}
