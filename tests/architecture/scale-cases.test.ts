import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { pages } from "#app/urls.js";
import { notMeasured, scaleCases } from "#tests/bench/scale-cases.js";
import { ROOT } from "./files.ts";

/** A page answers to reading when its file has a component, or gives a response by a loader. */
const isRead = ([, [, file]]: [string, readonly [string, string]]): boolean =>
  /^export (default|(async )?function loader|const loader)\b/m.test(
    readFileSync(join(ROOT, "app", "routes", `${file}.tsx`), "utf8"),
  );
const read = Object.entries(pages)
  .filter(isRead)
  .map(([name]) => name);
const measured = new Set<string>(scaleCases.map(({ page }) => page));

test("each page that is read is measured at two sizes, or the list of exceptions says why not", () => {
  expect(read.filter((page) => !measured.has(page) && !Object.hasOwn(notMeasured, page))).toEqual([]);
});

test("no exception is made for what is measured, or isn't read", () => {
  expect(Object.keys(notMeasured).filter((page) => measured.has(page) || !read.includes(page))).toEqual([]);
});

test("each case has a name of its own", () => {
  const names = scaleCases.map(({ page, name = page }) => name);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});
