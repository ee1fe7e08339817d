import { omissisMark } from "#app/prose/prose.ts";
import type { Block, Prose, Run } from "#app/prose/prose.ts";

/**
 * A public text as the first releases made it: words gave way to marks, and labels and addresses stayed as they were.
 * Written here anew, because the product makes no such text any more.
 */
export function asFirstReleases(prose: Prose, words: string): Prose {
  let start = 0;
  const lines: string[] = [];
  const marked = (run: Run): Run[] =>
    run.text
      .split(words)
      .flatMap((text, index) => [
        ...(index > 0 ? [{ text: omissisMark, start: 0, omissis: "third_party" }] : []),
        ...(text === "" && index > 0 ? [] : [{ ...run, text }]),
      ]);
  const leaf = (runs: Run[]): Run[] => {
    if (lines.length > 0) start += 1;
    const shown = runs.flatMap(marked).map((run) => {
      const placed = { ...run, start };
      start += [...run.text].length;
      return placed;
    });
    lines.push(shown.map((run) => run.text).join(""));
    return shown;
  };
  const each = (block: Block): Block => {
    if (block.type === "paragraph" || block.type === "heading") return { ...block, runs: leaf(block.runs) };
    if (block.type === "quote" || block.type === "footnote") return { ...block, blocks: block.blocks.map(each) };
    if (block.type === "list") return { ...block, items: block.items.map((item) => item.map(each)) };
    if (block.type === "table")
      return { ...block, head: block.head.map(leaf), rows: block.rows.map((row) => row.map(leaf)) };
    return block;
  };
  const blocks = prose.blocks.map(each);
  return { blocks, plain: lines.join("\n") };
}
