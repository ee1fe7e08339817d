import { describe, expect, test } from "vitest";
import { expectAccessible } from "#tests/support/browser/axe.ts";
import { firstVisit, openPage } from "#tests/support/browser/browser.ts";
import { startServer } from "#tests/support/server/server.ts";

/** One empty installation, as somebody gets it who starts without the demo. */
const server = await startServer({ demo: false });
const { origin } = server;

describe("an empty installation", () => {
  test("answers that it lives and that it is ready", async () => {
    expect((await fetch(`${origin}/healthz`)).status).toBe(200);
    expect((await fetch(`${origin}/readyz`)).status).toBe(200);
  });

  test.each([
    ["/", "it", 320],
    ["/", "it", 1280],
    ["/en", "en", 360],
  ])(
    "shows its home page %s in %s at %d px, with and without scripts, without a cookie or a third party",
    async (path, lang, width) => {
      for (const javaScript of [true, false]) {
        const { page, problems, context } = await openPage({ baseURL: origin, width, javaScript });
        expect((await page.goto(path))?.status()).toBe(200);
        expect(await page.getAttribute("html", "lang")).toBe(lang);
        // Without scripts the markup is the same: once is enough.
        if (javaScript) await expectAccessible(page);
        expect(problems).toEqual([]);
        expect(await context.cookies()).toEqual([]);
        await context.close();
      }
    },
  );

  test("answers an address that does not exist with a page, 404 and a request id", async () => {
    const answer = await fetch(`${origin}/non-esiste`);
    expect(answer.status).toBe(404);
    expect(answer.headers.get("x-request-id")).toMatch(/^[0-9a-f]{16}$/);
    expect(answer.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  });

  test("asks for at most 120 KB in all on the first visit of the home page", async () => {
    const { total, requests } = await firstVisit(origin);
    expect(total, JSON.stringify(requests, null, 1)).toBeLessThanOrEqual(120 * 1024);
  });

  test("refuses a form that another site sends", async () => {
    const answer = await fetch(`${origin}/accedi`, {
      method: "POST",
      headers: { origin: "https://example.org", "content-type": "application/x-www-form-urlencoded" },
      body: "email=a",
    });
    expect(answer.status).toBe(403);
    expect(await answer.text()).not.toBe("");
  });
});

describe("its log", () => {
  test("is JSON lines that hold no address of a visitor", async () => {
    await fetch(`${origin}/healthz`);
    const lines = server
      .logs()
      .split("\n")
      .filter((line) => line.startsWith("{"));
    expect(lines.length).toBeGreaterThan(0);
    expect(
      lines
        .map((line) => JSON.parse(line) as Record<string, unknown>)
        .every((entry) => "msg" in entry || "path" in entry),
    ).toBe(true);
    expect(lines.join("\n")).not.toContain("127.0.0.1");
  });
});

describe("its end", () => {
  test("SIGTERM finishes the running requests and leaves no lock behind", async () => {
    const running = fetch(`${origin}/`);
    const answer = await running;
    await answer.text();
    await server.stop();
    await expect(fetch(`${origin}/healthz`)).rejects.toThrow();
  });
});
