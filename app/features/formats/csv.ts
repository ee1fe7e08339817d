import { stringify } from "csv-stringify/sync";
import { clean } from "./clean.ts";

export type CsvCell = string | number | boolean | null;
export interface CsvColumn<Row> {
  name: string;
  value: (row: Row) => CsvCell;
}

/**
 * Puts an apostrophe before a cell that a spreadsheet would run (OWASP, «CSV Injection»); a plain number, even a
 * negative one, stays a number. The full-width signs are included because Excel takes them for the plain ones.
 */
export function safeCell(text: string): string {
  if (/^-?\d+([.,]\d+)?$/.test(text)) return text;
  return /^\s*[=+\-@\t\r\n＝＋－＠]/u.test(text) ? `'${text}` : text;
}

/**
 * RFC 4180: commas, CRLF, UTF-8 with its mark. Commas, because the standard and every data tool read them without a
 * setting; the mark, because without it Excel takes accents for Latin-1.
 */
export function toCsv<Row>(columns: CsvColumn<Row>[], rows: Row[], { bom = true } = {}): string {
  const cells = rows.map((row) => columns.map((column) => cellText(column.value(row))));
  return stringify([columns.map((column) => column.name), ...cells], {
    bom,
    record_delimiter: "windows",
    quoted_match: /[;\t'\r\n]/,
  });
}

function cellText(value: CsvCell): string {
  if (value === null) return "";
  // Programs that read CSV can't take control characters and half surrogates either.
  return typeof value === "string" ? safeCell(clean(value)) : String(value);
}
