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

/** Pages for visitors exist from the day a campaign opens, and stay. */
export const isPublic = (campaign: { state: CampaignState }): boolean => campaign.state !== "draft";
