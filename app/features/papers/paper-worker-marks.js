/**
 * Control characters that stand for marks which turndown finds before their neighbours are known. They are removed from
 * text first, so that nobody can forge one.
 */
export const marks = { bold: "\u0001", boldEnd: "\u0002", italic: "\u0003", italicEnd: "\u0004", line: "\u0005" };

const word = /^[\p{L}\p{N}]$/u;
/** The same characters as in prose-markdown.ts: they may stand beside bold, whatever the bold begins or ends with. */
const beforeIt = /^[\s(«“‘"'–—]?$/u;
const afterIt = /^[\s.,;:!?)»”’"'–—]?$/u;
const first = (/** @type {string} */ text) => String.fromCodePoint(text.codePointAt(0) ?? 32);
const last = (/** @type {string} */ text) => [...text.slice(-2)].at(-1) ?? "";

/**
 * A stretch of one line in one format. Where a mark might not be read as one the format is left out, since a stray
 * asterisk is worse.
 * @param {string} text @param {string} mark @param {string} before @param {string} after
 */
function wrapped(text, mark, before, after) {
  if (mark === "" || /^\s*\|/.test(text)) return text;
  // The mark of a block (a list, a quote or a note) stays outside of the format.
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
  // A break at the edge of a paragraph is none, and several breaks are a new paragraph.
  return out
    .join("")
    .replace(/[ \u00a0]*\u0005(?:\s*\u0005)+\s*/g, "\n\n")
    .replace(/(^|\n)((?:[ >]*)(?:(?:[-*+]|\d{1,9}\.)\s+)?)\u0005\s*/g, "$1$2")
    .replace(/\s*\u0005\s*(?=\n|$)/g, "")
    .replace(/[ \u00a0]*\u0005[ \u00a0]*/g, "\\\n");
}
