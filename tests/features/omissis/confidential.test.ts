import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { codePoints, sliceCodePoints } from "#app/prose/prose.ts";
import {
  placeMarks,
  readSpan,
  requestsOf,
  spanValue,
  withPassage,
  type MarkedPassage,
} from "#app/features/omissis/confidential.ts";

const marked = (plain: string, start: number, end: number): MarkedPassage => ({
  start,
  end,
  words: sliceCodePoints(plain, start, end),
});

describe("a marked passage in a text that changed", () => {
  const before = "🙂 La clausola 4 resta tra noi. Il resto si può leggere.";
  const mark = marked(before, 2, 31);
  test.each([
    ["stays where it stood", before, 2],
    ["moves with its words", `Una premessa lunga.\n${before}`, 22],
    ["is found nearest to where it stood", `${before} La clausola 4 resta tra noi.`, 2],
  ])("%s", (_, plain, start) => {
    expect(placeMarks([mark], plain)).toEqual({ placed: [{ start, end: start + 29, words: mark.words }], lost: [] });
  });

  test("is lost, never dropped in silence, where its words changed", () => {
    expect(placeMarks([mark], before.replace("clausola 4", "clausola 5"))).toEqual({ placed: [], lost: [mark] });
  });

  test("is covered wholly by what is filed, whatever is written around it", () => {
    const text = fc.string({ unit: "grapheme", maxLength: 30 });
    fc.assert(
      fc.property(
        text,
        fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }),
        text,
        text,
        text,
        (a, secret, b, x, y) => {
          const first = a + secret + b;
          const { placed, lost } = placeMarks(
            [marked(first, codePoints(a), codePoints(a + secret))],
            x + a + secret + b + y,
          );
          expect(lost).toEqual([]);
          for (const span of placed) expect(sliceCodePoints(x + a + secret + b + y, span.start, span.end)).toBe(secret);
          expect(placed).toHaveLength(1);
        },
      ),
    );
  });
});

test("marks that touch become one, and all stay apart", () => {
  const plain = "Uno. Due. Tre. Quattro.";
  let marks = withPassage([], { start: 0, end: 4 }, plain);
  marks = withPassage(marks, { start: 10, end: 14 }, plain);
  expect(marks.map((each) => each.words)).toEqual(["Uno.", "Tre."]);
  marks = withPassage(marks, { start: 4, end: 12 }, plain);
  expect(marks).toEqual([{ start: 0, end: 14, words: "Uno. Due. Tre." }]);
});

test.each([
  ["open where nothing covers it", [], [], "open"],
  ["open where only half of it is covered", [{ start: 5, end: 8 }], [], "open"],
  ["taken where it is covered", [{ start: 0, end: 40 }], [], "taken"],
  [
    "taken where two omissis that touch cover it",
    [
      { start: 5, end: 8 },
      { start: 8, end: 12 },
    ],
    [],
    "taken",
  ],
  ["left where the office said why", [], [{ start: 5, end: 10, answer: "È già pubblico." }], "left"],
  ["open where the answer is about another passage", [], [{ start: 5, end: 9, answer: "x" }], "open"],
  ["taken where it is covered after all", [{ start: 5, end: 10 }], [{ start: 5, end: 10, answer: "x" }], "taken"],
])("a request is %s", (_, omissis, answers, standing) => {
  expect(requestsOf([{ start: 5, end: 10 }], omissis, answers)[0]?.standing).toBe(standing);
});

test("the last answer holds, and a passage is named as it is read", () => {
  const answers = ["prima", "poi"].map((answer) => ({ start: 5, end: 10, answer }));
  expect(requestsOf([{ start: 5, end: 10 }], [], answers)[0]?.answer).toBe("poi");
  expect(readSpan(spanValue({ start: 5, end: 10 }))).toEqual({ start: 5, end: 10 });
  for (const wrong of ["", "5", "10-5", "5-5", "-1-5", "5-10-x", "1e3-4"]) expect(readSpan(wrong)).toBeNull();
});
