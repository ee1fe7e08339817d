import { and, eq, inArray } from "drizzle-orm";
import { sha256 } from "#app/core/hash.server.ts";
import { getRoundWithQuestions } from "#app/features/campaigns/rounds.server.ts";
import { listLines } from "#app/features/campaigns/lines.server.ts";
import { listDistricts } from "#app/features/places/places.server.ts";
import { db, type Db, type Tx } from "#db/client.server.ts";
import { contributions, importBatches, organisations } from "#db/schema/index.ts";
import { columnName, readHead, type HeadKey, type RowError } from "./columns.ts";
import { piecesOf } from "./pieces.server.ts";
import { BrokenCsv, delimiterOf, recordsOf, type Place } from "#app/core/csv-records.server.ts";
import { readRow, type ImportRow, type RowWorld } from "./row.ts";

export type Batch = typeof importBatches.$inferSelect;
export const mostRows = 200_000;

export async function getBatchRow(batchId: string, from: Db | Tx = db()): Promise<Batch | null> {
  const [row] = await from.select().from(importBatches).where(eq(importBatches.id, batchId));
  return row ?? null;
}

/** Everything with which rows are compared, read once for a whole file. */
export async function rowWorld(batch: Batch): Promise<RowWorld & { questions: number }> {
  const round = await getRoundWithQuestions(batch.roundId);
  if (!round) throw new Error("The import's round is gone");
  const lines = await listLines(batch.campaignId);
  const bodies = await db()
    .select({
      id: organisations.id,
      fiscalCode: organisations.fiscalCode,
      ipaCode: organisations.ipaCode,
      mergedInto: organisations.mergedInto,
    })
    .from(organisations);
  // The code of an entry that was merged into another names the body that stands for it.
  const standing = (body: (typeof bodies)[number]) => body.mergedInto ?? body.id;
  const by = (code: "fiscalCode" | "ipaCode") =>
    new Map(bodies.flatMap((body) => (body[code] ? [[body[code].toUpperCase(), standing(body)] as const] : [])));
  return {
    // Every row is judged by the moment of the upload, however long reading them takes.
    now: batch.createdAt,
    round,
    questions: round.questions.length,
    lines: new Map(lines.map((line) => [line.code, line.id])),
    districts: await listDistricts(batch.campaignId),
    organisations: {
      byFiscalCode: by("fiscalCode"),
      byIpaCode: by("ipaCode"),
      byId: new Map(bodies.map((body) => [body.id, standing(body)])),
    },
  };
}

export interface Head {
  keys: (HeadKey | null)[];
  delimiter: string;
  errors: RowError[];
  end: Place;
}

/** The first row: what stands where. */
export async function headOf(batchId: string, questions: number): Promise<Head> {
  let start = "";
  for await (const piece of piecesOf(batchId)) {
    start = new TextDecoder().decode(piece.subarray(0, 200_000));
    break;
  }
  const delimiter = delimiterOf(start);
  const none = (row: number, code: string): Head => ({
    keys: [],
    delimiter,
    errors: [{ row, column: "", code }],
    end: { offset: 0, row: 0 },
  });
  try {
    for await (const { cells, row, end } of recordsOf(piecesOf(batchId), delimiter))
      return { ...readHead(cells, questions), delimiter, end: { offset: end, row } };
    return none(1, "no_rows");
  } catch (error) {
    if (error instanceof BrokenCsv) return none(error.row, error.code);
    throw error;
  }
}

/** The rows after the head, each with where it ends; a row that can't be used comes as its errors. */
export async function* rowsFrom(
  batchId: string,
  head: Head,
  world: RowWorld,
  from: Place = head.end,
): AsyncGenerator<{ end: number; row: number; read: ImportRow | RowError[] }> {
  for await (const { cells, row, end } of recordsOf(piecesOf(batchId, from.offset), head.delimiter, from))
    yield { end, row, read: readRow(cells, head.keys, row, world) };
}

/**
 * Every error of the file in its order, and at the end how many rows there are; `seen` is called with each usable row.
 */
export async function* errorsOf(
  batch: Batch,
  seen: (row: ImportRow, count: number) => Promise<void> | void = () => undefined,
): AsyncGenerator<RowError, number> {
  const world = await rowWorld(batch);
  const head = await headOf(batch.id, world.questions);
  yield* head.errors;
  if (head.errors.length > 0) return 0;
  // A digest of sixteen characters: a set of the ids themselves could be as large as the file.
  const ids = new Set<string>();
  let total = 0;
  try {
    for await (const { row, read } of rowsFrom(batch.id, head, world)) {
      total += 1;
      if (total > mostRows) {
        yield { row, column: "", code: `too_many_rows:${mostRows}` };
        return total;
      }
      if (Array.isArray(read)) {
        yield* read;
        continue;
      }
      const key = sha256(read.externalId).slice(0, 16);
      if (ids.has(key)) yield { row, column: columnName("externalId"), code: "duplicate_row" };
      ids.add(key);
      await seen(read, total);
    }
  } catch (error) {
    if (!(error instanceof BrokenCsv)) throw error;
    yield { row: error.row, column: "", code: error.code };
    return total;
  }
  if (total === 0) yield { row: 2, column: "", code: "no_rows" };
  return total;
}

/** Which of these external ids the campaign has already. */
export async function knownIds(
  from: Db | Tx,
  campaignId: string,
  externalIds: readonly string[],
): Promise<Set<string>> {
  if (externalIds.length === 0) return new Set();
  const rows = await from
    .select({ externalId: contributions.externalId })
    .from(contributions)
    .where(and(eq(contributions.campaignId, campaignId), inArray(contributions.externalId, [...externalIds])));
  return new Set(rows.flatMap(({ externalId }) => externalId ?? []));
}
