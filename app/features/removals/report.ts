/** Why somebody points out a public text. */
export const reportCauses = ["personal_data", "unlawful", "error", "other"] as const;

/** Those that can't wait behind others: they have a count of their own. */
export const isUrgent = (cause: (typeof reportCauses)[number]): boolean => cause === "personal_data";

/**
 * Reports that one consultation takes in an hour, urgent ones and others each; who has more to say writes to the
 * office.
 */
export const reportsAnHour = 60;
/** How many of them may come from one visitor, so that nobody uses up what is everybody's. */
export const reportsOfOne = 10;
