import { and, desc, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import { command } from "#app/access/command.server.ts";
import { cancelJobs, enqueue } from "#app/core/jobs.server.ts";
import { refuse } from "#app/core/refusal.ts";
import { checkBox, idField, line, z } from "#app/core/validation.server.ts";
import { db, type Tx } from "#db/client.server.ts";
import { contributions, importBatches, notices, rounds } from "#db/schema/index.ts";
import { dropPieces } from "./pieces.server.ts";

/** The largest file of an import, in bytes. */
export const largestImport = 100 * 1024 * 1024;

/** Makes an import of a file whose pieces have arrived, and has it checked. */
export const startImport = command({
  name: "contribution.import",
  input: z.object({
    campaignId: idField,
    round: idField,
    batchId: idField,
    fileName: line(200),
    sha256: z.string().length(64),
  }),
  scope: (_, input) => Promise.resolve({ campaignId: input.campaignId }),
  run: async ({ tx, input, now, actor, log }) => {
    const [round] = await tx
      .select({ id: rounds.id })
      .from(rounds)
      .where(and(eq(rounds.id, input.round), eq(rounds.campaignId, input.campaignId)));
    if (!round) refuse("invalid", { round: "invalid_choice" });
    const { batchId, sha256 } = input;
    await tx.insert(importBatches).values({
      id: batchId,
      campaignId: input.campaignId,
      roundId: round.id,
      fileName: input.fileName,
      fileId: batchId,
      sha256,
      state: "checking",
      errors: [],
      createdAt: now,
      createdBy: actor.personId,
    });
    await enqueue(tx, "import_check", { batch: batchId }, now, {
      once: `import check ${batchId}`,
      about: `import:${batchId}`,
    });
    await log(`import:${batchId}`, { what: "uploaded", file: sha256 });
    return batchId;
  },
});

const chosen = { campaignId: idField, batch: idField };
const scope = async (tx: Tx, input: { campaignId: string; batch: string }) => {
  const [row] = await tx
    .select({ campaignId: importBatches.campaignId })
    .from(importBatches)
    .where(and(eq(importBatches.id, input.batch), eq(importBatches.campaignId, input.campaignId)));
  return row ?? null;
};

async function lockBatch(tx: Tx, id: string) {
  const [row] = await tx.select().from(importBatches).where(eq(importBatches.id, id)).for("update");
  return row ?? refuse("not_found");
}

/** Files the rows of an import that was checked without errors, in the background; continues one that had stopped. */
export const runImport = command({
  name: "contribution.import",
  input: z.object({ ...chosen, tell: checkBox }),
  scope,
  run: async ({ tx, input, now, log }) => {
    const batch = await lockBatch(tx, input.batch);
    if (batch.state !== "checked" && batch.state !== "failed") refuse("wrong_state");
    if (batch.errorCount > 0 || batch.total === 0) refuse("wrong_state");
    // Rows that the check found to be there already are counted anew when the run comes to them.
    await tx
      .update(importBatches)
      .set({ state: "running", ...(batch.state === "checked" && { known: 0 }) })
      .where(eq(importBatches.id, batch.id));
    await enqueue(
      tx,
      "import_run",
      { batch: batch.id, offset: 0, row: 0, done: 0, attempt: now.getTime(), tell: input.tell },
      now,
      { about: `import:${batch.id}` },
    );
    await log(`import:${batch.id}`, { what: "run", rows: batch.total });
  },
});

/**
 * Takes a whole import back: every text of it is annulled, its numbers stay used, and the same external ids may be
 * imported again. Refused once one of its texts has been published. A sealed text stays what it is. An import that has
 * written nothing yet just ends.
 */
export const undoImport = command({
  name: "contribution.import",
  input: z.object(chosen),
  scope,
  run: async ({ tx, input, now, log }) => {
    const batch = await lockBatch(tx, input.batch);
    if (batch.state === "undone") refuse("wrong_state");
    const own = eq(contributions.batchId, batch.id);
    // Locks what is to be annulled: a publication that is under way is either seen below, or comes too late.
    const gone = await tx
      .update(contributions)
      .set({ state: "annulled", stateAt: now, externalId: null })
      .where(and(own, inArray(contributions.state, ["filed", "ready", "refused"]), isNull(contributions.sealedAt)))
      .returning({ id: contributions.id });
    const [published] = await tx
      .select({ id: contributions.id })
      .from(contributions)
      .where(and(own, isNotNull(contributions.publishedAt)))
      .limit(1);
    if (published) refuse("import_published");
    await cancelJobs(tx, `import:${batch.id}`);
    await dropPieces(tx, batch.id);
    await tx
      .update(importBatches)
      .set({ state: "undone", undoneAt: now, fileId: null })
      .where(eq(importBatches.id, batch.id));
    const [told] = await tx
      .select({ id: notices.id })
      .from(notices)
      .where(eq(notices.once, `imported_for_you ${batch.id}`))
      .limit(1);
    if (told)
      await enqueue(tx, "import_tell", { batch: batch.id, kind: "import_undone", after: "" }, now, {
        about: `import:${batch.id}`,
      });
    await log(`import:${batch.id}`, { what: "undone", texts: gone.length });
    return gone.length;
  },
});

const shown = {
  id: importBatches.id,
  fileName: importBatches.fileName,
  state: importBatches.state,
  total: importBatches.total,
  written: importBatches.written,
  known: importBatches.known,
  errorCount: importBatches.errorCount,
  createdAt: importBatches.createdAt,
  finishedAt: importBatches.finishedAt,
  undoneAt: importBatches.undoneAt,
  round: rounds.title,
};

/** The imports of a campaign, newest first. */
export function listImports(campaignId: string) {
  return db()
    .select(shown)
    .from(importBatches)
    .innerJoin(rounds, eq(rounds.id, importBatches.roundId))
    .where(eq(importBatches.campaignId, campaignId))
    .orderBy(desc(importBatches.id))
    .limit(50);
}

export async function getImport(campaignId: string, batchId: string) {
  const [row] = await db()
    .select({
      ...shown,
      errors: importBatches.errors,
      sha256: importBatches.sha256,
      held: sql<boolean>`${importBatches.fileId} is not null`,
    })
    .from(importBatches)
    .innerJoin(rounds, eq(rounds.id, importBatches.roundId))
    .where(and(eq(importBatches.id, batchId), eq(importBatches.campaignId, campaignId)));
  if (!row) return null;
  const [published] = await db()
    .select({ id: contributions.id })
    .from(contributions)
    .where(and(eq(contributions.batchId, batchId), isNotNull(contributions.publishedAt)))
    .limit(1);
  return { ...row, published: published !== undefined };
}
