import { escapeXml } from "#app/features/formats/clean.ts";
import { bullets, p, run, type DocxLinks, type DocxLists } from "./docx-blocks.ts";
import { docxStyles } from "./docx-styles.ts";
import type { ExportModel } from "#app/features/formats/model.ts";
import type { StreamedPart } from "#app/features/formats/zip.ts";

const declaration = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n`;
const office = "http://schemas.openxmlformats.org/officeDocument/2006";
const openPackage = "http://schemas.openxmlformats.org/package/2006";
const word = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const namespaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="${office}/relationships"`;

/** The parts that hold no text of the document; Word finds the others through them. */
const small = ["styles", "numbering", "footnotes", "settings", "header", "footer"] as const;
const roots = {
  document: "document",
  footnotes: "footnotes",
  styles: "styles",
  numbering: "numbering",
  settings: "settings",
  header: "hdr",
  footer: "ftr",
} as const;
type PartName = keyof typeof roots;

const part = (name: PartName, inner: Iterable<string>): StreamedPart => ({
  name: `word/${name}.xml`,
  data: wrapped(roots[name], inner),
});

function* wrapped(root: string, inner: Iterable<string>): Generator<string> {
  yield `${declaration}<w:${root} ${namespaces}>`;
  yield* inner;
  yield `</w:${root}>`;
}

/** A part with the relations for its links; the document also names the other parts there. */
export function* docxPart(
  name: "document" | "footnotes",
  inner: Iterable<string>,
  links: DocxLinks,
): Generator<StreamedPart> {
  yield part(name, inner);
  const parts =
    name === "document" ? small.map((each) => relation(each, `${office}/relationships/${each}`, `${each}.xml`)) : [];
  const targets = links
    .targets()
    .map(([target, id]) => relation(`link${id}`, `${office}/relationships/hyperlink`, escapeXml(target), true));
  yield { name: `word/_rels/${name}.xml.rels`, data: [relations([...parts, ...targets])] };
}

const relation = (id: string, type: string, target: string, outside = false): string =>
  `<Relationship Id="${id}" Type="${type}" Target="${target}"${outside ? ` TargetMode="External"` : ""}/>`;
const relations = (all: string[]): string =>
  `${declaration}<Relationships xmlns="${openPackage}/relationships">${all.join("")}</Relationships>`;

/**
 * All parts except the text, its notes and their lists; the list of types comes first, as in files that Word writes.
 */
export function docxPackage(model: ExportModel): StreamedPart[] {
  return [
    { name: "[Content_Types].xml", data: [types()] },
    {
      name: "_rels/.rels",
      data: [
        relations([
          relation("document", `${office}/relationships/officeDocument`, "word/document.xml"),
          relation("core", `${openPackage}/relationships/metadata/core-properties`, "docProps/core.xml"),
        ]),
      ],
    },
    { name: "docProps/core.xml", data: [core(model)] },
    part("styles", [docxStyles()]),
    part("settings", [
      `<w:defaultTabStop w:val="720"/><w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>`,
    ]),
    part("header", [p("Header", run(model.runningHead))]),
    part("footer", [p("Footer", `${counted("PAGE")}${run(" / ")}${counted("NUMPAGES")}`)]),
  ];
}

const counted = (what: string): string => `<w:fldSimple w:instr="${what}">${run("1")}</w:fldSimple>`;

function types(): string {
  const override = (path: string, type: string) => `<Override PartName="/${path}" ContentType="${type}"/>`;
  const own = [...small.map((name) => override(`word/${name}.xml`, `${word}.${name}+xml`))].join("");
  return `${declaration}<Types xmlns="${openPackage}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override("word/document.xml", `${word}.document.main+xml`)}${own}${override("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml")}</Types>`;
}

/** The author is the office; the date is that of publication. */
function core(model: ExportModel): string {
  const office = escapeXml(model.office);
  const date = escapeXml(model.publishedAt);
  const about = `<dc:title>${escapeXml(model.title)}</dc:title><dc:subject>${escapeXml(`${model.campaign}, ${model.versionLabel}`)}</dc:subject><dc:creator>${office}</dc:creator><dc:description>${escapeXml([...model.notices, model.address].join(" "))}</dc:description><cp:lastModifiedBy>${office}</cp:lastModifiedBy>`;
  const dates = ["created", "modified"]
    .map((name) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${date}</dcterms:${name}>`)
    .join("");
  return `${declaration}<cp:coreProperties xmlns:cp="${openPackage}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${about}${dates}<dc:language>it-IT</dc:language></cp:coreProperties>`;
}

/** One definition for bullets and one for numbers; each ordered list counts anew on its own level. */
export function docxNumbering(ordered: DocxLists["ordered"]): StreamedPart {
  const level = (at: number, format: string, text: string) =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="${927 + 360 * at}" w:hanging="360"/></w:pPr></w:lvl>`;
  const definition = (id: number, levels: string[]) =>
    `<w:abstractNum w:abstractNumId="${id}"><w:multiLevelType w:val="multilevel"/>${levels.join("")}</w:abstractNum>`;
  const all = [0, 1, 2, 3];
  const lists = ordered.map(
    (list, at) =>
      `<w:num w:numId="${bullets + 1 + at}"><w:abstractNumId w:val="2"/><w:lvlOverride w:ilvl="${list.level}"><w:startOverride w:val="${list.from}"/></w:lvlOverride></w:num>`,
  );
  return part("numbering", [
    definition(
      1,
      all.map((at) => level(at, "bullet", "•")),
    ),
    definition(
      2,
      all.map((at) => level(at, "decimal", `%${at + 1}.`)),
    ),
    `<w:num w:numId="${bullets}"><w:abstractNumId w:val="1"/></w:num>`,
    ...lists,
  ]);
}
