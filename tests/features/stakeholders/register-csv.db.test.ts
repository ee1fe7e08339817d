import { parse } from "csv-parse/sync";
import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { openSession } from "#app/access/session.server.ts";
import { inviteKnown, noteStakeholder, recordAnswer } from "#app/features/participation/invitations.server.ts";
import { it } from "#app/i18n/it/index.ts";
import { db } from "#db/client.server.ts";
import { auditLog } from "#db/schema/machine.ts";
import { organisationNames, organisations } from "#db/schema/index.ts";
import { ask, cookieOf } from "#tests/support/server/app.ts";
import {
  addCampaign,
  addMandate,
  addOrganisation,
  addPerson,
  addRole,
  contextFor,
  noon,
} from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database/database.ts";
import { districtId } from "#tests/support/places.ts";

const path = "/gestione/prova/portatori.csv";
const cookies: Record<string, string> = {};
let answer: Response;
let rows: Record<string, string>[];

const signedIn = async (personId: string) =>
  cookieOf(await openSession(personId, "Firefox", null, new Date(), new Date()));
const read = async (query = "", lang = "", cookie = cookies["lead"]) => {
  const got = await ask(`${lang}${path}${query}`, { cookie });
  return { got, text: await got.text() };
};
const rowsIn = (text: string) => parse<Record<string, string>>(text, { columns: true, bom: true });

beforeAll(async () => {
  await testDatabase();
  const campaign = await addCampaign({ slug: "prova", title: "Torino di prova" });
  const other = await addCampaign({ slug: "altra" });
  for (const role of ["lead", "planner", "auditor", "admin"] as const) {
    const person = await addPerson();
    await addRole(person, role, role === "admin" ? null : campaign);
    cookies[role] = await signedIn(person);
    if (role === "lead") cookies["leadId"] = person;
  }
  const stranger = await addPerson();
  await addRole(stranger, "lead", other);
  cookies["stranger"] = await signedIn(stranger);
  const office = await contextFor(cookies["leadId"] ?? "");

  const formula = await addOrganisation({ name: '=HYPERLINK("http://example.org";"Ente")', kind: "enterprise" });
  await db()
    .update(organisations)
    .set({ email: "ente@example.org", fiscalCode: "00000000000", district: await districtId("3") })
    .where(eq(organisations.id, formula));
  await db()
    .update(organisationNames)
    .set({ distinction: "di Borgo" })
    .where(eq(organisationNames.organisationId, formula));
  const seated = await addOrganisation({ name: "Unione di Prova", seat: { campaignId: campaign, bench: "unions" } });
  const signatory = await addPerson({ name: "Nome Che Non Esce", email: "non.esce@example.org" });
  await addMandate(signatory, seated, campaign);
  cookies["signatory"] = await signedIn(signatory);
  for (const act of [
    await inviteKnown(office, {
      campaign,
      organisation: formula,
      contactName: "Ada Che Non Esce",
      contactEmail: "ada@example.org",
    }),
    await recordAnswer(office, {
      campaign,
      organisation: formula,
      answer: "declined",
      reason: '-1+1; "per ora"\nno',
      through: "",
    }),
    await noteStakeholder(office, { campaign, organisation: formula, note: "+39 011 0000000" }),
  ])
    if (!act.ok) throw new Error(act.code);
  const { got, text } = await read();
  answer = got;
  rows = rowsIn(text);
});

test("is a file of this consultation that no cache keeps, with the columns that the product names, a row for each body", () => {
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  expect(answer.headers.get("content-disposition")).toContain("portatori-prova.csv");
  expect(answer.headers.get("cache-control")).toBe("private, no-store");
  expect(Object.keys(rows[0] ?? {}).sort()).toEqual(Object.values(it.stakeholders.register.columns).sort());
  expect(rows.map((row) => [row["stato"], row["componente_assegnata"], row["in_silenzio"]])).toEqual([
    ["ha declinato", "no", "no"],
    ["partecipa", "sì", "sì"],
  ]);
  expect(rows[0]).toMatchObject({
    codice_fiscale: "00000000000",
    circoscrizione: "3",
    tipo: "Impresa",
    testi_inviati: "0",
    adesioni: "0",
    invito_inviato: noon.toISOString(),
  });
});

test("no cell is a formula: what begins as one begins with an apostrophe, and a text of several lines stays one cell", () => {
  expect(rows[0]).toMatchObject({
    organizzazione: `'=HYPERLINK("http://example.org";"Ente") (di Borgo)`,
    motivo: `'-1+1; "per ora"\nno`,
    nota: "'+39 011 0000000",
  });
});

test("no person is in it, and that it left is in the log", async () => {
  expect(JSON.stringify(rows)).not.toMatch(/Non Esce|@example\.org/);
  expect(await db().$count(auditLog, eq(auditLog.action, "stakeholder.export"))).toBeGreaterThan(0);
});

test("it holds what the page shows: the filters are the page's, the columns of the English address English", async () => {
  expect(rowsIn((await read("?stato=declined")).text)).toHaveLength(1);
  expect(rowsIn((await read("?componente=unions")).text).map((row) => row["organizzazione"])).toEqual([
    "Unione di Prova",
  ]);
  expect(rowsIn((await read("?cerca=nessuna")).text)).toEqual([]);
  expect(rowsIn((await read("", "/en")).text)[0]).toHaveProperty("organisation");
});

test.each([
  ["lead", 200],
  ["planner", 200],
  ["auditor", 200],
  ["admin", 403],
  ["stranger", 403],
  ["signatory", 403],
  ["nobody", 302],
])("the %s gets %i", async (who, status) => {
  expect((await read("", "", cookies[who] ?? "")).got.status).toBe(status);
});
