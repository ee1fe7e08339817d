import { bigint, boolean, index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { instant } from "./columns.ts";
import { sourceKinds } from "./sources.ts";

/*
 * Derived by triggers (drizzle/…_tallies-rules.sql, …_passages-of-sources.sql) from contributions, their lines and
 * what was classified in any source; nothing else writes here. Texts are contributions; passages are those of every
 * kind of source. Tallies are sums of rows: a change adds a row and updates none, so that no two writers ever wait
 * for each other. They are folded by the hour.
 */

const tally = () => bigint({ mode: "number" }).primaryKey().generatedByDefaultAsIdentity();

/**
 * How many contributions there are, by grain: `all` (by everything but line and organisation), `body` (by organisation,
 * state and disowning only), and of the published ones `body_texts`, `line`, `line_body`; by joining body `joined` and
 * `held` (see `countedJoins`). What a grain doesn't tell apart is empty.
 */
export const textTallies = pgTable(
  "text_tallies",
  {
    id: tally(),
    campaignId: text().notNull(),
    grain: text({ enum: ["all", "body", "body_texts", "line", "line_body", "joined", "held"] }).notNull(),
    state: text().notNull(),
    /** `*` counts the contributions with a passage on whatever line. */
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
 * Which published contributions belong to a line: by their author's word (`named`) or by a passage that was classified
 * there.
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

/**
 * How many passages a source that the public reads gives to a line; an empty line or kind counts them whatever it is.
 */
export const linePassages = pgTable(
  "line_passages",
  {
    sourceId: text().notNull(),
    sourceKind: text({ enum: sourceKinds }).notNull(),
    /** The line's, which may be another than the source's. */
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
 * Which texts a body joins, under whichever of its entries, unless it has taken that back: `joined`, what the public
 * reads; `held`, what is neither withdrawn nor annulled nor disowned, read by the public or not, while the joining
 * holds.
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
