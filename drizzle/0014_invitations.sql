ALTER TABLE "invitation_batches" ADD COLUMN "state" text DEFAULT 'checked' NOT NULL;--> statement-breakpoint
ALTER TABLE "invitation_batches" ADD COLUMN "content" text;--> statement-breakpoint
ALTER TABLE "invitation_batches" ADD COLUMN "sent_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "stakeholder_invitations" ADD COLUMN "batch_id" text;--> statement-breakpoint
ALTER TABLE "stakeholder_invitations" ADD COLUMN "contact_name" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "stakeholder_invitations" ADD COLUMN "contact_email" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "stakeholder_invitations" ADD COLUMN "language" text DEFAULT 'it' NOT NULL;--> statement-breakpoint
ALTER TABLE "stakeholder_invitations" ADD COLUMN "spent_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "stakeholders" ADD COLUMN "body_made" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "stakeholder_invitations" ADD CONSTRAINT "stakeholder_invitations_batch_id_invitation_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."invitation_batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "stakeholder_invitations_batch" ON "stakeholder_invitations" USING btree ("batch_id");