import fc from "fast-check";
import { expect, test } from "vitest";
import { countBodies, topOf } from "#app/features/portal/participation.ts";

const parents = new Map([
  ["metal", "union"],
  ["services", "union"],
  ["local", "services"],
  ["a", "b"],
  ["b", "a"],
]);

test.each([
  [["metal", "services", "po"], 3, 2],
  [["local", "metal", "union"], 3, 1],
  [[], 0, 0],
  [["po"], 1, 1],
  [["metal", "metal"], 1, 1],
])("%j are %d bodies, %d with those of one confederation together", (ids, each, joined) =>
  expect(countBodies(ids, parents)).toEqual({ each, joined }),
);

test("a chain of affiliations that comes back to itself ends", () => expect(["a", "b"]).toContain(topOf("a", parents)));

test("counting together never gives more, and gives none only where there is none", () => {
  const id = fc.constantFrom("metal", "services", "local", "union", "po", "a", "b");
  fc.assert(
    fc.property(fc.array(id), (ids) => {
      const { each, joined } = countBodies(ids, parents);
      expect(joined).toBeLessThanOrEqual(each);
      expect(joined === 0).toBe(ids.length === 0);
    }),
  );
});
