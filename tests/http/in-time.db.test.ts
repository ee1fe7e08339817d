import { sql } from "drizzle-orm";
import { PgPreparedQuery } from "drizzle-orm/pg-core";
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { publishChange } from "#app/core/changes.server.ts";
import { editCampaign } from "#app/features/preparation/edit-campaigns.server.ts";
import { changeSettings } from "#app/core/settings.server.ts";
import { textIn } from "#app/i18n/text.ts";
import { rowsOf, type Db } from "#db/client.server.ts";
import { NoAnswer } from "#db/within.ts";
import { addCampaign, addPerson, addRole, contextFor, password } from "#tests/support/builders.ts";
import { ask, cookieOf } from "#tests/support/server/app.ts";
import { testDatabase } from "#tests/support/database/database.ts";

let db: Db;
let person: string;
let cookie: string;
beforeAll(async () => {
  db = await testDatabase();
  person = await addPerson({ email: "ada@example.org" });
  await addRole(person, "lead", await addCampaign({ slug: "prova", title: "Prova" }));
  const signedIn = await ask("/accedi", {
    method: "POST",
    body: new URLSearchParams({ email: "ada@example.org", password }),
  });
  cookie = cookieOf(signedIn.headers.getSetCookie().find((line) => line.startsWith("tavolo_session=")) ?? "");
  changeSettings({ STAFF_SECOND_FACTOR: "optional" });
  return () => changeSettings({ STAFF_SECOND_FACTOR: "required" });
});
beforeEach(() => publishChange());
afterEach(() => changeSettings({ REQUEST_SECONDS: 30 }));

/** From here on to the end of the test every statement ends so. */
function eachStatement(ends: () => Promise<unknown>): void {
  vi.spyOn(
    PgPreparedQuery.prototype as unknown as { queryWithCache: () => Promise<unknown> },
    "queryWithCache",
  ).mockImplementation(ends);
}
const waiting: (() => void)[] = [];
/**
 * Never in the time of the test; afterwards it fails, or the embedded database would wait for ever for a transaction.
 */
const silent = () =>
  new Promise((_, reject) =>
    waiting.push(() => reject(Object.assign(new Error("connect ETIMEDOUT"), { code: "ETIMEDOUT" }))),
  );
afterEach(() => {
  for (const end of waiting.splice(0)) end();
});
const refused = () => Promise.reject(Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" }));
const words = (html: string) => html.replaceAll("&#x27;", "'").replaceAll("&quot;", '"');

const sorts: [string, () => Promise<unknown>][] = [
  ["is away", refused],
  ["doesn't answer", silent],
  [
    "stopped the statement, which took too long",
    () => Promise.reject(Object.assign(new Error(), { cause: Object.assign(new Error(), { code: "57014" }) })),
  ],
];

describe.each(sorts)("while the database %s", (_, ends) => {
  beforeEach(() => {
    changeSettings({ REQUEST_SECONDS: 0.2 });
    eachStatement(ends);
  });

  test.each([
    ["a public page", "/consultazioni/prova", false],
    ["in English", "/en/consultazioni/prova", false],
    ["a file", "/consultazioni/prova/contributi.csv", false],
    ["a page at work", "/gestione/prova", true],
    ["a page of an account in English", "/en/profilo", true],
    ["a public page for who is signed in", "/consultazioni", true],
  ])("%s says so, and when to come back", async (_, path, signedIn) => {
    const answer = await ask(path, { cookie: signedIn ? cookie : undefined });
    expect([answer.status, answer.headers.get("retry-after"), answer.headers.get("cache-control")]).toEqual([
      503,
      "10",
      expect.stringContaining("no-store"),
    ]);
    const html = words(await answer.text());
    const t = textIn(path.startsWith("/en") ? "en" : "it").errors;
    expect(html).toContain(t.refusals.unavailable);
    expect(html).toContain(t.unavailableTitle);
    expect(html).not.toContain(t.bugTitle);
  });

  test("a page that asks as scripts do gets the code of it", async () => {
    const answer = await ask("/gestione/prova.data", { cookie });
    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain('"unavailable"');
  });

  test("a form keeps what was typed, and sends it again", async () => {
    const answer = await ask("/consultazioni/prova/segnala", {
      method: "POST",
      body: new URLSearchParams({ reason: "Un motivo «lungo»", email: "x@example.org" }),
      headers: { "content-length": "60" },
    });
    expect(answer.status).toBe(503);
    const html = words(await answer.text());
    expect(html).toContain('name="reason" value="Un motivo «lungo»"');
    expect(html).toContain(textIn("it").errors.sendAgain);
  });

  test("a form with a password is to be filled in again", async () => {
    const answer = await ask("/accedi", {
      method: "POST",
      body: new URLSearchParams({ email: "ada@example.org", password: "parola zqx" }),
      headers: { "content-length": "60" },
    });
    expect(answer.status).toBe(503);
    expect(await answer.text()).not.toMatch(/zqx|Invia di nuovo/);
  });

  test("it isn't ready", async () => {
    expect((await ask("/readyz")).status).toBe(503);
    expect((await ask("/healthz")).status).toBe(200);
  });
});

test("a fault of ours is still called one", async () => {
  eachStatement(() => Promise.reject(new Error("no such column")));
  const answer = await ask("/consultazioni/prova");
  expect(answer.status).toBe(500);
  expect(words(await answer.text())).toContain(textIn("it").errors.bug.split("’")[0]);
});

test("who shares a read that gets no answer is freed, and the next one asks anew", async () => {
  changeSettings({ REQUEST_SECONDS: 0.2 });
  eachStatement(silent);
  const answers = await Promise.all(Array.from({ length: 5 }, () => ask("/consultazioni/prova")));
  expect(answers.map(({ status }) => status)).toEqual([503, 503, 503, 503, 503]);
  vi.restoreAllMocks();
  changeSettings({ REQUEST_SECONDS: 30 });
  expect((await ask("/consultazioni/prova")).status).toBe(200);
});

test("a write whose time was over has done nothing", async () => {
  const context = await contextFor(person);
  const fields = {
    campaign: "prova",
    title: "Nuovo",
    inBrief: "In breve.",
    office: "Ufficio",
    contact: "",
    mandateText: "",
  };
  await expect(editCampaign({ ...context, over: AbortSignal.abort(new NoAnswer()) }, fields)).rejects.toThrow(NoAnswer);
  expect(rowsOf(await db.execute(sql`select title from campaigns`))).toEqual([{ title: "Prova" }]);
  expect(await editCampaign({ ...context, over: new AbortController().signal }, fields)).toMatchObject({ ok: true });
});
