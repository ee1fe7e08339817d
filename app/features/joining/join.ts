import { roundState, whyNotWrite, type CampaignState, type Term } from "#app/features/campaigns/round.ts";
import type { ContributionState } from "#app/features/texts/contribution-state.ts";

export type JoinRefusal =
  | "campaign_closed"
  | "campaign_suspended"
  | "campaign_concluded"
  | "round_not_open"
  | "round_closed";

/**
 * Why nobody can join a text of the round at `now`, or null: texts are joined while the round is open. Source:
 * app/guide/it/organizzazioni.md, on joining.
 */
export function whyNotJoin(round: Term, campaign: { state: CampaignState }, now: Date): JoinRefusal | null {
  const closed = whyNotWrite(campaign);
  if (closed) return closed;
  const state = roundState(round, now);
  return state === "open" ? null : state === "future" ? "round_not_open" : "round_closed";
}

export interface FiledToJoin {
  state: ContributionState;
  mode: "sealed" | "open";
  newestRevisionId: string;
  /** The revision that the public reads, or null. */
  publicRevisionId: string | null;
}

/**
 * What a body of the campaign that is not the author may read of a filed text in order to join it: the whole text if
 * the author asked it to join, the public text if that is public and the newest, or else nothing.
 */
export function readableToJoin(text: FiledToJoin, invited: boolean): "whole" | "public" | null {
  if (!joinable.includes(text.state)) return null;
  if (invited) return "whole";
  return text.mode === "open" && text.state === "published" && text.publicRevisionId === text.newestRevisionId
    ? "public"
    : null;
}

const joinable: readonly ContributionState[] = ["filed", "ready", "published"];

/** Where a body stands with a text that it was asked to join. */
export type JoinStanding = "asked" | "joined" | "void" | "left" | "declined";

/** A joining that has not ended decides; otherwise what ended the newest joining, or the answer to the invitation. */
export function joinStanding(
  joins: readonly { joinedAt: Date; withdrawnAt: Date | null; voidedAt: Date | null }[],
  invitation: { declinedAt: Date | null } | null,
): JoinStanding {
  if (joins.some((join) => !join.withdrawnAt && !join.voidedAt)) return "joined";
  if (invitation?.declinedAt) return "declined";
  const newest = [...joins].sort((a, b) => b.joinedAt.getTime() - a.joinedAt.getTime())[0];
  if (!newest) return "asked";
  return newest.withdrawnAt ? "left" : "void";
}
