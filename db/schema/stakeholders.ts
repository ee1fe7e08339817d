import { boolean, date, index, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { campaigns } from "./campaigns.ts";
import { id, instant } from "./columns.ts";
import { benches, mandates, organisationKinds, organisations } from "./organisations.ts";
import { people } from "./people.ts";
import { places } from "./places.ts";

/** One upload of invitations: undone whole until the first one is accepted. */
export const invitationBatches = pgTable(
  "invitation_batches",
  {
    id: id(),
    campaignId: text()
      .notNull()
      .references(() => campaigns.id),
    fileName: text().notNull(),
    rows: integer().notNull(),
    /** `checked`: looked at, nothing written yet. */
    state: text({ enum: ["checked", "sent", "undone"] })
      .notNull()
      .default("checked"),
    /** The file as text, from its upload until it is sent or thrown away; a day at most. */
    content: text(),
    createdAt: instant().notNull(),
    createdBy: text()
      .notNull()
      .references(() => people.id),
    sentAt: instant(),
    undoneAt: instant(),
  },
  (t) => [index("invitation_batches_campaign").on(t.campaignId)],
);

/**
 * The internal register of whom a consultation hears. Whether a body has spoken is asked of its contributions, never
 * stored.
 */
export const stakeholders = pgTable(
  "stakeholders",
  {
    id: id(),
    campaignId: text()
      .notNull()
      .references(() => campaigns.id),
    organisationId: text()
      .notNull()
      .references(() => organisations.id),
    /** `listed`: known, not yet invited. */
    state: text({ enum: ["listed", "invited", "accepted", "declined", "passed_on", "represented"] })
      .notNull()
      .default("listed"),
    stateAt: instant().notNull(),
    /** Why it declined, in its own words. */
    reason: text().notNull().default(""),
    /** Whom it passed the invitation on to, or which confederation speaks for it. */
    throughId: text().references(() => organisations.id),
    /** The same where that body isn't in the register. */
    throughName: text().notNull().default(""),
    source: text({ enum: ["office", "csv", "asked"] })
      .notNull()
      .default("office"),
    batchId: text().references(() => invitationBatches.id),
    /** The body itself was entered by that upload: undone, it goes too. */
    bodyMade: boolean().notNull().default(false),
    note: text().notNull().default(""),
    createdAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex("stakeholders_key").on(t.campaignId, t.organisationId),
    index("stakeholders_batch").on(t.batchId),
  ],
);

/** Each invitation sent to a body, through the person it reached. */
export const stakeholderInvitations = pgTable(
  "stakeholder_invitations",
  {
    id: id(),
    stakeholderId: text()
      .notNull()
      .references(() => stakeholders.id),
    batchId: text().references(() => invitationBatches.id),
    /** The designation that its acceptance made. */
    mandateId: text().references(() => mandates.id),
    /** Whom it was addressed to; both empty once nobody needs them. No name where it went to the body as such. */
    contactName: text().notNull().default(""),
    contactEmail: text().notNull().default(""),
    language: text({ enum: ["it", "en"] })
      .notNull()
      .default("it"),
    /** Only the hash of the link by which the body answers without signing in. */
    answerHash: text().notNull().unique(),
    sentAt: instant().notNull(),
    /** When the body answered, by this link or otherwise: from then on it opens nothing. */
    spentAt: instant(),
    deliveredAt: instant(),
    failedAt: instant(),
    /** A code of the mail server, never its words. */
    failure: text(),
    sentBy: text()
      .notNull()
      .references(() => people.id),
  },
  (t) => [
    index("stakeholder_invitations_stakeholder").on(t.stakeholderId),
    index("stakeholder_invitations_batch").on(t.batchId),
  ],
);

/** A body that was not invited asks to be heard. */
export const participationRequests = pgTable(
  "participation_requests",
  {
    id: id(),
    campaignId: text()
      .notNull()
      .references(() => campaigns.id),
    organisationName: text().notNull(),
    kind: text({ enum: organisationKinds }).notNull(),
    fiscalCode: text(),
    organisationEmail: text(),
    website: text(),
    district: text().references(() => places.id),
    why: text().notNull(),
    personName: text().notNull(),
    personEmail: text().notNull(),
    language: text({ enum: ["it", "en"] }).notNull(),
    privacyVersion: text().notNull(),
    askedAt: instant().notNull(),
    state: text({ enum: ["waiting", "admitted", "refused"] })
      .notNull()
      .default("waiting"),
    decidedAt: instant(),
    decidedBy: text().references(() => people.id),
    reason: text().notNull().default(""),
    organisationId: text().references(() => organisations.id),
  },
  (t) => [index("participation_requests_campaign").on(t.campaignId, t.state, t.id)],
);

/** What a body became: acts stay with the body that did them. A `duplicate` is the same body entered twice. */
export const successions = pgTable(
  "successions",
  {
    id: id(),
    kind: text({ enum: ["merger", "split", "duplicate"] }).notNull(),
    fromId: text()
      .notNull()
      .references(() => organisations.id),
    toId: text()
      .notNull()
      .references(() => organisations.id),
    onDate: date().notNull(),
    note: text().notNull().default(""),
    /** Who goes on writing what the body had not filed yet: one of its successors. */
    takesDrafts: boolean().notNull().default(false),
    createdAt: instant().notNull(),
    createdBy: text()
      .notNull()
      .references(() => people.id),
  },
  (t) => [uniqueIndex("successions_key").on(t.fromId, t.toId), index("successions_to").on(t.toId)],
);

/** A body says that it sits on the wrong bench. */
export const benchObjections = pgTable(
  "bench_objections",
  {
    id: id(),
    campaignId: text()
      .notNull()
      .references(() => campaigns.id),
    organisationId: text()
      .notNull()
      .references(() => organisations.id),
    wanted: text({ enum: benches }).notNull(),
    why: text().notNull(),
    mandateId: text()
      .notNull()
      .references(() => mandates.id),
    objectedAt: instant().notNull(),
    answeredAt: instant(),
    answeredBy: text().references(() => people.id),
    accepted: boolean(),
    answer: text().notNull().default(""),
  },
  (t) => [index("bench_objections_campaign").on(t.campaignId, t.organisationId)],
);
