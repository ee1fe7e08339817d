import { Lexer, Marked } from "marked";
import type { MarkedToken, Token, TokenizerAndRendererExtension, Tokens } from "marked";
import { linkTarget } from "./link-target.ts";
import { normalForm } from "./normal-form.ts";
import { tooBusy } from "./prose-markdown.ts";
import type { Run } from "./prose.ts";

/** What a leaf is, where this changes how its line breaks are read: a heading has none, a cell has `<br>`. */
export type Leading = "heading" | "cell";

type Style = Pick<Run, "bold" | "italic" | "href">;
type Piece = Style & { text: string; note?: string };

const noteReference: TokenizerAndRendererExtension = {
  name: "note",
  level: "inline",
  tokenizer(src) {
    const found = /^\[\^([\p{L}\p{N}_-]{1,40})\]/u.exec(src);
    return found ? { type: "note", raw: found[0], label: found[1] } : undefined;
  },
};

/**
 * Not GFM: its strikethrough would take away the signs that show what was struck out, and finding bare addresses takes
 * it quadratic time.
 */
const marked = new Marked({ gfm: false, extensions: [noteReference] });

/** Finds the addresses that people type as they are; punctuation at their end belongs to the sentence. */
function withAddresses(text: string, style: Style): Piece[] {
  if (style.href !== undefined) return [{ ...style, text }];
  const pieces: Piece[] = [];
  let from = 0;
  for (const found of text.matchAll(/https?:\/\/[^\s<>«»"“”]+/gi)) {
    let length = found[0].length;
    while (/[.,;:!?)\]'’*_]/.test(found[0][length - 1] ?? "")) length -= 1;
    const href = linkTarget(found[0].slice(0, length));
    if (href === undefined) continue;
    pieces.push({ ...style, text: text.slice(from, found.index) }, { ...style, text: found[0].slice(0, length), href });
    from = found.index + length;
  }
  return [...pieces, { ...style, text: text.slice(from) }];
}

function pieces(tokens: Token[], style: Style, labels: Set<string>, leading?: Leading): Piece[] {
  const found: Piece[] = [];
  let typed = "";
  const flush = (): void => {
    if (typed !== "") found.push(...withAddresses(typed, style));
    typed = "";
  };
  for (const token of tokens) {
    if (token.type === "text") {
      typed += (token as Tokens.Text).text.replace(/\n/g, " ");
      continue;
    }
    flush();
    const known = token as MarkedToken;
    if (token.type === "note") {
      const label = String((token as Tokens.Generic)["label"]);
      found.push(labels.has(label) ? { text: "", note: label } : { ...style, text: token.raw });
    } else if (known.type === "strong") found.push(...pieces(known.tokens, { ...style, bold: true }, labels, leading));
    else if (known.type === "em") found.push(...pieces(known.tokens, { ...style, italic: true }, labels, leading));
    else if (known.type === "link") {
      const href = style.href ?? linkTarget(known.href);
      found.push(...pieces(known.tokens, href === undefined ? style : { ...style, href }, labels, leading));
    } else if (known.type === "br") found.push({ ...style, text: leading === "heading" ? " " : "\n" });
    else if (known.type === "html" && leading === "cell" && /^<br ?\/?>$/i.test(known.raw))
      found.push({ ...style, text: "\n" });
    else if (known.type === "escape" || known.type === "codespan" || known.type === "image")
      found.push({ ...style, text: known.text.replace(/\n/g, " ") });
    else found.push({ ...style, text: known.raw.replace(/\n/g, " ") });
  }
  flush();
  return found;
}

/** A leaf with more signs than any writer sets: only escapes, line breaks and notes are read, in one pass. */
function busyPieces(markdown: string, labels: Set<string>, leading?: Leading): Piece[] {
  const found: Piece[] = [];
  let from = 0;
  let text = "";
  for (const { 0: raw, 1: sign, 2: label, index } of markdown.matchAll(
    /\\([!-/:-@[-`{-~])|\[\^([\p{L}\p{N}_-]{1,40})\]|\\?\n|<br>/gu,
  )) {
    text += markdown.slice(from, index);
    from = index + raw.length;
    if (sign !== undefined) text += sign;
    else if (label !== undefined && labels.has(label)) {
      found.push({ text }, { text: "", note: label });
      text = "";
    } else if (raw === "\\\n") text += leading === "heading" ? " " : "\n";
    else if (raw === "<br>" && leading === "cell") text += "\n";
    else text += raw === "\n" ? " " : raw;
  }
  return [...found, { text: text + markdown.slice(from) }];
}

/**
 * White space as it is shown: none at the ends, one blank between words, one line feed for a break; equal neighbours
 * become one run.
 */
function tidied(found: Piece[]): Run[] {
  const runs: Run[] = [];
  let gap: { text: string; piece: Piece } | undefined;
  const add = (text: string, piece: Piece): void => {
    const last = runs.at(-1);
    const same =
      last &&
      last.note === undefined &&
      last.bold === piece.bold &&
      last.italic === piece.italic &&
      last.href === piece.href;
    if (last && same) last.text += text;
    else {
      const { bold, italic, href } = piece;
      runs.push({
        text,
        start: 0,
        ...(bold && { bold }),
        ...(italic && { italic }),
        ...(href !== undefined && { href }),
      });
    }
  };
  const close = (): void => {
    if (gap && runs.length > 0) add(gap.text.includes("\n") ? "\n" : gap.text.replace(/ +/g, " "), gap.piece);
    gap = undefined;
  };
  for (const piece of found) {
    if (piece.note !== undefined) {
      close();
      runs.push({ text: "", start: 0, note: piece.note });
    }
    for (const part of piece.text.split(/(\s+)/)) {
      if (part === "") continue;
      if (/^\s/.test(part)) gap = { text: (gap?.text ?? "") + part, piece: gap?.piece ?? piece };
      else {
        close();
        add(part, piece);
      }
    }
  }
  return runs.map((run) => ({ ...run, text: normalForm(run.text) }));
}

export function parseLeaf(markdown: string, labels: Set<string>, leading?: Leading): Run[] {
  if (tooBusy(markdown)) return tidied(busyPieces(markdown, labels, leading));
  return tidied(pieces(new Lexer(marked.defaults).inlineTokens(markdown, []), {}, labels, leading));
}

/** Text that no formatting is read in, line by line. */
export function plainLeaf(text: string): Run[] {
  return tidied([{ text }]);
}
