import { roundState, type Term } from "./round.ts";

export interface Step {
  id: string;
  title: string;
  text: string;
  state: "done" | "now" | "next";
  /** A day (YYYY-MM-DD, with the words it is known by), or the term of a round. */
  when: { day: string; label: string } | { from: Date; to: Date };
  /** Rounds only. */
  round: number | null;
}
interface Milestone { id: string; onDate: string; dateLabel: string; title: string; description: string }
interface TimedRound extends Term { id: string; number: number; title: string }

/** Milestones and rounds in one order of time, with where we are. `today` is the day on Rome's calendars at `now`. */
export function timeline(milestones: readonly Milestone[], rounds: readonly TimedRound[], now: Date, today: string): Step[] {
  const days = milestones.map((m) => ({
    at: Date.parse(m.onDate),
    step: { id: m.id, title: m.title, text: m.description, state: m.onDate < today ? "done" : m.onDate === today ? "now" : "next", when: { day: m.onDate, label: m.dateLabel }, round: null } satisfies Step,
  }));
  const terms = rounds.map((r) => ({
    at: r.opensAt.getTime(),
    step: { id: r.id, title: r.title, text: "", state: ({ future: "next", open: "now", closed: "done" } as const)[roundState(r, now)], when: { from: r.opensAt, to: r.closesAt }, round: r.number } satisfies Step,
  }));
  return [...days, ...terms].sort((a, b) => a.at - b.at).map(({ step }) => step);
}
