import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { campaigns } from "./campaigns.ts";
import { id, instant } from "./columns.ts";
import { organisations } from "./organisations.ts";
import { people } from "./people.ts";

/**
 * The inbox in the product: one row for each person and happening. The words are made when it is read, in the reader's
 * language.
 */
export const notices = pgTable(
  "notices",
  {
    id: id(),
    personId: text()
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    /** The body for which the person acts in it; null for the office. */
    organisationId: text().references(() => organisations.id),
    campaignId: text().references(() => campaigns.id),
    kind: text().notNull(),
    /** Numbers, titles of public things, instants and reasons, from which the words are made. */
    facts: jsonb().$type<Record<string, string | number | null>>().notNull(),
    /** Path in the product, without language. */
    path: text().notNull(),
    /** For one person, two happenings with one key are one notice. */
    once: text().notNull(),
    createdAt: instant().notNull(),
    readAt: instant(),
    /** When it was mailed, alone or in a digest. */
    mailedAt: instant(),
    /** The job whose mail tells of it: no other's does, unless that one ended without a mail. */
    mailJob: text(),
  },
  (t) => [uniqueIndex("notices_once").on(t.personId, t.once), index("notices_person").on(t.personId, t.id)],
);

/**
 * How a person wants news by mail; without a row, at once. It is a table of its own, so that no other form can reset
 * it.
 */
export const newsPreferences = pgTable("news_preferences", {
  personId: text()
    .primaryKey()
    .references(() => people.id, { onDelete: "cascade" }),
  mode: text({ enum: ["at_once", "daily", "product_only"] }).notNull(),
  savedAt: instant().notNull(),
});

export const bulkMails = pgTable(
  "bulk_mails",
  {
    id: id(),
    campaignId: text()
      .notNull()
      .references(() => campaigns.id),
    subject: text().notNull(),
    words: text().notNull(),
    audience: jsonb().$type<{ benches: string[]; who: string }>().notNull(),
    recipients: integer().notNull(),
    sentAt: instant().notNull(),
    sentBy: text()
      .notNull()
      .references(() => people.id),
  },
  (t) => [index("bulk_mails_campaign").on(t.campaignId, t.id)],
);

/** Addresses that a mail server refuses for good; a row is deleted when the address changes or a mail goes through. */
export const mailFailures = pgTable(
  "mail_failures",
  {
    /** `person:<id>` or `organisation:<id>`. */
    recipient: text().notNull(),
    kind: text().notNull(),
    failedAt: instant().notNull(),
    code: text().notNull(),
    hard: boolean().notNull(),
  },
  (t) => [primaryKey({ columns: [t.recipient, t.kind] })],
);
