import type { PaperBlock, PaperRun } from "#app/features/pdf/paper.ts";
import { clean } from "#app/features/formats/clean.ts";

export const said = (text: string): PaperRun[] => [{ text: clean(text) }];
/** Words that are Italian in whatever language the paper is: names, titles, reasons. */
export const italian = (text: string): PaperRun[] => [{ text: clean(text), italian: true }];
/**
 * Ids and hashes, cut into three parts where a column could not hold them, since there is no other place at which they
 * could break.
 */
export const code = (text: string): PaperRun[] => [
  { text: text.length === 64 ? [text.slice(0, 22), text.slice(22, 44), text.slice(44)].join("\n") : text, small: true },
];

export const paragraph = (...runs: PaperRun[][]): PaperBlock => ({ type: "paragraph", runs: runs.flat() });
export const list = (items: PaperRun[][]): PaperBlock => ({
  type: "list",
  ordered: false,
  from: 1,
  items: items.map((runs) => [{ type: "paragraph", runs }]),
});

/** A table, or the sentence that says that there is nothing in it. */
export const table = (head: string[], rows: PaperRun[][][], none: string): PaperBlock =>
  rows.length > 0 ? { type: "table", head: head.map(said), rows } : paragraph(said(none));
