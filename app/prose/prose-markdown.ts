import type { Block, Prose, Run } from "./prose.ts";

/**
 * How many signs that could open or close something a leaf may have. Parsing takes time that is quadratic in them, so
 * in a leaf with more only escapes and notes are read.
 */
const busiest = 400;

/** Whether a leaf's Markdown has so many signs that it is read and written without formatting. */
export function tooBusy(markdown: string): boolean {
  return (markdown.match(/[*_[\]<!`]/g)?.length ?? 0) > busiest;
}

const word = /^[\p{L}\p{N}]$/u;
/** What may stand before bold so that its mark is surely read as one: nothing, a blank, or one of these signs. */
const beforeIt = /^[\s(«“‘"'–—]?$/u;
const afterIt = /^[\s.,;:!?)»”’"'–—]?$/u;

/**
 * Text that the parser gives back as it is; `atStart` where it begins a line, so that nothing there makes a list or a
 * heading.
 */
function escaped(text: string, atStart: boolean): string {
  // marked takes the backslash off brackets in a link's text before it reads it: what follows them has to be safe by
  // itself.
  const safe = text
    .replace(/[\\`*_[\]<|]/g, "\\$&")
    .replace(/\[(?=\^)|\](?=\()/g, "$&\\")
    .replace(/(https?:)\/\//gi, "$1\\//")
    .replace(/!$/, "\\!");
  const lines = safe.split("\n");
  return lines
    .map((line, n) =>
      n === 0 && !atStart ? line : line.replace(/^(\d{1,9})(?=[.)])/, "$1\\").replace(/^(?=[#>+=:~-])/, "\\"),
    )
    .join("\\\n");
}

const lastSign = (text: string): string => [...text.slice(-2)].at(-1) ?? "";
const firstSign = (text: string): string => String.fromCodePoint(text.codePointAt(0) ?? 32);

/**
 * A run between the marks of its format where they are sure to be read as marks; elsewhere its text alone, since a
 * stray asterisk is worse than a lost format.
 */
function formatted(run: Run, text: string, before: string, after: string): string {
  const [, lead = "", core = "", trail = ""] = /^((?:\\\n|\s)*)([^]*?)((?:\\\n|\s)*)$/u.exec(text) ?? [];
  if (core === "" || !(run.bold ?? run.italic)) return text;
  const prev = lead === "" ? before : " ";
  const next = trail === "" ? after : " ";
  const opens = beforeIt.test(prev) || (word.test(firstSign(core)) && !/[*_]/.test(prev));
  const closes = afterIt.test(next) || (word.test(lastSign(core)) && !/[*_]/.test(next));
  if (!opens || !closes) return text;
  const inWord = word.test(prev) || word.test(next);
  const mark = run.bold ? (run.italic ? "***" : "**") : inWord ? "*" : "_";
  return lead + mark + core + mark + trail;
}

/** Neighbouring runs that lead to the same address. */
function linked(runs: Run[]): Run[][] {
  const found: Run[][] = [];
  for (const run of runs) {
    const open = found.at(-1);
    if (open?.[0] && open[0].href === run.href) open.push(run);
    else found.push([run]);
  }
  return found;
}

/**
 * The runs of one leaf, or of one link in it, as pieces; `before` is the end of what stands on its line, `after` what
 * follows.
 */
function inline(runs: Run[], before: string, after: string, plainly: boolean): string[] {
  let end = before;
  return runs.map((run, n) => {
    const startsLine = end === "" || end === "\n";
    const text =
      run.note === undefined
        ? escaped(run.text, startsLine).replace(/^:/, end === "]" ? "\\:" : ":")
        : `[^${run.note}]`;
    const next = runs[n + 1];
    const follows = next ? (next.note === undefined ? firstSign(next.text) : "[") : after;
    const piece = plainly || run.note !== undefined ? text : formatted(run, text, end, follows);
    if (piece !== "") end = lastSign(piece);
    return piece;
  });
}

function leafMarkdown(runs: Run[], plainly: boolean): string {
  if (plainly) return inline(runs, "", "", true).join("");
  let end = "";
  const parts = linked(runs);
  const pieces = parts.map((part, n) => {
    const href = part[0]?.href;
    const next = parts[n + 1]?.[0];
    const piece =
      href === undefined
        ? inline(part, end, next?.href === undefined ? "" : "[", false).join("")
        : `[${inline(part, "", "", false).join("")}](<${href}>)`;
    if (piece !== "") end = lastSign(piece);
    return piece;
  });
  return pieces.join("");
}

function leafText(runs: Run[]): string {
  const markdown = leafMarkdown(runs, false);
  return tooBusy(markdown) ? leafMarkdown(runs, true) : markdown;
}

const indented = (text: string, by: number): string => text.replace(/\n(?=[^\n])/g, "\n" + " ".repeat(by));

function listText(list: Block & { type: "list" }, other: boolean): string {
  // A list that does not begin at 1 cannot stand right below a paragraph.
  const close = (block: Block, n: number): boolean =>
    block.type === "list" ? !block.ordered || block.from === 1 : block.type === "paragraph" && n === 0;
  const loose = !list.items.every((item) => item.every(close));
  const items = list.items.map((item, n) => {
    const number = Math.min(list.from + n, 999_999_999);
    const mark = list.ordered ? `${number}${other ? ")" : "."} ` : other ? "* " : "- ";
    return mark + indented(blocksText(item, loose ? "\n\n" : "\n"), mark.length);
  });
  return items.join(loose ? "\n\n" : "\n");
}

function tableText(table: Block & { type: "table" }): string {
  const line = (cells: string[]): string => `| ${cells.join(" | ")} |`;
  const row = (cells: Run[][]): string => line(cells.map((runs) => leafText(runs).replace(/\\\n/g, "<br>")));
  return [row(table.head), line(table.head.map(() => "---")), ...table.rows.map(row)].join("\n");
}

function blockText(block: Block, otherMark: boolean): string {
  switch (block.type) {
    case "paragraph":
      return leafText(block.runs);
    case "heading":
      return `${"#".repeat(block.level - 1)} ${leafText(block.runs)
        .replace(/\\\n/g, " ")
        .replace(/(?<=\s)#+$/, "\\$&")}`;
    case "quote":
      return blocksText(block.blocks, "\n\n").replace(/^/gm, "> ");
    case "list":
      return listText(block, otherMark);
    case "table":
      return tableText(block);
    case "footnote":
      return `[^${block.label}]: ${indented(blocksText(block.blocks, "\n\n"), 4)}`.trimEnd();
    case "rule":
      return "___";
  }
}

/** Blocks in a row; two lists that follow each other take different marks, or they would be read as one. */
function blocksText(blocks: Block[], between: string): string {
  let other = false;
  return blocks
    .map((block, n) => {
      const prev = blocks[n - 1];
      other = block.type === "list" && prev?.type === "list" && prev.ordered === block.ordered && !other;
      return blockText(block, other);
    })
    .join(between);
}

/**
 * A text as Markdown that `parseProse` reads back with the same `plain` and the same blocks; an omissis becomes its
 * mark.
 */
export function toMarkdown(prose: Prose): string {
  return blocksText(prose.blocks, "\n\n") + "\n";
}
