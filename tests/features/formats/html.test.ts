import { expect, test } from "vitest";
import { buildExport } from "#app/features/formats/build.ts";
import { writeHtml } from "#app/features/formats/html.ts";
import { origin, paragraphId, sha256, versionContent } from "./fixture.ts";

const html = writeHtml(buildExport(versionContent(), { lang: "it", origin, sha256 }));
const english = writeHtml(buildExport(versionContent(), { lang: "en", origin, sha256 }));

test("the file asks for nothing from outside and runs nothing", () => {
  expect(html).not.toMatch(/\ssrc=|@import|url\(|<script|<link rel="(?!canonical)/);
  expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
});

test("every link inside the file leads somewhere, and no id stands twice", () => {
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect([...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id).filter((id) => !ids.includes(id))).toEqual([]);
});

test("a mark leads to its note and the note back to the mark", () => {
  expect(html).toContain('<a id="r-2" href="#n-2"');
  expect(html).toMatch(/<li id="n-2"[\s\S]*?href="#r-2" role="doc-backlink"/);
});

test("headings go down one level at a time from one h1", () => {
  const levels = [...html.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level));
  expect(levels.filter((level) => level === 1)).toHaveLength(1);
  expect(levels.every((level, index) => index === 0 || level <= (levels[index - 1] ?? 0) + 1)).toBe(true);
});

test("in an English file the Italian text is marked as Italian", () => {
  expect(english).toContain('<html lang="en">');
  expect(english).toMatch(new RegExp(`id="p-${paragraphId(1)}"[\\s\\S]{0,200}<div class="text" lang="it">`));
  expect(english).toContain('<q lang="it">');
});
