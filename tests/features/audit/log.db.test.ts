import { eq, sql } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { appendAudit } from "#app/core/audit.server.ts";
import { logCsv } from "#app/features/audit/log-csv.ts";
import {
  entriesPerPage,
  getChainHead,
  listActions,
  listEntries,
  pageRawEntries,
} from "#app/features/audit/log-entries.server.ts";
import { actionWords, subjectWords } from "#app/features/audit/words.ts";
import { csvStream } from "#app/features/exports/data-stream.server.ts";
import { textIn } from "#app/i18n/text.ts";
import type { Db } from "#db/client.server.ts";
import { campaigns } from "#db/schema/campaigns.ts";
import { organisationNames } from "#db/schema/organisations.ts";
import { newId } from "#app/core/ids.server.ts";
import { ask, cookieFor } from "#tests/support/server/app.ts";
import { addRole } from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database/database.ts";
import { during, world, type World } from "#tests/features/texts/world.ts";

let db: Db;
let w: World;
beforeEach(async () => {
  db = await testDatabase();
  w = await world(db);
});

const write = (given: Partial<Parameters<typeof appendAudit>[1]>) =>
  db.transaction((tx) =>
    appendAudit(tx, {
      at: during,
      action: "round.edit",
      personId: null,
      mandateId: null,
      campaignId: w.campaign,
      subject: "round:1",
      detail: {},
      ...given,
    }),
  );

test("the office appears by name, a delegate as the body they act for, under its name of that day", async () => {
  const [planner, delegate] = [await w.planner(), await w.signatory()];
  await write({ personId: planner.actor?.personId ?? null });
  await write({ personId: delegate.actor?.personId ?? null, mandateId: delegate.actor?.mandateId ?? null });
  await db
    .insert(organisationNames)
    .values({ id: newId(during), organisationId: w.alfa, name: "Sindacato Nuovo", validFrom: "2025-10-02" });
  await write({
    at: new Date("2025-10-05T10:00:00Z"),
    personId: delegate.actor?.personId ?? null,
    mandateId: delegate.actor?.mandateId ?? null,
  });
  // Somebody without a role of the body, acting for nobody, is not named.
  await write({ personId: delegate.actor?.personId ?? null });
  await write({});
  expect((await listEntries(w.campaign, { action: null, before: null })).map(({ author }) => author).reverse()).toEqual(
    [
      { kind: "person", name: "planner" },
      { kind: "organisation", name: "Sindacato Alfa" },
      { kind: "organisation", name: "Sindacato Nuovo" },
      { kind: "none" },
      { kind: "none" },
    ],
  );
});

test("pages follow each other by key, without a row twice or missing, also while rows are added; other campaigns' rows are not there", async () => {
  for (let i = 0; i < entriesPerPage * 2 + 5; i += 1)
    await write({
      action: i % 3 === 0 ? "line.edit" : "round.edit",
      campaignId: i % 10 === 9 ? "another" : w.campaign,
    });
  const seen: number[] = [];
  let before: number | null = null;
  for (;;) {
    const rows = await listEntries(w.campaign, { action: null, before });
    seen.push(...rows.slice(0, entriesPerPage).map(({ seq }) => seq));
    if (rows.length <= entriesPerPage) break;
    before = seen.at(-1) ?? null;
    await write({});
  }
  const wanted = Array.from({ length: entriesPerPage * 2 + 5 }, (_, i) => i + 1)
    .filter((seq) => seq % 10 !== 0)
    .reverse();
  expect(seen).toEqual(wanted);
  expect(await listActions(w.campaign)).toEqual(["line.edit", "round.edit"]);
  expect(
    (await listEntries(w.campaign, { action: "line.edit", before: null })).every(
      ({ action }) => action === "line.edit",
    ),
  ).toBe(true);
});

test("the CSV holds every row of the campaign with ids and hashes, and no name", async () => {
  const planner = await w.planner();
  for (let i = 0; i < 3; i += 1)
    await write({ personId: planner.actor?.personId ?? null, detail: { number: "TCL-2025-0001" } });
  await write({ campaignId: "another" });
  const { rows } = await pageRawEntries(w.campaign, null);
  const csv = logCsv(rows);
  expect(csv.trim().split("\r\n")).toHaveLength(4);
  expect(csv).toContain(planner.actor?.personId);
  expect(csv).toContain(rows[2]?.hash);
  expect(csv).not.toMatch(/@|planner/);
  expect((await getChainHead()).seq).toBe(4);
});

test("the CSV of a long log leaves as it is read, a page in memory at a time, whole and in order", async () => {
  const rows = 2_500;
  await db.execute(sql`insert into audit_log (seq, at, action, campaign_id, subject, detail, previous, hash)
    select n, ${during.toISOString()}::timestamptz, 'round.edit', ${w.campaign}, 'round:' || n, '{}', 'previous' || n, 'hash' || n from generate_series(1, ${rows}::int) n`);
  await db.execute(sql`update audit_head set seq = ${rows}, hash = ${`hash${rows}`}`);
  const asked: (string | null)[] = [];
  const read = csvStream(logCsv, (after) => {
    asked.push(after);
    return pageRawEntries(w.campaign, after);
  }).getReader();
  expect((await read.read()).done).toBe(false);
  expect(asked.length).toBeLessThan(3);
  await read.cancel();

  const { personId } = (await w.planner()).actor ?? { personId: "" };
  await addRole(personId, "lead", w.campaign);
  const [campaign] = await db.select({ slug: campaigns.slug }).from(campaigns).where(eq(campaigns.id, w.campaign));
  const answer = await ask(`/gestione/${campaign?.slug}/registro.csv`, { cookie: await cookieFor(personId) });
  expect([answer.status, answer.headers.get("content-length"), answer.headers.get("cache-control")]).toEqual([
    200,
    null,
    "private, no-store",
  ]);
  let chunks = 0;
  let text = "";
  const sent = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
  for (let part = await sent.read(); !part.done; part = await sent.read()) {
    chunks += 1;
    text += part.value;
  }
  expect(chunks).toBeGreaterThan(2);
  const lines = text.trim().split("\r\n");
  expect(lines.map((line) => line.split(",")[0]).slice(1)).toEqual(
    Array.from({ length: rows + 1 }, (_, n) => String(n + 1)),
  );
  expect(lines.at(-1)).toContain("log.export");
  expect(text.match(/seq,at,action/g)).toHaveLength(1);
});

test("every action and every subject that is logged has words, and an unknown one loses nothing", () => {
  const t = textIn("it").audit;
  expect(actionWords(t, "contribution.file")).toBe("Contributo inviato");
  expect(actionWords(t, "an.old_one")).toBe("an.old_one");
  expect(subjectWords(t, "contribution:0192", "TCL-2025-0001")).toBe("Contributo TCL-2025-0001");
  expect(subjectWords(t, "constructor:1", null)).toBe("constructor");
});
