import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import type { Context } from "#app/access/context.ts";
import {
  affiliate,
  createOrganisation,
  editOrganisation,
  renameOrganisation,
  seatOnBench,
} from "#app/features/organisations/organisations.server.ts";
import {
  getBench,
  getOrganisation,
  listOrganisations,
  organisationNameOn,
  organisationsPerPage,
} from "#app/features/organisations/organisation-queries.server.ts";
import { db } from "#db/client.server.ts";
import { auditLog } from "#db/schema/machine.ts";
import { affiliations, organisations } from "#db/schema/organisations.ts";
import { ask, cookieFor } from "#tests/support/server/app.ts";
import { addCampaign, addMandate, addOrganisation, addPerson, addRole, contextFor } from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database/database.ts";
import { codeOf } from "#tests/support/outcomes.ts";
import { districtId } from "#tests/support/places.ts";

const today = "2026-05-04";
let admin: Awaited<ReturnType<typeof contextFor>>;
beforeEach(async () => {
  await testDatabase();
  const person = await addPerson();
  await addRole(person, "admin", null);
  admin = await contextFor(person);
});

const given = {
  name: "Unione di Prova",
  kind: "trade_union",
  fiscalCode: "",
  ipaCode: "",
  email: "",
  website: "",
  district: "",
  shortName: "",
  distinction: "",
  validFrom: "",
};
async function create(change: Partial<typeof given> = {}): Promise<string> {
  const outcome = await createOrganisation(admin, { ...given, ...change });
  if (!outcome.ok) throw new Error(`${outcome.code} ${JSON.stringify(outcome.fields)}`);
  return outcome.value;
}

test("a body is its id: acts of a day keep the name of that day when it is renamed", async () => {
  const id = await create({ validFrom: "2024-01-01" });
  const namesOn = async (...days: string[]) =>
    Promise.all(days.map(async (day) => (await organisationNameOn(id, day))?.name));
  expect(
    codeOf(
      await renameOrganisation(admin, { ...given, organisation: id, name: "Sindacato Nuovo", validFrom: "2026-03-01" }),
    ),
  ).toBe("done");
  expect(await namesOn("2025-07-01", "2026-02-28", "2026-03-01")).toEqual([
    "Unione di Prova",
    "Unione di Prova",
    "Sindacato Nuovo",
  ]);
  await renameOrganisation(admin, {
    ...given,
    organisation: id,
    name: "Sindacato Nuovissimo",
    validFrom: "2026-03-01",
  });
  expect(await namesOn("2025-07-01", "2026-03-01")).toEqual(["Unione di Prova", "Sindacato Nuovissimo"]);
});

test("saving the name or the affiliation that holds anyway writes nothing, neither a row nor an entry of the log", async () => {
  const parent = await addOrganisation();
  const id = await create({ validFrom: "2024-01-01", shortName: "UDP" });
  expect(codeOf(await affiliate(admin, { organisation: id, parent: "", validFrom: today }))).toBe("done");
  expect(codeOf(await affiliate(admin, { organisation: id, parent, validFrom: "2024-01-01" }))).toBe("done");
  const before = [await getOrganisation(id), await db().$count(auditLog)];
  for (const validFrom of [today, "2024-01-01", "2023-05-01"]) {
    expect(codeOf(await renameOrganisation(admin, { ...given, organisation: id, shortName: "UDP", validFrom }))).toBe(
      "done",
    );
    if (validFrom >= "2024-01-01")
      expect(codeOf(await affiliate(admin, { organisation: id, parent, validFrom }))).toBe("done");
  }
  expect([await getOrganisation(id), await db().$count(auditLog)]).toEqual(before);
  await renameOrganisation(admin, { ...given, organisation: id, shortName: "", validFrom: today });
  expect((await getOrganisation(id))?.names).toMatchObject([
    { shortName: null, validFrom: today },
    { shortName: "UDP" },
  ]);
});

test("the form of the affiliation keeps chosen what holds now: the body above, or none once that is over", async () => {
  const [parent, before] = [
    await addOrganisation({ name: "Confederazione" }),
    await addOrganisation({ name: "Di prima" }),
  ];
  const id = await create();
  const { personId } = admin.actor ?? { personId: "" };
  const cookie = await cookieFor(personId);
  const chosen = async () => {
    const html = await (await ask(`/sistema/organizzazioni/${id}`, { cookie })).text();
    const select = /<select[^>]* name="parent"[^>]*>.*?<\/select>/s.exec(html)?.[0] ?? "";
    expect(select).toContain(parent);
    return [...select.matchAll(/<option[^>]*>/g)]
      .map(([option]) => option)
      .filter((option) => option.includes("selected"))
      .map((option) => /value="([^"]*)"/.exec(option)?.[1]);
  };
  expect(await chosen()).toEqual([""]);
  await affiliate(admin, { organisation: id, parent: before, validFrom: "2024-01-01" });
  await affiliate(admin, { organisation: id, parent, validFrom: "2025-01-01" });
  expect(await chosen()).toEqual([parent]);
  await affiliate(admin, { organisation: id, parent: "", validFrom: "2026-01-01" });
  expect(await chosen()).toEqual([""]);
});

test("an equal name, also a former one, needs a text that tells the bodies apart; two at once can't slip past", async () => {
  const id = await create({ validFrom: "2024-01-01" });
  await renameOrganisation(admin, { ...given, organisation: id, name: "Sindacato Nuovo", validFrom: "2026-03-01" });
  expect(await createOrganisation(admin, { ...given, name: "unióne  di prova" })).toMatchObject({
    ok: false,
    code: "name_taken",
    fields: { distinction: "name_taken" },
  });
  expect(codeOf(await createOrganisation(admin, { ...given, distinction: "sede di Torino" }))).toBe("done");
  const outcomes = await Promise.all([
    createOrganisation(admin, { ...given, name: "Gemella" }),
    createOrganisation(admin, { ...given, name: "Gemella" }),
  ]);
  expect(outcomes.map(codeOf).sort()).toEqual(["done", "name_taken"]);
});

test("codes are one body's alone; a refusal leaves nothing behind", async () => {
  await create({ fiscalCode: "00514490010" });
  const before = await db().$count(organisations);
  expect(await createOrganisation(admin, { ...given, name: "Altra", fiscalCode: "0051449 0010" })).toMatchObject({
    ok: false,
    fields: { fiscalCode: "code_taken" },
  });
  expect(await db().$count(organisations)).toBe(before);
});

test.each([
  ["a fiscal code with a wrong digit", { fiscalCode: "00514490011" }, "fiscalCode"],
  ["a website that is a script", { website: "javascript:alert(1)" }, "website"],
  ["an e-mail that is none", { email: "ente" }, "email"],
  ["a ninth district", { district: "9" }, "district"],
  ["no name", { name: "   " }, "name"],
  ["an unknown kind", { kind: "party" }, "kind"],
])("%s is refused beside its field", async (_, change, field) => {
  const outcome = await createOrganisation(admin, { ...given, ...change });
  expect(outcome.ok ? {} : outcome.fields).toHaveProperty(field);
});

test("editing keeps the names; an unknown body is not found", async () => {
  const id = await create();
  const facts = {
    organisation: id,
    kind: "enterprise",
    fiscalCode: "",
    ipaCode: "",
    email: "ENTE@example.org",
    website: "https://example.org",
    district: await districtId("3"),
  };
  expect(codeOf(await editOrganisation(admin, facts))).toBe("done");
  expect(await getOrganisation(id)).toMatchObject({
    kind: "enterprise",
    email: "ente@example.org",
    district: await districtId("3"),
    names: [{ name: "Unione di Prova" }],
  });
  expect(codeOf(await editOrganisation(admin, { ...facts, organisation: "nessuna" }))).toBe("not_found");
});

test("affiliation holds by date and forms no circle, also when two affiliate to each other at once", async () => {
  const [federation, confederation, other] = [
    await addOrganisation(),
    await addOrganisation(),
    await addOrganisation(),
  ];
  const put = (organisation: string, parent: string, validFrom = "2025-01-01") =>
    affiliate(admin, { organisation, parent, validFrom });
  const outcomes = await Promise.all([put(federation, confederation), put(confederation, federation)]);
  expect(outcomes.map(codeOf).sort()).toEqual(["done", "invalid"]);
  await db().delete(affiliations);
  await put(federation, confederation);
  await put(federation, other, "2026-01-01");
  expect((await getOrganisation(federation))?.affiliations).toMatchObject([
    { parentId: other, validFrom: "2026-01-01", validTo: null },
    { parentId: confederation, validFrom: "2025-01-01", validTo: "2025-12-31" },
  ]);
  await put(federation, "", "2026-05-01");
  expect((await getOrganisation(federation))?.affiliations[0]).toMatchObject({
    parentId: other,
    validTo: "2026-04-30",
  });
});

test("a bench is held per campaign, and set by its own lead only", async () => {
  const [here, there] = [await addCampaign(), await addCampaign()];
  const organisation = await addOrganisation();
  const lead = await addPerson();
  await addRole(lead, "lead", here);
  const context = await contextFor(lead);
  expect(codeOf(await seatOnBench(context, { organisation, campaign: here, bench: "third_sector" }))).toBe("done");
  expect(codeOf(await seatOnBench(context, { organisation, campaign: there, bench: "unions" }))).toBe("forbidden");
  expect([
    await getBench({ organisationId: organisation, campaignId: here }),
    await getBench({ organisationId: organisation, campaignId: there }),
  ]).toEqual(["third_sector", null]);
});

test("neither planners nor delegates change the register of bodies", async () => {
  const campaign = await addCampaign();
  const organisation = await addOrganisation();
  const [planner, delegate] = [await addPerson(), await addPerson()];
  await addRole(planner, "planner", campaign);
  await addMandate(delegate, organisation, campaign);
  for (const person of [planner, delegate]) {
    const context = await contextFor(person);
    expect(codeOf(await createOrganisation(context, given))).toBe("forbidden");
    expect(codeOf(await renameOrganisation(context, { ...given, organisation, validFrom: today }))).toBe("forbidden");
    expect(codeOf(await affiliate(context, { organisation, parent: "", validFrom: today }))).toBe("forbidden");
  }
  expect(codeOf(await createOrganisation(await contextFor(null), given))).toBe("sign_in");
});

test("the list pages by key: every body once, in order, also among equal names; search finds former names and codes", async () => {
  for (let n = 0; n < organisationsPerPage + 10; n += 1)
    await addOrganisation({ name: `Ente ${String(n % 30).padStart(2, "0")}` });
  const first = await listOrganisations({ day: today });
  expect(first).toHaveLength(organisationsPerPage + 1);
  const last = first[organisationsPerPage - 1];
  if (!last) throw new Error("no row");
  const second = await listOrganisations({ day: today, after: { name: last.name, id: last.id } });
  const ids = [...first.slice(0, organisationsPerPage), ...second].map((row) => row.id);
  expect(new Set(ids).size).toBe(organisationsPerPage + 10);
  const id = await create({ name: "Vecchio Nome", validFrom: "2020-01-01", fiscalCode: "00514490010" });
  await renameOrganisation(admin, { ...given, organisation: id, name: "Nome di Oggi", validFrom: "2026-01-01" });
  for (const search of ["vecchio", "di oggi", "0051449"])
    expect((await listOrganisations({ day: today, search })).map((row) => [row.id, row.name])).toEqual([
      [id, "Nome di Oggi"],
    ]);
  expect(await listOrganisations({ day: today, search: "100%_" })).toEqual([]);
  expect(await db().$count(organisations, eq(organisations.id, id))).toBe(1);
});

describe("a lead", () => {
  const changes = {
    data: (by: Context, organisation: string) =>
      editOrganisation(by, { ...given, organisation, email: "altrove@example.org" }),
    name: (by: Context, organisation: string) =>
      renameOrganisation(by, {
        ...given,
        organisation,
        name: "Altro nome",
        distinction: organisation,
        validFrom: "2026-03-01",
      }),
    affiliation: (by: Context, organisation: string) => affiliate(by, { organisation, parent: "", validFrom: today }),
  };
  const leadOf = async (campaignId: string) => {
    const person = await addPerson();
    await addRole(person, "lead", campaignId);
    return contextFor(person);
  };

  test.each(Object.entries(changes))(
    "changes the %s of a body only while no other campaign has it; admin always",
    async (_, change) => {
      const [here, there] = [await addCampaign(), await addCampaign()];
      const lead = await leadOf(here);
      const own = await addOrganisation({ seat: { campaignId: here, bench: "unions" } });
      const theirs = await addOrganisation({ seat: { campaignId: there, bench: "unions" } });
      const shared = await addOrganisation({ seat: { campaignId: here, bench: "unions" } });
      await addMandate(await addPerson(), shared, there, { validTo: "2026-02-01" });
      const all = [own, theirs, shared, await addOrganisation()];
      const answers = [];
      for (const organisation of all) answers.push(codeOf(await change(lead, organisation)));
      expect(answers).toEqual(["done", "forbidden", "forbidden", "done"]);
      for (const organisation of all) expect(codeOf(await change(admin, organisation))).toBe("done");
      expect(codeOf(await change(lead, "niente"))).toBe("not_found");
    },
  );

  test("of both campaigns changes the body that takes part in both, and any lead adds one", async () => {
    const [here, there] = [await addCampaign(), await addCampaign()];
    const lead = await leadOf(here);
    const shared = await addOrganisation({ seat: { campaignId: here, bench: "unions" } });
    await addMandate(await addPerson(), shared, there);
    await addRole(lead.actor?.personId ?? "", "lead", there);
    expect(codeOf(await changes.data(await contextFor(lead.actor?.personId ?? ""), shared))).toBe("done");
    expect(codeOf(await createOrganisation(lead, given))).toBe("done");
  });
});
