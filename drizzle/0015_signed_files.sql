ALTER TABLE "files" ADD COLUMN "signed" boolean DEFAULT false NOT NULL;--> statement-breakpoint
-- What arrived before: a .p7m, or a PDF with /ByteRange, which only a signature dictionary has.
UPDATE "files" SET "signed" = true WHERE "media_type" = 'application/pkcs7-mime' OR ("media_type" = 'application/pdf' AND position('\x2f4279746552616e6765'::bytea IN "content") > 0);
