import { strToU8, Zip, ZipDeflate, zipSync, type Zippable } from "fflate";

/** In local time, as fflate writes it: 1 January 1980 everywhere, so that equal content gives equal bytes. */
const zipDate = new Date(1980, 0, 1);

export interface ZipPart {
  name: string;
  data: string | Uint8Array /** Uncompressed: what ODF wants of `mimetype`. */;
  stored?: boolean;
}

/** The parts in the given order, without the clock and without the machine in it. */
export function zipParts(parts: ZipPart[]): Uint8Array {
  const entries: Zippable = {};
  for (const { name, data, stored } of parts) {
    entries[name] = [typeof data === "string" ? strToU8(data) : data, { level: stored ? 0 : 6, mtime: zipDate, os: 0 }];
  }
  return zipSync(entries);
}

export interface StreamedPart {
  name: string;
  data: Iterable<string>;
}

/**
 * The same for parts that are made piece by piece while they are packed, so that a large one is never whole in memory.
 * A part may follow from those before it: it is asked for when they are done.
 */
export function zipPieces(parts: Iterable<StreamedPart>): Uint8Array {
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  for (const { name, data } of parts) {
    const entry = Object.assign(new ZipDeflate(name, { level: 6 }), { mtime: zipDate, os: 0 });
    zip.add(entry);
    for (const piece of data) entry.push(strToU8(piece));
    entry.push(new Uint8Array(0), true);
  }
  zip.end();
  return Buffer.concat(chunks);
}
