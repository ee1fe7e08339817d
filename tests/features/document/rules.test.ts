import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  againPublished,
  countsOf,
  differences,
  kindsOfSection,
  problemsOf,
  versionNumber,
  type Draft,
} from "#app/features/document/document.ts";
import { voicesOf } from "#app/features/document/voices.ts";
import { wordDiff } from "#app/features/composing/word-diff.ts";
import { content, excerpt, paragraph } from "./content.ts";

const good = {
  id: "p1",
  text: "Testo.",
  linking: false,
  citations: [{ citedId: "e1", matches: true, isPublic: true }],
};
const draft = (change: Partial<Draft["paragraphs"][number]>, inBrief = "In breve."): Draft => ({
  inBrief,
  paragraphs: [{ ...good, ...change }],
});

describe("what stands in the way of a version", () => {
  test.each<[what: string, draft: Draft, codes: string[]]>([
    ["nothing, where the paragraph has a source that holds", draft({}), []],
    ["a paragraph with neither source nor mark", draft({ citations: [] }), ["no_source"]],
    ["not a linking text without source", draft({ citations: [], linking: true }), []],
    [
      "a quotation that its source doesn't contain",
      draft({ citations: [{ citedId: "e1", matches: false, isPublic: true }] }),
      ["quotation_mismatch"],
    ],
    [
      "a quotation that doesn't match, in a linking text too",
      draft({ linking: true, citations: [{ citedId: "e1", matches: false, isPublic: true }] }),
      ["quotation_mismatch"],
    ],
    [
      "a source that is no longer public",
      draft({ citations: [{ citedId: "e1", matches: true, isPublic: false }] }),
      ["source_not_public"],
    ],
    ["the words of a paragraph that is taken off publication", draft({ takenDown: true }), ["taken_down"]],
    ["an empty paragraph", draft({ text: "  \n " }), ["empty_paragraph"]],
    ["a document without «In breve»", draft({}, " "), ["no_brief"]],
    [
      "an «In breve» of more than a thousand characters, each counted once",
      draft({}, "🧵".repeat(1001)),
      ["brief_too_long"],
    ],
    ["not one of a thousand", draft({}, "🧵".repeat(1000)), []],
    ["a document without paragraphs", { inBrief: "In breve.", paragraphs: [] }, ["no_paragraphs"]],
  ])("%s", (_, given, codes) => {
    expect(problemsOf(given).map((problem) => problem.code)).toEqual(codes);
  });
});

test.each<[what: string, draft: { id: string; plain: string }[], same: string[], rewritten: string[]]>([
  ["the same words in the same paragraph", [{ id: "a", plain: "Ada  Rossi\naspetta." }], ["a"], []],
  ["the same words in another one", [{ id: "b", plain: "Ada Rossi aspetta." }], ["b"], []],
  ["a new wording", [{ id: "a", plain: "Una persona aspetta." }], [], ["a"]],
  [
    "nothing of it",
    [
      { id: "b", plain: "Altro." },
      { id: "c", plain: "" },
    ],
    [],
    [],
  ],
])("a paragraph taken off publication comes again in the draft: %s", (_, given, same, rewritten) => {
  const found = againPublished(given, [
    { id: "a", plain: "Ada Rossi aspetta." },
    { id: "x", plain: "" },
  ]);
  expect([[...found.same], found.rewritten]).toEqual([same, rewritten]);
});

describe("what a new version changes", () => {
  const before = content([
    paragraph("a", "Uno."),
    paragraph("b", "Due."),
    paragraph("c", "Tre.", [["e1", "supports"]]),
  ]);
  test.each<
    [
      what: string,
      after: ReturnType<typeof content>,
      expected: Record<"added" | "changed" | "removed", string[]>,
      same: number,
    ]
  >([
    [
      "nothing, though the paragraphs moved",
      content([paragraph("c", "Tre.", [["e1", "supports"]]), paragraph("a", "Uno."), paragraph("b", "Due.")]),
      { added: [], changed: [], removed: [] },
      3,
    ],
    [
      "a paragraph came",
      content([...before.sections[0]!.paragraphs, paragraph("d", "Quattro.")]),
      { added: ["d"], changed: [], removed: [] },
      3,
    ],
    [
      "a paragraph went",
      content([paragraph("a", "Uno."), paragraph("b", "Due.")]),
      { added: [], changed: [], removed: ["c"] },
      2,
    ],
    [
      "words changed",
      content([paragraph("a", "Uno!"), paragraph("b", "Due."), paragraph("c", "Tre.", [["e1", "supports"]])]),
      { added: [], changed: ["a"], removed: [] },
      2,
    ],
    [
      "only the role of a citation changed",
      content([paragraph("a", "Uno."), paragraph("b", "Due."), paragraph("c", "Tre.", [["e1", "opposes"]])]),
      { added: [], changed: ["c"], removed: [] },
      2,
    ],
  ])("%s", (_, after, expected, same) => {
    const found = differences(before, after);
    expect({
      added: found.added.map(({ id }) => id),
      changed: found.changed.map(({ id }) => id),
      removed: found.removed.map(({ id }) => id),
    }).toEqual(expected);
    expect(found.same).toBe(same);
  });
  test("everything is new in the first version", () => {
    expect(differences(null, before)).toMatchObject({ added: { length: 3 }, removed: [], same: 0 });
  });
});

test("the same excerpt in two paragraphs is two citations, one excerpt, one contribution, one organisation", () => {
  expect(
    countsOf(
      content(
        [paragraph("a", "Uno.", [["e1", "supports"]]), paragraph("b", "Due.", [["e1", "opposes"]])],
        [excerpt("e1", "Sindacato Alfa")],
      ),
    ),
  ).toMatchObject({ paragraphs: 2, citations: 2, excerpts: 1, contributions: 1, organisations: 1 });
});

test.each([
  ["1", 1],
  ["42", 42],
  ["01", null],
  ["0", null],
  ["-1", null],
  ["1x", null],
  ["", null],
  ["1e3", null],
  ["9999999", null],
])("«%s» as a version's number is %s", (given, expected) => {
  expect(versionNumber(given)).toBe(expected);
});

test("the actions of a line are written from proposals and demands", () => {
  expect(kindsOfSection("actions")).toEqual(["action_proposal", "demand"]);
  expect(kindsOfSection("context")).toEqual([]);
});

describe("who says a paragraph", () => {
  const benches = ["unions", "employers"];
  const voices = (
    cited: [string, "supports" | "opposes"][],
    excerpts: ReturnType<typeof excerpt>[],
    most?: number,
    withheld: string[] = [],
  ) =>
    voicesOf(
      paragraph("a", "Uno.", cited),
      new Map(
        excerpts.map((each) => [
          each.id,
          withheld.includes(each.contribution) ? { ...each, exact: "", withheld: "gone" as const } : each,
        ]),
      ),
      benches,
      most,
    );

  test("an organisation that is quoted twice counts once, and both quotations are shown", () => {
    const [supports] = voices(
      [
        ["e1", "supports"],
        ["e2", "supports"],
      ],
      [excerpt("e1", "Sindacato Alfa"), excerpt("e2", "Sindacato Alfa")],
    );
    expect(supports).toMatchObject({ organisations: 1, quotations: 2, left: 0 });
  });
  test("those who oppose keep their place beside many who support", () => {
    const many = Array.from({ length: 40 }, (_, index) => excerpt(`s${index}`, `Sindacato ${index}`));
    const [supports, opposes] = voices(
      [...many.map(({ id }) => [id, "supports"] as [string, "supports"]), ["o1", "opposes"], ["o2", "opposes"]],
      [...many, excerpt("o1", "Unione A"), excerpt("o2", "Unione B")],
      12,
    );
    expect(supports).toMatchObject({ organisations: 40, left: 30 });
    expect(opposes).toMatchObject({ organisations: 2, left: 0 });
  });
  test("words that are no longer public are not given to the page", () => {
    const [supports] = voices([["e1", "supports"]], [excerpt("e1", "Sindacato Alfa", "TCL-2025-0001")], undefined, [
      "TCL-2025-0001",
    ]);
    expect(supports?.benches[0]?.voices[0]?.exact).toBeNull();
  });
});

describe("changes word by word", () => {
  test.each([
    ["", "", []],
    ["uguale", "uguale", ["=uguale"]],
    ["dieci euro l’ora", "nove euro l’ora", ["-dieci", "+nove", "= euro l’ora"]],
    ["la Città paghi subito", "la Città non paghi subito", ["=la Città ", "+non ", "=paghi subito"]],
    ["uno due tre", "quattro cinque", ["-uno due tre", "+quattro cinque"]],
  ])("«%s» → «%s»", (before, after, expected) => {
    const sign = { same: "=", added: "+", removed: "-" };
    expect(wordDiff(before, after).map((piece) => sign[piece.kind] + piece.text)).toEqual(expected);
  });
  test("what stays and goes is the old text, what stays and comes is the new one", () => {
    const text = fc
      .array(fc.constantFrom("il", "lavoro", "non", "si", "perde", " ", "\n", "…", "🧵"), { maxLength: 30 })
      .map((words) => words.join(" "));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const pieces = wordDiff(before, after);
        expect(
          pieces
            .filter(({ kind }) => kind !== "added")
            .map(({ text: part }) => part)
            .join(""),
        ).toBe(before);
        expect(
          pieces
            .filter(({ kind }) => kind !== "removed")
            .map(({ text: part }) => part)
            .join(""),
        ).toBe(after);
      }),
    );
  });
});
