import type { Grant } from "#app/permissions.ts";

export type Landing = "chooseMandate" | "space" | "desk" | "system" | "profile";

/**
 * The first page after signing in. A person who acts for several bodies chooses one first, unless they were on their
 * way to another page.
 */
export function landing(grants: readonly Grant[], wanted: string | null): Landing | null {
  const mandates = grants.filter((grant) => grant.mandateId !== null);
  const toSpace = wanted === null || /^\/(en\/)?spazio(\/|$|\?)/.test(wanted);
  if (mandates.length > 1 && toSpace) return "chooseMandate";
  if (wanted !== null) return null;
  if (mandates.length === 1) return "space";
  if (grants.some((grant) => grant.role !== "admin")) return "desk";
  return grants.length > 0 ? "system" : "profile";
}
