import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { runDueJobs } from "#app/jobs.server.ts";
import { changeSettings } from "#app/core/settings.server.ts";
import { mergeDuplicates } from "#app/features/stakeholders/duplicates.server.ts";
import {
  inviteNew,
  listKnown,
  noteStakeholder,
  recordAnswer,
  withdrawInvitation,
} from "#app/features/participation/invitations.server.ts";
import { forgetContacts } from "#app/features/privacy/forget-contacts.server.ts";
import { db } from "#db/client.server.ts";
import { auditLog, jobs } from "#db/schema/machine.ts";
import { benchSeats, campaigns, mandates, people, stakeholderInvitations, stakeholders } from "#db/schema/index.ts";
import { addMandate, addOrganisation, addPerson, addRole, contextFor, later } from "#tests/support/builders.ts";
import { codeOf } from "#tests/support/outcomes.ts";
import { mailServer } from "#tests/support/mail/smtp.ts";
import { invitationsWorld, secret, type InvitationsWorld } from "./world.ts";

let campaign: InvitationsWorld["campaign"];
let organisation: InvitationsWorld["organisation"];
let office: InvitationsWorld["office"];
let invite: InvitationsWorld["invite"];
let standing: InvitationsWorld["standing"];
let answer: InvitationsWorld["answer"];
beforeEach(async () => {
  ({ campaign, organisation, office, invite, standing, answer } = await invitationsWorld());
});

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
