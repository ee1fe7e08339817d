import { escapeXml } from "#app/features/formats/clean.ts";
import type { ExportBlock, ExportNote, ExportRun } from "#app/features/formats/model.ts";

export interface OdtPlace {
  style: string;
  lead: string;
  tail: string;
}

/** Writes the content of paragraphs, and collects the list styles that have to stand before them. */
export class OdtBlocks {
  private readonly starts = new Set<number>();
  constructor(
    private readonly notes: Map<number, ExportNote>,
    private readonly noteBody: (note: ExportNote) => string,
    private readonly heading: (level: number, text: string) => string,
  ) {}

  write(blocks: ExportBlock[], place: OdtPlace): string {
    return blocks
      .map((block, index) => {
        const lead = index === 0 ? place.lead : "";
        const tail = index === blocks.length - 1 ? place.tail : "";
        const style = index > 0 && place.style === "Capoverso" ? "Capoverso_20_segue" : place.style;
        return this.block(block, { style, lead, tail });
      })
      .join("");
  }

  private block(block: ExportBlock, { style, lead, tail }: OdtPlace): string {
    // Where a paragraph begins with a list, a quotation or a table, its number stands on a line of its own.
    const alone = lead ? p(style, lead) : "";
    switch (block.type) {
      case "heading":
        return (
          alone +
          this.heading(block.level, block.runs.map((run) => ("text" in run ? run.text : "")).join("")) +
          (tail ? p("Capoverso_20_segue", tail) : "")
        );
      case "paragraph":
        return p(style, lead + this.runs(block.runs) + tail);
      case "quote":
        return alone + this.write(block.blocks, { style: "Quotations", lead: "", tail });
      case "list": {
        const name = block.ordered ? `Numeri${block.from}` : "Punti";
        if (block.ordered) this.starts.add(block.from);
        const items = block.items.map(
          (item, index) =>
            `<text:list-item>${this.write(item, { style: "List_20_Contents", lead: "", tail: index === block.items.length - 1 ? tail : "" })}</text:list-item>`,
        );
        return `${alone}<text:list text:style-name="${name}">${items.join("")}</text:list>`;
      }
      case "table":
        return alone + this.table(block.head, block.rows) + (tail ? p(style, tail) : "");
      case "rule":
        return alone + p("Horizontal_20_Line", "") + (tail ? p(style, tail) : "");
    }
  }

  /** `named` gives a style for each column; without it all columns are alike. */
  table(head: ExportRun[][], rows: ExportRun[][][], named: string[] = []): string {
    const row = (cells: ExportRun[][], style: string) =>
      `<table:table-row>${cells.map((cell) => `<table:table-cell table:style-name="Cella" office:value-type="string">${p(style, this.runs(cell))}</table:table-cell>`).join("")}</table:table-row>`;
    const columns =
      named.length > 0
        ? named.map((name) => `<table:table-column table:style-name="${name}"/>`).join("")
        : `<table:table-column table:number-columns-repeated="${head.length}"/>`;
    return `<table:table table:style-name="Tabella">${columns}<table:table-header-rows>${row(head, "Table_20_Heading")}</table:table-header-rows>${rows.map((cells) => row(cells, "Table_20_Contents")).join("")}</table:table>`;
  }

  private runs(runs: ExportRun[]): string {
    // Without a comma, two marks side by side would look like one number.
    const comma = (before: ExportRun | undefined) =>
      before && "note" in before ? `<text:span text:style-name="Apice">, </text:span>` : "";
    return runs
      .map((run, index) => ("note" in run ? comma(runs[index - 1]) + this.mark(run.note) : styled(run)))
      .join("");
  }

  private mark(number: number): string {
    const note = this.notes.get(number);
    if (!note) throw new Error(`note ${number} is referred to but not there`);
    return `<text:note text:id="n${number}" text:note-class="footnote"><text:note-citation>${number}</text:note-citation><text:note-body>${this.noteBody(note)}</text:note-body></text:note>`;
  }

  listStyles(): string {
    const levels = [1, 2, 3, 4];
    const label = (level: number) =>
      `<style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="listtab" fo:text-indent="-0.6cm" fo:margin-left="${(1 + 0.6 * level).toFixed(1)}cm"/></style:list-level-properties>`;
    const bullets = levels
      .map(
        (level) =>
          `<text:list-level-style-bullet text:level="${level}" text:bullet-char="•">${label(level)}</text:list-level-style-bullet>`,
      )
      .join("");
    const numbers = (from: number) =>
      levels
        .map(
          (level) =>
            `<text:list-level-style-number text:level="${level}" style:num-format="1" style:num-suffix="." text:start-value="${from}">${label(level)}</text:list-level-style-number>`,
        )
        .join("");
    return `<style:style style:name="Cella" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #9aa4ad" fo:padding="0.1cm"/></style:style><style:style style:name="Tabella" style:family="table"><style:table-properties style:rel-width="100%" table:align="margins" fo:margin-bottom="0.3cm"/></style:style><text:list-style style:name="Punti">${bullets}</text:list-style>${[...this.starts].map((from) => `<text:list-style style:name="Numeri${from}">${numbers(from)}</text:list-style>`).join("")}`;
  }
}

function styled(run: Extract<ExportRun, { text: string }>): string {
  const style =
    run.bold && run.italic ? "Grassetto_20_corsivo" : run.bold ? "Grassetto" : run.italic ? "Corsivo" : null;
  const inner = style ? `<text:span text:style-name="${style}">${span(run.text)}</text:span>` : span(run.text);
  return run.href ? a(run.href, inner) : inner;
}

export const p = (style: string, inner: string) => `<text:p text:style-name="${style}">${inner}</text:p>`;
/** A link with a style of its own is not underlined; used for entries of the contents and numbers of paragraphs. */
export const a = (href: string, inner: string, style?: string) =>
  `<text:a xlink:type="simple" xlink:href="${escapeXml(href)}"${style ? ` text:style-name="${style}" text:visited-style-name="${style}"` : ""}>${inner}</text:a>`;

/** In ODF, white space counts only where it is written as elements. */
export function span(text: string): string {
  return escapeXml(text)
    .replaceAll("\n", "<text:line-break/>")
    .replaceAll("\t", "<text:tab/>")
    .replace(/ {2,}|^ | $/g, (spaces) => `<text:s text:c="${spaces.length}"/>`);
}
