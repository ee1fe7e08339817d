import {
  Bookmark, BorderStyle, Document, ExternalHyperlink, Footer, Header, InternalHyperlink, Packer, PageNumber, Paragraph, Tab, TableOfContents, TextRun,
  type ParagraphChild, type Table,
} from "docx";
import { exportText, inBrackets, type ExportText } from "./build.ts";
import { docxBlocks, docxTable, heading, Lists, textRuns } from "./docx-blocks.ts";
import { settleDocx } from "./docx-settle.ts";
import { docxNumbering, docxStyles } from "./docx-styles.ts";
import type { ExportChapter, ExportModel, ExportNote, ExportParagraph, ExportSection, SourceNote } from "./model.ts";
import { threadOf } from "./thread.ts";

type Part = Paragraph | Table | TableOfContents;

/** Word's bookmarks know letters, digits and underscores, 40 at most; the full address with the id is the number's link. */
const bookmark = (id: string) => `p_${id.replaceAll(/[^A-Za-z0-9]/g, "_")}`.slice(0, 40);

export async function writeDocx(model: ExportModel): Promise<Uint8Array> {
  const t = exportText(model.lang);
  const language = model.lang === "it" ? "it-IT" : "en-GB";
  const shell = (text: string, bold?: boolean) => new TextRun({ text, bold, language: { value: language } });
  const lists = new Lists();
  const body: Part[] = [
    ...front(model, t, shell),
    ...model.chapters.flatMap((chapter) => chapterParts(chapter)),
    ...(model.bodiesApart ? [title(1, [shell(t.bodies)]), ...bodies()] : []),
    title(1, [shell(t.sources)]),
    ...sources(),
  ];

  function chapterParts(chapter: ExportChapter): Part[] {
    const sections = chapter.sections.flatMap((section) => sectionParts(section));
    return chapter.title ? [title(1, textRuns(chapter.title), threadOf(chapter)), ...sections] : sections;
  }
  function sectionParts(section: ExportSection): Part[] {
    return [title(section.level, textRuns(section.title)), ...section.paragraphs.flatMap((paragraph) => paragraphParts(paragraph)), ...(section.bodies ? bodies() : [])];
  }
  function paragraphParts(paragraph: ExportParagraph): Part[] {
    const number = new ExternalHyperlink({ link: paragraph.address, children: [new TextRun({ text: String(paragraph.number), style: "NumeroCapoverso" })] });
    const lead: ParagraphChild[] = [new Bookmark({ id: bookmark(paragraph.id), children: [number] }), new TextRun({ children: [new Tab()] })];
    const tail = paragraph.linking ? [new TextRun({ text: ` [${t.linking}]`, style: "Raccordo", language: { value: language } })] : undefined;
    return docxBlocks(paragraph.blocks, { style: "Capoverso", lead, tail, depth: 0 }, lists);
  }
  function bodies(): Part[] {
    if (model.bodies.length === 0) return [new Paragraph({ children: [shell(t.bodiesNone)] })];
    const rows = model.bodies.map((entry) => [entry.name, entry.bench, String(entry.contributions)].map((text) => [{ text }]));
    return [new Paragraph({ children: [shell(t.bodiesNote)] }), docxTable([t.body, t.bench, t.contributions].map((text) => [{ text }]), rows, [56, 28, 16])];
  }
  function sources(): Part[] {
    if (model.sources.length === 0) return [new Paragraph({ children: [shell(t.sourcesNone)] })];
    return [new Paragraph({ children: [shell(t.sourcesNote)] }), ...model.sources.map((source) => new Paragraph({
      style: "Fonte",
      children: [
        ...textRuns(`${source.contribution} ${source.title}, ${source.organisation}${inBrackets(source.bench)}. `),
        new ExternalHyperlink({ link: source.address, children: [new TextRun({ text: source.address, style: "Hyperlink" })] }),
        ...textRuns(". "),
        shell(`${t.citedIn}: `),
        ...source.paragraphs.flatMap(({ id, number }, index) => [
          ...(index ? [new TextRun(", ")] : []),
          new InternalHyperlink({ anchor: bookmark(id), children: [new TextRun({ text: String(number), style: "Hyperlink" })] }),
        ]),
      ],
    }))];
  }
  function cited({ organisation, benchLabel, quotation }: SourceNote): TextRun[] {
    const who = `: ${organisation}${inBrackets(benchLabel)}, `;
    return quotation === null ? textRuns(who) : [...textRuns(`${who}«`), ...textRuns(quotation), ...textRuns("», ")];
  }
  function footnote(note: ExportNote): Paragraph[] {
    const space = new TextRun(" ");
    if (note.type === "office") return docxBlocks(note.blocks, { style: "FootnoteText", lead: [space], depth: 0 }, lists).flatMap((part) => (part instanceof Paragraph ? [part] : []));
    return [new Paragraph({
      style: "FootnoteText",
      children: [
        space, shell(note.roleLabel, true), ...cited(note),
        new ExternalHyperlink({ link: note.address, children: [new TextRun({ text: note.contribution, style: "Hyperlink" })] }),
        ...textRuns(" "), ...textRuns(note.contributionTitle, { italics: true }), ...(note.objection ? textRuns(`. ${note.objection}`, { bold: true }) : []), ...(note.disowned ? textRuns(`. ${note.disowned}`, { bold: true }) : []),
      ],
    })];
  }

  const footnotes = Object.fromEntries(model.notes.map((note) => [String(note.number), { children: footnote(note) }]));
  const document = new Document({
    title: model.title,
    creator: model.office,
    lastModifiedBy: model.office,
    subject: `${model.campaign}, ${model.versionLabel}`,
    description: [...model.notices, model.address].join(" "),
    styles: docxStyles(),
    footnotes,
    numbering: docxNumbering([...lists.starts]),
    sections: [{
      properties: { page: { size: { width: 11906, height: 16838 }, margin: { top: 1418, bottom: 1418, left: 1418, right: 1418 } } },
      headers: { default: new Header({ children: [new Paragraph({ style: "Header", children: textRuns(model.runningHead) })] }) },
      footers: { default: new Footer({ children: [new Paragraph({ style: "Footer", children: [new TextRun({ children: [PageNumber.CURRENT, " / ", PageNumber.TOTAL_PAGES] })] })] }) },
      children: body,
    }],
  });
  const bytes = new Uint8Array(await Packer.toArrayBuffer(document));
  return settleDocx(bytes, { date: model.publishedAt, language: "it-IT" });
}

const borders = { solid: BorderStyle.SINGLE, long_dashes: BorderStyle.DASHED, double: BorderStyle.DOUBLE, dash_dot: BorderStyle.DOT_DASH, dots: BorderStyle.DOTTED } as const;
const title = (level: number, children: ParagraphChild[], thread: ReturnType<typeof threadOf> = null) =>
  new Paragraph({
    heading: heading(level), keepNext: true, children,
    ...(thread && { border: { bottom: { style: borders[thread.stroke], size: thread.stroke === "double" ? 8 : 18, space: 4, color: thread.color.slice(1) } } }),
  });

function front(model: ExportModel, t: ExportText, shell: (text: string, bold?: boolean) => TextRun): Part[] {
  const fact = (name: string, value: ParagraphChild[]) => new Paragraph({ style: "Dato", children: [shell(`${name}: `, true), ...value] });
  return [
    ...model.notices.map((notice) => new Paragraph({ style: "Avvertenza", children: [shell(notice)] })),
    new Paragraph({ style: "Title", children: textRuns(model.title) }),
    fact(t.labelCampaign, textRuns(model.campaign)),
    fact(t.labelVersion, [shell(`${model.content.number} (${model.stateLabel})`)]),
    fact(t.labelPublished, [shell(model.publishedLabel)]),
    fact(t.labelOffice, textRuns(model.office)),
    ...(model.actLabel ? [fact(t.labelAct, textRuns(model.actLabel))] : []),
    fact(t.labelAddress, [new ExternalHyperlink({ link: model.address, children: [new TextRun({ text: model.address, style: "Hyperlink" })] })]),
    fact(t.labelSha256, textRuns(model.sha256)),
    new Paragraph({ style: "TOCHeading", children: [shell(t.contents)] }),
    // Its entries are links; Word adds the page numbers when it opens the file (docx can guess them, in 3 s for 40 paragraphs).
    new TableOfContents(t.contents, { hyperlink: true, headingStyleRange: "1-2" }),
    title(1, [shell(t.inBrief)]),
    ...model.inBrief.split(/\n{2,}/).map((part) => new Paragraph({ children: textRuns(part) })),
    title(1, [shell(t.howToRead)]),
    new Paragraph({ children: [shell(t.howToReadParagraphs)] }),
    new Paragraph({ children: [shell(t.howToReadRoles)] }),
  ];
}
