import fc from "fast-check";
import { expect, test } from "vitest";
import { newId } from "#app/core/ids.server.ts";

test("ids are UUIDs of version 7 that begin with their millisecond", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 47 }), (at) => {
      const id = newId(new Date(at));
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      expect(parseInt(id.replaceAll("-", "").slice(0, 12), 16)).toBe(at);
    }),
  );
});

test("four thousand ids of one moment sort as they were made, and are all different", () => {
  const now = new Date("2026-01-01T00:00:00Z");
  const made = Array.from({ length: 4000 }, () => newId(now));
  expect([...made].sort()).toEqual(made);
  expect(new Set(made).size).toBe(4000);
});
