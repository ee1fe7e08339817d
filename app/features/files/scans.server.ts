import { and, eq, isNull, notLike, sql } from "drizzle-orm";
import { appendAudit } from "#app/core/audit.server.ts";
import { publishChange } from "#app/core/changes.server.ts";
import { enqueue } from "#app/core/jobs.server.ts";
import { log } from "#app/core/log.server.ts";
import { settings } from "#app/core/settings.server.ts";
import type { JobPayload } from "#app/job-kinds.server.ts";
import { db, type Tx } from "#db/client.server.ts";
import { files } from "#db/schema/organisations.ts";
import { scanBytes, type Scanned } from "./clamd.server.ts";

/** Every table that refers to files, with the columns that do, so that an infected file is always told of. */
export const fileHolders = {
  attachment: ["attachments.fileId", "attachments.replacementId"],
  letter: ["mandates.letterId"],
  logo: ["bodies.logoId"],
} as const;

/**
 * For each table that refers to files, the function that tells whoever has to know that malware was found in one. Gives
 * the campaign to which the file belongs, or null where that table doesn't hold it.
 */
export type TellHolders = {
  readonly [Holder in keyof typeof fileHolders]: (tx: Tx, fileId: string, now: Date) => Promise<string | null>;
};

/**
 * Queues the scan in the transaction that stores the file. Where no scanner is set there is nothing to do, and the file
 * stays «non controllato».
 */
export async function enqueueScan(tx: Tx, fileId: string, now: Date): Promise<void> {
  if (settings().CLAMD_URL) await enqueue(tx, "scan", { file: fileId }, now, { once: `scan ${fileId}` });
}

/**
 * Queues scans of files that still wait: because the scanner was away for longer than a job is tried, or was set later,
 * or because a backup was restored. Runs every hour. Pieces of an import are left out, since nobody opens them as
 * files.
 */
export async function scanUnchecked(tx: Tx, now: Date): Promise<void> {
  if (!settings().CLAMD_URL) return;
  const waiting = await tx
    .select({ id: files.id })
    .from(files)
    .where(and(eq(files.scan, "unchecked"), isNull(files.sealedAt), notLike(files.id, "%.%")))
    .orderBy(files.id)
    .limit(200);
  for (const { id } of waiting) await enqueueScan(tx, id, now);
}

/**
 * Milliseconds for which a scanner that did not answer is not asked again. The jobs that wait come back by themselves,
 * and no mail has to wait behind them.
 */
const rests = 9_000;
let silent = { url: "", until: 0 };

async function scanned(url: string, bytes: Uint8Array): Promise<Scanned> {
  if (silent.url === url && Date.now() < silent.until) throw new Error("clamd did not answer a moment ago");
  try {
    return await scanBytes(url, bytes);
  } catch (error) {
    silent = { url, until: Date.now() + rests };
    throw error;
  }
}

/**
 * Throws where the scanner can't be reached: the job then comes back after a growing pause, and the file stays as it
 * is.
 */
export async function scanFile({ file: id }: JobPayload<"scan">, tellHolders: TellHolders, now: Date): Promise<void> {
  const url = settings().CLAMD_URL;
  const unchecked = and(eq(files.id, id), eq(files.scan, "unchecked"));
  const opens = and(unchecked, isNull(files.sealedAt));
  const [file] = await db().select({ content: files.content }).from(files).where(opens);
  if (!url || !file) return;
  const { infected, ...found } = await scanned(url, file.content);
  await db().transaction(async (tx) => {
    const scan = infected ? "infected" : "clean";
    const [changed] = await tx.update(files).set({ scan, scannedAt: now }).where(unchecked).returning({ id: files.id });
    if (changed && infected) await settle(tx, id, tellHolders, now);
  });
  if (!infected) return;
  log.warn({ file: id, ...found }, "malware found");
  publishChange();
}

/**
 * An infected file that was public leaves the pages with this transaction. Other processes hear of it by the log entry.
 */
async function settle(tx: Tx, fileId: string, tellHolders: TellHolders, now: Date): Promise<void> {
  let campaignId: string | null = null;
  for (const tellOf of Object.values(tellHolders)) campaignId = (await tellOf(tx, fileId, now)) ?? campaignId;
  await appendAudit(tx, {
    at: now,
    action: "file.infected",
    personId: null,
    mandateId: null,
    campaignId,
    subject: `file:${fileId}`,
    detail: {},
  });
  await tx.execute(sql`select pg_notify('changed', (select seq::text from audit_head))`);
}
