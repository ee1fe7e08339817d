import { and, eq, like, sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { clean } from "#app/cleaning.server.ts";
import { runDueJobs } from "#app/jobs.server.ts";
import { createRound } from "#app/features/preparation/edit-rounds.server.ts";
import { planAllReminders } from "#app/features/campaigns/reminder-plan.server.ts";
import { setRoundTerm } from "#app/features/course/set-term.server.ts";
import { resumeCampaign, suspendCampaign } from "#app/features/course/suspension.server.ts";
import { remind } from "#app/features/course/reminders.server.ts";
import { romeClock } from "#app/i18n/time.ts";
import type { Db } from "#db/client.server.ts";
import { campaigns, jobs, mandates, notices, roundTerms, rounds } from "#db/schema/index.ts";
import { testDatabase } from "#tests/support/database/database.ts";
import { inboxes } from "./inboxes.ts";
import { closes, during, fileText, must, opens, readyDraft, world, type World } from "./world.ts";

const hour = 3_600_000;
const day = 24 * hour;
const before = (ms: number, from = closes) => new Date(from.getTime() - ms);

let db: Db;
let w: World;
beforeEach(async () => {
  db = await testDatabase();
  w = await world(db);
  await db.transaction((tx) => planAllReminders(tx, during));
});

/** A server that wakes up at each of these instants and does what is due, cleaning included; mails are left alone. */
async function passes(...instants: Date[]): Promise<void> {
  for (const now of instants) {
    await clean(now);
    await db
      .update(jobs)
      .set({ dueAt: new Date("2100-01-01") })
      .where(like(jobs.kind, "notice%"));
    while ((await runDueJobs(now)) > 0)
      await db
        .update(jobs)
        .set({ dueAt: new Date("2100-01-01") })
        .where(like(jobs.kind, "notice%"));
  }
}
/** Every six hours. */
const regularly = (from: Date, to: Date): Date[] =>
  Array.from(
    { length: Math.ceil((to.getTime() - from.getTime()) / (6 * hour)) },
    (_, index) => new Date(from.getTime() + index * 6 * hour),
  );
const extend = async (now: Date, closesAt: Date, opensAt = opens) =>
  must(
    await setRoundTerm(await w.lead(now), {
      roundId: w.round,
      opensAt: romeClock(opensAt),
      closesAt: romeClock(closesAt),
      reason: "Serve tempo",
    }),
  );
const reminders = () => inboxes(db, "reminder");

describe("reminders of a term", () => {
  test("come seven days and one day before it closes, once each, to everybody who may act for a body that hasn't filed", async () => {
    await passes(before(7 * day + 1));
    expect(await reminders()).toEqual([]);
    await passes(before(7 * day));
    expect(await reminders()).toEqual(
      ["Ada Firmataria", "Bice Collega", "Carlo Redattore", "Dora Altra"].map((name) => `${name} v1 7d`),
    );
    await passes(...regularly(before(7 * day), new Date(closes.getTime() + 2 * day)));
    expect((await reminders()).filter((line) => line.startsWith("Ada"))).toEqual([
      "Ada Firmataria v1 1d",
      "Ada Firmataria v1 7d",
    ]);
    expect(await reminders()).toHaveLength(8);
  });

  test("spare a body that has filed, and tell of drafts that are open", async () => {
    await fileText(w.other, w.round, during);
    await readyDraft(w.drafter, w.round, during);
    await passes(before(day));
    expect(await reminders()).toEqual(["Ada Firmataria v1 1d", "Bice Collega v1 1d", "Carlo Redattore v1 1d"]);
    const rows = await db
      .select({ facts: notices.facts, path: notices.path })
      .from(notices)
      .where(eq(notices.kind, "reminder"));
    expect(rows[0]).toMatchObject({
      path: "/spazio",
      facts: { organisation: "Sindacato Alfa", drafts: 1, closesAt: closes.toISOString() },
    });
  });

  test("spare benches that are not asked and people whose mandate is over", async () => {
    await db.update(mandates).set({ validTo: "2025-10-01" }).where(eq(mandates.organisationId, w.alfa));
    await passes(before(day));
    expect(await reminders()).toEqual(["Dora Altra v1 1d"]);
    await db.update(rounds).set({ benches: ["employers"] });
    expect(
      await db.transaction((tx) => remind(tx, { round: w.round, version: 1, days: 7 }, before(7 * day))),
    ).toBeUndefined();
    expect(await reminders()).toHaveLength(1);
  });
});

describe("a server that was down", () => {
  test.each<[string, Date, string[]]>([
    ["over the week's instant sends that reminder when it is back", before(3 * day), ["7d"]],
    ["until the last day sends the nearer one only: two mails at once would say the same", before(hour), ["1d"]],
    ["until after the closing sends none: it would be false", new Date(closes.getTime() + hour), []],
  ])("%s", async (_, back, days) => {
    await passes(before(9 * day));
    await passes(back);
    expect((await reminders()).filter((line) => line.startsWith("Dora"))).toEqual(
      days.map((each) => `Dora Altra v1 ${each}`),
    );
  });

  test("over both instants and an extension between them sends those of the new term, each once", async () => {
    await extend(before(5 * day), new Date(closes.getTime() + 10 * day));
    const until = new Date(closes.getTime() + 10 * day);
    await passes(...regularly(before(hour), until));
    expect((await reminders()).filter((line) => line.startsWith("Dora"))).toEqual([
      "Dora Altra v2 1d",
      "Dora Altra v2 7d",
    ]);
  });
});

describe("a new term", () => {
  test("is remembered anew, though the old one was", async () => {
    await passes(before(7 * day), before(day));
    await extend(before(hour), new Date(closes.getTime() + 8 * day));
    await passes(...regularly(before(hour), new Date(closes.getTime() + 9 * day)));
    expect((await reminders()).filter((line) => line.startsWith("Dora"))).toEqual([
      "Dora Altra v1 1d",
      "Dora Altra v1 7d",
      "Dora Altra v2 1d",
      "Dora Altra v2 7d",
    ]);
  });

  test("that closes sooner than a reminder's instant skips that one, and a reopened round has its own", async () => {
    await extend(before(10 * day), before(8 * day));
    await passes(...regularly(before(10 * day), before(7 * day)));
    expect((await reminders()).filter((line) => line.startsWith("Dora"))).toEqual(["Dora Altra v2 1d"]);
    await extend(before(5 * day), new Date(closes.getTime() + 4 * day), before(5 * day));
    await passes(...regularly(before(5 * day), new Date(closes.getTime() + 4 * day)));
    expect((await reminders()).filter((line) => line.startsWith("Dora v3") || line.includes("v3"))).toHaveLength(8);
  });

  test("takes back mails of the old one that still wait", async () => {
    await passes(before(7 * day));
    const waiting = () =>
      db.$count(
        jobs,
        and(
          like(jobs.kind, "notice%"),
          sql`payload::text not like '%term_extended%'`,
          eq(jobs.about, `term:${w.round}`),
        ),
      );
    expect(await waiting()).toBeGreaterThan(0);
    await extend(before(7 * day - hour), new Date(closes.getTime() + 10 * day));
    expect(await waiting()).toBe(0);
  });

  test("is remembered also where an earlier version of the program, or a seed, made it", async () => {
    await db.delete(jobs);
    await passes(before(8 * day), before(7 * day));
    expect(await reminders()).toHaveLength(4);
  });

  test("made by a new round of an open campaign is planned with it", async () => {
    await db.delete(jobs);
    const number = must(
      await createRound(await w.lead(during), {
        campaign: w.slug,
        title: "Seconda",
        intro: "",
        mode: "open",
        kinds: ["demand"],
        benches: [],
        opensAt: "2025-10-02T09:00",
        closesAt: "2025-10-20T09:00",
      }),
    ).number;
    expect(number).toBe(2);
    expect(await db.$count(jobs, eq(jobs.kind, "reminder"))).toBe(2);
  });
});

/**
 * The version before planned reminders and could do nothing with them. The rule: a reminder is sent when its term is
 * the newest, its campaign open, and its words still true and new at `now`, unless it was given up.
 */
describe("a row that a version without reminders left behind", () => {
  type Left = Partial<typeof jobs.$inferInsert>;
  const leave = async (days: 7 | 1, row: Left) => {
    await db.delete(jobs);
    await db.insert(jobs).values({
      id: "left",
      kind: "reminder",
      payload: { round: w.round, version: 1, days },
      dueAt: before(days * day),
      once: `reminder ${w.round} v1 ${days}d`,
      about: `term:${w.round}`,
      createdAt: opens,
      failure: row.tries ? "Error" : null,
      ...row,
    });
  };
  const given = (failedAt: Date): Left => ({ tries: 12, failedAt, payload: {} });
  const toDora = async () => (await reminders()).filter((line) => line.startsWith("Dora"));

  test.each<[what: string, days: 7 | 1, row: Left, now: Date, sent: boolean]>([
    ["and that waits for its instant is sent at it", 7, {}, before(7 * day), true],
    ["that was tried and is still true is sent", 7, { tries: 9 }, before(7 * day - hour), true],
    ["that was tried, until the nearer one came, is not", 7, { tries: 9 }, before(hour), false],
    ["that was tried and whose term is past is not", 1, { tries: 9 }, new Date(closes.getTime() + hour), false],
    ["that was given up is not", 7, given(before(7 * day - 3 * hour)), before(7 * day - 4 * hour), false],
  ])("%s", async (_, days, row, now, sent) => {
    await leave(days, row);
    await passes(now);
    expect(await toDora()).toEqual(sent ? [`Dora Altra v1 ${days}d`] : []);
    await passes(new Date(now.getTime() + 2 * hour), new Date(now.getTime() + 4 * hour));
    expect(await toDora()).toHaveLength(sent ? 1 : 0);
  });

  test("that was given up doesn't keep the later one from being sent", async () => {
    await leave(7, given(before(6 * day)));
    await passes(before(5 * day), before(day));
    expect(await toDora()).toEqual(["Dora Altra v1 1d"]);
  });

  test("that was given up before its instant is planned anew once it is gone", async () => {
    await leave(7, given(before(9 * day)));
    await passes(before(8 * day), before(7 * day));
    expect(await toDora()).toEqual(["Dora Altra v1 7d"]);
  });

  test.each(["suspended", "concluded"] as const)("of a campaign that is %s is not sent", async (state) => {
    await db.update(campaigns).set({ state });
    for (const days of [7, 1] as const) {
      await leave(days, { tries: 2 });
      await passes(before(days * day - hour));
    }
    expect(await reminders()).toEqual([]);
  });
});

test("while a suspension holds the terms nothing is remembered; after it, the moved term is", async () => {
  must(await suspendCampaign(await w.lead(before(8 * day)), { campaign: w.slug, reason: "Ricorso", terms: "stop" }));
  await passes(...regularly(before(8 * day), before(4 * day)));
  expect(await reminders()).toEqual([]);
  must(await resumeCampaign(await w.lead(before(4 * day)), { campaign: w.slug, reason: "Via" }));
  const moved = new Date(closes.getTime() + 4 * day);
  await passes(...regularly(before(4 * day), moved));
  expect((await reminders()).filter((line) => line.startsWith("Dora"))).toEqual([
    "Dora Altra v2 1d",
    "Dora Altra v2 7d",
  ]);
  expect(await db.$count(roundTerms)).toBe(2);
});
