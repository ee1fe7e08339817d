import { and, eq, isNull, sql } from "drizzle-orm";
import { newId } from "#app/core/ids.server.ts";
import { refuse } from "#app/core/refusal.ts";
import { romeDay } from "#app/i18n/time.ts";
import type { Tx } from "#db/client.server.ts";
import { mandates, organisations } from "#db/schema/organisations.ts";
import { sessions } from "#db/schema/people.ts";
import { successions } from "#db/schema/stakeholders.ts";
import { overlaps, whyNotActing } from "./mandate.ts";
import { takeSeat } from "./seats.server.ts";

export interface Designation {
  personId: string;
  organisationId: string;
  campaignId: string;
  capacity: "drafter" | "signatory";
  validFrom: string;
  validTo: string | null;
  letterId: string | null;
  appointedBy: string;
  /** The signatory's mandate where the body itself appoints. */
  appointedUnder: string | null;
}

/** Refuses a term that ends before it starts, or is over. */
export function checkTerm({ validFrom, validTo }: { validFrom: string; validTo: string | null }, now: Date): void {
  if (validTo !== null && validTo < validFrom) refuse("invalid", { validTo: "ends_before_start" });
  if (validTo !== null && validTo < romeDay(now)) refuse("invalid", { validTo: "already_over" });
}

/**
 * Writes a designation and gives its id. The caller must hold a lock on the person's row, so that the same designation
 * given twice at once is written once. A body without a bench gets one (`takeSeat`). Errors: `mandate_exists`,
 * `body_over`.
 */
export async function designate(tx: Tx, given: Designation, now: Date): Promise<string> {
  const { personId, organisationId, campaignId, capacity } = given;
  await refuseOver(tx, organisationId, romeDay(now));
  const earlier = await tx
    .select({ validFrom: mandates.validFrom, validTo: mandates.validTo })
    .from(mandates)
    .where(
      and(
        eq(mandates.personId, personId),
        eq(mandates.organisationId, organisationId),
        eq(mandates.campaignId, campaignId),
        eq(mandates.capacity, capacity),
        isNull(mandates.revokedAt),
      ),
    );
  if (earlier.some((mandate) => overlaps(mandate, given))) refuse("mandate_exists", { email: "mandate_exists" });
  const id = newId(now);
  await tx.insert(mandates).values({ id, ...given, createdAt: now });
  await takeSeat(tx, given, now);
  return id;
}

/**
 * Ends a designation at once and gives whose it was; the person's sessions end. Refuses with `wrong_state` where it was
 * over already.
 */
export async function endMandate(
  tx: Tx,
  mandateId: string,
  reason: string,
  now: Date,
): Promise<{ personId: string; organisationId: string; campaignId: string; capacity: "drafter" | "signatory" }> {
  const [mandate] = await tx
    .select({
      personId: mandates.personId,
      organisationId: mandates.organisationId,
      campaignId: mandates.campaignId,
      capacity: mandates.capacity,
      validFrom: mandates.validFrom,
      validTo: mandates.validTo,
      revokedAt: mandates.revokedAt,
    })
    .from(mandates)
    .where(eq(mandates.id, mandateId))
    .for("update");
  const over = mandate ? whyNotActing(mandate, romeDay(now)) : "revoked";
  if (!mandate || over === "revoked" || over === "ended") refuse("wrong_state");
  await tx
    .update(mandates)
    .set({ revokedAt: now, revokedReason: reason, endSeenAt: now })
    .where(eq(mandates.id, mandateId));
  await tx.delete(sessions).where(eq(sessions.userId, mandate.personId));
  return mandate;
}

/** Nobody is designated for a body that doesn't exist, or that had become another by that day. */
export async function refuseOver(tx: Tx, organisationId: string, day: string): Promise<void> {
  const [body] = await tx
    .select({ mergedInto: organisations.mergedInto })
    .from(organisations)
    .where(eq(organisations.id, organisationId));
  if (!body) refuse("invalid", { organisation: "invalid_choice" });
  const [heir] = await tx
    .select({ id: successions.id })
    .from(successions)
    .where(and(eq(successions.fromId, organisationId), sql`${successions.onDate} <= ${day}::date`))
    .limit(1);
  if (body.mergedInto || heir) refuse("invalid", { organisation: "body_over" });
}
