import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { publishChange } from "#app/core/changes.server.ts";
import { openSession } from "#app/access/session.server.ts";
import type { Db } from "#db/client.server.ts";
import { campaigns, people } from "#db/schema/index.ts";
import { ask, cookieOf } from "#tests/support/server/app.ts";
import { testDatabase } from "#tests/support/database/database.ts";
import { addFiled, addLead, addPublished } from "#tests/features/texts/filed-texts.ts";
import { world, type As, type World } from "#tests/features/texts/world.ts";

let db: Db;
let w: World;
let lead: As;
let slug: string;
let cookie: string;
beforeAll(async () => {
  db = await testDatabase();
  w = await world(db, { mode: "open" });
  lead = await addLead(db, w.campaign);
  const [row] = await db.select({ slug: campaigns.slug }).from(campaigns).where(eq(campaigns.id, w.campaign));
  slug = row?.slug ?? "";
  const [person] = await db.select({ id: people.id }).from(people).where(eq(people.name, "Lea Responsabile"));
  cookie = cookieOf(await openSession(person?.id ?? "", "Firefox", null, new Date(), new Date()));
});

const page = async () =>
  (await (await ask(`/gestione/${slug}/portatori/${w.alfa}`, { cookie })).text()).replaceAll("<!-- -->", "");
const publicList = () => `/consultazioni/${slug}/contributi?organizzazione=${w.alfa}`;

test("a body that nobody reads yet has its texts counted, without a way to a list that would be empty", async () => {
  await addFiled(db, w);
  publishChange();
  const html = await page();
  expect(html).toContain("1 testo");
  expect(html).not.toContain(publicList());
});

test("the way to what is published says how many that are, and its list has as many", async () => {
  const number = await addPublished(db, w, lead, { text: "Un testo che tutti leggono." });
  publishChange();
  const html = await page();
  expect(html).toContain("2 testi");
  expect(html).toContain(`<a href="${publicList()}">leggi quello pubblicato</a>`);
  const list = await (await ask(publicList())).text();
  expect(list.match(/contributi\/TCL-\d+-\d+/g)?.every((link) => link.endsWith(number))).toBe(true);
});

test("who represents it is where the page says: its own entry among all", async () => {
  const place = /href="([^"]+)#(rappresentanti-[^"]+)"[^>]*>[^]*?Chi la rappresenta/.exec(await page());
  expect(place?.[1]).toBe(`/gestione/${slug}/persone`);
  expect(await (await ask(place?.[1] ?? "", { cookie })).text()).toMatch(
    new RegExp(`<details[^>]* id="${place?.[2]}"[^]*?Sindacato Alfa`),
  );
});
