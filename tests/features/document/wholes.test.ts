import { describe, expect, test } from "vitest";
import { countCovered, emptied, nothingCovered, shownContent } from "#app/features/document/cover.ts";
import { countsOf, differences } from "#app/features/document/document.ts";
import type { VersionContent, VersionWhole } from "#app/features/document/version.ts";
import { voicesOf, wholesOf } from "#app/features/document/voices.ts";
import { reissued, type Covering } from "#app/features/removals/reissue.ts";
import { content, excerpt, paragraph } from "./content.ts";

const figure: VersionWhole = {
  id: "f1",
  source: "contribution",
  number: "MIS-1",
  title: "Disoccupazione: 7,2 %",
  organisation: "",
  bench: "",
  sourceSha256: "1".repeat(64),
};
const unsigned = { ...excerpt("e2", "", "BIG-1"), bench: "" };
const version = (): VersionContent => ({
  ...content(
    [
      {
        ...paragraph("a", "Uno.", [
          ["e1", "supports"],
          ["e2", "context"],
        ]),
        wholes: [{ sourceId: "f1", role: "context" }],
      },
    ],
    [excerpt("e1", "Sindacato Alfa"), unsigned],
  ),
  wholes: [figure],
});
const [first] = version().sections[0]?.paragraphs ?? [];
const nothing: Covering = {
  words: [],
  excerpts: new Set(),
  forgotten: new Set(),
  titles: new Map(),
  anywhere: () => false,
  byParagraph: () => () => false,
};

describe("a source that is cited whole", () => {
  test("is found by the paragraphs that cite it, and is no quotation", () => {
    expect(first && wholesOf(first, version().wholes).map(({ role, whole }) => [role, whole.number])).toEqual([
      ["context", "MIS-1"],
    ]);
    expect(countsOf(version())).toMatchObject({ citations: 2, excerpts: 2 });
  });

  test("makes a paragraph another one when it comes, goes or changes its role", () => {
    const without = {
      ...version(),
      sections: version().sections.map((each) => ({
        ...each,
        paragraphs: each.paragraphs.map(({ wholes: _, ...rest }) => rest),
      })),
    };
    expect(differences(version(), version())).toMatchObject({ changed: [], same: 1 });
    expect(differences(version(), without).changed).toHaveLength(1);
    expect(differences(without, version()).changed).toHaveLength(1);
  });

  test("loses its title when it is no longer public, and is counted with what is gone", () => {
    const shown = shownContent(version(), { ...nothingCovered, wholes: new Map([["f1", "gone"]]) });
    expect(shown.wholes).toEqual([{ ...figure, title: "", withheld: "gone" }]);
    expect(countCovered(shown).sources).toBe(1);
  });

  test("is shown with its title of today", () => {
    expect(
      shownContent(version(), { ...nothingCovered, titles: new Map([["MIS-1", "Disoccupazione"]]) }).wholes,
    ).toEqual([{ ...figure, title: "Disoccupazione" }]);
  });

  test("goes with a paragraph that is taken down, and with a version that is", () => {
    const removed = shownContent(version(), {
      ...nothingCovered,
      paragraphs: new Map([["a", { at: "2026-01-01T00:00:00Z", reason: "Dati" }]]),
    });
    expect(removed.wholes).toEqual([]);
    expect(removed.sections[0]?.paragraphs[0]).not.toHaveProperty("wholes");
    expect(JSON.stringify(emptied(version()))).not.toContain("7,2");
  });

  test("is covered by a reissue like everything the office says, and forgotten with its hash", () => {
    expect(reissued(version(), { ...nothing, words: ["7,2 %"] }).content.wholes?.[0]?.title).toBe(
      "Disoccupazione: [omissis]",
    );
    const { content: left, quotations } = reissued(version(), { ...nothing, forgotten: new Set(["MIS-1"]) });
    expect(left.wholes).toEqual([{ ...figure, title: "[omissis]", sourceSha256: "" }]);
    expect(quotations).toBe(1);
  });
});

describe("words that no body has said are its own", () => {
  test("are quoted, and are no organisation's voice", () => {
    const excerpts = new Map(version().excerpts.map((each) => [each.id, each]));
    expect(
      first &&
        voicesOf(first, excerpts, ["unions"]).map(({ role, organisations, quotations }) => [
          role,
          organisations,
          quotations,
        ]),
    ).toEqual([
      ["supports", 1, 1],
      ["context", 0, 1],
    ]);
    expect(countsOf(version()).organisations).toBe(1);
  });

  test("lose quotation, title and hash when they are forgotten; the other sources keep theirs", () => {
    const { content: left, quotations } = reissued(version(), { ...nothing, forgotten: new Set(["BIG-1"]) });
    expect(left.excerpts[1]).toEqual({
      ...unsigned,
      exact: "[omissis]",
      contributionTitle: "[omissis]",
      sourceSha256: "",
    });
    expect(left.excerpts[0]).toEqual(version().excerpts[0]);
    expect(quotations).toBe(1);
  });
});
