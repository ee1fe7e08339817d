export interface MandateTerm {
  validFrom: string;
  validTo: string | null;
  revokedAt: Date | null;
}
export type NotActing = "revoked" | "not_yet" | "ended";

/** Why nobody may act under the mandate on that day in Europe/Rome (YYYY-MM-DD), or null: its last day is included. */
export function whyNotActing(mandate: MandateTerm, day: string): NotActing | null {
  if (mandate.revokedAt) return "revoked";
  if (day < mandate.validFrom) return "not_yet";
  return mandate.validTo !== null && day > mandate.validTo ? "ended" : null;
}

/** Whether two terms share a day; a term without an end goes on for ever. */
export function overlaps(
  a: { validFrom: string; validTo: string | null },
  b: { validFrom: string; validTo: string | null },
): boolean {
  return (b.validTo === null || a.validFrom <= b.validTo) && (a.validTo === null || b.validFrom <= a.validTo);
}
