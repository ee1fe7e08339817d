import { deserialize, serialize } from "node:v8";
import { settings } from "#app/core/settings.server.ts";
import { workerPool } from "#app/core/workers.server.ts";
import type { Lang } from "#app/i18n/lang.ts";
import type { FormatCode } from "./formats.server.ts";
import { writeFiles, type PublishedVersion } from "./version-file.server.ts";

interface Question {
  version: PublishedVersion;
  lang: Lang;
  formats: readonly FormatCode[];
  origin: string;
}

/** The task of the built server that answers a question on its standard input. */
export const filesTask = "write-files";
const megabyte = 1024 * 1024;
// Milliseconds and MiB. For both languages the time together must be shorter than a job's lease.
const limits = { time: 120_000, heap: 1024, answer: 512 * megabyte };
const run = workerPool(1);

/**
 * These files of a version, made one after the other in a process of their own, because a large version takes seconds
 * in which nobody else would be answered. Without a build, in development and tests, they are made in this process.
 * Throws after `stop`.
 */
export async function writeFilesApart(
  version: PublishedVersion,
  lang: Lang,
  formats: readonly FormatCode[],
  stop?: AbortSignal,
): Promise<Uint8Array[]> {
  const { origin } = settings();
  const started = process.argv[1];
  if (!import.meta.env.PROD || process.env["VITEST"] || !started) return writeFiles(version, lang, formats, origin);
  const worked = await run(
    started,
    filesTask,
    serialize({ version, lang, formats, origin } satisfies Question),
    limits,
    stop,
  );
  if (!worked.ok) throw new Error(`The files of a version could not be made: ${worked.why}`);
  return deserialize(worked.out) as Uint8Array[];
}

/** What that process does; it opens no database. */
export async function answerFiles(input: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of input) chunks.push(chunk);
  const { version, lang, formats, origin } = deserialize(Buffer.concat(chunks)) as Question;
  return serialize(await writeFiles(version, lang, formats, origin));
}
