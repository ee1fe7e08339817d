import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { changeSettings } from "#app/core/settings.server.ts";
import { actorOf } from "#app/access/session.server.ts";
import { changePassword } from "#app/features/people/change-password.server.ts";
import { hashPassword, passwordMatches } from "#app/features/signin/passwords.server.ts";
import {
  closeAllSessions,
  closeOneSession,
  listSessions,
  sessionHandle,
} from "#app/features/signin/sessions.server.ts";
import { signIn } from "#app/features/second-factor/second-step.server.ts";
import { db } from "#db/client.server.ts";
import { people, sessions, signInFailures } from "#db/schema/people.ts";
import { addPerson, contextFor, later, noon, password } from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database/database.ts";
import { mailsTo } from "#tests/support/mail/mails.ts";

beforeEach(async () => {
  await testDatabase();
});

const agent = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
const email = "rosa@example.org";
const browser = (cookie = "") => ({ cookie, userAgent: agent });
const attempt = async (typed: string, { at = noon, cookie = "", address = email } = {}) =>
  signIn(await contextFor(null, { now: at }), { email: address, password: typed }, browser(cookie));
const codeOf = async (outcome: ReturnType<typeof attempt>) => outcome.then((each) => (each.ok ? "in" : each.code));
const cookieOf = (lines: string[]) => lines.map((line) => line.split(";")[0]).join("; ");

async function fail(times: number, options: Parameters<typeof attempt>[1] = {}): Promise<void> {
  for (let n = 0; n < times; n += 1) await attempt("non è questa", options);
}

test("the right password opens a session that says where it was opened, whatever the case of the e-mail", async () => {
  const id = await addPerson({ email });
  const outcome = await attempt(password, { address: " ROSA@example.org " });
  if (!outcome.ok) throw new Error(outcome.code);
  const { actor } = await actorOf(cookieOf(outcome.value.cookies), noon);
  expect(actor?.personId).toBe(id);
  if (!actor) return;
  expect(await listSessions(actor, noon)).toEqual([
    expect.objectContaining({ device: "Firefox, Linux", current: true, since: noon }),
  ]);
});

test("who reads the database can't go on in anybody's name: no row holds what the cookie holds, and a row's id opens nothing", async () => {
  await addPerson({ email });
  const outcome = await attempt(password);
  if (!outcome.ok) throw new Error(outcome.code);
  const token = /tavolo_session=([^;]+)/.exec(cookieOf(outcome.value.cookies))?.[1] ?? "";
  expect(token.length).toBeGreaterThanOrEqual(40);
  const rows = await db().select().from(sessions);
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toContain(token);
  expect((await actorOf(`tavolo_session=${rows[0]?.id ?? ""}`, noon)).actor).toBeNull();
});

test("a session's cookie has 200 random bits, and signing in again ends the session that this browser had", async () => {
  const id = await addPerson({ email });
  const first = await attempt(password);
  if (!first.ok) throw new Error(first.code);
  const cookie = cookieOf(first.value.cookies);
  // Twenty-five bytes of base 32, five bits a letter.
  expect(/tavolo_session=([a-z2-7]+)/.exec(cookie)?.[1]).toHaveLength((25 * 8) / 5);
  const context = await contextFor(id, { now: noon });
  const { actor } = await actorOf(cookie, noon);
  const again = await signIn({ ...context, actor }, { email, password }, browser(cookie));
  if (!again.ok) throw new Error(again.code);
  expect(cookieOf(again.value.cookies)).not.toBe(cookie);
  expect((await actorOf(cookie, noon)).actor).toBeNull();
  expect((await actorOf(cookieOf(again.value.cookies), noon)).actor?.personId).toBe(id);
});

test("passwords are kept as argon2id of 19 MiB and two passes", async () => {
  const [one, other] = [await hashPassword(password), await hashPassword(password)];
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(one).not.toBe(other);
});

test("a password is compared as it was typed: in its case, with its blanks, to its last character", async () => {
  await addPerson({ email });
  for (const typed of [password.toUpperCase(), ` ${password}`, `${password} `, password.slice(0, -1)]) {
    expect(await codeOf(attempt(typed)), typed).toBe("wrong_credentials");
  }
  const long = "abc".repeat(60);
  expect(await passwordMatches(await hashPassword(`${long}d`), `${long}e`)).toBe(false);
  expect(await codeOf(attempt(password))).toBe("in");
});

test("an unknown e-mail, a wrong password and an invitation not accepted get one and the same answer", async () => {
  await addPerson({ email });
  await addPerson({ email: "invitata@example.org", accepted: false });
  const answers = [
    await attempt("non è questa"),
    await attempt(password, { address: "nessuno@example.org" }),
    await attempt(password, { address: "invitata@example.org" }),
  ];
  expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
    new Set([JSON.stringify({ ok: false, code: "wrong_credentials", fields: {} })]),
  );
});

test("after five failures the account waits, also for the right password; then it opens and the counter is gone", async () => {
  await addPerson({ email });
  await fail(5);
  expect(await attempt(password)).toEqual({ ok: false, code: "sign_in_slowed", fields: { password: "wait:2" } });
  expect(await codeOf(attempt(password, { at: later(1_999) }))).toBe("sign_in_slowed");
  expect(await codeOf(attempt(password, { at: later(2_000) }))).toBe("in");
  expect(await db().$count(signInFailures)).toBe(0);
});

test("an e-mail that nobody has is slowed in the same way", async () => {
  await fail(5, { address: "nessuno@example.org" });
  expect(await codeOf(attempt("x", { address: "nessuno@example.org" }))).toBe("sign_in_slowed");
});

test("guesses from elsewhere can't lock out a browser that has signed in before, and that browser's own failures are counted apart", async () => {
  await addPerson({ email });
  const first = await attempt(password);
  if (!first.ok) throw new Error(first.code);
  const device =
    first.value.cookies.map((line) => line.split(";")[0] ?? "").find((line) => line.startsWith("tavolo_device=")) ?? "";
  await fail(9);
  expect(await codeOf(attempt(password))).toBe("sign_in_slowed");
  expect(await codeOf(attempt(password, { cookie: device }))).toBe("in");
  await fail(5, { cookie: device });
  expect(await codeOf(attempt(password, { cookie: device }))).toBe("sign_in_slowed");
});

test("a made-up device cookie, or one of another account, is worth nothing", async () => {
  await addPerson({ email });
  await addPerson({ email: "altra@example.org" });
  const other = await attempt(password, { address: "altra@example.org" });
  if (!other.ok) throw new Error(other.code);
  await fail(5);
  for (const cookie of [cookieOf(other.value.cookies), `tavolo_device=${"a".repeat(32)}.${"b".repeat(64)}`]) {
    expect(await codeOf(attempt(password, { cookie }))).toBe("sign_in_slowed");
  }
});

test("guesses sent at once are all counted", async () => {
  await addPerson({ email });
  const outcomes = await Promise.all(Array.from({ length: 12 }, () => codeOf(attempt("non è questa"))));
  expect(outcomes.filter((code) => code === "wrong_credentials")).toHaveLength(5);
});

test("the counters hold no address in clear", async () => {
  await fail(1);
  expect(JSON.stringify(await db().select().from(signInFailures))).not.toContain("rosa");
});

test("demo accounts open only where the server is local, or where a demo is meant", async () => {
  await addPerson({ email, demo: true });
  try {
    changeSettings({ local: false, DEMO_PUBLIC: false });
    expect(await codeOf(attempt(password))).toBe("demo_closed");
    expect(await codeOf(attempt("non è questa"))).toBe("wrong_credentials");
    changeSettings({ DEMO_PUBLIC: true });
    expect(await codeOf(attempt(password))).toBe("in");
  } finally {
    changeSettings({ local: true, DEMO_PUBLIC: false });
  }
});

test("one ends one's own sessions, one by one or all; never somebody else's", async () => {
  const [own, stranger] = [await addPerson(), await addPerson()];
  const [here, there, theirs] = [await contextFor(own), await contextFor(own), await contextFor(stranger)];
  const handle = (context: typeof here) => sessionHandle(context.actor?.sessionId ?? "");
  expect(await closeOneSession(here, { session: handle(theirs) })).toMatchObject({ ok: false, code: "not_found" });
  expect(await closeOneSession(here, { session: handle(there) })).toMatchObject({ ok: true });
  expect(await db().$count(sessions, eq(sessions.userId, own))).toBe(1);
  await closeAllSessions(here, {});
  expect(await db().$count(sessions, eq(sessions.userId, own))).toBe(0);
  expect(await db().$count(sessions, eq(sessions.userId, stranger))).toBe(1);
});

test("changing the password asks for the old one, ends the other sessions and tells by mail", async () => {
  const id = await addPerson({ email });
  const [here] = [await contextFor(id), await contextFor(id)];
  const before = await db().select({ hash: people.passwordHash }).from(people).where(eq(people.id, id));
  expect(await changePassword(here, { password: "sbagliata", newPassword: "una frase nuova lunga" })).toMatchObject({
    ok: false,
    fields: { password: "wrong_password" },
  });
  expect(await changePassword(here, { password, newPassword: email })).toMatchObject({
    ok: false,
    fields: { newPassword: "password_is_email" },
  });
  expect(await db().select({ hash: people.passwordHash }).from(people).where(eq(people.id, id))).toEqual(before);
  expect(await changePassword(here, { password, newPassword: "una frase nuova lunga" })).toMatchObject({ ok: true });
  expect(await db().select({ id: sessions.id }).from(sessions)).toEqual([{ id: here.actor?.sessionId }]);
  expect(await mailsTo(email)).toHaveLength(1);
  expect(await codeOf(attempt("una frase nuova lunga"))).toBe("in");
});

test("who finds a screen open can't guess the old password for long", async () => {
  const here = await contextFor(await addPerson());
  for (let n = 0; n < 5; n += 1)
    await changePassword(here, { password: "sbagliata", newPassword: "una frase nuova lunga" });
  expect(await changePassword(here, { password, newPassword: "una frase nuova lunga" })).toMatchObject({
    ok: false,
    code: "sign_in_slowed",
  });
});
