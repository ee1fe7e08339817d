import { romeDay } from "#app/i18n/time.ts";
import type { CampaignStep } from "#app/features/campaigns/campaigns.server.ts";
import { roundState, type Term } from "#app/features/campaigns/round.ts";
import type { RoundTerm } from "#app/features/campaigns/rounds.server.ts";

export interface Step {
  id: string;
  title: string;
  text: string;
  state: "done" | "now" | "next";
  /** A day (YYYY-MM-DD, with the words it is known by), or the term of a round. */
  when: { day: string; label: string } | { from: Date; to: Date };
  /** Rounds only. */
  round: number | null;
  /** Every term that the round has had; only one where nothing was changed. */
  terms?: readonly RoundTerm[];
  /** A suspension, resumption or conclusion, instead of a title. */
  decision?: CampaignStep;
}
interface Milestone {
  id: string;
  onDate: string;
  dateLabel: string;
  title: string;
  description: string;
}
interface TimedRound extends Term {
  id: string;
  number: number;
  title: string;
  terms?: readonly RoundTerm[];
}

/**
 * Milestones, rounds and decisions about the campaign in order of time, and where the consultation is now. `today` is
 * the day in Rome at `now`.
 */
export function timeline(
  milestones: readonly Milestone[],
  rounds: readonly TimedRound[],
  now: Date,
  today: string,
  decisions: readonly CampaignStep[] = [],
): Step[] {
  const days = milestones.map((m) => ({
    at: Date.parse(m.onDate),
    step: {
      id: m.id,
      title: m.title,
      text: m.description,
      state: m.onDate < today ? "done" : m.onDate === today ? "now" : "next",
      when: { day: m.onDate, label: m.dateLabel },
      round: null,
    } satisfies Step,
  }));
  const terms = rounds.map((r) => ({
    at: r.opensAt.getTime(),
    step: {
      id: r.id,
      title: r.title,
      text: "",
      state: ({ future: "next", open: "now", closed: "done" } as const)[roundState(r, now)],
      when: { from: r.opensAt, to: r.closesAt },
      round: r.number,
      ...(r.terms && { terms: r.terms }),
    } satisfies Step,
  }));
  const steps = decisions.map((decision) => ({
    at: decision.at.getTime(),
    step: {
      id: decision.id,
      title: "",
      text: "",
      state: "done",
      when: { day: romeDay(decision.at), label: "" },
      round: null,
      decision,
    } satisfies Step,
  }));
  return [...days, ...terms, ...steps].sort((a, b) => a.at - b.at).map(({ step }) => step);
}
