import { strFromU8, unzipSync } from "fflate";

/** The parts of a DOCX or ODT as text. */
export function partsOf(file: Uint8Array): Record<string, string> {
  return Object.fromEntries(Object.entries(unzipSync(file)).map(([name, data]) => [name, strFromU8(data)]));
}

export const decode = (file: Uint8Array) => new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(file);

const entities: Record<string, string> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'" };
export const unescapeXml = (xml: string) =>
  xml
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&(amp|lt|gt|quot|apos);/g, (entity) => entities[entity] ?? entity);

/** Characters between tags, tags gone. */
export const textOf = (xml: string) =>
  unescapeXml(xml.replace(/<style>[\s\S]*?<\/style>/g, "").replace(/<[^>]*>/g, ""));

/** White space counts as one space: what formats may change in laying out. */
export const squeezed = (text: string) => text.replaceAll(/\s+/g, " ").trim();

/** RFC 4180, as a reader would take it. */
export function readCsv(csv: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain = "", end] of csv
    .replace(/^\uFEFF/, "")
    .matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    if (end === "" && quoted === undefined && plain === "") break;
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === "\r\n") rows.push([]);
  }
  return rows.filter((row) => row.length > 0);
}
