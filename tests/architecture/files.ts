import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, posix, relative } from "node:path";

export const ROOT = join(import.meta.dirname, "..", "..");

export interface SourceFile {
  path: string;
  text: string;
  lines: number;
  imports: string[];
}

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s[^"';]*?from\s*["']([^"']+)["']|(?:^|\n)\s*import\s*["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']\s*\)/g;
const TYPE_ONLY = /(?:^|\n)\s*(?:import|export)\s+type\s[^"';]*?from\s*["'][^"']+["']/g;

/**
 * Every source file under the folders, with what it imports as paths of this repository ("app/core/x.ts") or package
 * names.
 */
export function sourceFiles(folders: string[]): SourceFile[] {
  return folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(ts|tsx|js)$/.test(entry.name))
      .map((entry) => read(relative(ROOT, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))),
  );
}

function read(path: string): SourceFile {
  const text = readFileSync(join(ROOT, path), "utf8");
  return {
    path,
    text,
    lines: text.split("\n").length - 1,
    imports: [...text.matchAll(IMPORT)].map((found) => resolve(path, found[1] ?? found[2] ?? found[3] ?? "")),
  };
}

/** Imports that remain after compiling: a type is no dependency of the running program. */
export function runtimeImports({ path, text }: SourceFile): string[] {
  return [...text.replace(TYPE_ONLY, "").matchAll(IMPORT)].map((found) =>
    resolve(path, found[1] ?? found[2] ?? found[3] ?? ""),
  );
}

function resolve(from: string, specifier: string): string {
  const plain = specifier.replace(/\?.*$/, "");
  if (plain.startsWith("#")) return plain.slice(1);
  return plain.startsWith(".") ? posix.normalize(posix.join(dirname(from), plain)) : plain;
}

export const isOwn = (imported: string): boolean => /^(app|db|tests)\//.test(imported);
export const isServer = (path: string): boolean => /\.server\.tsx?$/.test(path);
