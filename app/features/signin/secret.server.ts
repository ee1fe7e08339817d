import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { newSecret } from "#app/core/hash.server.ts";
import { settings } from "#app/core/settings.server.ts";
import { CannotStart } from "#db/client.server.ts";

const missing =
  "Set SECRET to 32 characters or more that nobody can guess, for example from `openssl rand -base64 32`, " +
  "and keep it apart from the database and its backups; " +
  "a key that the database kept until now is taken out of it at that start.";

/**
 * The key for keyed hashes and for what is sealed: SECRET or, in a trial, the content of a file in DATA_DIR. Throws
 * CannotStart.
 */
export function secretKey(): string {
  const { SECRET, production, DATA_DIR } = settings();
  if (SECRET) return SECRET;
  if (production) throw new CannotStart(missing);
  return keyIn(DATA_DIR);
}

/** The key, and the one before it: what was sealed with that one stays readable while SECRET is being changed. */
export function secretKeys(): string[] {
  const { SECRET_PREVIOUS } = settings();
  return [secretKey(), ...(SECRET_PREVIOUS ? [SECRET_PREVIOUS] : [])];
}

const read = new Map<string, string>();

/**
 * The first process that asks makes the file, and it appears with its whole content at once, because several processes
 * may share one DATA_DIR.
 */
function keyIn(dataDir: string): string {
  const known = read.get(dataDir);
  if (known) return known;
  const file = join(dataDir, "secret");
  const made = `${file}.${newSecret()}`;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  writeFileSync(made, newSecret() + newSecret(), { mode: 0o600 });
  try {
    linkSync(made, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(made);
  }
  const key = readFileSync(file, "utf8");
  read.set(dataDir, key);
  return key;
}
