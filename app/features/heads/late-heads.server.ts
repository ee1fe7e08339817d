import { and, asc, eq, gt, isNull, lt } from "drizzle-orm";
import { settings } from "#app/core/settings.server.ts";
import { db } from "#db/client.server.ts";
import { logHeads } from "#db/schema/heads.ts";
import { auditLog } from "#db/schema/machine.ts";
import { getNewestHead } from "./heads.server.ts";

/** Milliseconds after which those who watch the house are told that something still waits. */
const lateAfter = 3 * 86_400_000;

/** What has waited for more than three days, as sentences for `/readyz`. It is only a warning. */
export async function lateHeads(now: Date): Promise<string[]> {
  const before = new Date(now.getTime() - lateAfter);
  const waits = and(eq(logHeads.toStamp, true), isNull(logHeads.stamp), lt(logHeads.at, before));
  const [unstamped] = await db().select({ size: logHeads.size }).from(logHeads).where(waits).limit(1);
  const covered = (await getNewestHead())?.size ?? 0;
  const [entry] = await db()
    .select({ at: auditLog.at })
    .from(auditLog)
    .where(gt(auditLog.seq, covered))
    .orderBy(asc(auditLog.seq))
    .limit(1);
  return [
    ...(unstamped && settings().TSA_URL ? ["a head of the log waits for its time-stamp"] : []),
    ...(entry && entry.at < before ? ["the log has no new head"] : []),
  ];
}
