import { dayAfter, daysBetween } from "#app/i18n/time.ts";
import { describe, expect, test } from "vitest";
import { whyNotDisown } from "#app/features/texts/disowning.ts";
import { conflictsOf, joinedFacts, type EntryFacts } from "#app/features/stakeholders/duplicate.ts";
import { leftWith, needsLetter } from "#app/features/stakeholders/representation.ts";

const held = (capacity: "drafter" | "signatory", validTo: string | null = null, revoked = false) => ({
  capacity,
  validFrom: "2026-01-01",
  validTo,
  revokedAt: revoked ? new Date() : null,
});
const today = "2026-05-04";

test.each([
  ["a signatory", [held("signatory")], null],
  ["a signatory on the last day", [held("signatory", today)], null],
  ["a signatory whose last day was yesterday", [held("signatory", "2026-05-03")], "nobody"],
  ["a drafter alone", [held("drafter"), held("signatory", null, true)], "no_signatory"],
  ["a signatory to come", [{ ...held("signatory"), validFrom: "2026-05-05" }], "nobody"],
  ["none", [], "nobody"],
] as const)("a body with %s", (_, mandates, left) => {
  expect(leftWith(mandates, today)).toBe(left);
});

test.each([
  ["was never represented", [], false],
  ["is represented by a drafter", [held("drafter")], false],
  ["will be represented", [{ ...held("signatory"), validFrom: "2026-05-05" }], false],
  ["was represented until yesterday", [held("signatory", "2026-05-03")], true],
  ["had its last holder revoked", [held("signatory", null, true)], true],
] as const)("a body that %s: the office needs its letter or not", (_, mandates, needed) => {
  expect(needsLetter(mandates, today)).toBe(needed);
});

test("days are counted over the change of the clock and of the year", () => {
  expect(daysBetween("2026-03-20", "2026-04-03")).toBe(14);
  expect(dayAfter("2026-12-25", 14)).toBe("2027-01-08");
  expect(dayAfter("2026-03-01", -1)).toBe("2026-02-28");
});

describe("two entries of one body", () => {
  const facts = (more: Partial<EntryFacts> = {}): EntryFacts => ({
    kind: "trade_union",
    fiscalCode: null,
    ipaCode: null,
    email: null,
    website: null,
    district: null,
    ...more,
  });
  const seat = (campaignId: string, bench: "unions" | "employers") => ({ campaignId, title: campaignId, bench });
  test("disagree only where both say something, and something else", () => {
    const one = {
      facts: facts({ fiscalCode: "1", email: "a@example.org" }),
      seats: [seat("x", "unions"), seat("y", "unions")],
    };
    const other = {
      facts: facts({ fiscalCode: "2", website: "https://example.org" }),
      seats: [seat("x", "employers"), seat("z", "unions")],
    };
    expect(conflictsOf(one, other)).toEqual({ facts: ["fiscalCode"], seats: ["x"] });
    expect(conflictsOf(one, one)).toEqual({ facts: [], seats: [] });
  });
  test("say together what was chosen, else what the kept one says, else what the other does", () => {
    const kept = facts({ fiscalCode: "1", email: "a@example.org" });
    const gone = facts({ kind: "third_sector", fiscalCode: "2", email: "b@example.org", district: "d3" });
    expect(joinedFacts(kept, gone, new Set(["fiscalCode"]))).toEqual(
      facts({ fiscalCode: "2", email: "a@example.org", district: "d3" }),
    );
  });
});

test.each([
  ["filed", null, false, null],
  ["published", null, false, null],
  ["published", null, true, "own_filing"],
  ["published", new Date(), false, "wrong_state"],
  ["withdrawn", null, false, "wrong_state"],
  ["annulled", null, false, "wrong_state"],
  ["taken_down", null, false, "wrong_state"],
] as const)("a %s filing, disowned since %s, one's own %s: %s", (state, disownedAt, own, why) => {
  expect(whyNotDisown({ state, disownedAt }, own)).toBe(why);
});
