import { describe, expect, test } from "vitest";
import { buildExport } from "#app/features/formats/build.ts";
import { exportFormats, type FormatCode } from "#app/features/exports/formats.server.ts";
import type { VersionContent } from "#app/features/document/version.ts";
import { origin, sha256, versionContent } from "./fixture.ts";
import { decode, partsOf, textOf } from "./read.ts";

const title = "Tasso di disoccupazione, Torino, 2026: 7,2 %";

/** The fixture's version with a figure that its first paragraph cites, of no body and no bench. */
function withFigure(): VersionContent {
  const content = versionContent();
  const [section, ...sections] = content.sections;
  if (!section) throw new Error("The fixture has sections");
  const [paragraph, ...paragraphs] = section.paragraphs;
  if (!paragraph) throw new Error("Its first section has a paragraph");
  const cites = { ...paragraph, wholes: [{ sourceId: "figure", role: "context" as const }] };
  return {
    ...content,
    sections: [{ ...section, paragraphs: [cites, ...paragraphs] }, ...sections],
    wholes: [
      {
        id: "figure",
        source: "contribution",
        number: "MIS-1",
        title,
        organisation: "",
        bench: "",
        sourceSha256: sha256,
      },
    ],
  };
}

describe("a source that is cited whole", () => {
  test("is a note without a quotation, and one of the sources", () => {
    const model = buildExport(withFigure(), { lang: "it", origin, sha256 });
    const note = model.notes.find((each) => each.type === "source" && each.contribution === "MIS-1");
    expect(note).toMatchObject({
      excerptId: null,
      quotation: null,
      kind: null,
      contributionTitle: title,
      organisation: "organizzazione non indicata",
      benchLabel: "",
    });
    expect(note).toHaveProperty("address", `${origin}/consultazioni/torino-citta-del-lavoro/contributi/MIS-1`);
    expect(model.sources.map((source) => source.contribution)).toContain("MIS-1");
  });

  test.each<FormatCode>(["html", "md", "csv", "docx", "odt"])(
    "stands in %s with its title, without quotation marks or empty brackets",
    async (format) => {
      const file = await exportFormats[format].write(buildExport(withFigure(), { lang: "it", origin, sha256 }));
      const packed = format === "docx" || format === "odt";
      const text = packed
        ? Object.values(partsOf(file)).map(textOf).join("\n")
        : format === "html"
          ? textOf(decode(file))
          : decode(file);
      expect(text).toContain(title);
      expect(["«»", "null", "()"].filter((wrong) => text.includes(wrong))).toEqual([]);
    },
  );

  test("that the version doesn't hold is refused", () => {
    expect(() => buildExport({ ...withFigure(), wholes: [] }, { lang: "it", origin, sha256 })).toThrow(/does not hold/);
  });

  test("that is no longer public leaves its number and a sentence", () => {
    const content = withFigure();
    const gone = {
      ...content,
      wholes: content.wholes?.map((whole) => ({ ...whole, title: "", withheld: "gone" as const })) ?? [],
    };
    const model = buildExport(gone, { lang: "it", origin, sha256 });
    expect(model.notices.join(" ")).toContain("non è più pubblico");
    expect(JSON.stringify(model)).not.toContain("7,2 %");
  });
});
