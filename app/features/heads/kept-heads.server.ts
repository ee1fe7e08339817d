import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { settings } from "#app/core/settings.server.ts";
import { CannotStart } from "#db/client.server.ts";
import { findHeads, type SignedHead } from "./checkpoint.ts";
import { readKept, type Kept } from "./proof-file.ts";

/** The heads that this house remembers outside of its database, as they were mailed: one note after the other. */
export const headsFile = (): string => join(settings().DATA_DIR, "heads.txt");

/**
 * Reads what somebody kept of the log. Throws CannotStart where there is no such file, or where no head is in it.
 */
export function readKeptFile(file: string): Kept {
  if (!existsSync(file)) throw new CannotStart(`${file} is not there.`);
  const kept = readKept(readFileSync(file, "utf8"));
  if (kept.heads.length === 0) throw new CannotStart(`${file} holds no head of a log.`);
  return kept;
}

export const ownHeads = (): SignedHead[] =>
  existsSync(headsFile()) ? findHeads(readFileSync(headsFile(), "utf8")) : [];

const same = (a: SignedHead, b: SignedHead): boolean => a.size === b.size && a.root === b.root;

/**
 * Adds the notes that the file doesn't have yet. Half a note, which a power cut left, is not taken for one and stays as
 * it is.
 */
export function keepHeads(notes: readonly string[]): void {
  const known = ownHeads();
  const fresh = notes.filter((note) => findHeads(note).some((head) => !known.some((other) => same(other, head))));
  if (fresh.length === 0) return;
  mkdirSync(settings().DATA_DIR, { recursive: true, mode: 0o700 });
  const file = openSync(headsFile(), "a", 0o600);
  try {
    writeSync(file, fresh.map((note) => `\n${note}`).join(""));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
