import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  completeNodes,
  consistencyRanges,
  GrowingTree,
  inclusionRanges,
  joinAll,
  leftSize,
  provesConsistency,
  rootByInclusion,
} from "#app/features/heads/tree.ts";

const sha256 = (...parts: Uint8Array[]) =>
  parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest("hex");
const hex = (text: string) => Buffer.from(text, "hex");
const join = (left: string, right: string) => sha256(Uint8Array.of(1), hex(left), hex(right));
const leafOf = (data: Uint8Array) => sha256(Uint8Array.of(0), data);

/** The definitions of RFC 6962, 2.1 to 2.1.2, word for word and slow. */
function mth(leaves: string[]): string {
  if (leaves.length === 1) return leaves[0]!;
  const k = leftSize(leaves.length);
  return join(mth(leaves.slice(0, k)), mth(leaves.slice(k)));
}
function path(m: number, leaves: string[]): string[] {
  if (leaves.length === 1) return [];
  const k = leftSize(leaves.length);
  return m < k
    ? [...path(m, leaves.slice(0, k)), mth(leaves.slice(k))]
    : [...path(m - k, leaves.slice(k)), mth(leaves.slice(0, k))];
}
function subproof(m: number, leaves: string[], whole: boolean): string[] {
  if (m === leaves.length) return whole ? [] : [mth(leaves)];
  const k = leftSize(leaves.length);
  return m <= k
    ? [...subproof(m, leaves.slice(0, k), whole), mth(leaves.slice(k))]
    : [...subproof(m - k, leaves.slice(k), false), mth(leaves.slice(0, k))];
}
const grown = (leaves: string[]) => leaves.reduce((tree, leaf) => (tree.add(leaf), tree), new GrowingTree(join));
const hashOf =
  (leaves: string[]) =>
  ({ start, end }: { start: number; end: number }) =>
    mth(leaves.slice(start, end));

/**
 * The inputs and roots of the reference implementation's own tests (certificate-transparency, merkle tree of 8 leaves).
 */
const inputs = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];
const roots = [
  "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
  "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
  "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
  "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
  "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
  "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
  "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
  "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];
const known = inputs.map((each) => leafOf(hex(each)));

describe("the tree of the reference", () => {
  test("has its root at every size, and none without leaves", () => {
    const tree = new GrowingTree(join);
    expect(tree.root()).toBeNull();
    expect(known.map((leaf) => (tree.add(leaf), tree.root()))).toEqual(roots);
  });

  test.each([
    [0, 1, []],
    [
      0,
      8,
      [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
      ],
    ],
    [
      5,
      8,
      [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
      ],
    ],
    [2, 3, ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"]],
    [
      1,
      5,
      [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
      ],
    ],
  ])("proves that leaf %i is in the tree of %i", (index, size, proof) => {
    expect(inclusionRanges(index, size).map(hashOf(known))).toEqual(proof);
    expect(rootByInclusion(join, known[index]!, index, size, proof)).toBe(roots[size - 1]);
  });

  test.each([
    [1, 1, []],
    [
      1,
      8,
      [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
      ],
    ],
    [
      6,
      8,
      [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
      ],
    ],
    [
      2,
      5,
      [
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
      ],
    ],
  ])("of %i is the beginning of that of %i", (old, size, proof) => {
    expect(consistencyRanges(old, size).map(hashOf(known))).toEqual(proof);
    expect(provesConsistency(join, { size: old, root: roots[old - 1]! }, { size, root: roots[size - 1]! }, proof)).toBe(
      true,
    );
  });
});

const leaves = (n: number) => Array.from({ length: n }, (_, i) => leafOf(Uint8Array.of(i % 256, i >> 8)));
const sizes = fc
  .integer({ min: 1, max: 80 })
  .chain((size) => fc.tuple(fc.constant(size), fc.nat(size - 1), fc.integer({ min: 1, max: size })));

test("every root and every proof is the one that the definitions give, and proves nothing else", () => {
  fc.assert(
    fc.property(sizes, fc.nat(), ([size, index, old], odd) => {
      const all = leaves(size);
      const [root, before] = [mth(all), mth(all.slice(0, old))];
      expect(grown(all).root()).toBe(root);

      const inclusion = inclusionRanges(index, size).map(hashOf(all));
      expect(inclusion).toEqual(path(index, all));
      expect(rootByInclusion(join, all[index]!, index, size, inclusion)).toBe(root);
      expect(rootByInclusion(join, leafOf(Uint8Array.of(9, 9, 9)), index, size, inclusion)).not.toBe(root);
      if (size > 1)
        expect(rootByInclusion(join, all[index]!, (index + 1 + (odd % (size - 1))) % size, size, inclusion)).not.toBe(
          root,
        );

      const consistency = consistencyRanges(old, size).map(hashOf(all));
      expect(consistency).toEqual(subproof(old, all, true));
      expect(provesConsistency(join, { size: old, root: before }, { size, root }, consistency)).toBe(true);
      const forged = leafOf(Uint8Array.of(7, 7, 7));
      expect(provesConsistency(join, { size: old, root: forged }, { size, root }, consistency)).toBe(false);
      expect(provesConsistency(join, { size: old, root: before }, { size, root: forged }, consistency)).toBe(false);
      for (const at of consistency.keys())
        expect(provesConsistency(join, { size: old, root: before }, { size, root }, consistency.with(at, forged))).toBe(
          false,
        );
    }),
    { numRuns: 150 },
  );
}, 60_000);

test("a tree goes on from its right edge, and tells each complete subtree once", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 150 }), fc.integer({ min: 0, max: 60 }), (size, more) => {
      const all = leaves(size + more);
      const edge = completeNodes({ start: 0, end: size }).map(({ level, index }) =>
        mth(all.slice(index * 2 ** level, (index + 1) * 2 ** level)),
      );
      if (size > 0) expect(joinAll(join, edge)).toBe(mth(all.slice(0, size)));
      const tree = new GrowingTree(join, size, edge);
      const closed = all.slice(size).flatMap((leaf) => tree.add(leaf));
      if (size + more > 0) expect(tree.root()).toBe(mth(all));
      for (const { level, index, hash } of closed)
        expect(hash).toBe(mth(all.slice(index * 2 ** level, (index + 1) * 2 ** level)));
      const wanted = Array.from(
        { length: 8 },
        (_, at) => Math.floor((size + more) / 2 ** (at + 1)) - Math.floor(size / 2 ** (at + 1)),
      );
      expect(Array.from({ length: 8 }, (_, at) => closed.filter((node) => node.level === at + 1).length)).toEqual(
        wanted,
      );
    }),
  );
}, 60_000);
