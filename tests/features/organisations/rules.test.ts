import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { makesCircle } from "#app/features/organisations/affiliation.ts";
import { proposeBench } from "#app/features/organisations/bench.ts";
import { isFiscalCode } from "#app/features/organisations/code.ts";
import { overlaps, whyNotActing } from "#app/features/organisations/mandate.ts";
import { fullName, indexNames, nameOn, needsDistinction } from "#app/features/organisations/name.ts";
import { romeDay } from "#app/i18n/time.ts";
import { organisationKinds } from "#db/schema/organisations.ts";

describe("the name of a day", () => {
  const names = [
    { name: "Terzo", validFrom: "2026-03-01" },
    { name: "Primo", validFrom: "2020-01-01" },
    { name: "Secondo", validFrom: "2024-06-15" },
  ];
  test.each([
    ["2019-12-31", "Primo"],
    ["2020-01-01", "Primo"],
    ["2024-06-14", "Primo"],
    ["2024-06-15", "Secondo"],
    ["2026-02-28", "Secondo"],
    ["2026-03-01", "Terzo"],
    ["2099-01-01", "Terzo"],
  ])("%s is «%s»", (day, name) => {
    expect(nameOn(day, names)?.name).toBe(name);
  });

  test("does not depend on the order of the rows, and a later renaming changes no earlier day", () => {
    const day = fc
      .integer({ min: 0, max: 9_000 })
      .map((n) => new Date(Date.UTC(2010, 0, 1 + n)).toISOString().slice(0, 10));
    fc.assert(
      fc.property(fc.uniqueArray(day, { minLength: 1, maxLength: 6 }), day, (days, asked) => {
        const dated = days.map((validFrom) => ({ validFrom }));
        const before = nameOn(asked, dated);
        const later = [{ validFrom: "2099-12-31" }, ...dated].reverse();
        expect(nameOn(asked, later)).toEqual(before);
      }),
    );
  });

  test("of a body without names is null", () => expect(nameOn("2026-01-01", [])).toBeNull());
});

describe("equal names", () => {
  const others = [
    { name: "Unione Artigiani", distinction: "" },
    { name: "Rete Ponte", distinction: "Torino" },
  ];
  test.each([
    ["a new name needs nothing", "Altra Unione", "", false],
    ["the same one needs a text", "Unione Artigiani", "", true],
    ["case, accents and spaces don't tell apart", " unióne  ARTIGIANI", "", true],
    ["with a text it passes", "Unione Artigiani", "sede di Torino", false],
    ["the same text doesn't", "Rete Ponte", "torino", true],
    ["no text beside one that has it doesn't", "Rete Ponte", "", true],
  ])("%s", (_, name, distinction, needed) => {
    expect(needsDistinction({ name, distinction }, indexNames(others))).toBe(needed);
  });
  test("show their text", () =>
    expect(fullName({ name: "Rete Ponte", distinction: "Torino" })).toBe("Rete Ponte (Torino)"));
});

describe("a mandate", () => {
  const term = { validFrom: "2026-03-29", validTo: "2026-10-25", revokedAt: null };
  test.each([
    ["2026-03-28T22:59:59.999Z", "not_yet"],
    ["2026-03-28T23:00:00.000Z", null],
    ["2026-10-25T12:00:00.000Z", null],
    ["2026-10-25T22:59:59.999Z", null],
    ["2026-10-25T23:00:00.000Z", "ended"],
  ])("at %s, on the clocks of Rome that change that day: %s", (instant, why) => {
    expect(whyNotActing(term, romeDay(new Date(instant)))).toBe(why);
  });
  test("revoked holds on no day", () =>
    expect(whyNotActing({ ...term, revokedAt: new Date(0) }, "2026-04-01")).toBe("revoked"));
  test("without a last day doesn't end", () =>
    expect(whyNotActing({ ...term, validTo: null }, "2099-01-01")).toBeNull());

  test.each([
    ["2026-01-01", "2026-01-31", "2026-02-01", null, false],
    ["2026-01-01", "2026-02-01", "2026-02-01", null, true],
    ["2026-01-01", null, "2027-01-01", "2027-02-01", true],
    ["2026-05-01", "2026-05-31", "2026-01-01", "2026-12-31", true],
  ])("%s–%s and %s–%s share a day: %s", (from, to, from2, to2, shared) => {
    const [a, b] = [
      { validFrom: from, validTo: to },
      { validFrom: from2, validTo: to2 },
    ];
    expect([overlaps(a, b), overlaps(b, a)]).toEqual([shared, shared]);
  });
});

test("every kind of body has a proposed bench", () => {
  expect(Object.fromEntries(organisationKinds.map((kind) => [kind, proposeBench(kind)]))).toEqual({
    institution: "institutions",
    trade_union: "unions",
    employers_organisation: "employers",
    chamber: "institutions",
    training_research: "training",
    third_sector: "third_sector",
    enterprise: "enterprises",
    profession: "enterprises",
  });
});

test.each([
  ["00514490010", true],
  ["00514490011", false],
  ["123", false],
  ["RSSMRA85T10A562S", true],
  ["", false],
])("the fiscal code %s: %s", (code, valid) => {
  expect(isFiscalCode(code)).toBe(valid);
});

describe("affiliation", () => {
  const parentOf = new Map([
    ["federation", "confederation"],
    ["branch", "federation"],
  ]);
  test.each([
    ["confederation", "branch", true],
    ["federation", "federation", true],
    ["branch", "other", false],
    ["other", "confederation", false],
  ])("of %s to %s makes a circle: %s", (organisation, parent, circle) => {
    expect(makesCircle(organisation, parent, parentOf)).toBe(circle);
  });
});
