import { beforeAll, expect, test } from "vitest";
import { forgetCounts, SharedLimit } from "#app/http/shared-limit.server.ts";
import { db } from "#db/client.server.ts";
import { requestCounts } from "#db/schema/machine.ts";
import { testDatabase } from "#tests/support/database/database.ts";
import { databaseKind } from "#tests/support/database/kind.ts";

const postgres = databaseKind() === "postgres";
beforeAll(() => testDatabase());

/** How many of so many requests at once pass, in turns by two processes, of which each has limits of its own. */
async function passed(count: number, name: string, key: string): Promise<number> {
  const [one, other] = [new SharedLimit(name, 20, 0.001), new SharedLimit(name, 20, 0.001)];
  const waits = await Promise.all(Array.from({ length: count }, (_, at) => (at % 2 === 0 ? one : other).take(key, 0)));
  return waits.filter((wait) => wait === 0).length;
}

test("two processes count one limit together; where there can be one only, it counts by itself", async () => {
  expect(await passed(60, "together", "a")).toBe(postgres ? 20 : 40);
});

test("each key and each limit by itself", async () => {
  await passed(60, "apart", "a");
  expect(await passed(10, "apart", "b")).toBe(10);
  expect(await passed(10, "other", "a")).toBe(10);
});

test.runIf(postgres)("a refused request says when to come back, and counts for nothing", async () => {
  const [one, other] = [new SharedLimit("wait", 2, 0.5), new SharedLimit("wait", 2, 0.5)];
  expect([await one.take("a", 0), await one.take("a", 0)]).toEqual([0, 0]);
  const before = await db().select().from(requestCounts);
  expect(await other.take("a", 0)).toBe(2);
  expect(await db().select().from(requestCounts)).toEqual(before);
});

test.runIf(postgres)("what is over is forgotten, what isn't stays", async () => {
  await db().delete(requestCounts);
  await new SharedLimit("long", 20, 0.001).take("a", 0);
  await new SharedLimit("short", 1, 1_000_000).take("b", 0);
  await db().transaction(forgetCounts);
  expect((await db().select({ key: requestCounts.key }).from(requestCounts)).map(({ key }) => key)).toEqual(["long a"]);
});
