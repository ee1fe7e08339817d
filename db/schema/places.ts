import { sql } from "drizzle-orm";
import { type AnyPgColumn, check, date, index, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { id, instant } from "./columns.ts";
import { files } from "./organisations.ts";

export const placeLevels = ["district", "city", "metropolitan", "region", "country"] as const;

/**
 * Territories of every level, each within the next larger one. What has an end, or a successor, stays: texts of then
 * name it.
 */
export const places = pgTable(
  "places",
  {
    id: id(),
    level: text({ enum: placeLevels }).notNull(),
    /** As files and addresses name it: the number of a district, ISTAT's or NUTS's code of a larger territory. */
    code: text().notNull(),
    nameIt: text().notNull(),
    nameEn: text().notNull(),
    parentId: text().references((): AnyPgColumn => places.id),
    /** First and last day, in the time zone of whose territory it is; null: since ever, and without an end. */
    validFrom: date(),
    validTo: date(),
    successorId: text().references((): AnyPgColumn => places.id),
    /** A GeoJSON geometry in WGS84, where there is one. */
    boundary: jsonb().$type<unknown>(),
  },
  (t) => [
    index("places_parent").on(t.parentId, t.level),
    uniqueIndex("places_code").on(t.parentId, t.level, t.code).where(sql`valid_to is null`),
    check("places_days", sql`valid_from <= valid_to`),
  ],
);

/** The bodies that consult, such as a city. Those that are consulted are organisations. */
export const bodies = pgTable("bodies", {
  id: id(),
  /** Empty until the first start of an installation that had no bodies names it. */
  nameIt: text().notNull(),
  nameEn: text().notNull(),
  /** Its own site. */
  site: text().notNull(),
  logoId: text().references((): AnyPgColumn => files.id),
  /** By the names of the IANA database. */
  timeZone: text().notNull(),
  /** The territory that it speaks for: its districts are those that a text can be about. */
  placeId: text().references(() => places.id),
  createdAt: instant().notNull(),
});
