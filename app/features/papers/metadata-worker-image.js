import { inflateSync } from "node:zlib";
import { exifFacts } from "./metadata-worker-exif.js";
import { Refused } from "./paper-worker-xml.js";

/** @import { Facts } from "./metadata-worker-facts.js" */
/** @import { MetadataKind } from "./metadata.ts" */

const mostSegments = 2_000;

/** @param {Buffer} bytes @param {Facts} facts */
export function imageFacts(bytes, facts) {
  if (bytes[0] === 0xff) jpegFacts(bytes, facts);
  else pngFacts(bytes, facts);
}

/** The segments before the picture itself. @param {Buffer} bytes @param {Facts} facts */
function jpegFacts(bytes, facts) {
  for (let at = 2, seen = 0; at + 4 <= bytes.length && seen < mostSegments; seen += 1) {
    if (bytes[at] !== 0xff) throw new Refused("broken");
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xda || marker === 0xd9) return;
    const size = bytes.readUInt16BE(at + 2);
    const data = bytes.subarray(at + 4, at + 2 + size);
    if (marker === 0xe1 && data.subarray(0, 6).equals(exifHead)) exifFacts(data.subarray(6), facts);
    else if (marker === 0xe1 && data.subarray(0, 28).toString("latin1") === "http://ns.adobe.com/xap/1.0/")
      xmpFacts(data.subarray(29).toString("utf8"), facts);
    else if (marker === 0xfe) facts.add("description", data.toString("utf8"));
    at += 2 + size;
  }
}

const exifHead = Buffer.from("Exif\0\0", "latin1");
/** An APP1 segment names its size in two bytes. */
const longestSegment = 65_535;

/**
 * What cameras wrote into the photographs of a PDF, which usually holds them unchanged.
 * @param {Buffer} bytes @param {Facts} facts
 */
export function exifWithin(bytes, facts) {
  for (
    let at = bytes.indexOf(exifHead), seen = 0;
    at >= 4 && seen < mostSegments;
    at = bytes.indexOf(exifHead, at + 1), seen += 1
  ) {
    if (bytes[at - 4] === 0xff && bytes[at - 3] === 0xe1) exifFacts(bytes.subarray(at + 6, at + longestSegment), facts);
  }
}

/** @type {Record<string, MetadataKind>} */
const words = {
  Author: "author",
  Artist: "author",
  Copyright: "owner",
  Comment: "description",
  Description: "description",
  Title: "title",
  Software: "program",
};

/** @param {Buffer} bytes @param {Facts} facts */
function pngFacts(bytes, facts) {
  for (let at = 8, seen = 0; at + 12 <= bytes.length && seen < mostSegments; seen += 1) {
    const size = bytes.readUInt32BE(at);
    const type = bytes.subarray(at + 4, at + 8).toString("latin1");
    const data = bytes.subarray(at + 8, at + 8 + size);
    if (type === "eXIf") exifFacts(data, facts);
    if (type === "tEXt" || type === "iTXt" || type === "zTXt") {
      const [key, text] = pngText(type, data);
      if (key === "XML:com.adobe.xmp") xmpFacts(text, facts);
      else if (Object.hasOwn(words, key)) facts.add(/** @type {MetadataKind} */ (words[key]), text);
      else facts.add("own_properties", `${key}: ${text}`);
    }
    if (type === "IEND") return;
    at += 12 + size;
  }
}

/** @param {string} type @param {Buffer} data @returns {[string, string]} */
function pngText(type, data) {
  const end = data.indexOf(0);
  const key = data.subarray(0, Math.max(0, end)).toString("latin1");
  if (type === "tEXt") return [key, data.subarray(end + 1).toString("latin1")];
  if (type === "zTXt") return [key, unpacked(data.subarray(end + 2)).toString("latin1")];
  const packed = data[end + 1] === 1;
  const language = data.indexOf(0, end + 3);
  const translated = data.indexOf(0, language + 1);
  const rest = data.subarray(translated + 1);
  return [key, (packed ? unpacked(rest) : rest).toString("utf8")];
}

/** @param {Buffer} data */
const unpacked = (data) => inflateSync(data, { maxOutputLength: 1024 * 1024 });

/** The names in an XMP packet; its other properties repeat what Exif says. @param {string} xml @param {Facts} facts */
function xmpFacts(xml, facts) {
  const creator = /<dc:creator>([\s\S]{0,4000}?)<\/dc:creator>/.exec(xml)?.[1] ?? "";
  for (const [, name] of creator.matchAll(/<rdf:li[^>]*>([^<]{1,500})<\/rdf:li>/g)) facts.add("author", name);
  facts.add("program", /xmp:CreatorTool(?:="([^"]{1,500})"|>([^<]{1,500})<)/.exec(xml)?.slice(1).find(Boolean));
}
