import { type CampaignState, whyNotInState } from "#app/permissions.ts";

export interface Term {
  opensAt: Date;
  /** The first instant that is too late. */
  closesAt: Date;
  /** Since when the term stands still, because the campaign is suspended and its terms with it. */
  stoppedAt?: Date | null;
}
export type RoundState = "future" | "open" | "closed";

/**
 * Whether texts are taken at `now`. At the opening instant the round is open, at the closing instant it is closed.
 * While a term stands still its state stays as it was.
 */
export function roundState(term: Term, now: Date): RoundState {
  const at = (term.stoppedAt ?? now).getTime();
  if (at < term.opensAt.getTime()) return "future";
  return at < term.closesAt.getTime() ? "open" : "closed";
}

export type { CampaignState };

/** Why nothing can be filed in a campaign, or null where it can: only an open campaign takes texts. */
export function whyNotWrite(campaign: {
  state: CampaignState;
}): "campaign_closed" | "campaign_suspended" | "campaign_concluded" | null {
  return campaign.state === "draft" ? "campaign_closed" : whyNotInState(campaign.state, "contribution.file");
}

const minute = 60_000;

/**
 * Why a round's term can't become `next`, by field; null where it can. An announced term needs a public reason and
 * can't close in the past, because what arrived in time stays in time. An opening that has happened can't be moved,
 * unless the round has closed and is opened anew.
 */
export function whyNotTerm(
  last: Term,
  next: Term & { reason: string },
  { now, announced }: { now: Date; announced: boolean },
): Record<string, string> | null {
  if (next.closesAt <= next.opensAt) return { closesAt: "ends_before_start" };
  if (!announced) return null;
  const moves = (one: Date, other: Date) => one.getTime() !== other.getTime();
  const [opens, closes] = [moves(last.opensAt, next.opensAt), moves(last.closesAt, next.closesAt)];
  const settled = last.opensAt <= now && now < last.closesAt;
  // The minute that has begun counts as now, because the clock in a form knows no seconds.
  if (opens && (settled || next.opensAt.getTime() < now.getTime() - (now.getTime() % minute)))
    return { opensAt: "in_the_past" };
  if (closes && next.closesAt <= now) return { closesAt: "in_the_past" };
  if ((opens || closes) && next.reason === "") return { reason: "required" };
  return null;
}

/** The step of the campaign that set a term, where no decision about the round itself did. */
export type TermStep = "resumed" | "concluded";
export interface TermVersion extends Term {
  version: number;
  decidedAt: Date;
  step?: TermStep | null;
}

export type TermChange = "extended" | "shortened" | "reopened" | "moved" | TermStep;

/** What a new term does to the one before it. `moved` means that the round had not opened yet. */
export function termChange(before: Term, after: Omit<TermVersion, "version">): TermChange {
  if (after.step) return after.step;
  if (after.decidedAt >= before.closesAt) return "reopened";
  if (after.decidedAt < before.opensAt) return "moved";
  return after.closesAt >= before.closesAt ? "extended" : "shortened";
}

export interface Punctuality {
  inTime: boolean;
  /**
   * `term`: the term that held when the text arrived covers it; `later_term`: a term that was decided afterwards covers
   * it; `closed`: it came when the round was closed; `not_yet`: it came before the round opened.
   */
  because: "term" | "later_term" | "closed" | "not_yet";
  /** The version of the term that decides. */
  version: number;
}

const covers = (term: Term, at: Date): boolean => term.opensAt <= at && at < term.closesAt;

/**
 * Whether a text was in time, by every term that its round has had (the first announced one first). A text is in time
 * when it arrived while the round was open, or when the last term of any opening covers the moment at which it arrived:
 * an extension decided after the closing takes in what came meanwhile, a reopening that starts later does not.
 * Source: app/guide/it/redazione.md, on terms.
 */
export function inTime(receivedAt: Date, terms: readonly TermVersion[]): Punctuality {
  const [first, ...later] = terms;
  if (!first) throw new Error("A round without a term");
  const held = terms.filter((term) => term.decidedAt <= receivedAt).at(-1) ?? first;
  if (covers(held, receivedAt)) return { inTime: true, because: "term", version: held.version };
  const covering = lastOfOpenings(terms).find((term) => covers(term, receivedAt));
  if (covering) {
    const version =
      later.find((term) => term.decidedAt > receivedAt && covers(term, receivedAt))?.version ?? covering.version;
    return { inTime: true, because: "later_term", version };
  }
  const newest = terms.at(-1) ?? first;
  const over = terms.filter((term) => term.closesAt <= receivedAt).at(-1);
  return over
    ? { inTime: false, because: "closed", version: over.version }
    : { inTime: false, because: "not_yet", version: newest.version };
}

/** The last term of each opening: a term that begins after the closing of the one before it opens the round anew. */
function lastOfOpenings(terms: readonly TermVersion[]): TermVersion[] {
  return terms.filter((term, index) => {
    const next = terms[index + 1];
    return !next || (next.opensAt >= term.closesAt && next.decidedAt >= term.opensAt);
  });
}

/**
 * The term after a suspension that stopped it at `stoppedAt` and ends at `now`; null where the term was over by then.
 * It moves by whole minutes, rounded up.
 */
export function resumedTerm(term: Term, stoppedAt: Date, now: Date): { opensAt: Date; closesAt: Date } | null {
  if (term.closesAt <= stoppedAt) return null;
  const length = Math.ceil((now.getTime() - stoppedAt.getTime()) / minute) * minute;
  const later = (at: Date) => new Date(at.getTime() + length);
  return { opensAt: term.opensAt > stoppedAt ? later(term.opensAt) : term.opensAt, closesAt: later(term.closesAt) };
}

/** Days before the closing on which bodies that have not filed are reminded. */
export const reminderDays = [7, 1] as const;
export type ReminderDay = (typeof reminderDays)[number];

export const reminderAt = (term: Term, days: ReminderDay): Date =>
  new Date(term.closesAt.getTime() - days * 86_400_000);

/**
 * Whether a reminder is still true and still needed: not after the closing, and not when the next, nearer one has come
 * meanwhile.
 */
export function isReminderDue(term: Term, days: ReminderDay, now: Date): boolean {
  const nearer = reminderDays.find((each) => each < days);
  return !term.stoppedAt && reminderAt(term, days) <= now && now < (nearer ? reminderAt(term, nearer) : term.closesAt);
}
