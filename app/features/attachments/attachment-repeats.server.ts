import { and, eq } from "drizzle-orm";
import type { Repeated, When } from "#app/core/removals.server.ts";
import type { RemovalFacts } from "#app/removal-kinds.server.ts";
import type { Tx } from "#db/client.server.ts";
import { attachments, contributions, files } from "#db/schema/index.ts";
import { isShown } from "#app/features/texts/attachment-shown.server.ts";

/**
 * The reason for which a file is kept back that a restored backup would have shown again; the original reason isn't in
 * the ledger.
 */
const again =
  "Non si pubblica più: così è stato deciso dopo la copia di sicurezza da cui questi dati sono stati ripristinati.";

/**
 * Keeps back the file with this digest only: the backup may hold already what the public gets in its place since then.
 */
export async function repeatKeepingBack(tx: Tx, facts: RemovalFacts<"file">): Promise<Repeated | null> {
  const [row] = await tx
    .select({
      id: attachments.id,
      shown: isShown,
      fileId: attachments.fileId,
      replacementId: attachments.replacementId,
    })
    .from(attachments)
    .innerJoin(contributions, eq(contributions.id, attachments.contributionId))
    .where(eq(attachments.id, facts.attachment));
  if (!row?.shown) return null;
  const [file] = await tx
    .select({ sha256: files.sha256 })
    .from(files)
    .where(eq(files.id, row.replacementId ?? row.fileId));
  if (file?.sha256 !== facts.sha256) return null;
  await tx.update(attachments).set({ releasedAt: null, withheldReason: again }).where(eq(attachments.id, row.id));
  return { subject: `attachment:${row.id}`, detail: {} };
}

/**
 * Shows a file again that had been kept back and then released. The release has the date `now`, the time of the
 * restore.
 */
export async function repeatRelease(tx: Tx, facts: RemovalFacts<"file_back">, { now }: When): Promise<Repeated | null> {
  const back = await tx
    .update(attachments)
    .set({ releasedAt: now, withheldReason: "" })
    .where(and(eq(attachments.id, facts.attachment), eq(attachments.withheldReason, again)))
    .returning({ id: attachments.id });
  return back[0] ? { subject: `attachment:${back[0].id}`, detail: {} } : null;
}
