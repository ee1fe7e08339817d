import { sniffFile } from "#app/core/sniff.ts";

export const scanTypes = { pdf: "application/pdf", png: "image/png", jpeg: "image/jpeg", eml: "message/rfc822", p7m: "application/pkcs7-mime" } as const;
export type ScanType = keyof typeof scanTypes;

const latin1 = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

/** The object identifier of signed data (1.2.840.113549.1.7.2) as DER writes it. */
const signedData = "\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02";

const isSigned = (bytes: Uint8Array): boolean => bytes[0] === 0x30 && latin1(bytes.subarray(0, 40)).includes(signedData);

/** DER, or the same in base64 as mail programs write it, with or without the PEM lines. */
function isP7m(bytes: Uint8Array): boolean {
  if (isSigned(bytes)) return true;
  const [text] = /[A-Za-z0-9+/]{40,}/.exec(latin1(bytes.subarray(0, 200)).replace(/-----BEGIN [A-Z0-9 ]+-----/, "")) ?? [];
  if (!text) return false;
  const decoded = atob(text.slice(0, Math.floor(text.length / 4) * 4));
  return isSigned(Uint8Array.from(decoded, (sign) => sign.charCodeAt(0)));
}

/** A message begins with header lines, of which every mail has some that nothing else begins with. */
function isMessage(bytes: Uint8Array): boolean {
  const head = latin1(bytes.subarray(0, 16_384));
  return /^(?:[!-9;-~]+:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n)+/.test(head) && /^(?:received|from|date|message-id|mime-version|return-path):/im.test(head) && !head.includes("\0");
}

/**
 * What a scan or message is, by its content; a message and a signed envelope have to be named so as well, because their first bytes alone say
 * too little. Null for what is not kept.
 */
export function scanType(name: string, bytes: Uint8Array): ScanType | null {
  const kind = sniffFile(bytes);
  if (kind === "pdf" || kind === "png" || kind === "jpeg") return kind;
  if (kind !== null) return null;
  if (/\.p7m$/i.test(name)) return isP7m(bytes) ? "p7m" : null;
  return /\.eml$/i.test(name) && isMessage(bytes) ? "eml" : null;
}
