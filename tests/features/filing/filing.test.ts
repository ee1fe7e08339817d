import { daysBetween } from "#app/i18n/time.ts";
import { expect, test } from "vitest";
import { contributionNumber, whatIsMissing, whyNotFile, type FilingRound } from "#app/features/drafts/filing.ts";

const opensAt = new Date("2025-09-01T07:00:00Z");
const closesAt = new Date("2025-10-31T17:00:00Z");
const round: FilingRound = { opensAt, closesAt, kinds: ["demand", "contribution"], benches: ["unions"] };
const at = (instant: Date, ms: number) => new Date(instant.getTime() + ms);

test.each([
  ["an invited bench while it is open", round, "open", "unions", "demand", at(opensAt, 5), null],
  ["the opening instant", round, "open", "unions", "demand", opensAt, null],
  ["the last millisecond", round, "open", "unions", "demand", at(closesAt, -1), null],
  ["the millisecond before it opens", round, "open", "unions", "demand", at(opensAt, -1), "round_not_open"],
  ["the closing instant", round, "open", "unions", "demand", closesAt, "round_closed"],
  ["a suspended campaign", round, "suspended", "unions", "demand", at(opensAt, 5), "campaign_suspended"],
  ["a concluded campaign", round, "concluded", "unions", "demand", at(opensAt, 5), "campaign_concluded"],
  ["another bench", round, "open", "employers", "demand", at(opensAt, 5), "not_invited"],
  ["no bench", round, "open", null, "demand", at(opensAt, 5), "not_invited"],
  ["any bench where all are invited", { ...round, benches: [] }, "open", null, "demand", at(opensAt, 5), null],
  ["a kind not asked for", round, "open", "unions", "analysis", at(opensAt, 5), "kind_not_asked"],
] as const)("%s", (_, round, state, bench, kind, now, code) => {
  expect(whyNotFile(round, { state }, bench, kind, now)).toBe(code);
});

test("numbers are padded to four digits and go on beyond them", () => {
  expect([contributionNumber("TCL", 2025, 42), contributionNumber("TCL", 2025, 12345)]).toEqual([
    "TCL-2025-0042",
    "TCL-2025-12345",
  ]);
});

test("what is missing is told all at once", () => {
  expect(
    whatIsMissing({ title: "", hasText: false, losses: 1, lossesConfirmed: false, conflicts: 1, lostMarks: 1 }),
  ).toEqual(["title_missing", "empty_text", "conflicts_open", "confidential_lost", "losses_unconfirmed"]);
  expect(
    whatIsMissing({ title: "t", hasText: true, losses: 1, lossesConfirmed: true, conflicts: 0, lostMarks: 0 }),
  ).toEqual([]);
});

test("days are counted by the calendar, over the change of the hour too", () => {
  expect([daysBetween("2025-10-25", "2025-10-27"), daysBetween("2025-10-27", "2025-10-27")]).toEqual([2, 0]);
});
