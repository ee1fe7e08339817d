/** The pages that each body writes itself; a template stands there until it has. */
export const legalPageNames = ["privacy", "note-legali", "accessibilita"] as const;
export type LegalPageName = (typeof legalPageNames)[number];
export const isLegalPage = (name: string): name is LegalPageName =>
  (legalPageNames as readonly string[]).includes(name);

/** The version that people accept while the body has written none: that of the template. */
export const templateVersion = "2026-11";

export interface Dated {
  version: string;
  validFrom: string;
}

/**
 * The version that holds on a day (YYYY-MM-DD in Europe/Rome): the last one that has begun, and of two that begin on
 * one day the one written later. `versions` are in order of age, the oldest first.
 */
export const inForceOn = <V extends Dated>(versions: readonly V[], day: string): V | null =>
  versions.filter((version) => version.validFrom <= day).at(-1) ?? null;

/** A version is named after its first day; a second one of the same day gets a number. */
export function nextVersion(validFrom: string, taken: readonly string[]): string {
  for (let count = 1; ; count += 1) {
    const version = count === 1 ? validFrom : `${validFrom}.${count}`;
    if (!taken.includes(version)) return version;
  }
}
