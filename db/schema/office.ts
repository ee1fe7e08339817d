import { sql } from "drizzle-orm";
import { boolean, index, integer, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { campaigns, rounds } from "./campaigns.ts";
import { id, instant } from "./columns.ts";
import { contributions, publicTexts, revisions } from "./contributions.ts";
import { versions } from "./document.ts";
import { mandates, organisations } from "./organisations.ts";
import { people } from "./people.ts";
import { sourceKinds } from "./sources.ts";
import { excerpts } from "./tagging.ts";

/** What can be taken off and reported: a source, by its kind. `paragraph` is a paragraph of one version. */
export const removableKinds = [...sourceKinds, "attachment", "paragraph", "version"] as const;

/** Togli subito: off every page, export, search and cache; number, date, reason and the sealed original stay. */
export const takedowns = pgTable(
  "takedowns",
  {
    id: id(),
    campaignId: text()
      .notNull()
      .references(() => campaigns.id),
    subjectKind: text({ enum: removableKinds }).notNull(),
    subjectId: text().notNull(),
    /** For a paragraph, the version out of which it is taken. */
    versionId: text().references(() => versions.id),
    reason: text().notNull(),
    takenAt: instant().notNull(),
    takenBy: text()
      .notNull()
      .references(() => people.id),
    /** The state to which it goes back. */
    stateBefore: text().notNull().default(""),
    restoredAt: instant(),
    restoredBy: text().references(() => people.id),
    restoredReason: text().notNull().default(""),
  },
  (t) => [
    index("takedowns_campaign").on(t.campaignId, t.id),
    uniqueIndex("takedowns_held")
      .on(t.subjectKind, t.subjectId, sql`coalesce(version_id, '')`)
      .where(sql`restored_at is null`),
    index("takedowns_subject").on(t.subjectKind, t.subjectId),
  ],
);

/** «Segnala»: what somebody reports about a public text. */
export const reports = pgTable(
  "reports",
  {
    id: id(),
    campaignId: text()
      .notNull()
      .references(() => campaigns.id),
    subjectKind: text({ enum: removableKinds }).notNull(),
    subjectId: text().notNull(),
    versionId: text().references(() => versions.id),
    cause: text({ enum: ["personal_data", "unlawful", "error", "other"] }).notNull(),
    words: text().notNull(),
    /** The address for the answer, if one is wanted. */
    replyEmail: text(),
    language: text({ enum: ["it", "en"] }).notNull(),
    reportedAt: instant().notNull(),
    state: text({ enum: ["open", "acted", "dismissed"] })
      .notNull()
      .default("open"),
    decidedAt: instant(),
    decidedBy: text().references(() => people.id),
    answer: text().notNull().default(""),
  },
  (t) => [index("reports_campaign").on(t.campaignId, t.state, t.id)],
);

/** Objections of filers to an omissis of their own text. */
export const redactionObjections = pgTable(
  "redaction_objections",
  {
    id: id(),
    contributionId: text()
      .notNull()
      .references(() => contributions.id),
    publicTextId: text()
      .notNull()
      .references(() => publicTexts.id),
    /** The omissis that is meant, as code points of the revision from which the public text was made. */
    start: integer().notNull().default(0),
    end: integer().notNull().default(0),
    words: text().notNull(),
    mandateId: text()
      .notNull()
      .references(() => mandates.id),
    objectedAt: instant().notNull(),
    answeredAt: instant(),
    answeredBy: text().references(() => people.id),
    accepted: boolean(),
    answer: text().notNull().default(""),
  },
  (t) => [
    index("redaction_objections_contribution").on(t.contributionId),
    uniqueIndex("redaction_objections_open").on(t.contributionId, t.start, t.end).where(sql`answered_at is null`),
  ],
);

/**
 * Why the office leaves a passage readable that the filer asked to keep from the public; the last answer to a passage
 * holds.
 */
export const confidentialAnswers = pgTable(
  "confidential_answers",
  {
    id: id(),
    revisionId: text()
      .notNull()
      .references(() => revisions.id),
    start: integer().notNull(),
    end: integer().notNull(),
    answer: text().notNull(),
    answeredAt: instant().notNull(),
    answeredBy: text()
      .notNull()
      .references(() => people.id),
  },
  (t) => [index("confidential_answers_revision").on(t.revisionId)],
);

/**
 * A cited body objects to how the document uses its words; the objection is shown with the passage until it is
 * answered.
 */
export const citationObjections = pgTable(
  "citation_objections",
  {
    id: id(),
    campaignId: text()
      .notNull()
      .references(() => campaigns.id),
    paragraphId: text().notNull(),
    excerptId: text()
      .notNull()
      .references(() => excerpts.id),
    organisationId: text()
      .notNull()
      .references(() => organisations.id),
    words: text().notNull(),
    mandateId: text()
      .notNull()
      .references(() => mandates.id),
    objectedAt: instant().notNull(),
    answeredAt: instant(),
    answeredBy: text().references(() => people.id),
    answer: text().notNull().default(""),
  },
  (t) => [
    index("citation_objections_campaign").on(t.campaignId),
    index("citation_objections_paragraph").on(t.paragraphId),
    uniqueIndex("citation_objections_open").on(t.paragraphId, t.excerptId).where(sql`answered_at is null`),
  ],
);

/** One upload of contributions. It can be undone as a whole until one of its texts is published. */
export const importBatches = pgTable(
  "import_batches",
  {
    id: id(),
    campaignId: text()
      .notNull()
      .references(() => campaigns.id),
    roundId: text()
      .notNull()
      .references(() => rounds.id),
    fileName: text().notNull(),
    /** The uploaded file while it is being read; null when that is done. */
    fileId: text(),
    sha256: text().notNull(),
    state: text({ enum: ["checking", "checked", "running", "done", "failed", "undone"] }).notNull(),
    /** How many rows the file has, how many were written, and how many were there before. */
    total: integer().notNull().default(0),
    written: integer().notNull().default(0),
    known: integer().notNull().default(0),
    /** The first errors, by row and column, as codes; never words of the row. */
    errors: jsonb().$type<{ row: number; column: string; code: string }[]>().notNull(),
    errorCount: integer().notNull().default(0),
    createdAt: instant().notNull(),
    createdBy: text()
      .notNull()
      .references(() => people.id),
    finishedAt: instant(),
    undoneAt: instant(),
  },
  (t) => [index("import_batches_campaign").on(t.campaignId, t.id)],
);
