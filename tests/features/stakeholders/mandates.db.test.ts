import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { actorOf, grantsOf, openSession } from "#app/access/session.server.ts";
import { getLetter } from "#app/features/organisations/letters.server.ts";
import { listUnrepresented, listWriters } from "#app/features/stakeholders/holders.server.ts";
import { watchMandates } from "#app/features/stakeholders/mandate-ends.server.ts";
import {
  appoint,
  appointDrafter,
  revokeDrafter,
  revokeMandate,
} from "#app/features/stakeholders/appointments.server.ts";
import { getBench } from "#app/features/organisations/organisation-queries.server.ts";
import { listRoster } from "#app/features/organisations/roster.server.ts";
import { actForMandate } from "#app/features/signin/sessions.server.ts";
import { db } from "#db/client.server.ts";
import { auditLog } from "#db/schema/machine.ts";
import { mandates } from "#db/schema/organisations.ts";
import { sessions } from "#db/schema/people.ts";
import {
  addCampaign,
  addMandate,
  addOrganisation,
  addPerson,
  addRole,
  contextFor,
  later,
  noon,
} from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database/database.ts";
import { linkTo, mailsTo } from "#tests/support/mail/mails.ts";
import { codeOf } from "#tests/support/outcomes.ts";
import { toldTo } from "./told.ts";

let campaign: string;
let organisation: string;
let lead: string;
beforeEach(async () => {
  await testDatabase();
  campaign = await addCampaign({ title: "Torino di prova" });
  organisation = await addOrganisation({ name: "Unione di Prova" });
  lead = await addPerson();
  await addRole(lead, "lead", campaign);
});

const given = () => ({
  campaign,
  organisation,
  capacity: "signatory",
  name: "Nuova Persona",
  email: "nuova@example.org",
  language: "it",
  validFrom: "2026-05-04",
  validTo: "",
});

test("appointing somebody new makes the person, the mandate and a bench from the kind, and mails an invitation that says for whom", async () => {
  expect(codeOf(await appoint(await contextFor(lead), given()))).toBe("done");
  const [mail] = await mailsTo("nuova@example.org");
  expect(mail?.subject).toContain("Unione di Prova");
  expect(mail?.text).toContain("Torino di prova");
  expect(await linkTo("nuova@example.org", "invito")).not.toBeNull();
  expect(await getBench({ organisationId: organisation, campaignId: campaign })).toBe("unions");
  const [entry] = await listRoster(campaign, "2026-05-04");
  expect(entry).toMatchObject({
    id: organisation,
    name: "Unione di Prova",
    bench: "unions",
    mandates: [{ capacity: "signatory", notActing: null, person: { name: "Nuova Persona", accepted: false } }],
  });
});

test("appointing somebody known tells them for whom they now act, without a link that sets a password", async () => {
  const known = await addPerson({ email: "nuova@example.org" });
  await appoint(await contextFor(lead), given());
  expect(await toldTo(known)).toMatchObject([
    {
      kind: "appointed",
      facts: { organisation: "Unione di Prova", campaign: "Torino di prova", capacity: "signatory" },
      path: "/spazio",
    },
  ]);
  expect(await linkTo("nuova@example.org", "invito")).toBeNull();
  expect(await grantsOf(known, noon)).toMatchObject([
    { role: "signatory", campaignId: campaign, organisationId: organisation },
  ]);
});

test("the bench that a campaign has given stays", async () => {
  const seated = await addOrganisation({ seat: { campaignId: campaign, bench: "third_sector" } });
  await appoint(await contextFor(lead), { ...given(), organisation: seated });
  expect(await getBench({ organisationId: seated, campaignId: campaign })).toBe("third_sector");
});

test.each([
  ["a last day before the first", { validFrom: "2026-06-02", validTo: "2026-06-01" }, { validTo: "ends_before_start" }],
  ["a term that is over", { validFrom: "2026-05-01", validTo: "2026-05-03" }, { validTo: "already_over" }],
  ["a body that isn't there", { organisation: "nessuna" }, { organisation: "invalid_choice" }],
  ["no such capacity", { capacity: "lead" }, { capacity: "invalid_choice" }],
  ["no address", { email: "nuova" }, { email: "invalid_email" }],
  ["a day that doesn't exist", { validFrom: "2026-02-30" }, { validFrom: "invalid_date" }],
])("%s is refused beside its field, and nobody is made", async (_, change, fields) => {
  expect(await appoint(await contextFor(lead), { ...given(), ...change })).toMatchObject({ ok: false, fields });
  expect(await mailsTo("nuova@example.org")).toEqual([]);
});

test("the same designation at the same time, sent twice at once, is recorded once", async () => {
  const context = await contextFor(lead);
  const outcomes = await Promise.all([appoint(context, given()), appoint(context, given())]);
  expect(outcomes.map(codeOf).sort()).toEqual(["done", "mandate_exists"]);
  expect(codeOf(await appoint(context, { ...given(), capacity: "drafter" }))).toBe("done");
});

test("who appointed is the actor, whoever the form names", async () => {
  await appoint(await contextFor(lead), { ...given(), appointedBy: "altri", personId: "altri", actor: "altri" });
  expect(await db().select({ by: mandates.appointedBy }).from(mandates)).toEqual([{ by: lead }]);
  expect((await db().select({ personId: auditLog.personId }).from(auditLog))[0]).toEqual({ personId: lead });
});

test.each(["planner", "auditor"] as const)("a %s may neither appoint nor revoke", async (role) => {
  const person = await addPerson();
  await addRole(person, role, campaign);
  const mandate = await addMandate(await addPerson(), organisation, campaign);
  const context = await contextFor(person);
  expect(codeOf(await appoint(context, given()))).toBe("forbidden");
  expect(codeOf(await revokeMandate(context, { campaign, mandate, reason: "x" }))).toBe("forbidden");
});

test("a signatory appoints nobody, and the lead of another campaign neither", async () => {
  const signatory = await addPerson();
  await addMandate(signatory, organisation, campaign);
  expect(codeOf(await appoint(await contextFor(signatory), given()))).toBe("forbidden");
  const other = await addCampaign();
  const stranger = await addPerson();
  await addRole(stranger, "lead", other);
  const mandate = await addMandate(await addPerson(), organisation, campaign);
  expect(codeOf(await appoint(await contextFor(stranger), given()))).toBe("forbidden");
  expect(codeOf(await revokeMandate(await contextFor(stranger), { campaign, mandate, reason: "x" }))).toBe("forbidden");
  expect(codeOf(await revokeMandate(await contextFor(stranger), { campaign: other, mandate, reason: "x" }))).toBe(
    "not_found",
  );
});

const pdf = new File(
  [new Uint8Array([0x25, 0x50, 0x44, 0x46, 0x2d, 0x31, 0x2e, 0x37])],
  'C:\\lettere\\nomina "2026".exe',
  { type: "text/html" },
);

test("a letter is what its bytes say, whatever its name and type claim", async () => {
  const outcome = await appoint(await contextFor(lead), { ...given(), letter: pdf });
  if (!outcome.ok) throw new Error(outcome.code);
  expect(await getLetter(campaign, outcome.value)).toMatchObject({
    name: "nomina _2026_.pdf",
    mediaType: "application/pdf",
    infected: false,
  });
  expect(await getLetter(await addCampaign({ slug: "altra" }), outcome.value)).toBeNull();
});

test.each([
  ["a page", new File(["<script>alert(1)</script>"], "lettera.pdf", { type: "application/pdf" }), "file_type"],
  ["a file of more than 5 MB", new File([new Uint8Array(5 * 1024 * 1024 + 1)], "lettera.pdf"), "too_large"],
])("%s is no letter, and nothing is recorded", async (_, letter, code) => {
  expect(codeOf(await appoint(await contextFor(lead), { ...given(), letter }))).toBe(code);
  expect(await db().$count(mandates)).toBe(0);
});

test("revoking ends the person's sessions at the next request, tells them why, and can't be done twice", async () => {
  const person = await addPerson({ email: "rosa@example.org" });
  const mandate = await addMandate(person, organisation, campaign);
  const cookie = (await openSession(person, "Firefox", null, noon)).split(";")[0] ?? "";
  expect((await actorOf(cookie, noon)).actor?.mandateId).toBe(mandate);
  const context = await contextFor(lead);
  expect(codeOf(await revokeMandate(context, { campaign, mandate, reason: "" }))).toBe("invalid");
  expect(codeOf(await revokeMandate(context, { campaign, mandate, reason: "Ha cambiato lavoro" }))).toBe("done");
  expect((await actorOf(cookie, noon)).actor).toBeNull();
  expect(await db().$count(sessions, eq(sessions.userId, person))).toBe(0);
  expect(await toldTo(person)).toMatchObject([{ kind: "revoked", facts: { reason: "Ha cambiato lavoro" } }]);
  expect(codeOf(await revokeMandate(context, { campaign, mandate, reason: "di nuovo" }))).toBe("wrong_state");
});

test.each([
  ["2026-05-10T21:59:59.999Z", 1],
  ["2026-05-10T22:00:00.000Z", 0],
  ["2026-05-03T21:59:59.999Z", 0],
  ["2026-05-03T22:00:00.000Z", 1],
])("a mandate from 4 to 10 May, seen at %s: the last day in Rome is included", async (instant, held) => {
  const person = await addPerson();
  await addMandate(person, organisation, campaign, { validFrom: "2026-05-04", validTo: "2026-05-10" });
  expect(await grantsOf(person, new Date(instant))).toHaveLength(held);
});

test("who holds two mandates acts for none until they choose, and only for one of their own", async () => {
  const person = await addPerson();
  const [own, ended] = [
    await addMandate(person, organisation, campaign),
    await addMandate(person, organisation, campaign, { capacity: "drafter", validTo: "2026-05-01" }),
  ];
  const second = await addMandate(person, await addOrganisation(), campaign);
  const theirs = await addMandate(await addPerson(), organisation, campaign);
  const cookie = (await openSession(person, "Firefox", null, noon)).split(";")[0] ?? "";
  const context = async () => ({
    now: noon,
    requestId: "t",
    lang: "it" as const,
    actor: (await actorOf(cookie, noon)).actor,
  });
  expect((await context()).actor?.mandateId).toBeNull();
  for (const mandate of [theirs, ended, "inventata"])
    expect(codeOf(await actForMandate(await context(), { mandate }))).toBe("mandate_ended");
  expect(codeOf(await actForMandate(await context(), { mandate: second }))).toBe("done");
  expect((await context()).actor?.mandateId).toBe(second);
  await actForMandate(await context(), { mandate: own });
  expect((await context()).actor?.mandateId).toBe(own);
});

const letter = () =>
  new File([new Uint8Array([0x25, 0x50, 0x44, 0x46, 0x2d, 0x31, 0x2e, 0x37])], "lettera.pdf", {
    type: "application/pdf",
  });

test("where nobody is left a letter is needed; the first designation of a body needs none", async () => {
  await addMandate(await addPerson(), organisation, campaign, { validTo: "2026-05-03" });
  const context = await contextFor(lead);
  expect(await appoint(context, given())).toMatchObject({ ok: false, fields: { letter: "letter_required" } });
  expect(codeOf(await appoint(context, { ...given(), letter: letter() }))).toBe("done");
  expect(codeOf(await appoint(context, { ...given(), email: "seconda@example.org" }))).toBe("done");
});

test("when the last signatory goes, the leads are told and see the body with what waits, once", async () => {
  const signatory = await addMandate(await addPerson(), organisation, campaign);
  await addMandate(await addPerson(), organisation, campaign, { capacity: "drafter" });
  expect(await listUnrepresented(campaign, "2026-05-04")).toEqual([]);
  await revokeMandate(await contextFor(lead), { campaign, mandate: signatory, reason: "Fine" });
  expect(await toldTo(lead)).toMatchObject([
    { kind: "no_holder_left", facts: { organisation: "Unione di Prova", left: "no_signatory", drafts: 0 } },
  ]);
  expect(await listUnrepresented(campaign, "2026-05-04")).toMatchObject([
    { organisationId: organisation, left: "no_signatory", lastDay: "2026-05-04" },
  ]);
  await db().transaction((tx) => watchMandates(tx, later(3_600_000)));
  expect(await toldTo(lead)).toHaveLength(1);
});

describe("a signatory", () => {
  let signatory: string;
  let own: string;
  const someone = {
    name: "Carla Bozze",
    email: "carla@example.org",
    language: "it",
    validFrom: "2026-05-04",
    validTo: "2026-06-30",
  };
  beforeEach(async () => {
    signatory = await addPerson();
    own = await addMandate(signatory, organisation, campaign);
  });

  test("has somebody draft with them, by invitation, and ends it again; a colleague may too", async () => {
    const outcome = await appointDrafter(await contextFor(signatory), someone);
    if (!outcome.ok) throw new Error(outcome.code);
    expect(await linkTo("carla@example.org", "invito")).not.toBeNull();
    const colleague = await addPerson();
    await addMandate(colleague, organisation, campaign);
    expect(await listWriters({ organisationId: organisation, campaignId: campaign }, "2026-05-04")).toMatchObject([
      { mandateId: own },
      {},
      { mandateId: outcome.value, capacity: "drafter", appointedByBody: true, accepted: false },
    ]);
    expect(
      codeOf(await revokeDrafter(await contextFor(colleague), { mandate: outcome.value, reason: "Ha finito" })),
    ).toBe("done");
    expect(
      codeOf(await revokeDrafter(await contextFor(colleague), { mandate: outcome.value, reason: "Ha finito" })),
    ).toBe("wrong_state");
  });

  test("appoints for nobody else, whatever the form names, and never a signatory", async () => {
    const other = await addOrganisation();
    const outcome = await appointDrafter(await contextFor(signatory), {
      ...someone,
      capacity: "signatory",
      organisation: other,
      campaign: await addCampaign(),
      appointedUnder: "x",
    });
    if (!outcome.ok) throw new Error(outcome.code);
    expect(
      await db()
        .select({
          capacity: mandates.capacity,
          organisationId: mandates.organisationId,
          campaignId: mandates.campaignId,
          by: mandates.appointedUnder,
        })
        .from(mandates)
        .where(eq(mandates.id, outcome.value)),
    ).toEqual([{ capacity: "drafter", organisationId: organisation, campaignId: campaign, by: own }]);
  });

  test("ends neither what the office gave, nor a signatory's, nor another body's or campaign's", async () => {
    const context = await contextFor(signatory);
    const byOffice = await addMandate(await addPerson(), organisation, campaign, { capacity: "drafter" });
    const rival = await addPerson();
    const rivals = await addOrganisation();
    await addMandate(rival, rivals, campaign);
    const theirs = await appointDrafter(await contextFor(rival), { ...someone, email: "altra@example.org" });
    if (!theirs.ok) throw new Error(theirs.code);
    for (const mandate of [own, byOffice, theirs.value, "nessuna"])
      expect(codeOf(await revokeDrafter(context, { mandate, reason: "x" }))).toBe("not_found");
  });

  test.each(["drafter", "lead"] as const)("is not a %s: they appoint no drafter in the body's name", async (who) => {
    const person = who === "lead" ? lead : await addPerson();
    if (who === "drafter") await addMandate(person, organisation, campaign, { capacity: "drafter" });
    expect(codeOf(await appointDrafter(await contextFor(person), someone))).toBe("forbidden");
  });

  test("no longer appoints when their own designation is over", async () => {
    await db().update(mandates).set({ validTo: "2026-05-04" }).where(eq(mandates.id, own));
    expect(
      codeOf(await appointDrafter(await contextFor(signatory, { now: new Date("2026-05-04T21:59:00Z") }), someone)),
    ).toBe("done");
    expect(
      codeOf(
        await appointDrafter(await contextFor(signatory, { now: new Date("2026-05-04T22:01:00Z") }), {
          ...someone,
          email: "dopo@example.org",
        }),
      ),
    ).toBe("forbidden");
  });
});
