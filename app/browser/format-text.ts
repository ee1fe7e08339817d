export type Format = "bold" | "italic" | "heading" | "list" | "numbered" | "quote";
export interface Selection {
  value: string;
  start: number;
  end: number;
}
/**
 * Replaces [from, to) with `text` and then selects [start, end); the smallest change, so that «undo» takes back just
 * this.
 */
export interface Edit {
  from: number;
  to: number;
  text: string;
  start: number;
  end: number;
}

const marks = { bold: "**", italic: "*" } as const;
const lineMarks: Record<"heading" | "list" | "quote", string> = { heading: "## ", list: "- ", quote: "> " };
const anyLineMark = /^(?:#{1,6} |- |\d{1,9}\. |> )/;

/** What a formatting button does to the selected text; the same button again takes it away. */
export function format(selection: Selection, what: Format): Edit {
  return what === "bold" || what === "italic" ? inline(selection, marks[what]) : lines(selection, what);
}

function inline({ value, start, end }: Selection, mark: string): Edit {
  const chosen = value.slice(start, end);
  const marked =
    value.slice(0, start).endsWith(mark) &&
    value.slice(end).startsWith(mark) &&
    !onlyPartOfBold(value, start, end, mark);
  if (marked)
    return {
      from: start - mark.length,
      to: end + mark.length,
      text: chosen,
      start: start - mark.length,
      end: end - mark.length,
    };
  const before = /^\s*/.exec(chosen)?.[0].length ?? 0;
  const inner = chosen.trim();
  // Markdown takes a mark beside a space for plain text, so spaces stay outside of the marks.
  const from = start + (inner === "" ? 0 : before);
  const text = inner === "" ? `${mark}${chosen}${mark}` : `${mark}${inner}${mark}`;
  const to = inner === "" ? end : from + inner.length;
  return { from, to, text, start: from + mark.length, end: to + mark.length };
}

/** `**word**` begins and ends with `*` and is still not italic. */
function onlyPartOfBold(value: string, start: number, end: number, mark: string): boolean {
  return (
    mark === "*" &&
    value.slice(0, start).endsWith("**") &&
    !value.slice(0, start).endsWith("***") &&
    value.slice(end).startsWith("**")
  );
}

function lines({ value, start, end }: Selection, what: "heading" | "list" | "numbered" | "quote"): Edit {
  const from = value.lastIndexOf("\n", start - 1) + 1;
  const after = value.indexOf("\n", Math.max(start, end - 1));
  const to = after === -1 ? value.length : after;
  const rows = value.slice(from, to).split("\n");
  const mark = (index: number) => (what === "numbered" ? `${index + 1}. ` : lineMarks[what]);
  const has = (row: string) => (what === "numbered" ? /^\d{1,9}\. /.test(row) : row.startsWith(lineMarks[what]));
  const all = rows.every((row) => row.trim() === "" || has(row)) && rows.some(has);
  let count = 0;
  const text = rows
    .map((row) =>
      row.trim() === "" && rows.length > 1
        ? row
        : all
          ? row.replace(anyLineMark, "")
          : mark(count++) + row.replace(anyLineMark, ""),
    )
    .join("\n");
  // A list or a title right under a paragraph would be read as a part of it.
  const gap = !all && from > 0 && value[from - 2] !== "\n" && value.slice(0, from).trim() !== "" ? "\n" : "";
  return {
    from,
    to,
    text: gap + text,
    start: from + gap.length + (rows.length > 1 ? 0 : text.length),
    end: from + gap.length + text.length,
  };
}

const safeLink = /^(?:https?:\/\/|mailto:)\S+$/i;
export const isLink = (address: string): boolean => safeLink.test(address);

/** The selected words, or the address itself, as a link. */
export function link({ value, start, end }: Selection, address: string): Edit {
  const words = value.slice(start, end).trim().replace(/[[\]]/g, "\\$&") || address;
  const text = `[${words}](${address.replace(/[()\s]/g, (c) => encodeURIComponent(c).replace(/[()]/g, (d) => (d === "(" ? "%28" : "%29")))})`;
  return { from: start, to: end, text, start: start + text.length, end: start + text.length };
}

/** Text put in the place of the selection, with the empty lines that several paragraphs need around them. */
export function insert({ value, start, end }: Selection, text: string): Edit {
  const block = text.includes("\n");
  const before =
    block && start > 0 ? "\n".repeat(Math.max(0, 2 - (/\n*$/.exec(value.slice(0, start))?.[0].length ?? 0))) : "";
  const after = block && end < value.length && !value.slice(end).startsWith("\n\n") ? "\n\n" : "";
  const whole = before + text + after;
  return { from: start, to: end, text: whole, start: start + whole.length, end: start + whole.length };
}

/**
 * Enter inside a list goes on with the list; on an empty item it ends it. Null where the key does what it always does.
 */
export function nextItem({ value, start, end }: Selection): Edit | null {
  if (start !== end) return null;
  const from = value.lastIndexOf("\n", start - 1) + 1;
  const item = /^(- |(\d{1,8})\. |> )(.*)$/.exec(value.slice(from, start));
  if (!item) return null;
  if (item[3] === "") return { from, to: start, text: "", start: from, end: from };
  const text = `\n${item[2] === undefined ? item[1] : `${Number(item[2]) + 1}. `}`;
  return { from: start, to: start, text, start: start + text.length, end: start + text.length };
}
