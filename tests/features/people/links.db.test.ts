import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { askReset, renewLink } from "#app/features/people/access-links.server.ts";
import { acceptFirstAdmin, firstAdminLink, isFirstAdminLink } from "#app/features/people/first-admin.server.ts";
import { acceptInvitation, setPassword } from "#app/features/people/set-password.server.ts";
import { getToken } from "#app/features/signin/tokens.server.ts";
import { tokenLifetime } from "#app/features/signin/token.ts";
import { db } from "#db/client.server.ts";
import { acceptances, people, roles, sessions, tokens } from "#db/schema/people.ts";
import { addPerson, contextFor, later, noon } from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database/database.ts";
import { linkTo, mailsTo, outbox, runJobs } from "#tests/support/mail/mails.ts";

beforeEach(async () => {
  await testDatabase();
});

const email = "rosa@example.org";
const fresh = "una frase nuova lunga";
const visitor = (now = noon) => contextFor(null, { now });

async function resetLink(now = noon): Promise<string> {
  await askReset(await visitor(now), { email });
  await runJobs(now);
  return (await linkTo(email, "nuova-password")) ?? "";
}

test("asking for a reset answers the same for an address that nobody has, and mails only the one that somebody has", async () => {
  await addPerson({ email });
  const answers = [
    await askReset(await visitor(), { email }),
    await askReset(await visitor(), { email: "nessuno@example.org" }),
  ];
  expect(answers).toEqual([
    { ok: true, value: undefined },
    { ok: true, value: undefined },
  ]);
  await runJobs(noon);
  expect((await outbox()).map((mail) => mail.to)).toEqual([email]);
});

test("asking again within five minutes sends no second mail", async () => {
  await addPerson({ email });
  await resetLink();
  await resetLink(later(60_000));
  expect(await mailsTo(email)).toHaveLength(1);
  await resetLink(later(600_000));
  expect(await mailsTo(email)).toHaveLength(2);
});

test("the database keeps no link's secret outside the mail that carries it", async () => {
  await addPerson({ email });
  const secret = await resetLink();
  expect(secret).not.toBe("");
  expect(JSON.stringify(await db().select().from(tokens))).not.toContain(secret);
});

test("reading a link's page spends nothing; setting the password spends it, once, and ends the sessions", async () => {
  const id = await addPerson({ email });
  await contextFor(id);
  const token = await resetLink();
  expect(await getToken("reset", token, noon)).toMatchObject({ state: "usable", email });
  expect(await getToken("reset", token, noon)).toMatchObject({ state: "usable" });
  expect(await setPassword(await visitor(), { token, newPassword: "breve" })).toMatchObject({
    ok: false,
    fields: { newPassword: "too_short:12" },
  });
  expect(await setPassword(await visitor(), { token, newPassword: fresh })).toEqual({ ok: true, value: { id, email } });
  expect(await db().$count(sessions, eq(sessions.userId, id))).toBe(0);
  expect(await setPassword(await visitor(), { token, newPassword: fresh })).toMatchObject({
    ok: false,
    code: "token_spent",
  });
  expect(await getToken("reset", token, noon)).toMatchObject({ state: "spent", email: "" });
});

test("of two posts at once one sets the password, the other is told that the link is spent", async () => {
  await addPerson({ email });
  const token = await resetLink();
  const context = await visitor();
  const outcomes = await Promise.all(
    ["prima frase lunga", "seconda frase lunga"].map((newPassword) => setPassword(context, { token, newPassword })),
  );
  expect(outcomes.map((outcome) => (outcome.ok ? "set" : outcome.code)).sort()).toEqual(["set", "token_spent"]);
});

test("an expired link sets nothing; a new one goes to the same address, and using it spends the others", async () => {
  await addPerson({ email });
  const token = await resetLink();
  const late = later(tokenLifetime.reset);
  expect(await setPassword(await visitor(late), { token, newPassword: fresh })).toMatchObject({
    ok: false,
    code: "token_expired",
  });
  expect(await renewLink(await visitor(late), { token })).toEqual({ ok: true, value: undefined });
  expect(await renewLink(await visitor(late), { token: "inventato" })).toEqual({ ok: true, value: undefined });
  await runJobs(late);
  const newer = (await linkTo(email, "nuova-password")) ?? "";
  expect(newer).not.toBe(token);
  expect(await setPassword(await visitor(late), { token: newer, newPassword: fresh })).toMatchObject({ ok: true });
  expect(await getToken("reset", token, late)).toMatchObject({ state: "spent" });
});

test("a link for one thing is none for another", async () => {
  await addPerson({ email });
  const token = await resetLink();
  expect(
    await acceptInvitation(await visitor(), { token, name: "Rosa", newPassword: fresh, privacy: "on" }),
  ).toMatchObject({ ok: false, code: "not_found" });
});

test("who never accepted the invitation gets it anew in place of a reset; accepting keeps which notice was read", async () => {
  const id = await addPerson({ email, accepted: false });
  await askReset(await visitor(), { email });
  await runJobs(noon);
  const token = (await linkTo(email, "invito")) ?? "";
  const given = { token, name: "Rosa Bianchi", newPassword: fresh };
  expect(await acceptInvitation(await visitor(), { ...given, newPassword: "breve" })).toMatchObject({
    ok: false,
    fields: { newPassword: "too_short:12", privacy: "privacy_needed" },
  });
  expect(await acceptInvitation(await visitor(), given)).toMatchObject({
    ok: false,
    fields: { privacy: "privacy_needed" },
  });
  expect(await acceptInvitation(await visitor(), { ...given, privacy: "on" })).toMatchObject({
    ok: true,
    value: { id },
  });
  expect(await db().select({ document: acceptances.document, at: acceptances.at }).from(acceptances)).toEqual([
    { document: "privacy", at: noon },
  ]);
  expect(await db().select({ name: people.name }).from(people)).toEqual([{ name: "Rosa Bianchi" }]);
});

test("a person named in the request is ignored: the link alone says whose password is set", async () => {
  const [own, victim] = [await addPerson({ email }), await addPerson()];
  const before = await db().select({ hash: people.passwordHash }).from(people).where(eq(people.id, victim));
  const token = await resetLink();
  expect(
    await setPassword(await visitor(), {
      token,
      newPassword: fresh,
      personId: victim,
      id: victim,
      email: "x@example.org",
    }),
  ).toMatchObject({ ok: true, value: { id: own, email } });
  expect(await db().select({ hash: people.passwordHash }).from(people).where(eq(people.id, victim))).toEqual(before);
});

test("mails speak the person's language", async () => {
  await addPerson({ email, language: "en", name: "Rose" });
  await askReset(await visitor(), { email });
  await runJobs(noon);
  const [mail] = await mailsTo(email);
  expect(mail?.text).toContain("Dear Rose");
  expect(mail?.text).toContain("/en/nuova-password/");
});

test("the first admin's link makes one admin, once, even for two at once; each start makes a new one until then", async () => {
  const secretOf = (path: string | null) => path?.split("/").at(-1) ?? "";
  const old = secretOf(await firstAdminLink(noon));
  const token = secretOf(await firstAdminLink(noon));
  expect([
    await isFirstAdminLink(old, noon),
    await isFirstAdminLink(token, noon),
    await isFirstAdminLink(token, later(25 * 3_600_000)),
  ]).toEqual([false, true, false]);
  const given = { token, name: "Ada", email: "ada@example.org", newPassword: fresh, privacy: "on" };
  expect(await acceptFirstAdmin(await visitor(), { ...given, newPassword: "breve" })).toMatchObject({
    ok: false,
    code: "invalid",
  });
  const context = await visitor();
  const outcomes = await Promise.all([
    acceptFirstAdmin(context, given),
    acceptFirstAdmin(context, { ...given, email: "eva@example.org" }),
  ]);
  expect(outcomes.map((outcome) => (outcome.ok ? "in" : outcome.code)).sort()).toEqual(["in", "token_spent"]);
  expect(await db().select({ role: roles.role, campaignId: roles.campaignId }).from(roles)).toEqual([
    { role: "admin", campaignId: null },
  ]);
  expect(await firstAdminLink(noon)).toBeNull();
});
