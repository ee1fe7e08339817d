CREATE TABLE "version_files" (
	"version_id" text NOT NULL,
	"lang" text NOT NULL,
	"format" text NOT NULL,
	"key" text NOT NULL,
	"sha256" text NOT NULL,
	"content" "bytea" NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "version_files_version_id_lang_format_pk" PRIMARY KEY("version_id","lang","format")
);
--> statement-breakpoint
ALTER TABLE "version_files" ADD CONSTRAINT "version_files_version_id_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."versions"("id") ON DELETE no action ON UPDATE no action;