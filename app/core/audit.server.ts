import { eq } from "drizzle-orm";
import type { Tx } from "#db/client.server.ts";
import { auditHead, auditLog } from "#db/schema/machine.ts";
import { canonicalJson, sha256 } from "./hash.server.ts";

export interface AuditEntry {
  at: Date;
  action: string;
  personId: string | null;
  mandateId: string | null;
  campaignId: string | null;
  /** `kind:id` of what the action changed. */
  subject: string;
  /** Ids, numbers, codes and hashes only. */
  detail: Record<string, string | number | boolean | null>;
}

/** The hash of an entry. It covers the hash of the entry before, so that a changed or missing row is noticed. */
export function entryHash(previous: string, seq: number, entry: AuditEntry): string {
  return sha256(canonicalJson({ ...entry, at: entry.at.toISOString(), seq, previous }));
}

/**
 * Refuses sentences: nothing can be taken out of the log later, so what somebody wrote belongs into a row of its own.
 */
function refuseSentences(detail: AuditEntry["detail"]): void {
  for (const [name, value] of Object.entries(detail))
    if (typeof value === "string" && /\s/.test(value))
      throw new Error(`The log takes ids, codes and hashes: ${name} is a sentence`);
}

/**
 * Appends an entry in the transaction of the act itself. The head row is locked, so the chain has no gap and no fork.
 */
export async function appendAudit(tx: Tx, entry: AuditEntry): Promise<number> {
  refuseSentences(entry.detail);
  const [head] = await tx.select().from(auditHead).where(eq(auditHead.one, 1)).for("update");
  if (!head) throw new Error("The audit chain has no head");
  const seq = head.seq + 1;
  const hash = entryHash(head.hash, seq, entry);
  await tx.insert(auditLog).values({ ...entry, seq, previous: head.hash, hash });
  await tx.update(auditHead).set({ seq, hash }).where(eq(auditHead.one, 1));
  return seq;
}
