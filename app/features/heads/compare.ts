/** A head that somebody kept: `root` is Base64. */
export interface KeptHead {
  size: number;
  root: string;
}

/**
 * A head that the house has declared to be no longer covered by its log; `from` is how many entries the log had when
 * this was declared.
 */
export interface DeclaredHead extends KeptHead {
  from: number;
}

/** An entry that somebody kept a proof of, and whether the log still has it with all that came before it. */
export interface KeptEntry {
  seq: number;
  agrees: boolean;
}

export interface Comparison {
  /** How many heads the log still leads to. */
  agreeing: number;
  /** Heads lost with a declared restore, each with the entries that are lost: `first` to `last`. */
  declared: { size: number; first: number; last: number }[];
  /** Heads that the log doesn't lead to, and that nothing declares. */
  differing: number[];
  /** Entries of kept proofs that the log no longer has, and that no declared restore has lost. */
  changed: number[];
  /** The range in which the first entry lies that is no longer what it was; null where all agree. */
  firstDifferent: { first: number; last: number } | null;
}

/**
 * Compares what was kept elsewhere with the log as it is now. Two heads alone don't tell which entry between them was
 * changed: they only tell that all entries up to the last head that agrees are unchanged. An entry of a proof that
 * agrees tells the same, since its hash in the chain covers all entries before it.
 */
export function compareHeads(
  kept: readonly KeptHead[],
  rootAt: (size: number) => string | null,
  declared: readonly DeclaredHead[],
  entries: readonly KeptEntry[] = [],
): Comparison {
  const sorted = [...new Map(kept.map((head) => [`${head.size} ${head.root}`, head])).values()].sort(
    (a, b) => a.size - b.size,
  );
  const isLost = (seq: number): boolean => declared.some(({ from, size }) => from < seq && seq <= size);
  const changed = entries.filter(({ seq, agrees }) => !agrees && !isLost(seq)).map(({ seq }) => seq);
  const result: Comparison = { agreeing: 0, declared: [], differing: [], changed, firstDifferent: null };
  const good = entries.filter(({ agrees }) => agrees).map(({ seq }) => seq);
  for (const head of sorted) {
    if (rootAt(head.size) === head.root) {
      result.agreeing += 1;
      good.push(head.size);
      continue;
    }
    const said = declared.find(({ size, root }) => size === head.size && root === head.root);
    if (said) {
      result.declared.push({ size: head.size, first: Math.min(said.from, head.size - 1) + 1, last: head.size });
      continue;
    }
    result.differing.push(head.size);
  }
  const last = Math.min(...result.differing, ...changed);
  if (last < Infinity) result.firstDifferent = { first: Math.max(0, ...good.filter((seq) => seq < last)) + 1, last };
  return result;
}
