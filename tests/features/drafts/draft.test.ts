import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bothTexts, draftOf, mergeDraft, textsOf, type DraftTexts } from "#app/features/drafts/draft.ts";

const digest = (text: string) => `#${text}`;
const digests = (texts: DraftTexts) =>
  Object.fromEntries(Object.entries(texts).map(([field, text]) => [field, digest(text)]));
const older = { newest: false };

describe("merging a save with what a draft holds", () => {
  test.each<[string, DraftTexts, DraftTexts, DraftTexts, ReturnType<typeof mergeDraft>]>([
    [
      "takes a text that nobody else changed",
      { body: "a" },
      { body: "a" },
      { body: "b" },
      { texts: { body: "b" }, conflicts: {}, news: {} },
    ],
    [
      "keeps another's text where the sender changed nothing",
      { body: "a" },
      { body: "c" },
      { body: "a" },
      { texts: { body: "c" }, conflicts: {}, news: { body: "c" } },
    ],
    [
      "merges two people in different fields",
      { title: "t", body: "a" },
      { title: "T", body: "a" },
      { title: "t", body: "b" },
      { texts: { title: "T", body: "b" }, conflicts: {}, news: { title: "T" } },
    ],
    [
      "keeps both where both changed",
      { body: "a" },
      { body: "c" },
      { body: "b" },
      { texts: { body: "c" }, conflicts: { body: "b" }, news: {} },
    ],
    [
      "sees no conflict where both wrote the same",
      { body: "a" },
      { body: "b" },
      { body: "b" },
      { texts: { body: "b" }, conflicts: {}, news: {} },
    ],
    [
      "prefers words to their deletion",
      { body: "a" },
      { body: "" },
      { body: "b" },
      { texts: { body: "b" }, conflicts: {}, news: {} },
    ],
    [
      "prefers words to one's own deletion",
      { body: "a" },
      { body: "c" },
      { body: "" },
      { texts: { body: "c" }, conflicts: {}, news: { body: "c" } },
    ],
  ])("%s", (_, base, current, sent, expected) => {
    expect(mergeDraft(current, sent, digests(base), digest, older)).toEqual(expected);
  });

  test("without a base, only the newest version was seen", () => {
    expect(mergeDraft({ body: "a" }, { body: "b" }, {}, digest, { newest: true }).texts).toEqual({ body: "b" });
    expect(mergeDraft({ body: "a" }, { body: "b" }, {}, digest, older)).toMatchObject({
      texts: { body: "a" },
      conflicts: { body: "b" },
    });
  });

  test("of one's own two texts that begin alike, the longer holds", () => {
    const own = { newest: false, own: true };
    expect(mergeDraft({ body: "Uno" }, { body: "Uno, due" }, { body: "?" }, digest, own)).toMatchObject({
      texts: { body: "Uno, due" },
      conflicts: {},
    });
    expect(mergeDraft({ body: "Uno, due" }, { body: "Uno" }, { body: "?" }, digest, own)).toMatchObject({
      texts: { body: "Uno, due" },
      conflicts: {},
      news: { body: "Uno, due" },
    });
    expect(mergeDraft({ body: "Uno" }, { body: "Uno, due" }, { body: "?" }, digest, older)).toMatchObject({
      conflicts: { body: "Uno, due" },
    });
  });

  test("a field in conflict stays apart until somebody chooses", () => {
    expect(
      mergeDraft({ body: "a" }, { body: "b" }, digests({ body: "a" }), digest, { newest: true, apart: ["body"] }),
    ).toMatchObject({ texts: { body: "a" }, conflicts: { body: "b" } });
  });

  test("whatever two people send in whatever order, every text they typed is in the draft or beside it", () => {
    const field = fc.constantFrom("title", "body", "answers.q1");
    const saves = fc.array(
      fc.record({
        who: fc.constantFrom(0, 1),
        field,
        text: fc.string({ minLength: 1, maxLength: 4 }),
        reload: fc.boolean(),
      }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(saves, (list) => {
        let held: DraftTexts = { title: "", body: "", "answers.q1": "" };
        const aside: string[] = [];
        const pages = [0, 1].map(() => ({ shown: { ...held }, base: digests(held) }));
        for (const { who, field, text, reload } of list) {
          const page = pages[who]!;
          if (reload) Object.assign(page, { shown: { ...held }, base: digests(held) });
          const before = held;
          page.shown[field] = text;
          const { texts, conflicts } = mergeDraft(held, page.shown, page.base, digest, older);
          // Only this page's own change, or nothing, may replace what was there; the other's newer text never goes.
          for (const [name, was] of Object.entries(before)) {
            if (texts[name] !== was && was !== "") expect(digest(was)).toBe(page.base[name]);
          }
          expect([...Object.values(texts), ...Object.values(conflicts)]).toContain(text);
          aside.push(...Object.values(conflicts));
          held = texts;
          page.base = { ...digests(held), ...Object.fromEntries(Object.keys(conflicts).map((name) => [name, "?"])) };
          page.shown = { ...held, ...conflicts };
        }
      }),
    );
  });
});

test("a draft is the same after a round trip through its fields", () => {
  const draft = { title: "t", body: "b", answers: { q1: "uno", "q.2": "due" } };
  expect(draftOf(textsOf(draft))).toEqual(draft);
});

test("keeping both texts keeps both whole", () => {
  expect(bothTexts("body", "mio", "tuo")).toBe("mio\n\n---\n\ntuo");
  expect(bothTexts("title", "mio", "tuo")).toBe("mio / tuo");
});
