import { expect, test } from "vitest";
import { note } from "#tests/support/run/notes.ts";
import { sourceFiles } from "./files.ts";

/** Texts and the demo's contents are read from top to bottom, whatever their length. */
const DATA = /^(db\/seed\/content|app\/i18n)\//;
const LIMIT = 400;
/** As in biome.json, which leaves comments as they are. */
const COLUMNS = 120;
const COMMENT = /^\s*(\/\/|\/\*|\*)/;

const files = sourceFiles(["app", "db", "tests"]).filter(({ path }) => !path.startsWith("tests/.output/"));
const code = files.filter(({ path }) => !DATA.test(path));

test(`no file of code is over ${LIMIT} lines`, () => {
  expect(code.filter(({ lines }) => lines > LIMIT).map(({ path, lines }) => `${path}: ${lines}`)).toEqual([]);
});

test("half of the files are under 80 lines", () => {
  const sorted = code.map(({ lines }) => lines).sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  note(
    "Files",
    `${code.length} of code, median ${median} lines, ${code.filter(({ lines }) => lines > 250).length} over 250`,
  );
  expect(median).toBeLessThan(80);
});

test("comments end at the column at which the formatter breaks code", () => {
  const long = code.flatMap(({ path, text }) =>
    text.split("\n").flatMap((line, i) => (line.length > COLUMNS && COMMENT.test(line) ? [`${path}:${i + 1}`] : [])),
  );
  expect(long).toEqual([]);
});

test("a comment stands before the field that it speaks of, where editors find it, and not behind the one above", () => {
  const behind = code.flatMap(({ path, text }) =>
    text.split("\n").flatMap((line, i) => (/\S \/\*\*.*\*\/;$/.test(line) ? [`${path}:${i + 1}`] : [])),
  );
  expect(behind).toEqual([]);
});

test("no line of a comment ends between a tag and what it names", () => {
  const cut = code.flatMap(({ path, text }) =>
    text
      .split("\n")
      .flatMap((line, i) =>
        /^\s*\*\s+\S.*\s@(?:param|returns|type)(?:\s+\{[^}]*)?$/.test(line) ? [`${path}:${i + 1}`] : [],
      ),
  );
  expect(cut).toEqual([]);
});

test("files are named in kebab-case", () => {
  expect(files.map(({ path }) => path).filter((path) => !/^[a-z0-9._$/-]+$/.test(path))).toEqual([]);
});
