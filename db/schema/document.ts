import { sql } from "drizzle-orm";
import { boolean, date, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { campaigns, lines } from "./campaigns.ts";
import { bytes, id, instant } from "./columns.ts";
import { people } from "./people.ts";
import { sources } from "./sources.ts";
import { excerpts } from "./tagging.ts";

export const sectionKinds = [
  "foreword",
  "method",
  "bodies",
  "context",
  "criticalities",
  "opportunities",
  "actions",
  "annexes",
] as const;
export const citationRoles = ["supports", "qualifies", "opposes", "context"] as const;

/** The working document, one for each campaign; what is published is copied from it. */
export const documents = pgTable("documents", {
  id: id(),
  campaignId: text()
    .notNull()
    .unique()
    .references(() => campaigns.id),
  title: text().notNull(),
  inBrief: text().notNull().default(""),
  /** Set while a planner's proposal waits for the lead's decision. */
  proposedAt: instant(),
  proposedBy: text().references(() => people.id),
  proposalNote: text().notNull().default(""),
});

export const sections = pgTable(
  "sections",
  {
    id: id(),
    documentId: text()
      .notNull()
      .references(() => documents.id),
    kind: text({ enum: sectionKinds }).notNull(),
    lineId: text().references(() => lines.id),
    title: text().notNull(),
    position: integer().notNull(),
  },
  (t) => [index("sections_document").on(t.documentId)],
);

export const paragraphs = pgTable(
  "paragraphs",
  {
    id: id(),
    sectionId: text()
      .notNull()
      .references(() => sections.id),
    position: integer().notNull(),
    text: text().notNull(),
    linking: boolean().notNull().default(false),
    /** Counts saves; each save names the version from which it was made. */
    version: integer().notNull().default(1),
    savedAt: instant().notNull(),
    savedBy: text()
      .notNull()
      .references(() => people.id),
    deletedAt: instant(),
  },
  (t) => [index("paragraphs_section").on(t.sectionId)],
);

/**
 * A citation is of a passage, or of a whole source where it has no passages, such as a figure. `citedId` is the id of
 * either; this column is the passage, and `sourceId` is the source that is cited whole, or to which the passage
 * belongs.
 */
const citedExcerpt = () =>
  text()
    .generatedAlwaysAs(sql`nullif(cited_id, source_id)`)
    .references(() => excerpts.id);

export const citations = pgTable(
  "citations",
  {
    paragraphId: text()
      .notNull()
      .references(() => paragraphs.id),
    citedId: text().notNull(),
    /** Set where the source is cited whole. */
    sourceId: text().references(() => sources.id),
    excerptId: citedExcerpt(),
    role: text({ enum: citationRoles }).notNull(),
    position: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.paragraphId, t.citedId] }), index("citations_excerpt").on(t.excerptId)],
);

/** Published and frozen. `content` is a VersionContent; `sha256` is the hash of `canonical`. */
export const versions = pgTable(
  "versions",
  {
    id: id(),
    campaignId: text()
      .notNull()
      .references(() => campaigns.id),
    number: integer().notNull(),
    /**
     * Counts reissues with omissis under the same number: the newest edition holds, and the hashes of all are shown.
     */
    edition: integer().notNull().default(1),
    reissueReason: text().notNull().default(""),
    state: text({ enum: ["draft", "final"] }).notNull(),
    content: jsonb().$type<unknown>().notNull(),
    canonical: text().notNull(),
    sha256: text().notNull(),
    office: text().notNull(),
    actOrgan: text().notNull().default(""),
    actNumber: text().notNull().default(""),
    actDate: date(),
    publishedAt: instant().notNull(),
    publishedBy: text()
      .notNull()
      .references(() => people.id),
    withdrawnAt: instant(),
    withdrawnReason: text().notNull().default(""),
  },
  (t) => [uniqueIndex("versions_number").on(t.campaignId, t.number, t.edition)],
);

/**
 * The files of a version, made once after its publication and served as they are. Whatever must no longer be read takes
 * their bytes away in its own transaction (triggers in drizzle/). The row stays and says since when, until they are
 * made anew.
 */
export const versionFiles = pgTable(
  "version_files",
  {
    versionId: text()
      .notNull()
      .references(() => versions.id),
    lang: text({ enum: ["it", "en"] }).notNull(),
    format: text().notNull(),
    /**
     * A name for everything from which the file was made: the version's text, its editions, what of it is covered, the
     * address of the installation.
     */
    key: text().notNull(),
    sha256: text().notNull(),
    content: bytes().notNull(),
    madeAt: instant().notNull(),
    /** When its bytes were taken away. */
    withdrawnAt: instant(),
  },
  (t) => [primaryKey({ columns: [t.versionId, t.lang, t.format] })],
);

/** The citations of a published version, by source: they answer «dove è finito?» without opening the content. */
export const versionCitations = pgTable(
  "version_citations",
  {
    versionId: text()
      .notNull()
      .references(() => versions.id),
    paragraphId: text().notNull(),
    paragraphNumber: integer().notNull(),
    citedId: text().notNull(),
    sourceId: text()
      .notNull()
      .references(() => sources.id),
    excerptId: citedExcerpt(),
    role: text({ enum: citationRoles }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.versionId, t.paragraphId, t.citedId] }),
    index("version_citations_source").on(t.sourceId),
  ],
);
