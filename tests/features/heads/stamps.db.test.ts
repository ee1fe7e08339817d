import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { appendAudit } from "#app/core/audit.server.ts";
import { changeSettings } from "#app/core/settings.server.ts";
import { clean } from "#app/cleaning.server.ts";
import { lateHeads } from "#app/features/heads/late-heads.server.ts";
import { makeDueHead } from "#app/features/heads/heads.server.ts";
import { getStamp, listUnstamped, stampHead } from "#app/features/heads/stamps.server.ts";
import { runDueJobs } from "#app/jobs.server.ts";
import { db } from "#db/client.server.ts";
import { jobs, logHeads } from "#db/schema/index.ts";
import { scratch } from "#tests/support/database/backups.ts";
import { noon } from "#tests/support/builders.ts";
import { testData } from "#tests/support/database/data-dir.ts";
import { testDatabase } from "#tests/support/database/database.ts";
import { timeStampAuthority } from "#tests/support/files/time-stamps.ts";

const authority = await timeStampAuthority();
const hour = 3_600_000;
const day = 24 * hour;
const at = (milliseconds: number) => new Date(noon.getTime() + milliseconds);

async function append(now: Date): Promise<void> {
  const entry = {
    at: now,
    action: "round.edit",
    personId: null,
    mandateId: null,
    campaignId: null,
    subject: "round:1",
  };
  await db().transaction((tx) => appendAudit(tx, { ...entry, detail: {} }));
}

beforeEach(async () => {
  await testDatabase();
  changeSettings({ DATA_DIR: scratch(), TSA_URL: authority.url });
  Object.assign(authority.state, { asked: 0, answers: true, answer: (reply: Buffer) => reply });
  return () => changeSettings({ DATA_DIR: testData, TSA_URL: undefined });
});

test("each day's head gets a token that openssl verifies down to the authority's root, with the note as it is downloaded", async () => {
  await append(noon);
  const head = await makeDueHead(noon);
  await runDueJobs(noon);
  const token = await getStamp(head?.size ?? 0);
  authority.verify(head?.note ?? "", token ?? Buffer.of());
  expect(() => authority.verify(`${head?.note ?? ""} `, token ?? Buffer.of())).toThrow();
  const [row] = await db().select({ stampedAt: logHeads.stampedAt }).from(logHeads);
  // The authority's clock is this machine's.
  expect(row?.stampedAt?.getTime()).toBeGreaterThan(Date.now() - hour);
  expect(await listUnstamped()).toEqual([]);
  await runDueJobs(at(hour));
  expect(authority.state.asked).toBe(1);
});

test("an authority that doesn't answer delays nothing: heads wait, are worth a word after three days, and are stamped later", async () => {
  authority.state.answers = false;
  await append(noon);
  const first = await makeDueHead(noon);
  await runDueJobs(noon);
  await append(at(day));
  const second = await makeDueHead(at(day));
  expect([first?.size, second?.size]).toEqual([2, 3]);
  for (let hours = 0; hours < 30; hours += 1) await runDueJobs(at(hours * hour));
  // Given up by the machine of jobs, for now.
  expect((await db().select().from(jobs).where(eq(jobs.once, "stamp 2"))).length).toBe(0);
  expect(await listUnstamped()).toEqual([2, 3]);
  expect(await lateHeads(at(3 * day))).toEqual([]);
  expect(await lateHeads(at(3 * day + 1))).toEqual(["a head of the log waits for its time-stamp"]);

  authority.state.answers = true;
  await clean(at(4 * day));
  while ((await runDueJobs(at(4 * day))) > 0);
  expect(await listUnstamped()).toEqual([]);
  for (const head of [first, second])
    authority.verify(head?.note ?? "", (await getStamp(head?.size ?? 0)) ?? Buffer.of());
});

test("what the authority answers to somebody else is not taken", async () => {
  let other: Buffer = Buffer.of();
  authority.state.answer = (reply) => {
    const answer = other.length > 0 ? other : reply;
    other = reply;
    return answer;
  };
  await append(noon);
  const first = await makeDueHead(noon);
  await stampHead(first?.size ?? 0);
  await append(at(day));
  const second = await makeDueHead(at(day));
  await expect(stampHead(second?.size ?? 0)).rejects.toThrow("for something else");
  expect(await listUnstamped()).toEqual([second?.size]);
});

test("nor an answer to an earlier request, although it is about the same head", async () => {
  let earlier: Buffer = Buffer.of();
  authority.state.answer = (reply) => {
    if (earlier.length > 0) return earlier;
    earlier = reply;
    return Buffer.of();
  };
  await append(noon);
  const head = await makeDueHead(noon);
  await expect(stampHead(head?.size ?? 0)).rejects.toThrow("no DER");
  await expect(stampHead(head?.size ?? 0)).rejects.toThrow("another request");
  expect(await listUnstamped()).toEqual([head?.size]);
});

test("without an authority nothing waits for one", async () => {
  changeSettings({ TSA_URL: undefined });
  await append(noon);
  await makeDueHead(noon);
  expect(await listUnstamped()).toEqual([]);
  expect(await lateHeads(at(9 * day))).toEqual([]);
  await append(at(5 * day));
  expect(await lateHeads(at(9 * day))).toEqual(["the log has no new head"]);
});
