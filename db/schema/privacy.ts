import { date, index, integer, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { id, instant } from "./columns.ts";
import { people } from "./people.ts";

/**
 * The second factor of people (TOTP). The secret is encrypted with the installation's key; recovery codes are hashes.
 */
export const secondFactors = pgTable("second_factors", {
  personId: text()
    .primaryKey()
    .references(() => people.id, { onDelete: "cascade" }),
  secret: text().notNull(),
  confirmedAt: instant(),
  recoveryHashes: jsonb().$type<string[]>().notNull(),
  /** The last time step that was used, so that a code works once. */
  lastStep: integer().notNull().default(0),
  createdAt: instant().notNull(),
});

/** Which persons were erased, and when; only ids, so that a restored backup can be cleaned again. */
export const erasures = pgTable("erasures", {
  personId: text().primaryKey(),
  erasedAt: instant().notNull(),
  /** Who did it: the person, or the admin on their request. */
  erasedBy: text(),
});

/** Legal pages as the body wrote them: each version has a date and is never edited in place. */
export const legalPages = pgTable(
  "legal_pages",
  {
    id: id(),
    page: text().notNull(),
    language: text({ enum: ["it", "en"] }).notNull(),
    version: text().notNull(),
    body: text().notNull(),
    validFrom: date().notNull(),
    savedAt: instant().notNull(),
    savedBy: text()
      .notNull()
      .references(() => people.id),
  },
  (t) => [
    uniqueIndex("legal_pages_key").on(t.page, t.language, t.version),
    index("legal_pages_page").on(t.page, t.language),
  ],
);
