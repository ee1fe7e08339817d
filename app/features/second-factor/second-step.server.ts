import { eq } from "drizzle-orm";
import type { Context } from "#app/access/context.ts";
import { cookieLine, cookieValues } from "#app/core/cookies.server.ts";
import { keyedHash, sameDigest } from "#app/core/hash.server.ts";
import type { Outcome } from "#app/core/refusal.ts";
import { readInput, z } from "#app/core/validation.server.ts";
import { db } from "#db/client.server.ts";
import { people } from "#db/schema/people.ts";
import { pendingLifetime } from "./second-factor.ts";
import { giveCode, typedCode } from "./second-factor-codes.server.ts";
import { hasSecondFactor } from "./second-factors.server.ts";
import { secretKey } from "#app/features/signin/secret.server.ts";
import { checkPassword, startSession, type Browser, type SignedIn } from "#app/features/signin/sign-ins.server.ts";

const cookieName = "tavolo_step";
interface Known {
  id: string;
  email: string;
  passwordHash: string | null;
}

/** The hash of the password is part of it, so that a waiting token is void when the password changes. */
const macOf = (person: Known, until: string): string =>
  keyedHash(secretKey(), `step ${person.id} ${until} ${person.passwordHash ?? ""}`);

async function getKnown(personId: string): Promise<Known | null> {
  const [person] = await db()
    .select({ id: people.id, email: people.email, passwordHash: people.passwordHash })
    .from(people)
    .where(eq(people.id, personId));
  return person ?? null;
}

/**
 * After the right password or one-time link: opens a session or, for a person with a second factor, gives a token that
 * waits for the code and opens nothing by itself.
 */
export async function admit(
  context: Context,
  person: { id: string; email: string },
  browser: Browser,
): Promise<SignedIn> {
  if (!(await hasSecondFactor(person.id))) return startSession(context, person, browser);
  const known = await getKnown(person.id);
  if (!known) throw new Error("The person vanished while signing in");
  const until = String(context.now.getTime() + pendingLifetime);
  const token = `${person.id}.${until}.${macOf(known, until)}`;
  return {
    personId: person.id,
    cookies: [cookieLine(cookieName, token, pendingLifetime / 1000)],
    grants: [],
    codeAsked: true,
  };
}

/** Signs in by e-mail and password; `admit` says what comes of it. */
export async function signIn(context: Context, raw: unknown, browser: Browser): Promise<Outcome<SignedIn>> {
  const checked = await checkPassword(context, raw, browser);
  return checked.ok ? { ok: true, value: await admit(context, checked.value, browser) } : checked;
}

/** The person who gave the right password in this browser within the last ten minutes, or null. */
export async function waitingFor(browser: Browser, now: Date): Promise<Known | null> {
  const token = cookieValues(browser.cookie, cookieName).find((value) =>
    /^[\w-]{1,64}\.\d{1,15}\.[0-9a-f]{64}$/.test(value),
  );
  const [personId, until, mac] = token?.split(".") ?? [];
  if (!personId || !until || !mac || Number(until) <= now.getTime()) return null;
  const person = await getKnown(personId);
  return person && sameDigest(mac, macOf(person, until)) ? person : null;
}

const typed = z.object({ code: typedCode });

/**
 * The second step: the code of the app or a recovery code opens the session. Errors: `second_step_over`, `invalid` with
 * `wrong_code`, `sign_in_slowed`.
 */
export async function signInByCode(context: Context, raw: unknown, browser: Browser): Promise<Outcome<SignedIn>> {
  const person = await waitingFor(browser, context.now);
  if (!person) return { ok: false, code: "second_step_over", fields: {} };
  const { input, wrong } = readInput(typed, raw);
  if (wrong) return { ok: false, code: "invalid", fields: wrong };
  const given = await giveCode(person.id, input.code, context.now);
  if (!given.ok) return given;
  const session = await startSession(context, person, browser, given.value);
  return { ok: true, value: { ...session, cookies: [...session.cookies, cookieLine(cookieName, "", 0)] } };
}
