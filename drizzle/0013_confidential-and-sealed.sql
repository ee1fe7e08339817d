CREATE TABLE "confidential_answers" (
	"id" text PRIMARY KEY NOT NULL,
	"revision_id" text NOT NULL,
	"start" integer NOT NULL,
	"end" integer NOT NULL,
	"answer" text NOT NULL,
	"answered_at" timestamp with time zone NOT NULL,
	"answered_by" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "contributions" ADD COLUMN "sealed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "contributions" ADD COLUMN "sealed_reason" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "drafts" ADD COLUMN "confidential" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "redaction_objections" ADD COLUMN "start" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "redaction_objections" ADD COLUMN "end" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "confidential_answers" ADD CONSTRAINT "confidential_answers_revision_id_revisions_id_fk" FOREIGN KEY ("revision_id") REFERENCES "public"."revisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "confidential_answers" ADD CONSTRAINT "confidential_answers_answered_by_people_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "confidential_answers_revision" ON "confidential_answers" USING btree ("revision_id");--> statement-breakpoint
CREATE UNIQUE INDEX "redaction_objections_open" ON "redaction_objections" USING btree ("contribution_id","start","end") WHERE answered_at is null;