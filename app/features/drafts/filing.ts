import { roundState, whyNotWrite, type CampaignState, type Term } from "#app/features/campaigns/round.ts";

export type ContributionKind = "analysis" | "demand" | "contribution";
export const kinds: readonly ContributionKind[] = ["analysis", "demand", "contribution"];

export type FilingRefusal =
  | "campaign_closed"
  | "campaign_suspended"
  | "campaign_concluded"
  | "round_not_open"
  | "round_closed"
  | "not_invited"
  | "kind_not_asked";

export interface FilingRound extends Term {
  kinds: readonly ContributionKind[];
  /** Empty = every bench. */
  benches: readonly string[];
}

/**
 * Why an organisation can't file in a round now, or null. `now` is when the request reached the server: what came
 * before the closing instant counts, and at the closing instant itself the round is closed. Source:
 * app/guide/it/organizzazioni.md, on terms.
 */
export function whyNotFile(
  round: FilingRound,
  campaign: { state: CampaignState },
  bench: string | null,
  kind: ContributionKind,
  now: Date,
): FilingRefusal | null {
  const closed = whyNotWrite(campaign);
  if (closed) return closed;
  const state = roundState(round, now);
  if (state === "future") return "round_not_open";
  if (state === "closed") return "round_closed";
  if (!isInvited(round, bench)) return "not_invited";
  return round.kinds.includes(kind) ? null : "kind_not_asked";
}

export const isInvited = (round: { benches: readonly string[] }, bench: string | null): boolean =>
  round.benches.length === 0 || (bench !== null && round.benches.includes(bench));

/** A number such as `TCL-2025-0042`. The year is the one in Rome when the text was entered. */
export const contributionNumber = (code: string, year: number, count: number): string =>
  `${code}-${year}-${String(count).padStart(4, "0")}`;

/** What filers declare, beside the privacy notice of the day. */
export const declarations = { licence: "CC BY 4.0" } as const;

export interface Readiness {
  title: string;
  hasText: boolean;
  losses: number;
  lossesConfirmed: boolean;
  conflicts: number;
  /** Marked passages whose words are no longer in the text. */
  lostMarks: number;
}

/** What a draft still needs before it can be filed, in the order in which one would do it. */
export function whatIsMissing(draft: Readiness) {
  return [
    ...(draft.title === "" ? (["title_missing"] as const) : []),
    ...(draft.hasText ? [] : (["empty_text"] as const)),
    ...(draft.conflicts > 0 ? (["conflicts_open"] as const) : []),
    ...(draft.lostMarks > 0 ? (["confidential_lost"] as const) : []),
    ...(draft.losses > 0 && !draft.lossesConfirmed ? (["losses_unconfirmed"] as const) : []),
  ];
}

/** What was written under one of the round's questions. */
export interface Answer {
  question: string;
  text: string;
}
