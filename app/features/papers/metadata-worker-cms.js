import { X509Certificate } from "node:crypto";
import { Refused } from "./paper-worker-xml.js";

/** @import { Facts } from "./metadata-worker-facts.js" */
/**
 * @typedef {{ tag: number, at: number, from: number, to: number, end: number }} Value where it begins, its content
 *   begins and ends, and the next value begins
 */

const deepest = 40;

/**
 * One BER value at an offset; lengths that are indefinite end at two zero bytes.
 * @param {Buffer} bytes @param {number} at @param {number} [depth] @returns {Value}
 */
function valueAt(bytes, at, depth = 0) {
  if (at + 2 > bytes.length || depth > deepest) throw new Refused("broken");
  const tag = bytes[at] ?? 0;
  const first = bytes[at + 1] ?? 0;
  if (first === 0x80) {
    let end = at + 2;
    while (!(bytes[end] === 0 && bytes[end + 1] === 0)) end = valueAt(bytes, end, depth + 1).end;
    return { tag, at, from: at + 2, to: end, end: end + 2 };
  }
  const size = first & 0x7f;
  if (first > 0x80 && (size > 4 || at + 2 + size > bytes.length)) throw new Refused("broken");
  const from = first < 0x80 ? at + 2 : at + 2 + size;
  const to = from + (first < 0x80 ? first : bytes.readUIntBE(at + 2, size));
  if (to > bytes.length) throw new Refused("broken");
  return { tag, at, from, to, end: to };
}

/** The values inside another. @param {Buffer} bytes @param {Value | undefined} value @returns {Value[]} */
function inside(bytes, value) {
  /** @type {Value[]} */
  const found = [];
  for (let at = value?.from ?? 0; value && at < value.to && found.length < 500; ) {
    const next = valueAt(bytes, at);
    found.push(next);
    at = next.end;
  }
  return found;
}

/** @param {Buffer} bytes */
function decoded(bytes) {
  if (bytes[0] === 0x30) return bytes;
  const text = bytes
    .toString("latin1")
    .replace(/-----[A-Z0-9 ]+-----/g, "")
    .replace(/\s+/g, "");
  return Buffer.from(text, "base64");
}

/** What the first bytes in an envelope are. @param {string} head */
const kindOf = (head) =>
  head.startsWith("%PDF-") ? "PDF" : head.startsWith("PK") ? "DOCX, ODT" : head.startsWith("<?xml") ? "XML" : "";

/**
 * Who has signed, by the certificates in the envelope, and what kind of file is inside. Whether a signature is valid is
 * not checked.
 * @param {Buffer} given @param {Facts} facts
 */
export function cmsFacts(given, facts) {
  const bytes = decoded(given);
  if (bytes[0] !== 0x30) throw new Refused("not_supported");
  const parts = partsOf(bytes);
  const content = parts.filter(({ tag }) => tag === 0x30)[0];
  const octets = inside(bytes, content)[1];
  if (octets) {
    let value = inside(bytes, octets)[0];
    while (value && value.tag === 0x24) value = inside(bytes, value)[0];
    if (value)
      facts.add("contains", kindOf(bytes.subarray(value.from, Math.min(value.to, value.from + 8)).toString("latin1")));
  }
  for (const name of namesIn(bytes, parts)) facts.add("signers", name);
}

/** The same names for a signature by itself, as a PDF holds it. @param {Buffer} bytes */
export const signersIn = (bytes) => namesIn(bytes, partsOf(bytes));

/** @param {Buffer} bytes @param {Value[]} parts */
const namesIn = (bytes, parts) =>
  inside(
    bytes,
    parts.find(({ tag }) => tag === 0xa0),
  )
    .filter(({ tag }) => tag === 0x30)
    .map((certificate) => holderOf(bytes, certificate));

/** The parts of the signed data in an envelope. @param {Buffer} bytes */
function partsOf(bytes) {
  const [, explicit] = inside(bytes, valueAt(bytes, 0));
  const [signed] = inside(bytes, explicit);
  return inside(bytes, signed);
}

/**
 * The name in the certificate of a person; certificates of authorities, which only vouch for others, are left out.
 * @param {Buffer} bytes @param {Value} value
 */
function holderOf(bytes, value) {
  try {
    const certificate = new X509Certificate(bytes.subarray(value.at, value.end));
    return certificate.ca
      ? ""
      : (/^CN=(.*)$/m.exec(certificate.subject)?.[1] ?? certificate.subject.replace(/\n/g, ", "));
  } catch {
    return "";
  }
}
