import { boolean, date, index, pgTable, text } from "drizzle-orm/pg-core";
import { id, instant } from "./columns.ts";
import { people } from "./people.ts";

/** Under which key a day's lines of the request log name sessions; without it nobody can tell whose they were. */
export const logKeys = pgTable("log_keys", {
  /** In UTC, as the lines are. */
  day: date().primaryKey(),
  key: text().notNull(),
});

/** That somebody asked whose a session in the request log is, what an auditor answered, and whether it was shown. */
export const namings = pgTable(
  "namings",
  {
    id: id(),
    /** As they stand in the line: the day in UTC, and the session's digest. */
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
    /** When the asker was shown the name, or that there is none. Whose it was stands nowhere. */
    openedAt: instant(),
  },
  (t) => [index("namings_asked").on(t.askedAt)],
);
