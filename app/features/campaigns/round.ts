import { type CampaignState, whyNotInState } from "#app/permissions.ts";

export interface Term {
  opensAt: Date;
  /** The first instant that is too late. */
  closesAt: Date;
  /** While the campaign is suspended and its terms stand still: since when. */
  stoppedAt?: Date | null;
}
export type RoundState = "future" | "open" | "closed";

/**
 * Whether texts are taken at `now`. The opening instant is open, the closing instant itself is closed; a term that
 * stands still stays what it was.
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
 * can't close in the past: what arrived in time stays in time. An opening that has happened stays, unless the round has
 * closed and opens anew.
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
  // The minute that is running counts as now: it is what a clock in a form can say.
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

/** What a new term does to the one before it. `moved`: the round had not opened yet. */
export function termChange(before: Term, after: Omit<TermVersion, "version">): TermChange {
  if (after.step) return after.step;
  if (after.decidedAt >= before.closesAt) return "reopened";
  if (after.decidedAt < before.opensAt) return "moved";
  return after.closesAt >= before.closesAt ? "extended" : "shortened";
}

export interface Punctuality {
  inTime: boolean;
  /**
   * `term`: the term that held when it arrived covers it; `later_term`: a term decided afterwards does; `closed`: it
   * came when the round was closed; `not_yet`: before it opened.
   */
  because: "term" | "later_term" | "closed" | "not_yet";
  /** The term that says so. */
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

/**
 * The last term of each opening that came: one that starts after the closing of the one before it opens the round anew.
 */
function lastOfOpenings(terms: readonly TermVersion[]): TermVersion[] {
  return terms.filter((term, index) => {
    const next = terms[index + 1];
    return !next || (next.opensAt >= term.closesAt && next.decidedAt >= term.opensAt);
  });
}

/**
 * The term as it is once the suspension that stopped it has lasted from `stoppedAt` until `now`; null where it was over
 * by then. Whole minutes, rounded up.
 */
export function resumedTerm(term: Term, stoppedAt: Date, now: Date): { opensAt: Date; closesAt: Date } | null {
  if (term.closesAt <= stoppedAt) return null;
  const length = Math.ceil((now.getTime() - stoppedAt.getTime()) / minute) * minute;
  const later = (at: Date) => new Date(at.getTime() + length);
  return { opensAt: term.opensAt > stoppedAt ? later(term.opensAt) : term.opensAt, closesAt: later(term.closesAt) };
}

/** Days before its close at which a term is remembered to those who have not filed. */
export const reminderDays = [7, 1] as const;
export type ReminderDay = (typeof reminderDays)[number];

export const reminderAt = (term: Term, days: ReminderDay): Date =>
  new Date(term.closesAt.getTime() - days * 86_400_000);

/**
 * Whether a reminder still says something true and new: not after the close, and not when the next, nearer one has come
 * meanwhile.
 */
export function isReminderDue(term: Term, days: ReminderDay, now: Date): boolean {
  const nearer = reminderDays.find((each) => each < days);
  return !term.stoppedAt && reminderAt(term, days) <= now && now < (nearer ? reminderAt(term, nearer) : term.closesAt);
}
