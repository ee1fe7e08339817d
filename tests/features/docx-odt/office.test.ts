import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Block } from "#app/prose/prose.ts";
import { buildExport } from "#app/features/formats/build.ts";
import { clean } from "#app/features/formats/clean.ts";
import { exportFormats } from "#app/features/exports/formats.server.ts";
import { convertWithLibreOffice } from "#tests/support/files/libreoffice.js";
import {
  hostile,
  hostileContent,
  origin,
  paragraph,
  sha256,
  text,
  versionContent,
} from "#tests/features/formats/fixture.ts";
import { partsOf, squeezed, textOf } from "#tests/features/formats/read.ts";

const folder = mkdtempSync(join(tmpdir(), "tavolo-exports-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const count = (text: string | undefined, pattern: RegExp) => [...(text ?? "").matchAll(pattern)].length;
const headings = [
  "In breve",
  "Come leggere questo documento",
  "Premessa",
  "Nota metodologica",
  "Linea 1 · La città del lavoro giusto, dignitoso, sicuro",
  "Contesto",
  "Un titolo interno",
  "Azioni",
  "Linea 2 · La città del lavoro adatto a tutte e tutti",
  "Contesto",
  "Allegati",
  "Soggetti che hanno partecipato",
  "Fonti",
];
const levels = [1, 1, 1, 1, 1, 2, 3, 2, 1, 2, 1, 1, 1];

/**
 * Saves the file and lets LibreOffice write it again in the other format, so that what is read is what LibreOffice
 * understood.
 */
async function throughLibreOffice(
  from: "docx" | "odt",
  content: ReturnType<typeof versionContent>,
  to: string,
): Promise<string> {
  const name = join(folder, `${content.sections.length}-${from}.${from}`);
  writeFileSync(name, await exportFormats[from].write(buildExport(content, { lang: "it", origin, sha256 })));
  return convertWithLibreOffice(name, to, folder);
}

describe("DOCX as LibreOffice opens it", () => {
  let content: string, meta: string;
  beforeAll(async () => {
    const parts = partsOf(readFileSync(await throughLibreOffice("docx", versionContent(), "odt")));
    [content, meta] = [parts["content.xml"] ?? "", parts["meta.xml"] ?? ""];
  });

  test("has its headings, in order, at their levels", () => {
    const found = [...content.matchAll(/<text:h [^>]*text:outline-level="(\d)"[^>]*>([\s\S]*?)<\/text:h>/g)].map(
      ([, level, inner = ""]) => [Number(level), squeezed(textOf(inner))],
    );
    expect(found).toEqual(headings.map((text, index) => [levels[index], text]));
  });

  test("has real footnotes, a table of contents with its entries, and links to the sources", () => {
    expect(count(content, /<text:note [^>]*text:note-class="footnote"/g)).toBe(5);
    expect(content).toMatch(/<text:table-of-content [\s\S]*In breve[\s\S]*<\/text:table-of-content>/);
    expect(content).toContain("contributi/TCL-2025-0002#e-");
  });

  test("names the office, the language and the day of publication, and no person", () => {
    expect(meta).toContain("<meta:initial-creator>Servizio Lavoro</meta:initial-creator>");
    expect(meta).toContain("<dc:language>it-IT</dc:language>");
    expect(meta).toContain("<meta:creation-date>2026-03-05T09:30:00");
  });

  test("carries hostile text whole", async () => {
    const text = readFileSync(await throughLibreOffice("docx", hostileContent(), "txt:Text (encoded):UTF8"), "utf8");
    for (const words of hostile) expect(squeezed(text)).toContain(squeezed(clean(words)));
  });
});

describe("ODT as LibreOffice opens it", () => {
  let parts: Record<string, string>;
  beforeAll(async () => {
    parts = partsOf(readFileSync(await throughLibreOffice("odt", versionContent(), "docx")));
  }, 120_000);

  test("has its headings, in order, at their levels", () => {
    const found = [
      ...(parts["word/document.xml"] ?? "").matchAll(
        /<w:p>(?:(?!<\/w:p>)[\s\S])*?<w:pStyle w:val="Heading(\d)"\/>([\s\S]*?)<\/w:p>/g,
      ),
    ].map(([, level, inner = ""]) => [Number(level), squeezed(textOf(inner))]);
    expect(found).toEqual(headings.map((text, index) => [levels[index], text]));
  });

  test("has real footnotes and links to the sources", () => {
    expect(count(parts["word/document.xml"], /<w:footnoteReference /g)).toBe(5);
    expect(textOf(parts["word/footnotes.xml"] ?? "")).toContain(
      "contrario: Sindacato Esempio 2 (Associazioni datoriali), «I controlli sono già molti.»,",
    );
    expect(parts["word/footnotes.xml"]).toMatch(/HYPERLINK &quot;[^&]*contributi\/TCL-2025-0002&quot; \\l &quot;e-/);
  });

  test("has a table of contents whose entries are written", () => {
    expect(parts["word/document.xml"]).toMatch(/TOC \\/);
    expect(textOf(parts["word/document.xml"] ?? "").split("Nota metodologica").length).toBe(3);
  });

  test("names the office and the language, and no person", () => {
    expect(parts["docProps/core.xml"]).toContain("<dc:creator>Servizio Lavoro</dc:creator>");
    expect(parts["word/styles.xml"]).toContain('w:lang w:val="it-IT"');
  });

  test("carries hostile text whole", async () => {
    const text = readFileSync(await throughLibreOffice("odt", hostileContent(), "txt:Text (encoded):UTF8"), "utf8");
    for (const words of hostile) expect(squeezed(text)).toContain(squeezed(clean(words)));
  });
});

test("each ordered list of a DOCX counts anew from its own number, on its own level", async () => {
  const list = (from: number, items: Block[][]): Block => ({ type: "list", ordered: true, from, items });
  const blocks = [list(3, [[text("tre"), list(7, [[text("sette")]])]]), text("in mezzo"), list(1, [[text("uno")]])];
  const content = versionContent({
    sections: [{ id: "s1", kind: "foreword", line: null, title: "Premessa", paragraphs: [paragraph(1, blocks)] }],
  });
  const parts = partsOf(await exportFormats.docx.write(buildExport(content, { lang: "it", origin, sha256 })));
  const lists = [
    ...(parts["word/document.xml"] ?? "").matchAll(/<w:ilvl w:val="(\d)"\/><w:numId w:val="(\d+)"\/>/g),
  ].map(([, level, id]) => [level, id]);
  expect(lists).toEqual([
    ["0", "2"],
    ["1", "3"],
    ["0", "4"],
  ]);
  const starts = [
    ...(parts["word/numbering.xml"] ?? "").matchAll(
      /<w:num w:numId="(\d+)">.*?<w:lvlOverride w:ilvl="(\d)"><w:startOverride w:val="(\d+)"\/>/g,
    ),
  ];
  expect(
    starts
      .map(([, ...found]) => found)
      .slice(-3)
      .map(([, level, from]) => [level, from]),
  ).toEqual([
    ["0", "3"],
    ["1", "7"],
    ["0", "1"],
  ]);
});

test("an ODT begins with its type, uncompressed, where a program that sniffs files looks for it", async () => {
  const file = await exportFormats.odt.write(buildExport(versionContent(), { lang: "it", origin, sha256 }));
  expect(Buffer.from(file.subarray(30, 77)).toString("latin1")).toBe("mimetypeapplication/vnd.oasis.opendocument.text");
});
