import { statSync } from "node:fs";
import { join } from "node:path";
import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { appendAudit } from "#app/core/audit.server.ts";
import { newId } from "#app/core/ids.server.ts";
import { findHeads } from "#app/features/heads/checkpoint.ts";
import { makeDueHead } from "#app/features/heads/heads.server.ts";
import { ownHeads } from "#app/features/heads/kept-heads.server.ts";
import { heldKey, keyFile, listKeys, replaceKey, settleKey } from "#app/features/heads/keys.server.ts";
import { chooseHeads, getHeadChoice } from "#app/features/heads/head-mails.server.ts";
import { joinHashes, leafHash, toHex } from "#app/features/heads/leaf.server.ts";
import { growTree } from "#app/features/heads/nodes.server.ts";
import { proveConsistency, proveEntry } from "#app/features/heads/proofs.server.ts";
import { isSignedBy, newSigningKey } from "#app/features/heads/signing.server.ts";
import { GrowingTree, provesConsistency, rootByInclusion } from "#app/features/heads/tree.ts";
import { updateProfile } from "#app/features/people/people.server.ts";
import { erasePerson } from "#app/features/privacy/erasures.server.ts";
import { db } from "#db/client.server.ts";
import { auditLog, headReaders, jobs, logHeads, logNodes, versions } from "#db/schema/index.ts";
import { verify } from "../../../public/verifica-impronta.mjs";
import { addPerson, addRole, contextFor, later, noon, password } from "#tests/support/builders.ts";
import { after, dropped, forged } from "../audit/tampering.ts";
import { day, headsWorld, wrong, type HeadsWorld } from "./world.ts";

let campaign: HeadsWorld["campaign"];
let dataDir: HeadsWorld["dataDir"];
let entry: HeadsWorld["entry"];
let append: HeadsWorld["append"];
beforeEach(async () => {
  const made = await headsWorld();
  ({ campaign, dataDir, entry, append } = made);
  return made.putBack;
});

const sizes = async () =>
  (await db().select({ size: logHeads.size }).from(logHeads).orderBy(logHeads.size)).map(({ size }) => size);

describe("a head", () => {
  test("is made with the first key, which lies outside of the database and is nobody else's to read", async () => {
    await append(5);
    const head = await makeDueHead(noon);
    expect(head).toMatchObject({ size: 6, day: "2026-05-04", at: noon });
    expect(statSync(keyFile()).mode & 0o777).toBe(0o600);
    expect(keyFile()).toBe(join(dataDir, "log-key"));
    const [key] = await listKeys();
    expect(key).toMatchObject({
      seq: 6,
      why: "first",
      lastGood: null,
      publicKey: heldKey()?.publicKey,
      name: "127.0.0.1:3000/registro-impronte",
    });
    const [said] = findHeads(head?.note ?? "");
    expect(said).toMatchObject({ origin: key?.name, size: 6, root: head?.root });
    expect(isSignedBy(said!.signatures[0]!, key!, said!.text)).toBe(true);
    expect(ownHeads()).toEqual([said]);
    expect(await wrong()).toEqual([]);
    const columns = await db().execute(
      sql`select * from settings where value like ${`%${heldKey()?.pem.slice(40, 60) ?? ""}%`}`,
    );
    expect(JSON.stringify(columns)).not.toContain("PRIVATE");
  });

  test("comes once a day in Rome, where the log has grown, and at once for a version", async () => {
    await append(3);
    await makeDueHead(noon);
    await append(1);
    expect(await makeDueHead(later(60_000))).toBeNull();
    // Half past eleven in the evening in Rome, and half an hour after midnight.
    expect(await makeDueHead(new Date("2026-05-04T21:30:00Z"))).toBeNull();
    expect(await makeDueHead(new Date("2026-05-04T22:30:00Z"))).toMatchObject({ size: 5, day: "2026-05-05" });
    expect(await makeDueHead(later(2 * day))).toBeNull();
    const [id, person] = [newId(noon), await addPerson()];
    await db().insert(versions).values({
      id,
      campaignId: campaign,
      number: 1,
      state: "draft",
      content: {},
      canonical: "{}",
      sha256: "h",
      office: "Ufficio",
      publishedAt: noon,
      publishedBy: person,
    });
    await db().transaction((tx) => appendAudit(tx, entry(`version:${id}`, "document.publish")));
    const morning = new Date("2026-05-05T08:00:00Z");
    expect(await makeDueHead(morning)).toMatchObject({ size: 6, day: null });
    expect(await makeDueHead(morning)).toBeNull();
    expect(await sizes()).toEqual([4, 5, 6]);
    expect(ownHeads().map(({ size }) => size)).toEqual([4, 5, 6]);
  });

  test("is made once, however many ask for it", async () => {
    await append(3);
    const made = await Promise.all([1, 2, 3].map(() => makeDueHead(noon)));
    expect(made.filter(Boolean)).toHaveLength(1);
    expect(await listKeys()).toHaveLength(1);
  });

  test("is signed by the key in force, also while one is being replaced", async () => {
    const first = await settleKey(noon);
    await append(1);
    await Promise.allSettled([
      settleKey(noon),
      replaceKey("rotated", null, noon, () => Promise.resolve(1)),
      settleKey(noon),
    ]);
    expect(await listKeys()).toHaveLength(2);
    expect(heldKey()?.publicKey).toBe((await listKeys()).at(-1)?.publicKey);
    expect(heldKey()?.publicKey).not.toBe(first?.publicKey);
    expect(
      (await makeDueHead(noon))?.note
        .trimEnd()
        .split("\n")
        .filter((line) => line.startsWith("—")),
    ).toHaveLength(1);
  });

  test("goes by mail to auditors and to who chose it, once each, and to nobody else", async () => {
    const [auditor, chose, erased] = [
      await addPerson({ email: "garanzia@example.org" }),
      await addPerson({ email: "lettrice@example.org", language: "en" }),
      await addPerson(),
    ];
    await addPerson({ email: "altri@example.org" });
    for (const id of [campaign, null]) await addRole(auditor, "auditor", id);
    await db()
      .insert(headReaders)
      .values([
        { personId: chose, chosenAt: noon },
        { personId: erased, chosenAt: noon },
      ]);
    await db().execute(sql`update people set erased_at = now() where id = ${erased}`);
    await append(1);
    const head = await makeDueHead(noon);
    const mails = (await db().select({ payload: jobs.payload }).from(jobs).where(eq(jobs.kind, "mail"))).map(
      ({ payload }) => payload as { to: string; subject: string; text: string },
    );
    expect(mails.map(({ to, subject }) => [to, subject]).sort()).toEqual([
      ["garanzia@example.org", "Impronta del registro del 4 maggio 2026"],
      ["lettrice@example.org", "Head of the log of 4 May 2026"],
    ]);
    for (const { text } of mails) expect(findHeads(text)).toEqual(findHeads(head?.note ?? ""));
  });

  test("and its subtrees can't be changed, in SQL neither", async () => {
    await append(300);
    await makeDueHead(noon);
    for (const query of [
      sql`update log_heads set root = 'x'`,
      sql`delete from log_heads`,
      sql`truncate log_heads`,
      sql`update log_nodes set hash = 'x'`,
      sql`delete from log_nodes`,
    ]) {
      await expect(db().execute(query)).rejects.toMatchObject({
        cause: expect.objectContaining({ message: expect.stringMatching(/append-only/) as string }) as Error,
      });
    }
  });
});

describe("proofs", () => {
  test("lead from every entry to the head that covers it, and from head to head, whatever the sizes", async () => {
    for (const [index, count] of [3, 250, 1, 300, 517].entries()) {
      await append(count);
      await makeDueHead(later(index * day));
    }
    const all = await sizes();
    expect(all).toEqual([4, 254, 255, 555, 1072]);
    expect(await db().$count(logNodes)).toBe(4 + 2 + 1);
    const rows = await db().select().from(auditLog).orderBy(auditLog.seq);
    for (const seq of [1, 2, 4, 5, 128, 253, 254, 255, 256, 257, 512, 513, 554, 555, 768, 1024, 1025, 1072]) {
      const proof = await proveEntry(seq);
      const leaf = leafHash(seq, rows[seq - 1]!);
      const [head] = findHeads(proof?.head ?? "");
      expect(proof?.index).toBe(seq - 1);
      expect(head?.size).toBe(all.find((size) => size >= seq));
      expect(proof?.entry).not.toContain("personId");
      expect(rootByInclusion(joinHashes, leaf, seq - 1, head!.size, proof!.path)).toBe(toHex(head!.root));
      expect(await verify(proof!)).toMatchObject({ ok: true, told: { seq } });
    }
    expect(await proveEntry(1073)).toBeNull();
    for (const size of all) {
      const proof = await proveConsistency(size);
      if (!proof) {
        expect(size).toBe(4);
        continue;
      }
      const [before, head] = [proof.before, proof.head]
        .flatMap(findHeads)
        .map((each) => ({ size: each.size, root: toHex(each.root) }));
      expect(provesConsistency(joinHashes, before!, head!, proof.path)).toBe(true);
      expect(await verify(proof)).toEqual({ ok: true });
    }
    expect(await proveConsistency(5)).toBeNull();
    expect(await wrong()).toEqual([]);
  }, 60_000);
});

test("a head costs what was added: of the entries before it, those of closed subtrees are not read", async () => {
  await append(600);
  await makeDueHead(noon);
  await append(3);
  const rows = await db().select().from(auditLog).orderBy(auditLog.seq);
  const tree = new GrowingTree(joinHashes);
  for (const row of rows) tree.add(leafHash(row.seq, row));
  const grown: string[] = [];
  // The first 512 entries are two subtrees of 256, and one of 512: where they are gone, nothing can have read them.
  await after(async (tx) => {
    await tx.execute(sql`delete from audit_log where seq <= 512`);
    grown.push(await growTree(tx, 601, 604));
  });
  expect(grown).toEqual([tree.root()]);
}, 60_000);

test("the erasure of a person leaves every head and proof as it was", async () => {
  const [person, manager] = [await addPerson({ email: "chi.scrive@example.org" }), await addPerson()];
  await addRole(manager, "admin", null);
  const context = await contextFor(person);
  await chooseHeads(context, { heads: "on" });
  await updateProfile(context, { name: "Altro Nome", language: "it" });
  await append(300);
  await makeDueHead(noon);
  const seqs = [1, 2, 100, 300];
  const before = await Promise.all(seqs.map(proveEntry));
  expect(await erasePerson(await contextFor(manager), { person, confirm: "on", password })).toMatchObject({ ok: true });
  expect(await db().$count(headReaders)).toBe(0);
  await makeDueHead(later(day));
  expect(await Promise.all(seqs.map(proveEntry))).toEqual(before);
  for (const proof of before) expect((await verify(proof!)).ok).toBe(true);
  expect(await wrong()).toEqual([]);
}, 60_000);

test("whoever chooses it has one mail a day, with what was made in between; nobody else does", async () => {
  const person = await addPerson({ email: "chi.sceglie@example.org" });
  const context = await contextFor(person);
  expect(await getHeadChoice(person)).toEqual({ always: false, chosen: false });
  await chooseHeads(context, { heads: "on" });
  expect(await getHeadChoice(person)).toEqual({ always: false, chosen: true });
  const mails = () =>
    db().select({ payload: jobs.payload }).from(jobs).where(eq(jobs.kind, "mail")).orderBy(jobs.createdAt);
  const sizesIn = async () =>
    (await mails()).map(({ payload }) => findHeads(String(payload["text"])).map(({ size }) => size));
  await append(1);
  await makeDueHead(noon);
  await append(1, "document.publish");
  await makeDueHead(later(1));
  expect(await sizesIn()).toEqual([[2]]);
  await append(1);
  await makeDueHead(later(day));
  expect(await sizesIn()).toEqual([[2], [3, 4]]);
  await chooseHeads(context, {});
  await append(1);
  await makeDueHead(later(2 * day));
  expect(await mails()).toHaveLength(2);
});

describe("a history rewritten where no row tells of it", () => {
  beforeEach(async () => {
    await append(4, "session.open");
    await makeDueHead(noon);
    await append(3, "session.open");
    await makeDueHead(later(day));
  });
  const head = (size: number) => `head of ${size} entries`;

  test("in one entry shows in every head that covers it, in the database and outside", async () => {
    const found = await after(forged(sql`update audit_log set person_id = 'other' where seq = 6`));
    expect(found["log"]).toBeUndefined();
    expect(found).toMatchObject({ heads: ["8"], heads_here: [head(8)] });
    expect(await after(forged(sql`update audit_log set person_id = 'other' where seq = 2`))).toMatchObject({
      heads: ["5", "8"],
      heads_here: [head(5), head(8)],
    });
  });

  test("and with the heads of the database taken away, in those outside", async () => {
    const found = await after(async (tx) => {
      await dropped(sql`seq > 6`)(tx);
      await tx.execute(sql`delete from log_heads where size > 6`);
    });
    expect(found).toEqual({ heads_here: [head(8)] });
  });

  test("and signed with another key, since the log names the first one", async () => {
    const found = await after(async (tx) => {
      const other = newSigningKey();
      await forged(
        sql`update audit_log set detail = jsonb_set(detail, '{key}', to_jsonb(${other.publicKey}::text)) where action = 'log.key'`,
      )(tx);
    });
    expect(found["heads_here"]).toEqual([
      head(5),
      head(8),
      `${head(5)}, signed by no key of this log`,
      `${head(8)}, signed by no key of this log`,
    ]);
  });

  test("which the file in DATA_DIR brackets", async () => {
    const results: string[][] = [];
    await after(
      async (tx) => {
        await forged(sql`update audit_log set at = at + interval '1 hour' where seq = 7`)(tx);
      },
      (all) => results.push(...all.map((each) => each.notes ?? [])),
    );
    expect(results.flat()).toEqual(["the first entry that differs is one of the entries 6 to 8"]);
  });
});
