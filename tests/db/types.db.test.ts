import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { rowsOf, type Db, type Tx } from "#db/client.server.ts";
import { testDatabase } from "#tests/support/database/database.ts";

let db: Db;
beforeAll(async () => {
  db = await testDatabase();
});

/** As Drizzle's columns expect them: dates, times and exact numbers as text, texts and whole numbers as lists. */
const values: [string, unknown][] = [
  ["date '2026-05-04'", "2026-05-04"],
  ["timestamptz '2026-05-04 10:00:00.5+00'", "2026-05-04 10:00:00.5+00"],
  ["timestamp '2026-05-04 10:00:00'", "2026-05-04 10:00:00"],
  ["interval '2 days'", "2 days"],
  ["numeric '1.50'", "1.50"],
  ["array[date '2026-05-04']", "{2026-05-04}"],
  ["array[numeric '1.50']", "{1.50}"],
  ["array['uno', 'due']", ["uno", "due"]],
  ["array[1, 2]", [1, 2]],
  ["7", 7],
  ["true", true],
  [`'{"a": [1]}'::jsonb`, { a: [1] }],
];

describe("either database gives", () => {
  const read = async (from: Db | Tx, value: string) => {
    const [row] = rowsOf<{ value: unknown }>(await from.execute(sql.raw(`select ${value} as value`)));
    return row?.value;
  };

  test.each(values)("%s as its program expects it, also within a transaction", async (value, expected) => {
    expect(await read(db, value)).toEqual(expected);
    expect(await db.transaction((tx) => read(tx, value))).toEqual(expected);
  });
});
