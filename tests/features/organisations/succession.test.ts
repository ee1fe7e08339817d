import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countBodies } from "#app/features/portal/participation.ts";
import {
  heirsOn,
  makesSuccessionCircle,
  voicesAmong,
  type Succession,
} from "#app/features/organisations/succession.ts";

const merger = (fromId: string, toId: string, onDate = "2026-06-01"): Succession => ({
  kind: "merger",
  fromId,
  toId,
  onDate,
});
const split = (fromId: string, ...to: string[]): Succession[] =>
  to.map((toId) => ({ kind: "split", fromId, toId, onDate: "2026-06-01" }));
const duplicate = (fromId: string, toId: string): Succession => ({
  kind: "duplicate",
  fromId,
  toId,
  onDate: "2026-06-01",
});

describe("one voice once", () => {
  test.each<[string, string[], Succession[], string[]]>([
    [
      "two that merged are one, though their heir said nothing",
      ["a", "b"],
      [merger("a", "c"), merger("b", "c")],
      ["c"],
    ],
    ["they and their heir are one", ["a", "b", "c"], [merger("a", "c"), merger("b", "c")], ["c"]],
    ["a merger of mergers is one", ["a", "d"], [merger("a", "c"), merger("c", "d")], ["d"]],
    ["a split body that alone has spoken is itself", ["a"], split("a", "b", "c"), ["a"]],
    ["a split body no longer counts where one of its heirs does", ["a", "b"], split("a", "b", "c"), ["b"]],
    ["nor where an heir has merged on", ["a", "d"], [...split("a", "b", "c"), merger("b", "d")], ["d"]],
    ["both heirs of a split are two", ["a", "b", "c"], split("a", "b", "c"), ["b", "c"]],
    ["an entry made twice is one", ["a", "b"], [duplicate("a", "b")], ["b"]],
    ["others are left alone", ["x", "y"], [merger("a", "c")], ["x", "y"]],
  ])("%s", (_, ids, successions, voices) => {
    expect([...voicesAmong(ids, heirsOn("2026-06-01", successions))].sort()).toEqual(voices);
  });

  test("a merger counts from its day on, an entry made twice on every day", () => {
    expect(voicesAmong(["a", "b"], heirsOn("2026-05-31", [merger("a", "c"), merger("b", "c")])).size).toBe(2);
    expect(voicesAmong(["a", "b"], heirsOn("2020-01-01", [duplicate("a", "b")])).size).toBe(1);
  });

  test("a confederation joins what its federations became", () => {
    const heirs = heirsOn("2026-06-01", [merger("a", "c"), merger("b", "c")]);
    expect(
      countBodies(
        ["a", "b", "d"],
        new Map([
          ["c", "top"],
          ["d", "top"],
        ]),
        heirs,
      ),
    ).toEqual({ each: 2, joined: 1 });
  });

  test("whatever became what: never more voices than bodies, at least one, and asking again changes nothing", () => {
    const id = fc.constantFrom("a", "b", "c", "d", "e", "f");
    const one = fc.record({
      kind: fc.constantFrom("merger" as const, "split" as const, "duplicate" as const),
      fromId: id,
      toId: id,
      onDate: fc.constant("2026-01-01"),
    });
    fc.assert(
      fc.property(fc.uniqueArray(id, { minLength: 1 }), fc.array(one, { maxLength: 8 }), (ids, rows) => {
        const safe = rows.reduce<Succession[]>(
          (kept, row) =>
            makesSuccessionCircle(row.fromId, [row.toId], heirsOn("9999-01-01", kept)) ? kept : [...kept, row],
          [],
        );
        const heirs = heirsOn("2026-06-01", safe);
        const voices = voicesAmong(ids, heirs);
        expect(voices.size).toBeLessThanOrEqual(ids.length);
        expect(voices.size).toBeGreaterThan(0);
        expect([...voicesAmong(voices, heirs)].sort()).toEqual([...voices].sort());
      }),
    );
  });
});

test.each<[string, string, string[], Succession[], boolean]>([
  ["into itself", "a", ["a"], [], true],
  ["into what it comes from", "c", ["a"], [merger("a", "c")], true],
  ["into what it comes from, far away", "d", ["a"], [merger("a", "c"), ...split("c", "d", "e")], true],
  ["onwards", "c", ["d"], [merger("a", "c")], false],
])("a body that becomes another one %s: a circle or none", (_, from, to, known, circle) => {
  expect(makesSuccessionCircle(from, to, heirsOn("9999-12-31", known))).toBe(circle);
});
