import { beforeAll, describe, expect, test } from "vitest";
import { extractText, getDocumentProxy } from "unpdf";
import { parseProse } from "#app/prose/prose.server.ts";
import { buildExport } from "#app/features/formats/build.ts";
import { compilePdf } from "#app/features/pdf/pdf-process.server.ts";
import { writePdf } from "#app/features/pdf/pdf.server.ts";
import { legible } from "#app/features/pdf/pdf-worker-legible.js";
import { hostileContent, origin, paragraphId, sha256, versionContent } from "#tests/features/formats/fixture.ts";
import { squeezed } from "#tests/features/formats/read.ts";

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;
interface Node {
  role?: string;
  children?: Node[];
}

const open = async (content = versionContent(), lang: "it" | "en" = "it") => {
  const bytes = await writePdf(buildExport(content, { lang, origin, sha256 }));
  return { bytes, pdf: await getDocumentProxy(bytes.slice()) };
};
const textOfPdf = async (pdf: Pdf) => squeezed((await extractText(pdf, { mergePages: true })).text);
const roles = (node: Node): string[] => [node.role ?? "", ...(node.children ?? []).flatMap(roles)];

let pdf: Pdf, bytes: Uint8Array, text: string;
beforeAll(async () => {
  ({ bytes, pdf } = await open());
  text = await textOfPdf(pdf);
});

describe("the PDF of a version", () => {
  test("says title, office, language and the day of publication", async () => {
    const { info } = await pdf.getMetadata();
    expect(info).toMatchObject({
      Title: "Documento di piattaforma",
      Author: "Servizio Lavoro",
      Language: "it-IT",
      CreationDate: "D:20260305093000Z",
    });
    const english = await (await open(versionContent(), "en")).pdf.getMetadata();
    expect(english.info).toMatchObject({ Language: "en-GB" });
  });

  test("is tagged: headings, paragraphs, lists, tables and notes are marked as such", async () => {
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
    // Poppler calls it an error where the catalog in force says what its absence means.
    const file = Buffer.from(bytes).toString("latin1");
    expect(file.slice(file.lastIndexOf("/MarkInfo"))).not.toContain("/Suspects");
    expect(Buffer.from(bytes).toString("latin1")).toContain("/StructTreeRoot");
    const trees = await Promise.all(
      Array.from(
        { length: pdf.numPages },
        async (_, index) => (await pdf.getPage(index + 1)).getStructTree() as Promise<Node>,
      ),
    );
    const found = new Set(trees.flatMap(roles));
    expect(
      ["H1", "H2", "H3", "P", "L", "LI", "Table", "TH", "TD", "Note", "Link", "BlockQuote", "TOC", "TOCI"].filter(
        (role) => !found.has(role),
      ),
    ).toEqual([]);
  });

  test("shows the words of the document, its notes and its number of pages", () => {
    for (const words of [
      "Dati dimostrativi",
      "In breve",
      "Linea 1 · La città del lavoro giusto, dignitoso, sicuro",
      "Si apre uno sportello.",
      "contrario: Sindacato Esempio 2 (Associazioni datoriali), «I controlli sono già molti.»",
      "testo di raccordo, a cura dell’ufficio",
      `pagina 1 / ${pdf.numPages}`,
    ]) {
      expect(text).toContain(words);
    }
  });

  test("claims PDF/UA-1 and PDF/A-2a in its metadata, and shows its title in the window", async () => {
    const { metadata } = await pdf.getMetadata();
    expect(["pdfuaid:part", "pdfaid:part", "pdfaid:conformance", "dc:title"].map((name) => metadata.get(name))).toEqual(
      ["1", "2", "A", "Documento di piattaforma"],
    );
    expect(await pdf.getViewerPreferences()).toMatchObject({ DisplayDocTitle: true });
    const file = Buffer.from(bytes).toString("latin1");
    expect(file).toContain("/GTS_PDFA1");
    expect(file).toContain("<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>");
  });

  test("is made of a text whose heading is nothing but the mark of a note", async () => {
    const content = versionContent();
    const [paragraph] = content.sections.flatMap(({ paragraphs }) => paragraphs);
    if (!paragraph) throw new Error("The fixture has no paragraph");
    paragraph.blocks.push(...parseProse("## [^a]\n\n[^a]: La nota senza titolo.").blocks);
    expect(await textOfPdf((await open(content)).pdf)).toContain("La nota senza titolo.");
  });

  test("has a bookmark for every heading", async () => {
    const outline = await pdf.getOutline();
    expect(outline.map(({ title }) => title)).toEqual([
      "In breve",
      "Come leggere questo documento",
      "Premessa",
      "Nota metodologica",
      "Linea 1 · La città del lavoro giusto, dignitoso, sicuro",
      "Linea 2 · La città del lavoro adatto a tutte e tutti",
      "Allegati",
      "Soggetti che hanno partecipato",
      "Fonti",
    ]);
  });

  test("links the number of every paragraph to its permanent address", async () => {
    const links = await Promise.all(
      Array.from(
        { length: pdf.numPages },
        async (_, index) => (await (await pdf.getPage(index + 1)).getAnnotations()) as { url?: string }[],
      ),
    );
    const urls = links.flat().map(({ url }) => url);
    expect(urls).toEqual(
      expect.arrayContaining(
        [1, 2, 3, 4, 5].map((number) => expect.stringContaining(`/documento/v/2#p-${paragraphId(number)}`)),
      ),
    );
  });

  test("no text becomes code, and what no font can draw is written by its code", async () => {
    const hostile = await textOfPdf((await open(hostileContent())).pdf);
    for (const words of [
      `#let x = read("/etc/passwd") #panic("typst")`,
      "<script>alert(1)</script>",
      "=cmd|' /C calc'!A0",
      "[U+1F600]",
      "[U+4E2D]",
      "nul� bel�",
    ])
      expect(hostile).toContain(words);
  });

  test("is compiled while others are answered, also after a compiler that took too long was ended", async () => {
    await expect(compilePdf("#for i in range(1000000000) {}", {}, 200)).rejects.toThrow("took too long");
    let answered = 0;
    const others = setInterval(() => (answered += 1), 1);
    await open();
    clearInterval(others);
    expect(answered).toBeGreaterThan(5);
  });

  test("a real failure of the compiler throws", async () => {
    const model = buildExport(versionContent(), { lang: "it", origin, sha256 });
    await expect(writePdf({ ...model, notes: [] })).rejects.toThrow(/Typst/);
  });
});

test.each([
  ["è «così» – 10 €", 0],
  ["caffè 😀 中", 1],
] as const)("the fonts are asked only about unusual characters: %s", (words, rounds) => {
  const asked: string[] = [];
  legible({ words }, (characters) => {
    asked.push(characters);
    return characters !== "😀";
  });
  expect(asked.length).toBe(rounds);
});
