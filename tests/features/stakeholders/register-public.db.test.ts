import { strFromU8, unzipSync } from "fflate";
import { eq, sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { publishChange } from "#app/core/changes.server.ts";
import { loadDemo } from "#app/features/demo/load-demo.server.ts";
import { isSilent } from "#app/features/stakeholders/register.ts";
import { listRegister } from "#app/features/stakeholders/register-list.server.ts";
import { database, rowsOf } from "#db/client.server.ts";
import { campaigns, participationRequests, stakeholders } from "#db/schema/index.ts";
import { addMandate, addOrganisation, addPerson } from "#tests/support/builders.ts";
import { ask } from "#tests/support/server/app.ts";
import { testDatabase } from "#tests/support/database/database.ts";
import { makeFiles } from "#tests/support/files/version-files.ts";

const now = new Date();
let campaignId: string;
const pages = new Map<string, string>();

/**
 * Every Italian address that a visitor's page leads to and the English page of who takes part, packed files unpacked;
 * the filters of lists multiply for ever, each list stands once.
 */
async function readEverything(): Promise<void> {
  const waiting = [
    "/",
    "/mappa",
    "/consultazioni/torino-citta-del-lavoro/chi-partecipa",
    "/en/consultazioni/torino-citta-del-lavoro/chi-partecipa",
  ];
  const seen = new Set(waiting);
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const answer = await ask(path, { address: `10.0.${Math.floor(seen.size / 200)}.${seen.size % 200}` });
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const packed = bytes[0] === 0x50 && bytes[1] === 0x4b;
    const text = packed
      ? Object.values(unzipSync(bytes))
          .map((part) => strFromU8(part))
          .join("\n")
      : new TextDecoder().decode(bytes);
    pages.set(path, text);
    if (!(answer.headers.get("content-type") ?? "").includes("html")) continue;
    for (const [, link = ""] of text.matchAll(/href="(\/[^"#]*)/g)) {
      const next = link.replaceAll("&amp;", "&");
      const list = /\/contributi\?/.test(next) ? (next.split("?")[0] ?? "") : next;
      if (
        /^\/(en|accedi|password|gestione|spazio|sistema|assets)(\/|$|\?)|\.(css|js|svg|woff2|ico|png|webp|pdf)$|scarica\/pdf$/.test(
          list,
        ) ||
        seen.has(list)
      )
        continue;
      seen.add(list);
      waiting.push(list);
    }
  }
}

beforeAll(async () => {
  const db = await testDatabase();
  await loadDemo(now);
  const [campaign] = await db
    .select({ id: campaigns.id })
    .from(campaigns)
    .where(eq(campaigns.slug, "torino-citta-del-lavoro"));
  campaignId = campaign?.id ?? "";
  // One that has its seat and its delegate, and has not said a word.
  const quiet = await addOrganisation({ name: "Sodalizio dei Taciturni", seat: { campaignId, bench: "unions" } });
  await addMandate(await addPerson(), quiet, campaignId);
  publishChange();
  await makeFiles();
  await readEverything();
});

const containing = (words: string): string[] =>
  [...pages].filter(([, text]) => text.toLowerCase().includes(words.toLowerCase())).map(([path]) => path);

test("what a visitor can read was read: pages, documents, data, the feed", () => {
  expect(pages.size).toBeGreaterThan(60);
  for (const part of [
    "/chi-partecipa",
    "/en/consultazioni/torino-citta-del-lavoro/chi-partecipa",
    "/contributi.csv",
    "/scarica/docx",
    "/scarica/json",
    "/novita.xml",
    "/chiedi-di-partecipare",
  ])
    expect(
      [...pages.keys()].some((path) => path.endsWith(part)),
      part,
    ).toBe(true);
  expect(containing("Meccanica Trefoglie").length).toBeGreaterThan(2);
});

test("no public byte names a body that is silent, was only listed or invited, declined, passed on or is represented", async () => {
  const register = await listRegister(campaignId, now);
  const hidden = register.filter((row) => isSilent(row) || row.standing !== "accepted");
  expect(hidden.map(({ standing }) => standing)).toEqual(
    expect.arrayContaining(["invited", "accepted", "declined", "passed_on", "represented"]),
  );
  for (const { name } of hidden)
    expect({ name, on: containing(name.replace(/ \(dimostrativ[ao]\)/, "")) }).toEqual({ name, on: [] });
});

test("nor does it say who asked to take part, what anybody answered, or what the office noted", async () => {
  const { db } = database();
  const said = [
    ...(await db.select({ reason: stakeholders.reason, note: stakeholders.note }).from(stakeholders)).flatMap(
      ({ reason, note }) => [reason, note],
    ),
    ...(
      await db
        .select({
          a: participationRequests.organisationName,
          b: participationRequests.why,
          c: participationRequests.personName,
          d: participationRequests.personEmail,
          e: participationRequests.reason,
        })
        .from(participationRequests)
    ).flatMap((row) => Object.values(row)),
    ...rowsOf<{ words: string }>(
      await db.execute(
        sql`select contact_name as words from stakeholder_invitations union select contact_email from stakeholder_invitations`,
      ),
    ).map(({ words }) => words),
  ].filter((words) => words !== "");
  expect(said.length).toBeGreaterThan(10);
  for (const words of said)
    expect({
      words,
      on: containing(words.replace(/ \(dimostrativ[ao]\)/, "").replaceAll("’", "&#x27;")),
      or: containing(words),
    }).toEqual({ words, on: [], or: [] });
});

test("the page of who takes part counts the seats of a bench and names those that the public reads", () => {
  const page = pages.get("/consultazioni/torino-citta-del-lavoro/chi-partecipa") ?? "";
  expect(page).toContain("Quattro Fiumi Servizi");
  expect(page).not.toContain("Taciturni");
});
