import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { omit, type Omission, type Prose } from "#app/prose/prose.ts";
import { parseProse } from "#app/prose/prose.server.ts";
import { joinSentences } from "#app/features/texts/chosen-sentences.ts";
import { addressOf, readChosen, readKey, readId } from "#app/features/publishing/list-filter.ts";
import {
  markValue,
  readMarks,
  stillReadable,
  whyNotMove,
  withMark,
  type ContributionState,
} from "#app/features/texts/redaction.ts";

const closesAt = new Date("2025-10-31T17:00:00Z");
const before = new Date("2025-10-31T16:59:59.999Z");
const states = ["filed", "ready", "published", "refused", "withdrawn", "taken_down", "annulled"] as const;

describe("what the office may do with a text", () => {
  test.each([
    ["prepare", ["filed", "ready"]],
    ["publish", ["ready"]],
    ["refuse", ["filed", "ready"]],
    ["return", ["ready", "refused"]],
  ] as const)("%s starts only from %j", (act, allowed) => {
    const may = states.filter((state) => whyNotMove(act, state, { mode: "open", closesAt }, before) === null);
    expect(may).toEqual(states.filter((state) => (allowed as readonly ContributionState[]).includes(state)));
  });

  test.each([
    ["sealed", before, "still_sealed"],
    ["sealed", closesAt, null],
    ["open", before, null],
  ] as const)("publishing in a %s round at %s is refused by %s", (mode, now, why) => {
    expect(whyNotMove("publish", "ready", { mode, closesAt }, now)).toBe(why);
  });

  test("a sealed round doesn't keep the office from preparing or refusing", () => {
    expect(whyNotMove("prepare", "filed", { mode: "sealed", closesAt }, before)).toBeNull();
    expect(whyNotMove("refuse", "filed", { mode: "sealed", closesAt }, before)).toBeNull();
  });
});

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

describe("sentences ticked by their boxes", () => {
  const plain = "Prima Due Terz\nDomanda?\nQuat";
  const sentences = [
    [0, 5],
    [6, 9],
    [10, 14],
    [24, 28],
  ] as const;
  test.each([
    [[], "none"],
    [["7-9"], "none"],
    [["0-5"], { start: 0, end: 5 }],
    [["6-9", "0-5"], { start: 0, end: 9 }],
    [["0-5", "6-9", "10-14"], { start: 0, end: 14 }],
    [["0-5", "10-14"], "gap"],
    // The office's question between them has no box.
    [["10-14", "24-28"], "gap"],
    [["0-5", "0-5"], { start: 0, end: 5 }],
    [["0-5", "99-100"], { start: 0, end: 5 }],
  ])("%j make %j", (ticked, made) => expect(joinSentences(ticked, sentences, plain)).toEqual(made));
});

describe("the address of the public list", () => {
  const key = { direction: "older" as const, at: new Date("2026-10-21T08:00:00.123Z"), id: "019a-b" };

  test("carries filters and place, and gives both back", () => {
    const chosen = {
      line: "2",
      bench: "unions",
      organisation: "x",
      round: "1",
      kind: "demand",
      district: "7",
      search: "appalti & «paghe»",
    };
    const query = new URLSearchParams(addressOf(chosen, key));
    expect(readChosen(query)).toEqual(chosen);
    expect(readKey(query)).toEqual(key);
    expect(readKey(new URLSearchParams(addressOf(chosen, { ...key, direction: "newer" })))).toEqual({
      ...key,
      direction: "newer",
    });
  });

  test.each([
    "prima=",
    "prima=ieri~x",
    "dopo=2026-13-41T08:00:00.123Z~x",
    "prima=2026-10-21T08:00:00.123Z~a'b",
    "prima=2026-10-21T08:00:00.123Z",
    "dopo=%00~%00",
  ])("%s is the first page", (query) => {
    expect(readKey(new URLSearchParams(query))).toBeNull();
  });

  test("whatever stands in it, no control character reaches the database", () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(0x10ffff)).map((points) => String.fromCodePoint(...points)),
        (text) => {
          const { search } = readChosen(new URLSearchParams([["cerca", text]]));
          expect(search).not.toMatch(/[\p{Cc}\p{Cs}\p{Co}]/u);
          expect(search.length).toBeLessThanOrEqual(200);
        },
      ),
    );
    expect(readId("a\u0000")).toBeNull();
  });
});
