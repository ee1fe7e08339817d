import { strFromU8, unzipSync } from "fflate";
import { escapeXml } from "./clean.ts";
import { zipParts } from "./zip.ts";

/**
 * `docx` writes the clock and random ids into the package; here they become the date of the version and counted ids,
 * so that the same version always gives the same bytes.
 */
export function settleDocx(bytes: Uint8Array, { date, language }: { date: string; language: string }): Uint8Array {
  const parts = unzipSync(bytes);
  const xml = new Map(Object.keys(parts).sort(contentTypesFirst).map((name) => [name, strFromU8(parts[name] ?? new Uint8Array())]));
  for (const [name, text] of xml) {
    const owner = /^(.*)_rels\/(.*)\.rels$/.exec(name);
    if (owner) countRelations(xml, name, `${owner[1]}${owner[2]}`);
    if (name === "docProps/core.xml") xml.set(name, settleCore(text, date, language));
  }
  xml.set("word/document.xml", countBookmarks(xml.get("word/document.xml") ?? ""));
  return zipParts([...xml].map(([name, data]) => ({ name, data })));
}

const contentTypesFirst = (a: string, b: string) => Number(b === "[Content_Types].xml") - Number(a === "[Content_Types].xml") || (a < b ? -1 : 1);

function countRelations(xml: Map<string, string>, rels: string, owner: string): void {
  const ids = new Map<string, string>();
  const settled = (xml.get(rels) ?? "").replace(/ Id="([^"]*)"/g, (_, id: string) => {
    ids.set(id, `rel${ids.size + 1}`);
    return ` Id="${ids.get(id)}"`;
  });
  xml.set(rels, settled);
  const text = xml.get(owner);
  if (text !== undefined) xml.set(owner, text.replace(/ r:(id|embed)="([^"]*)"/g, (whole, kind: string, id: string) => (ids.has(id) ? ` r:${kind}="${ids.get(id)}"` : whole)));
}

function countBookmarks(text: string): string {
  const ids = new Map<string, number>();
  return text.replace(/<w:bookmark(Start|End)([^>]*?) w:id="([^"]*)"/g, (_, kind: string, before: string, id: string) => {
    if (!ids.has(id)) ids.set(id, ids.size + 1);
    return `<w:bookmark${kind}${before} w:id="${ids.get(id)}"`;
  });
}

function settleCore(text: string, date: string, language: string): string {
  return text
    .replace(/(<dcterms:(created|modified)[^>]*>)[^<]*/g, `$1${escapeXml(date)}`)
    .replace("</cp:coreProperties>", `<dc:language>${escapeXml(language)}</dc:language></cp:coreProperties>`);
}
