/** The pages whose words are the body's own; each has a template until then. */
export const legalPageNames = ["privacy", "note-legali", "accessibilita"] as const;
export type LegalPageName = (typeof legalPageNames)[number];
export const isLegalPage = (name: string): name is LegalPageName =>
  (legalPageNames as readonly string[]).includes(name);

/** The version that people accept while the body has written none: the template's. */
export const templateVersion = "2026-11";

export interface Dated {
  version: string;
  validFrom: string;
}

/**
 * The version of a day (YYYY-MM-DD in Europe/Rome): of those that have begun the last, the later written where two
 * begin at once. Oldest first.
 */
export const inForceOn = <V extends Dated>(versions: readonly V[], day: string): V | null =>
  versions.filter((version) => version.validFrom <= day).at(-1) ?? null;

/** Named after its first day; a second one of that day is told apart. */
export function nextVersion(validFrom: string, taken: readonly string[]): string {
  for (let count = 1; ; count += 1) {
    const version = count === 1 ? validFrom : `${validFrom}.${count}`;
    if (!taken.includes(version)) return version;
  }
}
