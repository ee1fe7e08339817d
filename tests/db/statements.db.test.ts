import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { rowsOf, violated, type Db, type Tx } from "#db/client.server.ts";
import { testDatabase } from "#tests/support/database/database.ts";

let db: Db;
beforeAll(async () => {
  db = await testDatabase();
  await db.execute(sql`create table things (id text constraint things_id primary key, n int)`);
  return () => db.execute(sql`drop table things`);
});

const all = async (from: Db | Tx = db) => rowsOf(await from.execute(sql`select * from things order by id`));
const put = (id: string, from: Db | Tx = db) => from.execute(sql`insert into things (id, n) values (${id}, ${1})`);
const refused = (work: Promise<unknown>) => work.then(() => null, violated);

describe("a statement that is asked again and again", () => {
  test("fails by itself, with the name of what it broke, and works the next time", async () => {
    await put("a");
    for (let times = 0; times < 8; times += 1) expect(await refused(put("a"))).toBe("things_id");
    await put("b");
    expect(await all()).toEqual([
      { id: "a", n: 1 },
      { id: "b", n: 1 },
    ]);
  });

  test("ends its transaction when it fails, unless a savepoint holds it", async () => {
    const work = db.transaction(async (tx) => {
      await put("c", tx);
      expect(await refused(tx.transaction((inner) => put("a", inner)))).toBe("things_id");
      await put("a", tx);
    });
    expect(await refused(work)).toBe("things_id");
    expect(await all()).toHaveLength(2);
  });

  test("gives the columns that the table has now", async () => {
    await all();
    await db.execute(sql`alter table things add column more text default 'yes'`);
    expect(await all()).toContainEqual({ id: "a", n: 1, more: "yes" });
    await db.transaction(async (tx) => {
      await tx.execute(sql`alter table things drop column more`);
      expect(await all(tx)).toContainEqual({ id: "a", n: 1 });
    });
    expect(await all()).toContainEqual({ id: "a", n: 1 });
  });

  test("is understood still after hundreds of others", async () => {
    for (let other = 0; other < 600; other += 1) await db.execute(sql.raw(`select ${other} as other`));
    expect(await all()).toHaveLength(2);
  });
});
