import { assemble, mapLeaves, sliceCodePoints } from "./prose-leaves.ts";
import type { Block, Prose } from "./prose.ts";

/** A question of the round as its heading, an answer as its prose, or both. */
export interface ProsePart {
  /** The heading and the text of this part are the office's own words. */
  office?: boolean;
  heading?: string;
  prose?: Prose;
}

/** A quotation as the W3C's text quote selector has it; prefix and suffix have up to 32 code points. */
export interface Quotation {
  exact: string;
  prefix: string;
  suffix: string;
}

const around = 32;

/** The quotation of [start, end), both in code points of `plain`. */
export function quote(prose: Prose, start: number, end: number): Quotation {
  return {
    exact: sliceCodePoints(prose.plain, start, end),
    prefix: sliceCodePoints(prose.plain, Math.max(0, start - around), start),
    suffix: sliceCodePoints(prose.plain, end, end + around),
  };
}

/** Gives every footnote of a part a label that no earlier part uses. */
function relabelled(blocks: Block[], used: Set<string>): Block[] {
  const labels = new Map<string, string>();
  for (const block of blocks) {
    if (block.type !== "footnote") continue;
    let label = block.label;
    for (let n = 2; used.has(label); n += 1) label = `${block.label}-${n}`;
    used.add(label);
    labels.set(block.label, label);
  }
  const renamed = blocks.map((block) =>
    block.type === "footnote" ? { ...block, label: labels.get(block.label) ?? block.label } : block,
  );
  return mapLeaves(renamed, (runs) =>
    runs.map((run) => (run.note === undefined ? run : { ...run, note: labels.get(run.note) ?? run.note })),
  );
}

/** The office's mark on a part's own blocks; under a question the answer's headings go down one level. */
function adapted(blocks: Block[], office: boolean, lower: boolean): Block[] {
  return blocks.map((block): Block => {
    if (block.type === "heading") {
      const level = lower ? (block.level === 2 ? 3 : 4) : block.level;
      return { ...block, level, ...(office ? { office } : {}) };
    }
    return block.type === "paragraph" && office ? { ...block, office } : block;
  });
}

/** One text of several, in their order; the footnotes of all come at its end, as in a text parsed in one piece. */
export function proseFromParts(parts: ProsePart[]): Prose {
  const used = new Set<string>();
  const lower = parts.some((part) => part.office && part.heading);
  const body: Block[] = [];
  const footnotes: Block[] = [];
  for (const { office = false, heading, prose } of parts) {
    if (heading)
      body.push({ type: "heading", level: 2, runs: [{ text: heading, start: 0 }], ...(office ? { office } : {}) });
    for (const block of relabelled(adapted(prose?.blocks ?? [], office, lower && !office), used)) {
      (block.type === "footnote" ? footnotes : body).push(block);
    }
  }
  return assemble([...body, ...footnotes]);
}
