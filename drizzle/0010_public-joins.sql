CREATE TABLE "public_joins" (
	"join_id" text PRIMARY KEY NOT NULL,
	"contribution_id" text NOT NULL,
	"campaign_id" text NOT NULL,
	"organisation_id" text NOT NULL
);
--> statement-breakpoint
CREATE INDEX "public_joins_contribution" ON "public_joins" USING btree ("contribution_id");