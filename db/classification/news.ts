import type { notices, newsPreferences, bulkMails, mailFailures } from "../schema/news.ts";
import { actOfOffice, desk, logged, noAct, person, type Table } from "./classified.ts";

export const newsTables = {
  notices: {
    name: ["Avvisi", "Notices in the inbox"],
    kept: "notice",
    exported: person,
    archived: person,
    verified: noAct,
    people: { own: true, erased: "rows_go" },
    merged: { stays: "was written for the entry of that day" },
    columns: {
      id: ["internal", "names the notice"],
      personId: ["personal", "whom it is for"],
      organisationId: ["special", "for which body the person acts in it"],
      campaignId: ["internal", "in which consultation"],
      kind: ["personal", "what happened"],
      facts: ["personal", "numbers, titles, times and reasons that its words are made of"],
      path: ["internal", "where it leads"],
      once: ["internal", "makes a happening one notice"],
      createdAt: ["personal", "when"],
      readAt: ["personal", "when it was read"],
      mailedAt: ["internal", "when it went out by mail"],
      mailJob: ["internal", "which job mails it"],
    },
  },
  newsPreferences: {
    name: ["Scelte sugli avvisi", "Choices about news"],
    kept: "account",
    exported: person,
    archived: person,
    verified: noAct,
    people: { own: true, erased: "rows_go" },
    columns: {
      personId: ["personal", "whose choice it is"],
      mode: ["personal", "whether news come by mail at once, once a day or not at all"],
      savedAt: ["personal", "when it was chosen"],
    },
  },
  bulkMails: {
    name: ["Comunicazioni a molti", "Mails to many"],
    kept: "consultation",
    exported: desk,
    archived: desk,
    verified: logged,
    people: actOfOffice,
    columns: {
      id: ["internal", "names the mailing"],
      campaignId: ["internal", "in which consultation"],
      subject: ["internal", "its subject"],
      words: ["internal", "what it said"],
      audience: ["internal", "to whom it went, as a rule and not as a list"],
      recipients: ["internal", "to how many"],
      sentAt: ["internal", "when"],
      sentBy: ["personal", "who of the office answers for it"],
    },
  },
  mailFailures: {
    name: ["Indirizzi che non ricevono", "Addresses that fail"],
    kept: "account",
    exported: person,
    archived: person,
    verified: noAct,
    people: { own: true, erased: "own_rule" },
    columns: {
      recipient: ["personal", "whose address fails, by id"],
      kind: ["internal", "which sort of mail"],
      failedAt: ["internal", "when"],
      code: ["internal", "the code of the mail server"],
      hard: ["internal", "whether it refused for good"],
    },
  },
} as const satisfies {
  notices: Table<typeof notices.$inferSelect>;
  newsPreferences: Table<typeof newsPreferences.$inferSelect>;
  bulkMails: Table<typeof bulkMails.$inferSelect>;
  mailFailures: Table<typeof mailFailures.$inferSelect>;
};
