import { cpSync } from "node:fs";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { appendAudit } from "#app/core/audit.server.ts";
import { changeSettings } from "#app/core/settings.server.ts";
import { verifyAll } from "#app/features/audit/verify.server.ts";
import { verifyWords } from "#app/features/backups/words.ts";
import { declareLost, listDeclared } from "#app/features/heads/declared.server.ts";
import { getHeadsPage } from "#app/features/heads/heads-page.server.ts";
import { makeDueHead } from "#app/features/heads/heads.server.ts";
import { headsFile, keepHeads, readKeptFile } from "#app/features/heads/kept-heads.server.ts";
import { proveEntry } from "#app/features/heads/proofs.server.ts";
import { readKept } from "#app/features/heads/proof-file.ts";
import { startHeads } from "#app/features/heads/start-heads.server.ts";
import { CannotStart, db } from "#db/client.server.ts";
import { backUp, restoreAnew, scratch } from "#tests/support/database/backups.ts";
import { noon } from "#tests/support/builders.ts";
import { testData } from "#tests/support/database/data-dir.ts";
import { testDatabase } from "#tests/support/database/database.ts";
import { databaseKind } from "#tests/support/database/kind.ts";
import { after, dropped, forged } from "../audit/tampering.ts";

const day = 86_400_000;
const at = (days: number) => new Date(noon.getTime() + days * day);
const append = (count: number) =>
  db().transaction(async (tx) => {
    const entry = { at: noon, action: "session.open", personId: "p", mandateId: null, campaignId: null };
    for (let n = 0; n < count; n += 1) await appendAudit(tx, { ...entry, subject: `session:${n}`, detail: {} });
  });
const wrong = async (kept: string | null = null) =>
  (await verifyAll(kept === null ? null : readKept(kept))).flatMap((each) =>
    each.wrong.map((one) => `${each.what} ${one}`),
  );
const words = async (kept: string) => verifyWords(await verifyAll(readKept(kept)));

let dataDir = "";
beforeEach(async () => {
  await testDatabase();
  dataDir = scratch();
  changeSettings({ DATA_DIR: dataDir });
  return () => changeSettings({ DATA_DIR: testData });
});

/** A house that made a head each day, with a backup between the second and the third; gives both files. */
async function house() {
  await append(4);
  await makeDueHead(at(0));
  await append(3);
  await makeDueHead(at(1));
  await append(1);
  const backup = join(scratch(), "house.backup");
  await backUp(backup);
  await append(5);
  await makeDueHead(at(2));
  return { backup, kept: await headsText() };
}
const headsText = async () => (await getHeadsPage(null)).heads.map(({ note }) => note).join("\n");

describe("a restore older than a published head", () => {
  test("says so in the log, on the page and to who compares, and nothing stays red", async () => {
    const { backup, kept } = await house();
    const remembered = headsFile();
    const restored = await restoreAnew(backup, {}, databaseKind(), (folder) =>
      cpSync(remembered, join(folder, "heads.txt")),
    );
    expect(restored.lostHeads).toBe(1);
    // Of the nine entries that the backup had, nothing is lost.
    const [said] = await listDeclared();
    expect(said).toMatchObject({ size: 14, from: 9, seq: 10 });
    expect((await getHeadsPage(null)).declared).toMatchObject([{ size: 14, from: 9 }]);
    expect(await wrong(kept)).toEqual([]);
    expect(await words(kept)).toContain(
      "head of 14 entries: ripristino dichiarato (declared restore), entries 10 to 14 are lost",
    );

    // Whoever starts the restored house says nothing again.
    await (await startHeads(at(3)))();
    expect(await listDeclared()).toHaveLength(1);
  }, 180_000);

  test("by whatever way it came, is said at the start, once for two processes", async () => {
    await append(4);
    await makeDueHead(at(0));
    const [{ note = "", size = 0 } = {}] = (await getHeadsPage(null)).heads;
    keepHeads([note.replace(`\n${size}\n`, "\n50\n")]);
    const counts = await Promise.all([1, 2, 3].map(() => db().transaction((tx) => declareLost(tx, at(1)))));
    expect(counts.sort()).toEqual([0, 0, 1]);
    expect(await listDeclared()).toMatchObject([{ size: 50, from: size }]);
    await (await startHeads(at(1)))();
    expect(await listDeclared()).toHaveLength(1);
  });

  test("that nobody declared stays red, with the first entry that differs", async () => {
    const { kept } = await house();
    const results: string[] = [];
    const gone = await after(
      async (tx) => {
        await dropped(sql`seq > 9`)(tx);
        await tx.execute(sql`delete from log_heads where size > 9`);
      },
      (all) => results.push(...all.flatMap((each) => each.notes ?? [])),
    );
    expect(gone).toEqual({ heads_here: ["head of 14 entries"] });
    expect(results).toEqual(["the first entry that differs is one of the entries 9 to 14"]);
    expect(await wrong(kept)).toEqual([]);
  });

  test("and a history that was written anew isn't declared at the start: it is longer than what it replaced", async () => {
    await house();
    const found = await after(async (tx) => {
      await forged(sql`update audit_log set person_id = 'other' where seq = 7`)(tx);
      await tx.execute(sql`delete from log_heads where size > 6`);
      expect(await declareLost(tx, at(3))).toBe(0);
    });
    expect(found["heads_here"]).toEqual(["head of 8 entries", "head of 14 entries"]);
  });
});

describe("a comparison with what somebody kept", () => {
  test("names the entry where a proof of it was kept", async () => {
    const { kept } = await house();
    const proof = JSON.stringify(await proveEntry(7));
    const told: string[] = [];
    for (const given of [kept, proof, JSON.stringify(await proveEntry(6))]) {
      const tamper = forged(sql`update audit_log set detail = '{"n":2}' where seq = 7`);
      await after(
        tamper,
        (all) => told.push(verifyWords(all.filter(({ what }) => what === "heads_given"))),
        readKept(given),
      );
    }
    expect(told[0]).toContain("3 checked  2 WRONG: head of 8 entries, head of 14 entries");
    expect(told[0]).toContain("the first entry that differs is one of the entries 6 to 8");
    expect(told[1]).toContain("2 checked  2 WRONG: head of 8 entries, entry 7");
    expect(told[1]).toContain("the first entry that differs is one of the entries 1 to 7");
    expect(told[2]).toContain("the first entry that differs is one of the entries 7 to 8");
    expect(await wrong(proof)).toEqual([]);
  });

  test("takes the page, the feed and the mail as they were saved, and no other file", async () => {
    const { kept } = await house();
    expect(readKept(`Da: x\n\n> ${kept.replaceAll("\n", "\n> ")}`).heads).toHaveLength(3);
    expect(() => readKeptFile(join(dataDir, "log-key"))).toThrow(CannotStart);
    expect(() => readKeptFile(join(dataDir, "none"))).toThrow(CannotStart);
  });
});
