import { Readable } from "node:stream";
import { CsvError, parse, type Info } from "csv-parse";
import { cleanText } from "./form.server.ts";

export interface CsvRecord {
  cells: string[];
  row: number;
  end: number;
}
export interface Place {
  offset: number;
  row: number;
}

/** Bytes: a longer record is none of ours. */
const longest = 2 * 1024 * 1024;

/** Thrown when the rest of the file can't be read. */
export class BrokenCsv extends Error {
  constructor(
    readonly row: number,
    readonly code: "csv_broken" | "record_too_large",
  ) {
    super(code);
  }
}

/**
 * What Windows-1252 has, from 0x80 on, where Latin-1 has control characters: some releases of Node decode Windows-1252
 * as Latin-1.
 */
const upper = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** Reads bytes that are not UTF-8 as Windows-1252, which has a character for each. */
export const fromWestern = (bytes: Uint8Array): string =>
  Buffer.from(bytes)
    .toString("latin1")
    .replace(/[\x80-\x9f]/g, (sign) => upper[sign.charCodeAt(0) - 0x80] ?? sign);

/** A small file whole, as text: UTF-8, UTF-16 by its mark, or Windows-1252. Null where it is a workbook, not a CSV. */
export function textOfCsv(bytes: Uint8Array): string | null {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return null;
  const text = decoded(bytes);
  // Zeros come from an old workbook, or from UTF-16 without its mark; no database takes them.
  return text.includes("\0") ? null : text;
}

function decoded(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return fromWestern(bytes);
  }
}

/** The sign that separates the cells: the one that stands most often in the first line, outside of quotes. */
export function delimiterOf(start: string): ";" | "," | "\t" {
  const line = (/^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(start.replace(/^\uFEFF/, ""))?.[0] ?? "").replace(
    /"(?:[^"]|"")*"/g,
    "",
  );
  const counted = ([";", ",", "\t"] as const).map((sign) => ({ sign, n: line.split(sign).length }));
  return counted.reduce((best, each) => (each.n > best.n ? each : best)).sign;
}

/**
 * The records of a CSV one by one, with where each ends in bytes; rows count as in a spreadsheet, the head being row 1.
 * Rows without a word are left out. Throws BrokenCsv.
 */
export async function* recordsOf(
  pieces: AsyncIterable<Uint8Array>,
  delimiter: string,
  from: Place = { offset: 0, row: 0 },
): AsyncGenerator<CsvRecord> {
  let row = from.row;
  const parser = parse({
    delimiter,
    bom: from.offset === 0,
    info: true,
    relax_column_count: true,
    max_record_size: longest,
    record_delimiter: ["\r\n", "\n", "\r"],
  });
  const source = Readable.from(pieces);
  source.on("error", (error) => parser.destroy(error));
  source.pipe(parser);
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>) {
      row += 1;
      const cells = record.map(cleanText);
      if (cells.some((cell) => cell.trim() !== "")) yield { cells, row, end: from.offset + info.bytes };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // The parser drops records that it had read ahead, so its own count, not ours, says how far it came.
    const read = Number(error["records"]);
    throw new BrokenCsv(
      from.row + (Number.isInteger(read) ? read : row - from.row) + 1,
      error.code === "CSV_MAX_RECORD_SIZE" ? "record_too_large" : "csv_broken",
    );
  } finally {
    source.destroy();
    parser.destroy();
  }
}
