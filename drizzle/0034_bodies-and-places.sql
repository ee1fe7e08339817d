CREATE TABLE "bodies" (
	"id" text PRIMARY KEY NOT NULL,
	"name_it" text NOT NULL,
	"name_en" text NOT NULL,
	"site" text NOT NULL,
	"logo_id" text,
	"time_zone" text NOT NULL,
	"place_id" text,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "places" (
	"id" text PRIMARY KEY NOT NULL,
	"level" text NOT NULL,
	"code" text NOT NULL,
	"name_it" text NOT NULL,
	"name_en" text NOT NULL,
	"parent_id" text,
	"valid_from" date,
	"valid_to" date,
	"successor_id" text,
	"boundary" jsonb,
	CONSTRAINT "places_days" CHECK (valid_from <= valid_to)
);
--> statement-breakpoint
ALTER TABLE "roles" ADD COLUMN "body_id" text;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "body_id" text;--> statement-breakpoint
ALTER TABLE "bodies" ADD CONSTRAINT "bodies_logo_id_files_id_fk" FOREIGN KEY ("logo_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bodies" ADD CONSTRAINT "bodies_place_id_places_id_fk" FOREIGN KEY ("place_id") REFERENCES "public"."places"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "places" ADD CONSTRAINT "places_parent_id_places_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."places"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "places" ADD CONSTRAINT "places_successor_id_places_id_fk" FOREIGN KEY ("successor_id") REFERENCES "public"."places"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "places_parent" ON "places" USING btree ("parent_id","level");--> statement-breakpoint
CREATE UNIQUE INDEX "places_code" ON "places" USING btree ("parent_id","level","code") WHERE valid_to is null;--> statement-breakpoint
ALTER TABLE "roles" ADD CONSTRAINT "roles_body_id_bodies_id_fk" FOREIGN KEY ("body_id") REFERENCES "public"."bodies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_body_id_bodies_id_fk" FOREIGN KEY ("body_id") REFERENCES "public"."bodies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roles" ADD CONSTRAINT "roles_of_body" CHECK (body_id is null or (campaign_id is null and role <> 'admin'));