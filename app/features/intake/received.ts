import type { ContributionState } from "#app/features/texts/contribution-state.ts";

/** How a text reaches the office when it does not come by the site. */
export const channels = ["pec", "email", "paper", "room"] as const;
export type Channel = (typeof channels)[number];

/**
 * Used where a filer on the site would declare privacy notice and licence, since nobody can declare that for an
 * organisation. `thirdParties` is for imports: where it isn't said, somebody has to look.
 */
export const undeclared = { privacyVersion: "", licence: "" } as const;

/**
 * Why a text can't have been received then, or null. Being late is no reason: a late text is entered and shown as late.
 */
export function whyNotReceived(
  receivedAt: Date,
  round: { opensAt: Date },
  now: Date,
): "in_the_future" | "before_opening" | null {
  if (receivedAt.getTime() > now.getTime()) return "in_the_future";
  return receivedAt.getTime() < round.opensAt.getTime() ? "before_opening" : null;
}

/**
 * Why an entry of the office can't be annulled, or null. It can be before its text has ever been public; a text that a
 * body filed itself never can.
 */
export function whyNotAnnul(entry: {
  state: ContributionState;
  entered: boolean;
  published: boolean;
}): "wrong_state" | null {
  const waits = entry.state === "filed" || entry.state === "ready" || entry.state === "refused";
  return waits && !entry.published && entry.entered ? null : "wrong_state";
}
