import { beforeAll, describe, expect, test } from "vitest";
import { publishChange } from "#app/core/changes.server.ts";
import { untilChanged } from "#app/core/reads.server.ts";
import { testDatabase } from "#tests/support/database/database.ts";

beforeAll(async () => {
  await testDatabase();
});

describe("a read that is kept until something changes", () => {
  test("is made once for equal arguments, moments of one minute being equal", async () => {
    let made = 0;
    const read = untilChanged((name: string, at: Date) =>
      Promise.resolve(`${name} ${at.getUTCMinutes()} ${(made += 1)}`),
    );
    const [first, second] = await Promise.all([
      read("a", new Date("2026-01-01T10:00:01Z")),
      read("a", new Date("2026-01-01T10:00:59Z")),
    ]);
    expect([first, second]).toEqual(["a 0 1", "a 0 1"]);
    expect(await read("a", new Date("2026-01-01T10:01:00Z"))).toBe("a 1 2");
    expect(await read("b", new Date("2026-01-01T10:01:00Z"))).toBe("b 1 3");
  });

  test("is made anew after a change, and one that the change overtook is not kept", async () => {
    let stored = "old";
    let release: () => void = () => undefined;
    const slow = new Promise<void>((resolve) => {
      release = resolve;
    });
    const read = untilChanged(async (_: string) => {
      const seen = stored;
      await slow;
      return seen;
    });
    const overtaken = read("x");
    stored = "new";
    publishChange();
    const after = read("x");
    release();
    expect(await overtaken).toBe("old");
    expect(await after).toBe("new");
    expect(await read("x")).toBe("new");
  });

  test("that fails for one is made anew for those who shared it, once for all of them", async () => {
    let made = 0;
    const read = untilChanged((name: string) =>
      (made += 1) === 1 ? Promise.reject(new Error("once")) : Promise.resolve(`${name} ${made}`),
    );
    const [first, ...others] = await Promise.allSettled([read("a"), read("a"), read("a")]);
    expect(first.status).toBe("rejected");
    expect(others).toEqual(Array.from({ length: 2 }, () => ({ status: "fulfilled", value: "a 2" })));
  });

  test("that fails is asked again, and keeps no more than its bound", async () => {
    let made = 0;
    const read = untilChanged((n: number) =>
      (made += 1) === 1 ? Promise.reject(new Error("once")) : Promise.resolve(n),
    );
    await expect(read(0)).rejects.toThrow("once");
    expect(await read(0)).toBe(0);
    for (let n = 1; n <= 64; n += 1) await read(n);
    made = 100;
    await read(64);
    expect(made).toBe(100);
    await read(0);
    expect(made).toBe(101);
  });
});
