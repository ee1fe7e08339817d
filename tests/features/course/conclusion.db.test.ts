import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { clean } from "#app/cleaning.server.ts";
import { grantsOf } from "#app/access/session.server.ts";
import { getCampaignPage } from "#app/features/portal/campaign-page.server.ts";
import { addAttachments } from "#app/features/attachments/attachments.server.ts";
import { deleteDraft } from "#app/features/drafts/drafts-delete.server.ts";
import { getDraft } from "#app/features/drafts/drafts.server.ts";
import { saveDraft } from "#app/features/drafts/drafts-save.server.ts";
import { concludeCampaign, whatConcludingEnds } from "#app/features/course/conclusion.server.ts";
import { setRoundTerm } from "#app/features/course/set-term.server.ts";
import type { Db } from "#db/client.server.ts";
import {
  attachments,
  campaigns,
  campaignSteps,
  contributions,
  drafts,
  files,
  jobs,
  mandates,
  notices,
  roundTerms,
} from "#db/schema/index.ts";
import { testDatabase } from "#tests/support/database/database.ts";
import { closes, during, fileText, must, readyDraft, told, world, type World } from "./world.ts";

const day = 86_400_000;
const after = (days: number) => new Date(during.getTime() + days * day);
let db: Db;
let w: World;
beforeEach(async () => {
  db = await testDatabase();
  w = await world(db);
});

const conclude = async (now = during, more: object = {}) =>
  concludeCampaign(await w.lead(now), {
    campaign: w.slug,
    reason: "Il lavoro è finito.",
    act: "delibera n. 9",
    sure: "on",
    ...more,
  });

test("what it ends is counted before", async () => {
  await fileText(w.other, w.round, during);
  await readyDraft(w.signatory, w.round, during);
  expect(await whatConcludingEnds(w.campaign, during)).toEqual({
    openRounds: 1,
    futureRounds: 0,
    waiting: 1,
    drafts: 1,
    draftsGo: "2025-11-01",
    mandates: 4,
    bodies: 2,
  });
});

test("is done only by who says to have read what happens, and once", async () => {
  expect(await conclude(during, { sure: "" })).toMatchObject({ ok: false, fields: { sure: "required" } });
  expect(await conclude(during, { reason: "" })).toMatchObject({ ok: false, fields: { reason: "required" } });
  must(await conclude());
  expect(await conclude()).toMatchObject({ ok: false, code: "campaign_concluded", reason: "Il lavoro è finito." });
  expect(await db.$count(campaignSteps)).toBe(1);
});

test("closes open rounds, ends mandates with the day, tells every holder with what becomes of their drafts, and keeps the pages", async () => {
  await fileText(w.other, w.round, during);
  await readyDraft(w.signatory, w.round, during);
  must(await conclude());
  expect((await db.select({ state: campaigns.state }).from(campaigns))[0]).toEqual({ state: "concluded" });
  expect(
    await db
      .select({
        version: roundTerms.version,
        closesAt: roundTerms.closesAt,
        reason: roundTerms.reason,
        act: roundTerms.act,
      })
      .from(roundTerms)
      .where(eq(roundTerms.version, 2)),
  ).toEqual([{ version: 2, closesAt: during, reason: "Il lavoro è finito.", act: "delibera n. 9" }]);
  expect(new Set((await db.select({ to: mandates.validTo }).from(mandates)).map((row) => row.to))).toEqual(
    new Set(["2025-10-01"]),
  );
  expect(await told()).toMatchObject({ campaign_concluded: 4 });
  const facts = (await db.select({ facts: notices.facts }).from(notices)).map((row) => row.facts);
  expect(
    facts.filter(
      (each) => each["organisation"] === "Sindacato Alfa" && each["drafts"] === 1 && each["until"] === "2025-10-31",
    ),
  ).toHaveLength(3);
  expect(facts.filter((each) => each["organisation"] === "Sindacato Beta" && each["drafts"] === 0)).toHaveLength(1);
  expect(await db.$count(jobs, eq(jobs.kind, "reminder"))).toBe(0);
  const page = await getCampaignPage(w.slug, after(1));
  expect(page).toMatchObject({
    state: "concluded",
    decided: { step: "concluded", reason: "Il lavoro è finito.", act: "delibera n. 9" },
  });
  expect(await db.$count(contributions)).toBe(1);
});

test("a mandate that had ended, or ends sooner, keeps its own last day", async () => {
  await db.update(mandates).set({ validTo: "2025-09-15" }).where(eq(mandates.organisationId, w.beta));
  must(await conclude());
  expect(
    (await db.select({ to: mandates.validTo }).from(mandates).where(eq(mandates.organisationId, w.beta)))[0]?.to,
  ).toBe("2025-09-15");
});

test("who wrote still reads, copies and deletes drafts for thirty days, writes nothing, and then they are gone with their files", async () => {
  const mine = await readyDraft(w.signatory, w.round, during);
  const other = await readyDraft(w.other, w.round, during);
  must(
    await addAttachments(await w.signatory(during), {
      draft: mine.draft,
      files: [{ name: "nota.pdf", bytes: new TextEncoder().encode("%PDF-1.7\nprova") }],
    }),
  );
  must(await conclude());
  const personId = (await w.signatory(during)).actor?.personId ?? "";
  expect(
    [await grantsOf(personId, after(30)), await grantsOf(personId, after(31))].map((grants) => grants.length),
  ).toEqual([1, 0]);
  const context = await w.signatory(after(20));
  expect((await getDraft(mine.draft, { organisationId: w.alfa, campaignId: w.campaign }))?.body).toContain("asili");
  expect(await saveDraft(context, { ...mine, body: "x" })).toMatchObject({
    code: "campaign_concluded",
    reason: "Il lavoro è finito.",
  });
  must(await deleteDraft(await w.other(after(20)), { draft: other.draft }));
  await clean(after(30));
  expect(await db.$count(drafts)).toBe(1);
  await clean(after(32));
  expect([await db.$count(drafts), await db.$count(attachments), await db.$count(files)]).toEqual([0, 0, 0]);
});

test("leaves drafts of other campaigns alone, also of one that is merely suspended", async () => {
  await readyDraft(w.signatory, w.round, during);
  await db.update(campaigns).set({ state: "suspended" });
  await clean(after(400));
  expect(await db.$count(drafts)).toBe(1);
});

test("a term can't be set any more, not even to reopen a round", async () => {
  must(await conclude());
  expect(
    await setRoundTerm(await w.lead(after(1)), {
      roundId: w.round,
      opensAt: "2025-10-03T09:00",
      closesAt: "2025-12-01T09:00",
      reason: "Ancora",
    }),
  ).toMatchObject({ code: "campaign_concluded" });
  expect(closes > during).toBe(true);
});
