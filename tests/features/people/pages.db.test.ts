import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { publishChange } from "#app/core/changes.server.ts";
import { askReset } from "#app/features/people/access-links.server.ts";
import { totpCode } from "#app/features/second-factor/totp.server.ts";
import { app } from "#app/server.ts";
import { db } from "#db/client.server.ts";
import { campaigns } from "#db/schema/campaigns.ts";
import { sessions } from "#db/schema/people.ts";
import {
  addCampaign,
  addMandate,
  addOrganisation,
  addPerson,
  addRole,
  contextFor,
  password,
} from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database/database.ts";
import { linkTo, runJobs } from "#tests/support/mail/mails.ts";

beforeEach(async () => {
  await testDatabase();
});

const host = "127.0.0.1:3000";
const get = (path: string, cookie = "") => app.request(`http://${host}${path}`, { headers: { host, cookie } });
const post = (path: string, fields: Record<string, string>, cookie = "") =>
  app.request(`http://${host}${path}`, {
    method: "POST",
    headers: { host, origin: `http://${host}`, "content-type": "application/x-www-form-urlencoded", cookie },
    body: new URLSearchParams(fields).toString(),
  });
const cookiesOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
const email = "rosa@example.org";

async function signIn(): Promise<string> {
  const response = await post("/accedi", { email, password });
  expect(response.status).toBe(302);
  return cookiesOf(response);
}

/** The same for who works for the body, with the second factor given. */
async function signInWhole(): Promise<string> {
  const cookie = await signIn();
  await db().update(sessions).set({ secondFactorAt: new Date() });
  return cookie;
}

test("signing in gives two cookies that scripts can't read, and leads to where one was going, never off the site", async () => {
  await addPerson({ email });
  const response = await post("/accedi?poi=%2Fprofilo%3Fa%3D1", { email, password });
  expect(response.headers.get("location")).toBe("/profilo?a=1");
  for (const cookie of response.headers.getSetCookie()) expect(cookie).toMatch(/HttpOnly/);
  for (const poi of ["//evil.example", "https://evil.example", "/\\evil.example"]) {
    expect((await post(`/accedi?poi=${encodeURIComponent(poi)}`, { email, password })).headers.get("location")).toBe(
      "/profilo",
    );
  }
});

test.each(["/.//evil.example/x", "/a/..//evil.example", "/./\\evil.example", "/%2e//evil.example"])(
  "no page that leads on after signing in leads to %s",
  async (odd) => {
    const person = await addPerson({ email });
    const campaign = await addCampaign({ slug: "prova" });
    const mandate = await addMandate(person, await addOrganisation(), campaign);
    const poi = `?poi=${encodeURIComponent(odd)}`;
    const signedIn = await post(`/accedi${poi}`, { email, password });
    const cookie = cookiesOf(signedIn);
    expect(signedIn.headers.get("location")).toBe("/spazio");
    expect((await post(`/spazio/scegli${poi}`, { mandate }, cookie)).headers.get("location")).toBe("/spazio");
    expect((await get(`/profilo/informativa${poi}`, cookie)).headers.get("location")).toBe("/profilo");

    const begun = await post(`/profilo/secondo-fattore${poi}`, { intent: "begin" }, cookie);
    expect(begun.headers.get("location")).toBe("/profilo/secondo-fattore");
    const key = (
      /class="totp-key">([A-Z2-7 ]+)</.exec(await (await get(`/profilo/secondo-fattore${poi}`, cookie)).text())?.[1] ??
      ""
    ).replaceAll(" ", "");
    const codes = await (
      await post(
        `/profilo/secondo-fattore${poi}`,
        { intent: "confirm", code: totpCode(key, new Date()), password },
        cookie,
      )
    ).text();
    expect(codes).toContain('href="/profilo"');
    expect(codes).not.toContain('evil.example"');

    const asked = await post(`/accedi${poi}`, { email, password });
    expect(asked.headers.get("location")).toBe("/accedi/codice");
    const code = /<code>([a-z2-9-]{19})<\/code>/.exec(codes)?.[1] ?? "";
    expect((await post(`/accedi/codice${poi}`, { code }, cookiesOf(asked))).headers.get("location")).toBe("/spazio");
  },
);

test("a wrong password answers 401, keeps the e-mail typed and never the password; no cookie comes with it", async () => {
  await addPerson({ email });
  const response = await post("/accedi", { email, password: "non-è-questa-password" });
  const page = await response.text();
  expect(response.status).toBe(401);
  expect(page).toContain(email);
  expect(page).not.toContain("non-è-questa-password");
  expect(response.headers.getSetCookie()).toEqual([]);
});

test("opening /esci signs nobody out; posting does, and the cookie is then worth nothing", async () => {
  await addPerson({ email });
  const cookie = await signIn();
  expect((await get("/esci", cookie)).status).toBe(200);
  expect((await get("/profilo", cookie)).status).toBe(200);
  expect((await post("/esci", {}, cookie)).headers.get("location")).toBe("/accedi?fatto=uscita");
  expect(await db().$count(sessions)).toBe(0);
  expect((await get("/profilo", cookie)).headers.get("location")).toBe("/accedi?poi=%2Fprofilo&fine=chiusa");
});

test("opening a mailed link again and again spends nothing; the page is kept by no cache", async () => {
  await addPerson({ email });
  const now = new Date();
  await askReset(await contextFor(null, { now }), { email });
  await runJobs(now);
  const path = `/nuova-password/${(await linkTo(email, "nuova-password")) ?? ""}`;
  for (let n = 0; n < 3; n += 1) {
    const response = await get(path);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(await response.text()).toContain('name="newPassword"');
  }
  const spent = await post(path, { newPassword: "una frase nuova lunga" });
  expect([spent.status, spent.headers.get("location")]).toEqual([302, "/profilo"]);
  expect(await (await get(path)).text()).toContain("già stato usato");
  expect((await post(path, { newPassword: "un’altra frase lunga" })).status).toBe(410);
});

test("people and designations are for those who hold a role there: a visitor signs in, a delegate and another campaign's lead are refused", async () => {
  const campaign = await addCampaign({ slug: "prova" });
  const person = await addPerson({ email });
  await addRole(person, "lead", await addCampaign());
  const organisation = await addOrganisation();
  await addMandate(person, organisation, campaign);
  const mandate = await addMandate(await addPerson({ name: "Nome Riservato" }), organisation, campaign);
  const paths = [
    "/gestione/prova/persone",
    "/gestione/prova/persone/designazioni/nuova",
    `/gestione/prova/persone/designazioni/${mandate}`,
    `/gestione/prova/persone/designazioni/${mandate}/lettera`,
    "/sistema",
    "/sistema/persone",
    `/sistema/persone/${person}`,
  ];
  const cookie = await signInWhole();
  for (const path of paths) {
    expect((await get(path)).headers.get("location"), path).toMatch(/^\/accedi\?poi=/);
    const refused = await get(path, cookie);
    expect(refused.status, path).toBe(403);
    expect(await refused.text()).not.toContain("Nome Riservato");
  }
});

test("a lead opens the people of their campaign and writes to it; a mandate of another campaign is not found there", async () => {
  const campaign = await addCampaign({ slug: "prova" });
  await addRole(await addPerson({ email }), "lead", campaign);
  const elsewhere = await addMandate(await addPerson(), await addOrganisation(), await addCampaign());
  const cookie = await signInWhole();
  expect((await get("/gestione/prova/persone", cookie)).status).toBe(200);
  expect((await get("/en/gestione/prova/persone", cookie)).status).toBe(200);
  expect((await get(`/gestione/prova/persone/designazioni/${elsewhere}`, cookie)).status).toBe(404);
  const added = await post(
    "/gestione/prova/persone",
    { intent: "role", role: "planner", name: "Ada", email: "ada@example.org", language: "it" },
    cookie,
  );
  expect(added.headers.get("location")).toBe("/gestione/prova/persone?fatto=ruolo");
  const wrong = await post(
    "/gestione/prova/persone",
    { intent: "role", role: "planner", name: "Una Persona", email: "senza-chiocciola", language: "it" },
    cookie,
  );
  const page = await wrong.text();
  expect(wrong.status).toBe(422);
  for (const kept of ["Una Persona", "senza-chiocciola"]) expect(page).toContain(kept);
});

async function invited(): Promise<string> {
  await addPerson({ email, accepted: false });
  const now = new Date();
  await askReset(await contextFor(null, { now }), { email });
  await runJobs(now);
  return `/invito/${(await linkTo(email, "invito")) ?? ""}`;
}

test.each([
  ["", "Errore: "],
  ["/en", "Error: "],
])(
  "an empty invitation form names everything at once, in the order of the page %s, and its title says that there is an error",
  async (prefix, word) => {
    const path = prefix + (await invited());
    expect(await (await get(path)).text()).not.toContain(`<title>${word}`);
    const answer = await post(path, { name: "", newPassword: "" });
    const page = await answer.text();
    expect(answer.status).toBe(422);
    const summary = page.slice(page.indexOf("error-summary"), page.indexOf("<form", page.indexOf("error-summary")));
    expect([...summary.matchAll(/href="#field-(\w+)"/g)].map(([, name]) => name)).toEqual([
      "name",
      "newPassword",
      "privacy",
    ]);
    expect(page).toContain(`<title>${word}`);
    expect(page.match(/<title>/g)).toHaveLength(1);
  },
);

test("a page of work that refuses a form says so in its title too, and keeps its page's name", async () => {
  await addPerson({ email });
  const cookie = await signIn();
  const titleOf = async (answer: Response) => /<title>(.*?)<\/title>/.exec(await answer.text())?.[1];
  const before = await titleOf(await get("/profilo", cookie));
  const answer = await post("/profilo", { intent: "password", password: "", newPassword: "" }, cookie);
  expect(await titleOf(answer)).toBe(`Errore: ${before}`);
});

test("who accepts an invitation is told where they land that their access is active", async () => {
  const path = await invited();
  const answer = await post(path, { name: "Rosa", newPassword: "una frase nuova lunga", privacy: "on" });
  const landed = answer.headers.get("location") ?? "";
  expect(landed).toBe("/profilo?fatto=accesso");
  expect(await (await get(landed, cookiesOf(answer))).text()).toContain("Il tuo accesso è attivo");
});

test("the pages above all campaigns, and the site map, say that an installation shows demonstration data", async () => {
  const pages = ["/mappa", "/sistema", "/sistema/persone", "/sistema/organizzazioni"];
  const said = async (cookie: string) =>
    Promise.all(pages.map(async (path) => (await (await get(path, cookie)).text()).includes("Dati dimostrativi")));
  await addCampaign();
  await addRole(await addPerson({ email }), "admin", null);
  const cookie = await signInWhole();
  expect(await said(cookie)).toEqual([false, false, false, false]);
  const slug = "dimostrativa";
  await addCampaign({ slug });
  await db().update(campaigns).set({ demo: true, state: "open" }).where(eq(campaigns.slug, slug));
  publishChange();
  expect(await said(cookie)).toEqual([true, true, true, true]);
});

test("who works for the body is led to the second factor, sets it up without scripts, and from then on signs in by password and code", async () => {
  const person = await addPerson({ email });
  await addCampaign({ slug: "prova" });
  await addRole(person, "admin", null);
  const cookie = await signIn();
  const led = await get("/sistema/persone?dopo=1", cookie);
  expect(led.headers.get("location")).toBe("/profilo/secondo-fattore?poi=%2Fsistema%2Fpersone%3Fdopo%3D1");
  expect((await post("/sistema/persone", { intent: "admin" }, cookie)).headers.get("location")).toBe(
    "/profilo/secondo-fattore",
  );
  const here = led.headers.get("location") ?? "";
  expect((await get(here, cookie)).headers.get("cache-control")).toMatch(/no-store/);
  expect((await post(here, { intent: "begin" }, cookie)).headers.get("location")).toBe(here);
  const page = await (await get(here, cookie)).text();
  expect(page).toContain("<svg");
  const key = (/class="totp-key">([A-Z2-7 ]+)</.exec(page)?.[1] ?? "").replaceAll(" ", "");
  const wrong = await post(here, { intent: "confirm", code: "000000", password }, cookie);
  expect(wrong.status).toBe(422);
  expect(await wrong.text()).toContain(key.slice(0, 4));
  const confirmed = await post(here, { intent: "confirm", code: totpCode(key, new Date()), password }, cookie);
  const codes = [...(await confirmed.text()).matchAll(/<code>([a-z2-9-]{19})<\/code>/g)].map(([, code]) => code);
  expect(confirmed.status).toBe(200);
  expect(codes).toHaveLength(10);
  expect((await get("/sistema/persone", cookie)).status).toBe(200);

  const again = await post("/accedi?poi=%2Fsistema", { email, password });
  expect(again.headers.get("location")).toBe("/accedi/codice?poi=%2Fsistema");
  const pending = cookiesOf(again);
  expect((await get("/sistema", pending)).headers.get("location")).toMatch(/^\/accedi/);
  const opened = await post("/accedi/codice?poi=%2Fsistema", { code: codes[0] ?? "" }, pending);
  expect(opened.headers.get("location")).toBe("/sistema");
  expect((await get("/sistema", cookiesOf(opened))).status).toBe(200);
});
