import { and, asc, desc, eq, gte, inArray, lt } from "drizzle-orm";
import { db } from "#db/client.server.ts";
import { logHeads } from "#db/schema/heads.ts";
import { auditLog } from "#db/schema/machine.ts";
import { headColumns, publishing, type Head } from "./heads.server.ts";
import { entryFacts } from "./leaf.server.ts";
import { hashesOf } from "./nodes.server.ts";
import type { ConsistencyFile, InclusionFile } from "./proof-file.ts";
import { consistencyRanges, inclusionRanges } from "./tree.ts";

/** The first head that covers an entry; null while none does. */
export async function getCoveringHead(seq: number): Promise<Head | null> {
  const [head] = await db()
    .select(headColumns)
    .from(logHeads)
    .where(gte(logHeads.size, seq))
    .orderBy(asc(logHeads.size))
    .limit(1);
  return head ?? null;
}

/**
 * The proof that an entry is in the first head that covers it; null while no head does, or where there is no such
 * entry.
 */
export async function proveEntry(seq: number): Promise<InclusionFile | null> {
  const head = await getCoveringHead(seq);
  const [entry] = head ? await db().select().from(auditLog).where(eq(auditLog.seq, seq)) : [];
  if (!head || !entry) return null;
  const path = await hashesOf(inclusionRanges(seq - 1, head.size));
  return { index: seq - 1, entry: entryFacts(seq, entry), chained: entry.hash, path, head: head.note };
}

/** The proof that a head continues the one before it; null for a size that no head has, and for the first head. */
export async function proveConsistency(size: number): Promise<ConsistencyFile | null> {
  const [head] = await db().select(headColumns).from(logHeads).where(eq(logHeads.size, size));
  const [before] = await db()
    .select(headColumns)
    .from(logHeads)
    .where(lt(logHeads.size, size))
    .orderBy(desc(logHeads.size))
    .limit(1);
  if (!head || !before) return null;
  return { before: before.note, path: await hashesOf(consistencyRanges(before.size, size)), head: head.note };
}

/** The first head that covers the publication of an edition of a version; null until the next one is made. */
export async function getVersionHead(versionId: string): Promise<Pick<Head, "size" | "day" | "at"> | null> {
  const [entry] = await db()
    .select({ seq: auditLog.seq })
    .from(auditLog)
    .where(and(eq(auditLog.subject, `version:${versionId}`), inArray(auditLog.action, [...publishing])))
    .limit(1);
  const head = entry ? await getCoveringHead(entry.seq) : null;
  return head && { size: head.size, day: head.day, at: head.at };
}
