import { expect, test } from "vitest";
import { timeline } from "#app/features/portal/timeline.ts";

const milestone = (id: string, onDate: string) => ({ id, onDate, dateLabel: "", title: id, description: "" });
const round = {
  id: "round",
  number: 1,
  title: "Raccolta",
  opensAt: new Date("2026-04-01T07:00:00Z"),
  closesAt: new Date("2026-05-01T16:00:00Z"),
};
const milestones = [
  milestone("end", "2026-06-01"),
  milestone("mandate", "2026-03-01"),
  milestone("seminar", "2026-04-15"),
];

test("milestones and rounds stand in one order of time", () => {
  expect(
    timeline(milestones, [round], new Date("2026-04-10T10:00:00Z"), "2026-04-10").map(
      (step) => `${step.id} ${step.state}`,
    ),
  ).toEqual(["mandate done", "round now", "seminar next", "end next"]);
});

test("a milestone is now on its day, a round until the instant it closes", () => {
  expect(
    timeline(milestones, [round], new Date("2026-04-15T10:00:00Z"), "2026-04-15").find((step) => step.id === "seminar")
      ?.state,
  ).toBe("now");
  expect(timeline([], [round], new Date("2026-05-01T15:59:59Z"), "2026-05-01")[0]?.state).toBe("now");
  expect(timeline([], [round], round.closesAt, "2026-05-01")[0]?.state).toBe("done");
});
