import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { clean } from "#app/cleaning.server.ts";
import { db } from "#db/client.server.ts";
import { campaigns } from "#db/schema/campaigns.ts";
import { mandates } from "#db/schema/organisations.ts";
import { addCampaign, addMandate, addOrganisation, addPerson, addRole } from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database/database.ts";
import { toldTo } from "./told.ts";

let campaign: string;
let organisation: string;
let lead: string;
let person: string;
let mandate: string;
beforeEach(async () => {
  await testDatabase();
  campaign = await addCampaign({ title: "Torino di prova" });
  organisation = await addOrganisation({ name: "Unione di Prova" });
  lead = await addPerson();
  await addRole(lead, "lead", campaign);
  person = await addPerson();
  mandate = await addMandate(person, organisation, campaign, { validTo: "2026-05-31" });
});

const kinds = async (of: string) => (await toldTo(of)).map(({ kind }) => kind);
/** Noon in Rome of that day. */
const on = (day: string) => clean(new Date(`${day}T10:00:00Z`));

test("holder and leads are told fourteen days before the last day, once, however often the hour strikes", async () => {
  await on("2026-05-16");
  expect(await kinds(person)).toEqual([]);
  for (const day of ["2026-05-17", "2026-05-17", "2026-05-18", "2026-05-31"]) await on(day);
  expect(await toldTo(person)).toMatchObject([
    { kind: "mandate_ends_soon", facts: { last: "2026-05-31", over: 0 }, path: "/spazio" },
  ]);
  expect(await toldTo(lead)).toMatchObject([
    { kind: "mandate_ends_soon", path: expect.stringContaining(mandate) as string },
  ]);
});

test("a server that slept over the day tells late, also when the last day is past, and then of the body that is left", async () => {
  await on("2026-06-03");
  expect(await toldTo(person)).toMatchObject([{ kind: "mandate_ends_soon", facts: { over: 1 } }]);
  expect(await kinds(lead)).toEqual(["mandate_ends_soon", "no_holder_left"]);
  await on("2026-06-04");
  expect(await kinds(lead)).toHaveLength(2);
});

test("another last day is told of anew", async () => {
  await on("2026-05-20");
  await db().update(mandates).set({ validTo: "2026-06-30" }).where(eq(mandates.id, mandate));
  await on("2026-05-21");
  expect(await kinds(person)).toHaveLength(1);
  await on("2026-06-20");
  expect((await toldTo(person)).map(({ facts }) => facts["last"])).toEqual(["2026-05-31", "2026-06-30"]);
});

test("who has a later designation of the same kind, was revoked, or works in a concluded consultation is told nothing", async () => {
  await addMandate(person, organisation, campaign, { validFrom: "2026-06-01" });
  const revoked = await addPerson();
  const other = await addMandate(revoked, organisation, campaign, { validTo: "2026-05-25" });
  await db()
    .update(mandates)
    .set({ revokedAt: new Date("2026-05-01T10:00:00Z") })
    .where(eq(mandates.id, other));
  const over = await addCampaign();
  await db().update(campaigns).set({ state: "concluded" }).where(eq(campaigns.id, over));
  const late = await addPerson();
  await addMandate(late, organisation, over, { validTo: "2026-05-25" });
  await on("2026-05-20");
  for (const each of [person, revoked, late, lead]) expect(await kinds(each)).toEqual([]);
});

test("the end of a designation leaves nobody only where no colleague may file; the last day itself still counts", async () => {
  await addMandate(await addPerson(), organisation, campaign, { validTo: "2026-06-02" });
  await on("2026-06-02");
  expect(await kinds(lead)).not.toContain("no_holder_left");
  await on("2026-06-03");
  expect((await kinds(lead)).filter((kind) => kind === "no_holder_left")).toHaveLength(1);
});
