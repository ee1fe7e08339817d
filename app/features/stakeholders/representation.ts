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

/** Days from one day to another (YYYY-MM-DD), negative where it is past. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / 86_400_000);

/** A day (YYYY-MM-DD) so many days later. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
