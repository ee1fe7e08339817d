/**
 * Requests to take part that one consultation takes in an hour; those who come later are told to write to the office.
 */
export const requestsAnHour = 30;
/** How many of them may come from one visitor, so that nobody uses up what is everybody's. */
export const requestsOfOne = 5;
