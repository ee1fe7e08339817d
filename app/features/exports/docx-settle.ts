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
  xml.set("word/document.xml", countBookmarks(withoutEmptyPages(xml.get("word/document.xml") ?? "")));
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

/** Dots that lead to no number look broken wherever the contents aren't rebuilt: the entries are plain links until Word rebuilds them with its pages. */
const withoutEmptyPages = (text: string): string =>
  text.replace(/<w:r><w:tab\/><\/w:r><w:r><w:fldChar w:fldCharType="begin"[^>]*\/><w:instrText[^>]*>PAGEREF [^<]*<\/w:instrText><w:fldChar w:fldCharType="separate"\/><w:fldChar w:fldCharType="end"\/><\/w:r>/g, "");

/** Ids of bookmarks, and the names of those that the table of contents leads to, come from a counter of the whole process. */
function countBookmarks(text: string): string {
  const [ids, names] = [new Map<string, number>(), new Map<string, number>()];
  const count = (seen: Map<string, number>, key: string) => seen.get(key) ?? seen.set(key, seen.size + 1).size;
  return text
    .replace(/(<w:bookmark(?:Start|End)[^>]*? w:id=")([^"]*)"/g, (_, before: string, id: string) => `${before}${count(ids, id)}"`)
    .replace(/(w:anchor="|w:name=")_Toc(\d+)/g, (_, before: string, name: string) => `${before}_Toc${count(names, name)}`);
}

function settleCore(text: string, date: string, language: string): string {
  return text
    .replace(/(<dcterms:(created|modified)[^>]*>)[^<]*/g, `$1${escapeXml(date)}`)
    .replace("</cp:coreProperties>", `<dc:language>${escapeXml(language)}</dc:language></cp:coreProperties>`);
}
