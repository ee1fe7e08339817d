import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { campaigns, contributionKinds, lines, rounds } from "./campaigns.ts";
import { id, instant, searchVector } from "./columns.ts";
import { files, mandates, organisationNames, organisations } from "./organisations.ts";
import { people } from "./people.ts";
import { places } from "./places.ts";
import { sources } from "./sources.ts";

export interface StoredLoss {
  kind: string;
  count: number;
  sample?: string;
}

export const drafts = pgTable(
  "drafts",
  {
    id: id(),
    campaignId: text()
      .notNull()
      .references(() => campaigns.id),
    roundId: text()
      .notNull()
      .references(() => rounds.id),
    organisationId: text()
      .notNull()
      .references(() => organisations.id),
    kind: text({ enum: contributionKinds }).notNull(),
    title: text().notNull().default(""),
    /** Markdown by question id. */
    answers: jsonb().$type<Record<string, string>>().notNull(),
    body: text().notNull().default(""),
    lineIds: jsonb().$type<string[]>().notNull(),
    district: text().references(() => places.id),
    /** What was lost when the text was taken from a paper. */
    losses: jsonb().$type<StoredLoss[]>().notNull(),
    lossesConfirmedAt: instant(),
    /**
     * Passages marked as confidential: code points of the text as it would be filed, with their words, by which they
     * are found again in a changed text.
     */
    confidential: jsonb().$type<{ start: number; end: number; words: string }[]>().notNull().default([]),
    /** Counts saves; each save names the version from which it was made. */
    version: integer().notNull().default(1),
    savedBy: text()
      .notNull()
      .references(() => mandates.id),
    savedAt: instant().notNull(),
    createdAt: instant().notNull(),
    /** The filed text that this draft integrates; null for a new text. */
    contributionId: text().references((): AnyPgColumn => contributions.id),
  },
  (t) => [index("drafts_organisation").on(t.organisationId, t.campaignId)],
);

/** Texts that met a newer version of their draft, kept until somebody chooses. */
export const draftConflicts = pgTable(
  "draft_conflicts",
  {
    id: id(),
    draftId: text()
      .notNull()
      .references(() => drafts.id, { onDelete: "cascade" }),
    title: text().notNull(),
    answers: jsonb().$type<Record<string, string>>().notNull(),
    body: text().notNull(),
    savedBy: text()
      .notNull()
      .references(() => mandates.id),
    savedAt: instant().notNull(),
  },
  (t) => [index("draft_conflicts_draft").on(t.draftId)],
);

/** One row for each campaign and year, locked while a number is given, so that numbers have no gaps. */
export const numberCounters = pgTable(
  "number_counters",
  {
    campaignId: text()
      .notNull()
      .references(() => campaigns.id),
    year: integer().notNull(),
    last: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.campaignId, t.year] })],
);

export const contributions = pgTable(
  "contributions",
  {
    id: id(),
    number: text().notNull().unique(),
    campaignId: text()
      .notNull()
      .references(() => campaigns.id),
    roundId: text()
      .notNull()
      .references(() => rounds.id),
    organisationId: text()
      .notNull()
      .references(() => organisations.id),
    /** The name on the day of filing; a later renaming doesn't change it. */
    organisationNameId: text()
      .notNull()
      .references(() => organisationNames.id),
    /** The bench on the day of filing. */
    bench: text().notNull(),
    kind: text({ enum: contributionKinds }).notNull(),
    district: text().references(() => places.id),
    channel: text({ enum: ["site", "pec", "email", "paper", "room"] }).notNull(),
    receivedAt: instant().notNull(),
    enteredAt: instant().notNull(),
    protocolNumber: text(),
    protocolDate: date(),
    /** `annulled`: its import was undone; the number stays used. */
    state: text({ enum: ["filed", "ready", "published", "refused", "withdrawn", "taken_down", "annulled"] }).notNull(),
    stateReason: text().notNull().default(""),
    stateAt: instant().notNull(),
    /** The public text that holds now; null while nothing is published. */
    publicTextId: text(),
    publishedAt: instant(),
    /** With it, a filing that is sent again is the same filing. */
    idempotencyKey: text().unique(),
    /** When its organisation declared that it did not file it; it stays visible and can no longer be cited. */
    disownedAt: instant(),
    disownedReason: text().notNull().default(""),
    disownedBy: text().references(() => mandates.id),
    /** The paper by which the body told the office; empty where the body declared it on the site. */
    disownedDocument: text().notNull().default(""),
    /** The import that brought it, and its id in the system from which it was imported. */
    batchId: text(),
    externalId: text(),
    /** The person of the office who entered it, where it came by another channel than the site. */
    enteredBy: text().references(() => people.id),
    /** When it was sealed as unlawful; from then on nobody can open it. */
    sealedAt: instant(),
    sealedReason: text().notNull().default(""),
  },
  (t) => [
    // The index is read backwards. An index made with desc() would put nulls last, and then it can't order lists that,
    // as usual in SQL, put them first.
    index("contributions_public").on(t.campaignId, t.publishedAt, t.id).where(sql`${t.state} = 'published'`),
    index("contributions_public_bench")
      .on(t.campaignId, t.bench, t.publishedAt, t.id)
      .where(sql`${t.state} = 'published'`),
    index("contributions_public_body")
      .on(t.campaignId, t.organisationId, t.publishedAt, t.id)
      .where(sql`${t.state} = 'published'`),
    // By the round alone, to which one campaign belongs. If both columns were in the index, the planner would take the
    // campaign's and read all later rounds.
    index("contributions_public_round").on(t.roundId, t.publishedAt, t.id).where(sql`${t.state} = 'published'`),
    index("contributions_public_kind")
      .on(t.campaignId, t.kind, t.publishedAt, t.id)
      .where(sql`${t.state} = 'published'`),
    index("contributions_public_district")
      .on(t.campaignId, t.district, t.publishedAt, t.id)
      .where(sql`${t.state} = 'published'`),
    index("contributions_public_text").on(t.publicTextId).where(sql`public_text_id is not null`),
    index("contributions_author").on(t.campaignId, t.organisationId, t.receivedAt).where(sql`${t.state} = 'published'`),
    index("contributions_queue").on(t.campaignId, t.state, t.receivedAt, t.id),
    index("contributions_organisation").on(t.organisationId, t.campaignId, t.receivedAt, t.id),
    index("contributions_round").on(t.roundId),
    uniqueIndex("contributions_external").on(t.campaignId, t.externalId),
    index("contributions_batch").on(t.batchId).where(sql`batch_id is not null`),
  ],
);

/** The lines to which the author assigns it. */
export const contributionLines = pgTable(
  "contribution_lines",
  {
    contributionId: text()
      .notNull()
      .references(() => contributions.id),
    lineId: text()
      .notNull()
      .references(() => lines.id),
  },
  (t) => [primaryKey({ columns: [t.contributionId, t.lineId] }), index("contribution_lines_line").on(t.lineId)],
);

/** What was filed, as it was filed; never updated. */
export const revisions = pgTable(
  "revisions",
  {
    id: id(),
    contributionId: text()
      .notNull()
      .references(() => contributions.id),
    number: integer().notNull(),
    title: text().notNull(),
    /** The blocks of `Prose`; offsets refer to `plain`. */
    blocks: jsonb().$type<unknown[]>().notNull(),
    plain: text().notNull(),
    /** The text over which the receipt's hash is taken. */
    receiptText: text().notNull(),
    salt: text().notNull(),
    sha256: text().notNull(),
    filedAt: instant().notNull(),
    personId: text()
      .notNull()
      .references(() => people.id),
    /** Null where the office entered a text that came by another channel. */
    mandateId: text().references(() => mandates.id),
    /** Passages that the filer asks to keep from the public, as code points of `plain`. */
    confidential: jsonb().$type<{ start: number; end: number }[]>().notNull().default([]),
    privacyVersion: text().notNull(),
    thirdParties: text({ enum: ["none", "marked"] }).notNull(),
    licence: text().notNull(),
  },
  (t) => [uniqueIndex("revisions_number").on(t.contributionId, t.number)],
);

/**
 * What the public reads of a source, after its omissis. Never updated: a new one replaces it. Only when a source is
 * forgotten may its words go, together with the hash with which they could be guessed.
 */
export const publicTexts = pgTable(
  "public_texts",
  {
    id: id(),
    sourceId: text()
      .notNull()
      .references(() => sources.id),
    /** The revision from which it was made, for a contribution. */
    revisionId: text().references(() => revisions.id),
    title: text().notNull(),
    blocks: jsonb().$type<unknown[]>().notNull(),
    plain: text().notNull(),
    sha256: text().notNull(),
    offsetMap: jsonb().$type<unknown>().notNull(),
    /** Where each omissis was in the original's `plain`, with its reason code. */
    omissis: jsonb().$type<{ start: number; end: number; reason: string }[]>().notNull(),
    /** The attachments that become public with it. */
    released: jsonb().$type<string[]>().notNull().default([]),
    /**
     * Sentences as code points into `plain`. They are found once, so that coverage can be computed without the text.
     */
    sentences: jsonb().$type<[number, number][]>().notNull(),
    madeAt: instant().notNull(),
    madeBy: text()
      .notNull()
      .references(() => people.id),
    search: searchVector().generatedAlwaysAs(sql`to_tsvector('italian', title || ' ' || plain)`),
  },
  (t) => [index("public_texts_source").on(t.sourceId), index("public_texts_search").using("gin", t.search)],
);

export const attachments = pgTable(
  "attachments",
  {
    id: id(),
    fileId: text()
      .notNull()
      .references(() => files.id),
    draftId: text().references(() => drafts.id, { onDelete: "set null" }),
    contributionId: text().references(() => contributions.id),
    /** The paper from which a text was taken is kept, but it is no attachment to be shown. */
    /** A scan is the paper or message from which the office entered a text. */
    role: text({ enum: ["attachment", "source", "scan"] }).notNull(),
    /** Set when a planner releases it to the public. */
    releasedAt: instant(),
    position: integer().notNull(),
    /** What the public gets instead of it: a file in which words are covered. */
    replacementId: text().references(() => files.id),
    withheldReason: text().notNull().default(""),
  },
  (t) => [index("attachments_draft").on(t.draftId), index("attachments_contribution").on(t.contributionId)],
);
