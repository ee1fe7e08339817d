import { nothingCovered, shownContent, useKey } from "#app/features/document/cover.ts";
import { describe, expect, test } from "vitest";
import { plainOf } from "#app/features/formats/blocks.ts";
import { buildExport } from "#app/features/formats/build.ts";
import { exportFormats, formatCodes } from "#app/features/exports/formats.server.ts";
import { writeHtml } from "#app/features/formats/html.ts";
import { excerptId, origin, paragraph, paragraphId, sha256, text, versionContent } from "./fixture.ts";
import { decode } from "./read.ts";

const model = buildExport(versionContent(), { lang: "it", origin, sha256 });
const paragraphs = model.chapters.flatMap((chapter) => chapter.sections).flatMap((section) => section.paragraphs);

describe("the one build of a version", () => {
  test("keeps the order: front sections, lines with their sections, back sections", () => {
    expect(model.chapters.map((chapter) => [chapter.title, chapter.sections.map((section) => section.title)])).toEqual([
      [null, ["Premessa"]],
      [null, ["Nota metodologica"]],
      ["Linea 1 · La città del lavoro giusto, dignitoso, sicuro", ["Contesto", "Azioni"]],
      ["Linea 2 · La città del lavoro adatto a tutte e tutti", ["Contesto"]],
      [null, ["Allegati"]],
    ]);
  });

  test("gives every paragraph its permanent address, the Italian one in English too", () => {
    const address = `${origin}/consultazioni/torino-citta-del-lavoro/documento/v/2#p-${paragraphId(3)}`;
    expect(paragraphs[2]?.address).toBe(address);
    const english = buildExport(versionContent(), { lang: "en", origin, sha256 });
    expect(english.chapters[2]?.sections[0]?.paragraphs[0]?.address).toBe(address);
  });

  test("numbers the notes through the document: the office's where they are referred to, then the sources", () => {
    expect(
      model.notes.map((note) => [note.number, note.paragraph, note.type === "source" ? note.excerptId : "office"]),
    ).toEqual([
      [1, 3, "office"],
      [2, 3, excerptId(1)],
      [3, 3, excerptId(2)],
      [4, 4, excerptId(1)],
      [5, 5, excerptId(3)],
    ]);
  });

  test("refers to every note at least once, also where a paragraph ends in a table, a list or a rule", () => {
    const marks = [...JSON.stringify(paragraphs.map(({ blocks }) => blocks)).matchAll(/\{"note":(\d+)\}/g)].map(
      ([, number]) => Number(number),
    );
    expect(marks).toEqual([1, 2, 3, 4, 5]);
  });

  test("says role, organisation, bench, words, contribution and address of a source", () => {
    expect(model.notes[2]).toEqual({
      type: "source",
      source: "contribution",
      number: 3,
      paragraph: 3,
      excerptId: excerptId(2),
      role: "opposes",
      roleLabel: "contrario",
      organisation: "Sindacato Esempio 2",
      bench: "employers",
      benchLabel: "Associazioni datoriali",
      kind: "demand",
      kindLabel: "richiesta",
      objection: null,
      disowned: null,
      quotation: "I controlli sono già molti.",
      contribution: "TCL-2025-0002",
      contributionTitle: "Proposte sul punto 2",
      address: `${origin}/consultazioni/torino-citta-del-lavoro/contributi/TCL-2025-0002#e-${excerptId(2)}`,
    });
  });

  test("lists each cited contribution once, with the paragraphs that cite it", () => {
    expect(model.sources.map((source) => [source.contribution, source.paragraphs.map(({ number }) => number)])).toEqual(
      [
        ["TCL-2025-0001", [3, 4]],
        ["TCL-2025-0002", [3]],
        ["TCL-2025-0003", [5]],
      ],
    );
  });

  test("never skips a level of heading, whatever level the writer chose", () => {
    expect(paragraphs[2]?.blocks.flatMap((block) => (block.type === "heading" ? [block.level] : []))).toEqual([3]);
  });

  test("refuses a paragraph that cites an excerpt which the version does not hold", () => {
    expect(() => buildExport({ ...versionContent(), excerpts: [] }, { lang: "it", origin, sha256 })).toThrow(
      /does not hold/,
    );
  });

  test("shows the label of a reference whose footnote is missing, and a footnote that nothing refers to", () => {
    const broken = versionContent({
      sections: [
        {
          id: "s",
          kind: "foreword",
          line: null,
          title: "Premessa",
          paragraphs: [
            paragraph(1, [
              {
                type: "paragraph",
                runs: [
                  { text: "Testo", start: 0 },
                  { text: "", start: 5, note: "manca" },
                ],
              },
              { type: "footnote", label: "sola", blocks: [text("Nota sola.")] },
            ]),
          ],
        },
      ],
    });
    const built = buildExport(broken, { lang: "it", origin, sha256 });
    const [first] = built.chapters[0]?.sections[0]?.paragraphs ?? [];
    expect(plainOf(first?.blocks ?? [])).toBe("Testo[manca]");
    expect(JSON.stringify(first?.blocks)).toContain('{"note":1}');
    expect(built.notes).toHaveLength(1);
  });
});

describe("after publication", () => {
  const options = { lang: "it", origin, sha256 } as const;

  test("a withdrawn version says so before anything else and at the head of every page", () => {
    const built = buildExport(versionContent(), {
      ...options,
      withdrawn: { at: new Date("2026-04-01T10:00:00Z"), reason: "Allegato scambiato." },
    });
    expect(built.notices).toContain("Versione ritirata per errore materiale il 1º aprile 2026. Allegato scambiato.");
    expect(built.runningHead).toContain("versione ritirata");
  });

  test.each(formatCodes)(
    "the words of a contribution that was taken down are in no %s file; its number stays",
    async (code) => {
      const taken = versionContent({
        excerpts: versionContent().excerpts.map((excerpt, index) =>
          index === 1 ? { ...excerpt, exact: "SegretoTolto", contributionTitle: "TitoloTolto" } : excerpt,
        ),
      });
      const second = taken.excerpts[1]?.id ?? "";
      const model = buildExport(
        shownContent(taken, { ...nothingCovered, excerpts: new Map([[second, "gone"]]) }),
        options,
      );
      expect(JSON.stringify(model)).not.toMatch(/SegretoTolto|TitoloTolto/);
      const file = await exportFormats[code].write(model);
      if (code !== "pdf" && code !== "docx" && code !== "odt")
        expect(decode(file)).toMatch(/TCL-2025-0002[\s\S]*\[testo non più pubblico\]|testo non più pubblico/);
      expect(JSON.stringify(model)).toContain("TCL-2025-0002");
    },
  );

  test.each(formatCodes)(
    "of a paragraph that was taken down the %s file has its number, the day and the reason; an unanswered objection stands by its citation",
    async (code) => {
      const original = versionContent();
      const [gone, kept] = original.sections
        .flatMap((section) => section.paragraphs)
        .filter((each) => each.citations.length > 0);
      const use = kept?.citations[0]?.excerptId ?? "";
      const cover = {
        ...nothingCovered,
        paragraphs: new Map([[gone?.id ?? "", { at: "2026-04-01T10:00:00Z", reason: "Dati di una persona" }]]),
        objections: new Map([[useKey(kept?.id ?? "", use), "Non è ciò che chiediamo"]]),
      };
      const model = buildExport(shownContent(original, cover), options);
      expect(JSON.stringify(model)).not.toContain(JSON.stringify(gone?.plain).slice(1, -1));
      expect(JSON.stringify(model)).toContain(
        "capoverso rimosso dalla pubblicazione il 1º aprile 2026: Dati di una persona",
      );
      const file = await exportFormats[code].write(model);
      if (code === "pdf" || code === "docx" || code === "odt") return;
      expect(decode(file)).toContain("Non è ciò che chiediamo");
      expect(decode(file)).not.toContain(gone?.plain ?? "-");
    },
  );

  test("the list of bodies stands in the section made for it, else at the end", () => {
    const bodies = { id: "sb", kind: "bodies" as const, line: null, title: "Chi ha partecipato", paragraphs: [] };
    const html = writeHtml(buildExport(versionContent({ sections: [bodies] }), options));
    expect(html.match(/<td>Sindacati<\/td>/g)).toHaveLength(1);
    expect(html).not.toContain('id="soggetti"');
    expect(writeHtml(model)).toContain('id="soggetti"');
  });
});
