import { describe, expect, test } from "vitest";
import {
  districtOptions,
  districtsOn,
  inOrder,
  placeAddress,
  placeNamed,
  placeOptions,
  type District,
} from "#app/features/places/place.ts";
import { dayIn, zoneOf } from "#app/i18n/time.ts";

const district = (id: string, code: string, validFrom: string | null = null, validTo: string | null = null) =>
  ({ id, code, name: { it: `Zona ${id}`, en: `Zone ${id}` }, validFrom, validTo }) satisfies District;

/** Two was cut anew in 2016: its number went to another place. */
const old = district("old", "2", null, "2015-12-31");
const now = district("now", "2", "2016-01-01");
const districts = inOrder([district("ten", "10"), old, now, district("one", "1")]);

test("those of today come first, each by its number, and what is no more last", () => {
  expect(districts.map(({ id }) => id)).toEqual(["one", "now", "ten", "old"]);
});

test.each([
  ["2015-12-31", ["one", "ten", "old"]],
  ["2016-01-01", ["one", "now", "ten"]],
])("on %s there are %j: first and last day are included", (day, ids) => {
  expect(districtsOn(day, districts).map(({ id }) => id)).toEqual(ids);
});

describe("a form or an address means", () => {
  test.each([
    ["2", "now"],
    ["now", "now"],
    ["old", "old"],
    ["10", "ten"],
    ["3", undefined],
    ["", undefined],
  ])("by «%s» %s", (given, id) => expect(placeNamed(given, districts)?.id).toBe(id));

  test("each place by what its own address says", () => {
    for (const each of districts) expect(placeNamed(placeAddress(each, districts), districts)).toBe(each);
    expect(districts.map((each) => placeAddress(each, districts))).toEqual(["1", "2", "10", "old"]);
  });
});

test("a choice is the address and the name in the reader's language", () => {
  expect(placeOptions([now, old], "en")).toEqual([
    { value: "2", label: "Zone now" },
    { value: "old", label: "Zone old" },
  ]);
});

test("only districts of several cities are told apart by their city", () => {
  const [here, there] = [
    { ...now, city: "Qui" },
    { ...old, city: "Là" },
  ];
  expect(districtOptions([here], "it")).toEqual([{ value: "now", label: "Zona now" }]);
  expect(districtOptions([here, there], "it")).toEqual([
    { value: "now", label: "Zona now (Qui)" },
    { value: "old", label: "Zona old (Là)" },
  ]);
});

test("today is a body's own: in Tokyo it begins before it does in Lisbon", () => {
  const at = new Date("2026-03-31T16:00:00Z");
  expect(dayIn(zoneOf({ timeZone: "Asia/Tokyo" }), at)).toBe("2026-04-01");
  expect(dayIn(zoneOf({ timeZone: "Europe/Lisbon" }), at)).toBe("2026-03-31");
});
