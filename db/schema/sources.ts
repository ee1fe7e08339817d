import { sql } from "drizzle-orm";
import { check, index, pgTable, text } from "drizzle-orm/pg-core";
import { campaigns } from "./campaigns.ts";
import { id, instant } from "./columns.ts";
import { organisationNames, organisations } from "./organisations.ts";

export const sourceKinds = ["contribution"] as const;
/** `unpublished`: never public, or not yet. `forgotten`: its words are gone everywhere, for good; its number stays. */
export const sourceStates = ["unpublished", "published", "withdrawn", "taken_down", "forgotten"] as const;

/**
 * Whatever can be quoted, classified and cited, under the marks that every reader of quotations asks for. Each kind
 * keeps its details in a table of its own, by the same id. A contribution's row is written by triggers
 * (drizzle/…_sources-of-contributions.sql), by nothing else.
 */
export const sources = pgTable(
  "sources",
  {
    id: id(),
    kind: text({ enum: sourceKinds }).notNull(),
    /** How everybody refers to it; never reused, and one for all kinds, so that a number finds its source. */
    number: text().notNull().unique(),
    /** Null for what belongs to the body itself, and may be cited in every consultation. */
    campaignId: text().references(() => campaigns.id),
    /** Whose words they are; null where no body has said that they are its own. */
    organisationId: text().references(() => organisations.id),
    organisationNameId: text().references(() => organisationNames.id),
    /** Empty where it comes from no bench. */
    bench: text().notNull(),
    state: text({ enum: sourceStates }).notNull(),
    stateAt: instant().notNull(),
    /** The public text that holds now; null while it has none. */
    publicTextId: text(),
    /** Its organisation says that it is not its own: visible, no longer citable. */
    disownedAt: instant(),
  },
  (t) => [
    index("sources_public").on(t.campaignId, t.id).where(sql`${t.state} = 'published'`),
    index("sources_public_text").on(t.publicTextId).where(sql`public_text_id is not null`),
    // What was filed is an act: it is sealed where it must be, never forgotten.
    check("sources_filed_is_kept", sql`kind <> 'contribution' or state <> 'forgotten'`),
  ],
);
