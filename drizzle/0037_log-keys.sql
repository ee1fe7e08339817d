CREATE TABLE "log_keys" (
	"day" date PRIMARY KEY NOT NULL,
	"key" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "namings" (
	"id" text PRIMARY KEY NOT NULL,
	"day" date NOT NULL,
	"digest" text NOT NULL,
	"reason" text NOT NULL,
	"asked_by" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"answered_by" text,
	"answered_at" timestamp with time zone,
	"allowed" boolean,
	"opened_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "namings" ADD CONSTRAINT "namings_asked_by_people_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "namings" ADD CONSTRAINT "namings_answered_by_people_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "namings_asked" ON "namings" USING btree ("asked_at");