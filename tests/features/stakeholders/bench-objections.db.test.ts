import { beforeEach, expect, test } from "vitest";
import { getBench } from "#app/features/organisations/organisation-queries.server.ts";
import {
  answerBench,
  contestBench,
  getBodyBench,
  listOpenObjections,
} from "#app/features/stakeholders/bench-objections.server.ts";
import { addCampaign, addMandate, addOrganisation, addPerson, addRole, contextFor } from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database/database.ts";
import { codeOf } from "#tests/support/outcomes.ts";
import { toldTo, toldToBody } from "./told.ts";

let campaign: string;
let organisation: string;
let lead: string;
let signatory: string;
let drafter: string;
beforeEach(async () => {
  await testDatabase();
  campaign = await addCampaign();
  organisation = await addOrganisation({ name: "Unione di Prova", seat: { campaignId: campaign, bench: "unions" } });
  [lead, signatory, drafter] = [await addPerson(), await addPerson(), await addPerson()];
  await addRole(lead, "lead", campaign);
  await addMandate(signatory, organisation, campaign);
  await addMandate(drafter, organisation, campaign, { capacity: "drafter" });
});

const contest = async (person: string, more = {}) =>
  contestBench(await contextFor(person), { wanted: "employers", why: "Rappresentiamo imprese.", ...more });
const waiting = async () => (await listOpenObjections(campaign, "2026-05-04"))[0]?.id ?? "";
const answer = async (person: string, given: object) =>
  answerBench(await contextFor(person), { campaign, objection: await waiting(), answer: "", ...given });

test("a signatory contests once at a time; the lead is told, and sees what the body wrote", async () => {
  expect(codeOf(await contest(drafter))).toBe("forbidden");
  expect(await contest(signatory, { wanted: "unions" })).toMatchObject({ fields: { wanted: "same_bench" } });
  expect(await contest(signatory, { why: "  " })).toMatchObject({ fields: { why: "required" } });
  expect(codeOf(await contest(signatory))).toBe("done");
  expect(codeOf(await contest(signatory))).toBe("bench_contested");
  expect(await toldTo(lead)).toMatchObject([
    { kind: "bench_contested", facts: { bench: "unions", wanted: "employers" } },
  ]);
  expect(await listOpenObjections(campaign, "2026-05-04")).toMatchObject([
    { organisation: { name: "Unione di Prova" }, bench: "unions", why: "Rappresentiamo imprese." },
  ]);
});

test("accepted, the seat changes; everybody who acts for the body is told, and its own address", async () => {
  await contest(signatory);
  expect(codeOf(await answer(signatory, { accepted: "yes" }))).toBe("forbidden");
  expect(codeOf(await answer(lead, { accepted: "yes" }))).toBe("done");
  expect(await getBench({ organisationId: organisation, campaignId: campaign })).toBe("employers");
  for (const person of [signatory, drafter])
    expect(await toldTo(person)).toMatchObject([
      { kind: "bench_answered", facts: { accepted: 1, wanted: "employers" }, path: "/spazio/componente" },
    ]);
  expect(await toldToBody(organisation)).toBe(1);
});

test("refused only with a reason, which the body reads; an answer is given once, then it may be asked anew", async () => {
  await contest(signatory);
  const objection = await waiting();
  expect(await answer(lead, { accepted: "no" })).toMatchObject({ fields: { answer: "required" } });
  expect(codeOf(await answer(lead, { accepted: "no", answer: "Siete un sindacato." }))).toBe("done");
  expect(codeOf(await answerBench(await contextFor(lead), { campaign, objection, accepted: "yes", answer: "" }))).toBe(
    "wrong_state",
  );
  expect(await getBodyBench({ organisationId: organisation, campaignId: campaign })).toMatchObject({
    bench: "unions",
    objections: [{ accepted: false, answer: "Siete un sindacato." }],
  });
  expect(codeOf(await contest(signatory))).toBe("done");
});

test("the lead of another consultation answers nothing here", async () => {
  await contest(signatory);
  const other = await addCampaign();
  const stranger = await addPerson();
  await addRole(stranger, "lead", other);
  expect(codeOf(await answer(stranger, { accepted: "yes" }))).toBe("forbidden");
  expect(codeOf(await answer(stranger, { accepted: "yes", campaign: other }))).toBe("not_found");
});
