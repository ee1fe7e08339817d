ALTER TABLE "mandates" ADD COLUMN "appointed_under" text;--> statement-breakpoint
ALTER TABLE "mandates" ADD COLUMN "warned_for" date;--> statement-breakpoint
ALTER TABLE "mandates" ADD COLUMN "end_seen_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "merged_into" text;--> statement-breakpoint
ALTER TABLE "contributions" ADD COLUMN "disowned_document" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "successions" ADD COLUMN "takes_drafts" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "mandates" ADD CONSTRAINT "mandates_appointed_under_mandates_id_fk" FOREIGN KEY ("appointed_under") REFERENCES "public"."mandates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisations" ADD CONSTRAINT "organisations_merged_into_organisations_id_fk" FOREIGN KEY ("merged_into") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "organisations_merged" ON "organisations" USING btree ("merged_into") WHERE merged_into is not null;