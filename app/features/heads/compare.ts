/** A head that somebody kept: `root` is Base64. */
export interface KeptHead {
  size: number;
  root: string;
}

/**
 * A head that the house itself says its log no longer covers; `from` is how many entries the log had when it said so.
 */
export interface DeclaredHead extends KeptHead {
  from: number;
}

export interface Comparison {
  /** How many heads the log still leads to. */
  agreeing: number;
  /** Heads lost with a declared restore, each with the entries that are lost: `first` to `last`. */
  declared: { size: number; first: number; last: number }[];
  /** Heads that the log doesn't lead to, and that nothing declares. */
  differing: number[];
  /** Within which the first entry lies that isn't what it was; null where all agree. */
  firstDifferent: { first: number; last: number } | null;
}

/**
 * Compares heads kept elsewhere with the log as it is now. Two heads alone don't tell which entry between them was
 * changed: what is known is that all entries up to the last head that agrees are what they were.
 */
export function compareHeads(
  kept: readonly KeptHead[],
  rootAt: (size: number) => string | null,
  declared: readonly DeclaredHead[],
): Comparison {
  const sorted = [...new Map(kept.map((head) => [`${head.size} ${head.root}`, head])).values()].sort(
    (a, b) => a.size - b.size,
  );
  const result: Comparison = { agreeing: 0, declared: [], differing: [], firstDifferent: null };
  let agrees = 0;
  for (const head of sorted) {
    if (rootAt(head.size) === head.root) {
      result.agreeing += 1;
      if (result.firstDifferent === null) agrees = head.size;
      continue;
    }
    const said = declared.find(({ size, root }) => size === head.size && root === head.root);
    if (said) {
      result.declared.push({ size: head.size, first: Math.min(said.from, head.size - 1) + 1, last: head.size });
      continue;
    }
    result.differing.push(head.size);
    result.firstDifferent ??= { first: agrees + 1, last: head.size };
  }
  return result;
}
