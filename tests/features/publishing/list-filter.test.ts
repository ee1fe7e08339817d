import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addressOf, readChosen, readKey, readId } from "#app/features/publishing/list-filter.ts";

describe("the address of the public list", () => {
  const key = { direction: "older" as const, at: new Date("2026-10-21T08:00:00.123Z"), id: "019a-b" };

  test("carries filters and place, and gives both back", () => {
    const chosen = {
      line: "2",
      bench: "unions",
      organisation: "x",
      round: "1",
      kind: "demand",
      district: "7",
      search: "appalti & «paghe»",
    };
    const query = new URLSearchParams(addressOf(chosen, key));
    expect(readChosen(query)).toEqual(chosen);
    expect(readKey(query)).toEqual(key);
    expect(readKey(new URLSearchParams(addressOf(chosen, { ...key, direction: "newer" })))).toEqual({
      ...key,
      direction: "newer",
    });
  });

  test.each([
    "prima=",
    "prima=ieri~x",
    "dopo=2026-13-41T08:00:00.123Z~x",
    "prima=2026-10-21T08:00:00.123Z~a'b",
    "prima=2026-10-21T08:00:00.123Z",
    "dopo=%00~%00",
  ])("%s is the first page", (query) => {
    expect(readKey(new URLSearchParams(query))).toBeNull();
  });

  test("whatever stands in it, no control character reaches the database", () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(0x10ffff)).map((points) => String.fromCodePoint(...points)),
        (text) => {
          const { search } = readChosen(new URLSearchParams([["cerca", text]]));
          expect(search).not.toMatch(/[\p{Cc}\p{Cs}\p{Co}]/u);
          expect(search.length).toBeLessThanOrEqual(200);
        },
      ),
    );
    expect(readId("a\u0000")).toBeNull();
  });
});
