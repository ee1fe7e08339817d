import { ExternalHyperlink, FootnoteReferenceRun, HeadingLevel, Paragraph, Table, TableCell, TableRow, TextRun, WidthType, type IParagraphOptions, type ParagraphChild } from "docx";
import type { ExportBlock, ExportRun } from "./model.ts";

const headings = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const;
export const heading = (level: number) => headings[level - 1] ?? HeadingLevel.HEADING_3;

/** A4 without its margins, in twentieths of a point. */
const textWidth = 9070;

/** Where blocks stand: what their first line begins with, and which style and indent they get. */
export interface Place {
  style?: string;
  lead?: ParagraphChild[];
  tail?: ParagraphChild[];
  numbering?: IParagraphOptions["numbering"];
  depth: number;
}
/** Ordered lists need a numbering of their own each, or the second would go on where the first ended. */
export class Lists {
  private instances = 0;
  readonly starts = new Set<number>();
  next(ordered: boolean, from: number, depth: number): NonNullable<Extract<IParagraphOptions["numbering"], object>> {
    const level = Math.min(depth, 3);
    if (!ordered) return { reference: "bullets", level };
    this.starts.add(from);
    this.instances += 1;
    return { reference: `ordered-${from}`, level, instance: this.instances };
  }
}

export function docxBlocks(blocks: ExportBlock[], place: Place, lists: Lists): (Paragraph | Table)[] {
  return blocks.flatMap((block, index): (Paragraph | Table)[] => {
    const here: Place = index === 0 ? place : { style: place.style === "Capoverso" ? "CapoversoSegue" : place.style, depth: place.depth };
    const last = index === blocks.length - 1 ? place.tail : undefined;
    const children = (runs: ExportRun[]) => [...(here.lead ?? []), ...docxRuns(runs), ...(last ?? [])];
    switch (block.type) {
      case "heading": return [new Paragraph({ heading: heading(block.level), children: children(block.runs) })];
      case "paragraph": return [new Paragraph({ style: here.style, numbering: here.numbering, indent: continued(here), children: children(block.runs) })];
      case "quote": return [...alone(here), ...docxBlocks(block.blocks, { style: "Quote", tail: last, depth: place.depth }, lists)];
      case "list": {
        const numbering = lists.next(block.ordered, block.from, place.depth);
        const items = block.items.flatMap((item, at) => {
          const tail = at === block.items.length - 1 ? last : undefined;
          return docxBlocks(item, { style: "ListParagraph", numbering, tail, depth: place.depth + 1 }, lists);
        });
        return [...alone(here), ...items];
      }
      case "table": return [...alone(here), docxTable(block.head, block.rows), ...(last ? [new Paragraph({ style: here.style, children: last })] : [])];
      case "rule": return [new Paragraph({ style: here.style, thematicBreak: true, children: children([]) })];
    }
  });
}

/** The number of a paragraph that begins with a list, a quotation or a table stands on a line of its own. */
const alone = (place: Place) => (place.lead ? [new Paragraph({ style: place.style, keepNext: true, children: place.lead })] : []);
const continued = (place: Place) => (place.style === "ListParagraph" && !place.numbering ? { left: 720 * place.depth } : undefined);

/** `widths` are hundredths of the page's text, one for each column. */
export function docxTable(head: ExportRun[][], rows: ExportRun[][][], widths?: number[]): Table {
  const row = (cells: ExportRun[][], tableHeader: boolean) =>
    new TableRow({
      tableHeader,
      cantSplit: true,
      children: cells.map((cell, at) => new TableCell({ ...(widths && { width: { size: widths[at] ?? 0, type: WidthType.PERCENTAGE } }), children: [new Paragraph({ style: tableHeader ? "TableHead" : "TableText", children: docxRuns(cell) })] })),
    });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    ...(widths && { columnWidths: widths.map((width) => Math.round((textWidth * width) / 100)) }),
    rows: [row(head, true), ...rows.map((cells) => row(cells, false))],
  });
}

export function docxRuns(runs: ExportRun[]): ParagraphChild[] {
  return runs.flatMap((run, index): ParagraphChild[] => {
    const before = runs[index - 1];
    // Two marks side by side would read as one number.
    if ("note" in run) return [...(before && "note" in before ? [new TextRun({ text: ", ", superScript: true })] : []), new FootnoteReferenceRun(run.note)];
    const children = textRuns(run.text, { bold: run.bold, italics: run.italic, style: run.href ? "Hyperlink" : undefined });
    return run.href ? [new ExternalHyperlink({ link: run.href, children })] : children;
  });
}

export function textRuns(text: string, format: { bold?: boolean; italics?: boolean; style?: string; language?: { value: string } } = {}): TextRun[] {
  return text.split("\n").map((line, index) => new TextRun({ ...format, text: line, break: index === 0 ? undefined : 1 }));
}
