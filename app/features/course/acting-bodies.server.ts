import { and, eq, inArray, isNull, or, gte, lte } from "drizzle-orm";
import { romeDay } from "#app/i18n/time.ts";
import type { Tx } from "#db/client.server.ts";
import { benchSeats, mandates, type benches } from "#db/schema/index.ts";

/**
 * Bodies with a seat in a campaign, on one of these benches (none: on any), and somebody who may act for them today.
 */
export async function listActingBodies(
  tx: Tx,
  campaignId: string,
  asked: readonly string[],
  now: Date,
): Promise<string[]> {
  const today = romeDay(now);
  const rows = await tx
    .selectDistinct({ id: benchSeats.organisationId })
    .from(benchSeats)
    .innerJoin(
      mandates,
      and(
        eq(mandates.organisationId, benchSeats.organisationId),
        eq(mandates.campaignId, benchSeats.campaignId),
        isNull(mandates.revokedAt),
        lte(mandates.validFrom, today),
        or(isNull(mandates.validTo), gte(mandates.validTo, today)),
      ),
    )
    .where(
      and(
        eq(benchSeats.campaignId, campaignId),
        asked.length > 0 ? inArray(benchSeats.bench, [...asked] as (typeof benches)[number][]) : undefined,
      ),
    )
    .orderBy(benchSeats.organisationId);
  return rows.map((row) => row.id);
}

/** A text for the middle of a sentence: without the full stop with which a text from a form may end. */
export const inSentence = (text: string): string => text.replace(/[\s.]+$/, "");
