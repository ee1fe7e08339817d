import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { codePoints, omissisMark, omit, sliceCodePoints, toPublic, type Omission } from "#app/prose/prose.ts";
import { parseProse } from "#app/prose/prose.server.ts";
import { onlyPlace, placesAfter } from "#app/features/sources/place.ts";
import { uncovers } from "#app/features/omissis/redaction.ts";
import { coverWords, onlyCovered } from "#app/features/removals/reissue.ts";
import { markdown } from "#tests/prose/prose-arbitrary.ts";

const span = fc
  .tuple(fc.nat(60), fc.integer({ min: 1, max: 12 }))
  .map(([start, length]) => ({ start, end: start + length }));
const marks = fc.array(
  span.map((each): Omission => ({ ...each, reason: "third_party" })),
  { maxLength: 4 },
);
const overlaps = (a: { start: number; end: number }, b: { start: number; end: number }) =>
  a.start < b.end && b.start < a.end;

describe("an excerpt of a text that is redacted anew", () => {
  test("is shown only where the new text says the same words, at that place", () => {
    fc.assert(
      fc.property(markdown, marks, marks, span, (text, before, added, chosen) => {
        const original = parseProse(text);
        const old = omit(original, before).prose;
        const quotation = { ...chosen, exact: sliceCodePoints(old.plain, chosen.start, chosen.end) };
        if (codePoints(quotation.exact) !== chosen.end - chosen.start) return;
        const place = placesAfter(original, before, [...before, ...added])(quotation);
        if (place)
          expect(sliceCodePoints(omit(original, [...before, ...added]).prose.plain, place.start, place.end)).toBe(
            quotation.exact,
          );
      }),
      { numRuns: 400 },
    );
  });

  test("stays where no new omissis touches what it stands for", () => {
    fc.assert(
      fc.property(markdown, marks, marks, span, (text, before, added, meant) => {
        const original = parseProse(text);
        const length = codePoints(original.plain);
        if (meant.end > length || [...before, ...added].some((mark) => overlaps(mark, meant))) return;
        const { prose, map } = omit(original, before);
        const quotation = {
          start: toPublic(map, meant.start),
          end: toPublic(map, meant.end),
          exact: sliceCodePoints(original.plain, meant.start, meant.end),
        };
        // Where a mark ends exactly at the quotation, its offset is the mark's: the product never tags marks.
        if (sliceCodePoints(prose.plain, quotation.start, quotation.end) !== quotation.exact) return;
        expect(placesAfter(original, before, [...before, ...added])(quotation)).not.toBeNull();
      }),
      { numRuns: 400 },
    );
  });

  test("is covered by every new omissis that touches it, by one letter too", () => {
    const original = parseProse("Il signor Mario Rossi chiede case. Altri chiedono autobus.");
    const holds = (mark: [number, number]) =>
      placesAfter(
        original,
        [],
        [{ start: mark[0], end: mark[1], reason: "third_party" }],
      )({ start: 10, end: 21, exact: "Mario Rossi" });
    expect(holds([20, 23])).toBeNull();
    expect(holds([0, 11])).toBeNull();
    expect(holds([0, 9])).toEqual({ start: 10, end: 21 });
    expect(holds([21, 34])).toEqual({ start: 10, end: 21 });
  });
});

test.each([
  ["a b a", "a", null],
  ["a b", "b", { start: 2, end: 3 }],
  ["😀 b", "b", { start: 2, end: 3 }],
  ["a", "c", null],
  ["a", "", null],
])("in a later revision «%s» the words «%s» hold only where they stand once", (plain, exact, place) => {
  expect(onlyPlace(plain, exact)).toEqual(place);
});

test.each([
  [[[2, 5]], [[2, 5]], false],
  [[[2, 5]], [[0, 9]], false],
  [
    [[2, 5]],
    [
      [2, 3],
      [3, 5],
    ],
    false,
  ],
  [[[2, 5]], [[3, 5]], true],
  [[[2, 5]], [], true],
  [[], [], false],
  [
    [[2, 9]],
    [
      [2, 4],
      [5, 9],
    ],
    true,
  ],
])("omissis %j then %j uncovers: %s", (before, after, expected) => {
  const spans = (all: number[][]) => all.map(([start = 0, end = 0]) => ({ start, end }));
  expect(uncovers(spans(before), spans(after))).toBe(expected);
});

describe("a reissue", () => {
  test("only ever covers words, whatever they are and wherever they stand", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 60 }),
        fc.array(fc.string({ minLength: 2, maxLength: 6 }), { maxLength: 3 }),
        (before, words) => {
          expect(onlyCovered(before, coverWords(before, words))).toBe(true);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  test.each([
    ["Chiede Mario Rossi.", "Chiede [omissis].", true],
    ["Chiede Mario Rossi.", "Chiede [omissis]!", false],
    ["Chiede Mario.", "Chiede Luigi.", false],
    ["Uno due tre", "[omissis] tre", true],
    ["Uno due tre", "Uno [omissis]", true],
    ["Uno due", "Uno due, [omissis]", false],
    ["Uno", "Uno", true],
    ["ab", "b[omissis]a", false],
  ])("«%s» as «%s»: %s", (before, after, allowed) => {
    expect(onlyCovered(before, after)).toBe(allowed);
  });

  test("finds the words in any case and over line ends", () => {
    expect(coverWords("MARIO  Rossi e mario\nrossi.", ["Mario Rossi"])).toBe(`${omissisMark} e ${omissisMark}.`);
  });
});
