import { eq, like } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import type { Context } from "#app/access/context.ts";
import { forgetLogKeys, makeLogKeys, sessionDigest } from "#app/access/session-digest.server.ts";
import { logDay } from "#app/access/session-digest.ts";
import { listAccess } from "#app/features/audit/access-log.server.ts";
import { answerNaming, askNaming, forgetNamings, listNamings, openNaming } from "#app/features/audit/namings.server.ts";
import { eraseMyself } from "#app/features/privacy/erasures.server.ts";
import type { Db } from "#db/client.server.ts";
import { auditLog, namings, notices, sessions } from "#db/schema/index.ts";
import { ask, cookieFor } from "#tests/support/server/app.ts";
import { atOnce } from "#tests/support/database/at-once.ts";
import { addCampaign, addPerson, addRole, contextFor, later, noon, password } from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database/database.ts";

const day = 86_400_000;
const reason = "Trecento richieste al minuto";
let db: Db;
let admin: Context;
let auditor: Context;
let reader: Context;
let digest: string;

beforeEach(async () => {
  db = await testDatabase();
  await db.transaction((tx) => makeLogKeys(tx, noon));
  admin = await contextOf("admin");
  auditor = await contextOf("auditor");
  reader = await contextFor(await addPerson({ name: "Rosa Lettrice", email: "rosa@example.org" }));
  digest = (await sessionDigest(reader.actor?.sessionId ?? "", noon)) ?? "";
});

async function contextOf(...held: ("admin" | "auditor")[]): Promise<Context> {
  const person = await addPerson();
  for (const role of held) await addRole(person, role, role === "admin" ? null : await addCampaign());
  return contextFor(person);
}
const question = (given: Record<string, string> = {}) => ({ day: logDay(noon), digest, reason, ...given });
async function newest(): Promise<string> {
  const [naming] = await listNamings("");
  return naming?.id ?? "";
}
async function asked(by = admin): Promise<string> {
  expect(await askNaming(by, question())).toMatchObject({ ok: true });
  return newest();
}
async function allowed(by = admin): Promise<string> {
  const naming = await asked(by);
  expect(await answerNaming(auditor, { naming, answer: "allow" })).toMatchObject({ ok: true });
  return naming;
}
const outcomes = async () =>
  (await listAccess(admin.actor!, { from: null, to: null, action: null }, null)).map(({ outcome }) => outcome);
const entries = () => db.select().from(auditLog).where(like(auditLog.action, "digest.%")).orderBy(auditLog.seq);

describe("whose a digest is", () => {
  test("is asked with a reason, allowed by an auditor, and shown once to who asked", async () => {
    const naming = await allowed();
    expect(await openNaming(admin, { naming })).toMatchObject({
      ok: true,
      value: { digest, person: { name: "Rosa Lettrice", email: "rosa@example.org" } },
    });
    expect(await openNaming(admin, { naming })).toMatchObject({ ok: false, code: "wrong_state" });
  });

  test("stands in the access log as asked, answered and shown, and names nobody there or in a row", async () => {
    const naming = await allowed();
    await openNaming(admin, { naming });
    const told = await listAccess(admin.actor!, { from: null, to: null, action: null }, null);
    expect(told.map(({ action, by, number, outcome }) => [action, by, number, outcome])).toEqual([
      ["digest.open", admin.actor?.name, digest, "named"],
      ["digest.answer", auditor.actor?.name, digest, "allowed"],
      ["digest.ask", admin.actor?.name, digest, null],
    ]);
    expect((await listAccess(auditor.actor!, { from: null, to: null, action: null }, null)).length).toBe(3);
    expect((await entries()).map(({ detail }) => detail)).toEqual([
      { number: digest, day: logDay(noon) },
      { number: digest, day: logDay(noon), allowed: true },
      { number: digest, day: logDay(noon), named: true },
    ]);
    const rows = JSON.stringify([await entries(), await db.select().from(namings), await db.select().from(notices)]);
    for (const personal of [reader.actor!.personId, reader.actor!.sessionId, "Rosa", "rosa@"])
      expect(rows.includes(personal), personal).toBe(false);
  });

  test("is shown to nobody before an answer, or after a refusal", async () => {
    const naming = await asked();
    expect(await openNaming(admin, { naming })).toMatchObject({ ok: false, code: "wrong_state" });
    expect(await answerNaming(auditor, { naming, answer: "refuse" })).toMatchObject({ ok: true });
    expect(await openNaming(admin, { naming })).toMatchObject({ ok: false, code: "wrong_state" });
    expect(await answerNaming(auditor, { naming, answer: "allow" })).toMatchObject({ ok: false, code: "wrong_state" });
    expect(await outcomes()).toEqual(["refused", null]);
  });

  test("is never allowed by who asked, even if they are an auditor too", async () => {
    const both = await contextOf("admin", "auditor");
    const naming = await asked(both);
    expect(await answerNaming(both, { naming, answer: "allow" })).toMatchObject({ ok: false, code: "own_question" });
    expect(await answerNaming(auditor, { naming, answer: "allow" })).toMatchObject({ ok: true });
  });

  test("is shown to no other than who asked", async () => {
    const naming = await allowed();
    expect(await openNaming(await contextOf("admin"), { naming })).toMatchObject({ ok: false, code: "not_found" });
    expect(await openNaming(auditor, { naming })).toMatchObject({ ok: false, code: "forbidden" });
    expect(await openNaming(admin, { naming })).toMatchObject({ ok: true });
  });

  test("is shown once and answered once, also to who asks twice at once", async () => {
    const naming = await asked();
    const other = await contextOf("auditor");
    const answers = await atOnce(
      () => answerNaming(auditor, { naming, answer: "allow" }),
      () => answerNaming(other, { naming, answer: "allow" }),
    );
    expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true]);
    const shown = await atOnce(
      () => openNaming(admin, { naming }),
      () => openNaming(admin, { naming }),
    );
    expect(shown.map(({ ok }) => ok).sort()).toEqual([false, true]);
  });
});

describe("nobody can be named", () => {
  test.each([
    ["once the session has ended", () => db.delete(sessions).where(eq(sessions.id, reader.actor!.sessionId))],
    [
      "once the session is over, though nobody has cleaned it yet",
      () => db.update(sessions).set({ expiresAt: noon }).where(eq(sessions.id, reader.actor!.sessionId)),
    ],
    ["once the person is erased", () => eraseMyself(reader, { password, confirm: "on" })],
  ])("%s", async (_, end) => {
    const naming = await allowed();
    await end();
    expect(await openNaming(admin, { naming })).toMatchObject({ ok: true, value: { person: null, why: "no_session" } });
    expect(await outcomes()).toContain("nobody");
  });

  test("by a digest of another day", async () => {
    const tomorrow = later(day);
    const context = { ...admin, now: tomorrow };
    expect(await askNaming(context, question({ day: logDay(tomorrow) }))).toMatchObject({ ok: true });
    const naming = await newest();
    await answerNaming({ ...auditor, now: tomorrow }, { naming, answer: "allow" });
    expect(await openNaming(context, { naming })).toMatchObject({ value: { person: null, why: "no_session" } });
  });

  test("once the key of the day is gone, and the page says so before", async () => {
    const naming = await allowed();
    await db.transaction((tx) => forgetLogKeys(tx, later(31 * day)));
    expect((await listNamings(""))[0]?.state).toBe("over");
    expect(await openNaming(admin, { naming })).toMatchObject({ ok: true, value: { person: null, why: "key_gone" } });
  });
});

describe("a question", () => {
  test.each([
    ["of a day without a key", { day: "2026-04-01" }, { day: "log_key_gone:30" }],
    ["of a day that has not come", { day: "2026-05-05" }, { day: "log_key_gone:30" }],
    ["of what is no digest", { digest: "rosa@example.org" }, { digest: "invalid_digest" }],
    ["without a reason", { reason: "  " }, { reason: "required" }],
  ])("%s is refused", async (_, given, fields) => {
    expect(await askNaming(admin, question(given))).toMatchObject({ ok: false, code: "invalid", fields });
    expect(await db.$count(namings)).toBe(0);
    expect(await entries()).toEqual([]);
  });

  test("takes a digest as it was copied, with spaces and in capitals", async () => {
    expect(await askNaming(admin, question({ digest: ` ${digest.toUpperCase()}\n` }))).toMatchObject({ ok: true });
    expect((await listNamings(""))[0]?.digest).toBe(digest);
  });

  test("is told to the auditors, not to who asked; its answer to who asked", async () => {
    const both = await contextOf("admin", "auditor");
    const naming = await asked(both);
    await answerNaming(auditor, { naming, answer: "refuse" });
    const told = await db.select({ to: notices.personId, kind: notices.kind }).from(notices).orderBy(notices.kind);
    expect(told).toEqual([
      { to: both.actor?.personId, kind: "naming_answered" },
      { to: auditor.actor?.personId, kind: "naming_asked" },
    ]);
  });

  test("is kept for a year", async () => {
    await asked();
    await db.transaction((tx) => forgetNamings(tx, later(365 * day)));
    expect(await db.$count(namings)).toBe(1);
    await db.transaction((tx) => forgetNamings(tx, later(365 * day + 1)));
    expect(await db.$count(namings)).toBe(0);
    expect(await entries()).toHaveLength(1);
  });
});

test("the forms of the page do all that without a script, and load nothing that could be shown again", async () => {
  const now = new Date();
  await db.transaction((tx) => makeLogKeys(tx, now));
  const cookies = {
    admin: await cookieFor(admin.actor!.personId),
    auditor: await cookieFor(auditor.actor!.personId),
  };
  const page = "/sistema/accessi/sigle";
  const post = (who: keyof typeof cookies, fields: Record<string, string>) =>
    ask(page, { method: "POST", cookie: cookies[who], body: new URLSearchParams(fields) });
  const read = async (who: keyof typeof cookies) => (await ask(page, { cookie: cookies[who] })).text();
  await db
    .update(sessions)
    .set({ expiresAt: later(day, now) })
    .where(eq(sessions.id, reader.actor!.sessionId));
  const today = (await sessionDigest(reader.actor!.sessionId, now)) ?? "";
  const sent = await post("admin", { intent: "ask", day: logDay(now), digest: today, reason });
  expect(sent.headers.get("location")).toBe(`${page}?fatto=chiesto`);
  const naming = await newest();
  expect(await read("admin")).not.toContain('value="open"');
  const asks = await read("auditor");
  for (const shown of [reason, 'name="answer" value="allow"', 'name="answer" value="refuse"', naming])
    expect(asks).toContain(shown);
  expect(asks).not.toContain('value="ask"');
  expect((await post("auditor", { intent: "answer", naming, answer: "allow" })).status).toBe(302);
  expect(await read("admin")).toContain('value="open"');
  const shown = await post("admin", { intent: "open", naming });
  expect([shown.status, shown.headers.get("cache-control")]).toEqual([200, "private, no-store"]);
  expect(await shown.text()).toContain("rosa@example.org");
  const again = await post("admin", { intent: "open", naming });
  expect([again.status, (await again.text()).includes("rosa@example.org")]).toEqual([409, false]);
  for (const who of ["admin", "auditor"] as const) expect(await read(who)).not.toContain("rosa@example.org");
});
