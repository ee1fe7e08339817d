import fc from "fast-check";
import { expect, test } from "vitest";
import { roundState, whyNotTerm, whyNotWrite } from "#app/features/campaigns/round.ts";
import { fromRomeClock } from "#app/i18n/time.ts";

const rome = (clock: string): Date => {
  const at = fromRomeClock(clock);
  if (!at) throw new Error(`No such minute: ${clock}`);
  return at;
};
const after = (at: Date, seconds: number) => new Date(at.getTime() + seconds * 1000);
const opensAt = rome("2026-01-10T09:00");

test.each([
  ["in winter", "2026-02-16T18:00", "2026-02-16T17:00:00.000Z"],
  ["in summer", "2026-07-16T18:00", "2026-07-16T16:00:00.000Z"],
  ["the evening before clocks go forward", "2026-03-28T23:59", "2026-03-28T22:59:00.000Z"],
  ["the last minute before the skipped hour", "2026-03-29T01:59", "2026-03-29T00:59:00.000Z"],
  ["the first minute after the skipped hour", "2026-03-29T03:00", "2026-03-29T01:00:00.000Z"],
  ["in the skipped hour, which means the same minutes after it", "2026-03-29T02:30", "2026-03-29T01:30:00.000Z"],
  ["in the hour that comes twice, which means its first time", "2026-10-25T02:30", "2026-10-25T00:30:00.000Z"],
  ["the first minute after the doubled hour", "2026-10-25T03:00", "2026-10-25T02:00:00.000Z"],
])("a round that closes %s is open one second before and closed at that instant", (_, clock, utc) => {
  const closesAt = rome(clock);
  expect(closesAt.toISOString()).toBe(utc);
  expect(roundState({ opensAt, closesAt }, after(closesAt, -1))).toBe("open");
  expect(roundState({ opensAt, closesAt }, new Date(closesAt.getTime() - 1))).toBe("open");
  expect(roundState({ opensAt, closesAt }, closesAt)).toBe("closed");
  expect(roundState({ opensAt, closesAt }, after(closesAt, 1))).toBe("closed");
});

test("the opening instant is open, the second before is not", () => {
  const term = { opensAt, closesAt: rome("2026-02-16T18:00") };
  expect(roundState(term, after(opensAt, -1))).toBe("future");
  expect(roundState(term, opensAt)).toBe("open");
});

test("a round is open exactly while now is in [opens, closes)", () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer(), fc.integer(), (a, b, c) => {
      const now = new Date(c);
      expect(roundState({ opensAt: new Date(a), closesAt: new Date(b) }, now) === "open").toBe(a <= c && c < b);
    }),
  );
});

test.each([
  ["draft", "campaign_closed"], ["open", null], ["suspended", "campaign_suspended"], ["concluded", "campaign_concluded"],
] as const)("a %s campaign answers %s to who would write", (state, code) => expect(whyNotWrite({ state })).toBe(code));

const last = { opensAt, closesAt: rome("2026-02-16T18:00") };
const now = rome("2026-02-01T12:00");
const announced = { now, announced: true };

test.each([
  ["a later closing with a reason", { closesAt: rome("2026-03-01T18:00"), reason: "Neve" }, null],
  ["a later closing without a reason", { closesAt: rome("2026-03-01T18:00"), reason: "" }, { reason: "required" }],
  ["a closing before now", { closesAt: rome("2026-01-31T18:00"), reason: "Basta" }, { closesAt: "in_the_past" }],
  ["a closing before the opening", { closesAt: rome("2026-01-01T18:00"), reason: "Basta" }, { closesAt: "ends_before_start" }],
  ["an opening that has already happened", { opensAt: rome("2026-02-10T09:00"), reason: "Dopo" }, { opensAt: "in_the_past" }],
  ["no change, which needs no reason", { reason: "" }, null],
])("an announced term: %s", (_, change, expected) => expect(whyNotTerm(last, { ...last, ...change }, announced)).toEqual(expected));

test("before the campaign is public a term is corrected without a reason, even into the past", () => {
  expect(whyNotTerm(last, { opensAt: rome("2025-01-01T09:00"), closesAt: rome("2025-02-01T09:00"), reason: "" }, { now, announced: false })).toBeNull();
});
