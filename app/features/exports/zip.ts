import { strToU8, zipSync, type Zippable } from "fflate";

/** In local time, as fflate writes it: 1 January 1980 everywhere, so that equal content gives equal bytes. */
const zipDate = new Date(1980, 0, 1);

export interface ZipPart { name: string; data: string | Uint8Array; /** Uncompressed: what ODF wants of `mimetype`. */ stored?: boolean }

/** The parts in the given order, without the clock and without the machine in it. */
export function zipParts(parts: ZipPart[]): Uint8Array {
  const entries: Zippable = {};
  for (const { name, data, stored } of parts) {
    entries[name] = [typeof data === "string" ? strToU8(data) : data, { level: stored ? 0 : 6, mtime: zipDate, os: 0 }];
  }
  return zipSync(entries);
}
