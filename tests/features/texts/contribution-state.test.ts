import { describe, expect, test } from "vitest";
import { whyNotMove, type ContributionState } from "#app/features/texts/contribution-state.ts";

const closesAt = new Date("2025-10-31T17:00:00Z");
const before = new Date("2025-10-31T16:59:59.999Z");
const states = ["filed", "ready", "published", "refused", "withdrawn", "taken_down", "annulled"] as const;

describe("what the office may do with a text", () => {
  test.each([
    ["prepare", ["filed", "ready"]],
    ["publish", ["ready"]],
    ["refuse", ["filed", "ready"]],
    ["return", ["ready", "refused"]],
  ] as const)("%s starts only from %j", (act, allowed) => {
    const may = states.filter((state) => whyNotMove(act, state, { mode: "open", closesAt }, before) === null);
    expect(may).toEqual(states.filter((state) => (allowed as readonly ContributionState[]).includes(state)));
  });

  test.each([
    ["sealed", before, "still_sealed"],
    ["sealed", closesAt, null],
    ["open", before, null],
  ] as const)("publishing in a %s round at %s is refused by %s", (mode, now, why) => {
    expect(whyNotMove("publish", "ready", { mode, closesAt }, now)).toBe(why);
  });

  test("a sealed round doesn't keep the office from preparing or refusing", () => {
    expect(whyNotMove("prepare", "filed", { mode: "sealed", closesAt }, before)).toBeNull();
    expect(whyNotMove("refuse", "filed", { mode: "sealed", closesAt }, before)).toBeNull();
  });
});
