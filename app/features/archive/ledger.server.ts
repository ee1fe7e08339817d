import { createReadStream, createWriteStream, type WriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { toCsv, type CsvColumn } from "#app/features/formats/csv.ts";

const held = 500;

/**
 * A table that grows while other things are written. It is kept on the disk, with at most five hundred rows in memory.
 */
export class Ledger<Row> {
  count = 0;
  private rows: Row[] = [];
  private folder: string | null = null;
  private out: WriteStream | null = null;
  constructor(private readonly columns: CsvColumn<Row>[]) {}

  add(row: Row): void {
    this.rows.push(row);
    this.count += 1;
  }

  /** Writes what is in memory to the disk. Call it from time to time, where waiting does no harm. */
  async spill(atLeast = held): Promise<void> {
    if (this.rows.length < atLeast) return;
    this.folder ??= await mkdtemp(join(tmpdir(), "tavolo-archive-"));
    this.out ??= createWriteStream(join(this.folder, "rows.csv"), { mode: 0o600 });
    const text = this.text();
    await new Promise<void>((done, failed) => this.out?.write(text, (error) => (error ? failed(error) : done())));
    this.rows = [];
  }

  /** The whole table as CSV. */
  async *read(): AsyncGenerator<Uint8Array | string> {
    yield toCsv(this.columns, []);
    if (this.folder)
      for await (const chunk of createReadStream(join(this.folder, "rows.csv"))) yield chunk as Uint8Array;
    yield this.text();
  }

  async close(): Promise<void> {
    this.out?.destroy();
    if (this.folder) await rm(this.folder, { recursive: true, force: true });
  }

  /** The rows, without the first line of names. */
  private text(): string {
    return toCsv(this.columns, this.rows, { bom: false }).slice(toCsv(this.columns, [], { bom: false }).length);
  }
}
