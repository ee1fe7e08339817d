import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";
import { clean } from "#app/cleaning.server.ts";
import { changeSettings } from "#app/core/settings.server.ts";
import type { Db } from "#db/client.server.ts";
import { jobs, notices, participationRequests, reports, sessions, signInFailures, tokens } from "#db/schema/index.ts";
import { addCampaign, addPerson, later, noon } from "#tests/support/builders.ts";
import { testData } from "#tests/support/database/data-dir.ts";
import { testDatabase } from "#tests/support/database/database.ts";
import { databaseKind } from "#tests/support/database/kind.ts";

const hour = 3_600_000;
const day = 24 * hour;
let db: Db;
let folder: string;
beforeEach(async () => {
  db = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), "tavolo-cleaning-"));
  changeSettings({ DATA_DIR: folder, SMTP_URL: undefined });
});
afterEach(() => {
  changeSettings({ DATA_DIR: testData });
  rmSync(folder, { recursive: true, force: true });
});

/** One of each kind, made, ended or spent at noon. */
async function fill(): Promise<void> {
  const person = await addPerson();
  await db
    .insert(sessions)
    .values({ id: "session", userId: person, createdAt: noon, expiresAt: later(14 * day), device: "Firefox" });
  await db.insert(tokens).values([
    { hash: "spent", kind: "reset", personId: person, createdAt: noon, expiresAt: later(90 * day), spentAt: noon },
    { hash: "unused", kind: "invitation", personId: person, createdAt: noon, expiresAt: later(14 * day) },
  ]);
  await db.insert(signInFailures).values({ key: "guess", failures: 9, lastAt: noon });
  const job = { kind: "mail", payload: {}, dueAt: noon, createdAt: noon };
  await db.insert(jobs).values([
    { id: "done", ...job, doneAt: noon },
    { id: "given up", ...job, payload: { to: "a@example.org" }, failedAt: noon },
    { id: "to do", ...job },
  ]);
  mkdirSync(join(folder, "mail"));
  writeFileSync(join(folder, "mail", "old.eml"), "To: a@example.org");
  utimesSync(join(folder, "mail", "old.eml"), noon, noon);
}

async function left(): Promise<string[]> {
  const keys = [
    await db.select({ key: sessions.id }).from(sessions),
    await db.select({ key: tokens.hash }).from(tokens),
    await db.select({ key: signInFailures.key }).from(signInFailures),
    await db.select({ key: jobs.id }).from(jobs),
  ];
  return [...keys.flat().map((row) => row.key), ...readdirSync(join(folder, "mail"))].sort();
}

test.each([
  ["at once nothing", 0, ["done", "given up", "guess", "old.eml", "session", "spent", "to do", "unused"]],
  [
    "after more than an hour the jobs that are over",
    hour + 1,
    ["guess", "old.eml", "session", "spent", "to do", "unused"],
  ],
  ["after a day the failed sign-ins", day + 1, ["old.eml", "session", "spent", "to do", "unused"]],
  ["after a week the written mails", 7 * day + 1, ["session", "spent", "to do", "unused"]],
  ["after two weeks the session that nobody used", 14 * day, ["spent", "to do", "unused"]],
  ["a month after they were spent or expired the links", 44 * day + 1, ["to do"]],
])("takes away %s, and again changes nothing", async (_, after, kept) => {
  await fill();
  expect(await clean(later(after))).toBe(true);
  expect(await left()).toEqual(kept);
  expect(await clean(later(after))).toBe(true);
  expect(await left()).toEqual(kept);
});

test("needs no folder of mails", async () => {
  expect(await clean(noon)).toBe(true);
});

test.runIf(databaseKind() === "postgres")("is left to the process that is at it", async () => {
  await fill();
  await db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(7416004)`);
    expect(await clean(later(100 * day))).toBe(false);
  });
  expect(await left()).toHaveLength(7);
  expect(await clean(later(100 * day))).toBe(true);
});

test("takes away notices half a year after they were read, or after a year, and addresses half a year after an answer", async () => {
  const person = await addPerson();
  const campaignId = await addCampaign();
  const notice = { personId: person, kind: "revoked", facts: {}, path: "/", createdAt: noon };
  await db.insert(notices).values([
    { id: "read", once: "1", ...notice, readAt: noon },
    { id: "unread", once: "2", ...notice },
  ]);
  const report = {
    campaignId,
    subjectKind: "version" as const,
    subjectId: "v",
    cause: "other" as const,
    words: "Così",
    language: "it" as const,
    reportedAt: noon,
    replyEmail: "a@example.org",
  };
  await db.insert(reports).values([
    { id: "answered", ...report, decidedAt: noon },
    { id: "open", ...report },
  ]);
  const request = {
    campaignId,
    organisationName: "Circolo",
    kind: "third_sector" as const,
    why: "Ci siamo",
    personName: "Anna Prova",
    personEmail: "a@example.org",
    language: "it" as const,
    privacyVersion: "1",
    askedAt: noon,
  };
  await db.insert(participationRequests).values([
    { id: "decided", ...request, decidedAt: noon },
    { id: "waiting", ...request },
  ]);
  const state = async () =>
    [
      ...(await db.select({ id: notices.id }).from(notices)).map(({ id }) => id),
      ...(await db.select({ id: reports.id, to: reports.replyEmail }).from(reports)).flatMap(({ id, to }) =>
        to ? [id] : [],
      ),
      ...(
        await db
          .select({
            id: participationRequests.id,
            to: participationRequests.personEmail,
            name: participationRequests.personName,
          })
          .from(participationRequests)
      ).flatMap(({ id, to, name }) => (to || name ? [id] : [])),
    ].sort();
  await clean(later(180 * day));
  expect(await state()).toEqual(["answered", "decided", "open", "read", "unread", "waiting"]);
  await clean(later(180 * day + 1));
  expect(await state()).toEqual(["open", "unread", "waiting"]);
  await clean(later(365 * day + 1));
  expect(await state()).toEqual(["open", "waiting"]);
});
