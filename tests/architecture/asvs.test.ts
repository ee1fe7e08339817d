import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { asked } from "../asvs/levels.js";
import { entries } from "../asvs/table.js";
import { ROOT } from "./files.ts";

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** A test's title as its file has it, or a heading: a title, or bold words that begin a paragraph. */
function has(text: string, file: string, name: string): boolean {
  const found = escaped(name);
  if (file.endsWith(".md")) return new RegExp(`^(#+ ${found}|\\*\\*${found}\\*\\*.*)$`, "m").test(text);
  return new RegExp(`(?<!\\bdescribe[\\w.]*)\\(\\s*(["'\`])${found}\\1`).test(text);
}

describe("the table of OWASP ASVS 5.0.0", () => {
  test("has the standard's 70 items of level 1 and 183 of level 2, each once, and none besides", () => {
    expect([1, 2].map((level) => asked.filter((item) => item.level === level).length)).toEqual([70, 183]);
    expect(entries.map(({ number }) => number)).toEqual(asked.map(({ number }) => number));
    expect(entries.filter(({ chapter, number }) => !number.startsWith(`${chapter}.`))).toEqual([]);
  });

  test("claims nothing that no test and no document stands behind", () => {
    const missing = entries.flatMap(({ number, item }) =>
      (item.held ?? [])
        .filter(([file, name]) => {
          const path = join(ROOT, file);
          const known = /\.(test\.tsx?|journey\.ts|md)$/.test(file) && existsSync(path);
          return !known || !has(readFileSync(path, "utf8"), file, name);
        })
        .map(([file, name]) => `${number}: ${file} › ${name}`),
    );
    expect(missing).toEqual([]);
    expect(entries.filter(({ item }) => item.held?.length === 0)).toEqual([]);
  });

  test("gives a reason for what doesn't apply and for what is open", () => {
    expect(entries.filter(({ item }) => !item.held && (item.na ?? item.open).length < 15)).toEqual([]);
  });
});
