import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { grantsOf } from "#app/access/session.server.ts";
import { getAnswerPage } from "#app/features/participation/answers.server.ts";
import { answerLifetime } from "#app/features/stakeholders/invitation.ts";
import { withdrawInvitation } from "#app/features/participation/invitations.server.ts";
import { db } from "#db/client.server.ts";
import { affiliations, campaigns, mandates, people, stakeholderInvitations, stakeholders } from "#db/schema/index.ts";
import { newId } from "#app/core/ids.server.ts";
import { addOrganisation, later, noon } from "#tests/support/builders.ts";
import { linkTo, mailsTo } from "#tests/support/mail/mails.ts";
import { codeOf } from "#tests/support/outcomes.ts";
import { toldTo } from "#tests/features/stakeholders/told.ts";
import { invitationsWorld, secret, type InvitationsWorld } from "./world.ts";

let campaign: InvitationsWorld["campaign"];
let organisation: InvitationsWorld["organisation"];
let lead: InvitationsWorld["lead"];
let office: InvitationsWorld["office"];
let visitor: InvitationsWorld["visitor"];
let invite: InvitationsWorld["invite"];
let standing: InvitationsWorld["standing"];
let answer: InvitationsWorld["answer"];
beforeEach(async () => {
  ({ campaign, organisation, lead, office, visitor, invite, standing, answer } = await invitationsWorld());
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
