import { whyNotActing, type MandateTerm } from "#app/features/organisations/mandate.ts";

type Held = MandateTerm & { capacity: "drafter" | "signatory" };

/** What a body lacks on a day: a person who may file, or any delegate at all. */
export type Left = "nobody" | "no_signatory";

/** Null while somebody may file for the body. */
export function leftWith(mandates: readonly Held[], day: string): Left | null {
  const acting = mandates.filter((mandate) => whyNotActing(mandate, day) === null);
  if (acting.some((mandate) => mandate.capacity === "signatory")) return null;
  return acting.length > 0 ? "no_signatory" : "nobody";
}

/**
 * True where a body was represented and is not, nor will be: the office may then appoint somebody only on a letter. A
 * body that was never represented comes in by an invitation, which needs no letter.
 */
export function needsLetter(mandates: readonly Held[], day: string): boolean {
  const stands = (mandate: Held) => !["revoked", "ended"].includes(whyNotActing(mandate, day) ?? "");
  return mandates.length > 0 && !mandates.some(stands);
}

/** How many days before its last one people are told that a mandate ends. */
export const warnedDaysBefore = 14;
