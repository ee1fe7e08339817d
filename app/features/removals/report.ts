/** The reasons for which somebody reports a public text. */
export const reportCauses = ["personal_data", "unlawful", "error", "other"] as const;

/** Causes that can't wait behind others; they are counted separately. */
export const isUrgent = (cause: (typeof reportCauses)[number]): boolean => cause === "personal_data";

/**
 * Reports that one consultation takes in an hour, counted separately for urgent ones and others. Beyond that people are
 * told to write to the office.
 */
export const reportsAnHour = 60;
/** How many of them may come from one visitor, so that nobody uses up what is everybody's. */
export const reportsOfOne = 10;
