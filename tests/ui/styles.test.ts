import { readdirSync, readFileSync } from "node:fs";
import { brotliCompressSync } from "node:zlib";
import { compile } from "sass-embedded";
import { expect, test } from "vitest";

const root = new URL("../../", import.meta.url).pathname;
const { css } = compile(`${root}app/ui/styles/main.scss`, {
  loadPaths: [`${root}node_modules`],
  quietDeps: true,
  silenceDeprecations: ["import", "global-builtin", "color-functions", "if-function"],
  style: "compressed",
});
const pages = ["app/ui", "app/routes", "app/features"].flatMap((folder) =>
  readdirSync(root + folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".tsx"))
    .map((file) => `${folder}/${file}`),
);

test("every class that a page names is drawn: none is left over from a utility that we do not ship", () => {
  const drawn = new Set([...css.matchAll(/\.([a-zA-Z][\w-]*)/g)].map(([, name]) => name));
  const unknown = pages.flatMap((page) =>
    [...readFileSync(root + page, "utf8").matchAll(/className="([^"]+)"/g)].flatMap(([, names = ""]) =>
      names
        .split(" ")
        .filter((name) => !drawn.has(name))
        .map((name) => `${page}: ${name}`),
    ),
  );
  expect(unknown).toEqual([]);
});

test("pages have no inline styles, which the content security policy would refuse", () => {
  expect(pages.filter((page) => /\bstyle=/.test(readFileSync(root + page, "utf8")))).toEqual([]);
});

test("stored text never becomes markup", () => {
  expect(pages.filter((page) => readFileSync(root + page, "utf8").includes("dangerouslySetInnerHTML"))).toEqual([]);
});

test("the style sheet stays light: 12 KB brotli", () => {
  expect(brotliCompressSync(css).length).toBeLessThan(12_000);
});
