import { describe, expect, test } from "vitest";
import { newId } from "#app/core/ids.server.ts";
import { concludeCampaign } from "#app/features/course/conclusion.server.ts";
import { remind } from "#app/features/course/reminders.server.ts";
import { setRoundTerm } from "#app/features/course/set-term.server.ts";
import { resumeCampaign, suspendCampaign } from "#app/features/course/suspension.server.ts";
import { watchMandates } from "#app/features/stakeholders/mandate-ends.server.ts";
import { sendBulkMail } from "#app/features/news/bulk-mails.server.ts";
import { romeClock, romeDay } from "#app/i18n/time.ts";
import type { Db } from "#db/client.server.ts";
import { benchSeats, jobs, mandates, notices, organisationNames, organisations, people } from "#db/schema/index.ts";
import { testDatabase } from "#tests/support/database/database.ts";
import { statementsOf } from "#tests/support/statements.ts";
import { closes, during, must, opens, told, world, type World } from "./world.ts";

const day = 86_400_000;
const why = { reason: "Serve tempo", act: "" };

/** Further bodies of the campaign, each with an address and one signatory. */
async function addBodies(db: Db, campaignId: string, many: number): Promise<void> {
  const rows = Array.from({ length: many }, (_, n) => ({ n, id: newId(opens), person: newId(opens) }));
  const createdAt = opens;
  await db
    .insert(organisations)
    .values(rows.map(({ n, id }) => ({ id, kind: "trade_union" as const, email: `ente${n}@example.org`, createdAt })));
  await db.insert(organisationNames).values(
    rows.map(({ n, id: organisationId }) => ({
      id: newId(opens),
      organisationId,
      name: `Ente ${n}`,
      validFrom: "2020-01-01",
    })),
  );
  await db.insert(benchSeats).values(
    rows.map(({ id: organisationId }) => ({
      id: newId(opens),
      campaignId,
      organisationId,
      bench: "unions" as const,
    })),
  );
  await db
    .insert(people)
    .values(rows.map(({ n, person: id }) => ({ id, name: `Firma ${n}`, email: `firma${n}@example.org`, createdAt })));
  await db.insert(mandates).values(
    rows.map(({ id: organisationId, person: personId }) => ({
      id: newId(opens),
      personId,
      organisationId,
      campaignId,
      capacity: "signatory" as const,
      validFrom: "2025-01-01",
      validTo: romeDay(closes),
      createdAt,
    })),
  );
}

/** The people that the world has for its two bodies: four of them, each with one mandate. */
const inTheWorld = 4;

const acts: [string, string, (db: Db, w: World) => Promise<() => Promise<unknown>>][] = [
  [
    "a suspension",
    "campaign_suspended",
    async (_, w) => {
      const lead = await w.lead(during);
      return async () => must(await suspendCampaign(lead, { campaign: w.slug, terms: "stop", ...why }));
    },
  ],
  [
    "a resumption",
    "campaign_resumed",
    async (_, w) => {
      must(await suspendCampaign(await w.lead(during), { campaign: w.slug, terms: "stop", ...why }));
      const lead = await w.lead(during);
      return async () => must(await resumeCampaign(lead, { campaign: w.slug, ...why }));
    },
  ],
  [
    "a conclusion",
    "campaign_concluded",
    async (_, w) => {
      const lead = await w.lead(during);
      return async () => must(await concludeCampaign(lead, { campaign: w.slug, sure: "on", ...why }));
    },
  ],
  [
    "a new term",
    "term_extended",
    async (_, w) => {
      const lead = await w.lead(during);
      const closesAt = romeClock(new Date(closes.getTime() + 7 * day));
      return async () =>
        must(await setRoundTerm(lead, { roundId: w.round, opensAt: romeClock(opens), closesAt, ...why }));
    },
  ],
  [
    "a reminder",
    "reminder",
    (db, w) =>
      Promise.resolve(() =>
        db.transaction((tx) =>
          remind(tx, { round: w.round, version: 1, days: 7 }, new Date(closes.getTime() - 7 * day)),
        ),
      ),
  ],
  [
    "a message to everybody",
    "bulk",
    async (db, w) => {
      const lead = await w.lead(during);
      const seen = await db.$count(mandates);
      const message = { key: "messaggio-1", subject: "Novità", words: "Leggete.", who: "holders", benches: [], seen };
      return async () => must(await sendBulkMail(lead, { campaign: w.slug, ...message }));
    },
  ],
  [
    "the end of designations that comes near",
    "mandate_ends_soon",
    (db) => Promise.resolve(() => db.transaction((tx) => watchMandates(tx, new Date(closes.getTime() - 7 * day)))),
  ],
];

describe("what tells every body of a campaign asks the database no more often for many than for few", () => {
  test.each(acts)("%s", async (_, kind, prepare) => {
    const counts = [];
    for (const many of [5, 20]) {
      const db = await testDatabase();
      const w = await world(db);
      await addBodies(db, w.campaign, many);
      const work = await prepare(db, w);
      const before = (await told())[kind] ?? 0;
      counts.push((await statementsOf(work)).length);
      const toPeople = ((await told())[kind] ?? 0) - before;
      // Designations of the world itself have no end; of those that end the lead hears too.
      expect(toPeople).toBe(kind === "mandate_ends_soon" ? 2 * many : many + inTheWorld);
      const mailed = await db.$count(jobs);
      expect(mailed).toBeGreaterThanOrEqual(await db.$count(notices));
    }
    expect(counts[1]).toBe(counts[0]);
  });
});
