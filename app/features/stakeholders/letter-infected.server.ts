import { eq } from "drizzle-orm";
import { hrefIn } from "#app/core/paths.ts";
import { tellAll, type Telling } from "#app/features/news/notices.server.ts";
import type { Tx } from "#db/client.server.ts";
import { mandates } from "#db/schema/organisations.ts";
import { subjectsOf } from "./holders.server.ts";

/** Tells the leads, who were given the letter and who alone can ask for another. */
export async function tellOfLetter(tx: Tx, fileId: string, now: Date): Promise<string | null> {
  const rows = await tx
    .select({ id: mandates.id, organisationId: mandates.organisationId, campaignId: mandates.campaignId })
    .from(mandates)
    .where(eq(mandates.letterId, fileId))
    .orderBy(mandates.id);
  const subject = await subjectsOf(tx, rows, now);
  const tellings: Telling[] = rows.map((mandate) => {
    const about = subject(mandate);
    return {
      to: { office: { campaignId: mandate.campaignId, roles: ["lead"] } },
      news: {
        kind: "letter_infected",
        facts: { organisation: about.body, campaign: about.campaign },
        path: hrefIn("it", "deskMandate", { campaign: about.slug, mandate: mandate.id }),
        campaignId: mandate.campaignId,
        once: `infected ${fileId} ${mandate.id}`,
      },
    };
  });
  await tellAll(tx, tellings, now);
  return rows[0]?.campaignId ?? null;
}
