import type { ContributionState } from "./contribution-state.ts";

/** What its organisation can withdraw: everything that it filed and that nobody has taken off already. */
export const withdrawable = (state: ContributionState): boolean =>
  ["filed", "ready", "published", "refused"].includes(state);
