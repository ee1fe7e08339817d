import type { Actor } from "#app/permissions.ts";

/**
 * True when the actor may change the data of a body that takes part in those campaigns: an admin always, a lead only of
 * all of them, because receipts of all of them go to the body's e-mail address.
 */
export function keepsData(actor: Actor | null, campaignIds: readonly string[]): boolean {
  const held = actor?.grants ?? [];
  const leads = held.filter((grant) => grant.role === "lead" && grant.bodyId === null).map((grant) => grant.campaignId);
  return (
    held.some((grant) => grant.role === "admin") || (leads.length > 0 && campaignIds.every((id) => leads.includes(id)))
  );
}
