import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export const ROOT = join(import.meta.dirname, "..", "..", "..");

/** Where tests leave what a person looks at afterwards: pictures, reports, versions. */
export const OUTPUT = join(import.meta.dirname, "..", "..", ".output");

/** Leaves one fact about this run (a version, mostly) for the table that `npm test` prints at its end. */
export function note(what: string, fact: string): void {
  const folder = join(OUTPUT, "notes");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, what), fact);
}
