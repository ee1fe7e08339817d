import { createHash } from "node:crypto";
import { createReadStream, existsSync } from "node:fs";
import { open, rename, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";
import type { Writable } from "node:stream";
import { CannotStart } from "#db/client.server.ts";
import { readBackup, type Manifest } from "./backup-reader.server.ts";

export interface BackupFile {
  manifest: Manifest;
  bytes: number;
  sha256: string;
}

/**
 * Writes under another name, beside the one asked for, reads the file on the disk back from first to last line, and
 * only then renames it: no failure, full disk or cut connection leaves a file that looks whole. Throws CannotStart for
 * a name that is taken.
 */
export async function writeBackupFile(file: string, write: (out: Writable) => Promise<void>): Promise<BackupFile> {
  if (existsSync(file)) throw new CannotStart(`${file} is there already; a backup overwrites nothing.`);
  const part = `${file}.part`;
  try {
    // Made anew: a file that an earlier failure left may have other rights.
    await rm(part, { force: true });
    const handle = await open(part, "wx", 0o600);
    await write(handle.createWriteStream({ flush: true }));
    const manifest = await readBackup(part);
    const sha256 = await hashOf(part);
    const { size } = await stat(part);
    await rename(part, file);
    await syncFolder(dirname(file));
    return { manifest, bytes: size, sha256 };
  } catch (error) {
    await rm(part, { force: true });
    throw told(error);
  }
}

/** Makes the name survive a power cut, as the bytes do. Windows can't open folders. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest("hex");
}

function told(error: unknown): unknown {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
  if (code === "ENOSPC" || code === "EDQUOT") return new CannotStart("The disk is full: there is no backup.");
  return code === "ENOENT" || code === "EACCES" || code === "EROFS" || code === "ENOTDIR"
    ? new CannotStart("The file can't be written there: there is no backup.")
    : error;
}
