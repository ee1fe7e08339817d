import { createReadStream } from "node:fs";
import { lstat, opendir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { entryHash } from "#app/core/audit.server.ts";
import { CannotStart } from "#db/client.server.ts";
import { bagFact, readManifestLine } from "./bag.ts";
import { hashOf } from "./bag-writer.server.ts";

export interface ReadBack {
  files: number;
  bytes: number;
  entries: number;
  changed: string[];
  missing: string[];
  surplus: string[];
  wrong: string[];
}

const payload = "manifest-sha256.txt";
const tags = "tagmanifest-sha256.txt";

/**
 * Reads an archive back from the disk: every hash, what is missing, what is there without being listed, and the log's
 * lines.
 */
export async function readArchive(folder: string): Promise<ReadBack> {
  const found: ReadBack = { files: 0, bytes: 0, entries: 0, changed: [], missing: [], surplus: [], wrong: [] };
  if (!(await sizeOf(join(folder, "bagit.txt"))) && !(await sizeOf(join(folder, payload))))
    throw new CannotStart(`${folder} is no archive: there is no bagit.txt in it.`);
  // The tag manifest names all the others except itself. Without it, somebody may have changed a list together with its
  // files.
  const listed = new Set<string>([tags]);
  if ((await readManifest(folder, tags, listed, found)) === 0) found.missing.push(tags);
  const inData = await readManifest(folder, payload, listed, found);
  for await (const path of filesUnder(folder, "")) if (!listed.has(path)) found.surplus.push(path);
  await checkPayload(folder, found, inData);
  await checkLog(folder, found);
  return found;
}

export const readsBackWhole = ({ changed, missing, surplus, wrong }: ReadBack): boolean =>
  [changed, missing, surplus, wrong].every((list) => list.length === 0);

/** Hashes what a manifest lists; gives how many files that were. */
async function readManifest(folder: string, name: string, listed: Set<string>, found: ReadBack): Promise<number> {
  if ((await sizeOf(join(folder, name))) === null) return 0;
  let count = 0;
  for await (const text of createInterface({ input: createReadStream(join(folder, name)), crlfDelay: Infinity })) {
    if (text === "") continue;
    const line = readManifestLine(text);
    if (!line || (name === payload) !== line.path.startsWith("data/") || listed.has(line.path)) {
      found.wrong.push(`${name}: ${text.slice(0, 200)}`);
      continue;
    }
    listed.add(line.path);
    const size = await sizeOf(join(folder, line.path));
    if (size === null) found.missing.push(line.path);
    else if ((await hashOf(join(folder, line.path))) !== line.sha256) found.changed.push(line.path);
    found.files += 1;
    if (name === payload) found.bytes += size ?? 0;
    count += 1;
  }
  return count;
}

/** Null for what isn't there, and for anything that is not a plain file, because a link could lead anywhere. */
async function sizeOf(path: string): Promise<number | null> {
  try {
    const stats = await lstat(path);
    return stats.isFile() ? stats.size : null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT" || (error as NodeJS.ErrnoException).code === "ENOTDIR")
      return null;
    throw error;
  }
}

async function* filesUnder(folder: string, at: string): AsyncGenerator<string> {
  for await (const entry of await opendir(join(folder, at))) {
    const path = at === "" ? entry.name : `${at}/${entry.name}`;
    if (entry.isDirectory()) yield* filesUnder(folder, path);
    else yield path;
  }
}

async function checkPayload(folder: string, found: ReadBack, inData: number): Promise<void> {
  if ((await sizeOf(join(folder, "bag-info.txt"))) === null) return;
  const oxum = bagFact(await readFile(join(folder, "bag-info.txt"), "utf8"), "Payload-Oxum");
  if (oxum !== `${found.bytes}.${inData}`)
    found.wrong.push(`bag-info.txt: Payload-Oxum ${oxum ?? "?"}, ${found.bytes}.${inData} found`);
}

interface Entry {
  seq: number;
  at: string;
  action: string;
  personId: string | null;
  mandateId: string | null;
  campaignId: string | null;
  subject: string;
  detail: Record<string, string | number | boolean | null>;
  previous: string;
  hash: string;
}

/**
 * Checks that each line's hash follows from the line, and, where two lines were neighbours in the whole log, that the
 * second names the hash of the first.
 */
async function checkLog(folder: string, found: ReadBack): Promise<void> {
  const file = join(folder, "data/registro.jsonl");
  if ((await sizeOf(file)) === null) return;
  let last: { seq: number; hash: string } | null = null;
  for await (const text of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    if (text === "") continue;
    const entry = parsed(text);
    found.entries += 1;
    if (
      !entry ||
      entryHash(entry.previous, entry.seq, fieldsOf(entry)) !== entry.hash ||
      (last && (entry.seq <= last.seq || (entry.seq === last.seq + 1 && entry.previous !== last.hash)))
    )
      found.wrong.push(`registro.jsonl: ${entry ? entry.seq : `line ${found.entries}`}`);
    if (entry) last = entry;
  }
  const info =
    (await sizeOf(join(folder, "bag-info.txt"))) === null ? "" : await readFile(join(folder, "bag-info.txt"), "utf8");
  if (bagFact(info, "Log-Entries") !== String(found.entries))
    found.wrong.push(`registro.jsonl: ${found.entries} lines, ${bagFact(info, "Log-Entries") ?? "?"} expected`);
}

const fieldsOf = ({ at, action, personId, mandateId, campaignId, subject, detail }: Entry) => ({
  at: new Date(at),
  action,
  personId,
  mandateId,
  campaignId,
  subject,
  detail,
});

function parsed(text: string): Entry | null {
  try {
    const entry = JSON.parse(text) as Entry;
    return typeof entry.seq === "number" && typeof entry.hash === "string" && !Number.isNaN(Date.parse(entry.at))
      ? entry
      : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
