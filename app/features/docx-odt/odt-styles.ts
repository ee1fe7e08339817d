import { escapeXml } from "#app/features/formats/clean.ts";
import type { ExportModel } from "#app/features/formats/model.ts";
import { p, span } from "./odt-blocks.ts";

const namespace = "urn:oasis:names:tc:opendocument:xmlns:";
export const odtNamespaces = [
  ...["office", "text", "style", "table", "meta"].map((name) => `xmlns:${name}="${namespace}${name}:1.0"`),
  `xmlns:fo="${namespace}xsl-fo-compatible:1.0"`,
  `xmlns:xlink="http://www.w3.org/1999/xlink"`,
  `xmlns:dc="http://purl.org/dc/elements/1.1/"`,
].join(" ");

export const odtManifest = `<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="${namespace}manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="application/vnd.oasis.opendocument.text"/>${["content", "styles", "meta"].map((part) => `<manifest:file-entry manifest:full-path="${part}.xml" manifest:media-type="text/xml"/>`).join("")}</manifest:manifest>`;

/** The author is the office; the date is that of publication. */
export function odtMeta(model: ExportModel): string {
  const office = escapeXml(model.office);
  const date = escapeXml(model.publishedAt.replace("Z", ""));
  return `<?xml version="1.0" encoding="UTF-8"?>
<office:document-meta ${odtNamespaces} office:version="1.3"><office:meta><meta:generator>Tavolo Comune</meta:generator><dc:title>${escapeXml(model.title)}</dc:title><dc:subject>${escapeXml(`${model.campaign}, ${model.versionLabel}`)}</dc:subject><dc:description>${escapeXml([...model.notices, model.address].join(" "))}</dc:description><meta:initial-creator>${office}</meta:initial-creator><dc:creator>${office}</dc:creator><meta:creation-date>${date}</meta:creation-date><dc:date>${date}</dc:date><dc:language>it-IT</dc:language></office:meta></office:document-meta>`;
}

/** Styles under the names that LibreOffice uses, so that an office's template changes the look of the file. */
export function odtStyles(model: ExportModel): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<office:document-styles ${odtNamespaces} office:version="1.3">
<office:font-face-decls><style:font-face style:name="Serif" svg:font-family="'Liberation Serif'" xmlns:svg="${namespace}svg-compatible:1.0" style:font-family-generic="roman"/><style:font-face style:name="Sans" svg:font-family="'Liberation Sans'" xmlns:svg="${namespace}svg-compatible:1.0" style:font-family-generic="swiss"/></office:font-face-decls>
<office:styles>
<style:default-style style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.25cm" fo:line-height="120%" fo:orphans="2" fo:widows="2"/><style:text-properties style:font-name="Serif" fo:font-size="11pt" fo:language="it" fo:country="IT"/></style:default-style>
${paragraphStyle("Standard", "", "")}
${paragraphStyle("Title", `fo:margin-bottom="0.5cm"`, `${sans} fo:font-size="22pt" fo:font-weight="bold" ${blue}`)}
${[1, 2, 3].map((level) => headingStyle(level)).join("\n")}
${paragraphStyle("Capoverso", `fo:margin-left="1cm" fo:text-indent="-1cm"`, "", `<style:tab-stop style:position="0cm"/>`)}
${paragraphStyle("Capoverso segue", `fo:margin-left="1cm"`, "")}
${paragraphStyle("Quotations", `fo:margin-left="2cm" fo:margin-right="1cm"`, `fo:font-style="italic"`)}
${paragraphStyle("List Contents", "", "")}
${paragraphStyle("Avvertenza", `fo:border="1pt solid #8a5a00" fo:padding="0.2cm"`, `${sans} fo:font-weight="bold"`)}
${paragraphStyle("Dato", `fo:margin-bottom="0.08cm"`, `${sans} fo:font-size="10pt"`)}
${paragraphStyle("Fonte", `fo:margin-left="0.5cm" fo:text-indent="-0.5cm"`, "")}
${paragraphStyle("Footnote", `fo:margin-bottom="0.1cm"`, `fo:font-size="9pt"`)}
${paragraphStyle("Table Heading", `fo:margin-bottom="0cm" fo:keep-with-next="always"`, `${sans} fo:font-size="10pt" fo:font-weight="bold"`)}
${paragraphStyle("Table Contents", `fo:margin-bottom="0cm"`, `fo:font-size="10pt"`)}
${paragraphStyle("Horizontal Line", `fo:border-bottom="0.5pt solid #9aa4ad"`, `fo:font-size="6pt"`)}
${paragraphStyle("Header", "", `${sans} fo:font-size="9pt"`)}
${paragraphStyle("Footer", `fo:text-align="center"`, `${sans} fo:font-size="9pt"`)}
${paragraphStyle("Contents Heading", `fo:margin-top="0.6cm" fo:keep-with-next="always"`, `${sans} fo:font-size="16pt" fo:font-weight="bold" ${blue}`)}
${[1, 2].map((level) => paragraphStyle(`Contents ${level}`, `fo:margin-left="${(level - 1) * 0.5}cm" fo:margin-bottom="0.08cm"`, "", `<style:tab-stop style:position="${16 - (level - 1) * 0.5}cm" style:type="right" style:leader-style="dotted" style:leader-text="."/>`)).join("\n")}
${textStyle("Grassetto", bold)}${textStyle("Apice", `style:text-position="super 58%"`)}${textStyle("Corsivo", `fo:font-style="italic"`)}${textStyle("Grassetto corsivo", `${bold} fo:font-style="italic"`)}
${textStyle("Numero", `${sans} ${bold} fo:font-size="9pt" ${blue}`)}${textStyle("Raccordo", `${sans} fo:font-style="italic" fo:font-size="9pt" ${shellLanguage(model)}`)}
${textStyle("Index Link", "")}${textStyle("Interfaccia", shellLanguage(model))}${textStyle("Etichetta", `${bold} ${shellLanguage(model)}`)}
<text:outline-style style:name="Outline">${[1, 2, 3].map((level) => `<text:outline-level-style text:level="${level}" style:num-format=""/>`).join("")}</text:outline-style>
<text:notes-configuration text:note-class="footnote" style:num-format="1" text:start-value="0" text:footnotes-position="page" text:start-numbering-at="document"/>
</office:styles>
<office:automatic-styles><style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin-top="2cm" fo:margin-bottom="2cm" fo:margin-left="2.5cm" fo:margin-right="2.5cm"/><style:header-style><style:header-footer-properties fo:margin-bottom="0.5cm"/></style:header-style><style:footer-style><style:header-footer-properties fo:margin-top="0.5cm"/></style:footer-style></style:page-layout></office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4"><style:header>${p("Header", span(model.runningHead))}</style:header><style:footer>${p("Footer", `<text:page-number text:select-page="current"/> / <text:page-count/>`)}</style:footer></style:master-page></office:master-styles>
</office:document-styles>`;
}

const sans = `style:font-name="Sans"`;
const bold = `fo:font-weight="bold"`;
const blue = `fo:color="#17324d"`;
const shellLanguage = (model: ExportModel) =>
  model.lang === "it" ? `fo:language="it" fo:country="IT"` : `fo:language="en" fo:country="GB"`;

/** Names in ODF have no spaces: they are written `_20_`, and the name with spaces is the one that is shown. */
const named = (name: string) => `style:name="${name.replaceAll(" ", "_20_")}" style:display-name="${name}"`;

function paragraphStyle(name: string, properties: string, text: string, tabs = ""): string {
  const parent = name === "Standard" ? "" : ` style:parent-style-name="Standard"`;
  const stops = tabs && `<style:tab-stops>${tabs}</style:tab-stops>`;
  return `<style:style ${named(name)} style:family="paragraph"${parent}><style:paragraph-properties ${properties}>${stops}</style:paragraph-properties><style:text-properties ${text}/></style:style>`;
}

function headingStyle(level: number): string {
  const size = [16, 13, 11][level - 1] ?? 11;
  const properties = `fo:margin-top="${[0.8, 0.6, 0.4][level - 1] ?? 0.4}cm" fo:keep-with-next="always"`;
  return `<style:style ${named(`Heading ${level}`)} style:family="paragraph" style:parent-style-name="Standard" style:next-style-name="Standard" style:default-outline-level="${level}"><style:paragraph-properties ${properties}/><style:text-properties ${sans} fo:font-size="${size}pt" ${bold} ${blue}/></style:style>`;
}

const textStyle = (name: string, properties: string) =>
  `<style:style ${named(name)} style:family="text"><style:text-properties ${properties}/></style:style>`;
