import type { Block, Prose, Run } from "./prose.ts";

/** A stretch of text that stands on a line of its own in `plain`; `end` is exclusive, both in code points. */
export interface Leaf {
  start: number;
  end: number;
  runs: Run[];
  /** Written by the office, as a round's question is: not a statement of the organisation. */
  office: boolean;
}

/**
 * Counts code points, as every offset of the product does: one character that a reader sees is often two code units.
 */
export function codePoints(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += 1, count += 1) {
    if ((text.codePointAt(at) ?? 0) > 0xffff) at += 1;
  }
  return count;
}

/** The part [start, end) of a text, both in code points; what lies outside of the text is left out. */
export function sliceCodePoints(text: string, start: number, end: number): string {
  let from = text.length;
  let count = 0;
  for (let at = 0; at <= text.length; at += 1, count += 1) {
    if (count === start) from = at;
    if (count >= end) return text.slice(Math.min(from, at), at);
    if ((text.codePointAt(at) ?? 0) > 0xffff) at += 1;
  }
  return text.slice(from);
}

/** The runs of every leaf in reading order, the empty cells too, each with the mark of the office. */
function* runsOf(blocks: Block[]): Generator<{ runs: Run[]; office: boolean }> {
  for (const block of blocks) {
    if (block.type === "paragraph" || block.type === "heading")
      yield { runs: block.runs, office: block.office ?? false };
    else if (block.type === "quote" || block.type === "footnote") yield* runsOf(block.blocks);
    else if (block.type === "list") for (const item of block.items) yield* runsOf(item);
    else if (block.type === "table")
      for (const row of [block.head, ...block.rows]) for (const runs of row) yield { runs, office: false };
  }
}

export function leaves(prose: Prose): Leaf[] {
  let start = 0;
  return [...runsOf(prose.blocks)].map((leaf) => {
    const end = leaf.runs.reduce((sum, run) => sum + codePoints(run.text), start);
    const found = { start, end, ...leaf };
    start = end + 1;
    return found;
  });
}

/** Copies a tree of blocks with the runs of each leaf changed, called in reading order. */
export function mapLeaves(blocks: Block[], change: (runs: Run[]) => Run[]): Block[] {
  return blocks.map((block): Block => {
    switch (block.type) {
      case "paragraph":
      case "heading":
        return { ...block, runs: change(block.runs) };
      case "quote":
      case "footnote":
        return { ...block, blocks: mapLeaves(block.blocks, change) };
      case "list":
        return { ...block, items: block.items.map((item) => mapLeaves(item, change)) };
      case "table": {
        const head = block.head.map(change);
        return { ...block, head, rows: block.rows.map((row) => row.map(change)) };
      }
      case "rule":
        return block;
    }
  });
}

/** Makes a prose of blocks whose runs do not know yet where they start. */
export function assemble(blocks: Block[]): Prose {
  let at = 0;
  const lines: string[] = [];
  const placed = mapLeaves(blocks, (runs) => {
    if (lines.length > 0) at += 1;
    let line = "";
    const started = runs.map((run) => {
      const start = at;
      at += codePoints(run.text);
      line += run.text;
      return { ...run, start };
    });
    lines.push(line);
    return started;
  });
  return { blocks: placed, plain: lines.join("\n") };
}
