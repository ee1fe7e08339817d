import { strToU8, zipSync } from "fflate";
import type { ZipOptions } from "fflate";

const w =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"';
const rels = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

export const zipped = (parts: Record<string, string | Uint8Array>, options: ZipOptions = {}): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [name, typeof part === "string" ? strToU8(part) : part]),
    ),
    options,
  );

const xml = (text: string): string => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
export const run = (text: string, properties = ""): string =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${xml(text)}</w:t></w:r>`;
export const p = (inside: string, properties = ""): string =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${inside}</w:p>`;
export const styled = (style: string, text: string): string => p(run(text), `<w:pStyle w:val="${style}"/>`);
export const item = (text: string, level: number, list = 1): string =>
  p(run(text), `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`);
export const table = (...rows: string[][]): string =>
  `<w:tbl>${rows.map((row) => `<w:tr>${row.map((cell) => `<w:tc>${p(run(cell))}</w:tc>`).join("")}</w:tr>`).join("")}</w:tbl>`;

const levels = (format: string): string =>
  [0, 1, 2].map((n) => `<w:lvl w:ilvl="${n}"><w:numFmt w:val="${format}"/></w:lvl>`).join("");
const style = (id: string, name: string): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`;

/** The parts of a DOCX with this body; `more` adds parts or replaces them. */
export function docxParts(body: string, more: Record<string, string> = {}): Record<string, string> {
  return {
    "[Content_Types].xml":
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    "_rels/.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${rels}/officeDocument" Target="word/document.xml"/></Relationships>`,
    "word/_rels/document.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${rels}/styles" Target="styles.xml"/><Relationship Id="rId2" Type="${rels}/numbering" Target="numbering.xml"/><Relationship Id="rId3" Type="${rels}/footnotes" Target="footnotes.xml"/><Relationship Id="rId4" Type="${rels}/endnotes" Target="endnotes.xml"/><Relationship Id="rId5" Type="${rels}/hyperlink" Target="https://example.org/dati" TargetMode="External"/><Relationship Id="rId6" Type="${rels}/image" Target="media/a.png"/></Relationships>`,
    "word/styles.xml": `<w:styles ${w}>${style("Titolo1", "heading 1")}${style("Titolo2", "heading 2")}</w:styles>`,
    "word/numbering.xml": `<w:numbering ${w}><w:abstractNum w:abstractNumId="1">${levels("bullet")}</w:abstractNum><w:abstractNum w:abstractNumId="2">${levels("decimal")}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num></w:numbering>`,
    "word/footnotes.xml": `<w:footnotes ${w}><w:footnote w:id="1">${p(run("Testo della nota"))}</w:footnote></w:footnotes>`,
    "word/endnotes.xml": `<w:endnotes ${w}><w:endnote w:id="1">${p(run("Nota di chiusura"))}</w:endnote></w:endnotes>`,
    "word/document.xml": `<w:document ${w}><w:body>${body}</w:body></w:document>`,
    ...more,
  };
}

export const docx = (body: string, more: Record<string, string> = {}): Uint8Array => zipped(docxParts(body, more));
export const wordPart = (root: string, inside: string): string => `<w:${root} ${w}>${inside}</w:${root}>`;

const odf =
  ["office", "text", "style", "table"]
    .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
    .join(" ") +
  ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"';

/** An ODT with this text; `automatic` are its styles, `shared` what styles.xml has. */
export function odt(text: string, automatic = "", shared = "", level: 0 | 6 = 6): Uint8Array {
  return zipSync(
    {
      mimetype: [strToU8("application/vnd.oasis.opendocument.text"), { level: 0 }],
      "content.xml": strToU8(
        `<office:document-content ${odf}><office:automatic-styles>${automatic}</office:automatic-styles><office:body><office:text>${text}</office:text></office:body></office:document-content>`,
      ),
      "styles.xml": strToU8(`<office:document-styles ${odf}>${shared}</office:document-styles>`),
      "META-INF/manifest.xml": strToU8(
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
      ),
    },
    { level },
  );
}
