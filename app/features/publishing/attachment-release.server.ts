import { and, eq, isNotNull } from "drizzle-orm";
import type { Tx } from "#db/client.server.ts";
import { attachments } from "#db/schema/contributions.ts";

/**
 * Releases the files that the preparation of a text names; earlier decisions on other files stay. Gives all files that
 * come out with the text.
 */
export async function releaseWith(
  tx: Tx,
  contributionId: string,
  named: readonly string[],
  now: Date,
): Promise<string[]> {
  for (const id of named) {
    await tx
      .update(attachments)
      .set({ releasedAt: now })
      .where(
        and(
          eq(attachments.id, id),
          eq(attachments.contributionId, contributionId),
          eq(attachments.role, "attachment"),
          eq(attachments.withheldReason, ""),
        ),
      );
  }
  const rows = await tx
    .select({ id: attachments.id })
    .from(attachments)
    .where(
      and(
        eq(attachments.contributionId, contributionId),
        eq(attachments.role, "attachment"),
        isNotNull(attachments.releasedAt),
      ),
    );
  return rows.map(({ id }) => id);
}
