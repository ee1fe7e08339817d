import ts from "typescript";
import { describe, expect, test } from "vitest";
import { organisations } from "#app/i18n/it/organisations.ts";
import { articled, longDay, longTime } from "#app/i18n/time.ts";
import { sourceFiles } from "#tests/architecture/files.ts";

describe("a day of the month after an Italian article", () => {
  test.each([
    ["2025-11-01", "il 1º novembre 2025", "dal 1º novembre 2025"],
    ["2025-11-08", "l’8 novembre 2025", "dall’8 novembre 2025"],
    ["2025-11-11", "l’11 novembre 2025", "dall’11 novembre 2025"],
    ["2025-11-10", "il 10 novembre 2025", "dal 10 novembre 2025"],
    ["2025-11-18", "il 18 novembre 2025", "dal 18 novembre 2025"],
    ["2025-11-21", "il 21 novembre 2025", "dal 21 novembre 2025"],
    ["2025-11-28", "il 28 novembre 2025", "dal 28 novembre 2025"],
  ])("%s is «%s» and «%s»", (day, when, since) => {
    expect([articled("il", longDay(day, "it")), articled("dal", longDay(day, "it"))]).toEqual([when, since]);
  });

  test("is elided with each preposition, for all days that begin with a vowel and for no other", () => {
    const eighth = longTime("2026-03-08T17:00:00Z", "it");
    expect((["al", "dal", "del", "nel", "sul"] as const).map((word) => articled(word, eighth).split(" ")[0])).toEqual([
      "all’8",
      "dall’8",
      "dell’8",
      "nell’8",
      "sull’8",
    ]);
    const days = Array.from({ length: 31 }, (_, n) => longDay(`2026-03-${String(n + 1).padStart(2, "0")}`, "it"));
    expect(days.filter((day) => articled("il", day).startsWith("l’")).map((day) => day.split(" ")[0])).toEqual([
      "8",
      "11",
    ]);
  });

  test("reads so in the messages", () => {
    expect(organisations.fromTo(longDay("2026-05-08", "it"), longDay("2026-05-11", "it"))).toBe(
      "dall’8 maggio 2026 all’11 maggio 2026 compreso",
    );
  });
});

test("in English the first is a plain number", () => {
  expect(longDay("2025-11-01", "en")).toBe("1 November 2025");
});

test("no Italian message writes the article itself before a value: days begin with vowels too", () => {
  const wrong = sourceFiles(["app/i18n/it"]).flatMap(({ path, text }) => {
    const found: string[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isTemplateExpression(node))
        for (const before of [node.head, ...node.templateSpans.map((span) => span.literal)].slice(0, -1))
          if (/(?<![\p{L}’])(il|al|dal|del|nel|sul) $/iu.test(before.text)) found.push(`${path}: ${node.getText()}`);
      ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true));
    return found;
  });
  expect(wrong).toEqual([]);
});
