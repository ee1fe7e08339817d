import { eq, sql } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import type { Context } from "#app/access/context.ts";
import { createDraft } from "#app/features/drafts/drafts.server.ts";
import { saveDraft } from "#app/features/drafts/drafts-save.server.ts";
import { fileContribution } from "#app/features/filing/filing.server.ts";
import {
  preparePublication,
  publishContributions,
  returnToQueue,
} from "#app/features/publishing/publications.server.ts";
import { listQueue } from "#app/features/publishing/queue.server.ts";
import { tagPassage } from "#app/features/tagging/codings.server.ts";
import type { Db } from "#db/client.server.ts";
import { campaigns, codings, contributions, excerpts, lines } from "#db/schema/index.ts";
import { ask, cookieFor } from "#tests/support/server/app.ts";
import { addCampaign, addPerson, addRole, contextFor } from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database/database.ts";
import { databaseKind } from "#tests/support/database/kind.ts";
import { during, world, type World } from "#tests/features/texts/world.ts";

let db: Db;
let w: World;
let lead: Context;
beforeEach(async () => {
  db = await testDatabase();
  w = await world(db, { mode: "open" });
  const person = await addPerson();
  await addRole(person, "lead", w.campaign);
  lead = await contextFor(person, { now: during });
});

async function ok<T>(
  outcome: Promise<{ ok: true; value: T } | { ok: false; code: string; fields: unknown }>,
): Promise<T> {
  const settled = await outcome;
  if (!settled.ok) throw new Error(`${settled.code} ${JSON.stringify(settled.fields)}`);
  return settled.value;
}

async function filed(title: string): Promise<string> {
  const context = await w.signatory();
  const draft = await ok(createDraft(context, { roundId: w.round }));
  const { version } = await ok(
    saveDraft(context, { draft, version: "1", title, body: "Servono case vicino al lavoro. E autobus." }),
  );
  return (await ok(fileContribution(context, { draft, version, privacy: "on", thirdParties: "none", licence: "on" })))
    .number;
}

const published = async () => {
  const number = await filed("Case");
  await ok(preparePublication(lead, { number, title: "" }));
  await ok(publishContributions(lead, { campaignId: w.campaign, numbers: [number] }));
  const [row] = await db
    .select({ publicTextId: contributions.publicTextId })
    .from(contributions)
    .where(eq(contributions.number, number));
  return { number, publicTextId: row!.publicTextId! };
};

test("a title that was replaced is read in no list, also after the text went back to the queue", async () => {
  const number = await filed("Il caso di Mario Rossi");
  expect((await listQueue(w.campaign, "filed", null)).rows.map((row) => row.title)).toEqual(["Il caso di Mario Rossi"]);
  await ok(preparePublication(lead, { number, title: "Un caso" }));
  expect((await listQueue(w.campaign, "ready", null)).rows.map((row) => row.title)).toEqual(["Un caso"]);
  await ok(returnToQueue(lead, { number }));
  expect((await listQueue(w.campaign, "filed", null)).rows.map((row) => row.title)).toEqual(["Un caso"]);
});

test("a passage tagged twice at once is one excerpt with one coding", async () => {
  const text = await published();
  const tag = () => ok(tagPassage(lead, { ...text, start: 0, end: 30, lineIds: [w.line], kind: "demand", memo: "" }));
  await Promise.all([tag(), tag(), tag(), tag()]);
  expect(await db.$count(excerpts)).toBe(1);
  expect(await db.$count(codings)).toBe(1);
});

test("no passage carries a line of a campaign that isn't public yet", async () => {
  const text = await published();
  const hidden = await addCampaign({ state: "draft" });
  await db.insert(lines).values({ id: "hidden-line", campaignId: hidden, code: 1, position: 1 });
  const tag = () =>
    tagPassage(lead, { ...text, start: 0, end: 30, lineIds: ["hidden-line"], kind: "demand", memo: "" });
  expect(await tag()).toMatchObject({ ok: false, fields: { lineIds: "invalid_choice" } });
  await db.update(campaigns).set({ state: "open" }).where(eq(campaigns.id, hidden));
  expect(await tag()).toMatchObject({ ok: true });
});

test("what no text can hold is taken out of the redaction desk's form", async () => {
  const number = await filed("Case");
  const [campaign] = await db.select({ slug: campaigns.slug }).from(campaigns).where(eq(campaigns.id, w.campaign));
  const { personId } = lead.actor!;
  const cookie = await cookieFor(personId);
  const form = new URLSearchParams([
    ["intent", "prepare"],
    ["title", "Ca\u0000se\u0007"],
    ["released[]", "x\u0000"],
    ["seen", ""],
  ]);
  const answer = await ask(`/gestione/${campaign!.slug}/arrivi/${number}`, {
    method: "POST",
    cookie,
    body: form.toString(),
    headers: { "content-type": "application/x-www-form-urlencoded" },
  });
  expect(answer.status).toBe(302);
  expect((await listQueue(w.campaign, "ready", null)).rows.map((row) => row.title)).toEqual(["Case"]);
});

/** Only where two transactions can be open at once: the embedded database has one connection. */
test.runIf(databaseKind() !== "pglite")(
  "publishing several texts waits for them before it holds the log, so nobody waits for each other",
  async () => {
    const numbers = [await filed("Uno"), await filed("Due")];
    for (const number of numbers) await ok(preparePublication(lead, { number, title: "" }));
    let publishing: Promise<unknown> | undefined;
    await db.transaction(async (tx) => {
      await tx
        .select({ id: contributions.id })
        .from(contributions)
        .where(eq(contributions.number, numbers[1]!))
        .for("update");
      publishing = ok(publishContributions(lead, { campaignId: w.campaign, numbers }));
      const waiting = sql`select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
      for (
        let tries = 0;
        tries < 200 && Number(((await db.execute(waiting)) as unknown as { n: number }[])[0]?.n) === 0;
        tries += 1
      )
        await new Promise((done) => setTimeout(done, 10));
      await tx.execute(sql`set local lock_timeout = '500ms'`);
      await tx.execute(sql`select seq from audit_head for update`);
    });
    await publishing;
  },
);
