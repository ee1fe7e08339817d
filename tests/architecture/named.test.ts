import { readFileSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, test } from "vitest";
import { ROOT, sourceFiles } from "./files.ts";

/** Every file and folder of the project, without what is made from it. */
const existing = [
  ...readdirSync(ROOT).filter((name) => !["node_modules", "build", ".git", ".cache"].includes(name)),
  ...["app", "db", "drizzle", "public", "tests"].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true }).map((entry) =>
      relative(ROOT, join(entry.parentPath, entry.name)).replaceAll("\\", "/"),
    ),
  ),
];
const documents = [
  ...readdirSync(ROOT).filter((name) => name.endsWith(".md")),
  ...existing.filter((path) => /^app\/guide\/.*\.md$/.test(path)),
];
const textOf = (path: string) => readFileSync(join(ROOT, path), "utf8");

/** Names that look like files of the project and are meant to be none, each with its reason. */
const MEANT: Record<string, string> = {
  "app/routes.ts": "what another way of routing would have",
  "@node-rs/argon2": "a package",
  "postgres.js": "what the package postgres is called by its authors",
  "build/server/index.js": "made by the build",
};
const ending = /\.(tsx?|js|sql|jsonc?|md|ya?ml|scss)$/;

/** A name may leave out the folders above (`core/mail.server.ts`), or begin within a file's (`.db.test.ts`). */
const exists = (named: string): boolean => {
  const name = named.replace(/\/$/, "");
  return existing.some(
    (path) => path === name || path.endsWith(`/${name}`) || (/^[._]/.test(name) && path.endsWith(name)),
  );
};

/** What stands in a text in backticks and looks like a file or a folder; addresses of pages begin with a slash. */
function namedIn(text: string): string[] {
  return [...text.matchAll(/`([\w.@-][\w./@-]*)`/g)]
    .map(({ 1: name = "" }) => name)
    .filter((name) => (name.includes("/") || ending.test(name)) && !name.startsWith("DATA_DIR/"));
}

/** What a comment names by its whole name, with or without backticks. */
function namedInComments(text: string): string[] {
  const comments = [...text.matchAll(/\/\*[\s\S]*?\*\/|(?:^|\s)\/\/.*/g)].map(([comment]) => comment).join("\n");
  // A path that begins with a dot stands in a type, `import("./x.ts")`, which the compiler looks up.
  return [
    ...comments.matchAll(/(?<![\w/:.@-])(?!\.{1,2}\/)[\w.][\w./-]*\.(?:tsx?|js|sql|jsonc?|md|ya?ml|scss)\b(?![\w/-])/g),
  ].map(([name]) => name);
}

describe("what is named exists:", () => {
  const inDocuments = documents.map((path) => ({ path, names: namedIn(textOf(path)) }));
  const inComments = sourceFiles(["app", "db", "tests"])
    .filter(({ path }) => !path.startsWith("tests/.output/") && !path.startsWith("tests/architecture/"))
    .map(({ path, text }) => ({ path, names: namedInComments(text) }));
  const missing = [...inDocuments, ...inComments].flatMap(({ path, names }) =>
    [...new Set(names)].filter((name) => !exists(name)).map((name) => ({ path, name })),
  );

  test("every file and folder, in documents and in comments", () => {
    expect(inDocuments.flatMap(({ names }) => names).length).toBeGreaterThan(60);
    expect(inComments.flatMap(({ names }) => names).length).toBeGreaterThan(40);
    expect(missing.filter(({ name }) => !(name in MEANT)).map(({ path, name }) => `${path}: ${name}`)).toEqual([]);
  });

  test("every exception is still needed", () => {
    expect(Object.keys(MEANT).filter((name) => !missing.some((each) => each.name === name))).toEqual([]);
  });

  test("every file that a document links to", () => {
    const links = documents.flatMap((path) =>
      [...textOf(path).matchAll(/\]\((?!https?:|mailto:|#|\/)([^)#\s]+)/g)].map(({ 1: name = "" }) => ({ path, name })),
    );
    expect(links.filter(({ name }) => !exists(name.replace(/^\.\//, "")))).toEqual([]);
  });

  test("every command", () => {
    const { scripts } = JSON.parse(textOf("package.json")) as { scripts: Record<string, string> };
    const commands = documents.flatMap((path) =>
      [...textOf(path).matchAll(/\bnpm (?:run ([\w-]+)|(test|start)\b)/g)].map(([, run, own]) => ({
        path,
        name: run ?? own ?? "",
      })),
    );
    expect(commands.length).toBeGreaterThan(20);
    expect(commands.filter(({ name }) => !(name in scripts))).toEqual([]);
  });
});

test.each([
  ["`app/core/gone.server.ts`", ["app/core/gone.server.ts"]],
  ["`gone/`", ["gone/"]],
  ["`/readyz`, `DATA_DIR/mail`, `tellAll`, `command()`", []],
])("in the document %s is looked for %j", (text, names) => {
  expect(namedIn(text)).toEqual(names);
  expect(names.filter(exists)).toEqual([]);
});

test.each([
  ["/** As gone.md says. */", ["gone.md"]],
  ["const a = 1; // see app/gone.ts", ["app/gone.ts"]],
  ['const a = "gone.md";', []],
  ["// https://example.org/gone.md", []],
])("in the code %s is looked for %j", (text, names) => {
  expect(namedInComments(text)).toEqual(names);
  expect(names.filter(exists)).toEqual([]);
});
