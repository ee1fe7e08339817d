/**
 * Signs for what turndown finds before its neighbours are known; text loses these characters first, so none can be
 * forged.
 */
export const marks = { bold: "\u0001", boldEnd: "\u0002", italic: "\u0003", italicEnd: "\u0004", line: "\u0005" };

const word = /^[\p{L}\p{N}]$/u;
/** The same signs as in prose-markdown.ts: what may stand beside a stretch of bold whatever it begins or ends with. */
const beforeIt = /^[\s(«“‘"'–—]?$/u;
const afterIt = /^[\s.,;:!?)»”’"'–—]?$/u;
const first = (/** @type {string} */ text) => String.fromCodePoint(text.codePointAt(0) ?? 32);
const last = (/** @type {string} */ text) => [...text.slice(-2)].at(-1) ?? "";

/**
 * One line's stretch in one format; a stray asterisk would be worse than lost bold. @param {string} text @param
 * {string} mark @param {string} before @param {string} after
 */
function wrapped(text, mark, before, after) {
  if (mark === "" || /^\s*\|/.test(text)) return text;
  // What makes a block (a list's or quote's or note's mark) stays outside.
  const lead = /^(?:\s|(?:[-*+]|\d{1,9}\.|>|#{1,4}|\[\^[^\]\s]{1,40}\]:)\s)*/.exec(text)?.[0] ?? "";
  const rest = text.slice(lead.length);
  const core = rest.trimEnd();
  const trail = rest.slice(core.length);
  if (core === "") return text;
  const prev = lead === "" ? before : " ";
  const next = trail === "" ? after : " ";
  const opens = beforeIt.test(prev) || (word.test(first(core)) && !/[*_]/.test(prev));
  const closes = afterIt.test(next) || (word.test(last(core)) && !/[*_]/.test(next));
  return opens && closes ? lead + mark + core + mark + trail : text;
}

/** Writes the formats and the line breaks that turndown's result has as signs. @param {string} text */
export function resolved(text) {
  /** @type {{ mark: string, text: string }[]} */
  const runs = [];
  let bold = 0;
  let italic = 0;
  for (const part of text.split(/([\u0001-\u0005]|\n)/)) {
    if (part === marks.bold) bold += 1;
    else if (part === marks.boldEnd) bold -= 1;
    else if (part === marks.italic) italic += 1;
    else if (part === marks.italicEnd) italic -= 1;
    else if (part === "\n" || part === marks.line) runs.push({ mark: "", text: part });
    else if (part !== "") {
      const mark = bold > 0 ? (italic > 0 ? "***" : "**") : italic > 0 ? "*" : "";
      const open = runs.at(-1);
      if (open && open.mark === mark && !/[\n\u0005]$/.test(open.text)) open.text += part;
      else runs.push({ mark, text: part });
    }
  }
  let end = "";
  const out = runs.map((run, n) => {
    const piece = wrapped(
      run.text,
      run.mark,
      end === marks.line ? " " : end,
      first(runs[n + 1]?.text ?? " ").replace(marks.line, " "),
    );
    end = last(piece);
    return piece;
  });
  // A break at a paragraph's edge is none, and several are a new paragraph.
  return out
    .join("")
    .replace(/[ \u00a0]*\u0005(?:\s*\u0005)+\s*/g, "\n\n")
    .replace(/(^|\n)((?:[ >]*)(?:(?:[-*+]|\d{1,9}\.)\s+)?)\u0005\s*/g, "$1$2")
    .replace(/\s*\u0005\s*(?=\n|$)/g, "")
    .replace(/[ \u00a0]*\u0005[ \u00a0]*/g, "\\\n");
}
