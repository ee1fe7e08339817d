import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import {
  addBody,
  bodyOfCampaign,
  firstBody,
  houseBody,
  nameFirstBody,
} from "#app/features/places/consulting-bodies.server.ts";
import { addPlace } from "#app/features/places/edit-places.server.ts";
import { listAllDistricts, listDistricts, offeredDistricts } from "#app/features/places/places.server.ts";
import { readChosen } from "#app/features/publishing/list-filter.ts";
import { getContributionsPage } from "#app/features/publishing/public-list-page.server.ts";
import { publishChange } from "#app/core/changes.server.ts";
import { db, violated } from "#db/client.server.ts";
import { campaigns } from "#db/schema/campaigns.ts";
import { organisations } from "#db/schema/organisations.ts";
import { bodies, places } from "#db/schema/places.ts";
import { addCampaign, addOrganisation, noon } from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database/database.ts";

beforeEach(async () => void (await testDatabase()));

/** A second city with two districts, whose numbers the first one has too. */
async function otherCity(timeZone = "Europe/Rome"): Promise<{ campaignId: string; second: string }> {
  return db().transaction(async (tx) => {
    const city = { level: "city", code: "000001", name: { it: "Altrove", en: "Elsewhere" }, parentId: null } as const;
    const placeId = await addPlace(tx, city, noon);
    const zone = (code: string) => ({
      level: "district" as const,
      code,
      name: { it: `Municipio ${code}`, en: `Borough ${code}` },
      parentId: placeId,
    });
    await addPlace(tx, zone("1"), noon);
    const second = await addPlace(tx, zone("2"), noon);
    const bodyId = await addBody(
      tx,
      {
        name: { it: "Comune di Altrove", en: "Town of Elsewhere" },
        site: "https://altrove.example",
        timeZone,
        placeId,
      },
      noon,
    );
    const campaignId = "altrove";
    await tx.insert(campaigns).values({
      id: campaignId,
      bodyId,
      slug: "altrove",
      code: "ALT",
      title: "Altrove",
      inBrief: "In breve.",
      state: "open",
      createdAt: noon,
    });
    return { campaignId, second };
  });
}

test("a start without a body makes one from the settings, and never touches one that has a name", async () => {
  await db().delete(bodies);
  await nameFirstBody("Comune di Altrove", "https://altrove.example", noon);
  expect(await firstBody()).toMatchObject({
    name: { it: "Comune di Altrove", en: "Comune di Altrove" },
    site: "https://altrove.example",
  });
  await nameFirstBody("Un altro nome", "https://altro.example", noon);
  expect(await firstBody()).toMatchObject({ name: { it: "Comune di Altrove" }, site: "https://altrove.example" });
  expect(await db().$count(bodies)).toBe(1);
});

test("processes that start at once make one body", async () => {
  await db().delete(bodies);
  await Promise.all(["Uno", "Due", "Tre", "Quattro"].map((name) => nameFirstBody(name, "https://uno.example", noon)));
  expect(await db().$count(bodies)).toBe(1);
});

test("the body that an update made gets its name from the settings, and keeps its territory", async () => {
  const districts = await listAllDistricts();
  await db().update(bodies).set({ nameIt: "", nameEn: "", site: "" });
  await nameFirstBody("Comune di Altrove", "https://altrove.example", noon);
  expect(await firstBody()).toMatchObject({ name: { it: "Comune di Altrove" }, site: "https://altrove.example" });
  expect(await listAllDistricts()).toEqual(districts);
});

test("the head of every page knows the body's new name after the next commit", async () => {
  await houseBody();
  await db().update(bodies).set({ nameIt: "Comune di Altrove" });
  publishChange();
  expect((await houseBody())?.name.it).toBe("Comune di Altrove");
});

test("each campaign has the body and the districts of its own city", async () => {
  const first = await addCampaign();
  const { campaignId } = await otherCity();
  expect((await listDistricts(first)).map(({ code }) => code)).toEqual(["1", "2", "3", "4", "5", "6", "7", "8"]);
  expect((await bodyOfCampaign(campaignId)).name.en).toBe("Town of Elsewhere");
  expect((await listDistricts(campaignId)).map(({ name }) => name.it)).toEqual(["Municipio 1", "Municipio 2"]);
});

test("the same filter of the address means each city's own district", async () => {
  const { second } = await otherCity();
  const query = new URLSearchParams("circoscrizione=2");
  const page = await getContributionsPage("altrove", query, noon);
  expect(page?.chosen.district).toBe(readChosen(query).district);
  expect(page?.districts.map(({ value, name }) => [value, name.it])).toEqual([
    ["1", "Municipio 1"],
    ["2", "Municipio 2"],
  ]);
  expect((await getContributionsPage("altrove", new URLSearchParams("circoscrizione=3"), noon))?.chosen.district).toBe(
    "",
  );
  expect((await db().select({ code: places.code }).from(places).where(eq(places.id, second)))[0]?.code).toBe("2");
});

test("a district that has ended is offered until its last day on the clocks of its body", async () => {
  const { campaignId, second } = await otherCity("Asia/Tokyo");
  await db().update(places).set({ validTo: "2026-03-31" }).where(eq(places.id, second));
  const offered = async (at: string) => (await offeredDistricts(campaignId, new Date(at))).map(({ code }) => code);
  expect(await offered("2026-03-31T14:59:00Z")).toEqual(["1", "2"]);
  expect(await offered("2026-03-31T15:00:00Z")).toEqual(["1"]);
});

test("nothing names a district that isn't there", async () => {
  await addOrganisation();
  const set = (district: string) => db().update(organisations).set({ district });
  expect(await set("9").catch(violated)).toBe("organisations_district_places_id_fk");
  await set((await listAllDistricts())[0]?.id ?? "");
});
