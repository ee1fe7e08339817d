export interface OrganisationName { name: string; shortName: string | null; distinction: string; validFrom: string }

/** The name that held on that day (YYYY-MM-DD): the newest one begun by then; before all of them, the first. Null without names. */
export function nameOn<N extends { validFrom: string }>(day: string, names: readonly N[]): N | null {
  const inOrder = [...names].sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  return inOrder.filter((name) => name.validFrom <= day).at(-1) ?? inOrder[0] ?? null;
}

/** What people take for the same name: case, accents, spaces and punctuation don't tell bodies apart. */
const nameKey = (name: string): string => name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();

/** True when another body holds an equal name with an equal distinguishing text: then the new one must say what tells it apart. */
export function needsDistinction(wanted: { name: string; distinction: string }, others: readonly { name: string; distinction: string }[]): boolean {
  const same = others.filter((other) => nameKey(other.name) === nameKey(wanted.name));
  return same.length > 0 && (wanted.distinction === "" || same.some((other) => nameKey(other.distinction) === nameKey(wanted.distinction)));
}

/** Name with its distinguishing text, as lists and acts show it. */
export const fullName = ({ name, distinction }: { name: string; distinction: string }): string => (distinction ? `${name} (${distinction})` : name);
