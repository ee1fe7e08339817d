import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { enqueue, handleJobs, runDueJobs } from "#app/core/jobs.server.ts";
import type { Db } from "#db/client.server.ts";
import { jobs } from "#db/schema/machine.ts";
import { later, noon } from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database.ts";

let db: Db;
const runs: string[] = [];
let fails = false;
handleJobs("test", async (job) => {
  runs.push(String(job.payload["n"]));
  await new Promise((resolve) => setTimeout(resolve, 1));
  if (fails) throw Object.assign(new Error("550 someone@example.org is unknown"), { code: "EENVELOPE" });
});

beforeEach(async () => {
  db = await testDatabase();
  runs.length = 0;
  fails = false;
});
const ask = (n: number, options: Parameters<typeof enqueue>[4] = {}) => db.transaction((tx) => enqueue(tx, "test", { n, to: "someone@example.org" }, noon, options));
const rows = () => db.select().from(jobs).where(eq(jobs.kind, "test"));

describe("a job", () => {
  test("runs once with two workers at once, whatever they meet", async () => {
    for (let n = 0; n < 45; n += 1) await ask(n);
    const worker = async () => { let taken = 0; for (;;) { const now = await runDueJobs(noon); if (now === 0) return taken; taken += now; } };
    const taken = await Promise.all([worker(), worker()]);
    expect(taken[0]! + taken[1]!).toBe(45);
    expect([...runs].sort((a, b) => Number(a) - Number(b))).toEqual(Array.from({ length: 45 }, (_, n) => String(n)));
  });

  test("asked for twice under one key is one", async () => {
    await ask(1, { once: "receipt TCL-2025-0001" });
    await ask(2, { once: "receipt TCL-2025-0001" });
    await runDueJobs(noon);
    // Also when the first is done long ago: its row stays as the proof.
    await ask(3, { once: "receipt TCL-2025-0001" });
    await runDueJobs(later(1_000));
    expect(runs).toEqual(["1"]);
  });

  test("of an act that is rolled back doesn't exist", async () => {
    await expect(db.transaction(async (tx) => { await enqueue(tx, "test", { n: 1 }, noon); throw new Error("undone"); })).rejects.toThrow();
    expect(await runDueJobs(noon)).toBe(0);
  });

  test("waits for its time", async () => {
    await ask(1, { dueAt: later(60_000) });
    expect(await runDueJobs(later(59_999))).toBe(0);
    expect(await runDueJobs(later(60_000))).toBe(1);
  });

  test("that fails comes back after pauses that double up to an hour, twelve times in all, then is given up", async () => {
    fails = true;
    await ask(1);
    const pauses: number[] = [];
    let now = noon;
    for (let tries = 1; tries <= 12; tries += 1) {
      expect(await runDueJobs(now)).toBe(1);
      const [row] = await rows();
      if (tries < 12) pauses.push((row!.dueAt.getTime() - now.getTime()) / 1000);
      expect(await runDueJobs(later(-1, row!.dueAt))).toBe(0);
      now = row!.dueAt;
    }
    expect(pauses).toEqual([10, 20, 40, 80, 160, 320, 640, 1280, 2560, 3600, 3600]);
    const [row] = await rows();
    expect(row).toMatchObject({ tries: 12, failedAt: expect.any(Date) as Date, doneAt: null, failure: "EENVELOPE" });
    expect(await runDueJobs(later(365 * 86_400_000))).toBe(0);
  });

  test("of one that fails doesn't hold up the others", async () => {
    fails = true;
    await ask(1);
    await runDueJobs(noon);
    fails = false;
    await ask(2);
    await runDueJobs(later(1));
    expect(runs).toEqual(["1", "2"]);
  });

  test("nobody can do is kept, and says so", async () => {
    await db.transaction((tx) => enqueue(tx, "of another release", {}, noon));
    await runDueJobs(noon);
    const [row] = await db.select().from(jobs);
    expect(row).toMatchObject({ tries: 1, doneAt: null, failedAt: null, failure: "Error" });
  });

  test("that is done keeps nothing of what it carried", async () => {
    await ask(1);
    await runDueJobs(noon);
    const [row] = await rows();
    expect(row).toMatchObject({ doneAt: noon, payload: {}, failure: null });
    expect(JSON.stringify(row)).not.toContain("@");
  });

  test("that one process works on slowly is not done again by another", async () => {
    let times = 0;
    handleJobs("slow", async () => {
      times += 1;
      if (times === 1) await runDueJobs(later(60_000));
    });
    await db.transaction((tx) => enqueue(tx, "slow", {}, noon));
    await runDueJobs(noon);
    expect(times).toBe(1);
  });

  test("whose process died is taken up again", async () => {
    await ask(1);
    await db.update(jobs).set({ tries: 1, dueAt: later(5 * 60_000) });
    await runDueJobs(later(60_000));
    expect(runs).toEqual([]);
    await runDueJobs(later(5 * 60_000));
    expect(runs).toEqual(["1"]);
  });
});
