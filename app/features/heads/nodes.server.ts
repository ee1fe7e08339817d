import { and, asc, eq, gt, lte, or } from "drizzle-orm";
import { db, type Db, type Tx } from "#db/client.server.ts";
import { logNodes } from "#db/schema/heads.ts";
import { auditLog } from "#db/schema/machine.ts";
import { joinHashes, leafHash } from "./leaf.server.ts";
import { completeNodes, GrowingTree, joinAll, type Node, type Range } from "./tree.ts";

/** Subtrees of 2^8 leaves and more are stored; the hash of a smaller one is computed from entries of the log. */
export const keptLevel = 8;
const batch = 1_000;

const leafColumns = {
  seq: auditLog.seq,
  at: auditLog.at,
  action: auditLog.action,
  personId: auditLog.personId,
  mandateId: auditLog.mandateId,
  campaignId: auditLog.campaignId,
  subject: auditLog.subject,
  detail: auditLog.detail,
  hash: auditLog.hash,
};

/** Leaves of entries after one and up to another, oldest first, a batch at a time. */
async function* leavesBetween(from: Db | Tx, after: number, upTo: number): AsyncGenerator<string> {
  for (let seq = after; seq < upTo; ) {
    const page = and(gt(auditLog.seq, seq), lte(auditLog.seq, upTo));
    const rows = await from.select(leafColumns).from(auditLog).where(page).orderBy(asc(auditLog.seq)).limit(batch);
    if (rows.length === 0) throw new Error(`The log ends at ${seq} and not at ${upTo}`);
    for (const row of rows) yield leafHash(row.seq, row);
    seq = rows.at(-1)?.seq ?? upTo;
  }
}

const nodeKey = ({ level, index }: Node): string => `${level}/${index}`;
const leavesOf = ({ level, index }: Node): Range => ({ start: index * 2 ** level, end: (index + 1) * 2 ** level });

/**
 * Hashes of ranges, all of which some head covers. Each takes a few rows and some entries, however large the range is.
 */
export async function hashesOf(ranges: readonly Range[], from: Db | Tx = db()): Promise<string[]> {
  const nodes = ranges.flatMap(completeNodes);
  const known = new Map([...(await keptHashes(from, nodes)), ...(await smallHashes(from, nodes))]);
  return ranges.map((range) => {
    const hashes = completeNodes(range).map((node) => known.get(nodeKey(node)));
    return joinAll(
      joinHashes,
      hashes.map((hash) => hash ?? missing(range)),
    );
  });
}

function missing({ start, end }: Range): never {
  throw new Error(`The tree has no hash for the entries ${start + 1} to ${end}`);
}

async function keptHashes(from: Db | Tx, nodes: readonly Node[]): Promise<Map<string, string>> {
  const wanted = nodes.filter(({ level }) => level >= keptLevel);
  if (wanted.length === 0) return new Map();
  const which = wanted.map(({ level, index }) => and(eq(logNodes.level, level), eq(logNodes.index, index)));
  const rows = await from
    .select()
    .from(logNodes)
    .where(or(...which));
  return new Map(rows.map((row) => [nodeKey(row), row.hash]));
}

async function smallHashes(from: Db | Tx, nodes: readonly Node[]): Promise<Map<string, string>> {
  const wanted = nodes.filter(({ level }) => level < keptLevel);
  if (wanted.length === 0) return new Map();
  const which = wanted.map(leavesOf).map(({ start, end }) => and(gt(auditLog.seq, start), lte(auditLog.seq, end)));
  const rows = await from
    .select(leafColumns)
    .from(auditLog)
    .where(or(...which));
  const leaves = new Map(rows.map((row) => [row.seq - 1, leafHash(row.seq, row)]));
  return new Map(wanted.map((node) => [nodeKey(node), rootOf(leaves, leavesOf(node))]));
}

function rootOf(leaves: ReadonlyMap<number, string>, range: Range): string {
  const tree = new GrowingTree(joinHashes);
  for (let at = range.start; at < range.end; at += 1) tree.add(leaves.get(at) ?? missing(range));
  return tree.root() ?? missing(range);
}

/** Lets the tree of `size` grow to the log's `upTo`, and keeps its larger subtrees; gives the new root. */
export async function growTree(tx: Tx, size: number, upTo: number): Promise<string> {
  const edge = await hashesOf(completeNodes({ start: 0, end: size }).map(leavesOf), tx);
  const tree = new GrowingTree(joinHashes, size, edge);
  let closed: (Node & { hash: string })[] = [];
  const keep = async () => {
    if (closed.length > 0) await tx.insert(logNodes).values(closed);
    closed = [];
  };
  for await (const leaf of leavesBetween(tx, size, upTo)) {
    closed.push(...tree.add(leaf).filter(({ level }) => level >= keptLevel));
    if (closed.length >= batch) await keep();
  }
  await keep();
  return tree.root() ?? missing({ start: 0, end: upTo });
}
