import { createHash } from "node:crypto";
import { Readable, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { appliedMigrations } from "#db/migrations.server.ts";
import { db, type Tx } from "#db/client.server.ts";
import { auditHead } from "#db/schema/machine.ts";
import { formatName, formatVersion, leftOut, type Last, type MarkLine } from "./format.ts";
import { listForeign, listSequences, listTables, settleTexts, tableLines } from "./tables.server.ts";

/**
 * Writes the whole database as it stood at one instant, while others go on writing: all tables are read in one
 * snapshot. On the embedded database, which has one connection, others wait meanwhile.
 */
export async function dumpDatabase(out: Writable, now: Date): Promise<void> {
  await db().transaction((tx) => pipeline(Readable.from(backupLines(tx, now)), createGzip({ level: 5 }), out), {
    isolationLevel: "repeatable read",
    accessMode: "read only",
  });
}

async function* backupLines(tx: Tx, now: Date): AsyncGenerator<string> {
  const whole = createHash("sha256");
  const mark = (line: Exclude<MarkLine, Last>) => told(`${JSON.stringify(line)}\n`);
  const told = (text: string) => {
    whole.update(text);
    return text;
  };
  await settleTexts(tx);
  yield mark({
    format: formatName,
    version: formatVersion,
    made: now.toISOString(),
    migrations: await appliedMigrations(tx),
  });
  let [tables, rows] = [0, 0];
  for (const table of await listTables(tx)) {
    if (leftOut.includes(table.name)) continue;
    yield mark({ table: table.name, columns: table.columns.map(({ name }) => name) });
    const own = createHash("sha256");
    let count = 0;
    for await (const lines of tableLines(tx, table)) {
      const text = `${lines.join("\n")}\n`;
      own.update(text);
      count += lines.length;
      yield told(text);
    }
    yield mark({ end: table.name, rows: count, sha256: own.digest("hex") });
    tables += 1;
    rows += count;
  }
  const [head] = await tx.select({ seq: auditHead.seq, hash: auditHead.hash }).from(auditHead);
  if (!head) throw new Error("The audit chain has no head");
  const [sequences, foreign] = [await listSequences(tx), await listForeign(tx)];
  const last: Last = { finished: true, tables, rows, audit: head, sequences, foreign, sha256: whole.digest("hex") };
  yield `${JSON.stringify(last)}\n`;
}
