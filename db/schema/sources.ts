import { sql } from "drizzle-orm";
import { check, index, pgTable, text } from "drizzle-orm/pg-core";
import { campaigns } from "./campaigns.ts";
import { id, instant } from "./columns.ts";
import { organisationNames, organisations } from "./organisations.ts";

export const sourceKinds = ["contribution"] as const;
/** `unpublished`: not public, or not yet. `forgotten`: its words are gone everywhere, for good; its number stays. */
export const sourceStates = ["unpublished", "published", "withdrawn", "taken_down", "forgotten"] as const;

/**
 * Whatever can be quoted, classified and cited, with the columns that every reader of quotations needs. Each kind keeps
 * its details in a table of its own, under the same id. The row of a contribution is written by triggers
 * (drizzle/…_sources-of-contributions.sql), and by nothing else.
 */
export const sources = pgTable(
  "sources",
  {
    id: id(),
    kind: text({ enum: sourceKinds }).notNull(),
    /**
     * The number by which everybody refers to it. It is never reused, and is unique among all kinds, so that a number
     * finds its source.
     */
    number: text().notNull().unique(),
    /** Null for what belongs to the body itself and may be cited in every consultation. */
    campaignId: text().references(() => campaigns.id),
    /** The body whose words they are; null where no body has said that they are its own. */
    organisationId: text().references(() => organisations.id),
    organisationNameId: text().references(() => organisationNames.id),
    /** Empty where it comes from no bench. */
    bench: text().notNull(),
    state: text({ enum: sourceStates }).notNull(),
    stateAt: instant().notNull(),
    /** The public text that holds now; null while it has none. */
    publicTextId: text(),
    /** When its organisation said that it is not its own; it stays visible and can no longer be cited. */
    disownedAt: instant(),
  },
  (t) => [
    index("sources_public").on(t.campaignId, t.id).where(sql`${t.state} = 'published'`),
    index("sources_public_text").on(t.publicTextId).where(sql`public_text_id is not null`),
    // What was filed is an act: it may have to be sealed, but is never forgotten.
    check("sources_filed_is_kept", sql`kind <> 'contribution' or state <> 'forgotten'`),
  ],
);
