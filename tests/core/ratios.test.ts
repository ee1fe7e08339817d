import { expect, test } from "vitest";
import { median, ratios } from "#tests/bench/ratios.js";

test.each([
  [[3], 3],
  [[1, 9, 2], 2],
  [[4, 1, 3, 2], 2.5],
])("the median of %j is %d", (values, middle) => {
  expect(median(values)).toBe(middle);
});

test("ratios are paired by round, so a slow round doesn't count against one side", () => {
  expect(ratios([100, 10], [50, 5])).toEqual([2, 2]);
  expect(() => ratios([1], [])).toThrow("each round");
});
