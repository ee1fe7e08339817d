import { sha256 } from "#app/core/hash.server.ts";
import { newId } from "#app/core/ids.server.ts";
import { isSignedPdf } from "#app/core/sniff.ts";
import type { Tx } from "#db/client.server.ts";
import { files } from "#db/schema/organisations.ts";
import { enqueueScan } from "./scans.server.ts";

export interface NewFile {
  name: string;
  mediaType: string;
  bytes: Uint8Array<ArrayBuffer>;
}

const isSigned = ({ mediaType, bytes }: NewFile): boolean =>
  mediaType === "application/pkcs7-mime" || isSignedPdf(bytes);

/** Keeps a file as it came, byte for byte, and has it looked through for malware once the transaction is committed. */
export async function storeFile(tx: Tx, file: NewFile, now: Date): Promise<{ id: string; sha256: string }> {
  const [id, digest] = [newId(now), sha256(file.bytes)];
  await tx.insert(files).values({
    id,
    name: file.name,
    mediaType: file.mediaType,
    size: file.bytes.byteLength,
    sha256: digest,
    content: file.bytes,
    signed: isSigned(file),
    createdAt: now,
  });
  await enqueueScan(tx, id, now);
  return { id, sha256: digest };
}
