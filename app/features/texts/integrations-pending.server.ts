import { and, desc, eq } from "drizzle-orm";
import { db, type Db, type Tx } from "#db/client.server.ts";
import { publicTexts, revisions } from "#db/schema/contributions.ts";
import type { ContributionState, Pending } from "./redaction.ts";

/** Whether a published text was integrated since, and the public text of the integration once it is prepared. */
export async function pendingOf(
  contribution: { id: string; state: ContributionState; publicTextId: string | null },
  from: Db | Tx = db(),
): Promise<{ pending: Pending; preparedId: string | null }> {
  if (contribution.state !== "published" || !contribution.publicTextId) return { pending: null, preparedId: null };
  const [revision] = await from
    .select({ id: revisions.id })
    .from(revisions)
    .where(eq(revisions.contributionId, contribution.id))
    .orderBy(desc(revisions.number))
    .limit(1);
  const [current] = await from
    .select({ revisionId: publicTexts.revisionId })
    .from(publicTexts)
    .where(eq(publicTexts.id, contribution.publicTextId));
  if (!revision || current?.revisionId === revision.id) return { pending: null, preparedId: null };
  const [prepared] = await from
    .select({ id: publicTexts.id })
    .from(publicTexts)
    .where(and(eq(publicTexts.sourceId, contribution.id), eq(publicTexts.revisionId, revision.id)))
    .orderBy(desc(publicTexts.id))
    .limit(1);
  return prepared ? { pending: "prepared", preparedId: prepared.id } : { pending: "to_prepare", preparedId: null };
}
