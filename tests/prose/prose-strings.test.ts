import { readFileSync } from "node:fs";
import ts from "typescript";
import { expect, test } from "vitest";
import { stringsOf } from "#app/prose/prose.ts";
import { parseProse } from "#app/prose/prose.server.ts";

const source = (name: string) => readFileSync(new URL(`../../app/prose/${name}`, import.meta.url), "utf8");
/** The types of the blocks, without what that file passes on. */
const types = source("prose.ts").replace(/^export (?:type )?\{.*$/gm, "");

/** One more field in each kind of block, one more kind: what somebody may add to the model one day. */
const additions: readonly (readonly [what: string, before: string, after: string])[] = [
  ["nothing", "", ""],
  ["a run's title", "  omissis?: string;\n", "  omissis?: string;\n  title?: string;\n"],
  ["a heading's anchor", 'type: "heading";', 'type: "heading"; anchor?: string;'],
  ["a paragraph's language", 'type: "paragraph";', 'type: "paragraph"; lang?: string;'],
  ["a quote's source", 'type: "quote";', 'type: "quote"; source?: string;'],
  ["a list's sign", 'type: "list";', 'type: "list"; sign?: string;'],
  ["a table's caption", 'type: "table";', 'type: "table"; caption?: string;'],
  ["a footnote's title", 'type: "footnote";', 'type: "footnote"; title?: string;'],
  ["a rule's words", 'type: "rule"', 'type: "rule"; words?: string'],
  [
    "a picture",
    '  | { type: "rule" };',
    '  | { type: "rule" }\n  | { type: "picture"; address: string; alternative: string };',
  ],
];

/**
 * How many errors the walk over all strings has for each of these models; compiled at once, since the library's types
 * cost a second.
 */
function errorsOf(models: readonly string[]): number[] {
  const files = new Map(
    models.flatMap((model, index) => [
      [`/${index}/prose.ts`, model],
      [`/${index}/prose-strings.ts`, source("prose-strings.ts")],
    ]),
  );
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    allowImportingTsExtensions: true,
    types: [],
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.directoryExists = () => true;
  host.fileExists = (path) => files.has(path) || fileExists(path);
  host.readFile = (path) => files.get(path) ?? readFile(path);
  host.getSourceFile = (path, ...rest) =>
    files.has(path)
      ? ts.createSourceFile(path, files.get(path) ?? "", ts.ScriptTarget.ES2023)
      : getSourceFile(path, ...rest);
  const program = ts.createProgram([...files.keys()], options, host);
  return models.map(
    (_, index) => program.getSemanticDiagnostics(program.getSourceFile(`/${index}/prose-strings.ts`)).length,
  );
}

test("a field or a kind of block that is added doesn't compile until the walk over all strings knows it", () => {
  const models = additions.map(([what, before, after]) => {
    expect(types, what).toContain(before);
    return types.replace(before, after);
  });
  const errors = errorsOf(models);
  expect(additions.map(([what], index) => [what, (errors[index] ?? 0) > 0])).toEqual(
    additions.map(([what]) => [what, what !== "nothing"]),
  );
});

test("every string of a text is found, with what it is", () => {
  const prose = parseProse(
    "## Uno **due**[^n]\n\n> [tre](mailto:a@x.it)\n\n7. quattro\n8. cinque\n\n" +
      "| sei | sette |\n|---|---|\n| otto | nove |\n\n---\n\n[^n]: dieci",
  );
  expect(stringsOf(prose.blocks).map(({ kind, value, words }) => [kind, value, ...(words ? [words] : [])])).toEqual([
    ["text", "Uno "],
    ["text", "due"],
    ["note", "n"],
    ["text", ""],
    ["address", "mailto:a@x.it", "tre"],
    ["text", "tre"],
    ["start", "7"],
    ["start", "8"],
    ["text", "quattro"],
    ["text", "cinque"],
    ["text", "sei"],
    ["text", "sette"],
    ["text", "otto"],
    ["text", "nove"],
    ["label", "n"],
    ["text", "dieci"],
  ]);
});
