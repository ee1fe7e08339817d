import { describe, expect, test } from "vitest";
import { textIn } from "#app/i18n/text.ts";
import { addPerson, password } from "#tests/support/builders.ts";
import { ask } from "#tests/support/app.ts";
import { testDatabase } from "#tests/support/database.ts";

await testDatabase();

const form = (values: Record<string, string>) => ({ body: new URLSearchParams(values).toString(), headers: { "content-type": "application/x-www-form-urlencoded" } });

/** What a browser keeps of the answer: of two cookies with one name, the last. */
const kept = (answer: Response, name: string) => answer.headers.getSetCookie().filter((line) => line.startsWith(`${name}=`)).at(-1);

test("signing in over a session that has ended leaves the new session in the browser", async () => {
  await addPerson({ email: "ada@example.org" });
  const answer = await ask("/accedi", { method: "POST", cookie: "tavolo_session=abcdefghijklmnopqrstuvwxyz234567abcdefgh", ...form({ email: "ada@example.org", password }) });
  expect(answer.status).toBe(302);
  expect(kept(answer, "tavolo_session")).toMatch(/^tavolo_session=[a-z0-9]{40};/);
});

test.each([
  "/consultazioni/%00", "/consultazioni/a%00b/contributi", "/allegati/%00", "/invito/%00", "/ricevute/%00", "/consultazioni/%ED%A0%80", "/consultazioni/%", "/guida/%00", "/note/%00",
  "/consultazioni?x=%00", "/en/consultazioni/%00", "/ricevute/TCL%00", "/accedi?poi=%00",
])("%s is answered without a fault of ours", async (path) => {
  const answer = await ask(path);
  expect(answer.status).toBeLessThan(500);
});

test("the framework's list of routes has no address, however long a way is asked for", async () => {
  for (const path of ["/__manifest", "/__manifest?p=%2Fgestione&version=1", `/__manifest?p=${"/a".repeat(3_700)}`]) {
    const answer = await ask(path);
    expect([path.slice(0, 40), answer.status, answer.headers.get("content-type")]).toEqual([path.slice(0, 40), 404, "text/html; charset=utf-8"]);
  }
});

test.each(["tavolo_session=%00", "tavolo_session=%", "tavolo_session=%ED%A0%80", "altro=100%; tavolo_session=abc"])("the cookie %s is no session, and no fault of ours", async (cookie) => {
  expect((await ask("/consultazioni", { cookie })).status).toBe(200);
});

test("a made-up session doesn't escape the limit of its address", async () => {
  const post = (n: number) => ask("/accedi", { method: "POST", cookie: `tavolo_session=made-up-${n}`, address: "192.0.2.7", ...form({ email: "" }) });
  const codes: number[] = [];
  for (let n = 0; n < 200 && codes.at(-1) !== 429; n += 1) codes.push((await post(n)).status);
  expect(codes).toContain(429);
  expect((await ask("/accedi", { address: "192.0.2.8" })).status).toBe(200);
});

describe("a method that an address doesn't take", () => {
  const sent = form({ a: "b" });
  test.each([
    ["GET", "/spazio/bozze/x/salva", "POST"], ["HEAD", "/spazio/bozze/x/salva", "POST"], ["GET", "/en/spazio/bozze/x/anteprima", "POST"], ["GET", "/spazio/bozze/x/incolla", "POST"],
    ["POST", "/consultazioni", "GET, HEAD"], ["POST", "/en/consultazioni", "GET, HEAD"], ["POST", "/consultazioni/x/contributi.csv", "GET, HEAD"], ["POST", "/allegati/x", "GET, HEAD"],
    ["PUT", "/consultazioni", "GET, HEAD, POST"], ["DELETE", "/en/spazio/bozze/x/salva", "GET, HEAD, POST"], ["OPTIONS", "/", "GET, HEAD, POST"],
  ])("%s %s is refused in the reader's language, naming the methods it takes, with the headers of every answer", async (method, path, allow) => {
    const answer = await ask(path, { method, ...(method === "POST" ? sent : {}) });
    expect([answer.status, answer.headers.get("allow"), answer.headers.get("content-type")]).toEqual([405, allow, "text/html; charset=utf-8"]);
    expect([answer.headers.get("x-content-type-options"), answer.headers.get("x-frame-options")]).toEqual(["nosniff", "DENY"]);
    expect(answer.headers.get("content-security-policy")?.split("; ")).toEqual(expect.arrayContaining(["default-src 'none'", "script-src 'none'", "style-src 'self'", "base-uri 'none'", "frame-ancestors 'none'"]));
    expect(answer.headers.get("x-request-id")).toMatch(/^[0-9a-f]{16}$/);
    for (const header of ["x-remix-error", "x-remix-response"]) expect(answer.headers.get(header), header).toBeNull();
    const html = await answer.text();
    if (method !== "HEAD") expect(html).toContain(textIn(path.startsWith("/en") ? "en" : "it").errors.refusals.method_not_allowed.split("’")[0]);
    expect(html).not.toMatch(/Unexpected Server Error|errore nostro|our fault/);
  });

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
