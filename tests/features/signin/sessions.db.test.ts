import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { eq, sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { actorOf } from "#app/access/session.server.ts";
import { changeSettings } from "#app/core/settings.server.ts";
import { signIn } from "#app/features/second-factor/second-step.server.ts";
import type { Db } from "#db/client.server.ts";
import { people, sessions } from "#db/schema/people.ts";
import { ask, cookieOf } from "#tests/support/server/app.ts";
import {
  addCampaign,
  addMandate,
  addOrganisation,
  addPerson,
  addRole,
  contextFor,
  later,
  noon,
  password,
} from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database/database.ts";

const hour = 3_600_000;
const day = 24 * hour;
const email = "rosa@example.org";
let db: Db;
beforeEach(async () => {
  db = await testDatabase();
});
afterEach(() =>
  changeSettings({ STAFF_SESSION_IDLE_HOURS: 12, STAFF_SESSION_DAYS: 7, SESSION_IDLE_DAYS: 14, SESSION_DAYS: 90 }),
);

async function signedIn(now = noon): Promise<string> {
  const outcome = await signIn(await contextFor(null, { now }), { email, password }, { cookie: "", userAgent: "" });
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.value.cookies.map(cookieOf).join("; ");
}

async function delegate(): Promise<string> {
  const person = await addPerson({ email });
  await addMandate(person, await addOrganisation(), await addCampaign());
  return person;
}
async function staff(role: "admin" | "lead" | "planner" | "auditor" = "planner"): Promise<string> {
  const person = await addPerson({ email });
  await addRole(person, role, role === "admin" ? null : await addCampaign());
  return person;
}
const both = async (): Promise<string> => {
  const person = await delegate();
  await addRole(person, "auditor", await addCampaign());
  return person;
};

/** Whether the cookie still stands for somebody, and if not why. */
const state = async (cookie: string, at: number) => {
  const { actor, over } = await actorOf(cookie, later(at));
  return actor ? "in" : over;
};

describe.each<[string, () => Promise<string>, number, number]>([
  ["a delegate", delegate, 14 * day, 90 * day],
  ["somebody with neither role nor mandate", () => addPerson({ email }), 14 * day, 90 * day],
  ["an admin", () => staff("admin"), 12 * hour, 7 * day],
  ["a lead", () => staff("lead"), 12 * hour, 7 * day],
  ["a planner", () => staff("planner"), 12 * hour, 7 * day],
  ["an auditor", () => staff("auditor"), 12 * hour, 7 * day],
  ["a delegate who works for the body, too", both, 12 * hour, 7 * day],
])("the session of %s", (_, person, idle, most) => {
  test("ends when it was not used for its time, and only then", async () => {
    await person();
    const cookie = await signedIn();
    expect(await state(cookie, idle - 1)).toBe("in");
    expect(await state(cookie, 2 * idle - 2)).toBe("in");
    expect(await state(cookie, 3 * idle - 2)).toBe("idle");
    expect(await db.$count(sessions)).toBe(0);
    expect(await state(cookie, 3 * idle - 1)).toBe("ended");
  });

  test("ends after its longest time, however it is used", async () => {
    await person();
    const cookie = await signedIn();
    for (let at = 0; at < most; at += idle / 2) expect(await state(cookie, at)).toBe("in");
    expect(await state(cookie, most - 1)).toBe("in");
    expect(await state(cookie, most)).toBe("age");
    expect(await db.$count(sessions)).toBe(0);
  });
});

test("using a session moves its end, under the same cookie, and not with every request", async () => {
  const id = await delegate();
  const cookie = await signedIn();
  const end = async () => (await db.select({ at: sessions.expiresAt }).from(sessions))[0]?.at;
  const { actor, setCookie } = await actorOf(cookie, later(hour));
  expect([actor?.personId, setCookie, await end()]).toEqual([id, null, later(14 * day)]);
  await actorOf(cookie, later(8 * day));
  expect(await end()).toEqual(later(22 * day));
});

test("a cookie of a session that is over is taken back", async () => {
  await delegate();
  const cookie = await signedIn();
  expect(await actorOf(cookie, later(14 * day))).toMatchObject({
    actor: null,
    setCookie: expect.stringContaining("Max-Age=0") as string,
  });
});

test("whoever gets a role of the body while signed in has its term from the next request", async () => {
  const person = await delegate();
  const cookie = await signedIn();
  expect(await state(cookie, 2 * day)).toBe("in");
  await addRole(person, "planner", await addCampaign());
  expect(await state(cookie, 3 * day)).toBe("in");
  expect(await state(cookie, 3 * day + 12 * hour)).toBe("idle");
});

test("the times are settings", async () => {
  changeSettings({ STAFF_SESSION_IDLE_HOURS: 2, STAFF_SESSION_DAYS: 1, SESSION_IDLE_DAYS: 3, SESSION_DAYS: 5 });
  const person = await staff();
  let cookie = await signedIn();
  expect([await state(cookie, 2 * hour - 1), await state(cookie, 4 * hour)]).toEqual(["in", "idle"]);
  await db.update(people).set({ email: "altra@example.org" }).where(eq(people.id, person));
  await delegate();
  cookie = await signedIn();
  expect([await state(cookie, 3 * day - 1), await state(cookie, 5 * day)]).toEqual(["in", "age"]);
});

test("sessions of an earlier version get the ends that they would have had", async () => {
  const [worker, other] = [await staff(), await addPerson()];
  // Then every session ended 14 days after its last use.
  const used = (id: string, userId: string, opened: number, lastUse: number) => ({
    id,
    userId,
    device: "",
    createdAt: later(opened),
    expiresAt: later(lastUse + 14 * day),
  });
  await db
    .insert(sessions)
    .values([
      used("staff", worker, -day, 0),
      used("old staff", worker, -7 * day, 0),
      used("delegate", other, -day, 0),
      used("old delegate", other, -80 * day, 0),
    ]);
  const folder = join(import.meta.dirname, "..", "..", "..", "drizzle");
  const name = readdirSync(folder).find((each) => each.endsWith("_session-terms.sql")) ?? "";
  const migration = readFileSync(join(folder, name), "utf8");
  for (const statement of migration.split("--> statement-breakpoint")) await db.execute(sql.raw(statement));
  const ends = Object.fromEntries(
    (await db.select({ id: sessions.id, at: sessions.expiresAt }).from(sessions)).map(({ id, at }) => [id, at]),
  );
  expect(ends).toEqual({
    staff: later(12 * hour),
    "old staff": later(0),
    delegate: later(14 * day),
    "old delegate": later(10 * day),
  });
});

describe("whose session is over", () => {
  /** A session of the server's own clock, moved back by so much. */
  async function over(back: number): Promise<string> {
    const now = new Date();
    const cookie = await signedIn(now);
    const before = new Date(now.getTime() - back);
    await db
      .update(sessions)
      .set({ createdAt: before, expiresAt: new Date(Math.min(before.getTime() + 12 * hour, now.getTime() - 1)) });
    return cookie;
  }

  test.each([
    ["by its age", 8 * day, "durata", "era aperta da tanto tempo"],
    ["for not being used", 13 * hour, "inattiva", "non la usavi"],
  ])("%s is told why at the sign-in page, and comes back", async (_, back, fine, words) => {
    await staff("admin");
    const to = (await ask("/sistema/persone?q=a", { cookie: await over(back) })).headers.get("location") ?? "";
    expect(to).toBe(`/accedi?poi=%2Fsistema%2Fpersone%3Fq%3Da&fine=${fine}`);
    expect(await (await ask(to)).text()).toContain(words);
    expect(await (await ask(`/en${to}`)).text()).toContain("Your session");
  });

  test("long ago, or elsewhere, is told that it is over", async () => {
    await staff("admin");
    const cookie = await over(8 * day);
    await db.delete(sessions);
    const to = (await ask("/sistema", { cookie })).headers.get("location") ?? "";
    expect(await (await ask(to)).text()).toContain("La tua sessione è finita");
  });

  test.each([
    [
      "a form of the desk",
      "/sistema/persone",
      { intent: "admin", name: "Una Persona Nuova", email: "nuova@example.org", language: "it" },
    ],
    ["one's profile", "/profilo", { intent: "profile", name: "Una Persona Nuova", language: "it" }],
  ])("loses nothing that was typed into %s: it is in the page, and goes out again", async (_, path, fields) => {
    await staff("admin");
    const answer = await ask(path, {
      method: "POST",
      cookie: await over(8 * day),
      body: new URLSearchParams({ ...fields, password }),
    });
    const page = await answer.text();
    expect(answer.status).toBe(401);
    expect(page).toContain("La sessione è finita, ma quello che hai scritto è ancora qui");
    expect(page).toContain("era aperta da tanto tempo");
    for (const [name, value] of Object.entries(fields)) expect(page).toContain(`name="${name}" value="${value}"`);
    expect(page).not.toContain(password);
  });

  test("and what was chosen by files asks for the file again, and keeps the rest", async () => {
    await staff("admin");
    const body = new FormData();
    body.append("reason", "Il motivo che ho scritto");
    body.append("file", new File(["%PDF-1.7"], "lettera.pdf", { type: "application/pdf" }));
    const page = await (
      await ask("/profilo/informativa", { method: "POST", cookie: await over(8 * day), body })
    ).text();
    expect(page).toContain("Il motivo che ho scritto");
    expect(page).not.toContain("%PDF");
  });
});
