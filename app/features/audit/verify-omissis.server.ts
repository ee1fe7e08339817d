import { inArray } from "drizzle-orm";
import { listHeldEditions, listHeldTexts } from "#app/features/removals/beside-words.server.ts";
import { db } from "#db/client.server.ts";
import { campaigns } from "#db/schema/campaigns.ts";

/**
 * Checks that no text with omissis, and no version, says covered words beside its own words. `wrong` are the numbers of
 * contributions and versions that somebody may read. Those that were made anew since are still stored as they were, and
 * count as withheld.
 */
export async function verifyOmissis(): Promise<{
  what: "omissis";
  checked: number;
  wrong: string[];
  withheld: number;
}> {
  const [texts, editions] = [await listHeldTexts(db()), await listHeldEditions(db())];
  const read = editions.held.filter(({ current }) => current);
  const named = await db()
    .select({ id: campaigns.id, code: campaigns.code })
    .from(campaigns)
    .where(
      inArray(
        campaigns.id,
        read.map(({ campaignId }) => campaignId),
      ),
    );
  const codes = new Map(named.map(({ id, code }) => [id, code]));
  const wrong = [
    ...texts.held.filter(({ current }) => current).map(({ number }) => number),
    ...read.map(({ campaignId, number }) => `${codes.get(campaignId) ?? campaignId} v${number}`),
  ];
  return {
    what: "omissis",
    checked: texts.checked + editions.checked,
    wrong,
    withheld: texts.held.length + editions.held.length - wrong.length,
  };
}
