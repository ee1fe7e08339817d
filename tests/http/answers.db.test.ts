import { sql } from "drizzle-orm";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { changeSettings, settings } from "#app/core/settings.server.ts";
import { publishChange } from "#app/core/changes.server.ts";
import { cachedPage } from "#app/http/page-cache.server.ts";
import { rowsOf, type Db } from "#db/client.server.ts";
import { pages } from "#app/urls.js";
import { openSession } from "#app/access/session.server.ts";
import { ask, cookieOf, host } from "#tests/support/app.ts";
import { cases, formOf, pathOf } from "#tests/access/cases.ts";
import { accessWorld, type World } from "#tests/access/world.ts";
import { hostileSegments, mark } from "#tests/bad-input/attacks.ts";
import { some } from "#tests/bad-input/sample.ts";

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

test("ids that aren't ids are not found, and nothing breaks", async () => {
  const wrong: string[] = [];
  const clear = async (path: string, cookie: string | undefined) => {
    const answer = await ask(path, { cookie });
    const html = await answer.text();
    if (
      answer.status >= 500 ||
      html.toLowerCase().includes(`<${mark}`) ||
      answer.headers.get("set-cookie")?.startsWith("x=")
    )
      wrong.push(`${answer.status} ${path.slice(0, 120)}`);
  };
  const parametric = Object.values(pages).filter(([path]) => path.includes(":"));
  const known: Record<string, string> = {
    campaign: world.campaign,
    draft: world.draft,
    number: world.unpublished,
    version: "1",
  };
  for (const [path, file] of parametric) {
    const persona =
      file.startsWith("space/") || path.startsWith("/spazio")
        ? "signatory"
        : path.startsWith("/sistema")
          ? "admin"
          : "lead";
    const names = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? "");
    for (const target of names) {
      for (const hostile of some(hostileSegments, 10))
        await clear(
          path.replace(/:(\w+)/g, (_, name: string) => (name === target ? hostile : (known[name] ?? "1"))),
          world.cookies[persona],
        );
    }
  }
  for (const hostile of hostileSegments) {
    await clear(`/${hostile}`, undefined);
    await clear(`/en/${hostile}`, undefined);
    await clear(`/consultazioni?${hostile}=${hostile}`, undefined);
  }
  expect(wrong).toEqual([]);
});

test("what a list is asked for in its address may be anything", async () => {
  const wrong: string[] = [];
  const names = [
    "cerca",
    "dopo",
    "id",
    "prima",
    "azione",
    "poi",
    "fatto",
    "fase",
    "stato",
    "linea",
    "componente",
    "organizzazione",
    "kind",
    "tipo",
    "circoscrizione",
    "q",
    "index",
    "_routes",
    "capoverso",
  ];
  for (const [path, cookie] of [
    [`/consultazioni/${world.campaign}/contributi`, undefined],
    [`/consultazioni/${world.campaign}/documento/v/1`, undefined],
    ["/accedi", undefined],
    ["/spazio/bozze/nuova", world.cookies.signatory],
    [`/gestione/${world.campaign}/arrivi`, world.cookies.lead],
    [`/gestione/${world.campaign}/codifica`, world.cookies.lead],
    [`/gestione/${world.campaign}/registro`, world.cookies.lead],
    [`/gestione/${world.campaign}/documento/${world.section}`, world.cookies.lead],
    [`/gestione/${world.campaign}/non-citati`, world.cookies.lead],
    ["/sistema/persone", world.cookies.admin],
    ["/sistema/organizzazioni", world.cookies.admin],
  ] as const) {
    const shown = [
      ...(await (await ask(path, { cookie })).text()).matchAll(/<(?:input|select)[^>]* name="([^"]+)"/g),
    ].map(([, name]) => name ?? "");
    for (const name of new Set([...names, ...shown])) {
      for (const hostile of some(hostileSegments, 5)) {
        const answer = await ask(`${path}?${encodeURIComponent(name)}=${hostile}`, { cookie });
        if (answer.status >= 500 || (await answer.text()).toLowerCase().includes(`<${mark}`))
          wrong.push(`${answer.status} ${path}?${name}=${hostile.slice(0, 60)}`);
      }
    }
    // A name that every object has is no word of ours.
    const said = async (code: string) =>
      (await (await ask(`${path}?fatto=${code}`, { cookie })).text()).split("notice-success").length;
    if ((await said("constructor")) !== (await said("niente"))) wrong.push(`${path}?fatto=constructor`);
  }
  expect(wrong).toEqual([]);
});

describe("methods that nobody uses here", () => {
  test.each(["OPTIONS", "PUT", "DELETE", "PATCH", "PROPFIND"])("%s does nothing and breaks nothing", async (method) => {
    for (const path of [
      "/",
      "/consultazioni",
      `/spazio/bozze/${world.draft}`,
      `/allegati/${world.draftFile}`,
      "/niente",
    ]) {
      const answer = await ask(path, {
        method,
        cookie: world.cookies.signatory,
        ...(method === "OPTIONS" ? {} : { body: form({ intent: "delete" }) }),
      });
      expect(answer.status, path).toBeGreaterThanOrEqual(400);
      expect(answer.status, path).toBeLessThan(500);
    }
    expect((await ask(`/spazio/bozze/${world.draft}`, { cookie: world.cookies.signatory })).status).toBe(200);
  });

  test("HEAD answers like GET, without the page", async () => {
    for (const path of ["/consultazioni", "/niente", `/allegati/${world.openFile}`, "/profilo"]) {
      const [get, head] = [await ask(path), await ask(path, { method: "HEAD" })];
      await get.arrayBuffer();
      expect([path, head.status, (await head.arrayBuffer()).byteLength]).toEqual([path, get.status, 0]);
    }
  });
});

describe("requests for the data of a page", () => {
  test.each([
    "/niente.data",
    "/.data",
    "/_root.data",
    "/consultazioni.data?_routes=niente",
    "/consultazioni.data?_routes=desk/layout,deskLog",
    "/__manifest?p=/gestione",
    "/__manifest?p=%00&version=1",
    "/en.data",
    "/gestione.data",
    `/gestione/${"a".repeat(5000)}.data`,
  ])("%s breaks nothing and tells nothing", async (path) => {
    const answer = await ask(path);
    expect(answer.status).toBeLessThan(500);
    expect(await answer.text()).not.toMatch(/\b(servizi|admin|responsabile|redazione|garanzia)@/);
  });

  test("of the desk gives a visitor the way to the sign-in page, and no row", async () => {
    const answer = await ask(`/gestione/${world.campaign}/registro.data`);
    const text = await answer.text();
    expect(answer.status).toBeLessThan(500);
    expect(text).toContain("/accedi");
    expect(text).not.toContain("contribution.file");
  });
});

describe("a body", () => {
  test("above two megabytes is refused before it is read, above twenty-four where papers are sent", async () => {
    let read = 0;
    const endless = (chunks: number) =>
      new ReadableStream<Uint8Array>({
        pull(controller) {
          read += 1;
          if (read > chunks) controller.close();
          else controller.enqueue(new Uint8Array(65_536).fill(97));
        },
      });
    const send = (path: string, chunks: number) => {
      read = 0;
      return ask(path, {
        method: "POST",
        cookie: world.cookies.signatory,
        headers: { "content-type": "application/x-www-form-urlencoded" },
        body: endless(chunks),
      });
    };
    const small = await send("/ricevute", 2_000);
    expect(small.status).toBe(413);
    expect(await small.text()).toContain('<html lang="it"');
    expect(read).toBeLessThan(100);
    const large = await send(`/en/spazio/bozze/${world.draft}/carta`, 2_000);
    expect(large.status).toBe(413);
    expect(await large.text()).toContain('<html lang="en"');
    expect(read).toBeLessThan(500);
  });

  test.each([
    ["JSON", "application/json", '{"email":"a"}'],
    ["XML", "text/xml", "<a/>"],
    ["no type", "", "email=a"],
    ["multipart without a boundary", "multipart/form-data", "--x\r\n\r\n"],
    [
      "multipart cut off",
      "multipart/form-data; boundary=x",
      '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nzzz',
    ],
    [
      "multipart with a strange name",
      "multipart/form-data; boundary=x",
      '--x\r\nContent-Disposition: form-data; name="a\u0000b"; filename="../../x"\r\n\r\nzzz\r\n--x--',
    ],
    ["a type with a newline", "application/x-www-form-urlencoded; charset=utf-16", "email=a"],
    ["nothing", "application/x-www-form-urlencoded", ""],
  ])("of the wrong kind (%s) is refused in words", async (_, type, body) => {
    for (const [path, cookie] of [
      ["/accedi", undefined],
      ["/ricevute", undefined],
      [`/spazio/bozze/${world.draft}`, world.cookies.signatory],
      [`/spazio/bozze/${world.draft}/carta`, world.cookies.signatory],
      [`/spazio/bozze/${world.draft}/salva`, world.cookies.signatory],
      [`/gestione/${world.campaign}/persone/designazioni/nuova`, world.cookies.lead],
      [`/gestione/${world.campaign}/persone`, world.cookies.lead],
    ] as const) {
      const answer = await ask(path, { method: "POST", cookie, headers: type ? { "content-type": type } : {}, body });
      expect(answer.status, path).toBeGreaterThanOrEqual(400);
      expect(answer.status, path).toBeLessThan(500);
      await answer.text();
    }
  });
});

describe("limits count", () => {
  // The clock stands still, so that a slow machine gives nothing back.
  const stopClock = () => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() });
    changeSettings({ BENCH: false });
  };
  afterEach(() => {
    vi.useRealTimers();
    changeSettings({ BENCH: true });
  });
  /** Refused as soon as it has passed the limits. */
  const cheap = "/spazio/bozze/x/salva";
  const flood = async (requests: number, asked: (i: number) => Parameters<typeof ask>[1], path = cheap) => {
    let refused = 0;
    for (let i = 0; i < requests; i += 1) if ((await ask(path, asked(i))).status === 429) refused += 1;
    return refused;
  };

  test("by session first: forty people in a room, behind one address, are not slowed", async () => {
    stopClock();
    const cookies = await Promise.all(
      Array.from({ length: 40 }, async () =>
        cookieOf(await openSession(world.person, "Firefox, Linux", null, new Date())),
      ),
    );
    for (const cookie of cookies) expect(await flood(20, () => ({ address: "192.0.2.1", cookie }))).toBe(0);
  });

  test("one session that floods, and nobody beside it", async () => {
    stopClock();
    expect(await flood(700, () => ({ address: "192.0.2.2", cookie: world.cookies.planner }))).toBeGreaterThan(0);
    expect(await flood(1, () => ({ address: "192.0.2.2", cookie: world.cookies.auditor }))).toBe(0);
    expect(await flood(1, () => ({ address: "192.0.2.2" }))).toBe(0);
  });

  test("one address that floods without a session, and tell it in its language when to come back", async () => {
    stopClock();
    expect(await flood(700, () => ({ address: "192.0.2.3" }))).toBeGreaterThan(0);
    const answer = await ask("/en/niente", { address: "192.0.2.3" });
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(await answer.text()).toContain('<html lang="en"');
    expect(await flood(1, () => ({ address: "192.0.2.4" }))).toBe(0);
  });

  test("writes more strictly than reading", async () => {
    stopClock();
    expect(await flood(150, () => ({ method: "POST", address: "192.0.2.5", body: "x" }))).toBeGreaterThan(20);
    expect(await flood(5, () => ({ address: "192.0.2.5" }))).toBe(0);
  });

  test("a session that is made up for each request by its address", async () => {
    stopClock();
    expect(
      await flood(
        150,
        (i) => ({
          method: "POST",
          address: "192.0.2.6",
          cookie: `tavolo_session=made-up-${i}`,
          body: form({ a: "b" }),
        }),
        "/ricevute",
      ),
    ).toBeGreaterThan(0);
  });

  test("an address that a client writes into a header for nothing, while no proxy is trusted", async () => {
    stopClock();
    expect(
      await flood(700, (i) => ({ address: "192.0.2.7", headers: { "x-forwarded-for": `198.51.100.${i % 250}` } })),
    ).toBeGreaterThan(0);
  });

  test("the address that the proxy adds, where one is trusted", async () => {
    stopClock();
    changeSettings({ TRUST_PROXY: 1 });
    expect(
      await flood(700, (i) => ({
        address: "192.0.2.8",
        headers: { "x-forwarded-for": `10.0.0.1, 198.51.100.${i % 200}` },
      })),
    ).toBe(0);
    expect(
      await flood(700, (i) => ({
        address: "192.0.2.8",
        headers: { "x-forwarded-for": `10.0.0.${i % 200}, 203.0.113.9` },
      })),
    ).toBeGreaterThan(0);
    changeSettings({ TRUST_PROXY: 0 });
  });
});
