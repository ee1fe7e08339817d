import { and, asc, eq, gt, or } from "drizzle-orm";
import { entryHash, type AuditEntry } from "#app/core/audit.server.ts";
import { findHeads, type SignedHead } from "#app/features/heads/checkpoint.ts";
import { compareHeads, type Comparison, type KeptEntry } from "#app/features/heads/compare.ts";
import { listDeclared } from "#app/features/heads/declared.server.ts";
import { ownHeads } from "#app/features/heads/kept-heads.server.ts";
import { keyFor, listKeys } from "#app/features/heads/keys.server.ts";
import { entryFacts, joinHashes, leafHash, toBase64 } from "#app/features/heads/leaf.server.ts";
import { keptLevel } from "#app/features/heads/nodes.server.ts";
import type { Kept } from "#app/features/heads/proof-file.ts";
import { isSignedBy } from "#app/features/heads/signing.server.ts";
import { GrowingTree, type Node } from "#app/features/heads/tree.ts";
import { db } from "#db/client.server.ts";
import { logHeads, logNodes } from "#db/schema/heads.ts";
import { auditHead, auditLog } from "#db/schema/machine.ts";

const batch = 500;
const start = "0".repeat(64);

interface Found {
  checked: number;
  wrong: string[];
}

/**
 * How the log compares with heads that somebody keeps; `unsigned` are the sizes of heads that no key of this log has
 * signed.
 */
export interface KeptCompared extends Comparison {
  checked: number;
  unsigned: number[];
}

export interface LogVerified {
  log: Found;
  /** The heads in the database: root, note, signature, and the subtrees from which proofs are made. */
  heads: Found;
  /** The heads in DATA_DIR, and those of a file that was named. */
  own: KeptCompared;
  kept: KeptCompared | null;
}

/**
 * Walks once through the log: the chain entry by entry, and the tree over it, whose root must be that of every head of
 * its size, in the database and outside of it. Memory grows only with the number of heads.
 */
export async function verifyLog(kept: Kept | null): Promise<LogVerified> {
  const heads = await db()
    .select({ size: logHeads.size, root: logHeads.root, note: logHeads.note })
    .from(logHeads)
    .orderBy(logHeads.size);
  const own = ownHeads();
  const wanted = new Set([...heads, ...own, ...(kept?.heads ?? [])].map(({ size }) => size));
  const covered = heads.at(-1)?.size ?? 0;
  const log: Found = { checked: 0, wrong: [] };
  const roots = new Map<number, string>();
  const entries: KeptEntry[] = [];
  const nodes: string[] = [];
  const tree = new GrowingTree(joinHashes);
  let closed: (Node & { hash: string })[] = [];
  let [seq, previous] = [0, start];
  for (;;) {
    const rows = await db()
      .select()
      .from(auditLog)
      .where(gt(auditLog.seq, seq))
      .orderBy(asc(auditLog.seq))
      .limit(batch);
    for (const row of rows) {
      const { seq: own, previous: stored, hash, ...entry } = row;
      log.checked += 1;
      if (own !== seq + 1 || stored !== previous || hash !== entryHash(previous, own, entry))
        log.wrong.push(String(own));
      [seq, previous] = [own, hash];
      const grown = tree.add(leafHash(own, row));
      if (tree.size <= covered) closed.push(...grown.filter(({ level }) => level >= keptLevel));
      for (const each of kept?.entries ?? []) if (each.seq === own) entries.push(sameEntry(each, row));
      if (wanted.has(tree.size)) roots.set(tree.size, toBase64(tree.root() ?? ""));
    }
    nodes.push(...(await wrongNodes(closed)));
    closed = [];
    if (rows.length < batch) break;
  }
  for (const { seq: gone } of kept?.entries ?? []) if (gone > seq) entries.push({ seq: gone, agrees: false });
  const [head] = await db().select().from(auditHead);
  if (head?.seq !== seq || (seq > 0 && head.hash !== previous)) log.wrong.push("head");
  const keys = await listKeys();
  const signed = (each: SignedHead) =>
    each.signatures.some((line) => keys.some((key) => isSignedBy(line, key, each.text)));
  const declared = await listDeclared();
  // Where a head was lost with a declared restore, its key may have been lost too.
  const isDeclared = (each: SignedHead) => declared.some(({ size, root }) => size === each.size && root === each.root);
  const compare = (of: readonly SignedHead[], entries: readonly KeptEntry[]): KeptCompared => ({
    checked: of.length + entries.length,
    unsigned: of.filter((each) => !signed(each) && !isDeclared(each)).map(({ size }) => size),
    ...compareHeads(of, (size) => roots.get(size) ?? null, declared, entries),
  });
  const wrongHeads = heads.filter(({ size, root, note }) => {
    const [said, ...more] = findHeads(note);
    const key = keyFor(keys, size);
    const good = key && said?.signatures.some((line) => isSignedBy(line, key, said.text));
    return root !== roots.get(size) || said?.size !== size || said.root !== root || more.length > 0 || !good;
  });
  return {
    log,
    heads: { checked: heads.length, wrong: [...wrongHeads.map(({ size }) => String(size)), ...nodes] },
    own: compare(own, []),
    kept: kept && compare(kept.heads, entries),
  };
}

function sameEntry({ seq, entry, chained }: Kept["entries"][number], row: AuditEntry & { hash: string }): KeptEntry {
  return { seq, agrees: row.hash === chained && entryFacts(seq, row) === entry };
}

/** Subtrees whose stored root is missing or differs; smaller subtrees are not stored. */
async function wrongNodes(closed: readonly (Node & { hash: string })[]): Promise<string[]> {
  if (closed.length === 0) return [];
  const which = closed.map(({ level, index }) => and(eq(logNodes.level, level), eq(logNodes.index, index)));
  const rows = await db()
    .select()
    .from(logNodes)
    .where(or(...which));
  const held = new Map(rows.map(({ level, index, hash }) => [`${level}/${index}`, hash]));
  return closed
    .filter(({ level, index, hash }) => held.get(`${level}/${index}`) !== hash)
    .map(({ level, index }) => `subtree ${level}/${index}`);
}
