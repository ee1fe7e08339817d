import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { clean } from "#app/cleaning.server.ts";
import { newId } from "#app/core/ids.server.ts";
import { actorOf, openSession } from "#app/access/session.server.ts";
import { countCampaign } from "#app/features/campaigns/counts.server.ts";
import { listParticipants } from "#app/features/portal/participants.server.ts";
import { createDraft, getDraft } from "#app/features/drafts/drafts.server.ts";
import { getOwnText } from "#app/features/texts/filings.server.ts";
import { getContributionsPage } from "#app/features/publishing/public-list-page.server.ts";
import {
  getBench,
  listOrganisationChoices,
  listOrganisations,
} from "#app/features/organisations/organisation-queries.server.ts";
import { renameOrganisation } from "#app/features/organisations/organisations.server.ts";
import { mergeDuplicates } from "#app/features/stakeholders/duplicates.server.ts";
import { getEntry } from "#app/features/stakeholders/duplicate-entries.server.ts";
import { appoint } from "#app/features/stakeholders/appointments.server.ts";
import { recordMerger, recordSplit, undoSuccession } from "#app/features/stakeholders/successions.server.ts";
import {
  benchSeats,
  campaigns,
  contributions,
  drafts,
  mandates,
  organisations,
  stakeholders,
  successions,
} from "#db/schema/index.ts";
import type { Db } from "#db/client.server.ts";
import { addOrganisation, addPerson, addRole, contextFor, noon } from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database/database.ts";
import { codeOf } from "#tests/support/outcomes.ts";
import { addFiled, addLead, addPublished, ok } from "#tests/features/texts/filed-texts.ts";
import { during, world, type As, type World } from "#tests/features/texts/world.ts";
import { toldTo } from "./told.ts";

let db: Db;
let w: World;
let lead: As;
let admin: string;
beforeEach(async () => {
  db = await testDatabase();
  w = await world(db, { mode: "open" });
  lead = await addLead(db, w.campaign);
  admin = await addPerson();
  await addRole(admin, "admin", null);
});

const byAdmin = () => contextFor(admin, { now: during });
const today = "2025-10-01";
const pageOf = async (organisation = "") => {
  const [campaign] = await db.select({ slug: campaigns.slug }).from(campaigns).where(eq(campaigns.id, w.campaign));
  const page = await getContributionsPage(
    campaign?.slug ?? "",
    new URLSearchParams(organisation && `organizzazione=${organisation}`),
    during,
  );
  if (!page) throw new Error("no page");
  return page;
};

describe("a merger", () => {
  const merge = async (more: object = {}) =>
    recordMerger(await byAdmin(), {
      organisation: w.alfa,
      other: w.beta,
      into: gamma,
      onDate: today,
      note: "Atto del notaio",
      ...more,
    });
  let gamma: string;
  beforeEach(async () => {
    gamma = await addOrganisation({ name: "Unione Gamma" });
  });

  test("moves no act: names, lists and filters stay with who filed; the heir's list offers the others' by name", async () => {
    const [one] = [await addPublished(db, w, lead), await addPublished(db, w, lead, { organisationId: w.beta })];
    expect((await countCampaign(w.campaign, during)).wrote).toBe(2);
    expect(codeOf(await merge())).toBe("done");
    expect(
      await db.select({ of: contributions.organisationId }).from(contributions).where(eq(contributions.number, one)),
    ).toEqual([{ of: w.alfa }]);
    expect((await countCampaign(w.campaign, during)).wrote).toBe(1);
    const alfa = await pageOf(w.alfa);
    expect(alfa.total).toBe(1);
    expect(alfa.ties?.became).toMatchObject([
      { organisationId: gamma, name: "Unione Gamma", kind: "merger", onDate: today },
    ]);
    expect((await pageOf(gamma)).chosen.organisation).toBe("");
    const seated = await listParticipants(w.campaign, during);
    expect(seated.find((each) => each.organisationId === w.alfa)?.became).toMatchObject([{ name: "Unione Gamma" }]);
  });

  test("offers on the heir's own list the contributions of those before it", async () => {
    const number = await addPublished(db, w, lead);
    await addPublished(db, w, lead, { organisationId: w.beta });
    expect(
      codeOf(
        await recordMerger(await byAdmin(), { organisation: w.alfa, into: w.beta, onDate: today, note: "Incorporata" }),
      ),
    ).toBe("done");
    const page = await pageOf(w.beta);
    expect(page.total).toBe(1);
    expect(page.ties?.before).toMatchObject([{ organisationId: w.alfa, name: "Sindacato Alfa" }]);
    expect(number).not.toBe(page.contributions[0]?.number);
  });

  test("ends the designations of today, tells who had them, hands their drafts on and gives the heir their bench", async () => {
    const draft = await ok(createDraft(await w.signatory(), { roundId: w.round }));
    const person = (await w.signatory()).actor?.personId ?? "";
    await db.update(benchSeats).set({ bench: "third_sector" }).where(eq(benchSeats.organisationId, w.alfa));
    await merge();
    expect((await w.signatory()).actor?.grants).toEqual([]);
    expect(await toldTo(person)).toMatchObject([
      { kind: "succeeded", facts: { organisation: "Sindacato Alfa", over: 1 } },
    ]);
    expect(await getDraft(draft, { organisationId: gamma, campaignId: w.campaign })).not.toBeNull();
    const given = {
      campaign: w.campaign,
      organisation: gamma,
      capacity: "signatory",
      name: "Nuova",
      email: "nuova@example.org",
      validFrom: today,
      validTo: "",
    };
    expect(codeOf(await appoint(await lead(), given))).toBe("done");
    expect(await getBench({ organisationId: gamma, campaignId: w.campaign })).toBe("third_sector");
    expect(await appoint(await lead(), { ...given, organisation: w.alfa })).toMatchObject({
      fields: { organisation: "body_over" },
    });
    expect((await listOrganisationChoices(today, { standing: true })).map(({ id }) => id)).not.toContain(w.alfa);
  });

  test("of a day to come lets them act until the day before, and hands drafts on when it comes", async () => {
    const draft = await ok(createDraft(await w.signatory(), { roundId: w.round }));
    await merge({ onDate: "2025-10-15" });
    expect((await w.signatory()).actor?.grants).toHaveLength(1);
    expect((await countCampaign(w.campaign, during)).seated).toBe(2);
    expect((await w.signatory(new Date("2025-10-14T21:00:00Z"))).actor?.grants).toHaveLength(1);
    const then = new Date("2025-10-14T22:30:00Z");
    expect((await w.signatory(then)).actor?.grants).toEqual([]);
    await clean(then);
    expect(await db.select({ of: drafts.organisationId }).from(drafts).where(eq(drafts.id, draft))).toEqual([
      { of: gamma },
    ]);
    expect((await countCampaign(w.campaign, then)).seated).toBe(1);
  });

  test.each([
    ["into itself", () => ({ into: w.alfa }), { into: "same_body" }],
    ["with itself", () => ({ other: w.alfa }), { other: "same_body" }],
    ["into nothing that is known", () => ({ into: "niente" }), { into: "invalid_choice" }],
    ["without a word on what proves it", () => ({ note: " " }), { note: "required" }],
  ])("%s is refused beside its field", async (_, change, fields) => {
    expect(await merge(change())).toMatchObject({ ok: false, fields });
    expect(await db.$count(successions)).toBe(0);
  });

  test("is recorded once, makes no circle, and can be undone whole", async () => {
    await merge();
    expect(codeOf(await merge())).toBe("already_succeeded");
    expect(
      await recordMerger(await byAdmin(), { organisation: gamma, into: w.alfa, onDate: today, note: "x" }),
    ).toMatchObject({ fields: { into: "succession_circle" } });
    expect(codeOf(await undoSuccession(await byAdmin(), { organisation: w.alfa }))).toBe("done");
    expect(await db.select({ from: successions.fromId }).from(successions)).toEqual([{ from: w.beta }]);
  });

  test("is no matter for planners and delegates; a lead records it where no other campaign has the bodies", async () => {
    const given = { organisation: w.alfa, into: gamma, onDate: today, note: "x" };
    for (const as of [w.planner, w.signatory]) expect(codeOf(await recordMerger(await as(), given))).toBe("forbidden");
    expect(codeOf(await recordMerger(await lead(), given))).toBe("done");
  });
});

test("a split body counts no more where one of its heirs has spoken, and one of them goes on with its drafts", async () => {
  const [b, c] = [await addOrganisation({ name: "Nuova Uno" }), await addOrganisation({ name: "Nuova Due" })];
  await addPublished(db, w, lead);
  const draft = await ok(createDraft(await w.signatory(), { roundId: w.round }));
  const given = { organisation: w.alfa, first: b, second: c, heir: "second", onDate: today, note: "Delibera" };
  expect(await recordSplit(await byAdmin(), { ...given, second: b })).toMatchObject({
    fields: { second: "same_body" },
  });
  expect(await recordSplit(await byAdmin(), { ...given, heir: "third" })).toMatchObject({
    fields: { heir: "invalid_choice" },
  });
  expect(codeOf(await recordSplit(await byAdmin(), given))).toBe("done");
  expect((await countCampaign(w.campaign, during)).wrote).toBe(1);
  expect(await db.select({ of: drafts.organisationId }).from(drafts).where(eq(drafts.id, draft))).toEqual([{ of: c }]);
  expect(codeOf(await undoSuccession(await byAdmin(), { organisation: w.alfa }))).toBe("done");
  expect(await db.$count(successions)).toBe(0);
});

describe("two entries of one body", () => {
  let kept: string;
  const join = async (more: object = {}) =>
    mergeDuplicates(await byAdmin(), { organisation: w.alfa, other: w.beta, kept: w.alfa, ...more });
  beforeEach(() => {
    kept = w.alfa;
  });

  test("become one in counts, lists and filters; acts keep their entry, and the old one leads to the kept one", async () => {
    await addPublished(db, w, lead);
    const number = await addPublished(db, w, lead, { organisationId: w.beta });
    expect(codeOf(await join({ choice: { email: kept } }))).toBe("done");
    expect(
      await db.select({ of: contributions.organisationId }).from(contributions).where(eq(contributions.number, number)),
    ).toEqual([{ of: w.beta }]);
    expect(await countCampaign(w.campaign, during)).toMatchObject({ wrote: 1, seated: 1, published: 2 });
    expect(
      (await listParticipants(w.campaign, during)).map((each) => [each.organisationId, each.contributions]),
    ).toEqual([[kept, 2]]);
    for (const asked of [w.alfa, w.beta])
      expect(await pageOf(asked)).toMatchObject({ total: 2, chosen: { organisation: kept } });
    expect((await pageOf()).authors).toHaveLength(1);
    expect((await listOrganisations({ day: today, search: "Beta" })).map((row) => row.id)).toEqual([kept]);
    expect((await getEntry(w.beta, today))?.mergedInto).toBe(kept);
  });

  test("share designations, drafts and receipts without anybody signing in again", async () => {
    const number = await addFiled(db, w, { organisationId: w.beta });
    const draft = await ok(createDraft(await w.other(), { roundId: w.round }));
    const person = (await w.other()).actor?.personId ?? "";
    const cookie =
      (await openSession(person, "Firefox", (await w.other()).actor?.mandateId ?? null, during)).split(";")[0] ?? "";
    await join({ choice: { email: kept } });
    const actor = (await actorOf(cookie, during)).actor;
    expect(actor?.grants).toMatchObject([{ role: "signatory", organisationId: kept }]);
    expect(actor?.mandateId).toBe(actor?.grants[0]?.mandateId);
    const body = { organisationId: kept, campaignId: w.campaign };
    expect(await getDraft(draft, body)).not.toBeNull();
    expect(await getOwnText(number, body)).toMatchObject({ number, organisation: "Sindacato Beta" });
    expect(
      await db.select({ reason: mandates.revokedReason }).from(mandates).where(eq(mandates.organisationId, w.beta)),
    ).toMatchObject([{ reason: expect.any(String) as string }]);
  });

  test("must be told apart where they disagree, each difference beside its choice; what is chosen stands", async () => {
    await db.update(organisations).set({ fiscalCode: "01234567890" }).where(eq(organisations.id, w.alfa));
    await db
      .update(organisations)
      .set({ fiscalCode: "09876543210", ipaCode: "BETA" })
      .where(eq(organisations.id, w.beta));
    await db.update(benchSeats).set({ bench: "employers" }).where(eq(benchSeats.organisationId, w.beta));
    expect(await join()).toMatchObject({
      code: "invalid",
      fields: { "choice.fiscalCode": "required", "choice.email": "required", [`seat.${w.campaign}`]: "required" },
    });
    expect(await join({ kept: "altra" })).toMatchObject({ fields: { kept: "invalid_choice" } });
    expect(codeOf(await join({ choice: { fiscalCode: w.beta, email: w.alfa }, seat: { [w.campaign]: w.beta } }))).toBe(
      "done",
    );
    expect(await getEntry(kept, today)).toMatchObject({
      facts: { fiscalCode: "09876543210", ipaCode: "BETA", email: "alfa@example.org" },
      seats: [{ bench: "employers" }],
    });
    expect(codeOf(await join({ choice: { email: kept } }))).toBe("wrong_state");
  });

  test("leave one line in the register of a campaign, the one that came further; a chain of three ends at the last", async () => {
    const entry = (organisationId: string, state: "invited" | "accepted") => ({
      id: newId(during),
      campaignId: w.campaign,
      organisationId,
      state,
      stateAt: during,
      createdAt: during,
    });
    await db.insert(stakeholders).values([entry(w.alfa, "invited"), entry(w.beta, "accepted")]);
    const last = await addOrganisation({ name: "Sindacato Alfa e Beta" });
    await join({ choice: { email: kept } });
    expect(await db.select({ of: stakeholders.organisationId, state: stakeholders.state }).from(stakeholders)).toEqual([
      { of: kept, state: "accepted" },
    ]);
    expect(codeOf(await mergeDuplicates(await byAdmin(), { organisation: last, other: w.alfa, kept: last }))).toBe(
      "done",
    );
    expect(
      await db.select({ into: organisations.mergedInto }).from(organisations).where(eq(organisations.id, w.beta)),
    ).toEqual([{ into: last }]);
    expect(await countCampaign(w.campaign, during)).toMatchObject({ seated: 1 });
  });

  test("keep a code that nobody took, take a name of their own again, and are changed no more under the old entry", async () => {
    await db.update(organisations).set({ fiscalCode: "01234567890" }).where(eq(organisations.id, w.alfa));
    await db.update(organisations).set({ fiscalCode: "09876543210" }).where(eq(organisations.id, w.beta));
    await join({ choice: { email: kept, fiscalCode: kept } });
    expect((await listOrganisations({ day: today, search: "09876543210" })).map((row) => row.id)).toEqual([kept]);
    expect(
      codeOf(
        await renameOrganisation(await byAdmin(), {
          organisation: kept,
          name: "Sindacato Beta",
          shortName: "",
          distinction: "",
          validFrom: today,
        }),
      ),
    ).toBe("done");
    expect(
      codeOf(
        await renameOrganisation(await byAdmin(), {
          organisation: w.beta,
          name: "Altro",
          shortName: "",
          distinction: "",
          validFrom: today,
        }),
      ),
    ).toBe("wrong_state");
  });

  test("are joined by the admin alone", async () => {
    for (const as of [lead, w.signatory])
      expect(codeOf(await mergeDuplicates(await as(), { organisation: w.alfa, other: w.beta, kept: w.alfa }))).toBe(
        "forbidden",
      );
    expect(await mergeDuplicates(await byAdmin(), { organisation: w.alfa, other: w.alfa, kept: w.alfa })).toMatchObject(
      { fields: { other: "same_body" } },
    );
  });
});

test("a name that begins in the future holds from its day, and the same day again corrects it", async () => {
  const body = await addOrganisation({ name: "Unione Vecchia" });
  const rename = async (name: string, validFrom: string) =>
    renameOrganisation(await contextFor(admin, { now: noon }), {
      organisation: body,
      name,
      shortName: "",
      distinction: "",
      validFrom,
    });
  await rename("Unione Nuva", "2026-07-01");
  await rename("Unione Nuova", "2026-07-01");
  const shown = async (day: string) => (await listOrganisations({ day, search: "Unione" })).map((row) => row.name);
  expect(await shown("2026-06-30")).toEqual(["Unione Vecchia"]);
  expect(await shown("2026-07-01")).toEqual(["Unione Nuova"]);
  await rename("Unione Vecchia", "2026-07-01");
  expect(await shown("2026-07-01")).toEqual(["Unione Vecchia"]);
});
