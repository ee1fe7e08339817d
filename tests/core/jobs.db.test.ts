import { eq, isNotNull } from "drizzle-orm";
import { beforeEach, describe, expect, test, vi } from "vitest";
import {
  countUnknownJobs,
  enqueue,
  forgetJobs,
  GivenUp,
  runJobs,
  startRunning,
  type Handlers,
} from "#app/core/jobs.server.ts";
import { log } from "#app/core/log.server.ts";
import { jobHandlers } from "#app/jobs.server.ts";
import type { Db, Tx } from "#db/client.server.ts";
import { auditLog, jobs } from "#db/schema/machine.ts";
import { addPerson, later, noon } from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database/database.ts";
import { until } from "#tests/support/run/process.js";

let db: Db;
const runs: string[] = [];
let fails = false;
const handlers: Handlers = {
  ...jobHandlers,
  mail: async (mail) => {
    runs.push(mail.subject);
    await new Promise((resolve) => setTimeout(resolve, 1));
    if (fails) throw Object.assign(new Error("550 someone@example.org is unknown"), { code: "EENVELOPE" });
  },
};
const runDueJobs = (now: Date) => runJobs(handlers, now);

beforeEach(async () => {
  db = await testDatabase();
  runs.length = 0;
  fails = false;
});
const ask = (n: number, options: Parameters<typeof enqueue>[4] = {}) => {
  const mail = { to: "someone@example.org", subject: String(n), text: "" };
  return db.transaction((tx) => enqueue(tx, "mail", mail, noon, options));
};
const rows = () => db.select().from(jobs).where(eq(jobs.kind, "mail")).orderBy(jobs.id);
/** A row as another version of the program left it, or would. */
const leave = (row: Partial<typeof jobs.$inferInsert>) =>
  db.insert(jobs).values({ id: "left", kind: "mail", payload: {}, dueAt: noon, createdAt: noon, ...row });

describe("a job", () => {
  test("runs once with two workers at once, whatever they meet", async () => {
    for (let n = 0; n < 45; n += 1) await ask(n);
    const worker = async () => {
      let taken = 0;
      for (;;) {
        const now = await runDueJobs(noon);
        if (now === 0) return taken;
        taken += now;
      }
    };
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
    const undone = db.transaction(async (tx) => {
      await enqueue(tx, "scan", { file: "x" }, noon);
      throw new Error("undone");
    });
    await expect(undone).rejects.toThrow("undone");
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

  test.each<[string, Record<string, unknown>, string]>([
    ["lacks a field", { to: "someone@example.org", text: "" }, "unfit_payload:subject"],
    ["has fields of other types", { to: 1, subject: null, text: "" }, "unfit_payload:to,subject"],
    ["is empty, as that of one that was given up", {}, "unfit_payload:to,subject,text"],
  ])("whose payload %s is given up at once, with a code", async (_, payload, failure) => {
    const logged = vi.spyOn(log, "error");
    await leave({ payload });
    await runDueJobs(noon);
    expect(await rows()).toMatchObject([{ tries: 1, failedAt: noon, failure, payload: {} }]);
    expect(runs).toEqual([]);
    const error = expect.objectContaining({ name: "GivenUp", code: failure }) as object;
    expect(logged).toHaveBeenCalledExactlyOnceWith({ job: "left", kind: "mail", tries: 1, error }, "job given up");
    expect(JSON.stringify(logged.mock.calls)).not.toContain("@example.org");
  });

  test("of the version before runs where a field was added since, by its default", async () => {
    const got: unknown[] = [];
    const hearing: Handlers = { ...handlers, notice_to_body: (payload) => Promise.resolve(void got.push(payload)) };
    const payload = { organisation: "o", kind: "reminder", facts: { drafts: 1 }, path: "/" };
    await leave({ kind: "notice_to_body", payload });
    await runJobs(hearing, noon);
    expect(got).toEqual([{ ...payload, happening: "" }]);
  });

  test("that is done keeps nothing of what it carried", async () => {
    await ask(1);
    await runDueJobs(noon);
    const [row] = await rows();
    expect(row).toMatchObject({ doneAt: noon, payload: {}, failure: null });
    expect(JSON.stringify(row)).not.toContain("@example.org");
  });

  test("that one process works on slowly is not done again by another", async () => {
    let times = 0;
    const slow: Handlers = {
      ...handlers,
      mail: async () => {
        times += 1;
        if (times === 1) await runJobs(slow, later(60_000));
      },
    };
    await ask(1);
    await runJobs(slow, noon);
    expect(times).toBe(1);
  });

  test("that waited behind a slow one until another process took it is left to that one", async () => {
    const taking: Handlers = {
      ...handlers,
      mail: async ({ subject }, ...rest) => {
        await handlers.mail({ to: "", subject, text: "" }, ...rest);
        // As another process does when the lease of both is over.
        await db.update(jobs).set({ tries: 2 });
      },
    };
    await ask(1);
    await ask(2);
    expect(await runJobs(taking, noon)).toBe(2);
    expect(runs).toEqual(["1"]);
  });

  test("that takes long keeps no mail waiting", async () => {
    let [begun, mailed] = [false, false];
    let release = () => undefined as void;
    const released = new Promise<void>((resolve) => (release = resolve));
    const slow: Handlers = {
      ...handlers,
      version_files: () => {
        begun = true;
        return released;
      },
      mail: () => Promise.resolve(void (mailed = true)),
    };
    const stop = await startRunning(slow);
    await db.transaction((tx) => enqueue(tx, "version_files", { version: "any" }, noon));
    await until("the files are being made", () => begun);
    await ask(1);
    await until("the mail is away", () => mailed);
    release();
    await stop();
  });

  test("whose process died is taken up again", async () => {
    await ask(1);
    await db.update(jobs).set({ tries: 1, dueAt: later(5 * 60_000) });
    await runDueJobs(later(60_000));
    expect(runs).toEqual([]);
    await runDueJobs(later(5 * 60_000));
    expect(runs).toEqual(["1"]);
  });

  test("that fails is logged with its kind and the error's code, and nothing of what it carries", async () => {
    const logged = [vi.spyOn(log, "warn"), vi.spyOn(log, "error")];
    fails = true;
    await ask(1);
    await runDueJobs(noon);
    const said = JSON.stringify(logged.map(({ mock }) => mock.calls));
    expect(said).toContain('"kind":"mail","tries":1,"error":{"name":"Error","code":"EENVELOPE"');
    expect(said).not.toContain("@example.org");
  });
});

describe("a job of a kind that this version doesn't know", () => {
  const days = (n: number) => later(n * 86_400_000);
  const start = async () => (await startRunning(handlers))();

  test("is left for one that does, and named at each start, which goes on", async () => {
    const logged = vi.spyOn(log, "error");
    await leave({ kind: "of_tomorrow", payload: { to: "someone@example.org" } });
    await leave({ id: "later", kind: "of_tomorrow", dueAt: days(30) });
    await leave({ id: "done", kind: "of_yesterday", doneAt: noon });
    expect(await runDueJobs(noon)).toBe(0);
    expect(await countUnknownJobs()).toEqual([{ kind: "of_tomorrow", count: 2 }]);
    await start();
    expect(logged).toHaveBeenCalledExactlyOnceWith({ kind: "of_tomorrow", count: 2 }, "jobs of an unknown kind wait");
    const left = await db.select({ tries: jobs.tries, failure: jobs.failure }).from(jobs).orderBy(jobs.id);
    expect(left).toEqual(Array(3).fill({ tries: 0, failure: null }));
  });

  test("doesn't hold up the others", async () => {
    for (let n = 0; n < 12; n += 1) await leave({ id: `left ${n}`, kind: "of_tomorrow", dueAt: later(-1) });
    await ask(1);
    expect(await runDueJobs(noon)).toBe(1);
    expect(runs).toEqual(["1"]);
  });

  test("is given up when it has waited for a week, with its name in the log, and gone an hour later", async () => {
    const logged = vi.spyOn(log, "error");
    await leave({ kind: "of_yesterday", payload: { to: "someone@example.org" } });
    await db.transaction((tx) => forgetJobs(tx, days(7)));
    expect(await db.select({ failedAt: jobs.failedAt }).from(jobs)).toEqual([{ failedAt: null }]);
    const over = later(1, days(7));
    await db.transaction((tx) => forgetJobs(tx, over));
    expect(await db.select().from(jobs)).toMatchObject([{ failedAt: over, failure: "unknown_kind", payload: {} }]);
    const given = { job: "left", kind: "of_yesterday" };
    expect(logged).toHaveBeenCalledExactlyOnceWith(given, "job of an unknown kind given up");
    await db.transaction((tx) => forgetJobs(tx, days(8)));
    expect(await db.$count(jobs)).toBe(0);
  });
});

test.each([
  {
    kind: "access_link" as const,
    ask: (tx: Tx, personId: string) => enqueue(tx, "access_link", { personId }, noon),
    done: () => db.$count(jobs, eq(jobs.kind, "mail")),
  },
  {
    kind: "sign_in_refused" as const,
    ask: (tx: Tx, personId: string) =>
      enqueue(tx, "sign_in_refused", { personId, why: "password", at: noon.toISOString() }, noon),
    done: () => db.$count(auditLog, eq(auditLog.action, "session.refuse")),
  },
])("$kind is done once where the process ends right after it", async ({ kind, ask: asks, done }) => {
  const person = await addPerson();
  await db.transaction((tx) => asks(tx, person));
  const dying: Handlers = {
    ...jobHandlers,
    [kind]: async (...asked: Parameters<Handlers[typeof kind]>) => {
      await (jobHandlers[kind] as (...args: typeof asked) => Promise<void>)(...asked);
      throw new Error("the process ended");
    },
  };
  await runJobs(dying, noon, [kind]);
  await runJobs(jobHandlers, later(60_000), [kind]);
  expect(await done()).toBe(1);
});

describe("a process that stops", () => {
  const states = () =>
    db
      .select({ id: jobs.id, tries: jobs.tries, done: isNotNull(jobs.doneAt), failure: jobs.failure })
      .from(jobs)
      .orderBy(jobs.id);

  test("breaks off what takes long, begins nothing else, and leaves both to the next one at once", async () => {
    const begun: string[] = [];
    const slow: Handlers = {
      ...handlers,
      version_files: ({ version }, _, { stop }) => {
        begun.push(version);
        // Never ends by itself.
        return new Promise((__, reject) =>
          stop.addEventListener("abort", () => reject(new Error("stopped")), { once: true }),
        );
      },
    };
    for (const version of ["one", "two"])
      await db.transaction((tx) => enqueue(tx, "version_files", { version }, new Date()));
    const stop = await startRunning(slow);
    await until("one is being done", () => begun.length === 1);
    const stopping = stop();
    await db.transaction((tx) => enqueue(tx, "version_files", { version: "three" }, new Date()));
    await stopping;
    expect(begun).toHaveLength(1);
    expect((await states()).map(({ id: _, ...state }) => state)).toEqual(
      Array(3).fill({ tries: 0, done: false, failure: null }),
    );
    const next: string[] = [];
    const quick: Handlers = { ...handlers, version_files: ({ version }) => Promise.resolve(void next.push(version)) };
    await runJobs(quick, new Date());
    expect(next.sort()).toEqual(["one", "three", "two"]);
  });

  test("lets a mail that is under way end, and sends none of those behind it", async () => {
    let release = () => undefined as void;
    const released = new Promise<void>((resolve) => (release = resolve));
    const sending: Handlers = {
      ...handlers,
      mail: async ({ subject }) => {
        runs.push(subject);
        await released;
      },
    };
    await ask(1);
    await ask(2);
    const stop = await startRunning(sending);
    await until("a mail is under way", () => runs.length === 1);
    const stopping = stop();
    release();
    await stopping;
    expect(runs).toEqual(["1"]);
    expect((await states()).map(({ tries, done }) => [tries, done])).toEqual([
      [1, true],
      [0, false],
    ]);
  });

  test("counts what no repetition mends as given up all the same", async () => {
    const stop = new AbortController();
    const refused: Handlers = {
      ...handlers,
      mail: () => {
        stop.abort();
        return Promise.reject(new GivenUp("smtp_550"));
      },
    };
    await ask(1);
    await runJobs(refused, noon, undefined, stop.signal);
    expect(await rows()).toMatchObject([{ tries: 1, failedAt: noon, failure: "smtp_550" }]);
  });
});

test("a build that lacks a handler doesn't start, and names its kind", async () => {
  const { reminder: _, ...others } = handlers;
  await expect(startRunning(others as Handlers)).rejects.toThrow("no handler for jobs of kind reminder");
});

test("a kind that isn't in the table, another kind's payload and a table without a handler don't compile", () => {
  const wrong = (tx: Parameters<typeof enqueue>[0]) => [
    // @ts-expect-error no such kind
    () => enqueue(tx, "remainder", { round: "r", version: 1, days: 7 }, noon),
    // @ts-expect-error reminders come seven days and one day before
    () => enqueue(tx, "reminder", { round: "r", version: 1, days: 3 }, noon),
    // @ts-expect-error a field is missing
    () => enqueue(tx, "reminder", { round: "r", days: 7 }, noon),
    // @ts-expect-error the payload of another kind
    () => enqueue(tx, "reminder", { file: "f" }, noon),
  ];
  const { mail: _, ...others } = handlers;
  // @ts-expect-error nobody would send mails
  const incomplete: Handlers = others;
  expect([wrong, incomplete]).toHaveLength(2);
});
