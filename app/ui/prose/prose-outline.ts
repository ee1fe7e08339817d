import type { Block } from "#app/prose/prose.ts";

const levels = [2, 3, 4] as const;

/**
 * The same blocks with headings that fit the outline of a page: whatever levels the writer chose, they begin at 2 and
 * skip none.
 */
export function outline(blocks: readonly Block[]): Block[] {
  const open: number[] = [];
  const settle = (block: Block): Block => {
    switch (block.type) {
      case "heading":
        while ((open.at(-1) ?? 0) >= block.level) open.pop();
        open.push(block.level);
        return { ...block, level: levels[open.length - 1] ?? 4 };
      case "quote":
      case "footnote":
        return { ...block, blocks: block.blocks.map(settle) };
      case "list":
        return { ...block, items: block.items.map((item) => item.map(settle)) };
      default:
        return block;
    }
  };
  return blocks.map(settle);
}
