import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import type { Context } from "#app/access/context.ts";
import { clean } from "#app/cleaning.server.ts";
import { getDeskText } from "#app/features/publishing/desk-text.server.ts";
import { getOwnText } from "#app/features/texts/filings.server.ts";
import { getAttachment } from "#app/features/attachments/attachments.server.ts";
import { preparePublication, publishContributions } from "#app/features/publishing/publications.server.ts";
import { getPublicContribution } from "#app/features/publishing/public-contribution.server.ts";
import { verifyReceipt } from "#app/features/receipts/receipts.server.ts";
import { findBodies, getEntryBody } from "#app/features/intake/entry-bodies.server.ts";
import { annulContribution, enterContribution } from "#app/features/intake/entered-texts.server.ts";
import { holdFiles, listHeld } from "#app/features/intake/uploads.server.ts";
import type { Db } from "#db/client.server.ts";
import {
  attachments,
  auditLog,
  benchSeats,
  contributions,
  files,
  jobs,
  mandates,
  notices,
  numberCounters,
  organisations,
  revisions,
} from "#db/schema/index.ts";
import { addLead, ok } from "#tests/features/texts/filed-texts.ts";
import { closes, during, opens, world, type As, type World } from "#tests/features/texts/world.ts";
import { testDatabase } from "#tests/support/database/database.ts";
import { districtId } from "#tests/support/places.ts";

let db: Db;
let w: World;
let lead: As;
beforeEach(async () => {
  db = await testDatabase();
  w = await world(db);
  lead = await addLead(db, w.campaign);
});

const given = (more: object = {}) => ({
  campaignId: w.campaign,
  key: "k1",
  organisation: w.alfa,
  round: w.round,
  kind: "demand",
  channel: "pec",
  receivedAt: "2025-10-01T11:30",
  protocolNumber: "1234/2025",
  protocolDate: "2025-10-01",
  title: "Un testo arrivato per PEC",
  body: "Servono controlli.",
  answers: { [w.questions[0]]: "Clausole sociali." },
  lines: ["", w.line],
  district: "3",
  thirdParties: "marked",
  held: [],
  ...more,
});
const eml = new TextEncoder().encode("Received: from a by b\r\nFrom: ente@example.org\r\n\r\nTesto");
const held = async (
  context: Context,
  role: "scan" | "attachment" | "source" = "scan",
  bytes = eml,
  name = "messaggio.eml",
) => ok(holdFiles(context, { campaignId: w.campaign, files: [{ role, field: "scan", file: { name, bytes } }] }));

describe("post entered by a planner", () => {
  test("is its organisation's: number, name and bench of the body, the person only entered it", async () => {
    const context = await w.planner();
    const { number } = await ok(enterContribution(context, given({ held: await held(context) })));
    expect(number).toBe("TCL-2025-0001");
    const [row] = await db.select().from(contributions);
    expect(row).toMatchObject({
      organisationId: w.alfa,
      bench: "unions",
      channel: "pec",
      protocolNumber: "1234/2025",
      protocolDate: "2025-10-01",
      district: await districtId("3"),
      state: "filed",
      enteredBy: context.actor!.personId,
    });
    expect([row!.receivedAt, row!.enteredAt]).toEqual([new Date("2025-10-01T09:30:00Z"), during]);
    const [revision] = await db.select().from(revisions);
    expect(revision).toMatchObject({
      personId: context.actor!.personId,
      mandateId: null,
      licence: "",
      privacyVersion: "",
    });

    const receipt = (await getOwnText(number, { organisationId: w.alfa, campaignId: w.campaign }))!;
    expect(receipt.revision.receiptText).toContain("Organizzazione: Sindacato Alfa");
    expect(
      await verifyReceipt({ number, salt: receipt.revision.salt, text: receipt.revision.receiptText }),
    ).toMatchObject({ matches: true, receipt: { number, sha256: receipt.revision.sha256 } });
    const [entry] = await db.select().from(auditLog).where(eq(auditLog.action, "contribution.enter"));
    expect(entry).toMatchObject({
      personId: context.actor!.personId,
      mandateId: null,
      detail: { number, channel: "pec", sha256: receipt.revision.sha256 },
    });
  });

  test("never shows who entered it: not at the desk, not in public", async () => {
    const context = await w.planner();
    const { number } = await ok(enterContribution(context, given()));
    const atDesk = await getDeskText(w.campaign, number);
    expect(atDesk).toMatchObject({ organisation: "Sindacato Alfa", entered: true });
    await ok(preparePublication(await w.planner(), { number, title: "", omissis: [], released: [] }));
    await ok(publishContributions(await lead(closes), { campaignId: w.campaign, numbers: [number] }));
    const shown = await getPublicContribution(w.campaign, number);
    expect(shown).toMatchObject({ organisationId: w.alfa, organisation: "Sindacato Alfa" });
    for (const each of [atDesk, shown]) expect(JSON.stringify(each)).not.toContain(context.actor!.personId);
  });

  test("tells the body's address and every holder once, with the receipt", async () => {
    const { number } = await ok(enterContribution(await w.planner(), given()));
    const told = await db
      .select({ organisationId: notices.organisationId, kind: notices.kind, facts: notices.facts })
      .from(notices);
    expect(told).toHaveLength(3);
    const [revision] = await db.select().from(revisions);
    for (const each of told)
      expect(each).toMatchObject({
        organisationId: w.alfa,
        kind: "entered_for_you",
        facts: { number, sha256: revision!.sha256, salt: revision!.salt },
      });
    expect(
      (await db.select({ payload: jobs.payload }).from(jobs).where(eq(jobs.kind, "notice_to_body"))).map(
        ({ payload }) => payload["organisation"],
      ),
    ).toEqual([w.alfa]);
  });

  test("keeps scan and source byte for byte, for the office and the body only, however the text is published", async () => {
    const context = await w.planner();
    const { number } = await ok(enterContribution(context, given({ held: await held(context) })));
    const [scan] = await db
      .select({ id: attachments.id, role: attachments.role, content: files.content })
      .from(attachments)
      .innerJoin(files, eq(files.id, attachments.fileId));
    expect([scan!.role, Buffer.from(scan!.content).equals(Buffer.from(eml))]).toEqual(["scan", true]);
    await ok(preparePublication(await w.planner(), { number, title: "", omissis: [], released: [scan!.id] }));
    await ok(publishContributions(await lead(closes), { campaignId: w.campaign, numbers: [number] }));
    expect(await getAttachment(scan!.id, null)).toBeNull();
    expect(await getAttachment(scan!.id, (await w.other()).actor)).toBeNull();
    expect(await getAttachment(scan!.id, (await w.signatory()).actor)).not.toBeNull();
    expect((await getPublicContribution(w.campaign, number))?.attachments).toEqual([]);
  });

  test("sent twice, or ten times at once, it is one entry", async () => {
    const context = await w.planner();
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => ok(enterContribution(context, given()))));
    expect(new Set(outcomes.map(({ number }) => number))).toEqual(new Set(["TCL-2025-0001"]));
    expect(outcomes.filter(({ repeated }) => !repeated)).toHaveLength(1);
    expect(await db.$count(contributions)).toBe(1);
  });

  test("takes numbers in one row with the site's, without gaps, some of them in vain", async () => {
    const context = await w.planner();
    await Promise.all(
      Array.from({ length: 8 }, (_, i) =>
        enterContribution(context, given({ key: `k${i}`, title: i % 4 === 3 ? "" : `Testo ${i}` })),
      ),
    );
    expect(
      (await db.select({ number: contributions.number }).from(contributions)).map(({ number }) => number).sort(),
    ).toEqual([1, 2, 3, 4, 5, 6].map((n) => `TCL-2025-000${n}`));
    expect(await db.select({ last: numberCounters.last }).from(numberCounters)).toEqual([{ last: 6 }]);
  });

  test("works for a body without holders and without a seat, which it gets from its kind", async () => {
    await db.delete(mandates).where(eq(mandates.organisationId, w.beta));
    await db.delete(benchSeats).where(eq(benchSeats.organisationId, w.beta));
    await ok(enterContribution(await w.planner(), given({ organisation: w.beta })));
    expect(
      await db
        .select({ bench: benchSeats.bench })
        .from(benchSeats)
        .where(and(eq(benchSeats.organisationId, w.beta), eq(benchSeats.campaignId, w.campaign))),
    ).toEqual([{ bench: "unions" }]);
  });

  test("is entered after the closing too, in time or late by when it was received", async () => {
    const later = new Date(closes.getTime() + 3 * 86_400_000);
    const inTime = await ok(enterContribution(await w.planner(later), given()));
    const late = await ok(
      enterContribution(await w.planner(later), given({ key: "k2", receivedAt: "2025-11-01T10:00" })),
    );
    expect((await getDeskText(w.campaign, inTime.number))?.receivedAt).toEqual(new Date("2025-10-01T09:30:00Z"));
    expect((await getDeskText(w.campaign, late.number))!.receivedAt.getTime()).toBeGreaterThan(closes.getTime());
  });
});

describe("an entry is refused beside the field", () => {
  test.each<[string, object, Record<string, string>]>([
    ["received in the future", { receivedAt: "2025-10-01T12:01" }, { receivedAt: "in_the_future" }],
    ["received before the round opened", { receivedAt: "2025-09-01T08:59" }, { receivedAt: "before_opening" }],
    ["received at no moment", { receivedAt: "ieri" }, { receivedAt: "invalid_time" }],
    ["without a moment", { receivedAt: "" }, { receivedAt: "required" }],
    ["for nobody", { organisation: "niente" }, { organisation: "invalid_choice" }],
    ["in no round", { round: "niente" }, { round: "invalid_choice" }],
    ["without a title", { title: " " }, { title: "title_missing" }],
    ["without a text", { body: "**", answers: {} }, { body: "empty_text" }],
    ["with losses nobody has looked at", { lossCount: 2 }, { lossesConfirmed: "losses_unconfirmed" }],
    ["with a protocol of tomorrow", { protocolDate: "2025-10-02" }, { protocolDate: "in_the_future" }],
    ["by the site, which is no other way", { channel: "site" }, { channel: "invalid_choice" }],
  ])("%s", async (_, change, fields) => {
    expect(await enterContribution(await w.planner(), given(change))).toEqual({ ok: false, code: "invalid", fields });
    expect([await db.$count(contributions), await db.$count(numberCounters), await db.$count(notices)]).toEqual([
      0, 0, 0,
    ]);
  });

  test("the round's opening minute itself is in", async () => {
    expect(opens.toISOString()).toBe("2025-09-01T07:00:00.000Z");
    await ok(enterContribution(await w.planner(), given({ receivedAt: "2025-09-01T09:00" })));
  });

  test.each<[string, () => Promise<Context>, string]>([
    ["a signatory", () => w.signatory(), "forbidden"],
    ["the auditor", () => w.auditor(), "forbidden"],
    ["a visitor", async () => ({ ...(await w.planner()), actor: null }), "sign_in"],
  ])("to %s", async (_, who, code) => {
    expect(await enterContribution(await who(), given())).toMatchObject({ ok: false, code });
    expect(
      await annulContribution(await who(), { campaignId: w.campaign, number: "TCL-2025-0001", reason: "x" }),
    ).toMatchObject({ ok: false, code });
  });

  test("an entry merged into another leads to that one, by its name, its code and its address; a body that isn't there to none", async () => {
    await db
      .update(organisations)
      .set({ mergedInto: w.beta, fiscalCode: "97500000012" })
      .where(eq(organisations.id, w.alfa));
    for (const search of ["Sindacato", "Sindacato Alfa", "97500000012"])
      expect(
        (await findBodies(w.campaign, search, "2025-10-01")).map(({ id }) => id),
        search,
      ).toEqual([w.beta]);
    expect(await getEntryBody(w.campaign, w.alfa, "2025-10-01")).toMatchObject({ id: w.beta, name: "Sindacato Beta" });
    const { number } = await ok(enterContribution(await w.planner(), given()));
    expect(
      await db
        .select({ organisation: contributions.organisationId })
        .from(contributions)
        .where(eq(contributions.number, number)),
    ).toEqual([{ organisation: w.beta }]);
    expect(await getEntryBody(w.campaign, "niente", "2025-10-01")).toBeNull();
    expect(await enterContribution(await w.planner(), given({ key: "k2", organisation: "niente" }))).toMatchObject({
      fields: { organisation: "invalid_choice" },
    });
  });
});

describe("files chosen for an entry", () => {
  test("are taken once, and never by a second entry", async () => {
    const context = await w.planner();
    const ids = await held(context);
    await ok(enterContribution(context, given({ held: ids })));
    await ok(enterContribution(context, given({ key: "k2", held: ids })));
    expect(await db.$count(attachments)).toBe(1);
    expect(await listHeld(ids)).toEqual([]);
  });

  test("an attachment of somebody's text can't be taken by naming it", async () => {
    const context = await w.planner();
    await ok(enterContribution(context, given({ held: await held(context) })));
    const [own] = await db.select({ id: attachments.id, contributionId: attachments.contributionId }).from(attachments);
    await ok(enterContribution(context, given({ key: "k2", held: [own!.id] })));
    expect(await db.select({ contributionId: attachments.contributionId }).from(attachments)).toEqual([
      { contributionId: own!.contributionId },
    ]);
  });

  test("go after a day when the entry is never made; younger ones and used ones stay", async () => {
    const context = await w.planner();
    await ok(enterContribution(context, given({ held: await held(context) })));
    await held(context);
    const younger = await held(await w.planner(new Date(during.getTime() + 2 * 3_600_000)));
    await clean(new Date(during.getTime() + 25 * 3_600_000));
    expect(await listHeld(younger)).toHaveLength(1);
    expect([await db.$count(attachments), await db.$count(files)]).toEqual([2, 2]);
  });

  test("what is no scan is not kept", async () => {
    const context = await w.planner();
    expect(
      await holdFiles(context, {
        campaignId: w.campaign,
        files: [{ role: "scan", field: "scan", file: { name: "x.eml", bytes: new TextEncoder().encode("MZ") } }],
      }),
    ).toEqual({ ok: false, code: "invalid", fields: { scan: "scan_type" } });
    expect(await db.$count(files)).toBe(0);
  });
});

describe("annulling an entry", () => {
  test("keeps its number used, tells its body why, and is the lead's alone", async () => {
    const { number } = await ok(enterContribution(await w.planner(), given()));
    expect(
      await annulContribution(await w.planner(), {
        campaignId: w.campaign,
        number,
        reason: "Organizzazione sbagliata",
      }),
    ).toMatchObject({ code: "forbidden" });
    expect(await annulContribution(await lead(), { campaignId: w.campaign, number, reason: " " })).toMatchObject({
      code: "invalid",
      fields: { reason: "required" },
    });
    await ok(annulContribution(await lead(), { campaignId: w.campaign, number, reason: "Organizzazione sbagliata" }));
    expect(
      await db.select({ state: contributions.state, reason: contributions.stateReason }).from(contributions),
    ).toEqual([{ state: "annulled", reason: "Organizzazione sbagliata" }]);
    expect((await ok(enterContribution(await w.planner(), given({ key: "k2", organisation: w.beta })))).number).toBe(
      "TCL-2025-0002",
    );
    expect(await db.$count(notices, eq(notices.kind, "entry_annulled"))).toBe(3);
    expect(await annulContribution(await lead(), { campaignId: w.campaign, number, reason: "Ancora" })).toMatchObject({
      code: "wrong_state",
    });
  });

  test("is refused once it has been public", async () => {
    const { number } = await ok(enterContribution(await w.planner(), given()));
    await ok(preparePublication(await w.planner(), { number, title: "", omissis: [], released: [] }));
    await ok(publishContributions(await lead(closes), { campaignId: w.campaign, numbers: [number] }));
    expect(
      await annulContribution(await lead(closes), { campaignId: w.campaign, number, reason: "Tardi" }),
    ).toMatchObject({ code: "wrong_state" });
  });
});
