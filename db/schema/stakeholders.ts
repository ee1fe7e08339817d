import { boolean, date, index, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { campaigns } from "./campaigns.ts";
import { id, instant } from "./columns.ts";
import { benches, mandates, organisationKinds, organisations } from "./organisations.ts";
import { people } from "./people.ts";
import { places } from "./places.ts";

/** One upload of invitations; it can be undone as a whole until the first one is accepted. */
export const invitationBatches = pgTable(
  "invitation_batches",
  {
    id: id(),
    campaignId: text()
      .notNull()
      .references(() => campaigns.id),
    fileName: text().notNull(),
    rows: integer().notNull(),
    /** `checked`: it was only looked at, and nothing was written yet. */
    state: text({ enum: ["checked", "sent", "undone"] })
      .notNull()
      .default("checked"),
    /** The file as text, from its upload until it is sent or thrown away, a day at most. */
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
 * The office's own register of those whom a consultation hears. Whether a body has spoken is counted from its
 * contributions and never stored.
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
    /** The body to which it passed the invitation on, or the confederation that speaks for it. */
    throughId: text().references(() => organisations.id),
    /** The name of that body, where it isn't in the register. */
    throughName: text().notNull().default(""),
    source: text({ enum: ["office", "csv", "asked"] })
      .notNull()
      .default("office"),
    batchId: text().references(() => invitationBatches.id),
    /** Whether that upload entered the body itself: if the upload is undone, the body is deleted too. */
    bodyMade: boolean().notNull().default(false),
    note: text().notNull().default(""),
    createdAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex("stakeholders_key").on(t.campaignId, t.organisationId),
    index("stakeholders_batch").on(t.batchId),
  ],
);

/** Each invitation that was sent to a body, with the person to whom it went. */
export const stakeholderInvitations = pgTable(
  "stakeholder_invitations",
  {
    id: id(),
    stakeholderId: text()
      .notNull()
      .references(() => stakeholders.id),
    batchId: text().references(() => invitationBatches.id),
    /** The designation that was made when it was accepted. */
    mandateId: text().references(() => mandates.id),
    /**
     * The person to whom it was addressed; both are empty once nobody needs them. There is no name where it went to the
     * body as such.
     */
    contactName: text().notNull().default(""),
    contactEmail: text().notNull().default(""),
    language: text({ enum: ["it", "en"] })
      .notNull()
      .default("it"),
    /** The hash of the link by which the body answers without signing in; the link itself is not stored. */
    answerHash: text().notNull().unique(),
    sentAt: instant().notNull(),
    /** When the body answered, by this link or otherwise; from then on the link opens nothing. */
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

/** What a body became; acts stay with the body that did them. `duplicate` means the same body entered twice. */
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
    /** Whether this successor goes on with what the body had not filed yet. */
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
