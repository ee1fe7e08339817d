import fc from "fast-check";
import { expect, test } from "vitest";
import {
  inTime,
  isReminderDue,
  resumedTerm,
  roundState,
  termChange,
  whyNotTerm,
  whyNotWrite,
  type TermVersion,
} from "#app/features/campaigns/round.ts";
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
  ["draft", "campaign_closed"],
  ["open", null],
  ["suspended", "campaign_suspended"],
  ["concluded", "campaign_concluded"],
] as const)("a %s campaign answers %s to who would write", (state, code) => expect(whyNotWrite({ state })).toBe(code));

const last = { opensAt, closesAt: rome("2026-02-16T18:00") };
const now = rome("2026-02-01T12:00");
const announced = { now, announced: true };

test.each([
  ["a later closing with a reason", { closesAt: rome("2026-03-01T18:00"), reason: "Neve" }, null],
  ["a later closing without a reason", { closesAt: rome("2026-03-01T18:00"), reason: "" }, { reason: "required" }],
  ["a closing before now", { closesAt: rome("2026-01-31T18:00"), reason: "Basta" }, { closesAt: "in_the_past" }],
  [
    "a closing before the opening",
    { closesAt: rome("2026-01-01T18:00"), reason: "Basta" },
    { closesAt: "ends_before_start" },
  ],
  [
    "an opening that has already happened",
    { opensAt: rome("2026-02-10T09:00"), reason: "Dopo" },
    { opensAt: "in_the_past" },
  ],
  ["no change, which needs no reason", { reason: "" }, null],
])("an announced term: %s", (_, change, expected) =>
  expect(whyNotTerm(last, { ...last, ...change }, announced)).toEqual(expected),
);

test("before the campaign is public a term is corrected without a reason, even into the past", () => {
  expect(
    whyNotTerm(
      last,
      { opensAt: rome("2025-01-01T09:00"), closesAt: rome("2025-02-01T09:00"), reason: "" },
      { now, announced: false },
    ),
  ).toBeNull();
});

const shut = { now: rome("2026-02-20T12:00"), announced: true };
const june = (day: number, clock = "12:00") => rome(`2026-06-${String(day).padStart(2, "0")}T${clock}`);

test.each([
  ["its opening kept, to take in what came meanwhile", { closesAt: rome("2026-03-01T18:00"), reason: "Guasto" }, null],
  [
    "a new opening from now on",
    { opensAt: rome("2026-02-20T12:00"), closesAt: rome("2026-03-01T18:00"), reason: "Guasto" },
    null,
  ],
  [
    "a new opening in the past",
    { opensAt: rome("2026-02-18T12:00"), closesAt: rome("2026-03-01T18:00"), reason: "Guasto" },
    { opensAt: "in_the_past" },
  ],
  ["a closing in the past", { closesAt: rome("2026-02-19T18:00"), reason: "Guasto" }, { closesAt: "in_the_past" }],
  ["a closing at this very instant", { closesAt: shut.now, reason: "Guasto" }, { closesAt: "in_the_past" }],
  ["no reason", { closesAt: rome("2026-03-01T18:00"), reason: "" }, { reason: "required" }],
])("a round that has closed opens again with %s", (_, change, expected) =>
  expect(whyNotTerm(last, { ...last, ...change }, shut)).toEqual(expected),
);

test("the minute that is running is now: a clock in a form can say no less", () => {
  const now = new Date(rome("2026-02-20T12:00").getTime() + 59_000);
  expect(
    whyNotTerm(
      last,
      { opensAt: rome("2026-02-20T12:00"), closesAt: rome("2026-03-01T18:00"), reason: "Ora" },
      { now, announced: true },
    ),
  ).toBeNull();
});

const term = (version: number, opensAt: Date, closesAt: Date, decidedAt: Date): TermVersion => ({
  version,
  opensAt,
  closesAt,
  decidedAt,
});
const first = term(1, june(1), june(10), rome("2026-05-01T12:00"));

test.each([
  ["extended", first, term(2, june(1), june(15), june(5)), "extended"],
  ["brought forward", first, term(2, june(1), june(8), june(5)), "shortened"],
  ["reopened, its opening kept", first, term(2, june(1), june(20), june(12)), "reopened"],
  ["reopened from later on", first, term(2, june(14), june(20), june(12)), "reopened"],
  ["moved before it opened", first, term(2, june(5), june(20), rome("2026-05-20T12:00")), "moved"],
  ["moved by a resumption", first, { ...term(2, june(1), june(20), june(12)), step: "resumed" as const }, "resumed"],
])("a term is %s", (_, before, after, change) => expect(termChange(before, after)).toBe(change));

const extended = [first, term(2, june(1), june(15), june(9))];
const afterwards = [first, term(2, june(1), june(15), june(12))];
const reopened = [first, term(2, june(14), june(20), june(12))];
const twice = [first, term(2, june(1), june(15), june(12)), term(3, june(20), june(25), june(18))];
const earlier = [first, term(2, june(1), june(8), june(5))];
const postponed = [
  term(1, june(1), june(5), rome("2026-05-01T12:00")),
  term(2, june(6), june(10), rome("2026-05-20T12:00")),
];

test.each<[string, TermVersion[], Date, boolean, string, number]>([
  ["while open", [first], june(5), true, "term", 1],
  ["at the opening instant", [first], june(1), true, "term", 1],
  ["at the closing instant", [first], june(10), false, "closed", 1],
  ["a millisecond before it", [first], new Date(june(10).getTime() - 1), true, "term", 1],
  ["before it opened", [first], rome("2026-05-31T12:00"), false, "not_yet", 1],
  ["within an extension that already held", extended, june(12), true, "term", 2],
  ["after the closing, when a later term took it in", afterwards, june(11), true, "later_term", 2],
  ["between the closing and a reopening that starts later", reopened, june(13), false, "closed", 1],
  ["in the first opening of a reopened round", reopened, june(5), true, "term", 1],
  ["in the reopening", reopened, june(15), true, "term", 2],
  ["after all openings", reopened, june(21), false, "closed", 2],
  ["taken in by a term that is no longer the newest", twice, june(11), true, "later_term", 2],
  ["in the gap after it", twice, june(17), false, "closed", 2],
  ["before a closing that was brought forward", earlier, june(7), true, "term", 2],
  ["after it", earlier, june(9), false, "closed", 2],
  ["in a term that was moved before it came", postponed, june(3), false, "not_yet", 2],
])("a text that arrived %s", (_, terms, at, yes, because, version) =>
  expect(inTime(at, terms)).toEqual({ inTime: yes, because, version }),
);

test("whatever the lead may decide afterwards, what arrived while the round was open stays in time", () => {
  const hour = 3_600_000;
  fc.assert(
    fc.property(
      fc.nat({ max: 200 }),
      fc.array(
        fc.tuple(
          fc.integer({ min: 1, max: 60 }),
          fc.integer({ min: -20, max: 60 }),
          fc.integer({ min: -50, max: 120 }),
        ),
        { maxLength: 6 },
      ),
      (received, changes) => {
        const base = june(1).getTime();
        const at = (hours: number) => new Date(base + hours * hour);
        const terms: TermVersion[] = [term(1, at(0), at(100), at(-10))];
        const wasOpen = () =>
          terms.some(
            (each, index) =>
              each.decidedAt <= at(received) &&
              !terms.slice(index + 1).some((next) => next.decidedAt <= at(received)) &&
              each.opensAt <= at(received) &&
              at(received) < each.closesAt,
          );
        let now = 0;
        for (const [wait, opens, closes] of changes) {
          now += wait;
          const held = terms.at(-1) ?? first;
          const next = {
            opensAt: opens < 0 ? held.opensAt : at(now + opens),
            closesAt: at(now + closes),
            reason: "Perché",
          };
          if (whyNotTerm(held, next, { now: at(now), announced: true })) continue;
          terms.push({ version: terms.length + 1, ...next, decidedAt: at(now) });
          if (wasOpen()) expect(inTime(at(received), terms).inTime).toBe(true);
        }
      },
    ),
  );
});

test("a term that stood still moves by as long as it did, in whole minutes rounded up; one that was over stays", () => {
  const since = june(8);
  const now = new Date(june(9).getTime() + 1_000);
  expect(resumedTerm(first, since, now)).toEqual({ opensAt: june(1), closesAt: new Date(june(11).getTime() + 60_000) });
  expect(resumedTerm(term(1, june(20), june(25), june(1)), since, june(9))).toEqual({
    opensAt: june(21),
    closesAt: june(26),
  });
  expect(resumedTerm(first, june(10), june(12))).toBeNull();
});

test("a term that stands still is what it was when it stopped, however long that lasts", () => {
  expect(roundState({ ...first, stoppedAt: june(8) }, june(30))).toBe("open");
  expect(roundState({ ...first, stoppedAt: rome("2026-05-20T12:00") }, june(5))).toBe("future");
  expect(roundState({ ...first, stoppedAt: june(10) }, june(30))).toBe("closed");
});

test.each<[string, 7 | 1, Date, boolean]>([
  ["a week before the close", 7, june(3), true],
  ["a second earlier", 7, new Date(june(3).getTime() - 1_000), false],
  ["three days late, after a night without a server", 7, june(6), true],
  ["when the nearer one has come", 7, june(9), false],
  ["a day before the close", 1, june(9), true],
  ["an hour before the close", 1, june(10, "11:00"), true],
  ["at the close", 1, june(10), false],
])("a reminder %s", (_, days, now, due) => {
  expect(isReminderDue(first, days, now)).toBe(due);
  expect(isReminderDue({ ...first, stoppedAt: june(2) }, days, now)).toBe(false);
});
