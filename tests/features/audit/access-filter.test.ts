import { expect, test } from "vitest";
import { accessFilter } from "#app/features/audit/access-filter.ts";

test.each([
  ["2026-02-30", null],
  ["2026-05-04", "2026-05-04"],
  ["ieri", null],
  ["2026-5-4", null],
  ["2026-13-01", null],
])("a day %s is read as %s", (given, day) => {
  expect(accessFilter(new URLSearchParams({ dal: given, azione: "round.edit" }), ["round.edit"])).toEqual({
    from: day,
    to: null,
    action: "round.edit",
  });
});
