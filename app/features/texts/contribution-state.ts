export type ContributionState = "filed" | "ready" | "published" | "refused" | "withdrawn" | "taken_down" | "annulled";

/** Whether its organisation took it back, or the office entered it by mistake: nobody works on its words any more. */
export const isOver = (state: ContributionState): boolean => state === "withdrawn" || state === "annulled";

/** From which states an act of the office may start. */
const starts: Record<"prepare" | "publish" | "refuse" | "return", readonly ContributionState[]> = {
  prepare: ["filed", "ready"],
  publish: ["ready"],
  refuse: ["filed", "ready"],
  return: ["ready", "refused"],
};

/**
 * Why the office can't do this act on a text now, or null. The texts of a sealed round come out together, after its
 * term, so that nobody reads those of the others while writing. Source: app/guide/it/redazione.md.
 */
export function whyNotMove(
  act: keyof typeof starts,
  state: ContributionState,
  round: { mode: "sealed" | "open"; closesAt: Date; stoppedAt?: Date | null },
  now: Date,
): "wrong_state" | "still_sealed" | null {
  if (!starts[act].includes(state)) return "wrong_state";
  if (act === "publish" && round.mode === "sealed" && (round.stoppedAt ?? now) < round.closesAt) return "still_sealed";
  return null;
}

/** What is still to be done about an integration of a published text. */
export type Pending = "to_prepare" | "prepared" | null;

/**
 * The state as the desk treats it: the office prepares and publishes an integrated text like one that has just arrived,
 * while the public goes on reading the earlier one.
 */
export const stateAtDesk = (state: ContributionState, pending: Pending): ContributionState =>
  state === "published" && pending ? (pending === "prepared" ? "ready" : "filed") : state;
