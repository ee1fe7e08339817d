import { and, eq, isNull, or, sql } from "drizzle-orm";
import { newId } from "#app/core/ids.server.ts";
import { overlaps } from "#app/features/organisations/mandate.ts";
import { textIn } from "#app/i18n/text.ts";
import { romeDay } from "#app/i18n/time.ts";
import type { Tx } from "#db/client.server.ts";
import { mandates } from "#db/schema/organisations.ts";
import { sessions } from "#db/schema/people.ts";

/**
 * Designations that still hold are written again for the kept entry, and the old ones are ended, so that acts done
 * under those still show for whom they were done. Nobody is signed out. A person who holds the same designation for
 * both entries keeps one.
 */
export async function moveMandates(tx: Tx, kept: string, gone: string, now: Date): Promise<void> {
  const standing = and(
    isNull(mandates.revokedAt),
    or(isNull(mandates.validTo), sql`${mandates.validTo} >= ${romeDay(now)}::date`),
  );
  const moving = await tx
    .select()
    .from(mandates)
    .where(and(eq(mandates.organisationId, gone), standing))
    .orderBy(mandates.id)
    .for("update");
  const own = await tx
    .select()
    .from(mandates)
    .where(and(eq(mandates.organisationId, kept), standing))
    .for("update");
  for (const old of moving) {
    const same = own.find(
      (each) =>
        each.personId === old.personId &&
        each.campaignId === old.campaignId &&
        each.capacity === old.capacity &&
        overlaps(each, old),
    );
    const id = same?.id ?? newId(now);
    if (same) {
      // The longer of both terms holds, since joining two entries should take nothing from anybody.
      const validTo =
        same.validTo === null || old.validTo === null ? null : same.validTo > old.validTo ? same.validTo : old.validTo;
      const validFrom = same.validFrom < old.validFrom ? same.validFrom : old.validFrom;
      await tx
        .update(mandates)
        .set({ validFrom, validTo, letterId: same.letterId ?? old.letterId })
        .where(eq(mandates.id, same.id));
    } else await tx.insert(mandates).values({ ...old, id, organisationId: kept, createdAt: now });
    await tx
      .update(mandates)
      .set({ revokedAt: now, revokedReason: textIn("it").bodies.merge.reason, endSeenAt: now })
      .where(eq(mandates.id, old.id));
    await tx.update(sessions).set({ mandateId: id }).where(eq(sessions.mandateId, old.id));
  }
}
