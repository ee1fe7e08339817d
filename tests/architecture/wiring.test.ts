import ts from "typescript";
import { beforeAll, describe, expect, test } from "vitest";
import { sourceFiles, type SourceFile } from "./files.ts";

/**
 * What registers itself when its file is imported works only as long as somebody imports that file, and nobody sees
 * when the last one stops: reminders of terms were never sent for that reason. So importing a file does nothing, and
 * whatever belongs together is named in a table, which doesn't compile when something is missing.
 */
const files = sourceFiles(["app", "db", "tests"]);

/** Run by themselves, and imported by nobody: their statements are the program. */
const PROGRAMS = [
  "app/server.ts",
  "app/start.js",
  "app/entry.client.tsx",
  "app/features/papers/metadata-worker.js",
  "app/features/papers/paper-worker.js",
  "app/features/pdf/pdf-worker.js",
  "app/ui/make-icons.js",
];

/** Statements that only say what there is. `export default` gives a value, as a route or a configuration does. */
const declares = (statement: ts.Statement): boolean =>
  ts.isImportDeclaration(statement) ||
  ts.isExportDeclaration(statement) ||
  ts.isExportAssignment(statement) ||
  ts.isVariableStatement(statement) ||
  ts.isFunctionDeclaration(statement) ||
  ts.isClassDeclaration(statement) ||
  ts.isInterfaceDeclaration(statement) ||
  ts.isTypeAliasDeclaration(statement) ||
  ts.isEnumDeclaration(statement) ||
  ts.isModuleDeclaration(statement);

interface Found {
  path: string;
  doings: string[];
  bareImports: string[];
}

function look({ path, text }: Pick<SourceFile, "path" | "text">): Found {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
  const lines = (statements: ts.Statement[]) =>
    statements.map((each) => `${path}: ${each.getText(source).split("\n")[0]}`);
  return {
    path,
    doings: lines(source.statements.filter((each) => !declares(each))),
    bareImports: lines(source.statements.filter((each) => ts.isImportDeclaration(each) && !each.importClause)),
  };
}

describe("importing a file does nothing", () => {
  let found: Found[];
  let modules: Found[];
  beforeAll(() => {
    found = files.map(look);
    modules = found.filter(({ path }) => !path.startsWith("tests/") && !PROGRAMS.includes(path));
  });

  test("a file that isn't a program of its own only declares", () => {
    expect(modules.flatMap(({ doings }) => doings)).toEqual([]);
  });

  test("no file, and no test, is imported for its effect", () => {
    expect(found.flatMap(({ bareImports }) => bareImports)).toEqual([]);
  });

  test("each program does something, and is imported by no other file of the product", () => {
    const doing = found.filter(({ doings }) => doings.length > 0).map(({ path }) => path);
    expect(PROGRAMS.filter((path) => !doing.includes(path))).toEqual([]);
    const product = files.filter(({ path }) => !path.startsWith("tests/"));
    const imported = new Set(product.flatMap(({ imports }) => imports));
    expect(PROGRAMS.filter((path) => imported.has(path))).toEqual([]);
  });

  test.each([
    ['handleJobs("reminder", (job, now) => remind(job, now));'],
    ["void register(follow);"],
    ["watchers.push(watch);"],
    ["if (enabled) register(follow);"],
    ["for (const kind of kinds) register(kind);"],
    ["await register(follow);"],
    ["registry.reminder = remind;"],
    ["{ register(follow); }"],
    ["z.config({ customError });"],
  ])("%s would be found", (line) => {
    const text = `import { z } from "zod";\n${line}\nexport const a = 1;\n`;
    expect(look({ path: "x.ts", text }).doings).toEqual([`x.ts: ${line}`]);
  });

  test('import "./reminders.server.ts"; would be found', () => {
    const text = 'import { a } from "./a.ts";\nimport type { B } from "./b.ts";\nimport "./reminders.server.ts";\n';
    expect(look({ path: "x.ts", text }).bareImports).toEqual(['x.ts: import "./reminders.server.ts";']);
  });
});
