import { describe, expect, test } from "vitest";
import { sourceFiles } from "./files.ts";

/** Questions on which safety hangs are each asked in one place: a second answer forgets what the first one knows. */

const files = sourceFiles(["app", "db"]);
const elsewhere = (pattern: RegExp, home: string) =>
  files.filter(({ path, text }) => path !== home && pattern.test(text)).map(({ path }) => path);

describe("locking a contribution", () => {
  const home = "app/features/texts/lock.server.ts";

  /** Each query of a file that locks rows, from its `select` to its lock. */
  const locking = (text: string): string[] =>
    [...text.matchAll(/\.for\(\s*"(?:no key )?update"[^)]*\)/g)].map(({ index, 0: lock }) => {
      const before = text.slice(0, index);
      return before.slice(before.lastIndexOf(".select")) + lock;
    });
  const locksContribution = (query: string): boolean => {
    const named = /\bof: (\[[^\]]*\]|\w+)/.exec(query)?.[1];
    return /\bcontributions\b/.test(named ?? query.match(/(from|join)\(\s*\w+/gi)?.join(" ") ?? "");
  };

  test("is done in texts/lock alone, which says whether the text is sealed", () => {
    const wrong = files.filter(({ path, text }) => path !== home && locking(text).some(locksContribution));
    expect(wrong.map(({ path }) => path)).toEqual([]);
    expect(elsewhere(/\bfrom contributions\b[^`]*\bfor (no key )?update\b/, home)).toEqual([]);
  });

  test("is seen in each way to write it", () => {
    const lines = [
      `tx.select({ id: contributions.id }).from(contributions).where(mine).for("update")`,
      `tx.select(columns).from(contributions).innerJoin(names, same).where(mine).for("update", { of: contributions })`,
      `tx.select(columns).from(attachments).innerJoin(contributions, same).where(mine).for("no key update")`,
      `tx.select(columns).from(attachments).innerJoin(contributions, same).where(mine).for("update", { of: attachments })`,
      `tx.select(columns).from(drafts).where(eq(drafts.contributionId, id)).for("update")`,
    ];
    expect(lines.map((line) => locking(line).some(locksContribution))).toEqual([true, true, true, false, false]);
  });
});

describe("what is newest of a contribution", () => {
  const home = "app/features/texts/newest.server.ts";

  test("its revision and its public text are looked for in texts/newest alone", () => {
    expect(elsewhere(/\bdesc\(\s*(revisions\.number|publicTexts\.id)\b/, home)).toEqual([]);
    expect(elsewhere(/\bmax\(\s*(revisions\.number|publicTexts\.id)\b/, home)).toEqual([]);
    expect(elsewhere(/\bfrom (revisions|public_texts) (\w+)\b[^`]*\border by \2\.(number|id) desc\b/, home)).toEqual(
      [],
    );
  });
});

describe("fields of a form", () => {
  const home = "app/features/texts/text-fields.server.ts";

  test("a contribution's number and a place in its text have one schema each", () => {
    expect(elsewhere(/\bnumber(: |\s*=\s*)z\s*\.string\(\)/, home)).toEqual([]);
    expect(elsewhere(/\b(offset|start|end)(: |\s*=\s*)z\s*\.coerce/, home)).toEqual([]);
  });
});
