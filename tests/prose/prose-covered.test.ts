import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { besideWords, cutTexts } from "#app/prose/prose-omit.ts";
import { holdsNothing, holdsWord } from "#app/prose/prose-covered.ts";
import { assemble } from "#app/prose/prose-leaves.ts";
import { mapStrings, stringsOf, type Strings } from "#app/prose/prose-strings.ts";
import { codePoints, heldBeside, leaves, omit, type Omission, type Prose } from "#app/prose/prose.ts";
import { parseProse } from "#app/prose/prose.server.ts";
import { proses, unchanged } from "./blocks-arbitrary.ts";
import { marksOf, planted, says } from "./planted.ts";

const leavesNothing = (make: (prose: Prose, marks: Omission[]) => Prose) =>
  fc.property(planted, (text) => {
    fc.pre(says(text.prose, text.word));
    return !says(make(text.prose, marksOf(text)), text.word);
  });

test("a covered word stands in no string of a public text, wherever it stood and however it was written", () => {
  fc.assert(
    leavesNothing((prose, marks) => omit(prose, marks).prose),
    { numRuns: 3_000 },
  );
});

/** The product's own, with one kind of string left as it was. */
function careless(kind: keyof Strings): (prose: Prose, marks: Omission[]) => Prose {
  return (prose, marks) => {
    const cut = kind === "text" ? { ...cutTexts(prose, marks), blocks: prose.blocks } : cutTexts(prose, marks);
    return assemble(
      mapStrings(cut.blocks, {
        ...besideWords(cut.blocks, holdsWord(cut.taken), cut.tainted),
        [kind]: unchanged[kind],
      }),
    );
  };
}

test.each(["text", "address", "label", "note", "start"] as const)(
  "an omissis that forgets the strings of kind %s is found",
  (kind) => {
    expect(fc.check(leavesNothing(careless(kind)), { numRuns: 3_000, endOnFailure: true }).failed).toBe(true);
  },
  60_000,
);

test("what is looked for beside the words of a public text is what an omissis takes away", () => {
  fc.assert(
    fc.property(planted, (text) => {
      const { prose, taken } = omit(text.prose, marksOf(text));
      expect(heldBeside(prose.blocks, holdsWord(taken))).toEqual([]);
      const before = cutTexts(text.prose, marksOf(text));
      // Old releases left these blocks: where they still say the word beside the others, that is found.
      const beside = assemble(mapStrings(before.blocks, { ...unchanged, text: () => "" }));
      if (says(beside, text.word)) expect(heldBeside(before.blocks, holdsWord(taken))).not.toEqual([]);
    }),
    { numRuns: 1_000 },
  );
});

test("an omissis changes no word and no offset that it doesn't cover, and other addresses stay", () => {
  fc.assert(
    fc.property(proses, (prose) => {
      const { prose: shown, map } = omit(prose, []);
      expect(shown.plain).toBe(prose.plain);
      expect(map).toMatchObject({ cuts: [], length: codePoints(prose.plain), publicLength: codePoints(prose.plain) });
      const same = { ...unchanged, label: () => "", note: () => undefined };
      expect(mapStrings(shown.blocks, same)).toEqual(mapStrings(assemble(mapStrings(prose.blocks, same)).blocks, same));
      expect(mapStrings(prose.blocks, unchanged)).toEqual(prose.blocks);
    }),
    { numRuns: 500 },
  );
});

test("labels are counted in the order of their notes, and each reference still leads to its own", () => {
  const { prose } = omit(
    parseProse("Uno[^Rossi] e due[^b], ancora[^Rossi].\n\n[^b]: Bi.\n\n[^Rossi]: Di qui[^b]."),
    [],
  );
  const notes = prose.blocks.flatMap((block) =>
    block.type === "footnote" ? [[block.label, leaves({ ...prose, blocks: block.blocks })[0]?.runs[0]?.text]] : [],
  );
  expect(notes).toEqual([
    ["1", "Bi."],
    ["2", "Di qui"],
  ]);
  expect(stringsOf(prose.blocks).flatMap(({ kind, value }) => (kind === "note" ? [value] : []))).toEqual([
    "2",
    "1",
    "2",
    "1",
  ]);
});

describe("an address", () => {
  const shown = (source: string, covered: string) => {
    const prose = parseProse(source);
    const start = codePoints(prose.plain.slice(0, prose.plain.indexOf(covered)));
    const { prose: made } = omit(prose, [{ start, end: start + codePoints(covered), reason: "third_party" }]);
    return stringsOf(made.blocks).flatMap(({ kind, value }) => (kind === "address" ? [value] : []));
  };

  test.each([
    ["https://x.it/mario-rossi", "Mario Rossi"],
    ["https://x.it/mariorossi", "Mario Rossi"],
    ["mailto:m.rossi@posta.it", "Mario Rossi"],
    ["mailto:ada.po@posta.it", "Ada Po"],
    ["https://x.it/ROSSI", "Rossi"],
    ["https://x.it/%52ossi", "Rossi"],
    ["https://x.it/?q=ros%2573i", "Rossi"],
    ["https://x.it/niccol%F2", "Niccolò"],
    ["https://x.it/niccol%C3%B2", "Niccolò"],
    ["https://x.it/niccolo", "Niccolò"],
    ["https://niccolò.it/", "Niccolò"],
    ["https://wa.me/393331234567", "333 1234567"],
    ["https://x.it/#la-signora-rossi", "La signora Rossi abita a Torino."],
  ])("%s is dropped where «%s» is covered, and the words of its link stay", (address, covered) => {
    const source = `Scrive ${covered} e [qui](<${address}>) si legge.`;
    expect(shown(source, "si legge")).toHaveLength(1);
    expect(shown(source, covered)).toEqual([]);
    expect(
      omit(parseProse(source), [{ start: 7, end: 7 + codePoints(covered), reason: "third_party" }]).prose.plain,
    ).toContain("qui si legge.");
  });

  test.each([
    ["https://x.it/lavoro", "Mario Rossi"],
    ["https://x.it/con-per-del", "detto con lei per sé, del resto"],
    ["https://www.comune.torino.it/", "https"],
    ["mailto:ufficio@posta.it", "mailto"],
  ])("%s stays where «%s» is covered", (address, covered) => {
    expect(shown(`Scrive ${covered} e [qui](<${address}>).`, covered)).toEqual([address]);
  });

  test("that shows the word itself stays with its words: nothing more is read in it", () => {
    expect(shown("Chiede Rossi. Vedi https://x.it/rossi, e [qui](https://x.it/rossi).", "Rossi")).toEqual([
      "https://x.it/rossi",
    ]);
  });

  test("is looked through in a time that grows with its length only", () => {
    const words = Array.from(
      { length: 400 },
      (_, index) => `${"abcdefghij".repeat(5).slice(0, 4 + (index % 40))}${index}`,
    );
    const holds = holdsWord(words);
    const cost = (length: number) => {
      const address = `https://x.it/${"abcdefghij".repeat(length)}`;
      const before = process.cpuUsage();
      expect(holds(address)).toBe(false);
      return process.cpuUsage(before).user;
    };
    const median = (length: number) => [cost(length), cost(length), cost(length)].sort((a, b) => a - b)[1] ?? 0;
    median(2_000);
    expect(median(32_000) / median(8_000)).toBeLessThan(12);
  });
});

test("a list whose numbers show a covered figure begins at 1; another keeps its beginning", () => {
  const starts = (from: number) => {
    const { prose } = omit(parseProse(`Nato nel 1975.\n\n${from}. Uno\n${from + 1}. Due`), [
      { start: 9, end: 13, reason: "third_party" },
    ]);
    return prose.blocks.flatMap((block) => (block.type === "list" ? [block.from] : []));
  };
  expect([starts(1975), starts(1974), starts(1973), starts(3)]).toEqual([[1], [1], [1973], [3]]);
});

test("a covered number that only counts notes is no leak", () => {
  const notes = Array.from({ length: 125 }, (_, index) => `a[^n${index}]\n\n[^n${index}]: nota`);
  const source = `Sono 120.\n\n${notes.join("\n\n")}`;
  const { prose, taken } = omit(parseProse(source), [{ start: 5, end: 8, reason: "third_party" }]);
  expect(taken).toEqual(["120"]);
  expect(heldBeside(prose.blocks, holdsWord(taken))).toEqual([]);
  expect(heldBeside(prose.blocks, holdsNothing)).toEqual([]);
});
