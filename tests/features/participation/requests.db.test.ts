import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import type { Context } from "#app/access/context.ts";
import { concludeCampaign } from "#app/features/course/conclusion.server.ts";
import { suspendCampaign } from "#app/features/course/suspension.server.ts";
import { countAwaiting } from "#app/features/campaigns/desk-work.server.ts";
import { getBench } from "#app/features/organisations/organisation-queries.server.ts";
import { privacyInForce } from "#app/features/people/legal-pages.server.ts";
import { forgetContacts } from "#app/features/privacy/forget-contacts.server.ts";
import { admitRequest, likelyBodies, refuseRequest } from "#app/features/participation/decide-requests.server.ts";
import { answerInvitation } from "#app/features/participation/answers.server.ts";
import { inviteKnown } from "#app/features/participation/invitations.server.ts";
import { listRegister } from "#app/features/stakeholders/register-list.server.ts";
import { requestsAnHour, requestsOfOne } from "#app/features/participation/request.ts";
import { askToTakePart, getRequest, listRequests } from "#app/features/participation/requests.server.ts";
import { db } from "#db/client.server.ts";
import { auditLog } from "#db/schema/machine.ts";
import { campaigns, mandates, organisations, participationRequests, people, stakeholders } from "#db/schema/index.ts";
import { atOnce } from "#tests/support/database/at-once.ts";
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
import { districtId } from "#tests/support/places.ts";
import { secretFor } from "./links.ts";
import { toldTo } from "#tests/features/stakeholders/told.ts";

let campaign: string;
let lead: string;
let office: Context;
let visitor: Context;
beforeEach(async () => {
  await testDatabase();
  campaign = await addCampaign({ title: "Torino di prova", slug: "prova" });
  lead = await addPerson();
  await addRole(lead, "lead", campaign);
  office = await contextFor(lead);
  visitor = await contextFor(null);
});

const asked = () => ({
  campaignId: campaign,
  organisationName: "Banca del tempo",
  kind: "third_sector",
  fiscalCode: "",
  organisationEmail: "",
  website: "",
  district: "3",
  why: "Per essere ascoltata.",
  personName: "Emilia Prova",
  personEmail: "emilia@example.org",
  privacy: "on",
  fax: "",
});
const ask = (more: Record<string, string> = {}, context = visitor) => askToTakePart(context, { ...asked(), ...more });
async function request(more: Record<string, string> = {}): Promise<string> {
  const outcome = await ask(more);
  if (!outcome.ok || !outcome.value.id) throw new Error("The request was not taken");
  return outcome.value.id;
}
const admit = async (id: string, more: Record<string, unknown> = {}) =>
  admitRequest(office, { campaign, request: id, as: "new", organisation: "", name: "", distinction: "", ...more });

describe("a body that nobody invited", () => {
  test("asks: the office is told, the notice in force is kept, and nothing of it is anybody's account or seat", async () => {
    const id = await request();
    expect(await getRequest(campaign, id)).toMatchObject({
      organisationName: "Banca del tempo",
      district: { id: await districtId("3"), code: "3" },
      personEmail: "emilia@example.org",
      state: "waiting",
    });
    expect(await db().select({ version: participationRequests.privacyVersion }).from(participationRequests)).toEqual([
      { version: (await privacyInForce(noon)).version },
    ]);
    expect((await toldTo(lead)).map(({ kind, path }) => [kind, path])).toEqual([
      ["participation_asked", `/gestione/prova/portatori/richieste/${id}`],
    ]);
    expect(await db().$count(organisations)).toBe(0);
    expect(await db().$count(people)).toBe(1);
    expect(JSON.stringify(await db().select().from(auditLog))).not.toMatch(/emilia/i);
  });

  test.each([
    ["without a name", { organisationName: " " }, { organisationName: "required" }],
    ["without a kind", { kind: "" }, { kind: "required" }],
    ["without a reason", { why: "" }, { why: "required" }],
    ["with a fiscal code that doesn't exist", { fiscalCode: "12345678901" }, { fiscalCode: "invalid_fiscal_code" }],
    ["with an address that runs", { website: "javascript:alert(1)" }, { website: "invalid_url" }],
    ["without having read the notice", { privacy: "" }, { privacy: "privacy_needed" }],
    ["without an address for the answer", { personEmail: "emilia" }, { personEmail: "invalid_email" }],
  ])("%s is told beside the field", async (_, given, fields) =>
    expect(await ask(given)).toMatchObject({ ok: false, fields }),
  );

  test("asks once however often it sends; a program that fills every field is thanked and forgotten", async () => {
    const ids = await Promise.all([
      ask(),
      ask(),
      ask({ organisationName: "BANCA DEL TEMPO", personEmail: "Emilia@example.org" }),
    ]);
    expect(new Set(ids.map((outcome) => outcome.ok && outcome.value.id)).size).toBe(1);
    expect(await ask({ fax: "http://spam.example", personEmail: "altra@example.org" })).toEqual({
      ok: true,
      value: { id: null },
    });
    expect((await listRequests(campaign)).length).toBe(1);
  });

  test("is one of so many an hour, in each consultation by itself", async () => {
    for (let n = 0; n < requestsAnHour; n += 1) await request({ personEmail: `p${n}@example.org` });
    expect(codeOf(await ask())).toBe("too_many");
    expect(codeOf(await ask({ campaignId: await addCampaign() }))).toBe("done");
    expect(codeOf(await ask({}, { ...visitor, now: later(3_600_001) }))).toBe("done");
  });

  test("is one of a few from one visitor, who leaves the others theirs", async () => {
    const from = (who: string, n: number, now = noon) =>
      ask({ personEmail: `${who}${n}@example.org` }, { ...visitor, visitor: who, now }).then(codeOf);
    for (let n = 0; n < requestsOfOne; n += 1) expect(await from("a", n)).toBe("done");
    expect(await from("a", 99)).toBe("too_many");
    expect(await from("b", 0)).toBe("done");
    expect(await from("a", 99, later(3_600_001))).toBe("done");
  });

  test.each([
    ["draft", "not_found"],
    ["concluded", "campaign_concluded"],
  ] as const)("can't ask of one that is %s", async (state, code) => {
    await db().update(campaigns).set({ state });
    expect(codeOf(await ask())).toBe(code);
  });

  test("is told why it can't ask while the consultation is suspended", async () => {
    expect(codeOf(await suspendCampaign(office, { campaign: "prova", reason: "Si vota.", terms: "stop" }))).toBe(
      "done",
    );
    expect(await ask()).toMatchObject({ ok: false, code: "campaign_suspended", reason: "Si vota." });
  });
});

describe("the lead", () => {
  test("admits it as a new body: a seat by its kind, a signatory, an invitation", async () => {
    const id = await request({ organisationEmail: "banca@example.org" });
    const outcome = await admit(id);
    if (!outcome.ok) throw new Error(outcome.code);
    expect(await listRegister(campaign, noon)).toMatchObject([
      {
        organisationId: outcome.value,
        name: "Banca del tempo",
        standing: "accepted",
        source: "asked",
        district: { id: await districtId("3"), code: "3" },
        seated: true,
      },
    ]);
    expect(await getBench({ organisationId: outcome.value, campaignId: campaign })).toBe("third_sector");
    expect(await linkTo("emilia@example.org", "invito")).not.toBeNull();
    expect(await db().select({ capacity: mandates.capacity, by: mandates.appointedBy }).from(mandates)).toEqual([
      { capacity: "signatory", by: lead },
    ]);
    expect(await getRequest(campaign, id)).toMatchObject({ state: "admitted", organisationId: outcome.value });
  });

  test("admits it as one that is known, whose name stays its own", async () => {
    const known = await addOrganisation({ name: "Banca del tempo di quartiere", kind: "third_sector" });
    const id = await request();
    expect(await likelyBodies({ fiscalCode: null, organisationName: "Banca del tempo" }, "2026-05-04")).toEqual([
      known,
    ]);
    expect(await admit(id, { as: "known" })).toMatchObject({ ok: false, fields: { organisation: "required" } });
    expect(await admit(id, { as: "known", organisation: known })).toEqual({ ok: true, value: known });
    expect(await db().$count(organisations)).toBe(1);
  });

  test("needs a letter where the body was represented and no longer is", async () => {
    const known = await addOrganisation();
    await addMandate(await addPerson(), known, campaign, { validTo: "2026-04-30" });
    const id = await request();
    expect(await admit(id, { as: "known", organisation: known })).toMatchObject({
      ok: false,
      fields: { letter: "letter_required" },
    });
    const letter = new File([new Uint8Array([0x25, 0x50, 0x44, 0x46, 0x2d, 0x31, 0x2e, 0x37])], "nomina.pdf");
    expect(codeOf(await admit(id, { as: "known", organisation: known, letter }))).toBe("done");
  });

  test("gives a new body another name where one bears its name, and nothing half done before", async () => {
    await addOrganisation({ name: "Banca del tempo" });
    const id = await request();
    expect(codeOf(await admit(id))).toBe("name_taken");
    expect([await db().$count(organisations), await db().$count(mandates), await db().$count(stakeholders)]).toEqual([
      1, 0, 0,
    ]);
    expect(codeOf(await admit(id, { distinction: "di Borgo" }))).toBe("done");
  });

  test("refuses it with the reason, mailed in the language of the request", async () => {
    const id = await request();
    const english = await ask({ personEmail: "en@example.org" }, await contextFor(null, { lang: "en" }));
    expect(await refuseRequest(office, { campaign, request: id, reason: "" })).toMatchObject({
      ok: false,
      fields: { reason: "required" },
    });
    for (const each of [id, english.ok ? (english.value.id ?? "") : ""])
      expect(codeOf(await refuseRequest(office, { campaign, request: each, reason: "Non è un ente." }))).toBe("done");
    const [mail] = await mailsTo("emilia@example.org");
    expect(mail?.text).toContain("Motivo: Non è un ente.");
    expect((await mailsTo("en@example.org"))[0]?.text).toContain("Reason: Non è un ente.");
    expect(await listRegister(campaign, noon)).toEqual([]);
  });

  test("decides once, also where two decide at the same moment", async () => {
    const id = await request();
    const both = await Promise.all([admit(id), refuseRequest(office, { campaign, request: id, reason: "No." })]);
    expect(both.map(codeOf).sort()).toEqual(["done", "stale"]);
    expect(
      await db().$count(
        participationRequests,
        and(eq(participationRequests.id, id), eq(participationRequests.state, "waiting")),
      ),
    ).toBe(0);
  });

  test("admits while the same person answers an invitation of that body: of each pair one is done, and none waits for ever", async () => {
    const pairs = await Promise.all(
      [1, 2, 3, 4].map(async (n) => {
        const [organisation, personEmail] = [await addOrganisation(), `p${n}@example.org`];
        const id = await request({ personEmail });
        const invited = await inviteKnown(office, {
          campaign,
          organisation,
          contactName: "Emilia Prova",
          contactEmail: personEmail,
        });
        if (!invited.ok) throw new Error(invited.code);
        return { id, organisation, token: await secretFor(personEmail) };
      }),
    );
    const admitting = pairs.map(
      ({ id, organisation }) =>
        async () =>
          codeOf(await admit(id, { as: "known", organisation })),
    );
    const answering = pairs.map(
      ({ token }) =>
        async () =>
          codeOf(await answerInvitation(visitor, { token, answer: "accepted" })),
    );
    const codes = await atOnce(...admitting, ...answering);
    for (const [index] of pairs.entries())
      expect([
        ["done", "token_spent"],
        ["mandate_exists", "done"],
      ]).toContainEqual([codes[index], codes[index + pairs.length]]);
    expect(await db().$count(mandates)).toBe(pairs.length);
  });

  test("alone decides", async () => {
    const id = await request();
    for (const role of ["planner", "auditor"] as const) {
      const person = await addPerson();
      await addRole(person, role, campaign);
      expect(codeOf(await admitRequest(await contextFor(person), { campaign, request: id, as: "new" }))).toBe(
        "forbidden",
      );
    }
    const other = await addCampaign();
    const stranger = await addPerson();
    await addRole(stranger, "lead", other);
    expect(codeOf(await refuseRequest(await contextFor(stranger), { campaign: other, request: id, reason: "x" }))).toBe(
      "not_found",
    );
    expect(await getRequest(other, id)).toBeNull();
  });
});

describe("who asked is forgotten", () => {
  const halfYear = 180 * 86_400_000;
  const left = async (at: number) => {
    await db().transaction((tx) => forgetContacts(tx, later(at)));
    return (
      await db()
        .select({ name: participationRequests.personName, email: participationRequests.personEmail })
        .from(participationRequests)
    )
      .flatMap((row) => [row.name, row.email])
      .filter((words) => words !== "");
  };

  test("half a year after the answer, and not before one", async () => {
    const refused = await request();
    await request({ personEmail: "aspetta@example.org" });
    await refuseRequest(office, { campaign, request: refused, reason: "No." });
    expect((await left(halfYear)).length).toBe(4);
    expect(await left(halfYear + 1)).toEqual(["Emilia Prova", "aspetta@example.org"]);
  });

  test("also where nobody ever answered, half a year after the end of the consultation", async () => {
    const id = await request();
    expect((await left(10 * halfYear)).length).toBe(2);
    const ended = halfYear;
    const outcome = await concludeCampaign(
      { ...office, now: later(ended) },
      { campaign: "prova", reason: "Finita.", act: "", sure: "on" },
    );
    expect(codeOf(outcome)).toBe("done");
    expect(
      codeOf(await refuseRequest({ ...office, now: later(ended + 1) }, { campaign, request: id, reason: "No." })),
    ).toBe("campaign_concluded");
    expect((await countAwaiting(campaign)).asking).toBe(0);
    expect((await left(ended + halfYear)).length).toBe(2);
    expect(await left(ended + halfYear + 1)).toEqual([]);
    expect(await getRequest(campaign, id)).toMatchObject({
      state: "waiting",
      organisationName: "Banca del tempo",
      personEmail: "",
    });
  });
});
