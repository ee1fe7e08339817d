/**
 * How long the key of a day is kept, in days, and so how long lines of the request log may be: without the key nobody
 * can tell whose a line is.
 */
export const keptDays = 30;

/** Ninety-six bits in hexadecimal digits: so many that no two sessions of a day share one. */
export const digestLength = 24;

/** The day of a line of the request log (YYYY-MM-DD), in UTC as its time is. */
export const logDay = (at: Date): string => at.toISOString().slice(0, 10);
