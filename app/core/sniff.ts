export type FileKind = "pdf" | "docx" | "odt" | "png" | "jpeg";

const starts = (bytes: Uint8Array, signature: number[], at = 0): boolean => signature.every((byte, n) => bytes[at + n] === byte);
const latin1 = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

/** The names in a ZIP's central directory, read without unpacking anything; at most 5,000, none when the directory is broken. */
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

/** What a file is by its content, whatever its name says; null for everything that is not taken as an attachment. */
export function sniffFile(bytes: Uint8Array): FileKind | null {
  if (starts(bytes, [0x25, 0x50, 0x44, 0x46, 0x2d])) return "pdf";
  if (starts(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return "png";
  if (starts(bytes, [0xff, 0xd8, 0xff])) return "jpeg";
  if (!starts(bytes, [0x50, 0x4b, 0x03, 0x04])) return null;
  const mimetype = "application/vnd.oasis.opendocument.text";
  // ODF wants the part `mimetype` first and stored; what follows the type there must be no letter (`-template`, `-master`).
  const odt = latin1(bytes.subarray(30, 38)) === "mimetype" && latin1(bytes.subarray(38, 38 + mimetype.length)) === mimetype;
  if (odt && !/[-a-z]/.test(latin1(bytes.subarray(38 + mimetype.length, 39 + mimetype.length)))) return "odt";
  const names = zipNames(bytes);
  return names.includes("[Content_Types].xml") && names.some((name) => name.startsWith("word/")) ? "docx" : null;
}
