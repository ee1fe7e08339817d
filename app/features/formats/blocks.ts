import { linkTarget } from "#app/prose/link-target.ts";
import type { Block, Run } from "#app/prose/prose.ts";
import { clean } from "./clean.ts";
import type { ExportBlock, ExportRun } from "./model.ts";

export interface Footnote {
  label: string;
  blocks: Block[];
}

/** The footnotes of a paragraph in the order of their first reference, then those that nothing refers to. */
export function footnotesOf(blocks: Block[]): Footnote[] {
  const notes = new Map<string, Footnote>();
  for (const block of everyBlock(blocks))
    if (block.type === "footnote" && !notes.has(block.label)) notes.set(block.label, block);
  const referred = everyBlock(blocks)
    .filter((block) => block.type !== "footnote")
    .flatMap(runsOf)
    .flatMap((run) => run.note ?? []);
  return [...new Set([...referred, ...notes.keys()])].flatMap((label) => notes.get(label) ?? []);
}

function everyBlock(blocks: Block[]): Block[] {
  return blocks.flatMap((block) => {
    if (block.type === "quote") return [block, ...everyBlock(block.blocks)];
    if (block.type === "list") return [block, ...block.items.flatMap(everyBlock)];
    return [block];
  });
}

function runsOf(block: Block): Run[] {
  if (block.type === "heading" || block.type === "paragraph") return block.runs;
  return block.type === "table" ? [...block.head, ...block.rows.flat()].flat() : [];
}

/**
 * `level` is the level of a heading that stands here. The writer's own levels are not kept, because a document that
 * skips a level is no valid PDF/UA. `noteNumber` gives null for a reference without its footnote, whose label is then
 * shown.
 */
export function exportBlocks(
  blocks: Block[],
  level: number,
  noteNumber: (label: string) => number | null,
): ExportBlock[] {
  const runs = (from: Run[]) => from.map((run) => exportRun(run, noteNumber));
  const inner = (from: Block[]) => exportBlocks(from, level, noteNumber);
  return blocks.flatMap((block): ExportBlock[] => {
    switch (block.type) {
      case "heading": {
        // Marks of notes in a heading would be repeated in the table of contents, so they are put below it.
        const [marks, words] = [runs(block.runs).filter(isMark), runs(block.runs).filter((run) => !isMark(run))];
        const below: ExportBlock[] = marks.length > 0 ? [{ type: "paragraph", runs: marks }] : [];
        // A heading without words is left out, because PDF/UA allows none.
        const says = words.some((run) => "text" in run && run.text.trim() !== "");
        return says ? [{ type: "heading", level, runs: words }, ...below] : below;
      }
      case "paragraph":
        return [{ type: "paragraph", runs: runs(block.runs) }];
      case "quote":
        return [{ type: "quote", blocks: inner(block.blocks) }];
      case "list":
        return [{ type: "list", ordered: block.ordered, from: block.from, items: block.items.map(inner) }];
      case "table": {
        const width = Math.max(1, block.head.length, ...block.rows.map((row) => row.length));
        const full = (row: Run[][]) => Array.from({ length: width }, (_, index) => runs(row[index] ?? []));
        return [{ type: "table", head: full(block.head), rows: block.rows.map(full) }];
      }
      case "footnote":
        return [];
      case "rule":
        return [{ type: "rule" }];
    }
  });
}

const isMark = (run: ExportRun) => "note" in run;

function exportRun(run: Run, noteNumber: (label: string) => number | null): ExportRun {
  if (run.note !== undefined) {
    const number = noteNumber(run.note);
    return number === null ? { text: clean(`[${run.note}]`) } : { note: number };
  }
  const href = linkTarget(run.href);
  return {
    text: clean(run.text),
    ...(run.bold && { bold: true }),
    ...(run.italic && { italic: true }),
    ...(href !== undefined && { href }),
    ...(run.omissis !== undefined && { omissis: true }),
  };
}

/** In Word and LibreOffice footnotes can't hold tables: each row becomes a line, so that nothing is lost. */
export function noteBlocks(blocks: ExportBlock[]): ExportBlock[] {
  return blocks.flatMap((block): ExportBlock[] => {
    if (block.type === "quote") return [{ ...block, blocks: noteBlocks(block.blocks) }];
    if (block.type === "list") return [{ ...block, items: block.items.map(noteBlocks) }];
    if (block.type === "heading") return [{ type: "paragraph", runs: block.runs }];
    if (block.type !== "table") return [block];
    return [block.head, ...block.rows].map((row) => ({
      type: "paragraph",
      runs: row.flatMap((cell, index) => (index ? [{ text: " | " }, ...cell] : cell)),
    }));
  });
}

/** Puts the marks of the sources at the end of the paragraph; after a table or a rule they get a line of their own. */
export function withMarks(blocks: ExportBlock[], numbers: number[]): ExportBlock[] {
  if (numbers.length === 0) return blocks;
  const marks = numbers.map((note) => ({ note }));
  const last = blocks.at(-1);
  const before = blocks.slice(0, -1);
  if (last?.type === "paragraph") return [...before, { ...last, runs: [...last.runs, ...marks] }];
  if (last?.type === "quote") return [...before, { ...last, blocks: withMarks(last.blocks, numbers) }];
  if (last?.type === "list" && last.items.length > 0) {
    return [
      ...before,
      {
        ...last,
        items: last.items.map((item, index) => (index === last.items.length - 1 ? withMarks(item, numbers) : item)),
      },
    ];
  }
  return [...blocks, { type: "paragraph", runs: marks }];
}

/** The text alone, a line for every leaf, without the marks of notes. */
export function plainOf(blocks: ExportBlock[]): string {
  const line = (runs: ExportRun[]) => runs.map((run) => ("text" in run ? run.text : "")).join("");
  return blocks
    .flatMap((block): string[] => {
      switch (block.type) {
        case "heading":
        case "paragraph":
          return [line(block.runs)];
        case "quote":
          return [plainOf(block.blocks)];
        case "list":
          return block.items.map(plainOf);
        case "table":
          return [block.head, ...block.rows].map((row) => row.map(line).join("\t"));
        case "rule":
          return [];
      }
    })
    .join("\n");
}
