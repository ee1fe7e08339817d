import { describe, expect, test } from "vitest";
import { joinSentences } from "#app/features/texts/chosen-sentences.ts";

describe("sentences ticked by their boxes", () => {
  const plain = "Prima Due Terz\nDomanda?\nQuat";
  const sentences = [
    [0, 5],
    [6, 9],
    [10, 14],
    [24, 28],
  ] as const;
  test.each([
    [[], "none"],
    [["7-9"], "none"],
    [["0-5"], { start: 0, end: 5 }],
    [["6-9", "0-5"], { start: 0, end: 9 }],
    [["0-5", "6-9", "10-14"], { start: 0, end: 14 }],
    [["0-5", "10-14"], "gap"],
    // The office's question between them has no box.
    [["10-14", "24-28"], "gap"],
    [["0-5", "0-5"], { start: 0, end: 5 }],
    [["0-5", "99-100"], { start: 0, end: 5 }],
  ])("%j make %j", (ticked, made) => expect(joinSentences(ticked, sentences, plain)).toEqual(made));
});
