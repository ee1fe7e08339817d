import { eq, or, sql } from "drizzle-orm";
import { hrefIn } from "#app/core/paths.ts";
import { tell } from "#app/features/news/notices.server.ts";
import type { Tx } from "#db/client.server.ts";
import { attachments, contributions, drafts, files } from "#db/schema/index.ts";

/**
 * Tells whoever sent a file that nobody can open it any more, and the office too once the text is filed: nobody of the
 * office knows of drafts.
 */
export async function tellOfAttachment(tx: Tx, fileId: string, now: Date): Promise<string | null> {
  const [row] = await tx
    .select({
      id: attachments.id,
      name: files.name,
      replacementId: attachments.replacementId,
      number: contributions.number,
      filedFor: contributions.organisationId,
      filedIn: contributions.campaignId,
      draftId: attachments.draftId,
      draftFor: drafts.organisationId,
      draftIn: drafts.campaignId,
    })
    .from(attachments)
    .innerJoin(files, eq(files.id, fileId))
    .leftJoin(contributions, eq(contributions.id, attachments.contributionId))
    .leftJoin(drafts, eq(drafts.id, attachments.draftId))
    .where(or(eq(attachments.fileId, fileId), eq(attachments.replacementId, fileId)))
    // While an integration is written, a file belongs to the draft too. The filed text comes first, because then the
    // office is told.
    .orderBy(sql`${attachments.contributionId} is null`)
    .limit(1);
  const campaignId = row?.filedIn ?? row?.draftIn;
  const organisationId = row?.filedFor ?? row?.draftFor;
  if (!row || !campaignId || !organisationId) return null;
  const { number } = row;
  const path = number ? hrefIn("it", "filed", { number }) : hrefIn("it", "draft", { draft: row.draftId ?? "" });
  // A file that stands in for an attachment was made by the office.
  const audience = row.replacementId === fileId ? {} : { organisation: { id: organisationId, campaignId } };
  await tell(
    tx,
    { ...audience, ...(number && { office: { campaignId, roles: ["lead", "planner"] as const } }) },
    { kind: "file_infected", facts: { number, name: row.name }, path, campaignId, once: `infected ${fileId}` },
    now,
  );
  return campaignId;
}
