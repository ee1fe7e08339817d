import { describe, expect, test } from "vitest";
import { may, permissions, type Actor, type Grant, type PermissionName, type Role } from "#app/permissions.ts";

const grant = (
  role: Role,
  campaignId: string | null,
  mandateId: string | null = null,
  organisationId: string | null = null,
): Grant => ({ role, campaignId, bodyId: null, mandateId, organisationId });
const actor = (grants: Grant[], mandateId: string | null = null): Actor => ({
  personId: "p",
  name: "P",
  email: "p@example.org",
  language: "it",
  sessionId: "s",
  mandateId,
  grants,
});

/**
 * In the order of the table's columns. All act in the campaign «here», for the organisation «own» where they act for
 * one.
 */
const actors: Record<string, Actor | null> = {
  visitor: null,
  nobody: actor([]),
  drafter: actor([grant("drafter", "here", "m1", "own")], "m1"),
  signatory: actor([grant("signatory", "here", "m1", "own")], "m1"),
  "signatory who acts under another mandate": actor(
    [grant("signatory", "here", "m1", "own"), grant("signatory", "here", "m2", "rival")],
    "m2",
  ),
  "signatory in another campaign": actor([grant("signatory", "there", "m1", "own")], "m1"),
  planner: actor([grant("planner", "here")]),
  "planner elsewhere": actor([grant("planner", "there")]),
  lead: actor([grant("lead", "here")]),
  "lead elsewhere": actor([grant("lead", "there")]),
  auditor: actor([grant("auditor", "here")]),
  admin: actor([grant("admin", null)]),
};

//                           visitor nobody drafter signatory other-mandate other-campaign planner planner-else lead
// lead-else auditor admin
const expected: Record<PermissionName, string> = {
  "session.open": "yes yes yes yes yes yes yes yes yes yes yes yes",
  "session.close": "-   yes yes yes yes yes yes yes yes yes yes yes",
  "session.act_for": "-   yes yes yes yes yes yes yes yes yes yes yes",
  "profile.update": "-   yes yes yes yes yes yes yes yes yes yes yes",
  "notice.read": "-   yes yes yes yes yes yes yes yes yes yes yes",
  "notice.prefer": "-   yes yes yes yes yes yes yes yes yes yes yes",
  "head.prefer": "-   yes yes yes yes yes yes yes yes yes yes yes",
  "password.ask_reset": "yes yes yes yes yes yes yes yes yes yes yes yes",
  "password.set": "yes yes yes yes yes yes yes yes yes yes yes yes",
  "password.change": "-   yes yes yes yes yes yes yes yes yes yes yes",
  "invitation.accept": "yes yes yes yes yes yes yes yes yes yes yes yes",
  "notice.accept": "-   yes yes yes yes yes yes yes yes yes yes yes",
  "second_factor.begin": "-   yes yes yes yes yes yes yes yes yes yes yes",
  "second_factor.give": "-   yes yes yes yes yes yes yes yes yes yes yes",
  "second_factor.set": "-   yes yes yes yes yes yes yes yes yes yes yes",
  "second_factor.reset": "-   -   -   -   -   -   -   -   -   -   -   yes",
  "data.export": "-   yes yes yes yes yes yes yes yes yes yes yes",
  "data.erase": "-   yes yes yes yes yes yes yes yes yes yes yes",
  "person.edit": "-   -   -   -   -   -   -   -   -   -   -   yes",
  "person.erase": "-   -   -   -   -   -   -   -   -   -   -   yes",
  "legal.write": "-   -   -   -   -   -   -   -   -   -   -   yes",
  "digest.ask": "-   -   -   -   -   -   -   -   -   -   -   yes",
  "digest.answer": "-   -   -   -   -   -   -   -   -   -   yes -",
  "digest.open": "-   -   -   -   -   -   -   -   -   -   -   yes",
  "access.read": "-   -   -   -   -   -   -   -   -   -   yes yes",
  "receipt.verify": "yes yes yes yes yes yes yes yes yes yes yes yes",
  "report.file": "yes yes yes yes yes yes yes yes yes yes yes yes",
  "stakeholder.answer": "yes yes yes yes yes yes yes yes yes yes yes yes",
  "participation.ask": "yes yes yes yes yes yes yes yes yes yes yes yes",
  "system.read": "-   -   -   -   -   -   -   -   -   -   -   yes",
  "organisation.manage": "-   -   -   -   -   -   -   -   yes yes -   yes",
  "person.manage": "-   -   -   -   -   -   -   -   -   -   -   yes",
  "campaign.create": "-   -   -   -   -   -   -   -   -   -   -   yes",
  "role.manage": "-   -   -   -   -   -   -   -   yes -   -   yes",
  "organisation.read": "-   -   -   -   -   -   yes -   yes -   yes yes",
  "bench.manage": "-   -   -   -   -   -   -   -   yes -   -   yes",
  "mandate.manage": "-   -   -   -   -   -   -   -   yes -   -   yes",
  "organisation.succeed": "-   -   -   -   -   -   -   -   yes yes -   yes",
  "organisation.merge": "-   -   -   -   -   -   -   -   -   -   -   yes",
  "campaign.edit": "-   -   -   -   -   -   -   -   yes -   -   yes",
  "line.edit": "-   -   -   -   -   -   -   -   yes -   -   -",
  "mail.send": "-   -   -   -   -   -   -   -   yes -   -   -",
  "round.edit": "-   -   -   -   -   -   -   -   yes -   -   -",
  "round.term": "-   -   -   -   -   -   -   -   yes -   -   -",
  "campaign.suspend": "-   -   -   -   -   -   -   -   yes -   -   -",
  "campaign.conclude": "-   -   -   -   -   -   -   -   yes -   -   -",
  "space.read": "-   -   yes yes -   -   -   -   -   -   -   -",
  "draft.create": "-   -   yes yes -   -   -   -   -   -   -   -",
  "draft.save": "-   -   yes yes -   -   -   -   -   -   -   -",
  "draft.delete": "-   -   yes yes -   -   -   -   -   -   -   -",
  "contribution.file": "-   -   -   yes -   -   -   -   -   -   -   -",
  "contribution.withdraw": "-   -   -   yes -   -   -   -   -   -   -   -",
  "text.invite": "-   -   -   yes -   -   -   -   -   -   -   -",
  "text.join": "-   -   -   yes -   -   -   -   -   -   -   -",
  "text.decline": "-   -   -   yes -   -   -   -   -   -   -   -",
  "text.leave": "-   -   -   yes -   -   -   -   -   -   -   -",
  "citation.contest": "-   -   -   yes -   -   -   -   -   -   -   -",
  "contribution.disown": "-   -   -   yes -   -   -   -   -   -   -   -",
  "redaction.object": "-   -   -   yes -   -   -   -   -   -   -   -",
  "bench.contest": "-   -   -   yes -   -   -   -   -   -   -   -",
  "drafter.manage": "-   -   -   yes -   -   -   -   -   -   -   -",
  "desk.read": "-   -   -   -   -   -   yes -   yes -   yes -",
  "desk.work": "-   -   -   -   -   -   yes -   yes -   -   -",
  "stakeholder.read": "-   -   -   -   -   -   yes -   yes -   yes -",
  "stakeholder.export": "-   -   -   -   -   -   yes -   yes -   yes -",
  "stakeholder.manage": "-   -   -   -   -   -   -   -   yes -   -   -",
  "participation.decide": "-   -   -   -   -   -   -   -   yes -   -   -",
  "contribution.enter": "-   -   -   -   -   -   yes -   yes -   -   -",
  "contribution.annul": "-   -   -   -   -   -   -   -   yes -   -   -",
  "contribution.import": "-   -   -   -   -   -   -   -   yes -   -   -",
  "contribution.prepare": "-   -   -   -   -   -   yes -   yes -   -   -",
  "contribution.publish": "-   -   -   -   -   -   -   -   yes -   -   -",
  "contribution.refuse": "-   -   -   -   -   -   -   -   yes -   -   -",
  "disowning.manage": "-   -   -   -   -   -   -   -   yes -   -   -",
  "file.release": "-   -   -   -   -   -   yes -   yes -   -   -",
  "file.withhold": "-   -   -   -   -   -   yes -   yes -   -   -",
  "contribution.redact": "-   -   -   -   -   -   yes -   yes -   -   -",
  "redaction.answer": "-   -   -   -   -   -   yes -   yes -   -   -",
  "contribution.seal": "-   -   -   -   -   -   -   -   yes -   -   -",
  "takedown.take": "-   -   -   -   -   -   yes -   yes -   -   -",
  "takedown.restore": "-   -   -   -   -   -   -   -   yes -   -   -",
  "report.decide": "-   -   -   -   -   -   yes -   yes -   -   -",
  "original.open": "-   -   -   -   -   -   yes -   yes -   -   -",
  "dossier.export": "-   -   -   -   -   -   yes -   yes -   yes -",
  "coding.add": "-   -   -   -   -   -   yes -   yes -   -   -",
  "coding.undo": "-   -   -   -   -   -   yes -   yes -   -   -",
  "document.edit": "-   -   -   -   -   -   yes -   yes -   -   -",
  "document.propose": "-   -   -   -   -   -   yes -   yes -   -   -",
  "citation.answer": "-   -   -   -   -   -   yes -   yes -   -   -",
  "document.withdraw": "-   -   -   -   -   -   -   -   yes -   -   -",
  "document.reissue": "-   -   -   -   -   -   -   -   yes -   -   -",
  "document.publish": "-   -   -   -   -   -   -   -   yes -   -   -",
  "log.read": "-   -   -   -   -   -   -   -   yes -   yes -",
  "log.export": "-   -   -   -   -   -   -   -   yes -   yes -",
  "access.export": "-   -   -   -   -   -   -   -   -   -   yes yes",
};

test("the table has every action, and a column for everybody", () => {
  expect(Object.keys(expected)).toEqual(Object.keys(permissions));
  for (const row of Object.values(expected)) expect(row.split(/\s+/)).toHaveLength(Object.keys(actors).length);
});

describe.each(Object.entries(expected))("%s", (action, row) => {
  test.each(Object.entries(actors).map(([who, of], i) => ({ who, of, allowed: row.split(/\s+/)[i] === "yes" })))(
    "$who: $allowed",
    ({ of, allowed }) => {
      expect(Boolean(may(of, action as PermissionName, { campaignId: "here", organisationId: "own" }))).toBe(allowed);
    },
  );
});

test("without a campaign or an organisation to hold it in, no role of one is enough", () => {
  for (const [name, { scope }] of Object.entries(permissions)) {
    if (scope !== "campaign" && scope !== "organisation") continue;
    for (const [who, of] of Object.entries(actors)) {
      if (who !== "admin") expect(may(of, name as PermissionName, {}), `${who} ${name}`).toBeNull();
    }
  }
});
