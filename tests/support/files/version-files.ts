import { asc } from "drizzle-orm";
import { makeVersionFiles } from "#app/features/exports/version-files.server.ts";
import { db } from "#db/client.server.ts";
import { versionFiles, versions } from "#db/schema/document.ts";
import { noon } from "#tests/support/builders.ts";

/** Makes the files that versions lack, as their jobs do. */
export async function makeFiles(): Promise<void> {
  for (const { id } of await db().select({ id: versions.id }).from(versions).orderBy(asc(versions.id)))
    await makeVersionFiles({ version: id }, noon);
}

/** The bytes that are stored, by language and format. */
export async function storedFiles(): Promise<
  { lang: "it" | "en"; format: string; content: Uint8Array; withdrawn: boolean }[]
> {
  const rows = await db()
    .select()
    .from(versionFiles)
    .orderBy(asc(versionFiles.versionId), asc(versionFiles.lang), asc(versionFiles.format));
  return rows.map(({ lang, format, content, withdrawnAt }) => ({
    lang,
    format,
    content,
    withdrawn: withdrawnAt !== null,
  }));
}
