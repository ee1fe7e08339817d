import { sql } from "drizzle-orm";
import { integer, jsonb, pgView, text, timestamp } from "drizzle-orm/pg-core";

/**
 * The excerpts whose words the public may read now, at their place in the public text that holds now. Every quotation
 * that is shown is read from here and nowhere else: what was withdrawn, taken down or covered by a later omissis is not
 * among them.
 */
export const shownExcerpts = pgView("shown_excerpts", {
  id: text("id").notNull(),
  campaignId: text("campaign_id").notNull(),
  sourceId: text("source_id").notNull(),
  publicTextId: text("public_text_id").notNull(),
  start: integer("start").notNull(),
  end: integer("end").notNull(),
  exact: text("exact").notNull(),
  prefix: text("prefix").notNull(),
  suffix: text("suffix").notNull(),
}).as(sql`
  select e.id, e.campaign_id, e.source_id, s.public_text_id, coalesce(p.start, e.start) as start, coalesce(p."end", e."end") as "end", e.exact,
    coalesce(p.prefix, e.prefix) as prefix, coalesce(p.suffix, e.suffix) as suffix
  from excerpts e
  join sources s on s.id = e.source_id and s.state = 'published'
  left join excerpt_places p on p.excerpt_id = e.id and p.public_text_id = s.public_text_id and s.public_text_id <> e.public_text_id
  where s.public_text_id = e.public_text_id or p.excerpt_id is not null`);

/**
 * Versions as the public reads them: the newest edition of each number, neither withdrawn by mistake nor taken down.
 */
export const standingVersions = pgView("standing_versions", {
  id: text("id").notNull(),
  campaignId: text("campaign_id").notNull(),
  number: integer("number").notNull(),
  edition: integer("edition").notNull(),
  state: text("state", { enum: ["draft", "final"] }).notNull(),
  content: jsonb("content").$type<unknown>().notNull(),
  publishedAt: timestamp("published_at", { withTimezone: true, mode: "date" }).notNull(),
}).as(sql`
  select v.id, v.campaign_id, v.number, v.edition, v.state, v.content, v.published_at
  from versions v
  where v.withdrawn_at is null
    and not exists (select 1 from versions n where n.campaign_id = v.campaign_id and n.number = v.number and n.edition > v.edition)
    and not exists (select 1 from takedowns t join versions o on o.id = t.subject_id
      where t.subject_kind = 'version' and t.restored_at is null and o.campaign_id = v.campaign_id and o.number = v.number)`);
