import { and, eq, inArray, sql } from "drizzle-orm";
import { appendAudit } from "#app/core/audit.server.ts";
import { publishChange } from "#app/core/changes.server.ts";
import { sha256 } from "#app/core/hash.server.ts";
import { newId } from "#app/core/ids.server.ts";
import { enqueue } from "#app/core/jobs.server.ts";
import { composeText } from "#app/features/drafts/filing-content.server.ts";
import { fileTexts, type FiledText, type TextToFile } from "#app/features/filing/filing-rows.server.ts";
import { proposeBench } from "#app/features/organisations/bench.ts";
import { fullName, nameOn } from "#app/features/organisations/name.ts";
import { namesOf, type DatedName } from "#app/features/organisations/organisation-queries.server.ts";
import { listLines, type Line } from "#app/features/campaigns/lines.server.ts";
import { romeDay } from "#app/i18n/time.ts";
import type { JobPayload } from "#app/job-kinds.server.ts";
import { db, takesItsTime, type Tx } from "#db/client.server.ts";
import { benchSeats, campaigns, importBatches, organisations, rounds } from "#db/schema/index.ts";
import { getBatchRow, headOf, knownIds, rowsFrom, rowWorld, type Batch } from "./import-file.server.ts";
import { importJob } from "./import-check.server.ts";
import { dropPieces } from "./pieces.server.ts";
import { undeclared } from "./received.ts";
import type { ImportRow } from "./row.ts";

/** Rows of one transaction and of one job: between two jobs, mails and other imports get their turn. */
const chunkRows = 500;
const sliceRows = 5_000;

type Campaign = { id: string; code: string; title: string };
interface Running {
  batch: Batch;
  campaign: Campaign;
  round: string;
  lines: Map<string, Line>;
  names: Map<string, DatedName[]>;
}

/**
 * Files a slice of the rows and asks for the next one. The import itself counts what is written. After a crash, or
 * beside a second runner, a chunk that expects another count than the import has was written already and is left out.
 * Throws between two chunks after `stop`.
 */
export async function runSlice(slice: JobPayload<"import_run">, now: Date, stop?: AbortSignal): Promise<void> {
  const { batch: batchId, offset, row, done, attempt, tell } = slice;
  const batch = await getBatchRow(batchId);
  if (!batch || batch.state !== "running") return;
  const world = await rowWorld(batch);
  const head = await headOf(batchId, world.questions);
  const running = await runningOf(batch);
  let chunk: ImportRow[] = [];
  let [count, last] = [done, { offset, row }];
  for await (const next of rowsFrom(batchId, head, world, offset === 0 ? head.end : last)) {
    if (Array.isArray(next.read)) throw new Error("A row of a checked import is no use any more");
    last = { offset: next.end, row: next.row };
    count += 1;
    if (count > batch.written + batch.known) chunk.push(next.read);
    if (chunk.length === chunkRows) {
      stop?.throwIfAborted();
      if (!(await writeChunk(running, chunk, count, now))) return;
      chunk = [];
    }
    if (count - done === sliceRows) break;
  }
  if (chunk.length > 0 && !(await writeChunk(running, chunk, count, now))) return;
  await db().transaction(async (tx) => {
    if (count - done === sliceRows)
      await enqueue(
        tx,
        "import_run",
        { batch: batchId, offset: last.offset, row: last.row, done: count, attempt, tell },
        now,
        { once: `import run ${batchId} ${attempt} ${count}`, about: `import:${batchId}` },
      );
    else await finish(tx, batch, tell, now);
  });
}

async function finish(tx: Tx, batch: Batch, tell: boolean, now: Date): Promise<void> {
  const ended = await tx
    .update(importBatches)
    .set({ state: "done", finishedAt: now, fileId: null })
    .where(and(eq(importBatches.id, batch.id), eq(importBatches.state, "running")))
    .returning({ id: importBatches.id });
  if (ended.length === 0) return;
  await dropPieces(tx, batch.id);
  if (tell)
    await enqueue(tx, "import_tell", { batch: batch.id, kind: "imported_for_you", after: "" }, now, {
      once: `import tell ${batch.id}`,
      about: `import:${batch.id}`,
    });
}

async function runningOf(batch: Batch): Promise<Running> {
  const [about] = await db()
    .select({ id: campaigns.id, code: campaigns.code, title: campaigns.title, round: rounds.title })
    .from(rounds)
    .innerJoin(campaigns, eq(campaigns.id, rounds.campaignId))
    .where(eq(rounds.id, batch.roundId));
  if (!about) throw new Error("The import's round is gone");
  const { round, ...campaign } = about;
  return {
    batch,
    campaign,
    round,
    lines: new Map((await listLines(batch.campaignId, { retired: true })).map((line) => [line.id, line])),
    names: new Map(),
  };
}

/**
 * Writes a chunk in one transaction: numbers without gaps, texts, count, and one entry of the log that covers every
 * receipt of the chunk. False where another runner has written it.
 */
async function writeChunk(running: Running, rows: readonly ImportRow[], upTo: number, now: Date): Promise<boolean> {
  const { batch, campaign } = running;
  const texts = await textsOf(running, rows);
  const written = await db().transaction(async (tx) => {
    await takesItsTime(tx);
    const [held] = await tx
      .select({
        state: importBatches.state,
        done: sql<number>`${importBatches.written} + ${importBatches.known}`,
        campaign: campaigns.state,
      })
      .from(importBatches)
      .innerJoin(campaigns, eq(campaigns.id, importBatches.campaignId))
      .where(eq(importBatches.id, batch.id))
      .for("update", { of: importBatches });
    if (held?.state !== "running" || held.done !== upTo - rows.length) return false;
    if (held.campaign === "concluded" || held.campaign === "draft")
      throw new Error("The consultation takes no texts any more");
    const known = await knownIds(
      tx,
      campaign.id,
      rows.map((row) => row.externalId),
    );
    const seats = await seatsOf(tx, campaign.id, rows, now);
    const fresh = texts
      .filter(({ externalId }) => !known.has(externalId))
      .map((text) => ({ ...text, bench: seats.get(text.organisationId) ?? "" }));
    const filed = await fileTexts(tx, campaign, fresh, now);
    await tx
      .update(importBatches)
      .set({
        written: sql`${importBatches.written} + ${filed.length}`,
        known: sql`${importBatches.known} + ${known.size}`,
      })
      .where(eq(importBatches.id, batch.id));
    if (filed.length > 0) {
      const detail = {
        what: "chunk",
        texts: filed.length,
        first: filed[0]?.number ?? "",
        last: filed.at(-1)?.number ?? "",
        receipts: sha256(filed.map((text) => text.sha256).join("\n")),
        rows: rowsHash(filed, fresh),
      };
      await appendAudit(tx, {
        at: now,
        action: "contribution.import",
        personId: batch.createdBy,
        mandateId: null,
        campaignId: campaign.id,
        subject: `import:${batch.id}`,
        detail,
      });
    }
    await tx.execute(sql`select pg_notify('changed', '')`);
    return true;
  });
  if (written) publishChange();
  return written;
}

/**
 * What the log says of a chunk's rows, besides their words, as one hash: to whom each text belongs, in which round,
 * which way it came, and when.
 */
const rowsHash = (filed: readonly FiledText[], texts: readonly TextToFile[]): string =>
  sha256(
    filed
      .flatMap(({ number, sha256: receipt }, index) => {
        const text = texts[index];
        return text
          ? [
              [number, receipt, text.organisationId, text.roundId, text.channel, text.receivedAt.toISOString()].join(
                " ",
              ),
            ]
          : [];
      })
      .join("\n"),
  );

type Composed = Omit<TextToFile, "bench"> & { externalId: string };

async function textsOf(
  { batch, campaign, round, lines, names }: Running,
  rows: readonly ImportRow[],
): Promise<Composed[]> {
  const unnamed = [...new Set(rows.map((row) => row.organisationId))].filter((id) => !names.has(id));
  for (const [id, dated] of await namesOf(unnamed)) names.set(id, dated);
  return rows.map((row): Composed => {
    const name = nameOn(romeDay(row.receivedAt), names.get(row.organisationId) ?? []);
    if (!name) throw new Error("An organisation has no name");
    const {
      externalId,
      organisationId,
      kind,
      district,
      lineIds,
      channel,
      receivedAt,
      protocolNumber,
      protocolDate,
      title,
      answers,
      body,
      thirdParties,
    } = row;
    const named = lineIds.flatMap((id) => lines.get(id) ?? []);
    return {
      roundId: batch.roundId,
      organisationId,
      organisationNameId: name.id,
      kind,
      district: district?.id ?? null,
      lineIds,
      channel,
      receivedAt,
      protocolNumber,
      protocolDate,
      title,
      ...composeText({
        title,
        organisation: fullName(name),
        campaign: campaign.title,
        round,
        kind,
        lines: named,
        district: district?.code ?? null,
        answers,
        body,
        attachments: [],
      }),
      personId: batch.createdBy,
      mandateId: null,
      enteredBy: batch.createdBy,
      thirdParties,
      ...undeclared,
      batchId: batch.id,
      externalId,
    };
  });
}

/** The bench of each body; a body without a seat gets the one proposed for its kind. */
export async function seatsOf(
  tx: Tx,
  campaignId: string,
  of: readonly { organisationId: string }[],
  now: Date,
): Promise<Map<string, string>> {
  const ids = [...new Set(of.map((each) => each.organisationId))];
  const seats = await tx
    .select({ organisationId: benchSeats.organisationId, bench: benchSeats.bench })
    .from(benchSeats)
    .where(and(eq(benchSeats.campaignId, campaignId), inArray(benchSeats.organisationId, ids)));
  const held = new Map<string, string>(seats.map((seat) => [seat.organisationId, seat.bench]));
  const without = ids.filter((id) => !held.has(id));
  if (without.length === 0) return held;
  const bodies = await tx
    .select({ id: organisations.id, kind: organisations.kind })
    .from(organisations)
    .where(inArray(organisations.id, without));
  for (const { id, kind } of bodies) {
    const [seat] = await tx
      .insert(benchSeats)
      .values({ id: newId(now), campaignId, organisationId: id, bench: proposeBench(kind) })
      // Changes nothing, but makes the statement give the row even where another transaction was faster.
      .onConflictDoUpdate({ target: [benchSeats.campaignId, benchSeats.organisationId], set: { campaignId } })
      .returning({ bench: benchSeats.bench });
    if (seat) held.set(id, seat.bench);
  }
  return held;
}

export const importRun = importJob(runSlice);
