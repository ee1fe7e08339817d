import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "..", "..", "..");
const SERVER = join(ROOT, "build", "server", "index.js");
const NOTE = join(ROOT, "tests", ".output", "built");
/** What a build is made from. */
const SOURCES = [
  "app",
  "db",
  "drizzle",
  "public",
  "package-lock.json",
  "remix.config.js",
  "tsconfig.json",
  "vite.config.ts",
];

/** @returns {boolean} whether the build that stands there is ours, from these very sources: it needn't be made again */
export const isBuilt = () => existsSync(SERVER) && existsSync(NOTE) && readFileSync(NOTE, "utf8") === print();

/** Notes that the build which stands there was made from the sources as they are. */
export const noteBuild = () => writeFileSync(NOTE, print());

/** A hash over all sources, and over the time at which the server was built. */
function print() {
  const hash = createHash("sha256").update(String(statSync(SERVER).mtimeMs));
  const files = SOURCES.flatMap((name) => {
    const path = join(ROOT, name);
    if (!statSync(path).isDirectory()) return [path];
    return readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((each) => each.isFile())
      .map((each) => join(each.parentPath, each.name))
      .sort();
  });
  for (const file of files) hash.update(`\n${file}\n`).update(readFileSync(file));
  return hash.digest("hex");
}
