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

/** Records longer than this are no rows of ours; in bytes. */
const longest = 2 * 1024 * 1024;

/** The file as a whole can't be read on from there. */
export class BrokenCsv extends Error {
  constructor(
    readonly row: number,
    readonly code: "csv_broken" | "record_too_large",
  ) {
    super(code);
  }
}

/** What Windows-1252 has where Latin-1 has controls, from 0x80 on; some releases of Node read the one as the other. */
const upper = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** Bytes that are no UTF-8 read as Windows-1252, which has a sign for each. */
export const fromWestern = (bytes: Uint8Array): string =>
  Buffer.from(bytes)
    .toString("latin1")
    .replace(/[\x80-\x9f]/g, (sign) => upper[sign.charCodeAt(0) - 0x80] ?? sign);

/** A small file whole, as text: UTF-8, UTF-16 by its mark, or Windows-1252. Null where it is a workbook, not a CSV. */
export function textOfCsv(bytes: Uint8Array): string | null {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return null;
  const text = decoded(bytes);
  // A workbook of old, or UTF-16 without its mark; and no database takes it.
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

/** Which sign separates the cells: the one that the first line has most of, outside quotes. */
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
    // The parser drops what it had read ahead: it knows better than we how far it came.
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
