import { sql } from "drizzle-orm";
import { type AnyPgColumn, check, date, index, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { id, instant } from "./columns.ts";
import { files } from "./organisations.ts";

export const placeLevels = ["district", "city", "metropolitan", "region", "country"] as const;

/**
 * Territories of every level, each within the next larger one. A place that has ended or has a successor stays, because
 * texts of its time name it.
 */
export const places = pgTable(
  "places",
  {
    id: id(),
    level: text({ enum: placeLevels }).notNull(),
    /**
     * What files and addresses call it: the number of a district, or the code of ISTAT or NUTS for a larger territory.
     */
    code: text().notNull(),
    nameIt: text().notNull(),
    nameEn: text().notNull(),
    parentId: text().references((): AnyPgColumn => places.id),
    /**
     * First and last day, in the time zone of the body to whose territory it belongs; null where it has no beginning or
     * no end.
     */
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

/** Bodies that consult, such as a city. Bodies that are consulted are called organisations. */
export const bodies = pgTable("bodies", {
  id: id(),
  /** Empty where an update made the body; the next start gives it its name. */
  nameIt: text().notNull(),
  nameEn: text().notNull(),
  /** The address of its own site. */
  site: text().notNull(),
  logoId: text().references((): AnyPgColumn => files.id),
  /** A name of the IANA database. */
  timeZone: text().notNull(),
  /** The territory for which it speaks: its districts are those that a text can be about. */
  placeId: text().references(() => places.id),
  createdAt: instant().notNull(),
});
