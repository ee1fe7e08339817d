import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { sameDigest } from "#app/core/hash.server.ts";
import { getCoveringHead, proveEntry } from "#app/features/heads/proofs.server.ts";
import { db } from "#db/client.server.ts";
import { auditLog } from "#db/schema/machine.ts";
import { contributions, revisions } from "#db/schema/index.ts";

/** The place of a receipt in the log. */
export interface ReceiptEntry {
  seq: number;
  /** The first head that covers it; null until one does. */
  head: { size: number; day: string | null; at: Date } | null;
}

interface Receipt {
  contributionId: string;
  number: string;
  /** The number of the revision: 1 for the text as it was filed first. */
  revision: number;
  batchId: string | null;
}

/** The entry that was written when this text was filed; null where the log is older than such entries. */
export async function getReceiptEntry(receipt: Receipt): Promise<ReceiptEntry | null> {
  const seq = receipt.batchId !== null && receipt.revision === 1 ? await chunkOf(receipt) : await filingOf(receipt);
  if (seq === null) return null;
  const head = await getCoveringHead(seq);
  return { seq, head: head && { size: head.size, day: head.day, at: head.at } };
}

async function filingOf({ contributionId, revision }: Receipt): Promise<number | null> {
  const filings = await db()
    .select({ seq: auditLog.seq, detail: auditLog.detail })
    .from(auditLog)
    .where(
      and(
        eq(auditLog.subject, `contribution:${contributionId}`),
        inArray(auditLog.action, ["contribution.file", "contribution.enter"]),
      ),
    )
    .orderBy(asc(auditLog.seq));
  // Entries of earlier versions don't name their revision; they stand in the order of the filings.
  return (filings.find(({ detail }) => detail["revision"] === revision) ?? filings[revision - 1])?.seq ?? null;
}

/** An import writes one entry for each chunk of its file, with the first and last number in it. */
async function chunkOf({ batchId, number }: Receipt): Promise<number | null> {
  const order = (value: unknown): number => Number(/\d+$/.exec(String(value))?.[0]);
  const chunks = await db()
    .select({ seq: auditLog.seq, detail: auditLog.detail })
    .from(auditLog)
    .where(and(eq(auditLog.subject, `import:${batchId}`), eq(auditLog.action, "contribution.import")))
    .orderBy(asc(auditLog.seq));
  const own = chunks.find(
    ({ detail }) => order(detail["first"]) <= order(number) && order(number) <= order(detail["last"]),
  );
  return own?.seq ?? null;
}

/**
 * The proof, for a person who has a receipt's number and hash, which nobody can guess; null for everybody else, and
 * while no head covers it.
 */
export async function proveReceipt(number: string, sha256: string) {
  const rows = await db()
    .select({
      contributionId: contributions.id,
      number: contributions.number,
      batchId: contributions.batchId,
      revision: revisions.number,
      sha256: revisions.sha256,
    })
    .from(revisions)
    .innerJoin(contributions, eq(contributions.id, revisions.contributionId))
    .where(eq(contributions.number, sql`upper(${number})`));
  const receipt = rows.find((row) => sameDigest(row.sha256, sha256));
  const entry = receipt ? await getReceiptEntry(receipt) : null;
  return entry && proveEntry(entry.seq);
}
