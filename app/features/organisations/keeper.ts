import type { Actor } from "#app/permissions.ts";

/**
 * True when the actor keeps the data of a body that takes part in those campaigns: admin always, a lead only where no
 * other campaign has it. Its e-mail receives the receipts of all of them.
 */
export function keepsData(actor: Actor | null, campaignIds: readonly string[]): boolean {
  const held = actor?.grants ?? [];
  const leads = held.filter((grant) => grant.role === "lead" && grant.bodyId === null).map((grant) => grant.campaignId);
  return (
    held.some((grant) => grant.role === "admin") || (leads.length > 0 && campaignIds.every((id) => leads.includes(id)))
  );
}
