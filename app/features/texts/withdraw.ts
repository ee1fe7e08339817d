import type { ContributionState } from "./contribution-state.ts";

/** Whether its organisation can withdraw a text: it can until the text is withdrawn, taken down or annulled. */
export const withdrawable = (state: ContributionState): boolean =>
  ["filed", "ready", "published", "refused"].includes(state);
