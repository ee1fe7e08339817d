ALTER TABLE "citations" ADD COLUMN "excerpt_id" text GENERATED ALWAYS AS (nullif(cited_id, source_id)) STORED;--> statement-breakpoint
ALTER TABLE "version_citations" ADD COLUMN "excerpt_id" text GENERATED ALWAYS AS (nullif(cited_id, source_id)) STORED;--> statement-breakpoint
ALTER TABLE "citations" ADD CONSTRAINT "citations_excerpt_id_excerpts_id_fk" FOREIGN KEY ("excerpt_id") REFERENCES "public"."excerpts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "version_citations" ADD CONSTRAINT "version_citations_excerpt_id_excerpts_id_fk" FOREIGN KEY ("excerpt_id") REFERENCES "public"."excerpts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "citations_excerpt" ON "citations" USING btree ("excerpt_id");