/**
 * Milliseconds for which a body can answer by the link it was sent. It is long because the people of a body may meet
 * once a month.
 */
export const answerLifetime = 60 * 86_400_000;

/** Until when the link of an invitation can be used. */
export const answerableUntil = (sentAt: Date): Date => new Date(sentAt.getTime() + answerLifetime);

export type LinkState = "usable" | "spent" | "expired" | "unknown";

/** An invitation that was answered is spent even after its term, because that is what its reader needs to know. */
export function linkState(invitation: { sentAt: Date; spentAt: Date | null } | null, now: Date): LinkState {
  if (!invitation) return "unknown";
  if (invitation.spentAt) return "spent";
  return answerableUntil(invitation.sentAt).getTime() <= now.getTime() ? "expired" : "usable";
}

/** What a body can answer. */
export const answers = ["accepted", "declined", "passed_on", "represented"] as const;
export type Answer = (typeof answers)[number];
