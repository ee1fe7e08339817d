import { eq, sql } from "drizzle-orm";
import { extractText } from "unpdf";
import { beforeAll, expect, test } from "vitest";
import { verifyAll } from "#app/features/audit/verify.server.ts";
import { getOpenRounds } from "#app/features/campaigns/rounds.server.ts";
import { listOutcomes } from "#app/features/texts/attachment-outcomes.server.ts";
import { metadataOf } from "#app/features/papers/metadata.server.ts";
import { loadDemo } from "#app/features/demo/load-demo.server.ts";
import { getVersion } from "#app/features/document/versions.server.ts";
import { database, rowsOf, useDatabase, type Db, type Tx } from "#db/client.server.ts";
import { campaigns, rounds } from "#db/schema/campaigns.ts";
import { contributions } from "#db/schema/contributions.ts";
import { files } from "#db/schema/organisations.ts";
import { auditLog, jobs } from "#db/schema/machine.ts";
import { people } from "#db/schema/people.ts";
import { excerpts } from "#db/schema/tagging.ts";
import { testDatabase } from "#tests/support/database/database.ts";

/** Long after the demo's own calendar, as it will be one day. */
const loadedOn = new Date("2031-05-12T09:00:00Z");

let db: Db;
beforeAll(async () => {
  db = await testDatabase();
  await cutOff();
  await loadDemo(loadedOn);
});

let left: Record<string, number>;
/** Loads until the first round would be written, when there are people and the first entries of the log. */
async function cutOff(): Promise<void> {
  const handle = database();
  const transaction = (act: (tx: Tx) => Promise<unknown>) =>
    db.transaction((tx) => {
      const insert = (table: typeof jobs | typeof rounds) => {
        if (table === rounds) throw new Error("Cut off");
        return tx.insert(table);
      };
      return act(Object.create(tx, { insert: { value: insert } }) as Tx);
    });
  useDatabase({ ...handle, db: Object.create(db, { transaction: { value: transaction } }) as Db });
  await expect(loadDemo(loadedOn)).rejects.toThrow("Cut off");
  useDatabase(handle);
  left = {
    people: await db.$count(people),
    campaigns: await db.$count(campaigns),
    entries: await db.$count(auditLog),
  };
}

test("a load that is cut off leaves nothing behind", () => {
  expect(left).toEqual({ people: 0, campaigns: 0, entries: 0 });
});

test("the demo has what a first look needs", async () => {
  const published = eq(contributions.state, "published");
  const [benches] = rowsOf<{ n: number }>(
    await db.execute(sql`select count(distinct bench)::int as n from contributions where state = 'published'`),
  );
  expect(await db.$count(contributions, published)).toBeGreaterThanOrEqual(24);
  expect(benches?.n).toBe(6);
  expect(await db.$count(excerpts)).toBeGreaterThanOrEqual(150);
  const [campaign] = await db
    .select({ id: campaigns.id })
    .from(campaigns)
    .where(eq(campaigns.slug, "torino-citta-del-lavoro"));
  const version = await getVersion(campaign?.id ?? "", 1);
  expect(version?.content.sections.flatMap((section) => section.paragraphs).length).toBeGreaterThanOrEqual(40);
  expect(version?.content.bodies.length).toBeGreaterThanOrEqual(20);
});

test("there is a round to answer in each campaign on whatever day it is loaded, extended with its reason", async () => {
  const open = await getOpenRounds(null, loadedOn);
  expect(new Set(open.map((round) => round.campaignId)).size).toBe(2);
  expect(open.every((round) => round.closesAt > loadedOn)).toBe(true);
});

test("every hash of the demo holds", async () => {
  for (const { what, checked, wrong } of await verifyAll())
    expect({
      what,
      wrong,
      some: checked > 0 || ["files", "version_files", "heads", "heads_here", "places", "removals"].includes(what),
    }).toEqual({ what, wrong: [], some: true });
});

test("attachments show each decision: one is public, one with a name taken out, one waits with a change to look at", async () => {
  const rows = rowsOf<{ number: string; id: string }>(
    await db.execute(
      sql`select distinct c.number, c.id from contributions c join attachments a on a.contribution_id = c.id order by c.number`,
    ),
  );
  const found = (await Promise.all(rows.map(({ id }) => listOutcomes(id)))).flat();
  expect(found.map(({ name, outcome }) => [name, outcome])).toEqual([
    ["Otto schede con figure.pdf", "public"],
    ["Registro delle visite in cantiere.docx", "public_replaced"],
    ["Foglio dei costi.docx", "undecided"],
  ]);
  const [, , waiting] = await Promise.all(found.map((file) => metadataOf(file)));
  expect(waiting?.ok && waiting.facts.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["author", "changes"]));
  const { replacement } = found[1]!;
  const [covered] = await db.select({ content: files.content }).from(files).where(eq(files.id, replacement!.fileId));
  const { text } = await extractText(new Uint8Array(covered!.content), { mergePages: true });
  expect([text.includes("[omissis]"), text.includes("Ferrotondo")]).toEqual([true, false]);
});

test("loading again changes nothing, and no demo mail waits", async () => {
  const before = await db.$count(contributions);
  expect(await loadDemo(loadedOn)).toBe(false);
  expect(await db.$count(contributions)).toBe(before);
  expect(await db.$count(jobs)).toBe(0);
});
