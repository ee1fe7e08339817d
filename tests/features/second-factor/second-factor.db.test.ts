import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import type { Context } from "#app/access/context.ts";
import { actorOf } from "#app/access/session.server.ts";
import { changeSettings } from "#app/core/settings.server.ts";
import { updateProfile } from "#app/features/people/people.server.ts";
import { resetSecondFactor, resetSecondFactorOf } from "#app/features/second-factor/reset-second-factor.server.ts";
import { grantAdmin } from "#app/features/people/roles.server.ts";
import {
  beginSecondFactor,
  getSecondFactor,
  giveSecondFactor,
  mustHaveSecondFactor,
  renewRecoveryCodes,
} from "#app/features/second-factor/second-factors.server.ts";
import { signIn, signInByCode } from "#app/features/second-factor/second-step.server.ts";
import { totpCode } from "#app/features/second-factor/totp.server.ts";
import type { Db } from "#db/client.server.ts";
import { auditLog, people, secondFactors, sessions } from "#db/schema/index.ts";
import { cookieOf } from "#tests/support/server/app.ts";
import { addCampaign, addPerson, addRole, contextFor, later, noon, password } from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database/database.ts";
import { enrol } from "#tests/support/second-factor.ts";
import { mailsTo, runJobs } from "#tests/support/mail/mails.ts";

let db: Db;
let planner: string;
let campaign: string;
beforeEach(async () => {
  db = await testDatabase();
  campaign = await addCampaign();
  planner = await addPerson({ email: "pina@example.org" });
  await addRole(planner, "planner", campaign);
});

const nobody = (now: Date): Context => ({ actor: null, now, requestId: "t", lang: "it" });
const browser = (cookie = "") => ({ cookie, userAgent: "" });
const jar = (cookies: readonly string[]) => cookies.map(cookieOf).join("; ");

async function toCode(now: Date): Promise<string> {
  const outcome = await signIn(nobody(now), { email: "pina@example.org", password }, browser());
  if (!outcome.ok || !outcome.value.codeAsked) throw new Error("No code was asked for");
  return jar(outcome.value.cookies);
}

test("roles of the body hold only in a session with the second factor, and everything else in any", async () => {
  const first = await signIn(nobody(noon), { email: "pina@example.org", password }, browser());
  if (!first.ok) throw new Error(first.code);
  const { actor } = await actorOf(jar(first.value.cookies), noon);
  expect(actor).toMatchObject({ awaitsSecondFactor: true, grants: [] });
  expect(await mustHaveSecondFactor(planner)).toBe(true);
  expect(await mustHaveSecondFactor(await addPerson())).toBe(false);
  expect(await updateProfile({ ...nobody(noon), actor }, { name: "Pina Prova", language: "it" })).toMatchObject({
    ok: true,
  });
  changeSettings({ STAFF_SECOND_FACTOR: "optional" });
  expect((await actorOf(jar(first.value.cookies), noon)).actor?.grants).toHaveLength(1);
  changeSettings({ STAFF_SECOND_FACTOR: "required" });
  await db.update(people).set({ demo: true }).where(eq(people.id, planner));
  expect((await actorOf(jar(first.value.cookies), noon)).actor?.grants).toHaveLength(1);
  expect(await mustHaveSecondFactor(planner)).toBe(false);
});

test("password, then code, then a session; the token between them opens nothing and dies after ten minutes or with the password", async () => {
  const { key } = await enrol(planner);
  const now = later(60_000);
  const pending = await toCode(now);
  expect(await actorOf(pending, now)).toMatchObject({ actor: null });
  expect(await signInByCode(nobody(later(600_000, now)), { code: totpCode(key, now) }, browser(pending))).toMatchObject(
    { ok: false, code: "second_step_over" },
  );
  expect(await signInByCode(nobody(now), { code: "000000" }, browser(pending))).toMatchObject({
    ok: false,
    fields: { code: "wrong_code" },
  });
  const opened = await signInByCode(nobody(now), { code: totpCode(key, now) }, browser(pending));
  if (!opened.ok) throw new Error(opened.code);
  expect((await actorOf(jar(opened.value.cookies), now)).actor?.grants).toHaveLength(1);
  await db.update(people).set({ passwordHash: "another" }).where(eq(people.id, planner));
  expect(await signInByCode(nobody(now), { code: totpCode(key, later(30_000, now)) }, browser(pending))).toMatchObject({
    ok: false,
    code: "second_step_over",
  });
});

test("a code works once, also when two use it at the same time", async () => {
  const { key } = await enrol(planner);
  const now = later(120_000);
  const pending = await toCode(now);
  const code = totpCode(key, now);
  const both = await Promise.all([1, 2].map(() => signInByCode(nobody(now), { code }, browser(pending))));
  expect(both.map((outcome) => outcome.ok).sort()).toEqual([false, true]);
  expect(await signInByCode(nobody(now), { code }, browser(pending))).toMatchObject({ ok: false });
});

test("each recovery code works once, and new ones void the old; the database holds none", async () => {
  const { key, codes } = await enrol(planner);
  expect(new Set(codes).size).toBe(10);
  const now = later(60_000);
  const pending = await toCode(now);
  expect(await signInByCode(nobody(now), { code: codes[0]?.toUpperCase() }, browser(pending))).toMatchObject({
    ok: true,
  });
  expect(await signInByCode(nobody(now), { code: codes[0] }, browser(pending))).toMatchObject({ ok: false });
  expect((await getSecondFactor(planner))?.recoveryLeft).toBe(9);
  const stored = JSON.stringify(await db.select().from(secondFactors));
  for (const secret of [key, ...codes]) expect(stored).not.toContain(secret);
  const renewing = await contextFor(planner, { now });
  expect(await renewRecoveryCodes(renewing, { code: totpCode(key, now), password })).toMatchObject({ ok: true });
  expect(await signInByCode(nobody(now), { code: codes[1] }, browser(pending))).toMatchObject({ ok: false });
});

test("guesses are slowed like those at a password, and refusals are in the log, whoever it is", async () => {
  const { key } = await enrol(planner);
  const now = later(60_000);
  const pending = await toCode(now);
  for (let i = 0; i < 5; i += 1)
    expect(await signInByCode(nobody(now), { code: "111111" }, browser(pending))).toMatchObject({
      ok: false,
      code: "invalid",
    });
  expect(await signInByCode(nobody(now), { code: totpCode(key, now) }, browser(pending))).toMatchObject({
    ok: false,
    code: "sign_in_slowed",
  });
  const delegate = await addPerson({ email: "delegata@example.org" });
  await signIn(nobody(now), { email: "delegata@example.org", password: "sbagliata sbagliata" }, browser());
  await signIn(nobody(now), { email: "pina@example.org", password: "sbagliata sbagliata" }, browser());
  await signIn(nobody(now), { email: "nessuna@example.org", password: "sbagliata sbagliata" }, browser());
  await runJobs(now);
  const refused = await db.select().from(auditLog).where(eq(auditLog.action, "session.refuse"));
  const who = new Map([
    [planner, "planner"],
    [delegate, "delegate"],
  ]);
  expect(
    refused.map(({ personId, detail }) => `${who.get(personId ?? "") ?? "nobody"} ${String(detail["why"])}`).sort(),
  ).toEqual([
    "delegate password",
    "planner code",
    "planner code",
    "planner code",
    "planner code",
    "planner code",
    "planner password",
  ]);
});

test("who is given a role while signed in gives the code in that very session", async () => {
  const { key } = await enrol(planner);
  const now = later(90_000);
  const context = await contextFor(planner, { now });
  expect(await giveSecondFactor(context, { code: "123456" })).toMatchObject({ ok: false });
  expect(await giveSecondFactor(context, { code: totpCode(key, now) })).toMatchObject({ ok: true });
  const [row] = await db
    .select({ at: sessions.secondFactorAt })
    .from(sessions)
    .where(eq(sessions.id, context.actor?.sessionId ?? ""));
  expect(row?.at).toEqual(now);
});

test("a lost device: the management resets it, sessions end, the person is told; the last admin does it from the terminal", async () => {
  await enrol(planner);
  const admin = await addPerson({ email: "capo@example.org" });
  await addRole(admin, "admin", null);
  expect(await resetSecondFactor(await contextFor(planner), { person: planner })).toMatchObject({
    ok: false,
    code: "forbidden",
  });
  expect(await resetSecondFactor(await contextFor(admin), { person: planner, password })).toMatchObject({ ok: true });
  expect(await getSecondFactor(planner)).toBeNull();
  expect(await db.select().from(sessions).where(eq(sessions.userId, planner))).toEqual([]);
  expect((await mailsTo("pina@example.org")).map(({ subject }) => subject)).toEqual([
    "Tavolo Comune: la verifica in due passaggi è attiva",
    "Tavolo Comune: la verifica in due passaggi è stata azzerata",
  ]);
  await enrol(admin);
  expect(await resetSecondFactorOf(" CAPO@example.org ", noon)).toBe(true);
  expect(await resetSecondFactorOf("capo@example.org", noon)).toBe(false);
  expect(
    await db.select({ by: auditLog.personId }).from(auditLog).where(eq(auditLog.action, "second_factor.reset")),
  ).toEqual([{ by: admin }, { by: null }]);
});

test("after a change of SECRET the one before still opens, and what is used is sealed anew", async () => {
  changeSettings({ SECRET: "a".repeat(40) });
  const { key } = await enrol(planner);
  changeSettings({ SECRET: "b".repeat(40), SECRET_PREVIOUS: "a".repeat(40) });
  const now = later(60_000);
  expect(await signInByCode(nobody(now), { code: totpCode(key, now) }, browser(await toCode(now)))).toMatchObject({
    ok: true,
  });
  changeSettings({ SECRET_PREVIOUS: undefined });
  const next = later(120_000);
  expect(await signInByCode(nobody(next), { code: totpCode(key, next) }, browser(await toCode(next)))).toMatchObject({
    ok: true,
  });
  changeSettings({ SECRET: undefined });
});

test("what was confirmed can't be begun over, so that no open screen replaces it", async () => {
  await enrol(planner);
  expect(await beginSecondFactor(await contextFor(planner), {})).toMatchObject({ ok: false, code: "wrong_state" });
  expect(await grantAdmin(await contextFor(planner), {})).toMatchObject({ ok: false, code: "forbidden" });
});
