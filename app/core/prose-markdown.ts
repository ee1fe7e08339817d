import type { Block, Prose, Run } from "./prose.ts";

/** How many signs that could open or close something one leaf may have; above it only escapes and notes are read (time is quadratic). */
const busiest = 400;

/** Whether a leaf's Markdown has so many signs that it is read and written without formatting. */
export function tooBusy(markdown: string): boolean {
  return (markdown.match(/[*_[\]<!`]/g)?.length ?? 0) > busiest;
}

const space = /^\s?$/u;
const sign = /^[\p{P}\p{S}]$/u;

/** Text that the parser gives back as it is; `atStart` where it begins a line, so that nothing there makes a list or a heading. */
function escaped(text: string, atStart: boolean): string {
  const safe = text.replace(/[\\`*_[\]<|]/g, "\\$&").replace(/(https?:)\/\//gi, "$1\\//").replace(/!$/, "\\!");
  const lines = safe.split("\n");
  return lines
    .map((line, n) => (n === 0 && !atStart ? line : line.replace(/^(\d{1,9})(?=[.)])/, "$1\\").replace(/^(?=[#>+=:~-])/, "\\")))
    .join("\\\n");
}

/** Puts marks around a text where they will be read as such; else the text alone, since a stray asterisk is worse than lost bold. */
function wrapped(text: string, mark: string, before: string, after: string): string {
  const [, lead = "", core = "", trail = ""] = /^(\s*)([^]*?)(\s*)$/u.exec(text) ?? [];
  if (core === "") return text;
  const prev = lead === "" ? before : " ";
  const next = trail === "" ? after : " ";
  const first = String.fromCodePoint(core.codePointAt(0) ?? 32);
  const last = [...core.slice(-2)].at(-1) ?? "";
  const opens = !sign.test(first) || space.test(prev) || sign.test(prev);
  const closes = !sign.test(last) || space.test(next) || sign.test(next);
  const inWord = !(space.test(prev) || sign.test(prev)) || !(space.test(next) || sign.test(next));
  const used = mark === "_" && inWord ? "*" : mark;
  const collides = used.startsWith("*") && (prev === "*" || next === "*" || first === "*" || last === "*");
  if (!opens || !closes || collides) return text;
  return lead + used + core + used + trail;
}

/** Neighbouring runs that share a value. */
function groups<T>(runs: Run[], key: (run: Run) => T): Run[][] {
  const found: Run[][] = [];
  for (const run of runs) {
    const open = found.at(-1);
    const last = open?.at(-1);
    if (open && last && key(last) === key(run)) open.push(run);
    else found.push([run]);
  }
  return found;
}

/** The sign with which a run will begin, as far as its neighbour has to know. */
function opening(run: Run | undefined, otherwise: string): string {
  if (!run) return otherwise;
  if (run.note !== undefined || run.href !== undefined) return "[";
  const first = String.fromCodePoint(run.text.codePointAt(0) ?? 32);
  return (run.bold ?? run.italic) && !space.test(first) ? "*" : first;
}

function inline(runs: Run[], plainly: boolean): string {
  let out = "";
  const before = (inner: string, outer: string): string => [...(inner === "" ? outer : inner).slice(-2)].at(-1) ?? "";
  const text = (run: Run, start: boolean): string =>
    run.note === undefined ? escaped(run.text, start) : `[^${run.note}]`;
  const links = groups(runs, (run) => (run.note === undefined ? (run.href ?? "") : `^${run.note}`));
  links.forEach((link, n) => {
    const afterLink = opening(links[n + 1]?.[0], "");
    const href = plainly ? undefined : link[0]?.href;
    let inner = href === undefined ? "" : "[";
    const bolds = groups(link, (run) => run.bold ?? false);
    bolds.forEach((group, b) => {
      const bold = group[0]?.bold ?? false;
      const afterGroup = opening(bolds[b + 1]?.[0], href === undefined ? afterLink : "]");
      let core = "";
      const groupBefore = before(inner, out);
      group.forEach((run, r) => {
        const startsLine = out + inner + core === "" || (out + inner + core).endsWith("\n");
        const own = text(run, startsLine).replace(/^:/, /\]$/.test(core === "" ? groupBefore : core) ? "\\:" : ":");
        const prev = core === "" && bold ? "*" : before(core, groupBefore);
        const next = opening(group[r + 1], bold ? "*" : afterGroup);
        core += run.italic && !plainly ? wrapped(own, "_", prev, next) : own;
      });
      inner += bold && !plainly ? wrapped(core, "**", groupBefore, afterGroup) : core;
    });
    out += href === undefined ? inner : `${inner}](<${href}>)`;
  });
  return out;
}

function leafText(runs: Run[]): string {
  const markdown = inline(runs, false);
  return tooBusy(markdown) ? inline(runs, true) : markdown;
}

const indented = (text: string, by: number): string => text.replace(/\n(?=[^\n])/g, "\n" + " ".repeat(by));

function listText(list: Block & { type: "list" }, other: boolean): string {
  const loose = list.items.some((item) => item.some((block, n) => !(block.type === "paragraph" && n === 0) && block.type !== "list"));
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
      return `${"#".repeat(block.level - 1)} ${leafText(block.runs).replace(/\\\n/g, " ").replace(/(?<=\s)#+$/, "\\$&")}`;
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

/** A text as Markdown that `parseProse` reads back with the same `plain` and the same blocks; an omissis becomes its mark. */
export function toMarkdown(prose: Prose): string {
  return blocksText(prose.blocks, "\n\n") + "\n";
}
