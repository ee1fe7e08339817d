import { bigint, boolean, index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { instant } from "./columns.ts";
import { sourceKinds } from "./sources.ts";

/*
 * Derived by triggers (drizzle/…_tallies-rules.sql, …_passages-of-sources.sql) from contributions, their lines, and
 * what was classified in any source; nothing else writes here. Texts are contributions; passages are those of every
 * kind of source. A tally is the sum of several rows: a change adds a row and updates none, so that two writers never
 * wait for each other. The rows are folded every hour.
 */

const tally = () => bigint({ mode: "number" }).primaryKey().generatedByDefaultAsIdentity();

/**
 * How many contributions there are, by grain: `all` (by everything except line and organisation), `body` (only by
 * organisation, state and disowning), and of published ones `body_texts`, `line`, `line_body`; by joining body,
 * `joined` and `held` (see `countedJoins`). A column that a grain doesn't tell apart is empty.
 */
export const textTallies = pgTable(
  "text_tallies",
  {
    id: tally(),
    campaignId: text().notNull(),
    grain: text({ enum: ["all", "body", "body_texts", "line", "line_body", "joined", "held"] }).notNull(),
    state: text().notNull(),
    /** `*` counts the contributions that have a passage on any line. */
    lineId: text().notNull().default(""),
    organisationId: text().notNull().default(""),
    roundId: text().notNull().default(""),
    bench: text().notNull().default(""),
    kind: text().notNull().default(""),
    /** Empty where the contribution names none. */
    district: text().notNull().default(""),
    disowned: boolean().notNull(),
    n: integer().notNull(),
  },
  (t) => [index("text_tallies_grain").on(t.campaignId, t.grain, t.state, t.lineId, t.organisationId)],
);

/**
 * The published contributions of a line: named by their author (`named`), or with a passage that was classified there.
 */
export const lineTexts = pgTable(
  "line_texts",
  {
    contributionId: text().notNull(),
    lineId: text().notNull(),
    campaignId: text().notNull(),
    organisationId: text().notNull(),
    roundId: text().notNull(),
    bench: text().notNull(),
    kind: text().notNull(),
    district: text().notNull(),
    disowned: boolean().notNull(),
    publishedAt: instant().notNull(),
    named: boolean().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.contributionId, t.lineId] }),
    index("line_texts_line").on(t.lineId, t.publishedAt, t.contributionId),
  ],
);

/** How many passages a public source has on a line; with an empty line or kind, on all lines or of all kinds. */
export const linePassages = pgTable(
  "line_passages",
  {
    sourceId: text().notNull(),
    sourceKind: text({ enum: sourceKinds }).notNull(),
    /** The campaign of the line, which may be another than that of the source. */
    campaignId: text().notNull(),
    lineId: text().notNull(),
    kind: text().notNull(),
    bench: text().notNull(),
    passages: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.sourceId, t.campaignId, t.lineId, t.kind] })],
);

/** The sums of `line_passages`; `texts` counts the sources. */
export const passageTallies = pgTable(
  "passage_tallies",
  {
    id: tally(),
    campaignId: text().notNull(),
    lineId: text().notNull(),
    kind: text().notNull(),
    bench: text().notNull(),
    sourceKind: text({ enum: sourceKinds }).notNull(),
    passages: integer().notNull(),
    texts: integer().notNull(),
  },
  (t) => [index("passage_tallies_line").on(t.campaignId, t.lineId, t.kind)],
);

/** Published contributions whose newest revision is not the one that the public reads. */
export const waitingIntegrations = pgTable(
  "waiting_integrations",
  {
    contributionId: text().primaryKey(),
    campaignId: text().notNull(),
    receivedAt: instant().notNull(),
  },
  (t) => [index("waiting_integrations_queue").on(t.campaignId, t.receivedAt, t.contributionId)],
);

/**
 * The texts that a body joins, under any of its entries, as long as it has not taken that back: `joined` are those that
 * the public reads; `held` are those that are neither withdrawn nor annulled nor disowned, public or not, while the
 * joining holds.
 */
export const countedJoins = pgTable(
  "counted_joins",
  {
    contributionId: text().notNull(),
    /** The entry that stands for the body. */
    organisationId: text().notNull(),
    grain: text({ enum: ["joined", "held"] }).notNull(),
    campaignId: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.contributionId, t.organisationId, t.grain] })],
);
