CREATE TABLE "excerpt_places" (
	"excerpt_id" text NOT NULL,
	"public_text_id" text NOT NULL,
	"start" integer NOT NULL,
	"end" integer NOT NULL,
	"prefix" text NOT NULL,
	"suffix" text NOT NULL,
	CONSTRAINT "excerpt_places_excerpt_id_public_text_id_pk" PRIMARY KEY("excerpt_id","public_text_id")
);
--> statement-breakpoint
DROP INDEX "takedowns_held";--> statement-breakpoint
ALTER TABLE "excerpt_places" ADD CONSTRAINT "excerpt_places_excerpt_id_excerpts_id_fk" FOREIGN KEY ("excerpt_id") REFERENCES "public"."excerpts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "excerpt_places" ADD CONSTRAINT "excerpt_places_public_text_id_public_texts_id_fk" FOREIGN KEY ("public_text_id") REFERENCES "public"."public_texts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "excerpt_places_text" ON "excerpt_places" USING btree ("public_text_id");--> statement-breakpoint
CREATE UNIQUE INDEX "citation_objections_open" ON "citation_objections" USING btree ("paragraph_id","excerpt_id") WHERE answered_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "takedowns_held" ON "takedowns" USING btree ("subject_kind","subject_id",coalesce(version_id, '')) WHERE restored_at is null;--> statement-breakpoint
CREATE VIEW "public"."shown_excerpts" AS (
  select e.id, e.campaign_id, e.contribution_id, c.public_text_id, coalesce(p.start, e.start) as start, coalesce(p."end", e."end") as "end", e.exact,
    coalesce(p.prefix, e.prefix) as prefix, coalesce(p.suffix, e.suffix) as suffix
  from excerpts e
  join contributions c on c.id = e.contribution_id and c.state = 'published'
  left join excerpt_places p on p.excerpt_id = e.id and p.public_text_id = c.public_text_id and c.public_text_id <> e.public_text_id
  where c.public_text_id = e.public_text_id or p.excerpt_id is not null);--> statement-breakpoint
CREATE VIEW "public"."standing_versions" AS (
  select v.id, v.campaign_id, v.number, v.edition, v.state, v.content, v.published_at
  from versions v
  where v.withdrawn_at is null
    and not exists (select 1 from versions n where n.campaign_id = v.campaign_id and n.number = v.number and n.edition > v.edition)
    and not exists (select 1 from takedowns t join versions o on o.id = t.subject_id
      where t.subject_kind = 'version' and t.restored_at is null and o.campaign_id = v.campaign_id and o.number = v.number));