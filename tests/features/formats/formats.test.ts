import { marked } from "marked";
import { beforeAll, describe, expect, test } from "vitest";
import type { VersionContent } from "#app/features/document/version.ts";
import { buildExport } from "#app/features/formats/build.ts";
import { clean } from "#app/features/formats/clean.ts";
import { exportFormats, exportName, formatCodes, type FormatCode } from "#app/features/exports/formats.server.ts";
import { safeCell } from "#app/features/formats/csv.ts";
import { excerptId, hostile, hostileContent, origin, paragraphId, sha256, versionContent } from "./fixture.ts";
import { decode, partsOf, readCsv, squeezed, textOf } from "./read.ts";

type Files = Record<FormatCode, Uint8Array>;

async function everyFormat(content: VersionContent, lang: "it" | "en" = "it"): Promise<Files> {
  const model = buildExport(content, { lang, origin, sha256 });
  const files = await Promise.all(
    formatCodes.map(async (code) => [code, await exportFormats[code].write(model)] as const),
  );
  return Object.fromEntries(files) as Files;
}

/** All that a reader or a program finds in the file, mark-up included, as one string. */
function insides(code: FormatCode, file: Uint8Array): string {
  if (code === "docx" || code === "odt") return Object.values(partsOf(file)).join("\n");
  return code === "pdf" ? Buffer.from(file).toString("latin1") : decode(file);
}

/** The running text of a format, as its reader would show it. */
const running: Record<Exclude<FormatCode, "pdf">, (file: Uint8Array) => string> = {
  html: (file) => textOf(decode(file)),
  docx: (file) => textOf((partsOf(file)["word/document.xml"] ?? "").replaceAll(/<w:(br|tab)\/>/g, " ")),
  odt: (file) => textOf((partsOf(file)["content.xml"] ?? "").replaceAll(/<text:(line-break|tab|s [^>]*)\/>/g, " ")),
  md: (file) => textOf(marked.parse(decode(file), { async: false })),
  json: (file) =>
    (JSON.parse(decode(file)) as { version: VersionContent }).version.sections
      .flatMap((section) => section.paragraphs)
      .flatMap((paragraph) => paragraph.blocks)
      .map((block) => (block.type === "paragraph" ? block.runs.map((run) => run.text).join("") : ""))
      .join("\n"),
  csv: (file) => readCsv(decode(file)).flat().join("\n"),
};

let it: Files, en: Files, bad: Files;
beforeAll(async () => {
  [it, en, bad] = [
    await everyFormat(versionContent()),
    await everyFormat(versionContent(), "en"),
    await everyFormat(hostileContent()),
  ];
});

describe.each(formatCodes)("%s", (code) => {
  test("the same version gives the same bytes", async () => {
    const again = await exportFormats[code].write(buildExport(versionContent(), { lang: "it", origin, sha256 }));
    expect(Buffer.compare(again, it[code])).toBe(0);
  });

  test("holds the ids of every paragraph and of every cited excerpt, and no other", () => {
    const found = (kind: string) =>
      [
        ...new Set(
          [...insides(code, it[code]).matchAll(new RegExp(`0190f3c2-7b1e-7${kind}-8a10-\\d{12}`, "g"))].map(
            ([id]) => id,
          ),
        ),
      ].sort();
    expect(found("00a")).toEqual([1, 2, 3, 4, 5].map(paragraphId));
    expect(found("00e")).toEqual([1, 2, 3].map(excerptId));
  });

  test("is written in the names of bodies and offices, without a person", () => {
    expect(insides(code, it[code])).not.toMatch(/<(cp:lastModifiedBy|dc:creator)>(?!Servizio Lavoro|\s*<rdf)|Un-named/);
  });
});

const shown = formatCodes.filter((code) => code !== "pdf") as Exclude<FormatCode, "pdf">[];

describe.each(shown)("%s", (code) => {
  test("says that demonstration data is demonstration data, in both languages", () => {
    expect(insides(code, it[code]).toLowerCase()).toContain("dati dimostrativi");
    expect(insides(code, en[code]).toLowerCase()).toContain("demonstration data");
  });

  test("does not say so of a real consultation", async () => {
    const content = versionContent();
    const real = buildExport(
      { ...content, campaign: { ...content.campaign, demo: false } },
      { lang: "it", origin, sha256 },
    );
    expect(insides(code, await exportFormats[code].write(real)).toLowerCase()).not.toContain("dimostrativi");
  });

  test.each(hostile.map((words, index) => [index + 1, words] as const))("carries hostile text %i whole", (_, words) => {
    const expected = squeezed(code === "json" ? words : code === "csv" ? safeCell(clean(words)) : clean(words));
    expect(squeezed(running[code](bad[code]))).toContain(expected);
  });
});

test("hostile text makes no element and no attribute in HTML", () => {
  const html = decode(bad.html);
  expect([...html.matchAll(/<(script|img|iframe|object|svg|base)\b/gi)]).toEqual([]);
  expect([...html.replaceAll(/"[^"]*"/g, "").matchAll(/<[^>]*\son\w+=/gi)]).toEqual([]);
  expect(html.match(/<\/style>/g)).toHaveLength(1);
});

test("hostile text makes no element in Markdown", () => {
  const html = marked.parse(decode(bad.md), { async: false });
  expect([...html.matchAll(/<(script|img|iframe)\b/gi)]).toEqual([]);
});

test("JSON holds the version as it was given, lone surrogates included", () => {
  expect((JSON.parse(decode(bad.json)) as { version: unknown }).version).toEqual(
    JSON.parse(JSON.stringify(hostileContent())),
  );
});

test.each([
  ["TCL", 2, "docx", "tcl-documento-v2.docx"],
  ['../x\r\ny "z"', 10, "csv", "x-y-z-documento-v10.csv"],
  ["…", 1, "pdf", "consultazione-documento-v1.pdf"],
] as const)("the file of campaign %j, version %i, is named safely", (campaign, number, format, name) => {
  const content = versionContent();
  expect(exportName({ campaign: { ...content.campaign, code: campaign }, number }, format)).toBe(name);
});
