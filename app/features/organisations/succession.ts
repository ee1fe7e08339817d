export interface Succession {
  kind: "merger" | "split" | "duplicate";
  fromId: string;
  toId: string;
  onDate: string;
}

/** What each body had become by a day: one heir after a merger, several after a split. */
export type Heirs = ReadonlyMap<string, readonly string[]>;

/**
 * The successions in force on that day (YYYY-MM-DD, included). The day of a duplicate doesn't matter: both entries were
 * the same body all along.
 */
export function heirsOn(day: string, successions: readonly Succession[]): Heirs {
  const heirs = new Map<string, string[]>();
  for (const { kind, fromId, toId, onDate } of successions) {
    if (kind === "duplicate" || onDate <= day) heirs.set(fromId, [...(heirs.get(fromId) ?? []), toId]);
  }
  return heirs;
}

/**
 * The voices among these bodies. Bodies that became one are one voice, whether or not their heir is among them; a body
 * that was split counts only where none of its heirs does. No act is moved by this; it only decides who counts.
 */
export function voicesAmong(ids: Iterable<string>, heirs: Heirs): Set<string> {
  const last = new Set([...ids].map((id) => onlyHeir(id, heirs)));
  return new Set([...last].filter((id) => !heirsOf(id, heirs).some((heir) => last.has(heir))));
}

/** Follows mergers to the body that stands now; where a body was split there is no single heir, so the search stops. */
function onlyHeir(id: string, heirs: Heirs): string {
  const seen = new Set([id]);
  let at = id;
  for (
    let next = heirs.get(at);
    next?.length === 1 && next[0] !== undefined && !seen.has(next[0]);
    next = heirs.get(at)
  ) {
    at = next[0];
    seen.add(at);
  }
  return at;
}

/** Every body that came out of it, directly or through others; never the body itself. */
export function heirsOf(id: string, heirs: Heirs): string[] {
  const seen = new Set<string>([id]);
  const open = [id];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const heir of heirs.get(at) ?? []) {
      if (seen.has(heir)) continue;
      seen.add(heir);
      open.push(heir);
    }
  }
  seen.delete(id);
  return [...seen];
}

/** True when one of the new bodies is the old one, or has the old one among its heirs. */
export const makesSuccessionCircle = (from: string, to: readonly string[], heirs: Heirs): boolean =>
  to.some((heir) => heir === from || heirsOf(heir, heirs).includes(from));
