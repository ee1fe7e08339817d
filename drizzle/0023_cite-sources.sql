DROP VIEW "public"."shown_excerpts";--> statement-breakpoint
ALTER TABLE "public_texts" RENAME COLUMN "contribution_id" TO "source_id";--> statement-breakpoint
ALTER TABLE "excerpts" RENAME COLUMN "contribution_id" TO "source_id";--> statement-breakpoint
ALTER TABLE "citations" RENAME COLUMN "excerpt_id" TO "cited_id";--> statement-breakpoint
ALTER TABLE "version_citations" RENAME COLUMN "excerpt_id" TO "cited_id";--> statement-breakpoint
ALTER TABLE "version_citations" RENAME COLUMN "contribution_id" TO "source_id";--> statement-breakpoint
ALTER TABLE "line_passages" RENAME COLUMN "contribution_id" TO "source_id";--> statement-breakpoint
ALTER TABLE "public_texts" DROP CONSTRAINT "public_texts_contribution_id_contributions_id_fk";
--> statement-breakpoint
ALTER TABLE "excerpts" DROP CONSTRAINT "excerpts_contribution_id_contributions_id_fk";
--> statement-breakpoint
ALTER TABLE "citations" DROP CONSTRAINT "citations_excerpt_id_excerpts_id_fk";
--> statement-breakpoint
ALTER TABLE "version_citations" DROP CONSTRAINT "version_citations_excerpt_id_excerpts_id_fk";
--> statement-breakpoint
ALTER TABLE "version_citations" DROP CONSTRAINT "version_citations_contribution_id_contributions_id_fk";
--> statement-breakpoint
DROP INDEX "public_texts_contribution";--> statement-breakpoint
DROP INDEX "excerpts_contribution";--> statement-breakpoint
DROP INDEX "citations_excerpt";--> statement-breakpoint
DROP INDEX "version_citations_contribution";--> statement-breakpoint
ALTER TABLE "citations" DROP CONSTRAINT "citations_paragraph_id_excerpt_id_pk";--> statement-breakpoint
ALTER TABLE "version_citations" DROP CONSTRAINT "version_citations_version_id_paragraph_id_excerpt_id_pk";--> statement-breakpoint
ALTER TABLE "line_passages" DROP CONSTRAINT "line_passages_contribution_id_campaign_id_line_id_kind_pk";--> statement-breakpoint
ALTER TABLE "public_texts" ALTER COLUMN "revision_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "citations" ADD CONSTRAINT "citations_paragraph_id_cited_id_pk" PRIMARY KEY("paragraph_id","cited_id");--> statement-breakpoint
ALTER TABLE "version_citations" ADD CONSTRAINT "version_citations_version_id_paragraph_id_cited_id_pk" PRIMARY KEY("version_id","paragraph_id","cited_id");--> statement-breakpoint
ALTER TABLE "line_passages" ADD CONSTRAINT "line_passages_source_id_campaign_id_line_id_kind_pk" PRIMARY KEY("source_id","campaign_id","line_id","kind");--> statement-breakpoint
ALTER TABLE "citations" ADD COLUMN "source_id" text;--> statement-breakpoint
ALTER TABLE "line_passages" ADD COLUMN "source_kind" text NOT NULL;--> statement-breakpoint
ALTER TABLE "passage_tallies" ADD COLUMN "source_kind" text NOT NULL;--> statement-breakpoint
ALTER TABLE "public_texts" ADD CONSTRAINT "public_texts_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "excerpts" ADD CONSTRAINT "excerpts_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "citations" ADD CONSTRAINT "citations_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "version_citations" ADD CONSTRAINT "version_citations_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "public_texts_source" ON "public_texts" USING btree ("source_id");--> statement-breakpoint
CREATE INDEX "excerpts_source" ON "excerpts" USING btree ("source_id");--> statement-breakpoint
CREATE INDEX "version_citations_source" ON "version_citations" USING btree ("source_id");--> statement-breakpoint
CREATE VIEW "public"."shown_excerpts" AS (
  select e.id, e.campaign_id, e.source_id, s.public_text_id, coalesce(p.start, e.start) as start, coalesce(p."end", e."end") as "end", e.exact,
    coalesce(p.prefix, e.prefix) as prefix, coalesce(p.suffix, e.suffix) as suffix
  from excerpts e
  join sources s on s.id = e.source_id and s.state = 'published'
  left join excerpt_places p on p.excerpt_id = e.id and p.public_text_id = s.public_text_id and s.public_text_id <> e.public_text_id
  where s.public_text_id = e.public_text_id or p.excerpt_id is not null);