import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import type { Context } from "#app/access/context.ts";
import { runDueJobs } from "#app/jobs.server.ts";
import { changeSettings } from "#app/core/settings.server.ts";
import { grantsOf } from "#app/access/session.server.ts";
import { answerInvitation, getAnswerPage } from "#app/features/participation/answers.server.ts";
import { mergeDuplicates } from "#app/features/stakeholders/duplicates.server.ts";
import { answerLifetime } from "#app/features/stakeholders/invitation.ts";
import {
  inviteKnown,
  inviteNew,
  listKnown,
  noteStakeholder,
  recordAnswer,
  withdrawInvitation,
} from "#app/features/participation/invitations.server.ts";
import { listRegister } from "#app/features/stakeholders/register-list.server.ts";
import { forgetContacts } from "#app/features/privacy/forget-contacts.server.ts";
import { db } from "#db/client.server.ts";
import { auditLog, jobs } from "#db/schema/machine.ts";
import {
  affiliations,
  benchSeats,
  campaigns,
  mandates,
  organisations,
  people,
  stakeholderInvitations,
  stakeholders,
} from "#db/schema/index.ts";
import { newId } from "#app/core/ids.server.ts";
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
import { mailServer } from "#tests/support/mail/smtp.ts";
import { toldTo } from "#tests/features/stakeholders/told.ts";

let campaign: string;
let organisation: string;
let lead: string;
let office: Context;
let visitor: Context;
beforeEach(async () => {
  await testDatabase();
  campaign = await addCampaign({ title: "Torino di prova", slug: "prova" });
  organisation = await addOrganisation({ name: "Unione di Prova" });
  await db().update(organisations).set({ email: "unione@example.org" }).where(eq(organisations.id, organisation));
  lead = await addPerson();
  await addRole(lead, "lead", campaign);
  office = await contextFor(lead);
  visitor = await contextFor(null);
});

const invite = (more: Record<string, string> = {}, context = office) =>
  inviteKnown(context, { campaign, organisation, contactName: "Ada Prova", contactEmail: "ada@example.org", ...more });
/** The secret of the newest link, which stands nowhere but in what waits to be mailed. */
const secret = async () =>
  (
    await db()
      .select({ payload: jobs.payload })
      .from(jobs)
      .where(eq(jobs.kind, "stakeholder_invitation"))
      .orderBy(jobs.createdAt, jobs.id)
  )
    .map((job) => String(job.payload["secret"]))
    .at(-1) ?? "";
const standing = async (now = noon) => (await listRegister(campaign, now)).map((row) => [row.name, row.standing]);
const answer = (token: string, given: Record<string, string>, context = visitor) =>
  answerInvitation(context, { token, ...given });

test("an invited body has no seat, no delegate and no account before it accepts", async () => {
  expect(codeOf(await invite())).toBe("done");
  expect(await standing()).toEqual([["Unione di Prova", "invited"]]);
  for (const table of [benchSeats, mandates]) expect(await db().$count(table)).toBe(0);
  expect(await db().select({ email: people.email }).from(people).where(eq(people.email, "ada@example.org"))).toEqual(
    [],
  );
});

test("only the hash of the link is kept, and the log names no person", async () => {
  await invite();
  const token = await secret();
  expect(token.length).toBeGreaterThan(20);
  expect(JSON.stringify(await db().select().from(stakeholderInvitations))).not.toContain(token);
  expect(JSON.stringify(await db().select().from(auditLog))).not.toMatch(/\bada\b|Prova/i);
});

describe("the mail", () => {
  const deliver = async (refusal: string | null) => {
    const server = await mailServer(refusal);
    changeSettings({ SMTP_URL: server.url });
    try {
      await invite();
      await runDueJobs(later(1_000));
    } finally {
      changeSettings({ SMTP_URL: undefined });
      await server.stop();
    }
    return (
      await db()
        .select({
          deliveredAt: stakeholderInvitations.deliveredAt,
          failedAt: stakeholderInvitations.failedAt,
          failure: stakeholderInvitations.failure,
        })
        .from(stakeholderInvitations)
    )[0];
  };

  test("is delivered when a mail server takes it, not before", async () => {
    expect(await deliver(null)).toEqual({ deliveredAt: later(1_000), failedAt: null, failure: null });
  });

  test("that is refused for good stands in the register by its code, without the server's words", async () => {
    expect(await deliver("550 5.1.1 ada@example.org unknown")).toEqual({
      deliveredAt: null,
      failedAt: later(1_000),
      failure: "smtp_550",
    });
    expect(JSON.stringify(await db().select({ failure: jobs.failure }).from(jobs))).not.toContain("ada@");
  });

  test("that is refused for now is neither, and tried again", async () => {
    expect(await deliver("451 busy")).toEqual({ deliveredAt: null, failedAt: null, failure: null });
    expect(
      (
        await db()
          .select({ tries: jobs.tries, failedAt: jobs.failedAt })
          .from(jobs)
          .where(eq(jobs.kind, "stakeholder_invitation"))
      )[0],
    ).toEqual({ tries: 1, failedAt: null });
  });
});

describe("the answer", () => {
  test("opening the page, any number of times, answers and spends nothing", async () => {
    await invite();
    const token = await secret();
    for (const _ of [1, 2, 3])
      expect(await getAnswerPage(token, noon)).toMatchObject({
        state: "usable",
        answered: null,
        body: "Unione di Prova",
        name: "Ada Prova",
        email: "ada@example.org",
      });
    expect(await standing()).toEqual([["Unione di Prova", "invited"]]);
  });

  test("accepting designates the person the office wrote to, whoever the form names, and invites them", async () => {
    await invite();
    expect(
      codeOf(await answer(await secret(), { answer: "accepted", name: "Altra", email: "altra@example.org" })),
    ).toBe("done");
    expect(await linkTo("ada@example.org", "invito")).not.toBeNull();
    expect(await mailsTo("altra@example.org")).toEqual([]);
    const [person] = await db().select({ id: people.id }).from(people).where(eq(people.email, "ada@example.org"));
    expect(await grantsOf(person?.id ?? "", noon)).toMatchObject([
      { role: "signatory", organisationId: organisation, campaignId: campaign },
    ]);
    expect(await standing()).toEqual([["Unione di Prova", "accepted"]]);
    expect((await toldTo(lead)).map(({ kind, facts }) => [kind, facts["answer"]])).toEqual([
      ["invitation_answered", "accepted"],
    ]);
    expect(
      await db()
        .select({ name: stakeholderInvitations.contactName, email: stakeholderInvitations.contactEmail })
        .from(stakeholderInvitations),
    ).toEqual([{ name: "", email: "" }]);
  });

  test("a body that was written to as such names who signs, and must", async () => {
    await invite({ contactName: "", contactEmail: "" });
    const token = await secret();
    expect(await answer(token, { answer: "accepted" })).toMatchObject({
      ok: false,
      fields: { name: "required", email: "required" },
    });
    expect(codeOf(await answer(token, { answer: "accepted", name: "Bice", email: "bice@example.org" }))).toBe("done");
    expect(await linkTo("bice@example.org", "invito")).not.toBeNull();
  });

  test.each([
    [
      "declined",
      { answer: "declined", reason: "Non ora." },
      { state: "declined", reason: "Non ora.", throughName: "" },
    ],
    [
      "passed on",
      { answer: "passed_on", through: "Un ente che nessuno conosce", reason: "" },
      { state: "passed_on", throughName: "Un ente che nessuno conosce" },
    ],
    [
      "represented",
      { answer: "represented", through: "Confederazione", reason: "" },
      { state: "represented", throughName: "Confederazione" },
    ],
  ])("%s is kept with its words, and nobody is designated", async (_, given, expected) => {
    await invite();
    expect(codeOf(await answer(await secret(), given))).toBe("done");
    expect((await db().select().from(stakeholders))[0]).toMatchObject(expected);
    expect(await db().$count(mandates)).toBe(0);
    expect((await toldTo(lead)).length).toBe(1);
  });

  test("a body that speaks for another is linked where exactly one bears the name", async () => {
    const parent = await addOrganisation({ name: "Confederazione Intera" });
    await db()
      .insert(affiliations)
      .values({ id: newId(noon), organisationId: organisation, parentId: parent, validFrom: "2020-01-01" });
    await invite();
    const token = await secret();
    expect((await getAnswerPage(token, noon)).parent).toBe("Confederazione Intera");
    await answer(token, { answer: "represented", through: "confederazione intera", reason: "" });
    expect(
      (
        await db()
          .select({ throughId: stakeholders.throughId, throughName: stakeholders.throughName })
          .from(stakeholders)
      )[0],
    ).toEqual({ throughId: parent, throughName: "" });
  });

  test("declining wants a reason, and refusing it spends nothing", async () => {
    await invite();
    const token = await secret();
    expect(await answer(token, { answer: "declined", reason: " " })).toMatchObject({
      ok: false,
      fields: { reason: "required" },
    });
    expect((await getAnswerPage(token, noon)).state).toBe("usable");
  });

  test("of two answers at once one counts, and the link answers nothing more", async () => {
    await invite();
    const token = await secret();
    const both = await Promise.all([
      answer(token, { answer: "accepted" }),
      answer(token, { answer: "declined", reason: "No." }),
    ]);
    expect(both.map(codeOf).sort()).toEqual(["done", "token_spent"]);
    expect(codeOf(await answer(token, { answer: "declined", reason: "No." }))).toBe("token_spent");
    expect(await db().$count(mandates)).toBeLessThanOrEqual(1);
    expect(await getAnswerPage(token, noon)).toMatchObject({ state: "spent", name: "", email: "" });
  });

  test("an answer spends every link of the body, of a later invitation too", async () => {
    await invite();
    const first = await secret();
    await invite({}, { ...office, now: later(1) });
    const second = await secret();
    expect(second).not.toBe(first);
    await answer(first, { answer: "declined", reason: "No." }, { ...visitor, now: later(2) });
    expect(codeOf(await answer(second, { answer: "accepted" }, { ...visitor, now: later(3) }))).toBe("token_spent");
  });

  test.each([
    ["a link that nobody was sent", () => answer("nessuno", { answer: "accepted" }), "not_found"],
    [
      "one that is over",
      (token: string) => answer(token, { answer: "accepted" }, { ...visitor, now: later(answerLifetime) }),
      "token_expired",
    ],
    [
      "one that the office took back",
      async (token: string) => (
        await withdrawInvitation(office, { campaign, organisation }), answer(token, { answer: "accepted" })
      ),
      "token_spent",
    ],
    [
      "one of a consultation that is over",
      async (token: string) => (
        await db().update(campaigns).set({ state: "concluded" }), answer(token, { answer: "accepted" })
      ),
      "campaign_concluded",
    ],
  ])("%s answers nothing", async (_, act, code) => {
    await invite();
    expect(codeOf(await act(await secret()))).toBe(code);
    expect(await db().$count(mandates)).toBe(0);
  });
});

describe("the office", () => {
  test("lists without writing, invites later, and notes what came by telephone", async () => {
    await listKnown(office, { campaign, organisation, note: "Da sentire." });
    expect(await standing()).toEqual([["Unione di Prova", "listed"]]);
    expect(await db().$count(jobs)).toBe(0);
    await invite();
    const token = await secret();
    expect(
      codeOf(
        await recordAnswer(office, {
          campaign,
          organisation,
          answer: "declined",
          reason: "Per telefono.",
          through: "",
        }),
      ),
    ).toBe("done");
    expect(await standing()).toEqual([["Unione di Prova", "declined"]]);
    expect(codeOf(await answer(token, { answer: "accepted" }))).not.toBe("done");
    expect(codeOf(await noteStakeholder(office, { campaign, organisation, note: "Richiamare a gennaio." }))).toBe(
      "done",
    );
    expect(codeOf(await invite())).toBe("done");
    expect(
      (
        await db()
          .select({ state: stakeholders.state, reason: stakeholders.reason, note: stakeholders.note })
          .from(stakeholders)
      )[0],
    ).toEqual({ state: "invited", reason: "", note: "Richiamare a gennaio." });
  });

  test("takes an invitation back before it leaves: nothing is mailed", async () => {
    await invite();
    expect(codeOf(await withdrawInvitation(office, { campaign, organisation }))).toBe("done");
    expect(await db().$count(jobs)).toBe(0);
    expect(await standing()).toEqual([["Unione di Prova", "listed"]]);
    expect(codeOf(await withdrawInvitation(office, { campaign, organisation }))).toBe("wrong_state");
  });

  test("invites a new body in one act, or only lists it", async () => {
    const given = {
      campaign,
      name: "Ente Nuovo",
      kind: "third_sector",
      contactName: "",
      contactEmail: "nuovo@example.org",
    };
    expect(codeOf(await inviteNew(office, { ...given, send: "on" }))).toBe("done");
    expect(codeOf(await inviteNew(office, { ...given, send: "on" }))).toBe("name_taken");
    expect(codeOf(await inviteNew(office, { ...given, name: "Ente Altro", contactEmail: "" }))).toBe("done");
    expect(await standing()).toEqual([
      ["Ente Altro", "listed"],
      ["Ente Nuovo", "invited"],
    ]);
    expect(await inviteNew(office, { ...given, name: "Ente Terzo", contactEmail: "", send: "on" })).toMatchObject({
      ok: false,
      fields: { contactEmail: "required" },
    });
    expect((await standing()).length).toBe(2);
  });

  test("lists what a new body lacks in the order of the form", async () => {
    const nothing = await inviteNew(office, { campaign });
    expect(nothing.ok ? [] : Object.keys(nothing.fields)).toEqual(["name", "kind"]);
  });

  test.each([
    [
      "a body that takes part",
      async () => (await addMandate(await addPerson(), organisation, campaign), invite()),
      "takes_part",
    ],
    [
      "for a consultation in preparation",
      async () => (await db().update(campaigns).set({ state: "draft" }), invite()),
      "campaign_in_preparation",
    ],
    [
      "for one that is over",
      async () => (await db().update(campaigns).set({ state: "concluded" }), invite()),
      "campaign_concluded",
    ],
    ["a name without an address", () => invite({ contactEmail: "" }), "invalid"],
    ["a body that isn't there", () => invite({ organisation: "nessuna" }), "invalid"],
  ])("does not invite %s", async (_, act, code) => {
    expect(codeOf(await act())).toBe(code);
    expect(await db().$count(stakeholderInvitations)).toBe(0);
  });

  test("a duplicate's entry leads to the body that stands", async () => {
    const other = await addOrganisation({ name: "Unione di Prova bis" });
    const admin = await addPerson();
    await addRole(admin, "admin", null);
    expect(
      codeOf(
        await mergeDuplicates(await contextFor(admin), {
          organisation,
          other,
          kept: organisation,
          choice: {},
          seat: {},
        }),
      ),
    ).toBe("done");
    await invite({ organisation: other });
    expect(await db().select({ organisationId: stakeholders.organisationId }).from(stakeholders)).toEqual([
      { organisationId: organisation },
    ]);
  });

  test.each(["planner", "auditor"] as const)("is the lead: a %s may not", async (role) => {
    const person = await addPerson();
    await addRole(person, role, campaign);
    expect(codeOf(await invite({}, await contextFor(person)))).toBe("forbidden");
  });
});

test("whom an invitation was addressed to is forgotten half a year after it", async () => {
  await invite();
  const kept = () => db().select({ email: stakeholderInvitations.contactEmail }).from(stakeholderInvitations);
  await db().transaction((tx) => forgetContacts(tx, later(180 * 86_400_000)));
  expect(await kept()).toEqual([{ email: "ada@example.org" }]);
  await db().transaction((tx) => forgetContacts(tx, later(180 * 86_400_000 + 1)));
  expect(await kept()).toEqual([{ email: "" }]);
});
