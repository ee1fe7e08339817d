import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { omit, type Omission, type Prose } from "#app/prose/prose.ts";
import { parseProse } from "#app/prose/prose.server.ts";
import { markValue, readMarks, stillReadable, withMark } from "#app/features/omissis/redaction.ts";

describe("the marks of a form", () => {
  const reason = fc.constantFrom("third_party", "special_data", "confidential", "unlawful");
  const mark = fc
    .tuple(fc.nat(500), fc.integer({ min: 1, max: 60 }), reason)
    .map(([start, length, why]) => ({ start, end: start + length, reason: why }));

  test("come back as they were sent", () => {
    fc.assert(
      fc.property(fc.array(mark), (marks) => {
        expect(readMarks(marks.map(markValue))).toEqual(marks);
      }),
    );
  });

  test.each(["", "5", "5-9", "-1-3-third_party", "5-9-third_party;x", "a-b-c", "1e3-9-third_party", "5-9-<b>"])(
    "%j is no mark, and is not dropped in silence either",
    (value) => {
      expect(readMarks([value])).toEqual([{ start: NaN, end: NaN, reason: "" }]);
    },
  );

  test("a new mark never uncovers what was covered", () => {
    fc.assert(
      fc.property(fc.array(mark, { maxLength: 8 }), mark, (marks, added) => {
        const after = withMark(marks, added);
        const covered = (some: readonly { start: number; end: number }[], at: number) =>
          some.some((each) => each.start <= at && at < each.end);
        for (let at = 0; at < 570; at += 1) expect(covered(after, at)).toBe(covered([...marks, added], at));
        expect(after.map((each) => each.start)).toEqual(after.map((each) => each.start).sort((a, b) => a - b));
      }),
    );
  });
});

describe("words that were left out in one place only", () => {
  const text = parseProse("Mario Rossi ha scritto. Poi mario rossi ha firmato.");
  const read = (prose: Prose, marks: Omission[], title = "Una lettera", names: string[] = []) =>
    stillReadable(prose.plain, marks, title, omit(prose, marks).prose, names);
  const first = { start: 0, end: 11, reason: "third_party" };

  test("are named, whatever their capitals", () => expect(read(text, [first])).toEqual(["Mario Rossi"]));
  test("are named when only the title has them", () =>
    expect(read(parseProse("Mario Rossi ha scritto."), [first], "Lettera di Mario Rossi")).toEqual(["Mario Rossi"]));
  test("are named whatever their accents and the signs between them", () => {
    const niccolo = parseProse("Niccolò  Dell’Orso ha scritto a NICCOLO’ DELL'ORSO.");
    expect(read(niccolo, [{ start: 0, end: 18, reason: "third_party" }])).toEqual(["Niccolò Dell’Orso"]);
  });
  test("are named when only a file's name has them", () => {
    const once = parseProse("Mario Rossi ha scritto.");
    expect(read(once, [first], "Una lettera", ["lettera_MarioRossi.pdf"])).toEqual(["Mario Rossi"]);
    expect(read(once, [first], "Una lettera", ["lettera.pdf"])).toEqual([]);
  });
  test("are named when they stand beside the words of a text", () => {
    const shown = omit(parseProse("Mario Rossi ha scritto[^1].\n\n[^1]: Da [casa](https://x.it/)."), [first]).prose;
    const readWith = (found: string, instead: string) => {
      const blocks = JSON.parse(JSON.stringify(shown.blocks).replaceAll(found, instead)) as Prose["blocks"];
      return stillReadable("Mario Rossi ha scritto.", [first], "", { ...shown, blocks });
    };
    expect(readWith("", "")).toEqual([]);
    expect(readWith("https://x.it/", "https://x.it/mario-rossi")).toEqual(["Mario Rossi"]);
    expect(readWith('"label":"1"', '"label":"MarioRossi"')).toEqual(["Mario Rossi"]);
  });
  test("are not named once they are left out everywhere", () =>
    expect(read(text, [first, { start: 28, end: 39, reason: "third_party" }])).toEqual([]));
  test("are not named when too short to tell anything", () =>
    expect(read(parseProse("a b a b"), [{ start: 0, end: 1, reason: "third_party" }])).toEqual([]));
});
