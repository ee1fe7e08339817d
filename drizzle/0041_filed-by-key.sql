DROP INDEX "contributions_organisation";--> statement-breakpoint
CREATE INDEX "contributions_organisation" ON "contributions" USING btree ("organisation_id","campaign_id","received_at","id");