CREATE TABLE "acceptances" (
	"person_id" text NOT NULL,
	"document" text NOT NULL,
	"version" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "acceptances_person_id_document_version_pk" PRIMARY KEY("person_id","document","version")
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"password_hash" text,
	"language" text DEFAULT 'it' NOT NULL,
	"demo" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "roles" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"campaign_id" text,
	"role" text NOT NULL,
	"granted_by" text,
	"granted_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"device" text NOT NULL,
	"mandate_id" text
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"key" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_in_failures" (
	"key" text PRIMARY KEY NOT NULL,
	"failures" integer NOT NULL,
	"last_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tokens" (
	"hash" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"person_id" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"spent_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "affiliations" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"parent_id" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date
);
--> statement-breakpoint
CREATE TABLE "bench_seats" (
	"id" text PRIMARY KEY NOT NULL,
	"campaign_id" text NOT NULL,
	"organisation_id" text NOT NULL,
	"bench" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "files" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"media_type" text NOT NULL,
	"size" integer NOT NULL,
	"sha256" text NOT NULL,
	"content" "bytea" NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mandates" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"organisation_id" text NOT NULL,
	"campaign_id" text NOT NULL,
	"capacity" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"letter_id" text,
	"appointed_by" text,
	"created_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	"revoked_reason" text
);
--> statement-breakpoint
CREATE TABLE "organisation_names" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"name" text NOT NULL,
	"short_name" text,
	"distinction" text DEFAULT '' NOT NULL,
	"valid_from" date NOT NULL
);
--> statement-breakpoint
CREATE TABLE "organisations" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"fiscal_code" text,
	"ipa_code" text,
	"email" text,
	"website" text,
	"district" integer,
	"demo" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "organisations_fiscalCode_unique" UNIQUE("fiscal_code"),
	CONSTRAINT "organisations_ipaCode_unique" UNIQUE("ipa_code")
);
--> statement-breakpoint
CREATE TABLE "campaigns" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"code" text NOT NULL,
	"title" text NOT NULL,
	"in_brief" text NOT NULL,
	"mandate_organ" text DEFAULT '' NOT NULL,
	"mandate_number" text DEFAULT '' NOT NULL,
	"mandate_date" date,
	"mandate_text" text DEFAULT '' NOT NULL,
	"office" text DEFAULT '' NOT NULL,
	"contact" text DEFAULT '' NOT NULL,
	"how_bodies" text DEFAULT '' NOT NULL,
	"how_citizens" text DEFAULT '' NOT NULL,
	"next_steps" text DEFAULT '' NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"demo" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "campaigns_slug_unique" UNIQUE("slug"),
	CONSTRAINT "campaigns_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "line_versions" (
	"line_id" text NOT NULL,
	"version" integer NOT NULL,
	"short_name" text NOT NULL,
	"title" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"color" text NOT NULL,
	"color_dark" text NOT NULL,
	"stroke" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "line_versions_line_id_version_pk" PRIMARY KEY("line_id","version")
);
--> statement-breakpoint
CREATE TABLE "lines" (
	"id" text PRIMARY KEY NOT NULL,
	"campaign_id" text NOT NULL,
	"code" integer NOT NULL,
	"position" integer NOT NULL,
	"retired_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "milestones" (
	"id" text PRIMARY KEY NOT NULL,
	"campaign_id" text NOT NULL,
	"on_date" date NOT NULL,
	"date_label" text DEFAULT '' NOT NULL,
	"title" text NOT NULL,
	"description" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "question_versions" (
	"question_id" text NOT NULL,
	"version" integer NOT NULL,
	"text" text NOT NULL,
	"hint" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "question_versions_question_id_version_pk" PRIMARY KEY("question_id","version")
);
--> statement-breakpoint
CREATE TABLE "questions" (
	"id" text PRIMARY KEY NOT NULL,
	"round_id" text NOT NULL,
	"position" integer NOT NULL,
	"retired_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "round_terms" (
	"id" text PRIMARY KEY NOT NULL,
	"round_id" text NOT NULL,
	"version" integer NOT NULL,
	"opens_at" timestamp with time zone NOT NULL,
	"closes_at" timestamp with time zone NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"decided_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rounds" (
	"id" text PRIMARY KEY NOT NULL,
	"campaign_id" text NOT NULL,
	"number" integer NOT NULL,
	"title" text NOT NULL,
	"intro" text DEFAULT '' NOT NULL,
	"mode" text DEFAULT 'sealed' NOT NULL,
	"kinds" jsonb NOT NULL,
	"benches" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sub_themes" (
	"id" text PRIMARY KEY NOT NULL,
	"line_id" text NOT NULL,
	"code" text NOT NULL,
	"label" text NOT NULL,
	"position" integer NOT NULL,
	"retired_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "attachments" (
	"id" text PRIMARY KEY NOT NULL,
	"file_id" text NOT NULL,
	"draft_id" text,
	"contribution_id" text,
	"role" text NOT NULL,
	"released_at" timestamp with time zone,
	"position" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "contribution_lines" (
	"contribution_id" text NOT NULL,
	"line_id" text NOT NULL,
	CONSTRAINT "contribution_lines_contribution_id_line_id_pk" PRIMARY KEY("contribution_id","line_id")
);
--> statement-breakpoint
CREATE TABLE "contributions" (
	"id" text PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"campaign_id" text NOT NULL,
	"round_id" text NOT NULL,
	"organisation_id" text NOT NULL,
	"organisation_name_id" text NOT NULL,
	"bench" text NOT NULL,
	"kind" text NOT NULL,
	"district" integer,
	"channel" text NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"entered_at" timestamp with time zone NOT NULL,
	"protocol_number" text,
	"protocol_date" date,
	"state" text NOT NULL,
	"state_reason" text DEFAULT '' NOT NULL,
	"state_at" timestamp with time zone NOT NULL,
	"public_text_id" text,
	"published_at" timestamp with time zone,
	"idempotency_key" text,
	CONSTRAINT "contributions_number_unique" UNIQUE("number"),
	CONSTRAINT "contributions_idempotencyKey_unique" UNIQUE("idempotency_key")
);
--> statement-breakpoint
CREATE TABLE "draft_conflicts" (
	"id" text PRIMARY KEY NOT NULL,
	"draft_id" text NOT NULL,
	"title" text NOT NULL,
	"answers" jsonb NOT NULL,
	"body" text NOT NULL,
	"saved_by" text NOT NULL,
	"saved_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "drafts" (
	"id" text PRIMARY KEY NOT NULL,
	"campaign_id" text NOT NULL,
	"round_id" text NOT NULL,
	"organisation_id" text NOT NULL,
	"kind" text NOT NULL,
	"title" text DEFAULT '' NOT NULL,
	"answers" jsonb NOT NULL,
	"body" text DEFAULT '' NOT NULL,
	"line_ids" jsonb NOT NULL,
	"district" integer,
	"losses" jsonb NOT NULL,
	"losses_confirmed_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"saved_by" text NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "number_counters" (
	"campaign_id" text NOT NULL,
	"year" integer NOT NULL,
	"last" integer NOT NULL,
	CONSTRAINT "number_counters_campaign_id_year_pk" PRIMARY KEY("campaign_id","year")
);
--> statement-breakpoint
CREATE TABLE "public_texts" (
	"id" text PRIMARY KEY NOT NULL,
	"contribution_id" text NOT NULL,
	"revision_id" text NOT NULL,
	"title" text NOT NULL,
	"blocks" jsonb NOT NULL,
	"plain" text NOT NULL,
	"sha256" text NOT NULL,
	"offset_map" jsonb NOT NULL,
	"omissis" jsonb NOT NULL,
	"sentences" jsonb NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"made_by" text NOT NULL,
	"search" "tsvector" GENERATED ALWAYS AS (to_tsvector('italian', title || ' ' || plain)) STORED
);
--> statement-breakpoint
CREATE TABLE "revisions" (
	"id" text PRIMARY KEY NOT NULL,
	"contribution_id" text NOT NULL,
	"number" integer NOT NULL,
	"title" text NOT NULL,
	"blocks" jsonb NOT NULL,
	"plain" text NOT NULL,
	"receipt_text" text NOT NULL,
	"salt" text NOT NULL,
	"sha256" text NOT NULL,
	"filed_at" timestamp with time zone NOT NULL,
	"person_id" text NOT NULL,
	"mandate_id" text NOT NULL,
	"privacy_version" text NOT NULL,
	"third_parties" text NOT NULL,
	"licence" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "codings" (
	"id" text PRIMARY KEY NOT NULL,
	"excerpt_id" text NOT NULL,
	"line_id" text NOT NULL,
	"kind" text NOT NULL,
	"sub_theme_id" text,
	"memo" text DEFAULT '' NOT NULL,
	"coder_id" text NOT NULL,
	"coded_at" timestamp with time zone NOT NULL,
	"undoes" text,
	CONSTRAINT "codings_undoes_unique" UNIQUE("undoes")
);
--> statement-breakpoint
CREATE TABLE "excerpts" (
	"id" text PRIMARY KEY NOT NULL,
	"campaign_id" text NOT NULL,
	"contribution_id" text NOT NULL,
	"public_text_id" text NOT NULL,
	"start" integer NOT NULL,
	"end" integer NOT NULL,
	"exact" text NOT NULL,
	"prefix" text NOT NULL,
	"suffix" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "citations" (
	"paragraph_id" text NOT NULL,
	"excerpt_id" text NOT NULL,
	"role" text NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "citations_paragraph_id_excerpt_id_pk" PRIMARY KEY("paragraph_id","excerpt_id")
);
--> statement-breakpoint
CREATE TABLE "documents" (
	"id" text PRIMARY KEY NOT NULL,
	"campaign_id" text NOT NULL,
	"title" text NOT NULL,
	"in_brief" text DEFAULT '' NOT NULL,
	"proposed_at" timestamp with time zone,
	"proposed_by" text,
	"proposal_note" text DEFAULT '' NOT NULL,
	CONSTRAINT "documents_campaignId_unique" UNIQUE("campaign_id")
);
--> statement-breakpoint
CREATE TABLE "paragraphs" (
	"id" text PRIMARY KEY NOT NULL,
	"section_id" text NOT NULL,
	"position" integer NOT NULL,
	"text" text NOT NULL,
	"linking" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	"saved_by" text NOT NULL,
	"deleted_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "sections" (
	"id" text PRIMARY KEY NOT NULL,
	"document_id" text NOT NULL,
	"kind" text NOT NULL,
	"line_id" text,
	"title" text NOT NULL,
	"position" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "version_citations" (
	"version_id" text NOT NULL,
	"paragraph_id" text NOT NULL,
	"paragraph_number" integer NOT NULL,
	"excerpt_id" text NOT NULL,
	"contribution_id" text NOT NULL,
	"role" text NOT NULL,
	CONSTRAINT "version_citations_version_id_paragraph_id_excerpt_id_pk" PRIMARY KEY("version_id","paragraph_id","excerpt_id")
);
--> statement-breakpoint
CREATE TABLE "versions" (
	"id" text PRIMARY KEY NOT NULL,
	"campaign_id" text NOT NULL,
	"number" integer NOT NULL,
	"state" text NOT NULL,
	"content" jsonb NOT NULL,
	"canonical" text NOT NULL,
	"sha256" text NOT NULL,
	"office" text NOT NULL,
	"act_organ" text DEFAULT '' NOT NULL,
	"act_number" text DEFAULT '' NOT NULL,
	"act_date" date,
	"published_at" timestamp with time zone NOT NULL,
	"published_by" text NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_reason" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_head" (
	"one" integer PRIMARY KEY NOT NULL,
	"seq" bigint NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_log" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"action" text NOT NULL,
	"person_id" text,
	"mandate_id" text,
	"campaign_id" text,
	"subject" text NOT NULL,
	"detail" jsonb NOT NULL,
	"previous" text NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "jobs" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"payload" jsonb NOT NULL,
	"once" text,
	"due_at" timestamp with time zone NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"done_at" timestamp with time zone,
	"failed_at" timestamp with time zone,
	"failure" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "jobs_once_unique" UNIQUE("once")
);
--> statement-breakpoint
ALTER TABLE "acceptances" ADD CONSTRAINT "acceptances_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roles" ADD CONSTRAINT "roles_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_people_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tokens" ADD CONSTRAINT "tokens_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "affiliations" ADD CONSTRAINT "affiliations_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "affiliations" ADD CONSTRAINT "affiliations_parent_id_organisations_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bench_seats" ADD CONSTRAINT "bench_seats_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mandates" ADD CONSTRAINT "mandates_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mandates" ADD CONSTRAINT "mandates_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mandates" ADD CONSTRAINT "mandates_letter_id_files_id_fk" FOREIGN KEY ("letter_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation_names" ADD CONSTRAINT "organisation_names_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "line_versions" ADD CONSTRAINT "line_versions_line_id_lines_id_fk" FOREIGN KEY ("line_id") REFERENCES "public"."lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lines" ADD CONSTRAINT "lines_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestones" ADD CONSTRAINT "milestones_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_versions" ADD CONSTRAINT "question_versions_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_terms" ADD CONSTRAINT "round_terms_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rounds" ADD CONSTRAINT "rounds_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sub_themes" ADD CONSTRAINT "sub_themes_line_id_lines_id_fk" FOREIGN KEY ("line_id") REFERENCES "public"."lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_draft_id_drafts_id_fk" FOREIGN KEY ("draft_id") REFERENCES "public"."drafts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_contribution_id_contributions_id_fk" FOREIGN KEY ("contribution_id") REFERENCES "public"."contributions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contribution_lines" ADD CONSTRAINT "contribution_lines_contribution_id_contributions_id_fk" FOREIGN KEY ("contribution_id") REFERENCES "public"."contributions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contribution_lines" ADD CONSTRAINT "contribution_lines_line_id_lines_id_fk" FOREIGN KEY ("line_id") REFERENCES "public"."lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contributions" ADD CONSTRAINT "contributions_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contributions" ADD CONSTRAINT "contributions_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contributions" ADD CONSTRAINT "contributions_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contributions" ADD CONSTRAINT "contributions_organisation_name_id_organisation_names_id_fk" FOREIGN KEY ("organisation_name_id") REFERENCES "public"."organisation_names"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_conflicts" ADD CONSTRAINT "draft_conflicts_draft_id_drafts_id_fk" FOREIGN KEY ("draft_id") REFERENCES "public"."drafts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_conflicts" ADD CONSTRAINT "draft_conflicts_saved_by_mandates_id_fk" FOREIGN KEY ("saved_by") REFERENCES "public"."mandates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_saved_by_mandates_id_fk" FOREIGN KEY ("saved_by") REFERENCES "public"."mandates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "number_counters" ADD CONSTRAINT "number_counters_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "public_texts" ADD CONSTRAINT "public_texts_contribution_id_contributions_id_fk" FOREIGN KEY ("contribution_id") REFERENCES "public"."contributions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "public_texts" ADD CONSTRAINT "public_texts_revision_id_revisions_id_fk" FOREIGN KEY ("revision_id") REFERENCES "public"."revisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "public_texts" ADD CONSTRAINT "public_texts_made_by_people_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_contribution_id_contributions_id_fk" FOREIGN KEY ("contribution_id") REFERENCES "public"."contributions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_mandate_id_mandates_id_fk" FOREIGN KEY ("mandate_id") REFERENCES "public"."mandates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "codings" ADD CONSTRAINT "codings_excerpt_id_excerpts_id_fk" FOREIGN KEY ("excerpt_id") REFERENCES "public"."excerpts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "codings" ADD CONSTRAINT "codings_line_id_lines_id_fk" FOREIGN KEY ("line_id") REFERENCES "public"."lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "codings" ADD CONSTRAINT "codings_sub_theme_id_sub_themes_id_fk" FOREIGN KEY ("sub_theme_id") REFERENCES "public"."sub_themes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "codings" ADD CONSTRAINT "codings_coder_id_people_id_fk" FOREIGN KEY ("coder_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "excerpts" ADD CONSTRAINT "excerpts_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "excerpts" ADD CONSTRAINT "excerpts_contribution_id_contributions_id_fk" FOREIGN KEY ("contribution_id") REFERENCES "public"."contributions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "excerpts" ADD CONSTRAINT "excerpts_public_text_id_public_texts_id_fk" FOREIGN KEY ("public_text_id") REFERENCES "public"."public_texts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "excerpts" ADD CONSTRAINT "excerpts_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "citations" ADD CONSTRAINT "citations_paragraph_id_paragraphs_id_fk" FOREIGN KEY ("paragraph_id") REFERENCES "public"."paragraphs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "citations" ADD CONSTRAINT "citations_excerpt_id_excerpts_id_fk" FOREIGN KEY ("excerpt_id") REFERENCES "public"."excerpts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_proposed_by_people_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paragraphs" ADD CONSTRAINT "paragraphs_section_id_sections_id_fk" FOREIGN KEY ("section_id") REFERENCES "public"."sections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paragraphs" ADD CONSTRAINT "paragraphs_saved_by_people_id_fk" FOREIGN KEY ("saved_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sections" ADD CONSTRAINT "sections_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sections" ADD CONSTRAINT "sections_line_id_lines_id_fk" FOREIGN KEY ("line_id") REFERENCES "public"."lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "version_citations" ADD CONSTRAINT "version_citations_version_id_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "version_citations" ADD CONSTRAINT "version_citations_excerpt_id_excerpts_id_fk" FOREIGN KEY ("excerpt_id") REFERENCES "public"."excerpts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "version_citations" ADD CONSTRAINT "version_citations_contribution_id_contributions_id_fk" FOREIGN KEY ("contribution_id") REFERENCES "public"."contributions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "versions" ADD CONSTRAINT "versions_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "versions" ADD CONSTRAINT "versions_published_by_people_id_fk" FOREIGN KEY ("published_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "people_email_key" ON "people" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "roles_person" ON "roles" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "roles_campaign" ON "roles" USING btree ("campaign_id");--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "tokens_person" ON "tokens" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "affiliations_organisation" ON "affiliations" USING btree ("organisation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "bench_seats_key" ON "bench_seats" USING btree ("campaign_id","organisation_id");--> statement-breakpoint
CREATE INDEX "mandates_person" ON "mandates" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "mandates_organisation" ON "mandates" USING btree ("organisation_id","campaign_id");--> statement-breakpoint
CREATE UNIQUE INDEX "organisation_names_day" ON "organisation_names" USING btree ("organisation_id","valid_from");--> statement-breakpoint
CREATE INDEX "organisation_names_name" ON "organisation_names" USING btree ("name");--> statement-breakpoint
CREATE UNIQUE INDEX "lines_code" ON "lines" USING btree ("campaign_id","code");--> statement-breakpoint
CREATE INDEX "milestones_campaign" ON "milestones" USING btree ("campaign_id");--> statement-breakpoint
CREATE INDEX "questions_round" ON "questions" USING btree ("round_id");--> statement-breakpoint
CREATE UNIQUE INDEX "round_terms_version" ON "round_terms" USING btree ("round_id","version");--> statement-breakpoint
CREATE UNIQUE INDEX "rounds_number" ON "rounds" USING btree ("campaign_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "sub_themes_code" ON "sub_themes" USING btree ("line_id","code");--> statement-breakpoint
CREATE INDEX "attachments_draft" ON "attachments" USING btree ("draft_id");--> statement-breakpoint
CREATE INDEX "attachments_contribution" ON "attachments" USING btree ("contribution_id");--> statement-breakpoint
CREATE INDEX "contribution_lines_line" ON "contribution_lines" USING btree ("line_id");--> statement-breakpoint
CREATE INDEX "contributions_public" ON "contributions" USING btree ("campaign_id","published_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE "contributions"."state" = 'published';--> statement-breakpoint
CREATE INDEX "contributions_queue" ON "contributions" USING btree ("campaign_id","state","received_at","id");--> statement-breakpoint
CREATE INDEX "contributions_organisation" ON "contributions" USING btree ("organisation_id","campaign_id");--> statement-breakpoint
CREATE INDEX "contributions_round" ON "contributions" USING btree ("round_id");--> statement-breakpoint
CREATE INDEX "draft_conflicts_draft" ON "draft_conflicts" USING btree ("draft_id");--> statement-breakpoint
CREATE INDEX "drafts_organisation" ON "drafts" USING btree ("organisation_id","campaign_id");--> statement-breakpoint
CREATE INDEX "public_texts_contribution" ON "public_texts" USING btree ("contribution_id");--> statement-breakpoint
CREATE INDEX "public_texts_search" ON "public_texts" USING gin ("search");--> statement-breakpoint
CREATE UNIQUE INDEX "revisions_number" ON "revisions" USING btree ("contribution_id","number");--> statement-breakpoint
CREATE INDEX "codings_excerpt" ON "codings" USING btree ("excerpt_id");--> statement-breakpoint
CREATE INDEX "codings_line" ON "codings" USING btree ("line_id","id");--> statement-breakpoint
CREATE INDEX "excerpts_text" ON "excerpts" USING btree ("public_text_id");--> statement-breakpoint
CREATE INDEX "excerpts_campaign" ON "excerpts" USING btree ("campaign_id","id");--> statement-breakpoint
CREATE INDEX "excerpts_contribution" ON "excerpts" USING btree ("contribution_id");--> statement-breakpoint
CREATE INDEX "citations_excerpt" ON "citations" USING btree ("excerpt_id");--> statement-breakpoint
CREATE INDEX "paragraphs_section" ON "paragraphs" USING btree ("section_id");--> statement-breakpoint
CREATE INDEX "sections_document" ON "sections" USING btree ("document_id");--> statement-breakpoint
CREATE INDEX "version_citations_contribution" ON "version_citations" USING btree ("contribution_id");--> statement-breakpoint
CREATE UNIQUE INDEX "versions_number" ON "versions" USING btree ("campaign_id","number");--> statement-breakpoint
CREATE INDEX "audit_log_campaign" ON "audit_log" USING btree ("campaign_id","seq");--> statement-breakpoint
CREATE INDEX "audit_log_subject" ON "audit_log" USING btree ("subject");--> statement-breakpoint
CREATE INDEX "jobs_due" ON "jobs" USING btree ("due_at") WHERE done_at is null and failed_at is null;