/**
 * The Merkle tree of RFC 6962, section 2.1, by ranges: [start, end) stands for the subtree over those leaves. Hashes
 * are hexadecimal. The caller gives the function that joins two hashes, because a rule imports no package.
 */
export type Join = (left: string, right: string) => string;
export interface Range {
  start: number;
  end: number;
}
/** A complete subtree: it has 2^level leaves, and is the index-th of its level. */
export interface Node {
  level: number;
  index: number;
}

/** The largest power of two that is smaller than `size`, which is 2 at least: so many leaves stand on the left. */
export function leftSize(size: number): number {
  let left = 1;
  while (left * 2 < size) left *= 2;
  return left;
}

/** The complete subtrees that a range is made of, from left to right; each is smaller than the one before it. */
export function completeNodes({ start, end }: Range): Node[] {
  const nodes: Node[] = [];
  let [at, left] = [start, end - start];
  while (left > 0) {
    let [level, size] = [0, 1];
    while (size * 2 <= left) [level, size] = [level + 1, size * 2];
    nodes.push({ level, index: at / size });
    [at, left] = [at + size, left - size];
  }
  return nodes;
}

/** The hash of a range from those of its complete subtrees, left to right; there is one at least. */
export function joinAll(join: Join, hashes: readonly string[]): string {
  return hashes.slice(0, -1).reduceRight((right, left) => join(left, right), hashes.at(-1) ?? "");
}

/**
 * The ranges whose hashes prove that the leaf of that index is in the tree of `size`, from the leaf's sibling up to
 * below the root.
 */
export function inclusionRanges(index: number, size: number): Range[] {
  const path: Range[] = [];
  let [start, end] = [0, size];
  while (end - start > 1) {
    const middle = start + leftSize(end - start);
    if (index < middle) {
      path.push({ start: middle, end });
      end = middle;
    } else {
      path.push({ start, end: middle });
      start = middle;
    }
  }
  return path.reverse();
}

/**
 * The ranges whose hashes prove that the tree of `size` begins with the tree of `old`, in the order of RFC 6962; none
 * where both are equal.
 */
export function consistencyRanges(old: number, size: number): Range[] {
  const path: Range[] = [];
  let [start, end] = [0, size];
  while (old < end) {
    const middle = start + leftSize(end - start);
    if (old <= middle) {
      path.push({ start: middle, end });
      end = middle;
    } else {
      path.push({ start, end: middle });
      start = middle;
    }
  }
  // Where the old tree is the whole left edge its hash is not needed: whoever checks the proof knows the old root.
  if (start > 0) path.push({ start, end });
  return path.reverse();
}

/** The root that an inclusion proof leads to; null where the path can't be one for that index and size. */
export function rootByInclusion(
  join: Join,
  leaf: string,
  index: number,
  size: number,
  path: readonly string[],
): string | null {
  const ranges = index < size ? inclusionRanges(index, size) : [];
  if (index >= size || ranges.length !== path.length) return null;
  return ranges.reduce((hash, range, at) => {
    const sibling = path[at] ?? "";
    return range.start > index ? join(hash, sibling) : join(sibling, hash);
  }, leaf);
}

/**
 * True where the path proves that the tree with the new root begins with the one with the old root; 0 < old <= size.
 */
export function provesConsistency(
  join: Join,
  old: { size: number; root: string },
  now: { size: number; root: string },
  path: readonly string[],
): boolean {
  if (old.size === now.size) return path.length === 0 && old.root === now.root;
  const ranges = old.size > 0 && old.size < now.size ? consistencyRanges(old.size, now.size) : [];
  if (ranges.length === 0 || ranges.length !== path.length) return false;
  // The old tree's right edge comes first; where the old tree is complete, it is that edge itself and not in the path.
  const first = ranges[0]?.end === old.size ? path[0] : old.root;
  let [before, after] = [first ?? "", first ?? ""];
  for (const [at, { start, end }] of ranges.entries()) {
    const sibling = path[at] ?? "";
    if (start >= old.size) after = join(after, sibling);
    else if (end < old.size) [before, after] = [join(sibling, before), join(sibling, after)];
  }
  return before === old.root && after === now.root;
}

/** A tree that grows by leaves and knows its root at each size, by the complete subtrees on its right edge alone. */
export class GrowingTree {
  /** Hashes of the complete subtrees, from the largest, with their levels. */
  private edge: { level: number; hash: string }[];

  constructor(
    private readonly join: Join,
    public size = 0,
    edge: readonly string[] = [],
  ) {
    this.edge = completeNodes({ start: 0, end: size }).map(({ level }, at) => ({ level, hash: edge[at] ?? "" }));
  }

  /** Adds a leaf; gives the complete subtrees that it closes, smallest first, itself left out. */
  add(leaf: string): (Node & { hash: string })[] {
    const closed: (Node & { hash: string })[] = [];
    let node = { level: 0, hash: leaf };
    this.size += 1;
    for (let left = this.edge.at(-1); left?.level === node.level; left = this.edge.at(-1)) {
      this.edge.pop();
      node = { level: node.level + 1, hash: this.join(left.hash, node.hash) };
      closed.push({ ...node, index: this.size / 2 ** node.level - 1 });
    }
    this.edge.push(node);
    return closed;
  }

  /** Null for a tree without leaves. */
  root(): string | null {
    return this.size === 0
      ? null
      : joinAll(
          this.join,
          this.edge.map(({ hash }) => hash),
        );
  }
}
