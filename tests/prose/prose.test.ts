import fc from "fast-check";
import { expect, test } from "vitest";
import {
  codePoints,
  leaves,
  omissisMark,
  omit,
  proseFromParts,
  quote,
  sentences,
  sliceCodePoints,
  toMarkdown,
  toPublic,
} from "#app/prose/prose.ts";
import { parseProse } from "#app/prose/prose.server.ts";
import { markdown } from "./prose-arbitrary.ts";

const texts = (source: string): string[] => sentences(parseProse(source)).map((sentence) => sentence.text);

test.each([
  [
    "headings keep their order from level 2 on",
    "# A\n\n## B\n\n### C\n\n###### D",
    ["heading 2", "heading 3", "heading 4", "heading 4"],
  ],
  ["code is a paragraph", "```\na <b>\n```", ["paragraph"]],
  ["raw HTML is a paragraph", "<script>alert(1)</script>", ["paragraph"]],
  ["a line is a rule", "a\n\n---\n\nb", ["paragraph", "rule", "paragraph"]],
  ["footnotes come last", "a[^n]\n\n[^n]: nota\n\nb", ["paragraph", "paragraph", "footnote"]],
])("%s", (_, source, expected) => {
  const blocks = parseProse(source).blocks.map((block) =>
    block.type === "heading" ? `heading ${block.level}` : block.type,
  );
  expect(blocks).toEqual(expected);
});

test.each([
  ["raw HTML is text", "a <b onclick=x>b</b>", "a <b onclick=x>b</b>"],
  ["an image is its alternative text", "![la piazza](http://x.it/a.png)", "la piazza"],
  ["a hard break is a line feed", "a\\\nb  \nc\nd", "a\nb\nc d"],
  ["carriage returns, NUL and lone surrogates go", "a\r\n\r\nb\u0000\ud800", "a\nb\ufffd"],
  ["letters are composed", "e\u0300", "è"],
  ["struck words are not hidden", "~~no~~", "~~no~~"],
  ["a table's cells are lines", "|a|b|\n|-|-|\n|c<br>d||", "a\nb\nc\nd\n"],
  ["a reference without its footnote is text", "a[^x]", "a[^x]"],
])("%s", (_, source, plain) => {
  expect(parseProse(source).plain).toBe(plain);
});

test.each([
  ["[a](https://x.it/y)", "https://x.it/y"],
  ["[a](mailto:a@x.it)", "mailto:a@x.it"],
  ["<https://x.it/>", "https://x.it/"],
  ["https://x.it/a.", "https://x.it/a"],
  ["[a](javascript:alert(1))", undefined],
  ["[a](JaVaScRiPt:alert(1))", undefined],
  ["[a](data:text/html,x)", undefined],
  ["[a](//x.it)", undefined],
  ["[a](/relative)", undefined],
])("the address of %s is %s", (source, href) => {
  expect(leaves(parseProse(source))[0]?.runs.find((run) => run.href !== undefined)?.href).toBe(href);
});

test.each([
  ["La città cambia. Il lavoro anche!", ["La città cambia.", "Il lavoro anche!"]],
  ["Si veda l'art. 3 Cost. Poi altro.", ["Si veda l'art. 3 Cost.", "Poi altro."]],
  ["Il D.lgs. 81/2008 vale. Il n. 5 pure.", ["Il D.lgs. 81/2008 vale.", "Il n. 5 pure."]],
  ["La Beta s.r.l. Torino, cfr. Allegato, pag. 7.", ["La Beta s.r.l. Torino, cfr. Allegato, pag. 7."]],
  ["Il dott. Rossi e il prof. Bianchi, ecc. Tutti.", ["Il dott. Rossi e il prof. Bianchi, ecc. Tutti."]],
  ["# Titolo\n\nPrima. Seconda.\n\n- voce", ["Titolo", "Prima.", "Seconda.", "voce"]],
])("«%s» has its sentences", (source, expected) => {
  expect(texts(source)).toEqual(expected);
});

test("sentences are slices in order, never overlap, and leave out only white space", () => {
  fc.assert(
    fc.property(markdown, (source) => {
      const prose = parseProse(source);
      let at = 0;
      let left = "";
      for (const { start, end, text } of sentences(prose)) {
        expect(start).toBeGreaterThanOrEqual(at);
        expect(end).toBeGreaterThan(start);
        expect(sliceCodePoints(prose.plain, start, end)).toBe(text);
        left += sliceCodePoints(prose.plain, at, start);
        at = end;
      }
      expect((left + sliceCodePoints(prose.plain, at, Infinity)).trim()).toBe("");
    }),
    { numRuns: 200 },
  );
});

const ranges = fc.array(
  fc.record({
    start: fc.integer({ min: -3, max: 90 }),
    length: fc.integer({ min: 0, max: 25 }),
    reason: fc.constantFrom("terzi", "salute"),
  }),
  { maxLength: 6 },
);

test("an omissis leaves no removed code point in plain or in the blocks, and its map is total and monotone", () => {
  fc.assert(
    fc.property(markdown, ranges, (source, wanted) => {
      const prose = parseProse(source);
      // Every code point becomes one of a kind, so that any that stays is seen.
      let code = 0xf0000;
      const unique = (text: string): string => [...text].map(() => String.fromCodePoint(code++)).join("");
      for (const leaf of leaves(prose)) for (const run of leaf.runs) run.text = unique(run.text);
      prose.plain = leaves(prose)
        .map((leaf) => leaf.runs.map((run) => run.text).join(""))
        .join("\n");
      const before = [...prose.plain];
      const cut = omit(
        prose,
        wanted.map(({ start, length, reason }) => ({ start, end: start + length, reason })),
      );
      const shown = JSON.stringify(cut.prose);
      const gone = new Set<number>();
      for (const { start, length } of wanted)
        for (let at = Math.max(0, start); at < start + length; at += 1) gone.add(at);
      before.forEach((sign, at) => {
        if (sign !== "\n") expect(shown.includes(sign)).toBe(!gone.has(at));
      });
      const after = [...cut.prose.plain];
      let last = 0;
      for (let at = -2; at <= before.length + 2; at += 1) {
        const to = toPublic(cut.map, at);
        expect(to).toBeGreaterThanOrEqual(last);
        expect(to).toBeLessThanOrEqual(after.length);
        if (at >= 0 && at < before.length && !gone.has(at)) expect(after[to]).toBe(before[at]);
        last = to;
      }
      expect(cut.map.publicLength).toBe(after.length);
      expect(
        leaves(cut.prose)
          .map((leaf) => sliceCodePoints(cut.prose.plain, leaf.start, leaf.end))
          .join("\n"),
      ).toBe(cut.prose.plain);
    }),
    { numRuns: 200 },
  );
});

test("an omissis over two paragraphs and a cell makes a mark in each, with its reason, and drops the addresses it touches", () => {
  const prose = parseProse(
    "Uno **due** tre\n\n[quattro](mailto:rossi@x.it) cinque\n\n| sei | sette |\n|---|---|\n| otto | nove |",
  );
  const { prose: shown, map } = omit(prose, [
    { start: 4, end: 22, reason: "terzi" },
    { start: 10, end: 12, reason: "salute" },
  ]);
  expect(shown.plain).toBe(`Uno ${omissisMark}\n${omissisMark}nque\nsei\nsette\notto\nnove`);
  expect(leaves(shown).flatMap((leaf) => leaf.runs.flatMap((run) => run.omissis ?? []))).toEqual(["terzi", "terzi"]);
  expect(JSON.stringify(shown)).not.toContain("rossi");
  expect(map.cuts).toHaveLength(2);
  expect(omit(prose, [{ start: 31, end: 33, reason: "terzi" }]).prose.plain).toContain(`\n${omissisMark}tte\notto`);
});

test("an address that spells out what was taken out of its own text goes with it, everywhere", () => {
  const prose = parseProse(
    "Scrivere a [rossi@x.it](mailto:rossi@x.it) o [qui](mailto:rossi@x.it), o [là](https://x.it/).",
  );
  const { prose: shown } = omit(prose, [{ start: 11, end: 16, reason: "terzi" }]);
  expect(shown.plain).toBe("Scrivere a [omissis]@x.it o qui, o là.");
  expect(leaves(shown).flatMap((leaf) => leaf.runs.flatMap((run) => run.href ?? []))).toEqual(["https://x.it/"]);
});

test("a mark of an omissis survives the way through Markdown as text", () => {
  const { prose } = omit(parseProse("Il signor Rossi chiede."), [{ start: 3, end: 15, reason: "terzi" }]);
  expect(parseProse(toMarkdown(prose)).plain).toBe("Il [omissis] chiede.");
});

test("parts become one text: the question is the office's, footnotes are told apart and come last", () => {
  const answer = parseProse("# Titolo\n\nTesto[^1].\n\n[^1]: Nota.");
  const prose = proseFromParts([
    { office: true, heading: "Che cosa serve?" },
    { prose: answer },
    { office: true, heading: "Altro?" },
    { prose: answer },
  ]);
  expect(prose.plain).toBe("Che cosa serve?\nTitolo\nTesto.\nAltro?\nTitolo\nTesto.\nNota.\nNota.");
  expect(prose.blocks.map((block) => (block.type === "heading" ? block.level : block.type))).toEqual([
    2,
    3,
    "paragraph",
    2,
    3,
    "paragraph",
    "footnote",
    "footnote",
  ]);
  expect(leaves(prose).flatMap((leaf) => leaf.runs.flatMap((run) => run.note ?? []))).toEqual(["1", "1-2"]);
  expect(
    sentences(prose)
      .filter((sentence) => sentence.office)
      .map((sentence) => sentence.text),
  ).toEqual(["Che cosa serve?", "Altro?"]);
});

test("a quotation carries 32 code points of either side, an emoji counting as one", () => {
  const prose = parseProse("😀".repeat(40) + "citazione" + "è".repeat(40));
  expect(quote(prose, 40, 49)).toEqual({ exact: "citazione", prefix: "😀".repeat(32), suffix: "è".repeat(32) });
  expect(quote(prose, 0, 1)).toMatchObject({ exact: "😀", prefix: "" });
  expect(codePoints(prose.plain)).toBe(89);
});
