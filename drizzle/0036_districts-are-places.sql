ALTER TABLE "organisations" ALTER COLUMN "district" SET DATA TYPE text;--> statement-breakpoint
ALTER TABLE "campaigns" ALTER COLUMN "body_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "contributions" ALTER COLUMN "district" SET DATA TYPE text;--> statement-breakpoint
ALTER TABLE "drafts" ALTER COLUMN "district" SET DATA TYPE text;--> statement-breakpoint
ALTER TABLE "participation_requests" ALTER COLUMN "district" SET DATA TYPE text;--> statement-breakpoint
ALTER TABLE "line_texts" ALTER COLUMN "district" SET DATA TYPE text;--> statement-breakpoint
ALTER TABLE "text_tallies" ALTER COLUMN "district" SET DATA TYPE text;--> statement-breakpoint
ALTER TABLE "text_tallies" ALTER COLUMN "district" SET DEFAULT '';--> statement-breakpoint
ALTER TABLE "organisations" ADD CONSTRAINT "organisations_district_places_id_fk" FOREIGN KEY ("district") REFERENCES "public"."places"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contributions" ADD CONSTRAINT "contributions_district_places_id_fk" FOREIGN KEY ("district") REFERENCES "public"."places"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_district_places_id_fk" FOREIGN KEY ("district") REFERENCES "public"."places"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participation_requests" ADD CONSTRAINT "participation_requests_district_places_id_fk" FOREIGN KEY ("district") REFERENCES "public"."places"("id") ON DELETE no action ON UPDATE no action;