/*
 * `node tests/support/run/types-and-lint.js [FILE …]`: TypeScript and ESLint over one program, so that types are worked
 * out once, then Biome over how the lines are set. Types are looked at everywhere, because a change breaks what uses
 * it; FILES say what is linted, without any all.
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ESLint } from "eslint";
import ts from "typescript";
import { parser } from "typescript-eslint";

const ROOT = join(import.meta.dirname, "..", "..", "..");
const CACHE = join(ROOT, ".cache");

const {
  options,
  fileNames: rootNames,
  errors,
} = ts.parseJsonConfigFileContent(
  ts.readConfigFile(join(ROOT, "tsconfig.json"), ts.sys.readFile).config,
  ts.sys,
  ROOT,
  { incremental: true, tsBuildInfoFile: join(CACHE, "types") },
);
const builder = ts.createIncrementalProgram({ rootNames, options });
const program = builder.getProgram();
const wrong = [
  ...errors,
  ...builder.getOptionsDiagnostics(),
  ...builder.getGlobalDiagnostics(),
  ...builder.getSyntacticDiagnostics(),
  ...builder.getSemanticDiagnostics(),
];
// Leaves what has been checked for the next run; `noEmit` keeps it from writing anything else.
builder.emit();
if (wrong.length > 0) {
  const names = { getCanonicalFileName: (/** @type {string} */ name) => name, getCurrentDirectory: () => ROOT };
  console.log(ts.formatDiagnostics(wrong, { ...names, getNewLine: () => "\n" }));
}

/** @type {(code: string, options: object) => import("eslint").Linter.ESLintParseResult} */
const parse = /** @type {any} */ (parser).parseForESLint;
/**
 * typescript-eslint's parser, given the program that is there instead of making one; the cache knows it by its name.
 */
const sharing = {
  meta: { name: "typescript-eslint-sharing", version: ts.version },
  /** @param {string} code @param {object} [given] */
  parseForESLint: (code, given) => parse(code, { ...given, project: null, programs: [program] }),
};
const eslint = new ESLint({
  cwd: ROOT,
  cache: true,
  cacheLocation: join(CACHE, "eslint"),
  warnIgnored: false,
  errorOnUnmatchedPattern: false,
  overrideConfig: { languageOptions: { parser: sharing } },
});
const files = process.argv.slice(2);
const results = await eslint.lintFiles(files.length > 0 ? files : ["."]);
const found = results.filter(({ messages }) => messages.length > 0);
if (found.length > 0) console.log(await (await eslint.loadFormatter("stylish")).format(found));

const format = spawnSync(
  process.execPath,
  [join(ROOT, "node_modules/@biomejs/biome/bin/biome"), "format", "--colors=off"],
  {
    cwd: ROOT,
    encoding: "utf8",
  },
);
if (format.status !== 0) console.log(`${format.stdout}${format.stderr}\n\`npm run format\` sets the lines right.`);
process.exitCode = wrong.length + found.length > 0 || format.status !== 0 ? 1 : 0;
