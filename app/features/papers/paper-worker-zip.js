import { inflateRawSync } from "node:zlib";
import { Refused } from "./paper-worker-xml.js";

const mostParts = 3_000;
/** Bytes that may be unpacked in all: a paper of 200 pages has about 4 MB of XML. */
const mostBytes = 24 * 1024 * 1024;
/** The most that XML may have been compressed: Word's own is packed up to about 40:1, a zip bomb 1000:1. */
const mostRatio = 200;

export const isXml = (/** @type {string} */ name) => /\.(?:xml|rels)$/.test(name);

/**
 * The XML parts of a ZIP, or those `wanted`, unpacked under limits, and the names of all parts. They are found by the
 * central directory, as in every office program. What the directory declares is never trusted, but compared with what
 * is unpacked.
 * @param {Buffer} bytes @param {(name: string) => boolean} [wanted]
 */
export function readZip(bytes, wanted = isXml) {
  let end = bytes.length - 22;
  const furthest = Math.max(0, end - 65_535);
  while (end >= furthest && bytes.readUInt32LE(end) !== 0x06054b50) end -= 1;
  if (end < furthest || end < 0) throw new Refused("broken");
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  if (count > mostParts || at === 0xffffffff) throw new Refused("too_large");

  /** @type {Map<string, Buffer>} */
  const parts = new Map();
  /** @type {string[]} */
  const names = [];
  let room = mostBytes;
  for (let n = 0; n < count; n += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) throw new Refused("broken");
    const nameLength = bytes.readUInt16LE(at + 28);
    const name = bytes
      .subarray(at + 46, at + 46 + nameLength)
      .toString("utf8")
      .replace(/\\/g, "/");
    if (names.includes(name)) throw new Refused("broken");
    names.push(name);
    const method = bytes.readUInt16LE(at + 10);
    const packed = bytes.readUInt32LE(at + 20);
    const declared = bytes.readUInt32LE(at + 24);
    const local = bytes.readUInt32LE(at + 42);
    if ((bytes.readUInt16LE(at + 8) & 1) === 1) throw new Refused("encrypted");
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    if (!wanted(name)) continue;

    if (local + 30 > bytes.length || bytes.readUInt32LE(local) !== 0x04034b50) throw new Refused("broken");
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    if (from + packed > bytes.length || (method !== 0 && method !== 8)) throw new Refused("broken");
    const most = Math.min(room, Math.max(1024 * 1024, packed * mostRatio));
    if (declared > most) throw new Refused("too_large");
    const data =
      method === 0 ? bytes.subarray(from, from + packed) : inflated(bytes.subarray(from, from + packed), most);
    if (data.length !== declared) throw new Refused("broken");
    room -= data.length;
    parts.set(name, data);
  }
  return {
    names,
    /** @param {string} name */
    has: (name) => names.includes(name),
    /** The part as text; null when the paper has none of that name. @param {string} name */
    text(name) {
      const data = parts.get(name);
      if (!data) return null;
      try {
        return new TextDecoder("utf-8", { fatal: true }).decode(data);
      } catch {
        throw new Refused("broken");
      }
    },
    all: parts,
  };
}

/** @typedef {ReturnType<typeof readZip>} Parts */

/** @param {Buffer} packed @param {number} most */
function inflated(packed, most) {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, most) });
  } catch (error) {
    throw new Refused(error instanceof RangeError ? "too_large" : "broken");
  }
}
