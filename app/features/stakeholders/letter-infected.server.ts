import { eq } from "drizzle-orm";
import { hrefIn } from "#app/core/paths.ts";
import { tell } from "#app/features/news/notices.server.ts";
import type { Tx } from "#db/client.server.ts";
import { mandates } from "#db/schema/organisations.ts";
import { subjectOf } from "./holders.server.ts";

/** The leads were given the letter, and they alone ask for another. */
export async function tellOfLetter(tx: Tx, fileId: string, now: Date): Promise<string | null> {
  const rows = await tx
    .select({ id: mandates.id, organisationId: mandates.organisationId, campaignId: mandates.campaignId })
    .from(mandates)
    .where(eq(mandates.letterId, fileId))
    .orderBy(mandates.id);
  for (const mandate of rows) {
    const about = await subjectOf(tx, mandate, now);
    const path = hrefIn("it", "deskMandate", { campaign: about.slug, mandate: mandate.id });
    await tell(
      tx,
      { office: { campaignId: mandate.campaignId, roles: ["lead"] } },
      {
        kind: "letter_infected",
        facts: { organisation: about.body, campaign: about.campaign },
        path,
        campaignId: mandate.campaignId,
        once: `infected ${fileId} ${mandate.id}`,
      },
      now,
    );
  }
  return rows[0]?.campaignId ?? null;
}
