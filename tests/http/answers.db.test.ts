import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { changeSettings, settings } from "#app/core/settings.server.ts";
import { publishChange } from "#app/core/changes.server.ts";
import { cachedPage } from "#app/http/page-cache.server.ts";
import { rowsOf, type Db } from "#db/client.server.ts";
import { drafts } from "#db/schema/contributions.ts";
import { pages } from "#app/urls.js";
import { ask, host } from "#tests/support/server/app.ts";
import { cases, formOf, pathOf } from "#tests/access/cases.ts";
import { accessWorld, type World } from "#tests/access/world.ts";

let db: Db;
let world: World;
beforeAll(async () => {
  ({ db, world } = await accessWorld());
  changeSettings({ BENCH: true });
  return () => changeSettings({ BENCH: false });
});

const form = (pairs: Record<string, string>) => new URLSearchParams(pairs);
const addressOf = (row: (typeof cases)[number]) =>
  pathOf(world, row) + (row.sent ? `?${formOf(world, row.sent).toString()}` : "");

interface Kind {
  what: string;
  status: number;
  ask: () => Promise<Response>;
}
const kinds: Kind[] = [
  { what: "a page", status: 200, ask: () => ask("/consultazioni") },
  { what: "a page in English", status: 200, ask: () => ask("/en/consultazioni") },
  { what: "a page of the desk", status: 200, ask: () => ask("/gestione", { cookie: world.cookies.lead }) },
  { what: "a redirect", status: 302, ask: () => ask("/profilo") },
  { what: "a page that isn't there", status: 404, ask: () => ask("/niente") },
  { what: "the same in English", status: 404, ask: () => ask("/en/nothing") },
  { what: "a refused page", status: 403, ask: () => ask("/gestione", { cookie: world.cookies.signatory }) },
  { what: "a refused form", status: 422, ask: () => ask("/accedi", { method: "POST", body: form({ email: "x" }) }) },
  {
    what: "a post where there is no form",
    status: 405,
    ask: () => ask("/consultazioni", { method: "POST", body: form({}) }),
  },
  {
    what: "a post from another site",
    status: 403,
    ask: () => ask("/accedi", { method: "POST", headers: { origin: "https://example.org" }, body: form({}) }),
  },
  {
    what: "a body too large",
    status: 413,
    ask: () =>
      ask("/accedi", { method: "POST", headers: { "content-length": "3000000" }, body: "a=" + "a".repeat(3_000_000) }),
  },
  { what: "an attachment", status: 200, ask: () => ask(`/allegati/${world.openFile}`) },
  { what: "an export", status: 200, ask: () => ask(`/consultazioni/${world.campaign}/contributi.csv`) },
  {
    what: "a receipt's text",
    status: 200,
    ask: () => ask(`/spazio/contributi/${world.unpublished}/testo.txt`, { cookie: world.cookies.signatory }),
  },
  {
    what: "a letter",
    status: 200,
    ask: () =>
      ask(`/gestione/${world.campaign}/persone/designazioni/${world.mandate}/lettera`, { cookie: world.cookies.lead }),
  },
  {
    what: "JSON",
    status: 422,
    ask: () =>
      ask(`/spazio/bozze/${world.draft}/salva`, {
        method: "POST",
        cookie: world.cookies.signatory,
        body: form({ title: "x" }),
      }),
  },
  { what: "the data of a page", status: 200, ask: () => ask("/consultazioni.data") },
  { what: "a static file", status: 200, ask: () => ask("/icons.svg") },
  { what: "the process's health", status: 200, ask: () => ask("/healthz") },
  { what: "the database's", status: 200, ask: () => ask("/readyz") },
];

describe("headers of", () => {
  test.each(kinds)("$what ($status)", async ({ status, ask: get }) => {
    const answer = await get();
    expect(answer.status).toBe(status);
    const policy = answer.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe-|\*|https?:/);
    // What a policy allows by default falls to default-src, but for this one; a file's own sandbox has nothing to base.
    if (!policy.includes("sandbox")) expect(policy).toContain("base-uri 'none'");
    const type = answer.headers.get("content-type") ?? "";
    // The data of a page is read by our own script alone, always as UTF-8.
    if (status !== 302 && type !== "text/x-script")
      expect(type).toMatch(
        /^(text\/|application\/json).*; ?charset=utf-8$|^(image|application)\/[\w.+-]+(; charset=utf-8)?$/i,
      );
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect(answer.headers.get("referrer-policy")).toBe("same-origin");
    expect(answer.headers.get("permissions-policy")).toContain("geolocation=()");
    expect(answer.headers.get("x-frame-options")).toBe("DENY");
    expect(answer.headers.get("x-request-id")).toMatch(/^[0-9a-f]{16}$/);
    expect(answer.headers.get("server")).toBeNull();
    expect(answer.headers.get("x-powered-by")).toBeNull();
    expect(answer.headers.get("access-control-allow-origin")).toBeNull();
    expect(answer.headers.get("strict-transport-security")).toBeNull();
  });

  test("all of them over https keep to it", async () => {
    const origin = settings().origin;
    for (const path of ["/consultazioni", "/niente", "/icons.svg", `/allegati/${world.openFile}`, "/healthz"]) {
      const answer = await ask(path, { origin: "https://tavolo.example.org" });
      expect(answer.headers.get("strict-transport-security"), path).toBe("max-age=31536000; includeSubDomains");
    }
    changeSettings({ origin });
  });

  test("a page kept for others are those of the page", async () => {
    publishChange();
    await ask("/consultazioni");
    const kept = cachedPage("/consultazioni", "", undefined, Date.now());
    expect(kept?.headers.get("content-security-policy")).toContain("script-src 'none'");
    expect(kept?.headers.get("set-cookie")).toBeNull();
    expect(kept?.headers.get("x-content-type-options")).toBe("nosniff");
  });

  test("files say that nothing in them runs, and go to the disk", async () => {
    for (const path of [
      `/allegati/${world.openFile}`,
      `/consultazioni/${world.campaign}/contributi.csv`,
      `/gestione/${world.campaign}/registro.csv`,
      `/gestione/${world.campaign}/persone/designazioni/${world.mandate}/lettera`,
    ]) {
      const answer = await ask(path, { cookie: world.cookies.lead });
      expect(answer.headers.get("content-security-policy"), path).toContain("sandbox");
      expect(answer.headers.get("content-disposition"), path).toMatch(/^attachment/);
    }
  });
});

test("pages for visitors have no script, no style of their own and no cookie, in either language", async () => {
  for (const row of cases.filter(
    ({ method, expected, page }) =>
      method === "GET" && expected.visitor === "ok" && !pages[page][1].startsWith("files/"),
  )) {
    for (const lang of ["", "/en"]) {
      const answer = await ask((lang + addressOf(row)).replace(/(?<=.)\/$/, ""));
      const html = await answer.text();
      const scripted = /<script/.test(html);
      expect({
        page: lang + row.line,
        cookie: answer.headers.get("set-cookie"),
        style: / style="|<style/.test(html),
        handlers: / on[a-z]+="/.test(html),
      }).toEqual({ page: lang + row.line, cookie: null, style: false, handlers: false });
      // A page that needs scripts says so by its nonce.
      expect(answer.headers.get("content-security-policy")?.includes("'nonce-"), row.line).toBe(scripted);
      if (pages[row.page][1].startsWith("portal/")) expect(scripted, row.line).toBe(false);
    }
  }
});

test("what a session reads is kept by nobody", async () => {
  for (const row of cases.filter(({ method, expected }) => method === "GET" && expected.lead === "ok")) {
    const answer = await ask(addressOf(row), { cookie: world.cookies.lead });
    await answer.arrayBuffer();
    expect(answer.headers.get("cache-control"), row.line).toBe("private, no-store");
    expect(cachedPage(addressOf(row), "", undefined, Date.now())?.headers.get("x-none") ?? null, row.line).toBeNull();
  }
});

test("a page with a session's cookie never enters the cache", async () => {
  publishChange();
  for (const cookie of [world.cookies.lead, "tavolo_session=niente"]) {
    await (await ask("/consultazioni", { cookie: cookie ?? "" })).text();
    expect(cachedPage("/consultazioni", "", undefined, Date.now())).toBeNull();
  }
});

test("neither HEAD, nor a page that isn't there, nor a page outside the portal enters the cache", async () => {
  publishChange();
  await ask("/consultazioni", { method: "HEAD" });
  for (const path of ["/niente", "/accedi", "/profilo", `/nuova-password/${world.reset}`, "/consultazioni.data"])
    await (await ask(path)).text();
  for (const path of [
    "/consultazioni",
    "/niente",
    "/accedi",
    "/profilo",
    `/nuova-password/${world.reset}`,
    "/consultazioni.data",
  ])
    expect(cachedPage(path, "", undefined, Date.now()), path).toBeNull();
});

describe("a write from elsewhere is refused with a page of ours:", () => {
  test.each<[string, Record<string, string>]>([
    ["another origin", { origin: "https://example.org" }],
    ["no origin that can be named", { origin: "null" }],
    ["another port of this machine", { origin: "http://127.0.0.1:9999" }],
    ["a name that begins like ours", { origin: `http://${host}.example.org` }],
    ["a page of another site", { "sec-fetch-site": "cross-site" }],
    ["a page of a neighbouring name", { "sec-fetch-site": "same-site" }],
    ["a forwarded host that claims to be theirs", { origin: "https://example.org", "x-forwarded-host": "example.org" }],
    ["nobody says where from", { origin: "" }],
  ])("%s", async (_, headers) => {
    for (const [path, lang] of [
      ["/esci", "it"],
      ["/en/esci", "en"],
      [`/spazio/bozze/${world.draft}`, "it"],
      ["/esci.data", "it"],
    ] as const) {
      const answer = await ask(path, {
        method: "POST",
        cookie: world.cookies.signatory,
        headers,
        body: form({ intent: "delete" }),
      });
      expect(answer.status, path).toBe(403);
      expect(await answer.text(), path).toContain(`<html lang="${lang}"`);
    }
    expect((await ask("/profilo", { cookie: world.cookies.signatory })).status).toBe(200);
  });
});

test("reading changes nothing, whoever reads", async () => {
  const tables = rowsOf<{ name: string }>(
    await db.execute(sql`select tablename as name from pg_tables where schemaname = 'public' order by 1`),
  ).map(({ name }) => name);
  // A session's own row may be prolonged by reading; that is what sessions are for.
  const counted = async () =>
    rowsOf<Record<string, string>>(
      await db.execute(
        sql.raw(
          `select ${tables.map((name) => `(select count(*) || ' ' || coalesce(md5(string_agg(t::text, ',' order by t::text)), '') from "${name}" t) as "${name}"`).join(", ")}`,
        ),
      ),
    )[0];
  const before = await counted();
  // What leaves the house as a file about people or acts is entered in the log: that is what the log is for.
  const entered: readonly string[] = ["deskLogCsv", "deskRegisterCsv", "accessCsv", "dossier"];
  for (const row of cases.filter(({ method, page }) => method === "GET" && !entered.includes(page))) {
    for (const persona of ["visitor", "signatory", "planner", "lead", "admin"] as const)
      await (await ask(addressOf(row), { cookie: world.cookies[persona] })).arrayBuffer();
  }
  expect(await counted()).toEqual(before);
});

test("a page that streams holds what was typed whole, wherever a piece of it ends", async () => {
  for (const before of ["", "a", "aa", "aaa"]) {
    const body = before + "’".repeat(600);
    await db.update(drafts).set({ body }).where(eq(drafts.id, world.draft));
    const page = await (await ask(`/spazio/bozze/${world.draft}`, { cookie: world.cookies.signatory })).text();
    expect(page).not.toContain("\0");
    expect(page).toContain(body);
  }
});
