import { sha256 } from "#app/core/hash.server.ts";
import { settings } from "#app/core/settings.server.ts";
import type { Edition, VersionContent } from "#app/features/document/version.ts";
import type { getVersion } from "#app/features/document/versions.server.ts";
import type { Lang } from "#app/i18n/lang.ts";
import { buildExport } from "#app/features/formats/build.ts";
import { exportFormats, type FormatCode } from "./formats.server.ts";

export interface PublishedVersion {
  content: VersionContent;
  sha256: string;
  withdrawn: { at: Date; reason: string } | null;
  editions: readonly Edition[];
  /** A name for what may no longer be shown of the stored content. */
  coverKey: string;
}

/** The parts of a version from which its files are made. */
export const publishedOf = (version: NonNullable<Awaited<ReturnType<typeof getVersion>>>): PublishedVersion => ({
  content: version.content,
  sha256: version.sha256,
  editions: version.editions,
  coverKey: version.coverKey,
  withdrawn: version.withdrawnAt ? { at: version.withdrawnAt, reason: version.withdrawnReason } : null,
});

/**
 * A name for exactly one file: it stands for all from which the file is made, and for what must no longer be in it. It
 * is also the file's ETag.
 */
export function fileKey(version: PublishedVersion, format: FormatCode, lang: Lang): string {
  const { origin } = settings();
  return sha256(
    JSON.stringify([version.sha256, format, lang, origin, version.withdrawn, version.editions, version.coverKey]),
  ).slice(0, 32);
}

/** These files of a version, in this order. They are made in this process, which takes it seconds. */
export async function writeFiles(
  { content, sha256: digest, withdrawn, editions }: PublishedVersion,
  lang: Lang,
  formats: readonly FormatCode[],
  origin: string,
): Promise<Uint8Array[]> {
  const model = buildExport(content, { sha256: digest, withdrawn, editions, lang, origin });
  const files: Uint8Array[] = [];
  for (const format of formats) files.push(await exportFormats[format].write(model));
  return files;
}
