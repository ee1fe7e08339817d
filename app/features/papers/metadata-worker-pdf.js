import { getDocumentProxy } from "unpdf";
import { signersIn } from "./metadata-worker-cms.js";
import { exifWithin } from "./metadata-worker-image.js";
import { Refused } from "./paper-worker-xml.js";

/** @import { Facts } from "./metadata-worker-facts.js" */
/** @import { MetadataKind } from "./metadata.ts" */

const mostPages = 500;
/** Kinds of annotation that hold nobody's words: links, and the fields and windows of other annotations. */
const silent = new Set(["Link", "Widget", "Popup"]);
/** @type {Record<string, MetadataKind>} */
const properties = {
  Author: "author",
  Creator: "program",
  Producer: "program",
  Title: "title",
  Subject: "description",
  Keywords: "keywords",
};

/** @param {Buffer} bytes @param {Facts} facts */
export async function pdfFacts(bytes, facts) {
  signersOf(bytes, facts);
  exifWithin(bytes, facts);
  const pdf = await opened(bytes);
  const { info, metadata } = await pdf.getMetadata();
  for (const [name, value] of Object.entries(info ?? {})) {
    const kind = properties[name];
    if (kind) facts.add(kind, value);
    else if (name === "Custom" && value && typeof value === "object")
      for (const [key, own] of Object.entries(value)) facts.add("own_properties", `${key}: ${String(own)}`);
  }
  for (const name of [metadata?.get("dc:creator")].flat()) facts.add("author", name);
  for (const [name, file] of Object.entries((await pdf.getAttachments()) ?? {}))
    facts.count("embedded", /** @type {{ filename?: string }} */ (file).filename ?? name);
  for (let number = 1; number <= Math.min(pdf.numPages, mostPages); number += 1)
    await pageFacts(await pdf.getPage(number), facts);
}

/** @param {Buffer} bytes */
async function opened(bytes) {
  try {
    return await getDocumentProxy(new Uint8Array(bytes), {
      isEvalSupported: false,
      useSystemFonts: false,
      verbosity: 0,
    });
  } catch (error) {
    throw new Refused(error instanceof Error && error.name === "PasswordException" ? "encrypted" : "broken");
  }
}

/** @param {{ getAnnotations(): Promise<any[]>, cleanup(): unknown }} page @param {Facts} facts */
async function pageFacts(page, facts) {
  for (const note of await page.getAnnotations()) {
    if (
      note.subtype === "Widget" &&
      typeof note.fieldValue === "string" &&
      note.fieldValue !== "" &&
      note.fieldType === "Tx"
    )
      facts.count("form_values", note.fieldValue);
    if (silent.has(note.subtype)) continue;
    facts.count("annotations", note.contentsObj?.str ?? "");
    facts.add("annotation_authors", note.titleObj?.str);
  }
  page.cleanup();
}

/**
 * The certificates in the signatures: each stands in hexadecimal in the gap that its /ByteRange leaves.
 * @param {Buffer} bytes @param {Facts} facts
 */
function signersOf(bytes, facts) {
  const text = bytes.toString("latin1");
  for (const [, , first = "", second = ""] of [
    ...text.matchAll(/\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+\d+\s*\]/g),
  ].slice(0, 20)) {
    const hex = text.slice(Number(first), Number(second)).replace(/[^0-9a-f]/gi, "");
    try {
      for (const name of signersIn(Buffer.from(hex, "hex"))) facts.add("signers", name);
    } catch {
      // A signature that can't be read is still in the file: the page says «PDF firmato» without a name.
      continue;
    }
  }
}
