import { sql } from "drizzle-orm";
import { index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { campaigns, lines, subThemes } from "./campaigns.ts";
import { id, instant } from "./columns.ts";
import { publicTexts } from "./contributions.ts";
import { people } from "./people.ts";
import { sources } from "./sources.ts";

export const excerptKinds = ["criticality", "opportunity", "demand", "action_proposal"] as const;

/**
 * An exact quotation of a public text that never changes; offsets are code points of its `plain`. Like public texts, it
 * is never updated.
 */
export const excerpts = pgTable(
  "excerpts",
  {
    id: id(),
    campaignId: text()
      .notNull()
      .references(() => campaigns.id),
    sourceId: text()
      .notNull()
      .references(() => sources.id),
    publicTextId: text()
      .notNull()
      .references(() => publicTexts.id),
    start: integer().notNull(),
    end: integer().notNull(),
    exact: text().notNull(),
    prefix: text().notNull(),
    suffix: text().notNull(),
    createdAt: instant().notNull(),
    createdBy: text()
      .notNull()
      .references(() => people.id),
  },
  (t) => [
    index("excerpts_text").on(t.publicTextId),
    index("excerpts_campaign").on(t.campaignId, t.id),
    index("excerpts_source").on(t.sourceId),
  ],
);

/**
 * The place of an excerpt in a later public text of its source: quotations that a new omissis doesn't touch are kept.
 */
export const excerptPlaces = pgTable(
  "excerpt_places",
  {
    excerptId: text()
      .notNull()
      .references(() => excerpts.id),
    publicTextId: text()
      .notNull()
      .references(() => publicTexts.id),
    start: integer().notNull(),
    end: integer().notNull(),
    prefix: text().notNull(),
    suffix: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.excerptId, t.publicTextId] }), index("excerpt_places_text").on(t.publicTextId)],
);

/** Append-only: taking a coding back is a new row that names the one it takes back. */
export const codings = pgTable(
  "codings",
  {
    id: id(),
    excerptId: text()
      .notNull()
      .references(() => excerpts.id),
    lineId: text()
      .notNull()
      .references(() => lines.id),
    kind: text({ enum: excerptKinds }).notNull(),
    subThemeId: text().references(() => subThemes.id),
    memo: text().notNull().default(""),
    coderId: text()
      .notNull()
      .references(() => people.id),
    codedAt: instant().notNull(),
    undoes: text().unique(),
  },
  (t) => [
    index("codings_excerpt").on(t.excerptId),
    index("codings_line").on(t.lineId, t.id),
    index("codings_passages").on(t.lineId, t.excerptId, t.id).where(sql`undoes is null`),
  ],
);
