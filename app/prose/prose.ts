/**
 * Text as it is stored and shown. Markdown is what people's drafts are kept in; at filing it is parsed once into
 * blocks, so that a later version of the parser can never move an offset. Offsets count code points of `plain`, as
 * `tagging` and its exports need.
 */
export interface Run {
  text: string;
  /** Code points before this run in the prose's `plain`. */
  start: number;
  bold?: true;
  italic?: true;
  /** http, https or mailto only; anything else is dropped when parsing. */
  href?: string;
  /** A reference to the footnote with this label; `text` is then empty. */
  note?: string;
  /** The reason code of an omissis; `text` is then the mark that stands for what was taken out. */
  omissis?: string;
}

export type Block =
  | { type: "heading"; level: 2 | 3 | 4; runs: Run[]; office?: true }
  | { type: "paragraph"; runs: Run[]; office?: true }
  | { type: "quote"; blocks: Block[] }
  | { type: "list"; ordered: boolean; from: number; items: Block[][] }
  | { type: "table"; head: Run[][]; rows: Run[][][] }
  | { type: "footnote"; label: string; blocks: Block[] }
  | { type: "rule" };

/** `plain` is every leaf (paragraph, heading, cell) on a line of its own, in reading order, joined by a line feed. */
export interface Prose {
  blocks: Block[];
  plain: string;
}

export type { Holds } from "./prose-covered.ts";
export { foldedText, heldBeside, holdsPassage, holdsWord, tells } from "./prose-covered.ts";
export { codePoints, leaves, sliceCodePoints } from "./prose-leaves.ts";
export { omissisMark, omit, toPublic } from "./prose-omit.ts";
export type { Omission } from "./prose-omit.ts";
export { sentences } from "./prose-sentences.ts";
export { toMarkdown } from "./prose-markdown.ts";
export { proseFromParts, quote } from "./prose-parts.ts";
export type { ProsePart } from "./prose-parts.ts";
export { stringsOf } from "./prose-strings.ts";
