import { stringify } from "csv-stringify/sync";
import { clean } from "./clean.ts";

export type CsvCell = string | number | boolean | null;
export interface CsvColumn<Row> {
  name: string;
  value: (row: Row) => CsvCell;
}

/**
 * A cell that a spreadsheet would run (OWASP, «CSV Injection») gets an apostrophe; a plain number, negative too, stays
 * a number. The full-width signs are there because Excel folds them.
 */
export function safeCell(text: string): string {
  if (/^-?\d+([.,]\d+)?$/.test(text)) return text;
  return /^\s*[=+\-@\t\r\n＝＋－＠]/u.test(text) ? `'${text}` : text;
}

/**
 * RFC 4180: commas, CRLF, UTF-8 with its mark. The comma because it is what the standard and every data tool read
 * without a setting; the mark because Excel takes accents for Latin-1 without it.
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
  // Control characters and half surrogates are no text for the readers of CSV either.
  return typeof value === "string" ? safeCell(clean(value)) : String(value);
}
