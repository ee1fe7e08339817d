import { asc, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { db } from "#db/client.server.ts";
import { attachments, contributions, files } from "#db/schema/index.ts";
import { fileOutcome } from "./attachment.ts";
import { isShown, isFileTakenDown } from "./attachment-shown.server.ts";

const instead = alias(files, "instead");

/** What was received with a filed text, and whether each file becomes public. */
export async function listOutcomes(contributionId: string) {
  const rows = await db()
    .select({
      id: attachments.id,
      role: attachments.role,
      fileId: files.id,
      name: files.name,
      mediaType: files.mediaType,
      size: files.size,
      sha256: files.sha256,
      signed: files.signed,
      scan: files.scan,
      sealedAt: files.sealedAt,
      releasedAt: attachments.releasedAt,
      reason: attachments.withheldReason,
      takenDown: isFileTakenDown,
      shown: sql<boolean>`coalesce(${isShown}, false)`,
      replacement: {
        fileId: instead.id,
        name: instead.name,
        mediaType: instead.mediaType,
        size: instead.size,
        sha256: instead.sha256,
        signed: instead.signed,
        scan: instead.scan,
        sealedAt: instead.sealedAt,
      },
    })
    .from(attachments)
    .innerJoin(contributions, eq(contributions.id, attachments.contributionId))
    .innerJoin(files, eq(files.id, attachments.fileId))
    .leftJoin(instead, eq(instead.id, attachments.replacementId))
    .where(eq(attachments.contributionId, contributionId))
    .orderBy(asc(attachments.position), asc(attachments.id));
  return rows.map((row) => ({ ...row, outcome: fileOutcome(row) }));
}
export type ReceivedFile = Awaited<ReturnType<typeof listOutcomes>>[number];
