import { and, asc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { sha256 } from "#app/core/hash.server.ts";
import { enqueue, type Job } from "#app/core/jobs.server.ts";
import { isNewestEdition } from "#app/features/document/cover.server.ts";
import { getVersion } from "#app/features/document/versions.server.ts";
import { langs, type Lang } from "#app/i18n/lang.ts";
import type { JobPayload } from "#app/job-kinds.server.ts";
import { database, db, takesItsTime, type Db, type Tx } from "#db/client.server.ts";
import { versionFiles, versions } from "#db/schema/document.ts";
import { writeFilesApart } from "./files-process.server.ts";
import { formatCodes, type FormatCode } from "./formats.server.ts";
import { fileKey, publishedOf, type PublishedVersion } from "./version-file.server.ts";

/** The file as it may be read today; null where it isn't made yet, or where the stored one may no longer be read. */
export async function storedFile(versionId: string, key: string): Promise<Uint8Array | null> {
  const [row] = await db()
    .select({ content: versionFiles.content })
    .from(versionFiles)
    .where(and(eq(versionFiles.versionId, versionId), eq(versionFiles.key, key), isNull(versionFiles.withdrawnAt)));
  return row?.content ?? null;
}

/** Whether any edition of this number ever had this file: if so, a file that isn't there now was taken away. */
export async function hadFile(campaignId: string, number: number, lang: Lang, format: FormatCode): Promise<boolean> {
  const [row] = await db()
    .select({ id: versionFiles.versionId })
    .from(versionFiles)
    .innerJoin(versions, eq(versions.id, versionFiles.versionId))
    .where(
      and(
        eq(versions.campaignId, campaignId),
        eq(versions.number, number),
        eq(versionFiles.lang, lang),
        eq(versionFiles.format, format),
      ),
    )
    .limit(1);
  return row !== undefined;
}

/**
 * The version's file, as it is stored, or made now where it isn't. Only for an archive: it must never be called for a
 * request of a stranger.
 */
export async function fileOfVersion(
  versionId: string,
  published: PublishedVersion,
  format: FormatCode,
  lang: Lang,
): Promise<Uint8Array> {
  const stored = await storedFile(versionId, fileKey(published, format, lang));
  return stored ?? (await writeFilesApart(published, lang, [format]))[0] ?? new Uint8Array();
}

/** The newest edition of the version with that id, while somebody may read it. */
async function readable(versionId: string, from: Db | Tx = db()) {
  const [row] = await from
    .select({ campaignId: versions.campaignId, number: versions.number })
    .from(versions)
    .where(eq(versions.id, versionId));
  const version = row ? await getVersion(row.campaignId, row.number, from) : null;
  return version?.id === versionId && !version.removed ? publishedOf(version) : null;
}

/** The files that a version lacks: not made yet, taken away, or made from what has changed since. */
async function missing(
  versionId: string,
  published: PublishedVersion,
  from: Db | Tx = db(),
): Promise<{ lang: Lang; formats: FormatCode[] }[]> {
  const rows = await from
    .select({ key: versionFiles.key })
    .from(versionFiles)
    .where(and(eq(versionFiles.versionId, versionId), isNull(versionFiles.withdrawnAt)));
  const there = new Set(rows.map(({ key }) => key));
  return langs
    .map((lang) => ({ lang, formats: formatCodes.filter((format) => !there.has(fileKey(published, format, lang))) }))
    .filter(({ formats }) => formats.length > 0);
}

/**
 * Makes the files that the version lacks. If something changes while they are made, the job fails and is done again.
 */
export async function makeVersionFiles(
  { version: versionId }: JobPayload<"version_files">,
  now: Date,
  job?: Pick<Job, "stop">,
): Promise<void> {
  const published = await readable(versionId);
  if (!published) return;
  for (const { lang, formats } of await missing(versionId, published)) {
    job?.stop.throwIfAborted();
    const made = await writeFilesApart(published, lang, formats, job?.stop);
    await database().db.transaction(async (tx) => {
      await holdVersion(tx, versionId);
      const still = await readable(versionId, tx);
      for (const [at, format] of formats.entries()) {
        const key = fileKey(published, format, lang);
        if (!still || key !== fileKey(still, format, lang))
          throw new Error("The version was changed while its files were made");
        const content = made[at] ?? new Uint8Array();
        const file = { key, sha256: sha256(content), content, madeAt: now, withdrawnAt: null };
        await tx
          .insert(versionFiles)
          .values({ versionId, lang, format, ...file })
          .onConflictDoUpdate({ target: [versionFiles.versionId, versionFiles.lang, versionFiles.format], set: file });
      }
    });
  }
}

/**
 * Locks against an act that takes files away at the same moment and could not see those that are not committed yet: its
 * trigger waits for the same lock (drizzle/…_version-files-rules.sql). The row is locked first, as everywhere where
 * versions are locked.
 */
async function holdVersion(tx: Tx, versionId: string): Promise<void> {
  await takesItsTime(tx);
  await tx.select({ id: versions.id }).from(versions).where(eq(versions.id, versionId)).for("update");
  await tx.execute(sql`select pg_advisory_xact_lock(7416008)`);
}

/**
 * Runs at the start and every hour: finds versions that lack files because an older program published them, ORIGIN was
 * changed, or a job was given up. Files that are out of date lose their bytes at once.
 */
export async function queueVersionFiles(tx: Tx, now: Date): Promise<void> {
  const newest = await tx.select({ id: versions.id }).from(versions).where(isNewestEdition).orderBy(asc(versions.id));
  for (const { id } of newest) {
    const published = await readable(id, tx);
    if (published && (await missing(id, published, tx)).length > 0)
      await enqueue(tx, "version_files", { version: id }, now, { once: `version_files ${id}` });
  }
}

/** Files whose bytes differ from those that were made, by version, language and format. */
export async function checkVersionFiles(): Promise<{ checked: number; wrong: string[]; withheld: number }> {
  const names = await db()
    .select({ versionId: versionFiles.versionId, lang: versionFiles.lang, format: versionFiles.format })
    .from(versionFiles)
    .orderBy(versionFiles.versionId, versionFiles.lang, versionFiles.format);
  const wrong: string[] = [];
  for (const { versionId, lang, format } of names) {
    const [row] = await db()
      .select({ sha256: versionFiles.sha256, content: versionFiles.content, withdrawnAt: versionFiles.withdrawnAt })
      .from(versionFiles)
      .where(and(eq(versionFiles.versionId, versionId), eq(versionFiles.lang, lang), eq(versionFiles.format, format)));
    if (row && (row.withdrawnAt ? row.content.length > 0 : sha256(row.content) !== row.sha256))
      wrong.push(`${versionId}.${lang}.${format}`);
  }
  return {
    checked: names.length,
    wrong,
    withheld: await db().$count(versionFiles, isNotNull(versionFiles.withdrawnAt)),
  };
}
