import { basename } from "node:path";
import { expect, test } from "vitest";
import { isServer, sourceFiles } from "./files.ts";

/** Where a name is read without its folder. The writers of DOCX and of ODT use the same short words. */
const files = sourceFiles(["app/features", "app/access", "app/core", "app/http", "app/prose"]).filter(
  ({ path }) => !path.startsWith("app/features/docx-odt/"),
);

/** What several files call the same, with those files. */
function shared(named: readonly (readonly [string, string])[]): string[] {
  const paths = new Map<string, string[]>();
  for (const [name, path] of named) paths.set(name, [...(paths.get(name) ?? []), path]);
  return [...paths].filter(([, at]) => at.length > 1).map(([name, at]) => `${name}: ${at.join(", ")}`);
}

test("no two files export a function of the same name: whoever imports it would have to know which one is safe", () => {
  const functions = files.flatMap(({ path, text }) =>
    [...text.matchAll(/^export (?:async )?(?:function\*?|const) (\w+)/gm)].map(
      ({ 1: name = "" }) => [name, path] as const,
    ),
  );
  expect(shared(functions)).toEqual([]);
});

test("no two features have a file of queries and commands of the same name", () => {
  const servers = files.filter(({ path }) => isServer(path)).map(({ path }) => [basename(path), path] as const);
  expect(shared(servers)).toEqual([]);
});
