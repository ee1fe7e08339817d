/** Days after a conclusion in which the writers of drafts can still read and copy them; then the drafts are erased. */
export const draftRestDays = 30;

/** The first day (YYYY-MM-DD) on which drafts of a campaign concluded on `day` are no longer there. */
export const draftsGoOn = (day: string): string =>
  new Date(Date.parse(`${day}T12:00:00Z`) + (draftRestDays + 1) * 86_400_000).toISOString().slice(0, 10);

/** The last day on which they can still be read. */
export const draftsStayUntil = (day: string): string =>
  new Date(Date.parse(`${day}T12:00:00Z`) + draftRestDays * 86_400_000).toISOString().slice(0, 10);
