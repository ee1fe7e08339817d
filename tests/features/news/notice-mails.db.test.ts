import { eq, isNull } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { enqueue } from "#app/core/jobs.server.ts";
import { changeSettings } from "#app/core/settings.server.ts";
import { nextDigest } from "#app/features/news/digest.ts";
import { chooseNewsMode } from "#app/features/news/inbox.server.ts";
import type { NewsMode } from "#app/features/news/notice.ts";
import { tell } from "#app/features/news/notices.server.ts";
import { runDueJobs } from "#app/jobs.server.ts";
import type { Db } from "#db/client.server.ts";
import { notices } from "#db/schema/index.ts";
import { jobs } from "#db/schema/machine.ts";
import { addCampaign, addPerson, addRole, contextFor, later, noon } from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database/database.ts";
import { parseMail } from "#tests/support/mail/mail-folder.ts";
import { mailServer } from "#tests/support/mail/smtp.ts";
import { until } from "#tests/support/run/process.js";

let db: Db;
let campaignId: string;
let lead: string;
let stop = () => Promise.resolve();

/** More than one process takes in a round, so that two have some each. */
const happenings = ["due", "quattro", "sei", "sette", "tre", "uno", "zero"];

beforeEach(async () => {
  db = await testDatabase();
  campaignId = await addCampaign({ slug: "prova" });
  lead = await addPerson({ email: "responsabile@example.org" });
  await addRole(lead, "lead", campaignId);
});
afterEach(async () => {
  changeSettings({ SMTP_URL: undefined });
  await stop();
});

async function wants(mode: NewsMode): Promise<void> {
  await chooseNewsMode(await contextFor(lead), { mode });
}

/** By Message-ID, because a mail program shows a mail that comes twice once: what each mail tells of. */
const inbox = new Map<string, string[]>();
const told = () => [...inbox.values()].flat().sort();

/** Each mail gets the next of these answers, and is taken when there is none left; null: taken without an answer. */
async function listens(...answers: Promise<string | null>[]): Promise<{ heard: number }> {
  inbox.clear();
  const server = { heard: 0 };
  const hear = async (message: string) => {
    const answer = answers[server.heard++] ?? Promise.resolve("250 taken");
    const id = /^Message-ID: (.*)$/im.exec(message)?.[1] ?? "";
    const words = happenings.filter((each) => parseMail(message).text.includes(`«${each}»`));
    const said = await answer;
    if (!said?.startsWith("4") && !inbox.has(id)) inbox.set(id, words);
    return said;
  };
  const { url, stop: close } = await mailServer(null, hear);
  stop = close;
  changeSettings({ SMTP_URL: url });
  return server;
}

async function runAll(now: Date): Promise<void> {
  while ((await runDueJobs(now)) > 0);
}

async function report(subject: string): Promise<void> {
  const facts = { subject: `«${subject}»` };
  const news = { kind: "reported" as const, facts, path: "/", campaignId, once: `reported ${subject}` };
  await db.transaction((tx) => tell(tx, { people: [lead] }, news, noon));
}

async function reportAll(): Promise<void> {
  for (const each of happenings) await report(each);
}

/** The daily mail of a morning, due with the jobs of that instant. */
const digest = () => db.transaction((tx) => enqueue(tx, "digest", { person: lead }, morning));
const morning = nextDigest(noon);

interface Case {
  what: string;
  /** What is due when the first process begins. */
  first: () => Promise<void>;
  /** What becomes due for another while the first one's mail is under way. */
  meanwhile: () => Promise<void>;
}
const cases: Case[] = [
  { what: "many of a kind that go together", first: reportAll, meanwhile: () => Promise.resolve() },
  {
    what: "the daily mails of two mornings",
    first: async () => {
      await wants("daily");
      await reportAll();
      await runAll(later(-1, morning));
    },
    meanwhile: digest,
  },
  {
    what: "a daily mail, and the first tries of mails at once",
    first: async () => {
      await reportAll();
      // Their own jobs wait, as they do after a failure.
      await db.update(jobs).set({ dueAt: later(1, morning) });
      await digest();
    },
    meanwhile: () =>
      db
        .update(jobs)
        .set({ dueAt: morning })
        .where(eq(jobs.kind, "notice"))
        .then(() => undefined),
  },
];

describe.each(cases)("$what", ({ first, meanwhile }) => {
  test("are told once where two processes mail at once", async () => {
    await first();
    let answer = (_: string) => undefined as void;
    const server = await listens(new Promise((resolve) => (answer = resolve)));
    const one = runDueJobs(morning);
    await until("the first mail is under way", () => server.heard === 1);
    await meanwhile();
    await runAll(morning);
    answer("250 taken");
    await one;
    await runAll(later(3_600_000, morning));
    expect(told()).toEqual(happenings);
    expect(await db.$count(notices, isNull(notices.mailedAt))).toBe(0);
  });

  test("are told once where a process ended between the sending and the writing down", async () => {
    await first();
    const server = await listens(Promise.resolve(null));
    await runDueJobs(morning);
    await meanwhile();
    await runAll(morning);
    await runAll(later(3_600_000, morning));
    expect(told()).toEqual(happenings);
    // Sent again, under the same Message-ID.
    expect(server.heard).toBe(2);
    expect(await db.$count(notices, isNull(notices.mailedAt))).toBe(0);
  });

  test("are not lost where the mail that told of them was given up", async () => {
    await first();
    await listens(Promise.resolve("451 later"));
    await runDueJobs(morning);
    await db.update(jobs).set({ failedAt: morning }).where(isNull(jobs.doneAt));
    await digest();
    await runAll(morning);
    expect(told()).toEqual(happenings);
  });
});
