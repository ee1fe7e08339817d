export type FileKind = "pdf" | "docx" | "odt" | "png" | "jpeg" | "p7m";

const starts = (bytes: Uint8Array, signature: number[], at = 0): boolean =>
  signature.every((byte, n) => bytes[at + n] === byte);
const latin1 = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

/**
 * The names in a ZIP's central directory, read without unpacking anything; at most 5,000, none when the directory is
 * broken.
 */
function zipNames(bytes: Uint8Array): string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  const furthest = Math.max(0, end - 65_535);
  while (end >= furthest && view.getUint32(end, true) !== 0x06054b50) end -= 1;
  if (end < furthest || end < 0) return [];
  const names: string[] = [];
  let at = view.getUint32(end + 16, true);
  while (at + 46 <= bytes.length && names.length < 5_000 && view.getUint32(at, true) === 0x02014b50) {
    const length = view.getUint16(at + 28, true);
    names.push(latin1(bytes.subarray(at + 46, at + 46 + Math.min(length, 200))));
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return names;
}

/** The object identifier of signed data (1.2.840.113549.1.7.2) as DER writes it. */
const signedData = "\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02";
const isEnvelope = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x30 && latin1(bytes.subarray(0, 40)).includes(signedData);

/**
 * A CMS envelope with a signature: DER, or the same in base64 as mail programs write it, with or without the PEM lines.
 */
function isP7m(bytes: Uint8Array): boolean {
  if (isEnvelope(bytes)) return true;
  const [text] =
    /^\s*[A-Za-z0-9+/]{40,}/.exec(latin1(bytes.subarray(0, 200)).replace(/^\s*-----BEGIN [A-Z0-9 ]+-----/, "")) ?? [];
  if (!text) return false;
  const decoded = atob(text.trim().slice(0, Math.floor(text.trim().length / 4) * 4));
  return isEnvelope(Uint8Array.from(decoded, (sign) => sign.charCodeAt(0)));
}

/** What a file is by its content, whatever its name says; null for everything that is not taken as an attachment. */
export function sniffFile(bytes: Uint8Array): FileKind | null {
  if (starts(bytes, [0x25, 0x50, 0x44, 0x46, 0x2d])) return "pdf";
  if (starts(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return "png";
  if (starts(bytes, [0xff, 0xd8, 0xff])) return "jpeg";
  if (!starts(bytes, [0x50, 0x4b, 0x03, 0x04])) return isP7m(bytes) ? "p7m" : null;
  const mimetype = "application/vnd.oasis.opendocument.text";
  // ODF wants the part `mimetype` first and stored; what follows the type there must be no letter (`-template`,
  // `-master`).
  const odt =
    latin1(bytes.subarray(30, 38)) === "mimetype" && latin1(bytes.subarray(38, 38 + mimetype.length)) === mimetype;
  if (odt && !/[-a-z]/.test(latin1(bytes.subarray(38 + mimetype.length, 39 + mimetype.length)))) return "odt";
  const names = zipNames(bytes);
  return names.includes("[Content_Types].xml") && names.some((name) => name.startsWith("word/")) ? "docx" : null;
}

/**
 * Whether a PDF holds a signature dictionary. Its /ByteRange counts bytes of the file, so it always stands there
 * uncompressed. Whether the signature is valid is not checked.
 */
export function isSignedPdf(bytes: Uint8Array): boolean {
  return (
    bytes.length > 0 &&
    starts(bytes, [0x25, 0x50, 0x44, 0x46]) &&
    /\/ByteRange\s*\[\s*\d/.test(new TextDecoder("latin1").decode(bytes))
  );
}
