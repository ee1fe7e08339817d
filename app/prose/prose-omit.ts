import { addressHolds, holdsNothing, holdsWord, startHolds, type Holds } from "./prose-covered.ts";
import { assemble, codePoints, leaves, mapLeaves, sliceCodePoints } from "./prose-leaves.ts";
import type { Leaf } from "./prose-leaves.ts";
import { mapStrings, stringsOf, type Strings } from "./prose-strings.ts";
import type { Block, Prose, Run } from "./prose.ts";

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

/**
 * The runs of one leaf that stay, with a mark for each cut. A reference to a footnote stays, because its footnote does.
 */
function cutRuns(leaf: Leaf, cuts: Omission[]): Run[] {
  const kept: Run[] = [];
  let next = 0;
  let at = leaf.start;
  for (const run of leaf.runs) {
    const end = at + codePoints(run.text);
    const { note, ...words } = run;
    if (note !== undefined) kept.push({ text: "", start: 0, note });
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
      kept.push({ ...words, text: sliceCodePoints(run.text, from - at, to - at) });
      from = to;
    }
    at = end;
  }
  return kept;
}

/**
 * What stands beside the words of a public text. Labels are counted, since none that somebody typed may be read; an
 * address that holds a covered word, or whose link's own words were touched (`tainted`), is dropped; a list whose
 * numbers show one begins at 1.
 */
export function besideWords(blocks: readonly Block[], holds: Holds, tainted: ReadonlySet<string>): Strings {
  const labels = new Map<string, string>();
  let count = 0;
  for (const { kind, value } of stringsOf(blocks)) {
    if (kind !== "label") continue;
    count += 1;
    if (!labels.has(value)) labels.set(value, String(count));
  }
  count = 0;
  return {
    text: (text) => text,
    address: (href, words) => (tainted.has(href) || addressHolds(holds, href, words) ? undefined : href),
    label: () => String((count += 1)),
    note: (label) => labels.get(label),
    start: (from, items) => (startHolds(holds, from, items) ? 1 : from),
    reason: (code) => code,
  };
}

interface CutTexts {
  blocks: Block[];
  /** The ranges as they were cut, leaf by leaf, in order. */
  cuts: Omission[];
  /** The words of each cut. */
  taken: string[];
  /** The addresses of links whose own words were touched. */
  tainted: Set<string>;
}

/** The first half of `omit`: the words give way to marks, and whatever stands beside them stays as it was. */
export function cutTexts(prose: Prose, ranges: Omission[]): CutTexts {
  const wanted = merged(ranges, codePoints(prose.plain));
  const found: Omit<CutTexts, "blocks"> = { cuts: [], taken: [], tainted: new Set() };
  const all = leaves(prose);
  let [index, first] = [0, 0];
  const blocks = mapLeaves(prose.blocks, () => {
    const leaf = all[index];
    index += 1;
    if (!leaf) return [];
    while ((wanted[first]?.end ?? Infinity) <= leaf.start) first += 1;
    const cuts: Omission[] = [];
    for (let n = first; (wanted[n]?.start ?? Infinity) < leaf.end; n += 1) {
      const range = wanted[n];
      const [start, end] = [Math.max(range?.start ?? 0, leaf.start), Math.min(range?.end ?? 0, leaf.end)];
      if (range && start < end) cuts.push({ ...range, start, end });
    }
    if (cuts.length === 0) return leaf.runs;
    const text = leaf.runs.map((run) => run.text).join("");
    found.cuts.push(...cuts);
    found.taken.push(...cuts.map((cut) => sliceCodePoints(text, cut.start - leaf.start, cut.end - leaf.start)));
    for (const run of leaf.runs) {
      const end = run.start + codePoints(run.text);
      if (run.href !== undefined && cuts.some((cut) => cut.start < end && run.start < cut.end))
        found.tainted.add(run.href);
    }
    return cutRuns(leaf, cuts);
  });
  return { ...found, blocks };
}

/**
 * Makes the public text: each range gives way to one mark, or to one in each leaf that it reaches into. Ranges may
 * overlap and lie anywhere; nothing of what they cover stays in `plain`, nor in any other string of the blocks, nor
 * does what is covered `elsewhere`, in a text that this one goes with. `taken` are the words that the ranges covered,
 * leaf by leaf.
 */
export function omit(
  prose: Prose,
  ranges: Omission[],
  elsewhere: Holds = holdsNothing,
): { prose: Prose; map: OffsetMap; taken: string[] } {
  const { blocks, cuts, taken, tainted } = cutTexts(prose, ranges);
  const own = holdsWord(taken);
  const shown = mapStrings(
    blocks,
    besideWords(blocks, (value, seen) => own(value, seen) || elsewhere(value, seen), tainted),
  );
  let shift = 0;
  const moved = cuts.map(({ start, end }) => {
    const publicStart = start + shift;
    const publicEnd = publicStart + codePoints(omissisMark);
    shift = publicEnd - end;
    return { start, end, publicStart, publicEnd };
  });
  const length = codePoints(prose.plain);
  return { prose: assemble(shown), map: { cuts: moved, length, publicLength: length + shift }, taken };
}

/**
 * Where an offset of the original stands in the public text: total and monotone; inside of a cut it is where the mark
 * begins.
 */
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
