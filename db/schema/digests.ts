import { boolean, date, index, pgTable, text } from "drizzle-orm/pg-core";
import { id, instant } from "./columns.ts";
import { people } from "./people.ts";

/** The keys under which the request log names the sessions of a day; without a key nobody can tell whose they were. */
export const logKeys = pgTable("log_keys", {
  /** In UTC, as the times of the lines are. */
  day: date().primaryKey(),
  key: text().notNull(),
});

/**
 * Requests to name the person behind a session of the request log, with the auditor's answer and when the name was
 * shown.
 */
export const namings = pgTable(
  "namings",
  {
    id: id(),
    /** The day (in UTC) and the session's digest, as they stand in the line. */
    day: date().notNull(),
    digest: text().notNull(),
    reason: text().notNull(),
    askedBy: text()
      .notNull()
      .references(() => people.id),
    askedAt: instant().notNull(),
    answeredBy: text().references(() => people.id),
    answeredAt: instant(),
    allowed: boolean(),
    /** When the person who asked was shown the name, or that there is none. Whose session it was is stored nowhere. */
    openedAt: instant(),
  },
  (t) => [index("namings_asked").on(t.askedAt)],
);
