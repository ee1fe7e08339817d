import type { Block, Run } from "./prose.ts";

/**
 * What becomes of each string of a tree of blocks. Only the texts stand in `plain`, where an omissis can be marked.
 * The others stand beside it: a reader meets them in the address of a link, in a page's data, in a file.
 */
export interface Strings {
  text: (text: string) => string;
  /** The address of a link, with the words of the link; undefined drops the address and leaves the words. */
  address: (href: string, words: string) => string | undefined;
  /** The label of a footnote. */
  label: (label: string) => string;
  /** The label in a reference to a footnote; undefined drops the reference. */
  note: (label: string) => string | undefined;
  /** The number that a list begins at, with how many items it counts. */
  start: (from: number, items: number) => number;
  /** The reason code of an omissis. */
  reason: (code: string) => string;
}

/**
 * Takes what is left of a block once all its known fields are taken out. A new field doesn't compile until this file
 * names it.
 */
const nothingElse = (_rest: Record<string, never>): void => undefined;

/**
 * Copies a tree of blocks with each of its strings changed, in reading order. Only this file knows where strings stand.
 */
export function mapStrings(blocks: readonly Block[], change: Strings): Block[] {
  const inner = (from: readonly Block[]) => mapStrings(from, change);
  const leaf = (from: readonly Run[]) => from.flatMap((run) => mapRun(run, change));
  return blocks.map((block): Block => {
    switch (block.type) {
      case "heading": {
        const { type, level, runs, office, ...rest } = block;
        nothingElse(rest);
        return { type, level, runs: leaf(runs), ...(office && { office }) };
      }
      case "paragraph": {
        const { type, runs, office, ...rest } = block;
        nothingElse(rest);
        return { type, runs: leaf(runs), ...(office && { office }) };
      }
      case "quote": {
        const { type, blocks: quoted, ...rest } = block;
        nothingElse(rest);
        return { type, blocks: inner(quoted) };
      }
      case "list": {
        const { type, ordered, from, items, ...rest } = block;
        nothingElse(rest);
        return { type, ordered, from: change.start(from, items.length), items: items.map(inner) };
      }
      case "table": {
        const { type, head, rows, ...rest } = block;
        nothingElse(rest);
        return { type, head: head.map(leaf), rows: rows.map((row) => row.map(leaf)) };
      }
      case "footnote": {
        const { type, label, blocks: noted, ...rest } = block;
        nothingElse(rest);
        return { type, label: change.label(label), blocks: inner(noted) };
      }
      case "rule": {
        const { type, ...rest } = block;
        nothingElse(rest);
        return { type };
      }
    }
  });
}

function mapRun(run: Run, change: Strings): Run[] {
  const { text, start, bold, italic, href, note, omissis, ...rest } = run;
  nothingElse(rest);
  const reference = note === undefined ? undefined : change.note(note);
  if (note !== undefined && reference === undefined && text === "") return [];
  const address = href === undefined ? undefined : change.address(href, text);
  return [
    {
      text: change.text(text),
      start,
      ...(bold && { bold }),
      ...(italic && { italic }),
      ...(address !== undefined && { href: address }),
      ...(reference !== undefined && { note: reference }),
      ...(omissis !== undefined && { omissis: change.reason(omissis) }),
    },
  ];
}

export interface BlockString {
  kind: keyof Strings;
  value: string;
  /** The words of the link, which a reader sees; for addresses alone. */
  words: string;
}

/**
 * Every string of a tree of blocks, in reading order. A list that its writer began elsewhere than at 1 has the number
 * of each item.
 */
export function stringsOf(blocks: readonly Block[]): BlockString[] {
  const found: BlockString[] = [];
  const keep =
    (kind: keyof Strings) =>
    (value: string, words = ""): string => {
      found.push({ kind, value, words });
      return value;
    };
  mapStrings(blocks, {
    text: keep("text"),
    address: keep("address"),
    label: keep("label"),
    note: keep("note"),
    start: (from, items) => {
      if (from !== 1) for (let item = 0; item < items; item += 1) keep("start")(String(from + item));
      return from;
    },
    reason: keep("reason"),
  });
  return found;
}
