/** Why somebody points out a public text. */
export const reportCauses = ["personal_data", "unlawful", "error", "other"] as const;

/** Reports that one consultation takes in an hour; who has more to say writes to the office. */
export const reportsAnHour = 60;
