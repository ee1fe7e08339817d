import { expect, test } from "vitest";
import { leaves, omit, sentences, toMarkdown } from "#app/prose/prose.ts";
import { parseProse } from "#app/prose/prose.server.ts";

const n = 30_000;
/** Texts that cost a naive parser quadratic time or its stack. */
const hostile: [string, string][] = [
  ["ten thousand quotes on one line", ">".repeat(10_000) + " a"],
  ["ten thousand quotes with blanks", "> ".repeat(10_000) + "a"],
  ["ten thousand lists on one line", "- ".repeat(10_000) + "a"],
  ["ten thousand numbered lists on one line", "1. ".repeat(10_000) + "a"],
  ["ten thousand footnotes on one line", "[^a]: ".repeat(10_000) + "a"],
  ["footnotes and quotes by turns", "[^a]: > ".repeat(10_000) + "a"],
  ["lists that go deeper line by line", Array.from({ length: 600 }, (_, i) => " ".repeat(2 * i) + "- a").join("\n")],
  ["quotes that go deeper line by line", Array.from({ length: 600 }, (_, i) => ">".repeat(i) + " a").join("\n")],
  ["emphasis that never closes", "**a *a ".repeat(n / 4) + "b"],
  ["emphasis everywhere", "_a_".repeat(n)],
  ["emphasis in every short paragraph", ("**a *a ".repeat(60) + "\n\n").repeat(400)],
  ["brackets that never close", "[".repeat(n)],
  ["nested brackets", "[".repeat(n) + "]".repeat(n)],
  ["links that never close", "[a](<b".repeat(n)],
  ["images in images", "![[]()".repeat(n)],
  ["exclamation marks", "!".repeat(n * 5)],
  ["angle brackets", "<a x='".repeat(n)],
  ["declarations", "a <![CDATA[".repeat(n)],
  ["backticks of all lengths", Array.from({ length: 400 }, (_, i) => "`".repeat(i)).join(" ")],
  ["a very wide table", "|a".repeat(3000) + "|\n" + "|-".repeat(3000) + "|\n" + "|1\n".repeat(3000)],
  ["addresses that end in points", "http://a" + ".,".repeat(n) + "x " + "http://a(".repeat(n)],
  ["addresses of mail", "a.".repeat(n) + "@"],
  ["a long table", "|a|b|\n|-|-|\n" + "|1|2|\n".repeat(n)],
  ["a long list", "- a\n".repeat(n)],
  ["a long loose list", "- a\n\n".repeat(n)],
  ["quotes apart", "> a\n\n".repeat(n)],
  ["references to footnotes", "[^a] ".repeat(n) + "\n\n[^a]: b"],
  ["definitions", "[a]: b\n".repeat(n)],
  ["fences", "```\na\n".repeat(n)],
  ["blanks", ("a" + " ".repeat(2000) + "\n").repeat(100)],
  ["one long word", "a".repeat(1_000_000)],
];

// The limit is the failure: quadratic time takes minutes here, and a lost stack throws.
test.each(hostile)(
  "%s are read, written, cut and quoted without losing the stack or minutes",
  { timeout: 20_000 },
  (_, source) => {
    const prose = parseProse(source);
    expect(prose.plain).not.toBe("");
    expect(leaves(prose).length).toBeGreaterThan(0);
    sentences(prose);
    omit(prose, [{ start: 0, end: 1, reason: "x" }]);
    expect(parseProse(toMarkdown(prose)).plain).toBe(prose.plain);
  },
);
