import { voicesAmong, type Heirs } from "#app/features/organisations/succession.ts";

/** Which organisation speaks through which: child to parent. */
export type Parents = ReadonlyMap<string, string>;

/**
 * The body at the top of the chain, such as a federation's confederation. A chain that comes back to its beginning ends
 * there.
 */
export function topOf(id: string, parents: Parents): string {
  const seen = new Set([id]);
  let at = id;
  for (let next = parents.get(at); next !== undefined && !seen.has(next); next = parents.get(at)) {
    seen.add(next);
    at = next;
  }
  return at;
}

/**
 * Two counts of the same bodies: each for itself, and those of one confederation as one, whether or not the
 * confederation itself is among them. Bodies that became one are one in both counts.
 */
export function countBodies(
  ids: readonly string[],
  parents: Parents,
  heirs: Heirs = new Map(),
): { each: number; joined: number } {
  const voices = [...voicesAmong(ids, heirs)];
  return { each: voices.length, joined: new Set(voices.map((id) => topOf(id, parents))).size };
}
