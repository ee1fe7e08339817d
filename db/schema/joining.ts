import { index, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { id, instant } from "./columns.ts";
import { contributions, drafts, revisions } from "./contributions.ts";
import { mandates, organisationNames, organisations } from "./organisations.ts";
import { people } from "./people.ts";

/** Other bodies that were asked to join a text, before or after its filing. */
export const joinInvitations = pgTable(
  "join_invitations",
  {
    id: id(),
    draftId: text().references(() => drafts.id, { onDelete: "cascade" }),
    contributionId: text().references(() => contributions.id),
    organisationId: text()
      .notNull()
      .references(() => organisations.id),
    message: text().notNull().default(""),
    invitedBy: text()
      .notNull()
      .references(() => mandates.id),
    invitedAt: instant().notNull(),
    declinedAt: instant(),
    /** When the body that had asked took it back. */
    withdrawnAt: instant(),
  },
  (t) => [
    index("join_invitations_draft").on(t.draftId),
    index("join_invitations_contribution").on(t.contributionId),
    index("join_invitations_organisation").on(t.organisationId),
  ],
);

/**
 * Adesione: holds for the hash of one text. If the text changes it is void; a filing takes those that hold. Once filed,
 * rows are never deleted.
 */
export const joins = pgTable(
  "joins",
  {
    id: id(),
    draftId: text().references(() => drafts.id, { onDelete: "set null" }),
    contributionId: text().references(() => contributions.id),
    /** The revision that it holds for; null while the text is a draft. */
    revisionId: text().references(() => revisions.id),
    /** The hash of the text that was read when joining. */
    textSha256: text().notNull(),
    organisationId: text()
      .notNull()
      .references(() => organisations.id),
    /** The name and bench of the day of joining. */
    organisationNameId: text()
      .notNull()
      .references(() => organisationNames.id),
    bench: text().notNull(),
    personId: text()
      .notNull()
      .references(() => people.id),
    mandateId: text()
      .notNull()
      .references(() => mandates.id),
    joinedAt: instant().notNull(),
    withdrawnAt: instant(),
    withdrawnBy: text().references(() => mandates.id),
    /** When a change of the text ended it. */
    voidedAt: instant(),
  },
  (t) => [
    index("joins_draft").on(t.draftId),
    index("joins_contribution").on(t.contributionId),
    index("joins_organisation").on(t.organisationId),
    uniqueIndex("joins_revision").on(t.revisionId, t.organisationId),
  ],
);
