import { eq } from "drizzle-orm";
import type { Job } from "#app/core/jobs.server.ts";
import { safeError, log } from "#app/core/log.server.ts";
import { db } from "#db/client.server.ts";
import { importBatches } from "#db/schema/index.ts";
import type { RowError } from "./columns.ts";
import { errorsOf, getBatchRow, knownIds } from "./import-file.server.ts";
import type { ImportRow } from "./row.ts";

/** Errors that the page shows; the CSV of errors has all of them. */
export const shownErrors = 200;
const atOnce = 1_000;

/**
 * Checks an import: reads the whole file, writes no text, and keeps with the import what was found. After a crash or a
 * stop it begins again from the start.
 */
export async function checkImport(batchId: string, stop?: AbortSignal): Promise<void> {
  const batch = await getBatchRow(batchId);
  if (!batch || batch.state !== "checking") return;
  const errors: RowError[] = [];
  let [errorCount, known] = [0, 0];
  let waiting: string[] = [];
  const lookUp = async (total: number) => {
    stop?.throwIfAborted();
    known += (await knownIds(db(), batch.campaignId, waiting)).size;
    waiting = [];
    await db().update(importBatches).set({ total, known, errorCount }).where(eq(importBatches.id, batchId));
  };
  const rows = errorsOf(batch, async (row: ImportRow, count: number) => {
    waiting.push(row.externalId);
    if (waiting.length === atOnce) await lookUp(count);
  });
  let total = 0;
  for (;;) {
    const next = await rows.next();
    if (next.done) {
      total = next.value;
      break;
    }
    errorCount += 1;
    if (errors.length < shownErrors) errors.push(next.value);
  }
  await lookUp(total);
  // During the check this column counted the rows that were there before; from now on it counts those of the run.
  await db()
    .update(importBatches)
    .set({ state: "checked", total, known, errors, errorCount })
    .where(eq(importBatches.id, batchId));
}

const tries = 3;

/**
 * Wraps the job of an import: when it is given up, the import's page says so, and somebody can start it again there.
 */
export function importJob<Payload extends { batch: string }>(
  perform: (payload: Payload, now: Date, stop: AbortSignal) => Promise<void>,
  failed: Partial<typeof importBatches.$inferInsert> = {},
) {
  return async (payload: Payload, now: Date, job: Job): Promise<void> => {
    try {
      await perform(payload, now, job.stop);
    } catch (error) {
      if (job.tries < tries || job.stop.aborted) throw error;
      log.error({ job: job.id, kind: job.kind, error: safeError(error) }, "an import stopped");
      await db()
        .update(importBatches)
        .set({ state: "failed", ...failed })
        .where(eq(importBatches.id, payload.batch));
    }
  };
}

/** After half a check the total is unknown, so the run may not start. */
export const importCheck = importJob(({ batch }: { batch: string }, _, stop) => checkImport(batch, stop), { total: 0 });
