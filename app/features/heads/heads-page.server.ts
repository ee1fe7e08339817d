import { and, asc, desc, eq, gt, inArray, lt, lte, ne, sql } from "drizzle-orm";
import { untilChanged } from "#app/core/reads.server.ts";
import { db } from "#db/client.server.ts";
import { campaigns } from "#db/schema/campaigns.ts";
import { versions } from "#db/schema/document.ts";
import { logHeads } from "#db/schema/heads.ts";
import { auditLog } from "#db/schema/machine.ts";
import { listDeclared } from "./declared.server.ts";
import { getNewestHead, headColumns, publishing } from "./heads.server.ts";
import { listKeys } from "./keys.server.ts";
import { verifierKey } from "./signing.server.ts";

export const headsPerPage = 20;

/** A head as the page and the feed show it. */
export type ListedHead = Awaited<ReturnType<typeof listHeads>>["heads"][number];

/** Heads of fewer than `before` entries, newest first, each with the versions that it is the first to cover. */
export async function listHeads(before: number | null) {
  const rows = await db()
    .select({ ...headColumns, toStamp: logHeads.toStamp, stampedAt: logHeads.stampedAt })
    .from(logHeads)
    .where(before === null ? undefined : lt(logHeads.size, before))
    .orderBy(desc(logHeads.size))
    .limit(headsPerPage + 1);
  const heads = rows.slice(0, headsPerPage);
  const [newest, after] = [heads[0]?.size ?? 0, rows[headsPerPage]?.size ?? 0];
  const published = await listVersionsWithin(after, newest);
  const keys = await listKeys();
  return {
    heads: heads.map((head, at) => {
      const from = rows[at + 1]?.size ?? 0;
      const within = ({ seq }: { seq: number }) => from < seq && seq <= head.size;
      return {
        ...head,
        goesOn: from > 0,
        versions: published.filter(within),
        /** Why the key changed with it; null for the first key, and where none changed. */
        keyChange: keys.find((key) => within(key) && key.why !== "first")?.why ?? null,
      };
    }),
    more: rows.length > headsPerPage,
  };
}

/** Versions that were published by entries after one and up to another, in consultations that everybody may see. */
function listVersionsWithin(after: number, upTo: number) {
  const published = inArray(auditLog.action, [...publishing]);
  return db()
    .select({
      seq: auditLog.seq,
      number: versions.number,
      edition: versions.edition,
      slug: campaigns.slug,
      campaign: campaigns.title,
    })
    .from(versions)
    .innerJoin(auditLog, and(eq(auditLog.subject, sql`'version:' || ${versions.id}`), published))
    .innerJoin(campaigns, eq(campaigns.id, versions.campaignId))
    .where(and(gt(auditLog.seq, after), lte(auditLog.seq, upTo), ne(campaigns.state, "draft")))
    .orderBy(asc(auditLog.seq));
}

/**
 * Whether heads with fewer entries than this may be asked for. The newest head has its page already, and for a larger
 * number there is no page to keep.
 */
export async function mayPrecede(size: number): Promise<boolean> {
  return size <= ((await getNewestHead())?.size ?? 0) + 1;
}

/** Everything that the page of the register shows. */
export const getHeadsPage = untilChanged(async (before: number | null) => ({
  ...(await listHeads(before)),
  begun: before !== null,
  declared: (await listDeclared()).reverse(),
  keys: (await listKeys()).reverse().map(({ seq, at, name, publicKey, why, lastGood }) => ({
    seq,
    at,
    why,
    lastGood: lastGood?.size ?? null,
    verifier: verifierKey(name, publicKey),
  })),
}));
export type HeadsPage = Awaited<ReturnType<typeof getHeadsPage>>;
