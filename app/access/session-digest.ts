/**
 * Days for which the key of a day is kept. Lines of the request log must not be kept longer either; without the key
 * nobody can tell whose a line is.
 */
export const keptDays = 30;

/** Ninety-six bits in hexadecimal digits: enough that no two sessions of one day share a digest. */
export const digestLength = 24;

/** The day (YYYY-MM-DD) of a line of the request log. It is in UTC, as the time of the line is. */
export const logDay = (at: Date): string => at.toISOString().slice(0, 10);
