export interface OrganisationName {
  name: string;
  shortName: string | null;
  distinction: string;
  validFrom: string;
}

/**
 * The name that held on that day (YYYY-MM-DD): the last one that had begun by then; before all of them, the first. Null
 * without names.
 */
export function nameOn<N extends { validFrom: string }>(day: string, names: readonly N[]): N | null {
  const inOrder = [...names].sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  return inOrder.filter((name) => name.validFrom <= day).at(-1) ?? inOrder[0] ?? null;
}

/** Names with the same key are equal for people: case, accents, spaces and punctuation don't tell two bodies apart. */
const nameKey = (name: string): string =>
  name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

interface Told {
  name: string;
  distinction: string;
}
/** For each name in use, the texts that tell its bodies apart. */
export type NameIndex = Map<string, Set<string>>;

export function addName(index: NameIndex, { name, distinction }: Told): NameIndex {
  const key = nameKey(name);
  return index.set(key, (index.get(key) ?? new Set<string>()).add(nameKey(distinction)));
}

export const indexNames = (names: Iterable<Told>): NameIndex => [...names].reduce(addName, new Map());

/**
 * True when another body has an equal name with an equal distinguishing text: then the new one must say what tells it
 * apart.
 */
export function needsDistinction(wanted: Told, others: NameIndex): boolean {
  const same = others.get(nameKey(wanted.name));
  return same !== undefined && (wanted.distinction === "" || same.has(nameKey(wanted.distinction)));
}

/** Name with its distinguishing text, as lists and acts show it. */
export const fullName = ({ name, distinction }: { name: string; distinction: string }): string =>
  distinction ? `${name} (${distinction})` : name;
