import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { StringDecoder } from "node:string_decoder";
import { createGunzip } from "node:zlib";
import { CannotStart } from "#db/client.server.ts";
import {
  formatName,
  formatVersion,
  isRow,
  type Head,
  type Last,
  type MarkLine,
  type TableEnd,
  type TableOpening,
} from "./format.ts";

export interface Manifest {
  head: Head;
  tables: (TableOpening & TableEnd)[];
  last: Last;
}
/** What is done with each part that is read; rows come as lines, a few megabytes at a time. */
export interface Receiver {
  head?(head: Head): Promise<void> | void;
  rows?(table: TableOpening, lines: string[]): Promise<void>;
  end?(table: TableEnd): Promise<void>;
}

/** How many bytes of lines are handed over at once, and how many lines at most. */
const [batchBytes, batchLines] = [4 * 1024 * 1024, 500];

/**
 * Reads a backup from its first to its last line, and throws CannotStart for one that is damaged, cut off or no backup.
 * The hash of each table covers every row, and the hash in the last line every line.
 */
export async function readBackup(file: string, receiver: Receiver = {}): Promise<Manifest> {
  const whole = createHash("sha256");
  let own = createHash("sha256");
  let open: TableOpening | undefined;
  let head: Head | undefined;
  let last: Last | undefined;
  let [rows, waiting, size] = [0, [] as string[], 0];
  const tables: Manifest["tables"] = [];
  const flush = async () => {
    const lines = waiting;
    [waiting, size] = [[], 0];
    if (open && lines.length > 0) await receiver.rows?.(open, lines);
  };
  for await (const line of linesOf(file)) {
    if (last) throw damaged(file, "something follows its end");
    if (isRow(line)) {
      if (!open) throw damaged(file, "a row stands outside its table");
      own.update(line).update("\n");
      whole.update(line).update("\n");
      rows += 1;
      size += line.length;
      if (waiting.push(line) >= batchLines || size >= batchBytes) await flush();
      continue;
    }
    const mark = parsed(file, line);
    if ("finished" in mark) {
      if (!head || open || mark.sha256 !== whole.digest("hex") || mark.tables !== tables.length)
        throw damaged(file, "its hash is not that of what it holds");
      last = mark;
      continue;
    }
    whole.update(line).update("\n");
    if (!head) {
      if (!("format" in mark) || mark.format !== formatName)
        throw new CannotStart(`${file} is no backup of Tavolo Comune.`);
      if (mark.version !== formatVersion)
        throw new CannotStart(`${file} has format ${mark.version}; this program reads ${formatVersion}.`);
      head = mark;
      await receiver.head?.(mark);
    } else if ("table" in mark && !open) {
      [open, own, rows] = [mark, createHash("sha256"), 0];
    } else if ("end" in mark && open?.table === mark.end) {
      await flush();
      if (mark.rows !== rows || mark.sha256 !== own.digest("hex"))
        throw damaged(file, `the table ${mark.end} has other rows than it had`);
      await receiver.end?.(mark);
      tables.push({ ...open, ...mark });
      open = undefined;
    } else throw damaged(file, "its lines are out of order");
  }
  if (!head || !last) throw damaged(file, "it ends too early");
  return { head, tables, last };
}

const damaged = (file: string, why: string): CannotStart =>
  new CannotStart(`${file} is damaged or incomplete: ${why}.`);

function parsed(file: string, line: string): MarkLine {
  try {
    return JSON.parse(line) as MarkLine;
  } catch {
    throw damaged(file, "a line of it can't be read");
  }
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const decoder = new StringDecoder("utf8");
  const source = createReadStream(file);
  const plain = source.pipe(createGunzip({ chunkSize: 256 * 1024 }));
  // A pipe doesn't pass errors on.
  source.on("error", (error) => plain.destroy(error));
  let rest = "";
  try {
    for await (const chunk of plain) {
      const text = decoder.write(chunk as Buffer);
      const parts = text.split("\n");
      parts[0] = rest + (parts[0] ?? "");
      rest = parts.pop() ?? "";
      yield* parts;
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "";
    if (code === "ENOENT" || code === "EACCES" || code === "EISDIR") throw new CannotStart(`${file} can't be read.`);
    if (code.startsWith("Z_")) throw damaged(file, "it can't be unpacked");
    throw error;
  } finally {
    source.destroy();
  }
  if (rest + decoder.end() !== "") throw damaged(file, "it ends within a line");
}
