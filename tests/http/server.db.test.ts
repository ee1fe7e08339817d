import { afterEach, describe, expect, test, vi } from "vitest";
import { openSession } from "#app/access/session.server.ts";
import { textIn } from "#app/i18n/text.ts";
import { database, useDatabase } from "#db/client.server.ts";
import { addPerson, password } from "#tests/support/builders.ts";
import { ask, cookieOf } from "#tests/support/server/app.ts";
import { testDatabase } from "#tests/support/database/database.ts";

await testDatabase();

const form = (values: Record<string, string>) => ({
  body: new URLSearchParams(values).toString(),
  headers: { "content-type": "application/x-www-form-urlencoded" },
});

/** What a browser keeps of the answer: of two cookies with one name, the last. */
const kept = (answer: Response, name: string) =>
  answer.headers
    .getSetCookie()
    .filter((line) => line.startsWith(`${name}=`))
    .at(-1);

test("signing in over a session that has ended leaves the new session in the browser", async () => {
  await addPerson({ email: "ada@example.org" });
  const answer = await ask("/accedi", {
    method: "POST",
    cookie: "tavolo_session=abcdefghijklmnopqrstuvwxyz234567abcdefgh",
    ...form({ email: "ada@example.org", password }),
  });
  expect(answer.status).toBe(302);
  expect(kept(answer, "tavolo_session")).toMatch(/^tavolo_session=[a-z0-9]{40};/);
});

test.each([
  "/consultazioni/%00",
  "/consultazioni/a%00b/contributi",
  "/allegati/%00",
  "/invito/%00",
  "/ricevute/%00",
  "/consultazioni/%ED%A0%80",
  "/consultazioni/%",
  "/guida/%00",
  "/note/%00",
  "/consultazioni?x=%00",
  "/en/consultazioni/%00",
  "/ricevute/TCL%00",
  "/accedi?poi=%00",
])("%s is answered without a fault of ours", async (path) => {
  const answer = await ask(path);
  expect(answer.status).toBeLessThan(500);
});

test("the framework's list of routes has no address, however long a way is asked for", async () => {
  for (const path of ["/__manifest", "/__manifest?p=%2Fgestione&version=1", `/__manifest?p=${"/a".repeat(3_700)}`]) {
    const answer = await ask(path);
    expect([path.slice(0, 40), answer.status, answer.headers.get("content-type")]).toEqual([
      path.slice(0, 40),
      404,
      "text/html; charset=utf-8",
    ]);
  }
});

test.each(["tavolo_session=%00", "tavolo_session=%", "tavolo_session=%ED%A0%80", "altro=100%; tavolo_session=abc"])(
  "the cookie %s is no session, and no fault of ours",
  async (cookie) => {
    expect((await ask("/consultazioni", { cookie })).status).toBe(200);
  },
);

test.each([
  "//evil.example/",
  "/en//evil.example",
  "/en/%2e//evil.example",
  "/consultazioni//",
  "/en/\\evil.example",
  `/${"/".repeat(9_000)}a`,
])("a path with two slashes side by side is no page, and nothing of it leads away (%#)", async (path) => {
  const answer = await ask(path);
  expect(answer.status).toBe(404);
  expect(await answer.text()).not.toMatch(/(href|action|src)="\/\//);
});

describe("a form of too many fields is refused before it is parsed:", () => {
  const multipart = (parts: number) => {
    const data = new FormData();
    for (let n = 0; n < parts; n += 1) data.append(`f${n}`, "1");
    return { body: data };
  };
  test.each([
    ["1,001 fields", form(Object.fromEntries(Array.from({ length: 1_001 }, (_, n) => [`f${n}`, "1"])))],
    ["150,000 fields", form(Object.fromEntries(Array.from({ length: 150_000 }, (_, n) => [`f${n}`, "1"])))],
    ["nothing but separators", { ...form({}), body: "&".repeat(1_000_000) }],
    ["10,000 parts", multipart(10_000)],
  ])("%s", async (_, sent) => {
    for (const [path, lang] of [
      ["/ricevute", "it"],
      ["/en/accedi", "en"],
      ["/gestione/x/arrivi", "it"],
    ] as const) {
      const answer = await ask(path, { method: "POST", ...sent });
      expect(answer.status, path).toBe(413);
      expect(await answer.text(), path).toContain(`<html lang="${lang}"`);
    }
  });

  test("a thousand are read", async () => {
    const answer = await ask("/ricevute", {
      method: "POST",
      ...form(Object.fromEntries(Array.from({ length: 1_000 }, (_, n) => [`f${n}`, "1"]))),
    });
    expect(answer.status).toBe(422);
  });
});

/** So that a slow machine gives nothing back while limits are met. */
const stopClock = () => vi.useFakeTimers({ toFake: ["Date"], now: Date.now() });
afterEach(() => void vi.useRealTimers());

test("a made-up session doesn't escape the limit of its address", async () => {
  stopClock();
  const post = (n: number) =>
    ask("/accedi", {
      method: "POST",
      cookie: `tavolo_session=made-up-${n}`,
      address: "192.0.2.7",
      ...form({ email: "" }),
    });
  const codes: number[] = [];
  for (let n = 0; n < 200 && codes.at(-1) !== 429; n += 1) codes.push((await post(n)).status);
  expect(codes).toContain(429);
  expect((await ask("/accedi", { address: "192.0.2.8" })).status).toBe(200);
});

describe("of two cookies of a session", () => {
  const made = (n: number) => `${n}`.padStart(40, "x");

  test("the first counts, for the session and for its limit alike: none is free of limits by a second one", async () => {
    const cookie = cookieOf(await openSession(await addPerson(), "Firefox, Linux", null, new Date()));
    expect((await ask("/profilo", { cookie })).status).toBe(200);
    expect((await ask("/profilo", { cookie: `tavolo_session=${made(0)}; ${cookie}` })).status).toBe(302);
    stopClock();
    const codes: number[] = [];
    for (let n = 0; n < 200 && codes.at(-1) !== 429; n += 1) {
      codes.push(
        (
          await ask("/spazio/bozze/x/salva", {
            method: "POST",
            cookie: `tavolo_session=${made(n)}; ${cookie}`,
            address: "192.0.2.17",
            ...form({}),
          })
        ).status,
      );
    }
    expect(codes).toContain(429);
    for (let n = 0; n < 3; n += 1)
      expect(
        (await ask("/profilo", { cookie: `${cookie}; tavolo_session=${made(n)}`, address: "192.0.2.17" })).status,
      ).toBe(200);
  });

  test("one that is no token at all is looked past, and a visitor who has only such a one is a visitor", async () => {
    const cookie = cookieOf(await openSession(await addPerson(), "Firefox, Linux", null, new Date()));
    expect((await ask("/profilo", { cookie: `tavolo_session=%00; ${cookie}` })).status).toBe(200);
    expect((await ask("/consultazioni", { cookie: "tavolo_session=%00" })).headers.get("cache-control")).toBe(
      "public, max-age=0, must-revalidate",
    );
  });
});

test("who makes up sessions asks the database nothing once the address has met its limit", async () => {
  stopClock();
  const asked = (n: number) =>
    ask("/spazio/bozze/x/salva", {
      method: "POST",
      cookie: `tavolo_session=made-up-${n}`,
      address: "192.0.2.27",
      ...form({}),
    });
  for (let n = 0; n < 200 && (await asked(n)).status !== 429; n += 1);
  const handle = database();
  useDatabase({
    ...handle,
    db: new Proxy(handle.db, {
      get() {
        throw new Error("The database was asked");
      },
    }),
  });
  const answer = await asked(201);
  useDatabase(handle);
  expect(answer.status).toBe(429);
});

test("an IPv6 address counts with its /64", async () => {
  stopClock();
  const post = (address: string) => ask("/spazio/bozze/x/salva", { method: "POST", address, ...form({}) });
  const codes: number[] = [];
  for (let n = 1; n < 200 && codes.at(-1) !== 429; n += 1)
    codes.push((await post(`2001:db8:7:7::${n.toString(16)}`)).status);
  expect(codes).toContain(429);
  expect((await post("2001:db8:7:8::1")).status).not.toBe(429);
});

describe("on the machine itself, a write is taken", () => {
  test.each([
    ["127.0.0.1:3000", true],
    ["localhost:3000", true],
    ["[::1]:3000", true],
    ["127.0.0.2:80", true],
    // A name of others that was made to lead here.
    ["evil.example:3000", false],
    ["localhost.evil.example:3000", false],
    ["127.0.0.1.evil.example", false],
    ["192.168.1.5:3000", false],
  ])("from a page of %s: %s", async (host, taken) => {
    const answer = await ask("/accedi", {
      method: "POST",
      headers: { ...form({}).headers, host, origin: `http://${host}` },
      body: "email=",
    });
    expect(answer.status).toBe(taken ? 422 : 403);
  });
});

describe("over https", () => {
  test("every cookie of ours has the prefix that keeps it to this host, and only such a one is a session", async () => {
    const origin = "https://tavolo.example.org";
    await addPerson({ email: "bea@example.org" });
    const signedIn = await ask("/accedi", {
      method: "POST",
      origin,
      headers: { ...form({}).headers, origin },
      body: form({ email: "bea@example.org", password }).body,
    });
    const lines = signedIn.headers.getSetCookie();
    expect([signedIn.status, lines.length]).toEqual([302, 2]);
    for (const line of lines)
      expect(line).toMatch(/^__Host-tavolo_\w+=[^;]+; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d+; Secure$/);
    const cookie = cookieOf(lines.find((line) => line.includes("session")) ?? "");
    expect((await ask("/profilo", { origin, cookie })).status).toBe(200);
    expect((await ask("/profilo", { origin, cookie: cookie.replace("__Host-", "") })).status).toBe(302);
    const out = await ask("/esci", {
      method: "POST",
      origin,
      cookie,
      headers: { ...form({}).headers, origin },
      body: "",
    });
    expect(out.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^__Host-tavolo_session=; .*Max-Age=0; Secure$/),
    ]);
  });
});

describe("the data of a page, for a visitor,", () => {
  test.each(["/consultazioni.data", "/en/consultazioni.data", "/_root.data", "/guida.data"])(
    "of %s may be kept as the page may",
    async (path) => {
      const answer = await ask(path);
      expect([answer.status, answer.headers.get("cache-control")]).toEqual([200, "public, max-age=0, must-revalidate"]);
      expect(answer.headers.get("vary")).toMatch(/Accept-Encoding.*Cookie/);
    },
  );

  test.each([
    "/accedi.data",
    "/nuova-password/segreto.data",
    "/profilo.data",
    "/niente.data",
    "/ricevute.data",
    "/consultazioni/niente.data",
  ])("of %s may not, unless the page itself is for everybody", async (path) => {
    const answer = await ask(path);
    expect(answer.headers.get("cache-control")).toMatch(path === "/ricevute.data" ? /^public/ : /no-store/);
  });
});

test("no answer is without a word on whether it may be kept", async () => {
  for (const path of [
    "/",
    "/accedi",
    "/profilo",
    "/niente",
    "/esci",
    "/allegati/niente",
    "/consultazioni/niente",
    "/ricevute.data",
    "/profilo.data",
  ]) {
    expect([path, (await ask(path)).headers.get("cache-control")]).toEqual([
      path,
      expect.stringMatching(/no-store|max-age=0/),
    ]);
  }
  for (const path of ["/accedi", "/ricevute", "/niente"])
    expect((await ask(path, { method: "POST", ...form({ email: "" }) })).headers.get("cache-control"), path).toMatch(
      /no-store/,
    );
});

test.each([
  "/.git/config",
  "/.git/HEAD",
  "/.env",
  "/package.json",
  "/app/server.ts",
  "/build/server/index.js",
  "/drizzle/meta/_journal.json",
  "/fonts/",
  "/assets/",
  "/data/removals.jsonl",
  "/.data/secret",
  "/%2e%2e/package.json",
  "/assets/..%2f..%2fserver/index.js",
])("neither sources, nor settings, nor folders can be fetched: %s", async (path) => {
  expect((await ask(path)).status).toBe(404);
});

describe("a method that an address doesn't take", () => {
  const sent = form({ a: "b" });
  test.each([
    ["GET", "/spazio/bozze/x/salva", "POST"],
    ["HEAD", "/spazio/bozze/x/salva", "POST"],
    ["GET", "/en/spazio/bozze/x/anteprima", "POST"],
    ["GET", "/spazio/bozze/x/incolla", "POST"],
    ["POST", "/consultazioni", "GET, HEAD"],
    ["POST", "/en/consultazioni", "GET, HEAD"],
    ["POST", "/consultazioni/x/contributi.csv", "GET, HEAD"],
    ["POST", "/allegati/x", "GET, HEAD"],
    ["PUT", "/consultazioni", "GET, HEAD, POST"],
    ["DELETE", "/en/spazio/bozze/x/salva", "GET, HEAD, POST"],
    ["OPTIONS", "/", "GET, HEAD, POST"],
  ])(
    "%s %s is refused in the reader's language, naming the methods it takes, with the headers of every answer",
    async (method, path, allow) => {
      const answer = await ask(path, { method, ...(method === "POST" ? sent : {}) });
      expect([answer.status, answer.headers.get("allow"), answer.headers.get("content-type")]).toEqual([
        405,
        allow,
        "text/html; charset=utf-8",
      ]);
      expect([answer.headers.get("x-content-type-options"), answer.headers.get("x-frame-options")]).toEqual([
        "nosniff",
        "DENY",
      ]);
      expect(answer.headers.get("content-security-policy")?.split("; ")).toEqual(
        expect.arrayContaining([
          "default-src 'none'",
          "script-src 'none'",
          "style-src 'self'",
          "base-uri 'none'",
          "frame-ancestors 'none'",
        ]),
      );
      expect(answer.headers.get("x-request-id")).toMatch(/^[0-9a-f]{16}$/);
      for (const header of ["x-remix-error", "x-remix-response"]) expect(answer.headers.get(header), header).toBeNull();
      const html = await answer.text();
      if (method !== "HEAD")
        expect(html).toContain(
          textIn(path.startsWith("/en") ? "en" : "it").errors.refusals.method_not_allowed.split("’")[0],
        );
      expect(html).not.toMatch(/Unexpected Server Error|errore nostro|our fault/);
    },
  );

  test("a file that isn't there is answered with a page too, not in JSON", async () => {
    const answer = await ask("/en/allegati/niente");
    expect([answer.status, answer.headers.get("content-type")]).toEqual([404, "text/html; charset=utf-8"]);
    expect(await answer.text()).toContain(textIn("en").errors.refusals.not_found.split("’")[0]);
  });
});

test("a public page's first answer may not be used again without asking", async () => {
  const answer = await ask("/consultazioni");
  expect(answer.headers.get("cache-control")).toBe("public, max-age=0, must-revalidate");
  expect(answer.headers.get("vary")).toContain("Cookie");
});
