import { describe, expect, test } from "vitest";
import { endOf, isWorthWriting, whyOver } from "#app/access/session-term.ts";

const hour = 3_600_000;
const begun = new Date("2026-05-04T10:00:00.000Z");
const after = (hours: number) => new Date(begun.getTime() + hours * hour);
const term = { idle: 12 * hour, most: 7 * 24 * hour };

describe("a session of twelve hours unused and seven days at most", () => {
  test.each([
    ["ends twelve hours after it is opened", 0, 12],
    ["ends twelve hours after each use", 100, 112],
    ["never ends later than seven days after it was opened", 160, 168],
  ])("%s", (_, used, end) => {
    expect(endOf(term, begun, after(used))).toEqual(after(end));
  });

  test.each([
    ["goes on before its end", 11.99, 12, null],
    ["is over at its end, being unused", 12, 12, "idle"],
    ["is over at its end long after", 1_000, 12, "age"],
    ["is over after seven days, though in use", 168, 168, "age"],
    ["is over after seven days, whatever was written before the term was so short", 168, 300, "age"],
    ["goes on a moment before", 167.99, 168, null],
  ])("%s", (_, now, end, why) => {
    expect(whyOver(term, { createdAt: begun, expiresAt: after(end) }, after(now))).toBe(why);
  });

  test.each([
    ["within twelve minutes of the last one is not written", 12, 12.19, false],
    ["later is written", 12, 12.2, true],
    ["is written at once where the end comes sooner than it was", 300, 12, true],
    ["at the longest time is not written again", 168, 168, false],
  ])("a use %s", (_, before, end, written) => {
    expect(isWorthWriting(term, after(before), after(end))).toBe(written);
  });
});
