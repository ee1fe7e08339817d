import { sql } from "drizzle-orm";
import { command } from "#app/access/command.server.ts";
import type { Context } from "#app/access/context.ts";
import type { Outcome } from "#app/core/refusal.ts";
import { endSession, grantsOf, openSession } from "#app/access/session.server.ts";
import { settings } from "#app/core/settings.server.ts";
import { email, readInput, z } from "#app/core/validation.server.ts";
import type { Grant } from "#app/permissions.ts";
import { db } from "#db/client.server.ts";
import { people } from "#db/schema/people.ts";
import { countedBy, guess } from "./attempts.server.ts";
import { deviceName } from "./device.ts";
import { deviceCookie, knownDevice } from "./device-cookie.server.ts";
import { recordRefused } from "./refused-sign-ins.server.ts";
import { passwordMatches, typedPassword } from "./passwords.server.ts";

/** What the request says about the browser that signs in. */
export interface Browser {
  cookie: string;
  userAgent: string;
}
export interface SignedIn {
  personId: string;
  cookies: string[];
  grants: Grant[];
  /** The password was right, but the session opens only once the code has come. */
  codeAsked?: true;
}

export const browserOf = (request: Request): Browser => ({
  cookie: request.headers.get("cookie") ?? "",
  userAgent: request.headers.get("user-agent") ?? "",
});

const credentials = z.object({ email, password: typedPassword });

/** Not called with a form's input: `personId` comes from the checks before, never from the request. */
const recordSignIn = command({
  name: "session.open",
  input: z.object({ personId: z.string(), by: z.enum(["totp", "recovery"]).nullable() }),
  quiet: true,
  run: ({ input, log }) => log(`person:${input.personId}`, input.by ? { secondFactor: input.by } : {}),
});

/**
 * Everybody knows the passwords of the demo: on a server that others can reach they open nothing, unless it is meant as
 * a demo.
 */
const demoIsOpen = (): boolean => settings().local || settings().DEMO_PUBLIC;

/**
 * Checks e-mail and password. An unknown e-mail takes the same path and time as a wrong password. Failures are counted
 * by account, and separately for a browser that has signed in to it before.
 */
export async function checkPassword(
  context: Context,
  raw: unknown,
  browser: Browser,
): Promise<Outcome<{ id: string; email: string }>> {
  const { input, wrong } = readInput(credentials, raw);
  if (wrong) return { ok: false, code: "invalid", fields: wrong };
  const { email: address, password } = input;
  const device = knownDevice(browser.cookie, address);
  const counted = device ? countedBy.device(device, address) : countedBy.account(address);
  const looked = await guess({ counted, field: "password", now: context.now }, async () => {
    const [person] = await db()
      .select({ id: people.id, email: people.email, passwordHash: people.passwordHash, demo: people.demo })
      .from(people)
      .where(sql`lower(${people.email}) = ${address}`);
    if (await passwordMatches(person?.passwordHash ?? null, password)) return person ?? null;
    await recordRefused(person?.id ?? null, "password", context.now);
    return null;
  });
  if (looked === "wrong") return { ok: false, code: "wrong_credentials", fields: {} };
  if (!looked.ok) return looked;
  const { id, email: known, demo } = looked.value;
  if (demo && !demoIsOpen()) return { ok: false, code: "demo_closed", fields: {} };
  return { ok: true, value: { id, email: known } };
}

/** Opens the session of a person who has given all that was asked. A session that was open in this browser ends. */
export async function startSession(
  context: Context,
  person: { id: string; email: string },
  browser: Browser,
  by: "totp" | "recovery" | null = null,
): Promise<SignedIn> {
  const recorded = await recordSignIn(context, { personId: person.id, by });
  if (!recorded.ok) throw new Error(`The sign-in was not recorded: ${recorded.code}`);
  if (context.actor) await endSession(context.actor.sessionId);
  const session = await openSession(person.id, deviceName(browser.userAgent), null, context.now, by && context.now);
  const cookies = [session, deviceCookie(person.email)];
  return { personId: person.id, cookies, grants: await grantsOf(person.id, context.now) };
}
