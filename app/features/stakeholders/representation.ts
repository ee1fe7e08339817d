import { whyNotActing, type MandateTerm } from "#app/features/organisations/mandate.ts";

type Held = MandateTerm & { capacity: "drafter" | "signatory" };

/** What a body lacks on a day: somebody who may file, or anybody at all. */
export type Left = "nobody" | "no_signatory";

/** Null while somebody may file for it. */
export function leftWith(mandates: readonly Held[], day: string): Left | null {
  const acting = mandates.filter((mandate) => whyNotActing(mandate, day) === null);
  if (acting.some((mandate) => mandate.capacity === "signatory")) return null;
  return acting.length > 0 ? "no_signatory" : "nobody";
}

/**
 * True where a body was represented and no longer is, nor will be: the office then appoints only on a letter. Who was
 * never represented comes in by an invitation, which is its own paper.
 */
export function needsLetter(mandates: readonly Held[], day: string): boolean {
  const stands = (mandate: Held) => !["revoked", "ended"].includes(whyNotActing(mandate, day) ?? "");
  return mandates.length > 0 && !mandates.some(stands);
}

/** How many days before its last one a mandate's end is told. */
export const warnedDaysBefore = 14;
