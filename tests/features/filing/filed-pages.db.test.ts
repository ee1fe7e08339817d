import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { filedPage, listFiled } from "#app/features/texts/filings.server.ts";
import type { Db } from "#db/client.server.ts";
import { organisations } from "#db/schema/index.ts";
import { addFiled } from "#tests/features/texts/filed-texts.ts";
import { during, world, type World } from "#tests/features/texts/world.ts";
import { testDatabase } from "#tests/support/database/database.ts";

let db: Db;
let w: World;
beforeEach(async () => {
  db = await testDatabase();
  w = await world(db);
});

const body = () => ({ organisationId: w.alfa, campaignId: w.campaign });
async function pages(): Promise<string[][]> {
  const read: string[][] = [];
  let before: Parameters<typeof listFiled>[1] = null;
  do {
    const page: Awaited<ReturnType<typeof listFiled>> = await listFiled(body(), before);
    read.push(page.rows.map(({ number }) => number));
    before = page.next;
  } while (before);
  return read;
}

test("a body reads what it filed page by page, newest first, each once, also where many came at one instant", async () => {
  const numbers: string[] = [];
  for (let n = 0; n < filedPage + 5; n += 1)
    numbers.unshift(await addFiled(db, w, { receivedAt: new Date(during.getTime() + Math.floor(n / 10) * 1_000) }));
  const [first, second, ...more] = await pages();
  expect(first).toHaveLength(filedPage);
  expect(second).toHaveLength(5);
  expect(more).toEqual([]);
  expect([...first!, ...second!].sort()).toEqual([...numbers].sort());
  const received = (await listFiled(body(), null)).rows.map(({ receivedAt }) => receivedAt.getTime());
  expect(received).toEqual([...received].sort((a, b) => b - a));
});

test("an exact page has no other behind it", async () => {
  for (let n = 0; n < filedPage; n += 1) await addFiled(db, w);
  expect((await pages()).map((page) => page.length)).toEqual([filedPage]);
});

test("texts of an entry that was joined to it stand among its own by their time", async () => {
  const own: string[] = [];
  for (let n = 0; n < filedPage + 2; n += 1)
    own.unshift(
      await addFiled(db, w, {
        receivedAt: new Date(during.getTime() + n * 1_000),
        organisationId: n % 2 === 0 ? w.alfa : w.beta,
      }),
    );
  await db.update(organisations).set({ mergedInto: w.alfa }).where(eq(organisations.id, w.beta));
  expect((await pages()).flat()).toEqual(own);
});
