import { sha256 } from "#app/core/hash.server.ts";
import type { Edition, VersionContent } from "#app/features/document/version.ts";
import type { Lang } from "#app/i18n/lang.ts";
import { buildExport } from "./build.ts";
import { exportFormats, type FormatCode } from "./formats.server.ts";

export interface PublishedVersion {
  content: VersionContent;
  sha256: string;
  withdrawn: { at: Date; reason: string } | null;
  editions: readonly Edition[];
  /** Names what is no longer shown of the stored content. */
  coverKey: string;
}

const mostBytes = 48 * 1024 * 1024;
const kept = new Map<string, Promise<Uint8Array>>();
const sizes = new Map<string, number>();
let bytes = 0;

/** Names exactly one file: what it is made of, and what must no longer be in it. Its ETag too. */
export function fileKey(version: PublishedVersion, format: FormatCode, lang: Lang, origin: string): string {
  return sha256(JSON.stringify([version.sha256, format, lang, origin, version.withdrawn, version.editions, version.coverKey])).slice(0, 32);
}

/** The whole file. Made once for all who ask at the same time, and kept while there is room; one that failed is not kept. */
export async function versionFile(version: PublishedVersion, format: FormatCode, lang: Lang, origin: string): Promise<Uint8Array> {
  const key = fileKey(version, format, lang, origin);
  const known = kept.get(key);
  if (known) {
    kept.delete(key);
    kept.set(key, known);
    return known;
  }
  const making = make(version, format, lang, origin);
  kept.set(key, making);
  try {
    const file = await making;
    sizes.set(key, file.byteLength);
    bytes += file.byteLength;
    dropOldest();
    return file;
  } catch (error) {
    kept.delete(key);
    throw error;
  }
}

async function make({ content, sha256: digest, withdrawn, editions }: PublishedVersion, format: FormatCode, lang: Lang, origin: string): Promise<Uint8Array> {
  return exportFormats[format].write(buildExport(content, { sha256: digest, withdrawn, editions, lang, origin }));
}

function dropOldest(): void {
  for (const [key, size] of sizes) {
    if (bytes <= mostBytes) break;
    kept.delete(key);
    sizes.delete(key);
    bytes -= size;
  }
}
