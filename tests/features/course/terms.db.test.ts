import { asc, eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { getCampaignPage } from "#app/features/portal/campaign-page.server.ts";
import { inTime } from "#app/features/campaigns/round.ts";
import { getDeskRound, listRounds, listRoundTerms } from "#app/features/campaigns/rounds.server.ts";
import { createDraft } from "#app/features/drafts/drafts.server.ts";
import { saveDraft } from "#app/features/drafts/drafts-save.server.ts";
import { fileContribution } from "#app/features/filing/filing.server.ts";
import { getDeskText } from "#app/features/publishing/desk-text.server.ts";
import { preparePublication, publishContributions } from "#app/features/publishing/publications.server.ts";
import { setRoundTerm } from "#app/features/course/set-term.server.ts";
import { resumeCampaign, suspendCampaign } from "#app/features/course/suspension.server.ts";
import { romeClock } from "#app/i18n/time.ts";
import type { Db } from "#db/client.server.ts";
import { auditLog, campaigns, contributions, notices, roundTerms } from "#db/schema/index.ts";
import { testDatabase } from "#tests/support/database/database.ts";
import { closes, declared, during, fileText, must, opens, readyDraft, told, world, type World } from "./world.ts";

const hour = 3_600_000;
const day = 24 * hour;
const after = (ms: number, from = closes) => new Date(from.getTime() + ms);

let db: Db;
let w: World;
beforeEach(async () => {
  db = await testDatabase();
  w = await world(db);
});

const set = async (now: Date, change: { opensAt?: Date; closesAt?: Date; reason?: string; act?: string }) =>
  setRoundTerm(await w.lead(now), {
    roundId: w.round,
    opensAt: romeClock(change.opensAt ?? opens),
    closesAt: romeClock(change.closesAt ?? closes),
    reason: change.reason ?? "Lo hanno chiesto in molti.",
    act: change.act ?? "determinazione n. 214 del 30 ottobre 2025",
  });

describe("a new term", () => {
  test("stands beside the old one with reason, act and who decided it, and is told once to every body that may write", async () => {
    must(await set(during, { closesAt: after(7 * day) }));
    const rows = await db.select().from(roundTerms).orderBy(asc(roundTerms.version));
    expect(rows).toMatchObject([
      { version: 1, closesAt: closes },
      {
        version: 2,
        closesAt: after(7 * day),
        reason: "Lo hanno chiesto in molti.",
        act: "determinazione n. 214 del 30 ottobre 2025",
        decidedAt: during,
        decidedBy: w.leadId,
      },
    ]);
    expect(await told()).toEqual({ term_extended: 4 });
    const [notice] = await db.select({ facts: notices.facts }).from(notices);
    expect(notice?.facts).toMatchObject({
      before: closes.toISOString(),
      closesAt: after(7 * day).toISOString(),
      reason: "Lo hanno chiesto in molti",
    });
    expect(await db.select({ action: auditLog.action, detail: auditLog.detail }).from(auditLog)).toMatchObject([
      { action: "round.term", detail: { change: "extended", version: 2 } },
    ]);
    const page = await getCampaignPage(w.slug, during);
    expect(page?.round?.terms).toHaveLength(2);
    expect(page?.steps.find((step) => step.round === 1)?.terms?.map((term) => term.act)).toEqual([
      "",
      "determinazione n. 214 del 30 ottobre 2025",
    ]);
    expect(JSON.stringify(page)).not.toContain(w.leadId);
  });

  test("the same term again is no new one", async () => {
    must(await set(during, {}));
    expect(await listRoundTerms(w.round)).toHaveLength(1);
    expect(await told()).toEqual({});
  });

  test.each<[string, Date, Parameters<typeof set>[1], Record<string, string>]>([
    ["a closing that is over", during, { closesAt: after(-hour, during) }, { closesAt: "in_the_past" }],
    ["no public reason", during, { closesAt: after(day), reason: " " }, { reason: "required" }],
    [
      "an opening that has happened",
      during,
      { opensAt: after(hour, during), closesAt: after(day) },
      { opensAt: "in_the_past" },
    ],
    [
      "a reopening that lies back",
      after(2 * day),
      { opensAt: after(day), closesAt: after(9 * day) },
      { opensAt: "in_the_past" },
    ],
  ])("is refused with %s", async (_, now, change, fields) => {
    expect(await set(now, change)).toMatchObject({ ok: false, code: "invalid", fields });
    expect(await listRoundTerms(w.round)).toHaveLength(1);
  });

  test("that brings the closing forward closes the round at that instant, and what was filed before stays in time", async () => {
    const number = await fileText(w.signatory, w.round, during);
    const sooner = after(2 * hour, during);
    must(await set(during, { closesAt: sooner }));
    expect(await told()).toMatchObject({ term_shortened: 4 });
    const late = await readyDraft(w.other, w.round, during);
    expect(await fileContribution(await w.other(sooner), { ...late, ...declared })).toMatchObject({
      ok: false,
      code: "round_closed",
    });
    const filed = await getDeskText(w.campaign, number);
    expect(filed && inTime(filed.receivedAt, filed.terms)).toMatchObject({ inTime: true, because: "term" });
  });

  test("decided after the closing takes in what came meanwhile, and says by which term", async () => {
    const number = await fileText(w.signatory, w.round, during);
    await db
      .update(contributions)
      .set({ receivedAt: after(hour), channel: "pec" })
      .where(eq(contributions.number, number));
    const punctuality = async () => {
      const filed = await getDeskText(w.campaign, number);
      return filed && inTime(filed.receivedAt, filed.terms);
    };
    expect(await punctuality()).toEqual({ inTime: false, because: "closed", version: 1 });
    must(await set(after(day), { opensAt: after(day), closesAt: after(8 * day) }));
    expect(await punctuality()).toMatchObject({ inTime: false });
    expect(await told()).toMatchObject({ round_reopened: 4 });
    await db.delete(roundTerms).where(eq(roundTerms.version, 2));
    must(await set(after(day), { closesAt: after(8 * day) }));
    expect(await punctuality()).toEqual({ inTime: true, because: "later_term", version: 2 });
    const open = await readyDraft(w.other, w.round, after(day));
    must(await fileContribution(await w.other(after(2 * day)), { ...open, ...declared }));
  });
});

describe("a sealed round", () => {
  const prepared = async () => {
    const number = await fileText(w.signatory, w.round, during);
    must(await preparePublication(await w.lead(after(hour)), { number, title: "" }));
    return number;
  };
  const publish = async (number: string, now: Date) =>
    publishContributions(await w.lead(now), { campaignId: w.campaign, numbers: [number] });

  test("that is extended or reopened before publication stays sealed until the new closing", async () => {
    const number = await prepared();
    must(await set(after(2 * hour), { closesAt: after(5 * day) }));
    expect(await publish(number, after(3 * hour))).toMatchObject({ ok: false, code: "still_sealed" });
    expect(await publish(number, after(5 * day - 1))).toMatchObject({ ok: false, code: "still_sealed" });
    must(await publish(number, after(5 * day)));
  });

  test("that is reopened after a publication says so", async () => {
    must(await publish(await prepared(), after(2 * hour)));
    expect((await getDeskRound(w.campaign, "1"))?.published).toBe(1);
    must(await set(after(day), { opensAt: after(day), closesAt: after(5 * day) }));
    expect((await getCampaignPage(w.slug, after(2 * day)))?.round?.publishedBefore).toBe(1);
    expect(
      (await db.select({ facts: notices.facts }).from(notices).where(eq(notices.kind, "round_reopened")))[0]?.facts[
        "published"
      ],
    ).toBe(1);
  });

  test("is not published while a suspension holds its term, though the announced instant has passed", async () => {
    const number = await prepared();
    await db.update(roundTerms).set({ closesAt: after(day) });
    must(await suspendCampaign(await w.lead(after(2 * hour)), { campaign: w.slug, reason: "Ricorso", terms: "stop" }));
    expect(await publish(number, after(20 * day))).toMatchObject({ ok: false, code: "still_sealed" });
  });
});

describe("a suspended campaign", () => {
  const suspend = async (now: Date, terms: "stop" | "run") =>
    must(
      await suspendCampaign(await w.lead(now), {
        campaign: w.slug,
        reason: "Ricorso al TAR.",
        act: "ordinanza n. 3",
        terms,
      }),
    );
  const resume = async (now: Date) =>
    must(
      await resumeCampaign(await w.lead(now), { campaign: w.slug, reason: "Il ricorso è stato respinto.", act: "" }),
    );

  test("refuses whatever delegates would write, with the reason, and loses nothing of it", async () => {
    const ready = await readyDraft(w.signatory, w.round, during);
    await suspend(during, "stop");
    const context = await w.signatory(during);
    for (const outcome of [
      await createDraft(context, { roundId: w.round }),
      await saveDraft(context, { ...ready, body: "altro" }),
      await fileContribution(context, { ...ready, ...declared }),
    ]) {
      expect(outcome).toEqual({ ok: false, code: "campaign_suspended", fields: {}, reason: "Ricorso al TAR." });
    }
    expect(await told()).toEqual({ campaign_suspended: 4 });
    await resume(after(3 * day, during));
    must(await fileContribution(await w.signatory(after(3 * day, during)), { ...ready, ...declared }));
  });

  test("with stopped terms moves them by its length when it resumes, as a new term with the reason; mandates, pages and the office go on", async () => {
    await suspend(during, "stop");
    expect((await listRounds(w.campaign))[0]).toMatchObject({ stoppedAt: during });
    expect(await set(after(hour, during), { closesAt: after(30 * day) })).toMatchObject({
      ok: false,
      code: "terms_stopped",
    });
    await resume(after(3 * day, during));
    expect(await listRoundTerms(w.round)).toMatchObject([
      { version: 1 },
      {
        version: 2,
        opensAt: opens,
        closesAt: after(3 * day),
        reason: "Il ricorso è stato respinto.",
        step: "resumed",
        decidedAt: after(3 * day, during),
      },
    ]);
    expect((await listRounds(w.campaign))[0]).toMatchObject({ stoppedAt: null });
    const page = await getCampaignPage(w.slug, after(4 * day, during));
    expect(page?.steps.flatMap((step) => step.decision?.step ?? [])).toEqual(["suspended", "resumed"]);
  });

  test("over a round's closing keeps that round open in rights: what arrives meanwhile is in time in the end", async () => {
    await suspend(after(-day), "stop");
    await resume(after(2 * day));
    const terms = await listRoundTerms(w.round);
    expect(terms.at(-1)?.closesAt).toEqual(after(3 * day));
    expect(inTime(after(hour), terms)).toEqual({ inTime: true, because: "later_term", version: 2 });
  });

  test("with running terms leaves them as they were announced", async () => {
    await suspend(during, "run");
    await resume(after(3 * day, during));
    expect(await listRoundTerms(w.round)).toHaveLength(1);
  });

  test("is neither suspended again nor resumed twice, whoever is quicker", async () => {
    await suspend(during, "run");
    expect(
      await suspendCampaign(await w.lead(during), { campaign: w.slug, reason: "Ancora", terms: "run" }),
    ).toMatchObject({ code: "wrong_state" });
    const contexts = [await w.lead(after(day, during)), await w.lead(after(day, during))];
    const outcomes = await Promise.all(
      contexts.map((context) => resumeCampaign(context, { campaign: w.slug, reason: "Via" })),
    );
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect((await db.select({ state: campaigns.state }).from(campaigns))[0]?.state).toBe("open");
  });
});
