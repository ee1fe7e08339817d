import { bigint, boolean, date, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { bytes, instant } from "./columns.ts";
import { people } from "./people.ts";

/**
 * Signed heads of the tree over the log's entries: one for each day on which the log grew, and one for each version.
 */
export const logHeads = pgTable("log_heads", {
  /** How many entries it covers. */
  size: bigint({ mode: "number" }).primaryKey(),
  /** The root of the tree over these entries, in Base64 as in the note. */
  root: text().notNull(),
  /** The signed note, exactly as it is published and mailed. */
  note: text().notNull(),
  at: instant().notNull(),
  /** The day in Rome to which the head belongs; null for one that was made between two days, for a version. */
  day: date().unique(),
  /** True where a time-stamping authority was set when the head was made: it waits for its token. */
  toStamp: boolean().notNull().default(false),
  /** The authority's token over the note (RFC 3161, DER), with its certificates. */
  stamp: bytes(),
  stampedAt: instant(),
});

/** Roots of complete subtrees of 256 leaves and more, so that a proof reads a few rows and not the whole log. */
export const logNodes = pgTable(
  "log_nodes",
  {
    /** It has 2^level leaves. */
    level: integer().notNull(),
    index: bigint({ mode: "number" }).notNull(),
    hash: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.level, t.index] })],
);

/** People who asked to have each head by mail. Auditors have them in any case. */
export const headReaders = pgTable("head_readers", {
  personId: text()
    .primaryKey()
    .references(() => people.id, { onDelete: "cascade" }),
  chosenAt: instant().notNull(),
});
