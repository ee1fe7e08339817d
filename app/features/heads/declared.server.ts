import { and, asc, eq, isNull } from "drizzle-orm";
import { appendAudit } from "#app/core/audit.server.ts";
import { log } from "#app/core/log.server.ts";
import { db, type Db, type Tx } from "#db/client.server.ts";
import { logHeads } from "#db/schema/heads.ts";
import { auditHead, auditLog } from "#db/schema/machine.ts";
import type { DeclaredHead } from "./compare.ts";
import { headsLock } from "./keys.server.ts";
import { ownHeads } from "./kept-heads.server.ts";

/** A head that the house has declared to be no longer covered by its log, and when it was declared. */
export interface Declared extends DeclaredHead {
  seq: number;
  at: Date;
}

/** Every head that a declared restore has lost, oldest declaration first. */
export async function listDeclared(from: Db | Tx = db()): Promise<Declared[]> {
  const rows = await from
    .select({ seq: auditLog.seq, at: auditLog.at, detail: auditLog.detail })
    .from(auditLog)
    .where(and(isNull(auditLog.campaignId), eq(auditLog.action, "log.restored")))
    .orderBy(asc(auditLog.seq));
  return rows.map(({ seq, at, detail }) => ({
    seq,
    at,
    size: Number(detail["size"]),
    root: String(detail["root"]),
    from: Number(detail["from"]),
  }));
}

/** How many entries the log has. */
export async function sizeOfLog(from: Db | Tx): Promise<number> {
  const [row] = await from.select({ seq: auditHead.seq }).from(auditHead);
  return row?.seq ?? 0;
}

const key = ({ size, root }: { size: number; root: string }): string => `${size} ${root}`;

/**
 * Compares the log with the heads that DATA_DIR remembers. A log that is shorter than one of them was restored, or is a
 * standby that was behind: for each head that is lost, an entry says so. A log that is long enough and yet has no such
 * head must have been rewritten: this is not declared, but only told to whoever runs the house, and `verify` stays red.
 * Gives how many heads were declared lost.
 */
export async function declareLost(tx: Tx, now: Date): Promise<number> {
  const kept = ownHeads();
  if (kept.length === 0) return 0;
  // Two processes on one database find the same heads lost: the second one waits and then reads what the first has
  // written.
  await tx.execute(headsLock);
  const from = await sizeOfLog(tx);
  const stored = await tx.select({ size: logHeads.size, root: logHeads.root }).from(logHeads);
  const known = new Set([...stored, ...(await listDeclared(tx))].map(key));
  const missing = kept.filter((head) => !known.has(key(head)));
  const lost = missing.filter(({ size }) => size > from);
  const sizes = missing.filter(({ size }) => size <= from).map(({ size }) => size);
  if (sizes.length > 0) log.error({ sizes }, "the log has not the heads that DATA_DIR remembers: npm run verify");
  for (const { size, root } of lost) {
    const detail = { size, root, from };
    const entry = { at: now, action: "log.restored", personId: null, mandateId: null, campaignId: null };
    await appendAudit(tx, { ...entry, subject: `head:${size}`, detail });
  }
  return lost.length;
}
