import { boolean, date, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { id, instant } from "./columns.ts";
import { people } from "./people.ts";
import { bodies } from "./places.ts";

export const contributionKinds = ["analysis", "demand", "contribution"] as const;
export const strokes = ["solid", "long_dashes", "double", "dash_dot", "dots"] as const;

export const campaigns = pgTable("campaigns", {
  id: id(),
  /** Which body consults. */
  bodyId: text()
    .notNull()
    .references(() => bodies.id),
  slug: text().notNull().unique(),
  /** The first part of the numbers of contributions: TCL-2025-0042. */
  code: text().notNull().unique(),
  title: text().notNull(),
  /** «In breve», at most 1,000 characters. */
  inBrief: text().notNull(),
  mandateOrgan: text().notNull().default(""),
  mandateNumber: text().notNull().default(""),
  mandateDate: date(),
  mandateText: text().notNull().default(""),
  office: text().notNull().default(""),
  contact: text().notNull().default(""),
  howBodies: text().notNull().default(""),
  howCitizens: text().notNull().default(""),
  nextSteps: text().notNull().default(""),
  state: text({ enum: ["draft", "open", "suspended", "concluded"] })
    .notNull()
    .default("draft"),
  demo: boolean().notNull().default(false),
  createdAt: instant().notNull(),
});

/** Suspended, resumed, concluded: each with its public reason. The newest row agrees with `campaigns.state`. */
export const campaignSteps = pgTable(
  "campaign_steps",
  {
    id: id(),
    campaignId: text()
      .notNull()
      .references(() => campaigns.id),
    step: text({ enum: ["suspended", "resumed", "concluded"] }).notNull(),
    reason: text().notNull(),
    act: text().notNull().default(""),
    /** Only for a suspension: whether terms run on meanwhile. */
    termsRun: boolean(),
    at: instant().notNull(),
    decidedBy: text()
      .notNull()
      .references(() => people.id),
  },
  (t) => [index("campaign_steps_campaign").on(t.campaignId, t.at)],
);

export const milestones = pgTable(
  "milestones",
  {
    id: id(),
    campaignId: text()
      .notNull()
      .references(() => campaigns.id),
    onDate: date().notNull(),
    /** Words for the day where only its month or season is known: «primavera 2025». */
    dateLabel: text().notNull().default(""),
    title: text().notNull(),
    description: text().notNull().default(""),
  },
  (t) => [index("milestones_campaign").on(t.campaignId)],
);

export const lines = pgTable(
  "lines",
  {
    id: id(),
    campaignId: text()
      .notNull()
      .references(() => campaigns.id),
    code: integer().notNull(),
    position: integer().notNull(),
    retiredAt: instant(),
  },
  (t) => [uniqueIndex("lines_code").on(t.campaignId, t.code)],
);

/** A line that has been used is never edited in place; its newest version is shown. */
export const lineVersions = pgTable(
  "line_versions",
  {
    lineId: text()
      .notNull()
      .references(() => lines.id),
    version: integer().notNull(),
    shortName: text().notNull(),
    title: text().notNull(),
    description: text().notNull().default(""),
    color: text().notNull(),
    colorDark: text().notNull(),
    stroke: text({ enum: strokes }).notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.lineId, t.version] })],
);

export const subThemes = pgTable(
  "sub_themes",
  {
    id: id(),
    lineId: text()
      .notNull()
      .references(() => lines.id),
    code: text().notNull(),
    label: text().notNull(),
    position: integer().notNull(),
    retiredAt: instant(),
  },
  (t) => [uniqueIndex("sub_themes_code").on(t.lineId, t.code)],
);

export const rounds = pgTable(
  "rounds",
  {
    id: id(),
    campaignId: text()
      .notNull()
      .references(() => campaigns.id),
    number: integer().notNull(),
    title: text().notNull(),
    intro: text().notNull().default(""),
    mode: text({ enum: ["sealed", "open"] })
      .notNull()
      .default("sealed"),
    kinds: jsonb().$type<(typeof contributionKinds)[number][]>().notNull(),
    /** Benches that may file; empty = all. */
    benches: jsonb().$type<string[]>().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [uniqueIndex("rounds_number").on(t.campaignId, t.number)],
);

/** The terms of a round: the newest row holds, and the earlier ones are shown with it. */
export const roundTerms = pgTable(
  "round_terms",
  {
    id: id(),
    roundId: text()
      .notNull()
      .references(() => rounds.id),
    version: integer().notNull(),
    opensAt: instant().notNull(),
    closesAt: instant().notNull(),
    reason: text().notNull().default(""),
    /** Organ, number and date of the act that sets the term, as it is cited. */
    act: text().notNull().default(""),
    decidedAt: instant().notNull(),
    decidedBy: text().references(() => people.id),
  },
  (t) => [uniqueIndex("round_terms_version").on(t.roundId, t.version)],
);

export const questions = pgTable(
  "questions",
  {
    id: id(),
    roundId: text()
      .notNull()
      .references(() => rounds.id),
    position: integer().notNull(),
    retiredAt: instant(),
  },
  (t) => [index("questions_round").on(t.roundId)],
);

export const questionVersions = pgTable(
  "question_versions",
  {
    questionId: text()
      .notNull()
      .references(() => questions.id),
    version: integer().notNull(),
    text: text().notNull(),
    hint: text().notNull().default(""),
    createdAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.questionId, t.version] })],
);
