/** Why something is left out of a public text; the public reads the reason, never the words. */
export const redactionReasons = ["third_party", "special_data", "confidential", "unlawful"] as const;
export type RedactionReason = (typeof redactionReasons)[number];

export type ContributionState = "filed" | "ready" | "published" | "refused" | "withdrawn" | "taken_down";

/** From which states an act of the office may start. */
const starts: Record<"prepare" | "publish" | "refuse" | "return", readonly ContributionState[]> = {
  prepare: ["filed", "ready"],
  publish: ["ready"],
  refuse: ["filed", "ready"],
  return: ["ready", "refused"],
};

/**
 * A code, or null when it may be. A sealed round's texts come out together, after its term: nobody reads the others' while writing.
 * Source: domain.md, Round and Redaction.
 */
export function whyNotMove(act: keyof typeof starts, state: ContributionState, round: { mode: "sealed" | "open"; closesAt: Date }, now: Date): "wrong_state" | "still_sealed" | null {
  if (!starts[act].includes(state)) return "wrong_state";
  if (act === "publish" && round.mode === "sealed" && now < round.closesAt) return "still_sealed";
  return null;
}
