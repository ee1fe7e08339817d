import { createReadStream, createWriteStream, type WriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { toCsv, type CsvColumn } from "#app/features/formats/csv.ts";

const held = 500;

/** A table that grows while something else is written: kept on the disk, five hundred rows in memory at most. */
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

  /** Call it now and then, where waiting is no harm: what is in memory goes to the disk. */
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

  /** Rows without the head. */
  private text(): string {
    return toCsv(this.columns, this.rows, { bom: false }).slice(toCsv(this.columns, [], { bom: false }).length);
  }
}
