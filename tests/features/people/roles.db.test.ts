import { and, eq, isNull } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { editPerson, updateProfile } from "#app/features/people/people.server.ts";
import {
  endAdmin,
  endRole,
  grantAdmin,
  grantRole,
  listRoles,
  resendInvitation,
} from "#app/features/people/roles.server.ts";
import { db } from "#db/client.server.ts";
import { auditLog } from "#db/schema/machine.ts";
import { people, roles, sessions } from "#db/schema/people.ts";
import { atOnce } from "#tests/support/database/at-once.ts";
import {
  addCampaign,
  addMandate,
  addOrganisation,
  addPerson,
  addRole,
  contextFor,
  password,
} from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database/database.ts";
import { linkTo, mailsTo } from "#tests/support/mail/mails.ts";
import { codeOf } from "#tests/support/outcomes.ts";

let campaign: string;
let lead: string;
let leadRole: string;
beforeEach(async () => {
  await testDatabase();
  campaign = await addCampaign({ title: "Torino di prova" });
  lead = await addPerson({ email: "lead@example.org" });
  leadRole = await addRole(lead, "lead", campaign);
});

const newcomer = { name: "Nuova Persona", email: "nuova@example.org", language: "it" };

test("a lead gives a role: somebody new is invited by a one-time link, somebody known is only told", async () => {
  const known = await addPerson({ email: "nota@example.org", language: "en" });
  const context = await contextFor(lead);
  expect(codeOf(await grantRole(context, { ...newcomer, campaign, role: "planner" }))).toBe("done");
  expect(codeOf(await grantRole(context, { ...newcomer, email: "nota@example.org", campaign, role: "auditor" }))).toBe(
    "done",
  );
  expect(await linkTo("nuova@example.org", "invito")).not.toBeNull();
  const [mail] = await mailsTo("nota@example.org");
  expect(mail?.text).toContain("oversight body");
  expect(mail?.text).not.toContain("/invito/");
  expect((await listRoles(campaign)).map(({ name, role, accepted }) => ({ name, role, accepted }))).toContainEqual({
    name: "Nuova Persona",
    role: "planner",
    accepted: false,
  });
  expect((await db().select({ name: people.name }).from(people).where(eq(people.id, known)))[0]?.name).not.toBe(
    "Nuova Persona",
  );
});

test("the same role given twice at once is given once", async () => {
  const context = await contextFor(lead);
  const outcomes = await Promise.all([1, 2].map(() => grantRole(context, { ...newcomer, campaign, role: "planner" })));
  expect(outcomes.map(codeOf).sort()).toEqual(["done", "role_exists"]);
});

test.each(["planner", "auditor"] as const)("a %s may neither give nor end roles", async (role) => {
  const person = await addPerson();
  await addRole(person, role, campaign);
  const context = await contextFor(person);
  expect(codeOf(await grantRole(context, { ...newcomer, campaign, role: "lead" }))).toBe("forbidden");
  expect(codeOf(await endRole(context, { campaign, role: leadRole }))).toBe("forbidden");
  expect(codeOf(await grantAdmin(context, newcomer))).toBe("forbidden");
});

test("the lead of one campaign has no say in another, nor over the system, whatever the form names", async () => {
  const other = await addCampaign();
  const theirs = await addRole(await addPerson(), "planner", other);
  const context = await contextFor(lead);
  expect(codeOf(await grantRole(context, { ...newcomer, campaign: other, role: "lead" }))).toBe("forbidden");
  expect(codeOf(await endRole(context, { campaign: other, role: theirs }))).toBe("forbidden");
  expect(codeOf(await endRole(context, { campaign, role: theirs }))).toBe("not_found");
  expect(codeOf(await grantRole(context, { ...newcomer, campaign, role: "admin" }))).toBe("invalid");
  expect(codeOf(await grantAdmin(context, newcomer))).toBe("forbidden");
});

test("the last lead stays; an invited one who hasn't accepted does not count", async () => {
  await addRole(await addPerson({ accepted: false }), "lead", campaign);
  expect(codeOf(await endRole(await contextFor(lead), { campaign, role: leadRole }))).toBe("last_lead");
});

test("two leads who end each other's role at the same time leave one", async () => {
  const second = await addPerson();
  const secondRole = await addRole(second, "lead", campaign);
  const [a, b] = [await contextFor(lead), await contextFor(second)];
  const outcomes = await atOnce(
    () => endRole(a, { campaign, role: secondRole }),
    () => endRole(b, { campaign, role: leadRole }),
  );
  expect(outcomes.map(codeOf).sort()).toEqual(["done", "last_lead"]);
  expect(await db().$count(roles, and(eq(roles.role, "lead"), isNull(roles.endedAt)))).toBe(1);
});

test("two admins who end each other at the same time leave one", async () => {
  const [a, b] = [await addPerson(), await addPerson()];
  const [roleA, roleB] = [await addRole(a, "admin", null), await addRole(b, "admin", null)];
  const [hers, his] = [await contextFor(a), await contextFor(b)];
  const outcomes = await atOnce(
    () => endAdmin(hers, { role: roleB }),
    () => endAdmin(his, { role: roleA }),
  );
  expect(outcomes.map(codeOf).sort()).toEqual(["done", "last_admin"]);
});

test("ending a role ends the person's sessions and tells them; the log holds ids only", async () => {
  const person = await addPerson({ email: "fine@example.org" });
  const role = await addRole(person, "planner", campaign);
  await contextFor(person);
  await endRole(await contextFor(lead), { campaign, role });
  expect(await db().$count(sessions, eq(sessions.userId, person))).toBe(0);
  expect(await mailsTo("fine@example.org")).toHaveLength(1);
  const [entry] = await db().select().from(auditLog);
  expect(entry).toMatchObject({
    action: "role.manage",
    personId: lead,
    campaignId: campaign,
    subject: `role:${role}`,
    detail: { person, role: "planner", ended: true },
  });
  expect(JSON.stringify(entry)).not.toContain("@");
});

test("an invitation is sent again only to somebody of that campaign who hasn't accepted it", async () => {
  const waiting = await addPerson({ email: "attesa@example.org", accepted: false });
  const stranger = await addPerson({ accepted: false });
  await addMandate(waiting, await addOrganisation(), campaign);
  const context = await contextFor(lead);
  expect(codeOf(await resendInvitation(context, { campaign, person: waiting }))).toBe("done");
  expect(await linkTo("attesa@example.org", "invito")).not.toBeNull();
  expect(codeOf(await resendInvitation(context, { campaign, person: stranger }))).toBe("not_found");
  expect(codeOf(await resendInvitation(context, { campaign, person: lead }))).toBe("not_found");
});

test("the profile changes its own person, whoever the form names", async () => {
  const victim = await addPerson({ name: "Vittima" });
  const context = await contextFor(lead);
  await updateProfile(context, { name: "Nome Nuovo", language: "en", personId: victim, id: victim, person: victim });
  expect(await db().select({ name: people.name }).from(people).where(eq(people.id, victim))).toEqual([
    { name: "Vittima" },
  ]);
  expect(await db().select({ name: people.name }).from(people).where(eq(people.id, lead))).toEqual([
    { name: "Nome Nuovo" },
  ]);
});

test("a new e-mail address ends the sessions, tells both addresses, and may not be another person's", async () => {
  const admin = await addPerson();
  await addRole(admin, "admin", null);
  await contextFor(lead);
  const context = await contextFor(admin);
  const edit = { person: lead, name: "Lea", email: "altro@example.org", language: "it", password };
  await addPerson({ email: "presa@example.org" });
  expect(await editPerson(context, { ...edit, email: "PRESA@example.org" })).toMatchObject({
    ok: false,
    fields: { email: "email_taken" },
  });
  expect(codeOf(await editPerson(context, edit))).toBe("done");
  expect(await db().$count(sessions, eq(sessions.userId, lead))).toBe(0);
  expect([await mailsTo("lead@example.org"), await mailsTo("altro@example.org")].map((mails) => mails.length)).toEqual([
    1, 1,
  ]);
  expect(codeOf(await editPerson(await contextFor(lead), edit))).toBe("forbidden");
});
