CREATE TABLE "campaign_steps" (
	"id" text PRIMARY KEY NOT NULL,
	"campaign_id" text NOT NULL,
	"step" text NOT NULL,
	"reason" text NOT NULL,
	"act" text DEFAULT '' NOT NULL,
	"terms_run" boolean,
	"at" timestamp with time zone NOT NULL,
	"decided_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "bench_objections" (
	"id" text PRIMARY KEY NOT NULL,
	"campaign_id" text NOT NULL,
	"organisation_id" text NOT NULL,
	"wanted" text NOT NULL,
	"why" text NOT NULL,
	"mandate_id" text NOT NULL,
	"objected_at" timestamp with time zone NOT NULL,
	"answered_at" timestamp with time zone,
	"answered_by" text,
	"accepted" boolean,
	"answer" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "invitation_batches" (
	"id" text PRIMARY KEY NOT NULL,
	"campaign_id" text NOT NULL,
	"file_name" text NOT NULL,
	"rows" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" text NOT NULL,
	"undone_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "participation_requests" (
	"id" text PRIMARY KEY NOT NULL,
	"campaign_id" text NOT NULL,
	"organisation_name" text NOT NULL,
	"kind" text NOT NULL,
	"fiscal_code" text,
	"organisation_email" text,
	"website" text,
	"district" integer,
	"why" text NOT NULL,
	"person_name" text NOT NULL,
	"person_email" text NOT NULL,
	"language" text NOT NULL,
	"privacy_version" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"decided_at" timestamp with time zone,
	"decided_by" text,
	"reason" text DEFAULT '' NOT NULL,
	"organisation_id" text
);
--> statement-breakpoint
CREATE TABLE "stakeholder_invitations" (
	"id" text PRIMARY KEY NOT NULL,
	"stakeholder_id" text NOT NULL,
	"mandate_id" text,
	"answer_hash" text NOT NULL,
	"sent_at" timestamp with time zone NOT NULL,
	"delivered_at" timestamp with time zone,
	"failed_at" timestamp with time zone,
	"failure" text,
	"sent_by" text NOT NULL,
	CONSTRAINT "stakeholder_invitations_answerHash_unique" UNIQUE("answer_hash")
);
--> statement-breakpoint
CREATE TABLE "stakeholders" (
	"id" text PRIMARY KEY NOT NULL,
	"campaign_id" text NOT NULL,
	"organisation_id" text NOT NULL,
	"state" text DEFAULT 'listed' NOT NULL,
	"state_at" timestamp with time zone NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"through_id" text,
	"through_name" text DEFAULT '' NOT NULL,
	"source" text DEFAULT 'office' NOT NULL,
	"batch_id" text,
	"note" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "successions" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"from_id" text NOT NULL,
	"to_id" text NOT NULL,
	"on_date" date NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "join_invitations" (
	"id" text PRIMARY KEY NOT NULL,
	"draft_id" text,
	"contribution_id" text,
	"organisation_id" text NOT NULL,
	"message" text DEFAULT '' NOT NULL,
	"invited_by" text NOT NULL,
	"invited_at" timestamp with time zone NOT NULL,
	"declined_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "joins" (
	"id" text PRIMARY KEY NOT NULL,
	"draft_id" text,
	"contribution_id" text,
	"revision_id" text,
	"text_sha256" text NOT NULL,
	"organisation_id" text NOT NULL,
	"organisation_name_id" text NOT NULL,
	"bench" text NOT NULL,
	"person_id" text NOT NULL,
	"mandate_id" text NOT NULL,
	"joined_at" timestamp with time zone NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_by" text,
	"voided_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "citation_objections" (
	"id" text PRIMARY KEY NOT NULL,
	"campaign_id" text NOT NULL,
	"paragraph_id" text NOT NULL,
	"excerpt_id" text NOT NULL,
	"organisation_id" text NOT NULL,
	"words" text NOT NULL,
	"mandate_id" text NOT NULL,
	"objected_at" timestamp with time zone NOT NULL,
	"answered_at" timestamp with time zone,
	"answered_by" text,
	"answer" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "import_batches" (
	"id" text PRIMARY KEY NOT NULL,
	"campaign_id" text NOT NULL,
	"round_id" text NOT NULL,
	"file_name" text NOT NULL,
	"file_id" text,
	"sha256" text NOT NULL,
	"state" text NOT NULL,
	"total" integer DEFAULT 0 NOT NULL,
	"written" integer DEFAULT 0 NOT NULL,
	"known" integer DEFAULT 0 NOT NULL,
	"errors" jsonb NOT NULL,
	"error_count" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" text NOT NULL,
	"finished_at" timestamp with time zone,
	"undone_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "redaction_objections" (
	"id" text PRIMARY KEY NOT NULL,
	"contribution_id" text NOT NULL,
	"public_text_id" text NOT NULL,
	"words" text NOT NULL,
	"mandate_id" text NOT NULL,
	"objected_at" timestamp with time zone NOT NULL,
	"answered_at" timestamp with time zone,
	"answered_by" text,
	"accepted" boolean,
	"answer" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reports" (
	"id" text PRIMARY KEY NOT NULL,
	"campaign_id" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"version_id" text,
	"cause" text NOT NULL,
	"words" text NOT NULL,
	"reply_email" text,
	"language" text NOT NULL,
	"reported_at" timestamp with time zone NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"decided_at" timestamp with time zone,
	"decided_by" text,
	"answer" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "takedowns" (
	"id" text PRIMARY KEY NOT NULL,
	"campaign_id" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"version_id" text,
	"reason" text NOT NULL,
	"taken_at" timestamp with time zone NOT NULL,
	"taken_by" text NOT NULL,
	"state_before" text DEFAULT '' NOT NULL,
	"restored_at" timestamp with time zone,
	"restored_by" text,
	"restored_reason" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "bulk_mails" (
	"id" text PRIMARY KEY NOT NULL,
	"campaign_id" text NOT NULL,
	"subject" text NOT NULL,
	"words" text NOT NULL,
	"audience" jsonb NOT NULL,
	"recipients" integer NOT NULL,
	"sent_at" timestamp with time zone NOT NULL,
	"sent_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mail_failures" (
	"recipient" text NOT NULL,
	"kind" text NOT NULL,
	"failed_at" timestamp with time zone NOT NULL,
	"code" text NOT NULL,
	"hard" boolean NOT NULL,
	CONSTRAINT "mail_failures_recipient_kind_pk" PRIMARY KEY("recipient","kind")
);
--> statement-breakpoint
CREATE TABLE "news_preferences" (
	"person_id" text PRIMARY KEY NOT NULL,
	"mode" text NOT NULL,
	"saved_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"organisation_id" text,
	"campaign_id" text,
	"kind" text NOT NULL,
	"facts" jsonb NOT NULL,
	"path" text NOT NULL,
	"once" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"read_at" timestamp with time zone,
	"mailed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "erasures" (
	"person_id" text PRIMARY KEY NOT NULL,
	"erased_at" timestamp with time zone NOT NULL,
	"erased_by" text
);
--> statement-breakpoint
CREATE TABLE "legal_pages" (
	"id" text PRIMARY KEY NOT NULL,
	"page" text NOT NULL,
	"language" text NOT NULL,
	"version" text NOT NULL,
	"body" text NOT NULL,
	"valid_from" date NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	"saved_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "second_factors" (
	"person_id" text PRIMARY KEY NOT NULL,
	"secret" text NOT NULL,
	"confirmed_at" timestamp with time zone,
	"recovery_hashes" jsonb NOT NULL,
	"last_step" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
DROP INDEX "versions_number";--> statement-breakpoint
ALTER TABLE "revisions" ALTER COLUMN "mandate_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "erased_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "second_factor_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "files" ADD COLUMN "scan" text DEFAULT 'unchecked' NOT NULL;--> statement-breakpoint
ALTER TABLE "files" ADD COLUMN "scanned_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "files" ADD COLUMN "sealed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "files" ADD COLUMN "sealed_reason" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "round_terms" ADD COLUMN "act" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "round_terms" ADD COLUMN "decided_by" text;--> statement-breakpoint
ALTER TABLE "attachments" ADD COLUMN "replacement_id" text;--> statement-breakpoint
ALTER TABLE "attachments" ADD COLUMN "withheld_reason" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "contributions" ADD COLUMN "disowned_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "contributions" ADD COLUMN "disowned_reason" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "contributions" ADD COLUMN "disowned_by" text;--> statement-breakpoint
ALTER TABLE "contributions" ADD COLUMN "batch_id" text;--> statement-breakpoint
ALTER TABLE "contributions" ADD COLUMN "external_id" text;--> statement-breakpoint
ALTER TABLE "contributions" ADD COLUMN "entered_by" text;--> statement-breakpoint
ALTER TABLE "drafts" ADD COLUMN "contribution_id" text;--> statement-breakpoint
ALTER TABLE "revisions" ADD COLUMN "confidential" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "versions" ADD COLUMN "edition" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "versions" ADD COLUMN "reissue_reason" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "jobs" ADD COLUMN "about" text;--> statement-breakpoint
ALTER TABLE "campaign_steps" ADD CONSTRAINT "campaign_steps_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_steps" ADD CONSTRAINT "campaign_steps_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bench_objections" ADD CONSTRAINT "bench_objections_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bench_objections" ADD CONSTRAINT "bench_objections_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bench_objections" ADD CONSTRAINT "bench_objections_mandate_id_mandates_id_fk" FOREIGN KEY ("mandate_id") REFERENCES "public"."mandates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bench_objections" ADD CONSTRAINT "bench_objections_answered_by_people_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation_batches" ADD CONSTRAINT "invitation_batches_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation_batches" ADD CONSTRAINT "invitation_batches_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participation_requests" ADD CONSTRAINT "participation_requests_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participation_requests" ADD CONSTRAINT "participation_requests_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participation_requests" ADD CONSTRAINT "participation_requests_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stakeholder_invitations" ADD CONSTRAINT "stakeholder_invitations_stakeholder_id_stakeholders_id_fk" FOREIGN KEY ("stakeholder_id") REFERENCES "public"."stakeholders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stakeholder_invitations" ADD CONSTRAINT "stakeholder_invitations_mandate_id_mandates_id_fk" FOREIGN KEY ("mandate_id") REFERENCES "public"."mandates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stakeholder_invitations" ADD CONSTRAINT "stakeholder_invitations_sent_by_people_id_fk" FOREIGN KEY ("sent_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stakeholders" ADD CONSTRAINT "stakeholders_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stakeholders" ADD CONSTRAINT "stakeholders_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stakeholders" ADD CONSTRAINT "stakeholders_through_id_organisations_id_fk" FOREIGN KEY ("through_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stakeholders" ADD CONSTRAINT "stakeholders_batch_id_invitation_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."invitation_batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "successions" ADD CONSTRAINT "successions_from_id_organisations_id_fk" FOREIGN KEY ("from_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "successions" ADD CONSTRAINT "successions_to_id_organisations_id_fk" FOREIGN KEY ("to_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "successions" ADD CONSTRAINT "successions_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "join_invitations" ADD CONSTRAINT "join_invitations_draft_id_drafts_id_fk" FOREIGN KEY ("draft_id") REFERENCES "public"."drafts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "join_invitations" ADD CONSTRAINT "join_invitations_contribution_id_contributions_id_fk" FOREIGN KEY ("contribution_id") REFERENCES "public"."contributions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "join_invitations" ADD CONSTRAINT "join_invitations_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "join_invitations" ADD CONSTRAINT "join_invitations_invited_by_mandates_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."mandates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "joins" ADD CONSTRAINT "joins_draft_id_drafts_id_fk" FOREIGN KEY ("draft_id") REFERENCES "public"."drafts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "joins" ADD CONSTRAINT "joins_contribution_id_contributions_id_fk" FOREIGN KEY ("contribution_id") REFERENCES "public"."contributions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "joins" ADD CONSTRAINT "joins_revision_id_revisions_id_fk" FOREIGN KEY ("revision_id") REFERENCES "public"."revisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "joins" ADD CONSTRAINT "joins_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "joins" ADD CONSTRAINT "joins_organisation_name_id_organisation_names_id_fk" FOREIGN KEY ("organisation_name_id") REFERENCES "public"."organisation_names"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "joins" ADD CONSTRAINT "joins_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "joins" ADD CONSTRAINT "joins_mandate_id_mandates_id_fk" FOREIGN KEY ("mandate_id") REFERENCES "public"."mandates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "joins" ADD CONSTRAINT "joins_withdrawn_by_mandates_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."mandates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "citation_objections" ADD CONSTRAINT "citation_objections_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "citation_objections" ADD CONSTRAINT "citation_objections_excerpt_id_excerpts_id_fk" FOREIGN KEY ("excerpt_id") REFERENCES "public"."excerpts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "citation_objections" ADD CONSTRAINT "citation_objections_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "citation_objections" ADD CONSTRAINT "citation_objections_mandate_id_mandates_id_fk" FOREIGN KEY ("mandate_id") REFERENCES "public"."mandates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "citation_objections" ADD CONSTRAINT "citation_objections_answered_by_people_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_batches" ADD CONSTRAINT "import_batches_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_batches" ADD CONSTRAINT "import_batches_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_batches" ADD CONSTRAINT "import_batches_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "redaction_objections" ADD CONSTRAINT "redaction_objections_contribution_id_contributions_id_fk" FOREIGN KEY ("contribution_id") REFERENCES "public"."contributions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "redaction_objections" ADD CONSTRAINT "redaction_objections_public_text_id_public_texts_id_fk" FOREIGN KEY ("public_text_id") REFERENCES "public"."public_texts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "redaction_objections" ADD CONSTRAINT "redaction_objections_mandate_id_mandates_id_fk" FOREIGN KEY ("mandate_id") REFERENCES "public"."mandates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "redaction_objections" ADD CONSTRAINT "redaction_objections_answered_by_people_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_version_id_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "takedowns" ADD CONSTRAINT "takedowns_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "takedowns" ADD CONSTRAINT "takedowns_version_id_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "takedowns" ADD CONSTRAINT "takedowns_taken_by_people_id_fk" FOREIGN KEY ("taken_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "takedowns" ADD CONSTRAINT "takedowns_restored_by_people_id_fk" FOREIGN KEY ("restored_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_mails" ADD CONSTRAINT "bulk_mails_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_mails" ADD CONSTRAINT "bulk_mails_sent_by_people_id_fk" FOREIGN KEY ("sent_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "news_preferences" ADD CONSTRAINT "news_preferences_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "legal_pages" ADD CONSTRAINT "legal_pages_saved_by_people_id_fk" FOREIGN KEY ("saved_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_factors" ADD CONSTRAINT "second_factors_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "campaign_steps_campaign" ON "campaign_steps" USING btree ("campaign_id","at");--> statement-breakpoint
CREATE INDEX "bench_objections_campaign" ON "bench_objections" USING btree ("campaign_id","organisation_id");--> statement-breakpoint
CREATE INDEX "invitation_batches_campaign" ON "invitation_batches" USING btree ("campaign_id");--> statement-breakpoint
CREATE INDEX "participation_requests_campaign" ON "participation_requests" USING btree ("campaign_id","state","id");--> statement-breakpoint
CREATE INDEX "stakeholder_invitations_stakeholder" ON "stakeholder_invitations" USING btree ("stakeholder_id");--> statement-breakpoint
CREATE UNIQUE INDEX "stakeholders_key" ON "stakeholders" USING btree ("campaign_id","organisation_id");--> statement-breakpoint
CREATE INDEX "stakeholders_batch" ON "stakeholders" USING btree ("batch_id");--> statement-breakpoint
CREATE UNIQUE INDEX "successions_key" ON "successions" USING btree ("from_id","to_id");--> statement-breakpoint
CREATE INDEX "successions_to" ON "successions" USING btree ("to_id");--> statement-breakpoint
CREATE INDEX "join_invitations_draft" ON "join_invitations" USING btree ("draft_id");--> statement-breakpoint
CREATE INDEX "join_invitations_contribution" ON "join_invitations" USING btree ("contribution_id");--> statement-breakpoint
CREATE INDEX "join_invitations_organisation" ON "join_invitations" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "joins_draft" ON "joins" USING btree ("draft_id");--> statement-breakpoint
CREATE INDEX "joins_contribution" ON "joins" USING btree ("contribution_id");--> statement-breakpoint
CREATE INDEX "joins_organisation" ON "joins" USING btree ("organisation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "joins_revision" ON "joins" USING btree ("revision_id","organisation_id");--> statement-breakpoint
CREATE INDEX "citation_objections_campaign" ON "citation_objections" USING btree ("campaign_id");--> statement-breakpoint
CREATE INDEX "citation_objections_paragraph" ON "citation_objections" USING btree ("paragraph_id");--> statement-breakpoint
CREATE INDEX "import_batches_campaign" ON "import_batches" USING btree ("campaign_id","id");--> statement-breakpoint
CREATE INDEX "redaction_objections_contribution" ON "redaction_objections" USING btree ("contribution_id");--> statement-breakpoint
CREATE INDEX "reports_campaign" ON "reports" USING btree ("campaign_id","state","id");--> statement-breakpoint
CREATE INDEX "takedowns_campaign" ON "takedowns" USING btree ("campaign_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "takedowns_held" ON "takedowns" USING btree ("subject_kind","subject_id","version_id") WHERE restored_at is null;--> statement-breakpoint
CREATE INDEX "takedowns_subject" ON "takedowns" USING btree ("subject_kind","subject_id");--> statement-breakpoint
CREATE INDEX "bulk_mails_campaign" ON "bulk_mails" USING btree ("campaign_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "notices_once" ON "notices" USING btree ("person_id","once");--> statement-breakpoint
CREATE INDEX "notices_person" ON "notices" USING btree ("person_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "legal_pages_key" ON "legal_pages" USING btree ("page","language","version");--> statement-breakpoint
CREATE INDEX "legal_pages_page" ON "legal_pages" USING btree ("page","language");--> statement-breakpoint
ALTER TABLE "round_terms" ADD CONSTRAINT "round_terms_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_replacement_id_files_id_fk" FOREIGN KEY ("replacement_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contributions" ADD CONSTRAINT "contributions_disowned_by_mandates_id_fk" FOREIGN KEY ("disowned_by") REFERENCES "public"."mandates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contributions" ADD CONSTRAINT "contributions_entered_by_people_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_contribution_id_contributions_id_fk" FOREIGN KEY ("contribution_id") REFERENCES "public"."contributions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "contributions_external" ON "contributions" USING btree ("campaign_id","external_id");--> statement-breakpoint
CREATE INDEX "contributions_batch" ON "contributions" USING btree ("batch_id") WHERE batch_id is not null;--> statement-breakpoint
CREATE INDEX "jobs_about" ON "jobs" USING btree ("about") WHERE about is not null and done_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "versions_number" ON "versions" USING btree ("campaign_id","number","edition");