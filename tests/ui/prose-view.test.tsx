import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Block } from "#app/prose/prose.ts";
import { hanging, splitRun } from "#app/ui/prose/prose-marks.ts";
import { heard } from "#app/ui/prose/heard-mark.tsx";
import { ProseView } from "#app/ui/prose/prose-view.tsx";
import { markup } from "./render.tsx";

const line = { code: 2, shortName: "Adatto a tutte e tutti", color: "#AE3596", stroke: "long_dashes" };
const paragraph = (text: string, start = 0): Block => ({ type: "paragraph", runs: [{ text, start }] });

describe("splitting a run at marks", () => {
  test.each([
    ["an emoji counts one", "più 🦺 sicuri", { start: 4, end: 5 }, "🦺"],
    ["an accent on its own counts one", "cioe\u0300 no", { start: 5, end: 7 }, " n"],
    ["a family of joined emoji counts its code points", "👩‍👧 a", { start: 0, end: 3 }, "👩‍👧"],
  ])("%s", (_, text, mark, marked) => {
    const pieces = splitRun(text, 0, [mark]);
    expect(
      pieces
        .filter((piece) => piece.marks.length > 0)
        .map((piece) => piece.text)
        .join(""),
    ).toBe(marked);
    expect(pieces.map((piece) => piece.text).join("")).toBe(text);
  });

  test("offsets are those of the whole text, not of the run", () => {
    expect(splitRun("secondo", 100, [{ start: 90, end: 103 }]).map(({ text, start }) => [text, start])).toEqual([
      ["sec", 100],
      ["ondo", 103],
    ]);
  });

  test("overlapping marks cut each other and begin once", () => {
    const pieces = splitRun("abcdef", 0, [
      { start: 0, end: 4, id: "x" },
      { start: 2, end: 6, id: "y" },
    ]);
    expect(pieces.map((piece) => [piece.text, piece.marks.length, piece.first.map((mark) => mark.id).join()])).toEqual([
      ["ab", 1, "x"],
      ["cd", 2, "y"],
      ["ef", 1, ""],
    ]);
  });

  test("empty and foreign marks change nothing", () => {
    expect(
      splitRun("abc", 10, [
        { start: 11, end: 11 },
        { start: 0, end: 10 },
        { start: 13, end: 20 },
      ]),
    ).toHaveLength(1);
  });

  test("whatever the text and the marks, no character is lost, doubled or halved", () => {
    const marks = fc.array(fc.record({ start: fc.nat(40), end: fc.nat(40) }), { maxLength: 6 });
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.nat(10), marks, (text, start, some) => {
        const pieces = splitRun(text, start, some);
        expect(pieces.map((piece) => piece.text).join("")).toBe(text);
        let at = start;
        for (const piece of pieces) {
          expect(piece.start).toBe(at);
          at += [...piece.text].length;
        }
      }),
    );
  });
});

describe("threads in the margin", () => {
  const at = (start: number) => ({ start, end: start + 10, lines: [line] });

  test("those of sentences that may begin in the same line do not lie over one another", () => {
    const marks = [at(200), at(0), at(20), at(90), at(95)];
    expect([...hanging(marks, 0, 300)].map((mark) => mark.start)).toEqual([0, 90, 200]);
  });

  test("only marks that begin in this paragraph and have threads count", () => {
    expect(hanging([at(5), { start: 12, end: 20 }, at(40)], 10, 40).size).toBe(0);
  });
});

test("a passage that is heard begins once and ends once, over several runs and paragraphs", () => {
  const blocks: Block[] = [
    {
      type: "paragraph",
      runs: [
        { text: "Aperto, chiuso ", start: 0 },
        { text: "a chiave", start: 15, bold: true },
      ],
    },
    paragraph("del tutto. Di nuovo aperto.", 25),
  ];
  const html = markup(
    <ProseView
      blocks={blocks}
      marks={[{ start: 8, end: 34, ...heard({ begins: "[inizio]", ends: "[fine]" }, "it") }]}
    />,
  );
  expect(html.replace(/<[^>]+>/g, "")).toBe("Aperto, [inizio] chiuso a chiavedel tutto [fine]. Di nuovo aperto.");
});

describe("stored text on a page", () => {
  test("markup in the text stays text", () => {
    expect(markup(<ProseView blocks={[paragraph('<img src=x onerror="1">')]} />)).toContain(
      "&lt;img src=x onerror=&quot;1&quot;&gt;",
    );
  });

  test("a marked passage carries its id, its stroke and its line in words", () => {
    const html = markup(
      <ProseView
        blocks={[paragraph("Chi resta fuori, e perché.")]}
        marks={[{ start: 0, end: 4, id: "p7", lines: [line], href: "/x" }]}
      />,
    );
    expect(html).toContain('id="p7"');
    expect(html).toContain("mark-long_dashes");
    expect(html).toContain("Linea 2. ");
    expect(html).toMatch(/<a class="thread-margin" href="\/x">/);
  });

  test("selectable text carries offsets, and nothing but stored text stands inside them", () => {
    const html = markup(
      <ProseView selectable blocks={[paragraph("a 🦺 b", 5)]} marks={[{ start: 7, end: 8, lines: [line] }]} />,
    );
    const said = [...html.matchAll(/data-start="(\d+)"[^>]*>([^<]*)</g)].map(([, start, text]) => [
      Number(start),
      text,
    ]);
    expect(said).toEqual([
      [5, "a "],
      [7, "🦺"],
      [8, " b"],
    ]);
  });

  test("an omissis says its reason, outside the stored text", () => {
    const blocks: Block[] = [{ type: "paragraph", runs: [{ text: "[omissis]", start: 0, omissis: "privacy" }] }];
    const html = markup(<ProseView selectable blocks={blocks} omissisReason={() => "dati personali"} />);
    expect(html).toContain(
      '<span class="omissis">[omissis]</span></span><span class="omissis-reason"> (Testo omesso: dati personali)</span>',
    );
  });

  test("links tell search engines nothing and give no handle on this page", () => {
    const blocks: Block[] = [{ type: "paragraph", runs: [{ text: "qui", start: 0, href: "https://example.org/" }] }];
    expect(markup(<ProseView blocks={blocks} />)).toContain(
      '<a href="https://example.org/" rel="nofollow noopener">qui</a>',
    );
  });

  test("inside a link the threads are shown without a second link", () => {
    const blocks: Block[] = [{ type: "paragraph", runs: [{ text: "qui", start: 0, href: "https://example.org/" }] }];
    expect(
      markup(<ProseView blocks={blocks} marks={[{ start: 0, end: 3, lines: [line], href: "/x" }]} />),
    ).not.toContain('href="/x"');
  });

  test("notes are numbered in order, lead there and back, and keep apart by prefix", () => {
    const blocks: Block[] = [
      {
        type: "paragraph",
        runs: [
          { text: "Dato", start: 0 },
          { text: "", start: 4, note: "fonte" },
        ],
      },
      { type: "footnote", label: "fonte", blocks: [paragraph("Rapporto.", 5)] },
    ];
    const html = markup(<ProseView blocks={blocks} prefix="a-" />);
    expect(html).toContain('<a id="a-rif-1" href="#a-nota-1" aria-label="Nota 1">1</a>');
    expect(html).toContain('<li id="a-nota-1">');
    expect(html).toContain('href="#a-rif-1"');
  });

  test("headings move down with the page they stand in, and none is skipped", () => {
    const blocks: Block[] = [
      { type: "heading", level: 2, runs: [{ text: "Titolo", start: 0 }] },
      { type: "heading", level: 4, runs: [{ text: "Sotto", start: 7 }] },
    ];
    expect(markup(<ProseView blocks={blocks} headingShift={1} />)).toMatch(/<h3>Titolo<\/h3><h4>Sotto<\/h4>/);
  });

  test("a table of the text scrolls in a group that the keyboard reaches", () => {
    const blocks: Block[] = [
      { type: "table", head: [[{ text: "Anno", start: 0 }]], rows: [[[{ text: "2023", start: 5 }]]] },
    ];
    expect(markup(<ProseView blocks={blocks} />)).toContain('role="group" aria-label="Tabella del testo" tabindex="0"');
  });
});
