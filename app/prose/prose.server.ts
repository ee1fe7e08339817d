import { Lexer, Marked, Tokenizer } from "marked";
import type { MarkedToken, Token, TokenizerAndRendererExtension, Tokens } from "marked";
import { assemble } from "./prose-leaves.ts";
import { parseLeaf, plainLeaf } from "./prose-inline.server.ts";
import type { Leading } from "./prose-inline.server.ts";
import { limitNesting, normalised } from "./prose-source.server.ts";
import type { Block, Prose } from "./prose.ts";

/** How deep quotes and lists may stand inside each other; what is nested deeper is shown at this depth. */
const deepest = 8;
/** Cells. Each row is filled up to as many cells as the head has: without a bound a short text would make millions. */
const widestTable = 60;

interface FootnoteToken extends Tokens.Generic {
  type: "footnote";
  label: string;
  tokens: Token[];
}

/** `[^a]: text`, going on in lines that follow at once or are indented after a blank one. */
const footnote: TokenizerAndRendererExtension = {
  name: "footnote",
  level: "block",
  tokenizer(src) {
    const head = /^\[\^([\p{L}\p{N}_-]{1,40})\]: *([^\n]*)(?:\n|$)/u.exec(src);
    if (!head || !this.lexer.state.top) return undefined;
    const body = [head[2] ?? ""];
    let end = head[0].length;
    const line = /([^\n]*)(?:\n|$)/y;
    for (let blank = false, at = end; at < src.length; at = line.lastIndex) {
      line.lastIndex = at;
      const text = line.exec(src)?.[1] ?? "";
      if (text.trim() !== "" && !text.startsWith("  ") && (blank || text.startsWith("[^"))) break;
      blank = text.trim() === "";
      body.push(blank ? "" : text.replace(/^ {1,4}/, ""));
      if (!blank) end = line.lastIndex;
    }
    this.lexer.state.top = false;
    const tokens = this.lexer.blockTokens(body.join("\n").trimEnd(), []);
    this.lexer.state.top = true;
    return { type: "footnote", raw: src.slice(0, end), label: head[1], tokens } satisfies Omit<
      FootnoteToken,
      "label"
    > & { label?: string };
  },
};

/**
 * marked 18.2 throws on a quote whose last line is an empty list item (`a\n> 7) \nb`): such a quote is read as a
 * paragraph.
 */
function blockquote(this: { lexer: Lexer }, src: string): Tokens.Blockquote | undefined {
  const { top } = this.lexer.state;
  try {
    return Tokenizer.prototype.blockquote.call(this, src);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    this.lexer.state.top = top;
    return undefined;
  }
}

const marked = new Marked({
  extensions: [footnote],
  tokenizer: {
    blockquote,
    // A link definition would vanish from the text that people read and quote.
    def: () => undefined,
    table(src) {
      const head = src.slice(0, src.indexOf("\n"));
      return head.split("|").length > widestTable ? undefined : false;
    },
  },
});

const isFootnote = (token: Token): token is FootnoteToken => token.type === "footnote";

/** Turns marked's block tokens into ours; the footnotes found on the way are put aside, for the end of the text. */
class Reader {
  readonly footnotes: (Block & { type: "footnote" })[] = [];
  readonly #labels: Set<string>;
  readonly #taken = new Set<string>();

  constructor(labels: Set<string>) {
    this.#labels = labels;
  }

  read(tokens: Token[], depth: number): Block[] {
    return tokens.flatMap((token) => this.#block(token, depth));
  }

  #leaf(markdown: string, leading?: Leading) {
    return parseLeaf(markdown, this.#labels, leading);
  }

  #block(token: Token, depth: number): Block[] {
    if (isFootnote(token)) return this.#footnote(token, depth);
    const known = token as MarkedToken;
    switch (known.type) {
      case "heading": {
        const level = known.depth === 1 ? 2 : known.depth === 2 ? 3 : 4;
        const runs = this.#leaf(known.text, "heading");
        return runs.length > 0 ? [{ type: "heading", level, runs }] : [];
      }
      case "paragraph":
      case "text":
        return this.#paragraph(this.#leaf(known.text));
      case "code":
      case "html":
        return this.#paragraph(plainLeaf(known.text));
      case "hr":
        return [{ type: "rule" }];
      case "blockquote": {
        const blocks = this.read(known.tokens, depth + 1);
        return depth >= deepest || blocks.length === 0 ? blocks : [{ type: "quote", blocks }];
      }
      case "list": {
        const items = known.items
          .map((item: Tokens.ListItem) => this.read(item.tokens, depth + 1))
          .filter((item) => item.length > 0);
        if (depth >= deepest || items.length === 0) return items.flat();
        const from = known.ordered && known.start !== "" ? known.start : 1;
        return [{ type: "list", ordered: known.ordered, from, items }];
      }
      case "table":
        return [
          {
            type: "table",
            head: known.header.map((cell) => this.#leaf(cell.text, "cell")),
            rows: known.rows.map((row) => row.map((cell) => this.#leaf(cell.text, "cell"))),
          },
        ];
      case "space":
        return [];
      default:
        return this.#paragraph(plainLeaf(known.raw));
    }
  }

  #paragraph(runs: ReturnType<typeof plainLeaf>): Block[] {
    return runs.length > 0 ? [{ type: "paragraph", runs }] : [];
  }

  /** A second definition of the same label is shown as plain text. */
  #footnote(token: FootnoteToken, depth: number): Block[] {
    if (this.#taken.has(token.label))
      return [...this.#paragraph(plainLeaf(`[^${token.label}]:`)), ...this.read(token.tokens, depth)];
    this.#taken.add(token.label);
    const note: Block & { type: "footnote" } = { type: "footnote", label: token.label, blocks: [] };
    this.footnotes.push(note);
    note.blocks = this.read(token.tokens, 1);
    return [];
  }
}

function labelsIn(tokens: Token[], labels = new Set<string>()): Set<string> {
  for (const token of tokens) {
    if (isFootnote(token)) labels.add(token.label);
    if (token.type === "list") labelsIn((token as Tokens.List).items, labels);
    else if (token.type === "list_item" || token.type === "blockquote" || token.type === "footnote")
      labelsIn(token.tokens ?? [], labels);
  }
  return labels;
}

/**
 * Reads Markdown as people's drafts have it. Raw HTML, code and addresses other than http, https and mailto stay as
 * plain text; nesting and formatting beyond any use are flattened, so that time and stack stay bounded for hostile
 * text.
 */
export function parseProse(markdown: string): Prose {
  const tokens = new Lexer(marked.defaults).blockTokens(limitNesting(normalised(markdown)), []);
  const reader = new Reader(labelsIn(tokens));
  const body = reader.read(tokens, 0);
  return assemble([...body, ...reader.footnotes]);
}
