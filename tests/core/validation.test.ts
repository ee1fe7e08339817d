import { expect, test } from "vitest";
import { counter, day, optionalDay, readInput, z } from "#app/core/validation.server.ts";

const errors = (schema: z.ZodType, value: unknown) =>
  readInput(z.object({ field: schema }), { field: value }).wrong?.["field"] ?? null;

test.each([
  ["2026-05-04", null],
  ["1900-01-01", null],
  ["2199-12-31", null],
  ["0000-01-01", "invalid_date"],
  ["9999-12-31", "invalid_date"],
  ["2026-02-30", "invalid_date"],
])("the day %s is one that the database takes and people mean: %s", (text, wrong) => {
  expect(errors(day, text)).toBe(wrong);
});

test("a day may be left out where it is optional, but not be wrong", () => {
  expect([optionalDay.parse(""), optionalDay.parse(undefined), optionalDay.parse("2026-05-04")]).toEqual([
    null,
    null,
    "2026-05-04",
  ]);
  expect(errors(optionalDay, "0000-01-01")).toMatch(/^invalid/);
});

test.each([
  ["1", null],
  ["2147483646", null],
  ["3000000000", "too_big:2147483646"],
  ["0", "too_small:1"],
  ["1.5", "invalid"],
  ["x", "invalid"],
])("the count %s fits an integer column: %s", (text, wrong) => {
  expect(errors(counter, text)).toBe(wrong);
});
