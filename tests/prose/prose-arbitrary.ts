import fc from "fast-check";
import type { Block } from "#app/prose/prose.ts";

const words = [
  "lavoro",
  "città",
  "a",
  "1.",
  "2)",
  "-",
  "è",
  "😀",
  "e\u0301",
  "art.",
  "http://x.it/a_b",
  "(b)",
  "«c»",
  ".",
  "x",
];
const signs = [
  "*",
  "**",
  "_",
  "__",
  "`",
  "[",
  "]",
  "(",
  ")",
  "[^a]",
  "[^b]",
  "[t](http://e.it)",
  "[t](javascript:1)",
  "![i](u)",
  "<b>",
  "<br>",
  "&amp;",
  "\\",
  "~~",
  "|",
  "!",
  "#",
  ">",
  ":",
  "=",
];
const starts = [
  "# ",
  "## ",
  "> ",
  "- ",
  "* ",
  "1. ",
  "7) ",
  "  ",
  "    ",
  "[^a]: ",
  "[^b]:",
  "```",
  "~~~",
  "---",
  "===",
  "| a | b |\n|---|---|\n",
  "|",
  "<div>",
  "\t",
  "",
];
const inline = fc.array(
  fc.oneof(fc.constantFrom(...words), fc.constantFrom(...signs), fc.constantFrom(" ", " ", "  ", "\u00a0", "\u2003")),
  { maxLength: 12 },
);
const line = fc
  .tuple(fc.array(fc.constantFrom(...starts), { maxLength: 3 }), inline)
  .map(([start, rest]) => start.join("") + rest.join(""));

/** Markdown full of signs in every place, beside plain strings of any characters. */
export const markdown = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .array(fc.tuple(line, fc.constantFrom("\n", "\n\n", "\\\n", "  \n", "\n    ")), { maxLength: 10 })
      .map((lines) => lines.flat().join("")),
  },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 80 }) },
);

/** The blocks without their texts and formats. */
export function shape(blocks: Block[]): unknown[] {
  return blocks.map((block) => {
    if (block.type === "list") return [block.type, block.ordered, block.from, ...block.items.map(shape)];
    if (block.type === "quote" || block.type === "footnote") return [block.type, ...shape(block.blocks)];
    if (block.type === "table") return [block.type, block.head.length, block.rows.map((row) => row.length)];
    return block.type === "heading" ? [block.type, block.level] : [block.type];
  });
}
