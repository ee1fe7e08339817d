import { sql, type SQL } from "drizzle-orm";
import { attachments, contributions } from "#db/schema/contributions.ts";

/**
 * True where everybody may have the attachment, or what stands in for it; for queries that join `contributions`. While
 * an integration waits, only files that the public text's own receipt lists are shown: those of the next revision come
 * out with it.
 */
export const isShown: SQL<boolean> = sql`(${attachments.role} = 'attachment' and ${attachments.releasedAt} is not null and ${attachments.withheldReason} = '' and ${contributions.state} = 'published'
  and not exists (
    select 1 from revisions newer
    join public_texts p on p.id = ${contributions.publicTextId} join revisions shown on shown.id = p.revision_id join files f on f.id = ${attachments.fileId}
    where newer.contribution_id = ${contributions.id} and newer.number > shown.number and strpos(shown.receipt_text, 'SHA-256 ' || f.sha256 || ')') = 0))`;

/** A takedown that holds: the file must be put back by the lead before anybody can decide on it again. */
export const isFileTakenDown: SQL<boolean> = sql`exists (select 1 from takedowns t where t.subject_kind = 'attachment' and t.subject_id = ${attachments.id} and t.restored_at is null)`;
