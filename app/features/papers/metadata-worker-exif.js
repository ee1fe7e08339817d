/** @import { Facts } from "./metadata-worker-facts.js" */
/** @import { MetadataKind } from "./metadata.ts" */

/** Bytes of one value by its type, as TIFF 6.0 numbers them. */
const sizes = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8];
const mostEntries = 500;

/** @type {Record<number, MetadataKind>} */
const texts = {
  0x010e: "description",
  0x0131: "program",
  0x013b: "author",
  0x8298: "owner",
  0x9003: "taken_at",
  0xa430: "owner",
  0xa431: "serial",
  0xa435: "serial",
};
/** Windows writes these as UTF-16. @type {Record<number, MetadataKind>} */
const wide = { 0x9c9b: "title", 0x9c9c: "description", 0x9c9d: "author", 0x9c9e: "keywords" };

/** @typedef {{ bytes: Buffer, little: boolean }} Tiff */
/** @typedef {{ tag: number, type: number, count: number, at: number }} Entry */

/** @param {Tiff} tiff @param {number} at */
const u16 = ({ bytes, little }, at) => (little ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at));
/** @param {Tiff} tiff @param {number} at */
const u32 = ({ bytes, little }, at) => (little ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at));

/**
 * The entries of a directory whose values lie within the file.
 * @param {Tiff} tiff @param {number} at @returns {Entry[]}
 */
function entriesAt(tiff, at) {
  if (at + 2 > tiff.bytes.length) return [];
  const entries = [];
  const count = Math.min(u16(tiff, at), mostEntries);
  for (let n = 0, place = at + 2; n < count && place + 12 <= tiff.bytes.length; n += 1, place += 12) {
    const [tag, type, values] = [u16(tiff, place), u16(tiff, place + 2), u32(tiff, place + 4)];
    const size = (sizes[type] ?? 0) * values;
    const from = size <= 4 ? place + 8 : u32(tiff, place + 8);
    if (size > 0 && from + size <= tiff.bytes.length) entries.push({ tag, type, count: values, at: from });
  }
  return entries;
}

/** @param {Tiff} tiff @param {Entry} entry */
const textOf = (tiff, { at, count }) =>
  tiff.bytes
    .subarray(at, at + count)
    .toString("utf8")
    .replace(/\0[\s\S]*$/, "");

/** @param {Buffer} bytes @param {Facts} facts */
export function exifFacts(bytes, facts) {
  if (bytes.length < 8) return;
  const tiff = { bytes, little: bytes.subarray(0, 2).toString("latin1") === "II" };
  const first = entriesAt(tiff, u32(tiff, 4));
  /** @param {number} tag */
  const directory = (tag) => {
    const entry = first.find((each) => each.tag === tag);
    return entry ? entriesAt(tiff, u32(tiff, entry.at)) : [];
  };
  for (const entry of [...first, ...directory(0x8769)]) {
    const [kind, widely] = [texts[entry.tag], wide[entry.tag]];
    if (kind && entry.type === 2) facts.add(kind, textOf(tiff, entry));
    if (widely)
      facts.add(
        widely,
        bytes
          .subarray(entry.at, entry.at + entry.count)
          .toString("utf16le")
          .replace(/\0[\s\S]*$/, ""),
      );
  }
  const camera = [0x010f, 0x0110].flatMap((tag) =>
    first.filter((entry) => entry.tag === tag && entry.type === 2).map((entry) => textOf(tiff, entry).trim()),
  );
  facts.add("camera", camera.join(" "));
  facts.add("place", placeOf(tiff, directory(0x8825)));
}

/** «45.07049, 7.68682»; nothing where it isn't whole. @param {Tiff} tiff @param {Entry[]} entries */
function placeOf(tiff, entries) {
  /** @param {number} tag */
  const degrees = (tag) => {
    const entry = entries.find((each) => each.tag === tag && each.type === 5 && each.count >= 1);
    if (!entry) return null;
    const parts = Array.from(
      { length: Math.min(3, entry.count) },
      (_, n) => u32(tiff, entry.at + 8 * n) / (u32(tiff, entry.at + 8 * n + 4) || 1),
    );
    return (parts[0] ?? 0) + (parts[1] ?? 0) / 60 + (parts[2] ?? 0) / 3600;
  };
  /** @param {number} tag */
  const side = (tag) => {
    const entry = entries.find((each) => each.tag === tag && each.type === 2);
    return entry ? textOf(tiff, entry) : "";
  };
  const [north, east] = [degrees(2), degrees(4)];
  if (north === null || east === null) return "";
  return [side(1) === "S" ? -north : north, side(3) === "W" ? -east : east].map((value) => value.toFixed(5)).join(", ");
}
