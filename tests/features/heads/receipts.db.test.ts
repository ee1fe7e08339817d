import { and, eq, sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { appendAudit } from "#app/core/audit.server.ts";
import { verifyAll } from "#app/features/audit/verify.server.ts";
import { getReceiptEntry, proveReceipt } from "#app/features/receipts/receipt-entry.server.ts";
import { verifyReceipt } from "#app/features/receipts/receipts.server.ts";
import { makeDueHead } from "#app/features/heads/heads.server.ts";
import { getVersionHead } from "#app/features/heads/proofs.server.ts";
import { takeDown } from "#app/features/removals/takedowns.server.ts";
import { db } from "#db/client.server.ts";
import { auditLog, contributions, revisions, versions } from "#db/schema/index.ts";
import { verify } from "../../../public/verifica-impronta.mjs";
import { accessWorld, type World } from "../../access/world.ts";

let world: World;
beforeAll(async () => {
  ({ world } = await accessWorld());
});

async function receipt(number: string) {
  const [row] = await db()
    .select({
      contributionId: contributions.id,
      number: contributions.number,
      batchId: contributions.batchId,
      revision: revisions.number,
      sha256: revisions.sha256,
      salt: revisions.salt,
      text: revisions.receiptText,
    })
    .from(revisions)
    .innerJoin(contributions, eq(contributions.id, revisions.contributionId))
    .where(eq(contributions.number, number));
  if (!row) throw new Error(`There is no ${number}`);
  return row;
}

test("a receipt names its own row of the log, and its proof says number and hash", async () => {
  for (const { number } of await db().select({ number: contributions.number }).from(contributions)) {
    const own = await receipt(number);
    const entry = await getReceiptEntry(own);
    const [row] = await db()
      .select()
      .from(auditLog)
      .where(eq(auditLog.seq, entry?.seq ?? 0));
    expect(row?.detail).toMatchObject({ number, sha256: own.sha256 });
    expect(entry?.head).toMatchObject({ size: Number(world.headSize) });
    const proof = await proveReceipt(number.toLowerCase(), own.sha256);
    expect(await verify(proof!)).toMatchObject({
      ok: true,
      told: { seq: entry?.seq, detail: { number, sha256: own.sha256 } },
    });
    expect(JSON.stringify(proof)).not.toContain(row?.personId);
  }
});

test("only who knows the receipt's hash gets its proof, and only who shows salt and text learns of it", async () => {
  const [own, other] = [await receipt(world.published), await receipt(world.unpublished)];
  expect(await proveReceipt(own.number, other.sha256)).toBeNull();
  expect(await proveReceipt("TCL-2000-0001", own.sha256)).toBeNull();
  const { number, salt, text, sha256 } = own;
  expect(await verifyReceipt({ number, salt, text })).toMatchObject({
    matches: true,
    receipt: { sha256, entry: { head: { size: Number(world.headSize) } } },
  });
  expect(await verifyReceipt({ number, salt, text: `${text}x` })).toEqual({ matches: false });
});

test("a takedown leaves the proof as it was, and every head verifies", async () => {
  const own = await receipt(world.published);
  const before = await proveReceipt(own.number, own.sha256);
  const taken = await takeDown(await world.as("lead"), {
    campaignId: world.campaignId,
    contributo: own.number,
    reason: "Dati di terzi",
  });
  expect(taken).toMatchObject({ ok: true });
  await makeDueHead(new Date(Date.now() + 86_400_000));
  expect(await proveReceipt(own.number, own.sha256)).toEqual(before);
  expect((await verify(before!)).ok).toBe(true);
  expect((await verifyAll()).filter(({ what }) => what.startsWith("heads")).flatMap(({ wrong }) => wrong)).toEqual([]);
});

test("an imported text has the row of its piece of the file", async () => {
  const entry = {
    at: new Date(),
    action: "contribution.import",
    personId: null,
    mandateId: null,
    campaignId: world.campaignId,
    subject: "import:b",
  };
  const seqs = await db().transaction(async (tx) => [
    await appendAudit(tx, { ...entry, detail: { what: "chunk", first: "TCL-2026-0998", last: "TCL-2026-1002" } }),
    await appendAudit(tx, { ...entry, detail: { what: "chunk", first: "TCL-2026-1003", last: "TCL-2026-1003" } }),
  ]);
  const entryOf = async (number: string) =>
    (await getReceiptEntry({ contributionId: "x", number, revision: 1, batchId: "b" }))?.seq ?? null;
  expect(await Promise.all(["TCL-2026-0999", "TCL-2026-1002", "TCL-2026-1003", "TCL-2026-1004"].map(entryOf))).toEqual([
    seqs[0],
    seqs[0],
    seqs[1],
    null,
  ]);
});

test("a version names the first head that covers its publication", async () => {
  const [version] = await db()
    .select({ id: versions.id })
    .from(versions)
    .where(and(eq(versions.campaignId, world.campaignId), sql`${versions.number} = 1`));
  expect(await getVersionHead(version?.id ?? "")).toMatchObject({ size: Number(world.headSize) });
  expect(await getVersionHead("none")).toBeNull();
});
