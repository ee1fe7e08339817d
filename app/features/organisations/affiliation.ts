/**
 * True when `parent` is the body itself or stands under it already: federations and confederations may form no circle.
 */
export function makesCircle(organisation: string, parent: string, parentOf: ReadonlyMap<string, string>): boolean {
  const seen = new Set<string>();
  for (let at: string | undefined = parent; at !== undefined && !seen.has(at); at = parentOf.get(at)) {
    if (at === organisation) return true;
    seen.add(at);
  }
  return false;
}
