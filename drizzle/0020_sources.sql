CREATE TABLE "sources" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"number" text NOT NULL,
	"campaign_id" text,
	"organisation_id" text,
	"organisation_name_id" text,
	"bench" text NOT NULL,
	"state" text NOT NULL,
	"state_at" timestamp with time zone NOT NULL,
	"public_text_id" text,
	"disowned_at" timestamp with time zone,
	CONSTRAINT "sources_number_unique" UNIQUE("number"),
	CONSTRAINT "sources_filed_is_kept" CHECK (kind <> 'contribution' or state <> 'forgotten')
);
--> statement-breakpoint
ALTER TABLE "sources" ADD CONSTRAINT "sources_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sources" ADD CONSTRAINT "sources_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sources" ADD CONSTRAINT "sources_organisation_name_id_organisation_names_id_fk" FOREIGN KEY ("organisation_name_id") REFERENCES "public"."organisation_names"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "sources_public" ON "sources" USING btree ("campaign_id","id") WHERE "sources"."state" = 'published';--> statement-breakpoint
CREATE INDEX "sources_public_text" ON "sources" USING btree ("public_text_id") WHERE public_text_id is not null;