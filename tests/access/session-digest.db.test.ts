import { asc } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { digestUnder, forgetLogKeys, makeLogKeys, sessionDigest } from "#app/access/session-digest.server.ts";
import { keptDays } from "#app/access/session-digest.ts";
import { leftOut } from "#app/features/backups/format.ts";
import { exportedTables } from "#app/features/exports/columns.ts";
import type { Db } from "#db/client.server.ts";
import { logKeys } from "#db/schema/digests.ts";
import { testDatabase } from "#tests/support/database/database.ts";

const day = 86_400_000;
const at = (time: string) => new Date(`2026-05-${time}Z`);
let db: Db;
beforeEach(async () => {
  db = await testDatabase();
});
const keys = () => db.select().from(logKeys).orderBy(asc(logKeys.day));
const days = async () => (await keys()).map((key) => key.day);
const make = (now: Date) => db.transaction((tx) => makeLogKeys(tx, now));
const forget = (now: Date) => db.transaction((tx) => forgetLogKeys(tx, now));

test("a session has one digest all day, another one the next day, and another session another one", async () => {
  await make(at("04T00:30:00"));
  const first = await sessionDigest("a", at("04T00:00:00"));
  expect(first).toMatch(/^[0-9a-f]{24}$/);
  expect(await sessionDigest("a", at("04T23:59:59.999"))).toBe(first);
  expect(await sessionDigest("b", at("04T12:00:00"))).not.toBe(first);
  expect(await sessionDigest("a", at("05T00:00:00"))).not.toBe(first);
});

test("keys stay as they were made, so that all processes on one database write the same digest", async () => {
  await make(at("04T00:30:00"));
  const first = await sessionDigest("a", at("04T12:00:00"));
  await make(at("04T01:30:00"));
  expect(await days()).toEqual(["2026-05-04", "2026-05-05"]);
  expect(await sessionDigest("a", at("04T12:00:00"))).toBe(first);
  expect(digestUnder((await keys())[0]?.key ?? "", "a")).toBe(first);
});

test("no two days, and no two installations, have the same key", async () => {
  await make(at("04T00:30:00"));
  const before = await keys();
  db = await testDatabase();
  await make(at("04T00:30:00"));
  const made = [...before, ...(await keys())].map(({ key }) => key);
  expect(new Set(made).size).toBe(4);
});

test("without a key a request has no digest, and makes none", async () => {
  await make(at("04T12:00:00"));
  expect(await sessionDigest("a", at("14T12:00:00"))).toBeNull();
  expect(await days()).toEqual(["2026-05-04", "2026-05-05"]);
});

test("a key goes when the lines of its day may no longer be kept, and not before", async () => {
  await make(at("04T12:00:00"));
  await forget(new Date(at("04T00:00:00").getTime() + (keptDays + 1) * day - 1));
  expect(await days()).toContain("2026-05-04");
  await forget(new Date(at("04T00:00:00").getTime() + (keptDays + 1) * day));
  expect(await days()).toEqual(["2026-05-05"]);
});

test("keys are in no backup and in nothing that is exported", () => {
  expect(leftOut).toContain("log_keys");
  expect(Object.keys(exportedTables)).not.toContain("logKeys");
});
