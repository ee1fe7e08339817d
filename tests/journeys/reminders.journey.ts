import { eq, isNotNull } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { loadPlaces } from "#app/features/demo/load-places.server.ts";
import { newId } from "#app/core/ids.server.ts";
import { romeClock } from "#app/i18n/time.ts";
import { jobs } from "#db/schema/machine.ts";
import { campaigns, campaignSteps, notices, organisations, rounds, roundTerms } from "#db/schema/index.ts";
import { db } from "#db/client.server.ts";
import { Client } from "#tests/faults/client.ts";
import { addCampaign, addMandate, addOrganisation, addPerson, addRole, password } from "#tests/support/builders.ts";
import { atEndOfFile } from "#tests/support/cleanup.ts";
import { movableClock, type Clock } from "#tests/support/server/clock.ts";
import { insideOf, installation } from "#tests/support/database/installation.ts";
import { launch, type LaunchOptions } from "#tests/support/server/launch.ts";
import { mailsIn, mailTo } from "#tests/support/mail/mail-folder.ts";
import { until } from "#tests/support/run/process.js";

/**
 * What the built server sends before terms, on the database that a version without reminders left behind, while its
 * clock moves over three weeks. Nobody calls anything: the server finds what is due by itself.
 */
const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];
const after = (from: Date, ms: number) => new Date(from.getTime() + ms);

/** When the new version is started for the first time. */
const update = new Date("2026-06-22T16:00:00.000Z");
const closes = after(update, 8 * day);
const extended = after(closes, 10 * day);

interface Call {
  id: string;
  slug: string;
  round: string;
}

/** A consultation with one round that closes at `closesAt`, and bodies with the people who sign for them. */
async function addCall(title: string, closesAt: Date, bodies: Record<string, string[]>): Promise<Call> {
  const [slug, round, opened] = [title.toLowerCase(), newId(update), after(update, -60 * day)];
  const id = await addCampaign({ title, slug });
  const called = { campaignId: id, number: 1, title: "Raccolta", kinds: ["demand" as const], benches: [] };
  await db()
    .insert(rounds)
    .values({ id: round, ...called, createdAt: opened });
  const term = { version: 1, opensAt: opened, closesAt, decidedAt: opened };
  await db()
    .insert(roundTerms)
    .values({ id: newId(update), roundId: round, ...term });
  for (const [email, holders] of Object.entries(bodies)) {
    const body = await addOrganisation({ name: `Ente ${email}`, seat: { campaignId: id, bench: "unions" } });
    await db().update(organisations).set({ email }).where(eq(organisations.id, body));
    for (const holder of holders) await addMandate(await addPerson({ email: holder }), body, id);
  }
  return { id, slug, round };
}

/** A reminder's row as the version before left it: it had planned it, and could do nothing with it. */
const leave = ({ round }: Call, days: 7 | 1, row: Partial<typeof jobs.$inferInsert>) =>
  db()
    .insert(jobs)
    .values({
      id: newId(update),
      kind: "reminder",
      payload: { round, version: 1, days },
      once: `reminder ${round} v1 ${days}d`,
      about: `term:${round}`,
      dueAt: update,
      createdAt: after(update, -60 * day),
      failure: row.tries ? "Error" : null,
      ...row,
    });

let options: LaunchOptions;
let clock: Clock;
let server: Awaited<ReturnType<typeof launch>>;
let open: Call;

beforeAll(async () => {
  const empty = await installation();
  clock = await movableClock(empty.dataDir, update);
  options = { ...empty, env: { ...clock.env, STAFF_SECOND_FACTOR: "optional" } };
  await insideOf(options, async () => {
    await db().transaction((tx) => loadPlaces(tx, update));
    const lead = await addPerson({ email: "lead@example.org" });
    for (let n = 0; n < 40; n += 1) await addPerson({ email: `asks${n}@example.org` });

    open = await addCall("Aperta", closes, {
      "alfa@example.org": ["ada@example.org", "bice@example.org"],
      "beta@example.org": ["dora@example.org"],
    });
    await addRole(lead, "lead", open.id);
    for (const days of [7, 1] as const) await leave(open, days, { dueAt: after(closes, -days * day) });

    // It had been tried nine times, and what it says is still true.
    const tried = await addCall("Tentata", after(update, 7 * day - 2 * hour), {
      "tentata@example.org": ["tina@example.org"],
    });
    await leave(tried, 7, { tries: 9, dueAt: after(update, 20 * minute) });
    await leave(tried, 1, { dueAt: after(update, 6 * day - 2 * hour) });
    const givenUp = await addCall("Rinunciata", after(update, 7 * day - 4 * hour), {
      "rinunciata@example.org": ["rita@example.org"],
    });
    await leave(givenUp, 7, { tries: 12, failedAt: after(update, -30 * minute), payload: {} });
    await leave(givenUp, 1, { dueAt: after(update, 6 * day - 4 * hour) });

    const past = await addCall("Scaduta", after(update, -hour), { "scaduta@example.org": ["sara@example.org"] });
    await leave(past, 1, { tries: 5, dueAt: after(update, minute) });
    for (const [title, state] of [
      ["Sospesa", "suspended"],
      ["Conclusa", "concluded"],
    ] as const) {
      const bodies = { [`${state}@example.org`]: [`${state}.person@example.org`] };
      const call = await addCall(title, after(update, 3 * day), bodies);
      await db().update(campaigns).set({ state }).where(eq(campaigns.id, call.id));
      const step = { step: state, reason: "Motivo", termsRun: state === "suspended" ? true : null };
      const decided = { at: after(update, -day), decidedBy: lead };
      await db()
        .insert(campaignSteps)
        .values({ id: newId(update), campaignId: call.id, ...step, ...decided });
      await leave(call, 7, { tries: 3, dueAt: after(update, minute) });
      await leave(call, 1, { dueAt: after(update, 2 * day) });
    }
  });
  server = await launch(options);
  atEndOfFile(async () => server.child.kill("SIGKILL"));
}, 240_000);

let asked = 0;
/** Once a mail that was asked for after everything else is there, nothing that was due before waits any more. */
async function allSent(): Promise<void> {
  // The first one's job may run beside what a reminder has just put into the queue; the second one comes after that.
  for (let turn = 0; turn < 2; turn += 1) {
    const email = `asks${asked++}@example.org`;
    await new Client(server.origin, AbortSignal.timeout(60_000)).post("/password-dimenticata", { email });
    await mailTo(options.dataDir, email, "");
  }
}

/** The server that runs takes it for that instant: the log of a request says so. */
async function goOnAt(instant: Date): Promise<void> {
  await clock.moveTo(instant);
  await until(`the server's clock says ${instant.toISOString()}`, async () => {
    await fetch(`${server.origin}/healthz`);
    const last =
      server.child
        .output()
        .split("\n")
        .findLast((line) => line.includes('"/healthz"')) ?? "{}";
    return ((JSON.parse(last) as { time?: string }).time ?? "") >= instant.toISOString();
  });
}

async function restartAt(instant: Date, how: "stop" | "kill"): Promise<void> {
  if (how === "stop") await server.child.stop();
  else {
    server.child.kill("SIGKILL");
    await server.child.ended;
  }
  await clock.moveTo(instant);
  server = await launch(options);
}

const reminders = () =>
  mailsIn(options.dataDir).filter(({ subject }) => subject.includes(": la fase «Raccolta» chiude "));
let before = 0;
/** Waits for that many reminders, and for whatever else may be on its way; gives `Aperta ada@example.org`. */
async function sent(count: number): Promise<string[]> {
  await until(`${count} reminders are sent`, () => reminders().length >= before + count);
  await allSent();
  const fresh = reminders().slice(before);
  before += fresh.length;
  return fresh.map(({ to, subject }) => `${subject.split(":")[0]} ${to}`).sort();
}

const everybody = ["ada", "alfa", "beta", "bice", "dora"].map((name) => `Aperta ${name}@example.org`);

test("after the update nothing is sent for terms past, suspended or concluded, nor what was given up", async () => {
  expect(await sent(0)).toEqual([]);
  await goOnAt(after(update, 2 * minute));
  expect(await sent(0)).toEqual([]);
});

test("a reminder that was still being tried is sent, since it is still true", async () => {
  await goOnAt(after(update, 30 * minute));
  expect(await sent(2)).toEqual(["Tentata tentata@example.org", "Tentata tina@example.org"]);
});

test("seven days before the term everybody who may file is reminded, once, also after a crash", async () => {
  await goOnAt(after(closes, -7 * day + minute));
  expect(await sent(5)).toEqual(everybody);
  await restartAt(after(closes, -7 * day + 2 * hour), "kill");
  expect(await sent(0)).toEqual([]);
});

test("terms that are extended meanwhile are not reminded of any more; the others are, one day before", async () => {
  await goOnAt(after(closes, -6 * day));
  const lead = new Client(server.origin, AbortSignal.timeout(60_000));
  await lead.signIn("lead@example.org", password);
  const { location } = await lead.post(`/gestione/${open.slug}/impostazioni/fasi/1`, {
    intent: "setRoundTerm",
    opensAt: romeClock(after(update, -60 * day)),
    closesAt: romeClock(extended),
    reason: "Serve più tempo",
    act: "",
  });
  expect(location).toContain("fatto=ok");
  await goOnAt(after(update, 6 * day));
  const others = ["Rinunciata rinunciata", "Rinunciata rita", "Tentata tentata", "Tentata tina"];
  expect(await sent(4)).toEqual(others.map((name) => `${name}@example.org`));
  await goOnAt(after(closes, -day + minute));
  expect(await sent(0)).toEqual([]);
});

test("seven days and one day before the new term everybody is reminded again, once each, over restarts", async () => {
  await goOnAt(after(extended, -7 * day + minute));
  expect(await sent(5)).toEqual(everybody);
  await restartAt(after(extended, -6 * day), "stop");
  expect(await sent(0)).toEqual([]);
  // The server is down when the last day begins.
  await restartAt(after(extended, -day + hour), "kill");
  expect(await sent(5)).toEqual(everybody);
  await restartAt(after(extended, -hour), "stop");
  await goOnAt(after(extended, hour));
  expect(await sent(0)).toEqual([]);
});

test("everybody finds each in the product, too, and no job of the new version has failed", async () => {
  await server.child.stop();
  await insideOf(options, async () => {
    const told = await db().select({ once: notices.once }).from(notices).where(eq(notices.kind, "reminder"));
    const counts: Record<string, number> = {};
    for (const { once } of told) {
      const key = once.replace(open.round, "Aperta").replace(/[0-9a-f]{8}-[\w-]+/, "other");
      counts[key] = (counts[key] ?? 0) + 1;
    }
    expect(counts).toEqual({
      "reminder Aperta v1 7d": 3,
      "reminder Aperta v2 7d": 3,
      "reminder Aperta v2 1d": 3,
      "reminder other v1 7d": 1,
      "reminder other v1 1d": 2,
    });
    expect(await db().$count(jobs, isNotNull(jobs.failure))).toBe(0);
  });
});
