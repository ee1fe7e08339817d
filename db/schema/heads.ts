import { bigint, boolean, date, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { bytes, instant } from "./columns.ts";
import { people } from "./people.ts";

/**
 * Signed heads of the tree over the log's entries: one for each day on which the log grew, and one for each version.
 */
export const logHeads = pgTable("log_heads", {
  /** How many entries it covers. */
  size: bigint({ mode: "number" }).primaryKey(),
  /** The root of the tree over them, in Base64 as in the note. */
  root: text().notNull(),
  /** The signed note, word for word as it leaves the house. */
  note: text().notNull(),
  at: instant().notNull(),
  /** The day in Rome whose head it is; null for one that was made between two days, for a version. */
  day: date().unique(),
  /** Made while a time-stamping authority was set: it waits for its token. */
  toStamp: boolean().notNull().default(false),
  /** The authority's token over the note (RFC 3161, DER), with its certificates. */
  stamp: bytes(),
  stampedAt: instant(),
});

/** Roots of complete subtrees from 256 leaves on, so that a proof reads a few rows and not the log. */
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

/** Who asked to have each head by mail, beside the auditors, who have them anyway. */
export const headReaders = pgTable("head_readers", {
  personId: text()
    .primaryKey()
    .references(() => people.id, { onDelete: "cascade" }),
  chosenAt: instant().notNull(),
});
