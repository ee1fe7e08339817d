import { sql } from "drizzle-orm";
import { type AnyPgColumn, boolean, date, index, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { bytes, id, instant } from "./columns.ts";
import { people } from "./people.ts";
import { places } from "./places.ts";

export const organisationKinds = [
  "institution",
  "trade_union",
  "employers_organisation",
  "chamber",
  "training_research",
  "third_sector",
  "enterprise",
  "profession",
] as const;
export const benches = ["institutions", "unions", "employers", "training", "third_sector", "enterprises"] as const;

export const organisations = pgTable(
  "organisations",
  {
    id: id(),
    kind: text({ enum: organisationKinds }).notNull(),
    fiscalCode: text().unique(),
    ipaCode: text().unique(),
    /** The body's own address, to which receipts go; never that of a person. */
    email: text(),
    website: text(),
    district: text().references((): AnyPgColumn => places.id),
    demo: boolean().notNull().default(false),
    createdAt: instant().notNull(),
    /** The entry that stands for the same body, if two were found to be one; always the last of a chain. */
    mergedInto: text().references((): AnyPgColumn => organisations.id),
  },
  (t) => [index("organisations_merged").on(t.mergedInto).where(sql`merged_into is not null`)],
);

/** A name holds from its day until the next name begins; acts show the name of their day. */
export const organisationNames = pgTable(
  "organisation_names",
  {
    id: id(),
    organisationId: text()
      .notNull()
      .references(() => organisations.id),
    name: text().notNull(),
    shortName: text(),
    /** Tells bodies of the same name apart; required where there are such bodies. */
    distinction: text().notNull().default(""),
    validFrom: date().notNull(),
  },
  (t) => [
    uniqueIndex("organisation_names_day").on(t.organisationId, t.validFrom),
    index("organisation_names_name").on(t.name),
  ],
);

/** Federation → confederation. */
export const affiliations = pgTable(
  "affiliations",
  {
    id: id(),
    organisationId: text()
      .notNull()
      .references(() => organisations.id),
    parentId: text()
      .notNull()
      .references(() => organisations.id),
    validFrom: date().notNull(),
    validTo: date(),
  },
  (t) => [index("affiliations_organisation").on(t.organisationId)],
);

/** The bench on which a body sits in one campaign. */
export const benchSeats = pgTable(
  "bench_seats",
  {
    id: id(),
    campaignId: text().notNull(),
    organisationId: text()
      .notNull()
      .references(() => organisations.id),
    bench: text({ enum: benches }).notNull(),
  },
  (t) => [uniqueIndex("bench_seats_key").on(t.campaignId, t.organisationId)],
);

/** The designation of a person by an organisation, for one campaign; the last day is included. */
export const mandates = pgTable(
  "mandates",
  {
    id: id(),
    personId: text()
      .notNull()
      .references(() => people.id),
    organisationId: text()
      .notNull()
      .references(() => organisations.id),
    campaignId: text().notNull(),
    capacity: text({ enum: ["drafter", "signatory"] }).notNull(),
    validFrom: date().notNull(),
    validTo: date(),
    /** The letter of designation. */
    letterId: text().references(() => files.id),
    appointedBy: text(),
    createdAt: instant().notNull(),
    revokedAt: instant(),
    revokedReason: text(),
    /** The signatory of the same body who appointed this drafter; null where the office did. */
    appointedUnder: text().references((): AnyPgColumn => mandates.id),
    /** The last day of which its holder was warned; if it changes, the holder is warned again. */
    warnedFor: date(),
    /** When its end was looked at, so that it is asked only once whether the body is left with nobody. */
    endSeenAt: instant(),
  },
  (t) => [index("mandates_person").on(t.personId), index("mandates_organisation").on(t.organisationId, t.campaignId)],
);

/** Every stored file: attachments, letters, original papers. */
export const files = pgTable("files", {
  id: id(),
  name: text().notNull(),
  mediaType: text().notNull(),
  size: integer().notNull(),
  sha256: text().notNull(),
  content: bytes().notNull(),
  createdAt: instant().notNull(),
  scan: text({ enum: ["unchecked", "clean", "infected"] })
    .notNull()
    .default("unchecked"),
  scannedAt: instant(),
  /**
   * Whether its bytes carry a signature: a PDF with a signature dictionary, or a .p7m. Nothing here says that the
   * signature is valid.
   */
  signed: boolean().notNull().default(false),
  /** When it was sealed as illegal; from then on nobody can open it. */
  sealedAt: instant(),
  sealedReason: text().notNull().default(""),
});
