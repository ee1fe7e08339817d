/** Requests to take part that one consultation takes in an hour; who comes later writes to the office. */
export const requestsAnHour = 30;
