import type { Actor, Grant } from "#app/permissions.ts";

/** A body in one campaign, for which a delegate acts: its drafts and texts are shared there and nowhere else. */
export interface Represented {
  organisationId: string;
  campaignId: string;
}

/** What a delegate holds: a mandate of one body in one campaign. */
export interface Mandate extends Represented {
  mandateId: string;
  role: "drafter" | "signatory";
}

function asMandate({ mandateId, organisationId, campaignId, role }: Grant): Mandate[] {
  if (mandateId === null || organisationId === null || campaignId === null) return [];
  return [{ mandateId, organisationId, campaignId, role: role === "signatory" ? "signatory" : "drafter" }];
}

/** Every mandate that the person holds now, whichever of them the session acts under. */
export const mandatesOf = (actor: Pick<Actor, "grants"> | null): Mandate[] => (actor?.grants ?? []).flatMap(asMandate);

/** The mandate that the session acts under, or null while none is chosen. */
export const actingMandate = (actor: Actor | null): Mandate | null =>
  mandatesOf(actor).find(({ mandateId }) => mandateId === actor?.mandateId) ?? null;

/** The body and campaign for which the session acts: permissions over the body's own work are held there. */
export function actingFor({ actor }: { actor: Actor | null }): Represented | null {
  const acting = actingMandate(actor);
  return acting && { organisationId: acting.organisationId, campaignId: acting.campaignId };
}

/** True when the person holds a mandate of that body in that campaign, even while the session acts for another one. */
export const actsFor = (actor: Actor | null, { organisationId, campaignId }: Represented): boolean =>
  mandatesOf(actor).some((held) => held.organisationId === organisationId && held.campaignId === campaignId);

/**
 * Where a body's permissions over what it owns are held; null for a person without a mandate of it, to whom it must
 * look as if it did not exist.
 */
export const ownScope = (
  { actor }: { actor: Actor | null },
  owner: Represented | null | undefined,
): Represented | null =>
  owner && actsFor(actor, owner) ? { organisationId: owner.organisationId, campaignId: owner.campaignId } : null;
