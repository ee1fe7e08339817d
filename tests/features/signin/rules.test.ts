import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ownPath } from "#app/http/return-path.ts";
import { deviceName } from "#app/features/signin/device.ts";
import { landing } from "#app/features/signin/landing.ts";
import { whyNotPassword } from "#app/features/signin/password.ts";
import { mayEndRole } from "#app/features/people/role.ts";
import { waitAfter, waitLeft } from "#app/features/signin/sign-in.ts";
import { tokenLifetime, tokenState } from "#app/features/signin/token.ts";
import type { Grant } from "#app/permissions.ts";
import { sourceFiles } from "#tests/architecture/files.ts";

const at = (seconds: number) => new Date(Date.UTC(2026, 4, 4, 10, 0, seconds));

describe("the wait after failed sign-ins", () => {
  test.each([
    [0, 0],
    [1, 0],
    [4, 0],
    [5, 2],
    [6, 4],
    [7, 8],
    [12, 256],
    [13, 512],
    [14, 900],
    [15, 900],
    [5_000, 900],
  ])("after %i failures is %i seconds", (failures, seconds) => {
    expect(waitAfter(failures)).toBe(seconds);
  });

  test("never gets shorter by failing again, nor longer than a quarter of an hour", () => {
    fc.assert(fc.property(fc.nat(10_000), (n) => waitAfter(n + 1) >= waitAfter(n) && waitAfter(n) <= 900));
  });

  test.each([
    ["counts from the last failure", 7, 0, 3, 5],
    ["is over at its last second", 7, 0, 8, 0],
    ["is nothing for the first four", 4, 0, 0, 0],
    ["is forgotten after a day", 5_000, 0, 86_400, 0],
  ])("%s", (_, failures, last, now, left) => {
    expect(waitLeft({ failures, lastAt: at(last) }, at(now))).toBe(left);
  });
});

describe("a new password", () => {
  const email = "nome@example.org";
  test.each([
    ["undici.anni", "too_short:12"],
    ["dodici.mesi!", null],
    ["quattro parole a caso", null],
    ["🙂🙃🙂🙃🙂🙃", "too_short:12"],
    ["a".repeat(12), "password_one_letter"],
    ["abababababab", "password_one_letter"],
    ["x y".repeat(67), "too_long:200"],
    [" NOME@example.org ", "password_is_email"],
  ])("%j gives %s", (password, wrong) => {
    expect(whyNotPassword(password, email)).toBe(wrong);
  });
});

describe("a one-time link", () => {
  const expiresAt = at(100);
  test.each([
    ["is good until its term", { spentAt: null, expiresAt }, 99, "usable"],
    ["has expired at its term", { spentAt: null, expiresAt }, 100, "expired"],
    ["stays «spent» after its term", { spentAt: at(1), expiresAt }, 200, "spent"],
  ])("%s", (_, token, now, state) => {
    expect(tokenState(token, at(now))).toBe(state);
  });
  test("that nobody made is unknown", () => expect(tokenState(null, at(0))).toBe("unknown"));
  test("of a reset lives shorter than an invitation", () =>
    expect(tokenLifetime.reset).toBeLessThan(tokenLifetime.invitation));
});

describe("the address to return to", () => {
  test.each([
    ["/spazio/bozze/1?a=b", "/spazio/bozze/1?a=b"],
    ["/en/gestione", "/en/gestione"],
    ["//evil.example", null],
    ["/\\evil.example", null],
    ["/\t/evil.example", null],
    ["https://evil.example/", null],
    ["javascript:alert(1)", null],
    ["/.//evil.example/x", null],
    ["/a/..//evil.example", null],
    ["/./\\evil.example", null],
    ["/%2e//evil.example", null],
    ["/a/%2e%2e/\\evil.example", null],
    ["/\n/evil.example", null],
    ["/spazio\\..\\gestione", "/gestione"],
    ["/spazio?cerca=a\\b", "/spazio?cerca=a%5Cb"],
    ["/spazio//bozze", "/spazio//bozze"],
    ["spazio", null],
    ["", null],
    [null, null],
  ])("%j gives %j", (wanted, path) => {
    expect(ownPath(wanted)).toBe(path);
  });

  const odd = fc.constantFrom(
    "/",
    "//",
    "\\",
    "\t",
    "\n",
    "\r",
    "@",
    ":",
    ".",
    "..",
    "%2e",
    "%2F",
    "%5c",
    "%09",
    "a",
    "evil.example",
    "https:",
    "?",
    "#",
    ";",
    " ",
    "\u00a0",
    "。",
  );

  test("begins with one slash, has no backslash and never leaves the site, whatever is asked for", () => {
    fc.assert(
      fc.property(fc.string({ unit: odd }), fc.boolean(), (rest, rooted) => {
        const path = ownPath(rooted ? `/${rest}` : rest);
        if (path === null) return;
        expect(path).toMatch(/^\/(?!\/)[^\\\s]*$/);
        // Where a browser goes from any of our pages, and where it would if it resolved the answer a second time.
        for (const page of ["https://own.example/page", "https://own.example//x/../accedi"])
          expect(new URL(path, page).origin).toBe("https://own.example");
        expect(ownPath(path)).toBe(path);
      }),
      { numRuns: 2_000 },
    );
  });

  test("is asked for and told in one file only", () => {
    expect(
      sourceFiles(["app"])
        .filter(({ path, text }) => !path.startsWith("app/i18n/") && /["'?&{ ]poi["'=:]/.test(text))
        .map(({ path }) => path),
    ).toEqual(["app/http/return-path.ts"]);
  });
});

describe("the device of a session", () => {
  test.each([
    ["Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox, Windows"],
    [
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1",
      "Safari, iOS",
    ],
    [
      "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Mobile Safari/537.36",
      "Chrome, Android",
    ],
    [
      "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Safari/537.36 Edg/147.0",
      "Edge, Linux",
    ],
    ["curl/8.0", ""],
  ])("%s is «%s»", (agent, name) => {
    expect(deviceName(agent)).toBe(name);
  });
});

describe("ending a role", () => {
  const held = (id: string, accepted = true) => ({ id, accepted });
  test.each([
    ["the only one stays", [held("a")], false],
    ["one of two may go", [held("a"), held("b")], true],
    ["an invitation not accepted is no successor", [held("a"), held("b", false)], false],
    ["a wrong invitation may be replaced by another", [held("a", false), held("b", false)], true],
    ["a lone invitation stays", [held("a", false)], false],
  ])("%s", (_, holders, allowed) => {
    expect(mayEndRole(holders, "a")).toBe(allowed);
  });
});

describe("the first page after signing in", () => {
  const mandate = (id: string): Grant => ({
    role: "signatory",
    campaignId: "c",
    bodyId: null,
    organisationId: id,
    mandateId: id,
  });
  const role = (name: Grant["role"]): Grant => ({
    role: name,
    campaignId: name === "admin" ? null : "c",
    bodyId: null,
    organisationId: null,
    mandateId: null,
  });
  test.each<[string, Grant[], string | null, string | null]>([
    ["one mandate: the space", [mandate("a")], null, "space"],
    ["two mandates: the choice", [mandate("a"), mandate("b")], null, "chooseMandate"],
    [
      "two mandates on the way to a draft: the choice first",
      [mandate("a"), mandate("b")],
      "/spazio/bozze/1",
      "chooseMandate",
    ],
    ["two mandates on the way elsewhere: there", [mandate("a"), mandate("b")], "/consultazioni", null],
    ["a wanted page: there", [mandate("a")], "/ricevute", null],
    ["the office: the desk", [role("planner")], null, "desk"],
    ["only admin: the system", [role("admin")], null, "system"],
    ["nothing: the profile", [], null, "profile"],
  ])("%s", (_, grants, wanted, page) => {
    expect(landing(grants, wanted)).toBe(page);
  });
});
