import { eq } from "drizzle-orm";
import { db, type Db, type Tx } from "#db/client.server.ts";
import { publicTexts, revisions } from "#db/schema/contributions.ts";
import { newestPublicText, newestRevision } from "./newest.server.ts";
import type { ContributionState, Pending } from "./contribution-state.ts";

/** Whether a published text was integrated since, and the public text of the integration once it is prepared. */
export async function pendingOf(
  contribution: { id: string; state: ContributionState; publicTextId: string | null },
  from: Db | Tx = db(),
): Promise<{ pending: Pending; preparedId: string | null }> {
  if (contribution.state !== "published" || !contribution.publicTextId) return { pending: null, preparedId: null };
  const [revision] = await from
    .select({ id: revisions.id })
    .from(revisions)
    .where(eq(revisions.id, newestRevision(contribution.id)));
  const [current] = await from
    .select({ revisionId: publicTexts.revisionId })
    .from(publicTexts)
    .where(eq(publicTexts.id, contribution.publicTextId));
  if (!revision || current?.revisionId === revision.id) return { pending: null, preparedId: null };
  const [prepared] = await from
    .select({ id: publicTexts.id })
    .from(publicTexts)
    .where(eq(publicTexts.id, newestPublicText(contribution.id, revision.id)));
  return prepared ? { pending: "prepared", preparedId: prepared.id } : { pending: "to_prepare", preparedId: null };
}
