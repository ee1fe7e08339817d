import { sql, type SQL, asc, eq, gt } from "drizzle-orm";
import { expect } from "vitest";
import { entryHash } from "#app/core/audit.server.ts";
import { verifyAll, type Verified } from "#app/features/audit/verify.server.ts";
import type { Kept } from "#app/features/heads/proof-file.ts";
import { database, rowsOf, useDatabase, type Tx } from "#db/client.server.ts";
import { auditHead, auditLog } from "#db/schema/machine.ts";

export type Tamper = (tx: Tx) => Promise<unknown>;
export type Wrong = Record<string, string[]>;
class Undone extends Error {}

/** What verify finds after somebody with every right in the database has been there; all of it is rolled back. */
export async function after(
  tamper: (tx: Tx) => Promise<unknown>,
  look: (results: Verified[]) => void = () => undefined,
  kept: Kept | null = null,
): Promise<Wrong> {
  const handle = database();
  let wrong: Wrong = {};
  await handle.db
    .transaction(async (tx) => {
      await tx.execute(sql`set local session_replication_role = replica`);
      await tamper(tx);
      useDatabase({ ...handle, db: tx });
      const results = await verifyAll(kept);
      look(results);
      wrong = Object.fromEntries(
        results.filter((each) => each.wrong.length > 0).map((each) => [each.what, each.wrong]),
      );
      throw new Undone();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undone)) throw error;
    })
    .finally(() => useDatabase(handle));
  return wrong;
}

/** Every hash of the chain made anew, as whoever knows this program can. */
export async function forgeChain(tx: Tx): Promise<void> {
  let [seq, previous] = [0, "0".repeat(64)];
  for (;;) {
    const rows = await tx.select().from(auditLog).where(gt(auditLog.seq, seq)).orderBy(asc(auditLog.seq)).limit(500);
    for (const { seq: own, previous: _, hash: __, ...entry } of rows) {
      const hash = entryHash(previous, own, entry);
      await tx.update(auditLog).set({ previous, hash }).where(eq(auditLog.seq, own));
      [seq, previous] = [own, hash];
    }
    if (rows.length === 0) break;
  }
  await tx.update(auditHead).set({ seq, hash: previous });
}
export const run =
  (...queries: SQL[]) =>
  async (tx: Tx) => {
    for (const query of queries) await tx.execute(query);
  };
/** Entries are changed, and the whole chain is made to fit. */
export const forged =
  (...queries: SQL[]) =>
  async (tx: Tx) => {
    await run(...queries)(tx);
    await forgeChain(tx);
  };
/** Entries disappear and those after them close the gap. */
export const dropped = (which: SQL) => async (tx: Tx) => {
  const gone = rowsOf<{ seq: number }>(
    await tx.execute(sql`delete from audit_log where ${which} returning seq::int as seq`),
  )
    .map(({ seq }) => seq)
    .sort((a, b) => b - a);
  expect(gone.length).toBeGreaterThan(0);
  for (const seq of gone) {
    await tx.execute(sql`update audit_log set seq = -seq where seq > ${seq}`);
    await tx.execute(sql`update audit_log set seq = -seq - 1 where seq < 0`);
  }
  await forgeChain(tx);
};

/** A row like another one, which no act has made. */
export const copied = (table: string, changes: Record<string, unknown>, like: SQL): SQL => {
  const name = sql.raw(table);
  const changed = sql`jsonb_populate_record(r, ${JSON.stringify(changes)}::jsonb)`;
  return sql`insert into ${name} select (${changed}).* from ${name} r where ${like}`;
};
