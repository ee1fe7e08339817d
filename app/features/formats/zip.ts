import { strToU8, Zip, ZipDeflate, zipSync, type Zippable } from "fflate";

/**
 * 1 January 1980 in local time, which is how fflate writes it: the same everywhere, so that equal content gives equal
 * bytes.
 */
const zipDate = new Date(1980, 0, 1);

export interface ZipPart {
  name: string;
  data: string | Uint8Array;
  /** Uncompressed, as ODF wants its `mimetype`. */
  stored?: boolean;
}

/** Packs the parts in the given order. Neither the clock nor the machine leaves a trace in the result. */
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
 * A part may depend on those before it, because it is asked for only when they are done.
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
