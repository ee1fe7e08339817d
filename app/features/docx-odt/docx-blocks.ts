import { escapeXml } from "#app/features/formats/clean.ts";
import type { ExportBlock, ExportRun } from "#app/features/formats/model.ts";

/**
 * Where blocks stand: their style, what comes before their first line and after their last, and which list they are in.
 */
export interface DocxPlace {
  style: string;
  lead: string;
  tail: string;
  /** How many lists they stand in. */
  depth: number;
  /** The numbering of the item that begins here. */
  item?: { list: number; level: number };
}

/** The relations of one part of the package: addresses are written there, and the text refers to them by a number. */
export class DocxLinks {
  private readonly ids = new Map<string, number>();

  /** A link out of the file. What follows `#` stands apart, because Word wants it so. */
  link(address: string, inner: string): string {
    const [target = "", anchor] = address.split(/#(.*)/s);
    const id = this.ids.get(target) ?? this.ids.size + 1;
    this.ids.set(target, id);
    const within = anchor === undefined ? "" : ` w:anchor="${escapeXml(anchor)}"`;
    return `<w:hyperlink r:id="link${id}"${within} w:history="1">${inner}</w:hyperlink>`;
  }

  /** Each target with its number, in the order of first use. */
  targets(): [string, number][] {
    return [...this.ids];
  }
}

/** Each ordered list needs its own numbering, or the second would continue the numbers of the first. */
export class DocxLists {
  /** For each ordered list, its level and the number from which it counts. */
  readonly ordered: { level: number; from: number }[] = [];

  next(ordered: boolean, from: number, depth: number): { list: number; level: number } {
    const level = Math.min(depth, 3);
    if (!ordered) return { list: bullets, level };
    this.ordered.push({ level, from });
    return { list: bullets + this.ordered.length, level };
  }
}
export const bullets = 1;

/** Writes the paragraphs of one part. */
export class DocxBlocks {
  constructor(
    readonly links: DocxLinks,
    private readonly lists: DocxLists,
  ) {}

  write(blocks: ExportBlock[], place: DocxPlace): string {
    return blocks.map((block, index) => this.block(block, this.at(place, index, index === blocks.length - 1))).join("");
  }

  private at({ style, lead, tail, depth, item }: DocxPlace, index: number, last: boolean): DocxPlace {
    const end = last ? tail : "";
    if (index === 0) return { style, lead, tail: end, depth, ...(item && { item }) };
    return { style: style === "Capoverso" ? "CapoversoSegue" : style, lead: "", tail: end, depth };
  }

  private block(block: ExportBlock, { style, lead, tail, depth, item }: DocxPlace): string {
    // Where a paragraph begins with a list, a quotation or a table, its number stands on a line of its own.
    const alone = lead && p(style, lead, "<w:keepNext/>");
    switch (block.type) {
      case "heading":
        return p(headingStyle(block.level), lead + this.runs(block.runs) + tail);
      case "paragraph":
        return p(style, lead + this.runs(block.runs) + tail, item ? numbered(item) : continued(style, depth));
      case "quote":
        return alone + this.write(block.blocks, { style: "Quote", lead: "", tail, depth });
      case "list": {
        const numbering = this.lists.next(block.ordered, block.from, depth);
        const inner = { style: "ListParagraph", lead: "", depth: depth + 1, item: numbering };
        const last = block.items.length - 1;
        return (
          alone + block.items.map((each, at) => this.write(each, { ...inner, tail: at === last ? tail : "" })).join("")
        );
      }
      case "table":
        return alone + this.table(block.head, block.rows) + (tail && p(style, tail));
      case "rule":
        return p(style, lead + tail, `<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>`);
    }
  }

  /** `widths` are hundredths of the page's text, one for each column. */
  table(head: ExportRun[][], rows: ExportRun[][][], widths: readonly number[] = []): string {
    const shares = widths.length > 0 ? widths : head.map(() => 100 / head.length);
    const cell = (runs: ExportRun[], at: number, style: string) =>
      `<w:tc><w:tcPr><w:tcW w:w="${Math.round((shares[at] ?? 0) * 50)}" w:type="pct"/></w:tcPr>${p(style, this.runs(runs))}</w:tc>`;
    const row = (cells: ExportRun[][], style: string, head = "") =>
      `<w:tr><w:trPr><w:cantSplit/>${head}</w:trPr>${cells.map((runs, at) => cell(runs, at, style)).join("")}</w:tr>`;
    const columns = shares.map((share) => `<w:gridCol w:w="${Math.round((textWidth * share) / 100)}"/>`).join("");
    const body = rows.map((cells) => row(cells, "TableText")).join("");
    return `<w:tbl>${tableLook}<w:tblGrid>${columns}</w:tblGrid>${row(head, "TableHead", "<w:tblHeader/>")}${body}</w:tbl>`;
  }

  private runs(runs: ExportRun[]): string {
    // Without a comma, two marks side by side would look like one number.
    const comma = (before: ExportRun | undefined) => (before && "note" in before ? run(", ", superscript) : "");
    return runs.map((each, at) => ("note" in each ? comma(runs[at - 1]) + mark(each.note) : this.text(each))).join("");
  }

  private text({ text, bold, italic, href }: Extract<ExportRun, { text: string }>): string {
    const look = `${href ? linked : ""}${bold ? strong : ""}${italic ? slanted : ""}`;
    return href ? this.links.link(href, run(text, look)) : run(text, look);
  }
}

/** A4 without its margins, in twentieths of a point. */
export const textWidth = 9070;
const sides = ["top", "left", "bottom", "right", "insideH", "insideV"];
const edges = sides.map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`).join("");
const tableLook = `<w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>${edges}</w:tblBorders></w:tblPr>`;

export const strong = "<w:b/><w:bCs/>";
export const slanted = "<w:i/><w:iCs/>";
export const linked = `<w:rStyle w:val="Hyperlink"/>`;
const superscript = `<w:vertAlign w:val="superscript"/>`;

export const headingStyle = (level: number): string => `Heading${Math.min(level, 3)}`;

/** `more` are properties of the paragraph, in the order of the standard. */
export const p = (style: string, inner: string, more = ""): string =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/>${more}</w:pPr>${inner}</w:p>`;

/** Text in one look (properties of the run, in the order of the standard); a line feed in it is a line break. */
export function run(text: string, look = ""): string {
  const inner = escapeXml(text)
    .replaceAll("\n", `</w:t><w:br/><w:t xml:space="preserve">`)
    .replaceAll("\t", `</w:t><w:tab/><w:t xml:space="preserve">`);
  return `<w:r>${look && `<w:rPr>${look}</w:rPr>`}<w:t xml:space="preserve">${inner}</w:t></w:r>`;
}

const mark = (note: number): string =>
  `<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="${note}"/></w:r>`;

const numbered = ({ list, level }: { list: number; level: number }): string =>
  `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`;

/** A further paragraph of an item is indented as the item's words are. */
const continued = (style: string, depth: number): string =>
  style === "ListParagraph" ? `<w:ind w:left="${567 + 360 * depth}"/>` : "";
