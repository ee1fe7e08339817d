import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sliceCodePoints } from "#app/prose/prose.ts";
import { coverage, matchesSource, trimSelection } from "#app/features/tagging/excerpt.ts";

describe("a selection", () => {
  test.each([
    ["uno due", 0, 3, "uno"],
    ["uno due", 3, 7, "due"],
    ["  uno  ", 0, 7, "uno"],
    ["😀 così 👩‍🔧", 0, 6, "😀 così"],
    ["perché no", 0, 7, "perché"],
  ])("of %j from %i to %i means «%s»", (plain, start, end, words) => {
    const span = trimSelection(plain, start, end);
    expect(span && sliceCodePoints(plain, span.start, span.end)).toBe(words);
  });

  test.each([
    ["uno", 0, 0],
    ["uno", 2, 1],
    ["uno", -1, 2],
    ["uno", 0, 4],
    ["uno", 0.5, 2],
    ["   ", 0, 3],
    ["", 0, 1],
    ["uno", NaN, 2],
  ])("of %j from %d to %d is none", (plain, start, end) => {
    expect(trimSelection(plain, start, end)).toBeNull();
  });

  test("always gives words that stand in the text, without white space around them", () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(0x10ffff)).map((points) => String.fromCodePoint(...points)),
        fc.nat(40),
        fc.nat(40),
        (plain, start, end) => {
          const span = trimSelection(plain, start, end);
          if (!span) return;
          const words = sliceCodePoints(plain, span.start, span.end);
          expect(words).toBe(words.trim());
          expect(words).not.toBe("");
          expect(span.start).toBeGreaterThanOrEqual(start);
          expect(span.end).toBeLessThanOrEqual(end);
        },
      ),
    );
  });
});

test.each([
  ["Servono controlli.", { start: 8, end: 17, exact: "controlli" }, true],
  ["Servono controlli.", { start: 8, end: 17, exact: "controllo" }, false],
  ["Servono controlli.", { start: 7, end: 17, exact: "controlli" }, false],
  // The same letter written in two ways is not the same bytes.
  ["perché", { start: 0, end: 6, exact: "perche\u0301" }, false],
])("in %j the quotation %j matches its source: %s", (plain, excerpt, matches) => {
  expect(matchesSource(plain, excerpt)).toBe(matches);
});

describe("coverage", () => {
  const sentences = [
    [0, 10],
    [11, 20],
    [21, 30],
  ] as const;
  test.each([
    [[], 0],
    [[{ start: 2, end: 4 }], 1],
    [
      [
        { start: 2, end: 4 },
        { start: 5, end: 9 },
      ],
      1,
    ],
    [[{ start: 9, end: 12 }], 2],
    [[{ start: 10, end: 11 }], 0],
    [[{ start: 0, end: 30 }], 3],
  ])("of %j is %i of 3 sentences", (excerpts, covered) =>
    expect(coverage(sentences, excerpts)).toEqual({ covered, of: 3 }),
  );
});
