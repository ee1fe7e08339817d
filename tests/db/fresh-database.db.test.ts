import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { rowsOf } from "#db/client.server.ts";
import { testDatabase } from "#tests/support/database/database.ts";

test("a database that was written to is asked for again empty, past the triggers that forbid deleting", async () => {
  const first = await testDatabase();
  await first.execute(sql`insert into settings (key, value) values ('left', 'over')`);
  const second = await testDatabase();
  expect(rowsOf(await second.execute(sql`select key from settings where key = 'left'`))).toEqual([]);
});

test("what the migrations wrote is still there after a reset", async () => {
  const heads = async () => rowsOf(await (await testDatabase()).execute(sql`select * from audit_head`));
  const before = await heads();
  expect(await heads()).toEqual(before);
});
