import { eq } from "drizzle-orm";
import type { Db, Tx } from "#db/client.server.ts";
import { publicTexts } from "#db/schema/contributions.ts";
import { pendingOf } from "./integrations-pending.server.ts";
import { newestPublicText } from "./newest.server.ts";
import type { ContributionState } from "./contribution-state.ts";

/**
 * The public text that the office last made: the prepared one of an integration, the one that holds, or the newest
 * after a return to the queue.
 */
export async function currentText(
  from: Db | Tx,
  contribution: { id: string; state: ContributionState; publicTextId: string | null },
) {
  const { preparedId } = await pendingOf(contribution, from);
  const [text] = await from
    .select({
      id: publicTexts.id,
      revisionId: publicTexts.revisionId,
      title: publicTexts.title,
      omissis: publicTexts.omissis,
      released: publicTexts.released,
    })
    .from(publicTexts)
    .where(eq(publicTexts.id, preparedId ?? contribution.publicTextId ?? newestPublicText(contribution.id)));
  return text ?? null;
}
