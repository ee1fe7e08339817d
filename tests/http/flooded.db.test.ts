import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { changeSettings } from "#app/core/settings.server.ts";
import { openSession } from "#app/access/session.server.ts";
import { ask, cookieOf } from "#tests/support/server/app.ts";
import { accessWorld, type World } from "#tests/access/world.ts";

let world: World;
beforeAll(async () => {
  ({ world } = await accessWorld());
  changeSettings({ BENCH: true });
  return () => changeSettings({ BENCH: false });
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
          body: new URLSearchParams({ a: "b" }),
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
