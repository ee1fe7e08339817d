import { exportText, inBrackets, type ExportText } from "#app/features/formats/build.ts";
import { escapeXml } from "#app/features/formats/clean.ts";
import {
  DocxBlocks,
  DocxLinks,
  DocxLists,
  headingStyle,
  linked,
  p,
  run,
  slanted,
  strong,
  textWidth,
} from "./docx-blocks.ts";
import { docxNumbering, docxPackage, docxPart } from "./docx-parts.ts";
import type {
  ExportChapter,
  ExportModel,
  ExportNote,
  ExportParagraph,
  ExportSection,
  SourceNote,
} from "#app/features/formats/model.ts";
import { threadOf } from "#app/features/formats/thread.ts";
import { zipPieces, type StreamedPart } from "#app/features/formats/zip.ts";

/** WordprocessingML, written part by part; equal versions give equal bytes. */
export function writeDocx(model: ExportModel): Uint8Array {
  return zipPieces(parts(model));
}

/** The numbering comes last, because only then all lists are known. */
function* parts(model: ExportModel): Generator<StreamedPart> {
  const content = new Content(model, exportText(model.lang));
  yield* docxPackage(model);
  yield* docxPart("document", content.document(), content.links);
  yield* docxPart("footnotes", content.footnotes(), content.noteLinks);
  yield docxNumbering(content.lists.ordered);
}

const borders = {
  solid: "single",
  long_dashes: "dashed",
  double: "double",
  dash_dot: "dotDash",
  dots: "dotted",
} as const;
/**
 * Bookmarks of Word have at most 40 letters, digits and underscores; the full address with the id is what the number
 * links to.
 */
const bookmark = (id: string) => `p_${id.replaceAll(/[^A-Za-z0-9]/g, "_")}`.slice(0, 40);
const inside = (anchor: string, inner: string) =>
  `<w:hyperlink w:anchor="${anchor}" w:history="1">${inner}</w:hyperlink>`;
const field = (type: "begin" | "separate" | "end", more = "") =>
  `<w:r><w:fldChar w:fldCharType="${type}"${more}/></w:r>`;
const tab = "<w:r><w:tab/></w:r>";
const bodyColumns = [56, 28, 16];

class Content {
  readonly lists = new DocxLists();
  readonly links = new DocxLinks();
  readonly noteLinks = new DocxLinks();
  private readonly blocks = new DocxBlocks(this.links, this.lists);
  private readonly noteBlocks = new DocxBlocks(this.noteLinks, this.lists);
  private readonly entries: { level: number; text: string }[] = [];
  private bookmarks = 0;
  private readonly language: string;
  constructor(
    private readonly model: ExportModel,
    private readonly t: ExportText,
  ) {
    this.language = `<w:lang w:val="${model.lang === "it" ? "it-IT" : "en-GB"}"/>`;
  }

  document(): string[] {
    const { model, t } = this;
    const rest = [
      this.title(1, t.inBrief, true),
      ...model.inBrief.split(/\n{2,}/).map((part) => p("Normal", run(part))),
      this.title(1, t.howToRead, true),
      p("Normal", this.shell(t.howToReadParagraphs)),
      p("Normal", this.shell(t.howToReadRoles)),
      ...model.chapters.map((chapter) => this.chapter(chapter)),
      ...(model.bodiesApart ? [this.title(1, t.bodies, true), this.bodies()] : []),
      this.title(1, t.sources, true),
      this.sources(),
    ];
    return ["<w:body>", this.front(), this.contents(), ...rest, page, "</w:body>"];
  }

  *footnotes(): Generator<string> {
    const lines = ["separator", "continuationSeparator"].map(
      (line, at) =>
        `<w:footnote w:id="${at - 1}" w:type="${line}">${p("FootnoteText", `<w:r><w:${line}/></w:r>`)}</w:footnote>`,
    );
    yield* lines;
    for (const note of this.model.notes) yield `<w:footnote w:id="${note.number}">${this.note(note)}</w:footnote>`;
  }

  /** Words of the file itself, in the reader's language. */
  private shell(text: string, bold = false): string {
    return run(text, (bold ? strong : "") + this.language);
  }

  private front(): string {
    const { model, t } = this;
    const fact = (name: string, value: string) => p("Dato", this.shell(`${name}: `, true) + value);
    return [
      ...model.notices.map((notice) => p("Avvertenza", this.shell(notice))),
      p("Title", run(model.title)),
      fact(t.labelCampaign, run(model.campaign)),
      fact(t.labelVersion, this.shell(`${model.content.number} (${model.stateLabel})`)),
      fact(t.labelPublished, this.shell(model.publishedLabel)),
      fact(t.labelOffice, run(model.office)),
      model.actLabel ? fact(t.labelAct, run(model.actLabel)) : "",
      fact(t.labelAddress, this.links.link(model.address, run(model.address, linked))),
      fact(t.labelSha256, run(model.sha256)),
    ].join("");
  }

  /** Notes every heading as it is written, so that the table of contents has its entries without being updated. */
  private title(level: number, text: string, shell = false, border = ""): string {
    this.entries.push({ level, text });
    const inner = shell ? this.shell(text) : run(text);
    return p(headingStyle(level), this.marked(`_Toc${this.entries.length}`, inner), `<w:keepNext/>${border}`);
  }

  private marked(name: string, inner: string): string {
    const id = (this.bookmarks += 1);
    return `<w:bookmarkStart w:id="${id}" w:name="${name}"/>${inner}<w:bookmarkEnd w:id="${id}"/>`;
  }

  /**
   * The entries are plain links until Word builds them anew with page numbers, which it offers when it opens the file.
   */
  private contents(): string {
    const { t, entries } = this;
    const code = `<w:r><w:instrText xml:space="preserve">TOC \\h \\o &quot;1-2&quot;</w:instrText></w:r>`;
    const start = field("begin", ` w:dirty="true"`) + code + field("separate");
    const dots = `<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="${textWidth}"/></w:tabs>`;
    const lines = entries.map(({ level, text }, at) =>
      p(`TOC${level}`, (at ? "" : start) + inside(`_Toc${at + 1}`, run(text)), dots),
    );
    const properties = `<w:alias w:val="${escapeXml(t.contents)}"/><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>`;
    const inner = lines.join("") + p("Normal", field("end"));
    return `${p("TOCHeading", this.shell(t.contents))}<w:sdt><w:sdtPr>${properties}</w:sdtPr><w:sdtContent>${inner}</w:sdtContent></w:sdt>`;
  }

  private chapter(chapter: ExportChapter): string {
    const title = chapter.title ? this.title(1, chapter.title, false, threadBorder(chapter)) : "";
    return title + chapter.sections.map((section) => this.section(section)).join("");
  }

  private section(section: ExportSection): string {
    const title = this.title(section.level, section.title);
    const paragraphs = section.paragraphs.map((paragraph) => this.paragraph(paragraph)).join("");
    return title + paragraphs + (section.bodies ? this.bodies() : "");
  }

  private paragraph(paragraph: ExportParagraph): string {
    const number = this.links.link(
      paragraph.address,
      run(String(paragraph.number), `<w:rStyle w:val="NumeroCapoverso"/>`),
    );
    const lead = this.marked(bookmark(paragraph.id), number) + tab;
    const tail = paragraph.linking ? run(` [${this.t.linking}]`, `<w:rStyle w:val="Raccordo"/>${this.language}`) : "";
    return this.blocks.write(paragraph.blocks, { style: "Capoverso", lead, tail, depth: 0 });
  }

  private note(note: ExportNote): string {
    const lead = `<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>${run(" ")}`;
    if (note.type === "source") return p("FootnoteText", lead + this.cited(note));
    // Word takes a footnote without a paragraph for none.
    return (
      this.noteBlocks.write(note.blocks, { style: "FootnoteText", lead, tail: "", depth: 0 }) || p("FootnoteText", lead)
    );
  }

  private cited(note: SourceNote): string {
    const who = `: ${note.organisation}${inBrackets(note.benchLabel)}, ${note.quotation === null ? "" : `«${note.quotation}», `}`;
    const after = [note.objection, note.disowned]
      .map((sentence) => (sentence ? run(`. ${sentence}`, strong) : ""))
      .join("");
    const number = this.noteLinks.link(note.address, run(note.contribution, linked));
    return `${this.shell(note.roleLabel, true)}${run(who)}${number}${run(" ")}${run(note.contributionTitle, slanted)}${after}`;
  }

  private bodies(): string {
    const { t, model } = this;
    if (model.bodies.length === 0) return p("Normal", this.shell(t.bodiesNone));
    const cell = (text: string) => [{ text }];
    const rows = model.bodies.map((body) => [body.name, body.bench, String(body.contributions)].map(cell));
    const table = this.blocks.table([t.body, t.bench, t.contributions].map(cell), rows, bodyColumns);
    return p("Normal", this.shell(t.bodiesNote)) + table;
  }

  private sources(): string {
    const { t, model } = this;
    if (model.sources.length === 0) return p("Normal", this.shell(t.sourcesNone));
    const entries = model.sources.map((source) => {
      const where = source.paragraphs
        .map(({ id, number }) => inside(bookmark(id), run(String(number), linked)))
        .join(run(", "));
      const what = run(`${source.contribution} ${source.title}, ${source.organisation}${inBrackets(source.bench)}. `);
      return p(
        "Fonte",
        `${what}${this.links.link(source.address, run(source.address, linked))}${run(". ")}${this.shell(`${t.citedIn}: `)}${where}`,
      );
    });
    return p("Normal", this.shell(t.sourcesNote)) + entries.join("");
  }
}

/** A line's heading with its thread under it. */
function threadBorder(chapter: ExportChapter): string {
  const thread = threadOf(chapter);
  if (!thread) return "";
  const size = thread.stroke === "double" ? 8 : 18;
  return `<w:pBdr><w:bottom w:val="${borders[thread.stroke]}" w:sz="${size}" w:space="4" w:color="${thread.color.slice(1)}"/></w:pBdr>`;
}

/** A4, with the head and the foot of every page. */
const page = `<w:sectPr><w:headerReference w:type="default" r:id="header"/><w:footerReference w:type="default" r:id="footer"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1418" w:right="1418" w:bottom="1418" w:left="1418" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>`;
