import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { RateLimit } from "#app/http/limits.server.ts";

describe("a limit of 3 at once and 2 a second", () => {
  test.each([
    [
      "lets a burst through, then asks to wait a second",
      [
        [0, 0],
        [0, 0],
        [0, 0],
        [0, 1],
      ],
    ],
    [
      "lets one through again after half a second",
      [
        [0, 0],
        [0, 0],
        [0, 0],
        [500, 0],
        [500, 1],
      ],
    ],
    [
      "gives back no more than the burst, however long one waits",
      [
        [0, 0],
        [3_600_000, 0],
        [3_600_000, 0],
        [3_600_000, 0],
        [3_600_000, 1],
      ],
    ],
    [
      "counts a refused request for nothing",
      [
        [0, 0],
        [0, 0],
        [0, 0],
        [0, 1],
        [0, 1],
        [0, 1],
        [500, 0],
      ],
    ],
    [
      "is not troubled by a clock that goes back",
      [
        [1_000, 0],
        [0, 0],
        [0, 0],
        [1_000, 0],
      ],
    ],
  ])("%s", (_, steps) => {
    const limit = new RateLimit(3, 2);
    for (const [at, wait] of steps) expect(limit.take("a", at!), `at ${at}`).toBe(wait);
  });

  test("counts each key by itself", () => {
    const limit = new RateLimit(3, 2);
    for (let i = 0; i < 10; i += 1) limit.take("a", 0);
    expect(limit.take("b", 0)).toBe(0);
  });

  test("never lets more through than burst + seconds × rate", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(2_000), { maxLength: 200 }), (pauses) => {
        const limit = new RateLimit(3, 2);
        let [now, passed] = [0, 0];
        for (const pause of pauses) {
          now += pause;
          if (limit.take("a", now) === 0) passed += 1;
          expect(passed).toBeLessThanOrEqual(3 + (now / 1000) * 2 + 1e-9);
        }
      }),
    );
  });

  test("whoever waits as long as told gets through", () => {
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 100 }), (requests) => {
        const limit = new RateLimit(3, 2);
        let wait = 0;
        for (let i = 0; i < requests; i += 1) wait = limit.take("a", 0);
        expect(limit.take("a", wait * 1000)).toBe(0);
      }),
    );
  });
});
