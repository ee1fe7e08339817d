import { assemble, codePoints, leaves, mapLeaves, sliceCodePoints } from "./prose-leaves.ts";
import type { Leaf } from "./prose-leaves.ts";
import type { Prose, Run } from "./prose.ts";

/** A part to be taken out, in code points of `plain`, with the code of its reason. */
export interface Omission {
  start: number;
  end: number;
  reason: string;
}

/** What was taken out of the original and where its mark stands in the public text; in order, never overlapping. */
export interface Cut {
  start: number;
  end: number;
  publicStart: number;
  publicEnd: number;
}

export interface OffsetMap {
  cuts: Cut[];
  length: number;
  publicLength: number;
}

/** What stands in the public text for what was taken out. */
export const omissisMark = "[omissis]";

/** Sorts and joins ranges that overlap (the first one's reason stays); those that only touch keep their own reason. */
function merged(ranges: Omission[], length: number): Omission[] {
  const inside = ranges
    .map((range) => ({ ...range, start: Math.max(0, range.start), end: Math.min(length, range.end) }))
    .filter((range) => range.start < range.end)
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const result: Omission[] = [];
  for (const range of inside) {
    const last = result.at(-1);
    const joins = last && (range.start < last.end || (range.start === last.end && range.reason === last.reason));
    if (last && joins) last.end = Math.max(last.end, range.end);
    else result.push({ ...range });
  }
  return result;
}

/** The runs that stay of one leaf, with a mark for each cut; a reference to a footnote stays, since its footnote does. */
function cutRuns(leaf: Leaf, cuts: Omission[]): Run[] {
  const kept: Run[] = [];
  let next = 0;
  let at = leaf.start;
  for (const run of leaf.runs) {
    const end = at + codePoints(run.text);
    if (run.note !== undefined) kept.push({ ...run });
    let from = at;
    while (from < end) {
      while ((cuts[next]?.end ?? Infinity) <= from) next += 1;
      const cut = cuts[next];
      if (cut && cut.start <= from) {
        if (from === cut.start) kept.push({ text: omissisMark, start: 0, omissis: cut.reason });
        from = Math.min(cut.end, end);
        continue;
      }
      const to = Math.min(cut?.start ?? end, end);
      kept.push({ ...run, text: sliceCodePoints(run.text, from - at, to - at) });
      from = to;
    }
    at = end;
  }
  return kept;
}

/** An address may spell out what was taken out of its link's text: every link to it is dropped. */
function withoutLinks(runs: Run[], hrefs: Set<string>): Run[] {
  return runs.map((run) => {
    if (run.href === undefined || !hrefs.has(run.href)) return run;
    const { href: _dropped, ...rest } = run;
    return rest;
  });
}

/**
 * Makes the public text: each range gives way to one mark, or to one in each leaf that it reaches into. Ranges may overlap and lie
 * anywhere; nothing of what they cover stays in `plain` or in the blocks.
 */
export function omit(prose: Prose, ranges: Omission[]): { prose: Prose; map: OffsetMap } {
  const length = codePoints(prose.plain);
  const wanted = merged(ranges, length);
  const all = leaves(prose);
  const perLeaf: Omission[][] = [];
  const tainted = new Set<string>();
  let first = 0;
  for (const leaf of all) {
    while ((wanted[first]?.end ?? Infinity) <= leaf.start) first += 1;
    const cuts: Omission[] = [];
    for (let n = first; (wanted[n]?.start ?? Infinity) < leaf.end; n += 1) {
      const range = wanted[n];
      const [start, end] = [Math.max(range?.start ?? 0, leaf.start), Math.min(range?.end ?? 0, leaf.end)];
      if (range && start < end) cuts.push({ ...range, start, end });
    }
    perLeaf.push(cuts);
    if (cuts.length === 0) continue;
    for (const run of leaf.runs) {
      const end = run.start + codePoints(run.text);
      if (run.href !== undefined && cuts.some((cut) => cut.start < end && run.start < cut.end)) tainted.add(run.href);
    }
  }

  let index = 0;
  const blocks = mapLeaves(prose.blocks, () => {
    const leaf = all[index];
    const cuts = perLeaf[index] ?? [];
    index += 1;
    return leaf ? withoutLinks(cutRuns(leaf, cuts), tainted) : [];
  });

  let shift = 0;
  const cuts = perLeaf.flat().map((cut) => {
    const publicStart = cut.start + shift;
    const publicEnd = publicStart + codePoints(omissisMark);
    shift = publicEnd - cut.end;
    return { start: cut.start, end: cut.end, publicStart, publicEnd };
  });
  return { prose: assemble(blocks), map: { cuts, length, publicLength: length + shift } };
}

/** Where an offset of the original stands in the public text: total and monotone; inside of a cut it is where the mark begins. */
export function toPublic(map: OffsetMap, offset: number): number {
  const at = Math.max(0, Math.min(map.length, offset));
  let shift = 0;
  for (const cut of map.cuts) {
    if (at < cut.start) break;
    if (at < cut.end) return cut.publicStart;
    shift = cut.publicEnd - cut.end;
  }
  return at + shift;
}
