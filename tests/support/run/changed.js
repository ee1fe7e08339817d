import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

const ROOT = join(import.meta.dirname, "..", "..", "..");
const CODE = /^(app|db|tests)\/.*\.[jt]sx?$/;
/** Tests that walk through every page: they don't name what they touch, and take minutes. */
const CRAWLS = /^tests\/(access\/(access|concluded)|bad-input\/forms|http\/answers|core\/log)\.db\.test\.ts$/;
/** Tests that read every file, and import none. */
const ABOUT_ALL = ["tests/architecture/", "tests/i18n/"];
/** Files with a database that a short run takes, those nearest to the change. */
const DATABASE_FILES = 20;

/**
 * What has changed since this branch left main, with what isn't committed, and the tests that import it: by few steps
 * first. Imports of types aren't followed, since the compiler looks at those.
 * @returns {{ files: string[], rules: string[], commands: string[], journeys: string[], left: string[] }}
 */
export function whatChanged() {
  const base = git("merge-base", "HEAD", "main")[0] ?? "HEAD";
  const files = [...new Set([...git("diff", "--name-only", "--diff-filter=d", base), ...untracked()])];
  const steps = stepsFrom(files.filter((file) => CODE.test(file)));
  const near = [...steps].sort(([, a], [, b]) => a - b).map(([file]) => file);
  const page = files.some((file) => file.startsWith("app/routes/"));
  const isCrawl = (/** @type {string} */ file) =>
    CRAWLS.test(file) && !files.includes(file) && !(page && file === "tests/access/access.db.test.ts");
  const withDatabase = near.filter((file) => /\.db\.test\.tsx?$/.test(file));
  const chosen = withDatabase.filter((file) => !isCrawl(file)).slice(0, DATABASE_FILES);
  const access = page && !chosen.includes("tests/access/access.db.test.ts") ? ["tests/access/access.db.test.ts"] : [];
  return {
    files: files.filter((file) => /\.[jt]sx?$/.test(file)),
    rules: [...ABOUT_ALL, ...near.filter((file) => /\.test\.tsx?$/.test(file) && !withDatabase.includes(file))],
    commands: [...chosen, ...access],
    journeys: files.filter((file) => file.endsWith(".journey.ts")),
    left: withDatabase.filter((file) => !chosen.includes(file) && !access.includes(file)),
  };
}

/** @param {string[]} from @returns {Map<string, number>} each file that imports one of them, and by how many steps */
function stepsFrom(from) {
  /** @type {Map<string, string[]>} */
  const importers = new Map();
  const all = new Set(
    [...git("ls-files"), ...untracked()].filter((file) => CODE.test(file) && existsSync(join(ROOT, file))),
  );
  for (const file of all) {
    for (const named of namedIn(file)) {
      if (all.has(named)) importers.set(named, [...(importers.get(named) ?? []), file]);
    }
  }
  const steps = new Map(from.map((file) => [file, 0]));
  for (const [file, step] of steps) {
    for (const importer of importers.get(file) ?? []) if (!steps.has(importer)) steps.set(importer, step + 1);
  }
  return steps;
}

/** @param {string} file @returns {string[]} files that it imports, or starts as a program by the name of a neighbour */
function namedIn(file) {
  const text = readFileSync(join(ROOT, file), "utf8").replaceAll(/^(import|export) type [^;]*;/gm, "");
  return [...text.matchAll(/["'`]([#.\w/-]+\.[jt]sx?)["'`]/g)].map(([, name = ""]) => {
    if (name.startsWith("#")) return name.slice(1);
    return join(dirname(file), name.startsWith(".") ? name : basename(name)).replaceAll("\\", "/");
  });
}

const untracked = () => git("ls-files", "--others", "--exclude-standard");

/** @param {...string} args @returns {string[]} lines; none where git or that name isn't there */
function git(...args) {
  const { status, stdout } = spawnSync("git", args, { cwd: ROOT, encoding: "utf8" });
  return status === 0 ? stdout.split("\n").filter((line) => line !== "") : [];
}
