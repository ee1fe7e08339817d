import { normalForm } from "./normal-form.ts";

/** How many containers one line may open, and how many columns it may be indented: the lexer descends once for each. */
const mostMarkers = 16;
const mostColumns = 100;

/**
 * One form for texts that look the same (NFC, line feeds), without characters that no text has and no database takes.
 */
export function normalised(text: string): string {
  const shown = text
    .toWellFormed()
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, "\n")
    .replace(/\t/g, "    ")
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\ufeff]/g, "");
  return normalForm(shown);
}

const marker = /(?:>|[-*+](?= |$)|\d{1,9}(?=[.)](?: |$))|\[\^[^\]\s]{1,40}\]:)/y;
const blanks = / */y;

function limitLine(line: string): string {
  let at = 0;
  for (let markers = 0; ; markers += 1) {
    blanks.lastIndex = at;
    const width = blanks.exec(line)?.[0].length ?? 0;
    if (at + width > mostColumns)
      return line.slice(0, at) + line.slice(at + width).replace(/^(?=[^\p{L}\p{N}])/u, "\\");
    at += width;
    marker.lastIndex = at;
    const found = marker.exec(line)?.[0];
    if (found === undefined) return line;
    const digits = /^\d/.test(found);
    if (markers >= mostMarkers)
      return digits
        ? line.slice(0, at + found.length) + "\\" + line.slice(at + found.length)
        : line.slice(0, at) + "\\" + line.slice(at);
    at += found.length + (digits ? 1 : 0);
  }
}

/**
 * Takes away nesting deeper than anybody uses, which would cost the lexer stack and time, and separates footnotes from
 * what stands before them.
 */
export function limitNesting(markdown: string): string {
  return markdown
    .split("\n")
    .map(limitLine)
    .join("\n")
    .replace(/\n(?=\[\^[\p{L}\p{N}_-]{1,40}\]:)/gu, "\n\n");
}
