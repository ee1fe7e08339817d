export interface Term { opensAt: Date; closesAt: Date }
export type RoundState = "future" | "open" | "closed";

/** Whether texts are taken at `now`. The opening instant is open, the closing instant itself is closed. */
export function roundState(term: Term, now: Date): RoundState {
  if (now.getTime() < term.opensAt.getTime()) return "future";
  return now.getTime() < term.closesAt.getTime() ? "open" : "closed";
}

export type CampaignState = "draft" | "open" | "suspended" | "concluded";

/** Why nothing can be written in a campaign, or null where it can: only an open campaign takes texts. */
export function whyNotWrite(campaign: { state: CampaignState }): "campaign_closed" | null {
  return campaign.state === "open" ? null : "campaign_closed";
}

/**
 * Why a round's term can't become `next`, by field; null where it can. An announced term needs a public reason, can't close in the
 * past (a text that arrived in time stays in time), and an opening that has happened has happened.
 */
export function whyNotTerm(last: Term, next: Term & { reason: string }, { now, announced }: { now: Date; announced: boolean }): Record<string, string> | null {
  if (next.closesAt <= next.opensAt) return { closesAt: "ends_before_start" };
  if (!announced) return null;
  const moves = (one: Date, other: Date) => one.getTime() !== other.getTime();
  if (moves(last.opensAt, next.opensAt) && (last.opensAt <= now || next.opensAt < now)) return { opensAt: "in_the_past" };
  if (moves(last.closesAt, next.closesAt) && next.closesAt < now) return { closesAt: "in_the_past" };
  if ((moves(last.opensAt, next.opensAt) || moves(last.closesAt, next.closesAt)) && next.reason === "") return { reason: "required" };
  return null;
}
