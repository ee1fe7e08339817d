import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { newId } from "#app/core/ids.server.ts";
import { rowsOf } from "#db/client.server.ts";
import { testDatabase } from "#tests/support/database.ts";

const count = async (db: Awaited<ReturnType<typeof testDatabase>>) => rowsOf<{ n: string }>(await db.execute(sql`select count(*) as n from outbox`))[0]?.n;

test("each test file begins with what the migrations wrote and nothing else", async () => {
  const first = await testDatabase();
  expect(await count(first)).toBe("0");
  await first.execute(sql`create table leftover (n int)`);
});
