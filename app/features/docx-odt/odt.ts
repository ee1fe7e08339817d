import { exportText, inBrackets, type ExportText } from "#app/features/formats/build.ts";
import { escapeXml } from "#app/features/formats/clean.ts";
import type {
  ExportChapter,
  ExportModel,
  ExportNote,
  ExportParagraph,
  ExportSection,
} from "#app/features/formats/model.ts";
import { a, OdtBlocks, p, span } from "./odt-blocks.ts";
import { odtManifest, odtMeta, odtNamespaces, odtStyles } from "./odt-styles.ts";
import { threadOf } from "#app/features/formats/thread.ts";
import { zipParts } from "#app/features/formats/zip.ts";

const space = `<text:s/>`;
const bodyColumns = [
  { name: "Nomi", share: 56 },
  { name: "Componenti", share: 28 },
  { name: "Conti", share: 16 },
];
const borders = {
  solid: "solid",
  long_dashes: "dashed",
  double: "double",
  dash_dot: "dash-dot",
  dots: "dotted",
} as const;

/** OpenDocument 1.3 text, written part by part. */
export function writeOdt(model: ExportModel): Uint8Array {
  return zipParts([
    { name: "mimetype", data: "application/vnd.oasis.opendocument.text", stored: true },
    { name: "content.xml", data: new Content(model, exportText(model.lang)).xml() },
    { name: "styles.xml", data: odtStyles(model) },
    { name: "meta.xml", data: odtMeta(model) },
    { name: "META-INF/manifest.xml", data: odtManifest },
  ]);
}

class Content {
  private readonly entries: { level: number; text: string; id: string }[] = [];
  private readonly blocks: OdtBlocks;
  constructor(
    private readonly model: ExportModel,
    private readonly t: ExportText,
  ) {
    this.blocks = new OdtBlocks(
      new Map(model.notes.map((note) => [note.number, note])),
      (note) => this.note(note),
      (level, text) => this.title(level, text),
    );
  }

  xml(): string {
    const { model, t } = this;
    const rest = [
      this.title(1, t.inBrief, true),
      ...model.inBrief.split(/\n{2,}/).map((part) => p("Standard", span(part))),
      this.title(1, t.howToRead, true),
      p("Standard", this.shell(t.howToReadParagraphs)),
      p("Standard", this.shell(t.howToReadRoles)),
      ...model.chapters.map((chapter) => this.chapter(chapter)),
      ...(model.bodiesApart ? [this.title(1, t.bodies, true), this.bodies()] : []),
      this.title(1, t.sources, true),
      this.sources(),
    ].join("\n");
    return `<?xml version="1.0" encoding="UTF-8"?>
<office:document-content ${odtNamespaces} office:version="1.3">
<office:automatic-styles>${this.blocks.listStyles()}${bodyColumns.map(({ name, share }) => `<style:style style:name="${name}" style:family="table-column"><style:table-column-properties style:rel-column-width="${share}*"/></style:style>`).join("")}${model.chapters.map(threadStyle).join("")}</office:automatic-styles>
<office:body><office:text>
${this.front()}
${this.contents()}
${rest}
</office:text></office:body></office:document-content>`;
  }

  private shell(text: string, bold = false): string {
    return `<text:span text:style-name="${bold ? "Etichetta" : "Interfaccia"}">${span(text)}</text:span>`;
  }

  private front(): string {
    const { model, t } = this;
    const fact = (name: string, value: string) => p("Dato", `${this.shell(`${name}: `, true)}${value}`);
    return [
      ...model.notices.map((notice) => p("Avvertenza", this.shell(notice))),
      p("Title", span(model.title)),
      fact(t.labelCampaign, span(model.campaign)),
      fact(t.labelVersion, this.shell(`${model.content.number} (${model.stateLabel})`)),
      fact(t.labelPublished, this.shell(model.publishedLabel)),
      fact(t.labelOffice, span(model.office)),
      model.actLabel ? fact(t.labelAct, span(model.actLabel)) : "",
      fact(t.labelAddress, a(model.address, span(model.address))),
      fact(t.labelSha256, span(model.sha256)),
    ].join("\n");
  }

  /** Notes every heading as it is written, so that the table of contents has its entries without being updated. */
  private title(level: number, text: string, shell = false, style = `Heading_20_${level}`): string {
    const id = `h${this.entries.length + 1}`;
    this.entries.push({ level, text, id });
    const inner = shell ? this.shell(text) : span(text);
    return `<text:h text:style-name="${style}" text:outline-level="${level}"><text:bookmark-start text:name="${id}"/>${inner}<text:bookmark-end text:name="${id}"/></text:h>`;
  }

  private contents(): string {
    const { t } = this;
    const templates = [1, 2]
      .map(
        (level) =>
          `<text:table-of-content-entry-template text:outline-level="${level}" text:style-name="Contents_20_${level}"><text:index-entry-link-start/><text:index-entry-text/><text:index-entry-tab-stop style:type="right" style:leader-char="."/><text:index-entry-page-number/><text:index-entry-link-end/></text:table-of-content-entry-template>`,
      )
      .join("");
    const entries = this.entries
      .filter(({ level }) => level <= 2)
      .map(({ level, text, id }) =>
        p(
          `Contents_20_${level}`,
          `${a(`#${id}`, span(text), "Index_20_Link")}<text:tab/><text:bookmark-ref text:reference-format="page" text:ref-name="${id}">–</text:bookmark-ref>`,
        ),
      );
    return `<text:table-of-content text:name="${escapeXml(t.contents)}" text:protected="false"><text:table-of-content-source text:outline-level="2"><text:index-title-template text:style-name="Contents_20_Heading">${escapeXml(t.contents)}</text:index-title-template>${templates}</text:table-of-content-source><text:index-body><text:index-title text:name="${escapeXml(t.contents)} titolo">${p("Contents_20_Heading", this.shell(t.contents))}</text:index-title>${entries.join("")}</text:index-body></text:table-of-content>`;
  }

  private chapter(chapter: ExportChapter): string {
    const title = chapter.title
      ? this.title(1, chapter.title, false, threadOf(chapter) ? `Filo-${chapter.id}` : undefined)
      : "";
    return title + chapter.sections.map((section) => this.section(section)).join("\n");
  }

  private section(section: ExportSection): string {
    const title = this.title(section.level, section.title);
    return [
      title,
      ...section.paragraphs.map((paragraph) => this.paragraph(paragraph)),
      ...(section.bodies ? [this.bodies()] : []),
    ].join("\n");
  }

  private paragraph(paragraph: ExportParagraph): string {
    const name = `p-${escapeXml(paragraph.id)}`;
    const number = a(
      paragraph.address,
      `<text:span text:style-name="Numero">${paragraph.number}</text:span>`,
      "Numero",
    );
    const lead = `<text:bookmark-start text:name="${name}"/>${number}<text:bookmark-end text:name="${name}"/><text:tab/>`;
    const tail = paragraph.linking
      ? `<text:span text:style-name="Raccordo"> [${escapeXml(this.t.linking)}]</text:span>`
      : "";
    return this.blocks.write(paragraph.blocks, { style: "Capoverso", lead, tail });
  }

  private note(note: ExportNote): string {
    if (note.type === "office") return this.blocks.write(note.blocks, { style: "Footnote", lead: space, tail: "" });
    const cited = `: ${note.organisation}${inBrackets(note.benchLabel)}, ${note.quotation === null ? "" : `«${note.quotation}», `}`;
    return p(
      "Footnote",
      `${space}${this.shell(note.roleLabel, true)}${span(cited)}${a(note.address, span(note.contribution))} <text:span text:style-name="Corsivo">${span(note.contributionTitle)}</text:span>${note.objection ? span(`. ${note.objection}`) : ""}${note.disowned ? span(`. ${note.disowned}`) : ""}`,
    );
  }

  private bodies(): string {
    const { t, model } = this;
    if (model.bodies.length === 0) return p("Standard", this.shell(t.bodiesNone));
    const cell = (text: string) => [{ text }];
    const rows = model.bodies.map((body) => [body.name, body.bench, String(body.contributions)].map(cell));
    return (
      p("Standard", this.shell(t.bodiesNote)) +
      this.blocks.table(
        [t.body, t.bench, t.contributions].map(cell),
        rows,
        bodyColumns.map(({ name }) => name),
      )
    );
  }

  private sources(): string {
    const { t, model } = this;
    if (model.sources.length === 0) return p("Standard", this.shell(t.sourcesNone));
    const entries = model.sources.map((source) => {
      const where = source.paragraphs.map(({ id, number }) => a(`#p-${id}`, String(number))).join(", ");
      return p(
        "Fonte",
        `${span(`${source.contribution} ${source.title}, ${source.organisation}${inBrackets(source.bench)}. `)}${a(source.address, span(source.address))}. ${this.shell(`${t.citedIn}: `)}${where}`,
      );
    });
    return p("Standard", this.shell(t.sourcesNote)) + entries.join("\n");
  }
}

/** A line's heading with its thread under it. */
function threadStyle(chapter: ExportChapter): string {
  const thread = threadOf(chapter);
  if (!thread) return "";
  return `<style:style style:name="Filo-${chapter.id}" style:family="paragraph" style:parent-style-name="Heading_20_1"><style:paragraph-properties fo:padding-bottom="0.12cm" fo:border-bottom="2.25pt ${borders[thread.stroke]} ${thread.color}"/></style:style>`;
}
