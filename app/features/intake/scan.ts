import { sniffFile } from "#app/core/sniff.ts";

export const scanTypes = {
  pdf: "application/pdf",
  png: "image/png",
  jpeg: "image/jpeg",
  eml: "message/rfc822",
  p7m: "application/pkcs7-mime",
} as const;
export type ScanType = keyof typeof scanTypes;

const latin1 = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

/** A message begins with header lines, and among them every mail has some with which nothing else begins. */
function isMessage(bytes: Uint8Array): boolean {
  const head = latin1(bytes.subarray(0, 16_384));
  return (
    /^(?:[!-9;-~]+:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n)+/.test(head) &&
    /^(?:received|from|date|message-id|mime-version|return-path):/im.test(head) &&
    !head.includes("\0")
  );
}

/**
 * The type of a scan or message by its content; a message must also have its ending, because its first bytes alone
 * prove too little. Null for a type that is not kept.
 */
export function scanType(name: string, bytes: Uint8Array): ScanType | null {
  const kind = sniffFile(bytes);
  if (kind !== null) return kind === "docx" || kind === "odt" ? null : kind;
  return /\.eml$/i.test(name) && isMessage(bytes) ? "eml" : null;
}
