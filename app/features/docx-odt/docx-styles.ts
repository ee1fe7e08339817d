import { slanted, strong } from "./docx-blocks.ts";

const font = (name: string): string =>
  `<w:rFonts w:ascii="${name}" w:hAnsi="${name}" w:eastAsia="${name}" w:cs="${name}"/>`;
const sans = font("Calibri");
const blue = `<w:color w:val="17324D"/>`;
/** Sizes are half points. */
const size = (half: number): string => `<w:sz w:val="${half}"/><w:szCs w:val="${half}"/>`;
/**
 * Twentieths of a point. Some programs take a line height without its rule for an exact one, so that large letters
 * overlap.
 */
const space = (after: number, before?: number, height?: number): string =>
  `<w:spacing${before === undefined ? "" : ` w:before="${before}"`} w:after="${after}"${height === undefined ? "" : ` w:line="${Math.round(240 * height)}" w:lineRule="auto"`}/>`;
const indent = (left: number, more = ""): string => `<w:ind w:left="${left}"${more}/>`;

interface Style {
  paragraph?: string;
  text?: string;
  based?: string | null;
  next?: string;
  shown?: boolean;
}
type Kind = "paragraph" | "character";

function style(
  kind: Kind,
  id: string,
  name: string,
  { paragraph, text, based = null, next, shown = false }: Style,
): string {
  return `<w:style w:type="${kind}" w:styleId="${id}"${id === "Normal" ? ` w:default="1"` : ""}><w:name w:val="${name}"/>${based ? `<w:basedOn w:val="${based}"/>` : ""}${next ? `<w:next w:val="${next}"/>` : ""}${shown ? "<w:qFormat/>" : ""}${paragraph ? `<w:pPr>${paragraph}</w:pPr>` : ""}${text ? `<w:rPr>${text}</w:rPr>` : ""}</w:style>`;
}

const paragraph = (id: string, name: string, own: Style = {}): string =>
  style("paragraph", id, name, { based: "Normal", ...own });

/** Without an outline level a heading is only large text to LibreOffice, to Word's navigation and to screen readers. */
const heading = (level: number, half: number, before: number): string =>
  paragraph(`Heading${level}`, `heading ${level}`, {
    next: "Normal",
    shown: true,
    text: sans + strong + blue + size(half),
    paragraph: `<w:keepNext/><w:keepLines/>${space(120, before, 1.1)}<w:outlineLvl w:val="${level - 1}"/>`,
  });

const box = ["top", "left", "bottom", "right"]
  .map((side) => `<w:${side} w:val="single" w:sz="8" w:space="6" w:color="8A5A00"/>`)
  .join("");

/** Word's own styles under their own names, so that an office can change the look of the file by its template. */
export const docxStyles = (): string =>
  [
    `<w:docDefaults><w:rPrDefault><w:rPr>${font("Cambria")}${size(22)}<w:lang w:val="it-IT"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>${space(140, undefined, 1.2)}</w:pPr></w:pPrDefault></w:docDefaults>`,
    style("paragraph", "Normal", "Normal", { shown: true }),
    `<w:style w:type="table" w:styleId="TableNormal" w:default="1"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>`,
    paragraph("Title", "Title", {
      next: "Normal",
      shown: true,
      paragraph: space(240, 240, 1.1),
      text: sans + strong + blue + size(44),
    }),
    heading(1, 32, 480),
    heading(2, 26, 320),
    heading(3, 22, 240),
    paragraph("ListParagraph", "List Paragraph", { shown: true }),
    paragraph("Capoverso", "Capoverso", { shown: true, paragraph: indent(567, ` w:hanging="567"`) }),
    paragraph("CapoversoSegue", "Capoverso (segue)", { shown: true, paragraph: indent(567) }),
    paragraph("Quote", "Quote", { shown: true, paragraph: indent(1134, ` w:right="567"`), text: slanted }),
    paragraph("Avvertenza", "Avvertenza", {
      shown: true,
      paragraph: `<w:pBdr>${box}</w:pBdr>${space(240)}`,
      text: sans + strong,
    }),
    paragraph("Dato", "Dato", { shown: true, paragraph: space(40), text: sans + size(20) }),
    paragraph("Fonte", "Fonte", { shown: true, paragraph: indent(284, ` w:hanging="284"`) }),
    paragraph("TableHead", "Intestazione tabella", {
      paragraph: `<w:keepNext/>${space(40)}`,
      text: sans + strong + size(20),
    }),
    paragraph("TableText", "Testo tabella", { paragraph: space(40), text: size(20) }),
    paragraph("TOCHeading", "TOC Heading", {
      paragraph: `<w:keepNext/>${space(120, 360)}`,
      text: sans + strong + blue + size(32),
    }),
    paragraph("TOC1", "toc 1", { next: "Normal", paragraph: space(100) }),
    paragraph("TOC2", "toc 2", { next: "Normal", paragraph: space(100) + indent(220) }),
    paragraph("FootnoteText", "footnote text", { paragraph: space(60, undefined, 1), text: size(18) }),
    paragraph("Header", "header", { text: sans + size(18) }),
    paragraph("Footer", "footer", { paragraph: `<w:jc w:val="center"/>`, text: sans + size(18) }),
    style("character", "FootnoteReference", "footnote reference", { text: `<w:vertAlign w:val="superscript"/>` }),
    style("character", "Hyperlink", "Hyperlink", { text: `<w:color w:val="0563C1"/><w:u w:val="single"/>` }),
    style("character", "NumeroCapoverso", "Numero di capoverso", { text: sans + strong + blue + size(18) }),
    style("character", "Raccordo", "Testo di raccordo", { text: sans + slanted + size(18) }),
  ].join("");
