import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { enqueue, handleJobs, runDueJobs } from "#app/core/jobs.server.ts";
import { db } from "#db/client.server.ts";
import { jobs } from "#db/schema/machine.ts";
import { later, noon } from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database.ts";

beforeEach(async () => {
  await testDatabase();
});

const ask = (kind: string) => db().transaction((tx) => enqueue(tx, kind, { secret: "s" }, noon));
const row = async (kind: string) => (await db().select().from(jobs).where(eq(jobs.kind, kind)))[0]!;

test("what one process works on slowly is not done again by another", async () => {
  let times = 0;
  handleJobs("slow", async () => {
    times += 1;
    if (times === 1) await runDueJobs(later(60_000));
  });
  await ask("slow");
  await runDueJobs(noon);
  expect(times).toBe(1);
});

test("a job that fails comes back after ten seconds, then twenty, and is given up after twelve times", async () => {
  handleJobs("failing", () => Promise.reject(new TypeError("no")));
  await ask("failing");
  await runDueJobs(noon);
  expect(await row("failing")).toMatchObject({ tries: 1, dueAt: later(10_000), failure: "TypeError", doneAt: null, failedAt: null });
  expect(await runDueJobs(later(9_000))).toBe(0);
  await runDueJobs(later(10_000));
  expect((await row("failing")).dueAt).toEqual(later(30_000));
  for (let n = 2; n < 12; n += 1) await runDueJobs((await row("failing")).dueAt);
  expect(await row("failing")).toMatchObject({ tries: 12 });
  expect((await row("failing")).failedAt).not.toBeNull();
  expect(await runDueJobs(later(30 * 86_400_000))).toBe(0);
});

test("a job whose process died is taken up again, and what was done keeps nothing of what it carried", async () => {
  let times = 0;
  handleJobs("dying", () => {
    times += 1;
    return Promise.resolve();
  });
  await ask("dying");
  await db().update(jobs).set({ tries: 1, dueAt: later(5 * 60_000) }).where(eq(jobs.kind, "dying"));
  await runDueJobs(later(60_000));
  expect(times).toBe(0);
  await runDueJobs(later(5 * 60_000));
  expect(times).toBe(1);
  expect(await row("dying")).toMatchObject({ payload: {}, doneAt: later(5 * 60_000) });
});
