import { sql } from "drizzle-orm";
import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { appendAudit } from "#app/core/audit.server.ts";
import type { Context } from "#app/access/context.ts";
import { verifyAll } from "#app/features/audit/verify.server.ts";
import { editCampaign } from "#app/features/preparation/edit-campaigns.server.ts";
import { createDraft } from "#app/features/drafts/drafts.server.ts";
import { saveDraft } from "#app/features/drafts/drafts-save.server.ts";
import { fileContribution } from "#app/features/filing/filing.server.ts";
import { preparePublication, refusePublication } from "#app/features/publishing/publications.server.ts";
import { createOrganisation } from "#app/features/organisations/organisations.server.ts";
import { updateProfile } from "#app/features/people/people.server.ts";
import { rowsOf, type Db } from "#db/client.server.ts";
import { auditHead, auditLog } from "#db/schema/machine.ts";
import { campaigns } from "#db/schema/campaigns.ts";
import { addPerson, addRole, contextFor } from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database/database.ts";
import { during, world, type World } from "#tests/features/texts/world.ts";

let db: Db;
let w: World;
beforeEach(async () => {
  db = await testDatabase();
  w = await world(db);
});

const entry = (subject: string) => ({
  at: during,
  action: "campaign.edit",
  personId: null,
  mandateId: null,
  campaignId: w.campaign,
  subject,
  detail: { n: 1 },
});
const append = (...subjects: string[]) =>
  db.transaction(async (tx) => {
    for (const subject of subjects) await appendAudit(tx, entry(subject));
  });
const wrongInLog = async () => (await verifyAll()).find(({ what }) => what === "log")?.wrong;
const message = async (query: Promise<unknown>): Promise<string> => {
  try {
    await query;
    return "nothing was refused";
  } catch (error) {
    return String((error as Error).cause);
  }
};

describe("in SQL", () => {
  test.each([
    ["an entry can't be changed", sql`update audit_log set action = 'x'`],
    ["an entry can't be deleted", sql`delete from audit_log where seq = 1`],
    ["the log can't be emptied", sql`truncate audit_log`],
    ["the log can't be emptied with others", sql`truncate audit_log, audit_head cascade`],
  ])("%s", async (_, query) => {
    await append("campaign:a");
    expect(await message(db.execute(query))).toMatch(/append-only/);
    expect(await db.$count(auditLog)).toBe(1);
  });

  test.each(["codings", "excerpts", "revisions", "public_texts", "version_citations"])(
    "rows of %s are guarded by a trigger against update and delete",
    async (table) => {
      const triggers = rowsOf<{ event: string }>(
        await db.execute(
          sql`select event_manipulation as event from information_schema.triggers where event_object_table = ${table} order by 1`,
        ),
      );
      expect(triggers.map(({ event }) => event)).toEqual(expect.arrayContaining(["DELETE", "UPDATE"]));
    },
  );
});

describe("somebody with every right in the database", () => {
  // What a trigger can't hold back, the chain shows.
  const tamper = (query: ReturnType<typeof sql>) =>
    db.transaction(async (tx) => {
      await tx.execute(sql`set local session_replication_role = replica`);
      await tx.execute(query);
    });

  test.each([
    ["who changes an entry", sql`update audit_log set action = 'round.edit' where seq = 2`, ["2"]],
    ["who changes when", sql`update audit_log set at = at + interval '1 second' where seq = 3`, ["3"]],
    ["who changes by whom", sql`update audit_log set person_id = 'other' where seq = 1`, ["1"]],
    ["who changes a detail", sql`update audit_log set detail = '{"n":2}' where seq = 2`, ["2"]],
    ["who takes an entry out", sql`delete from audit_log where seq = 2`, ["3"]],
    ["who takes the newest out", sql`delete from audit_log where seq = 3`, ["head"]],
    [
      "who turns the head back too",
      sql`with gone as (delete from audit_log where seq = 2 returning 1) update audit_head set seq = 2`,
      ["3", "head"],
    ],
    ["who empties it", sql`delete from audit_log`, ["head"]],
  ])("%s is found out", async (_, query, wrong) => {
    await append("campaign:a", "campaign:b", "campaign:c");
    expect(await wrongInLog()).toEqual([]);
    await tamper(query);
    expect(await wrongInLog()).toEqual(wrong);
  });
});

test("entries written at once stand in one chain", async () => {
  await Promise.all(Array.from({ length: 25 }, (_, i) => append(`campaign:${i}`, `line:${i}`)));
  expect(await wrongInLog()).toEqual([]);
  expect((await db.select().from(auditHead))[0]?.seq).toBe(50);
});

test("an act that is rolled back leaves neither entry nor gap", async () => {
  await append("campaign:a");
  await expect(
    db.transaction(async (tx) => {
      await appendAudit(tx, entry("campaign:b"));
      throw new Error("undone");
    }),
  ).rejects.toThrow("undone");
  await append("campaign:c");
  expect(
    await db.select({ seq: auditLog.seq, subject: auditLog.subject }).from(auditLog).orderBy(auditLog.seq),
  ).toEqual([
    { seq: 1, subject: "campaign:a" },
    { seq: 2, subject: "campaign:c" },
  ]);
  expect(await wrongInLog()).toEqual([]);
});

test("whatever is done, in whatever order, the chain holds and no typed text is in it", async () => {
  const [campaign] = await db.select({ slug: campaigns.slug }).from(campaigns);
  const admin = await addPerson();
  await addRole(admin, "admin", null);
  const lead = await addPerson();
  await addRole(lead, "lead", w.campaign);
  const who = await Promise.all([
    w.signatory(),
    w.colleague(),
    w.drafter(),
    w.other(),
    w.planner(),
    w.auditor(),
    contextFor(admin),
    contextFor(lead),
  ]);
  const numbers: string[] = [];

  /** Each does what it can with what there is; refusals are part of the play. */
  const acts: ((context: Context, text: string) => Promise<unknown>)[] = [
    async (context, text) => {
      const made = await createDraft(context, { roundId: w.round });
      if (!made.ok) return;
      await saveDraft(context, {
        draft: made.value,
        version: 1,
        title: text,
        body: text,
        answers: {},
        lines: [],
        district: "",
      });
      const filed = await fileContribution(context, {
        draft: made.value,
        version: 2,
        privacy: "on",
        licence: "on",
        thirdParties: "none",
      });
      if (filed.ok) numbers.push(filed.value.number);
    },
    (context, text) =>
      preparePublication(context, {
        number: numbers.at(-1) ?? "TCL-2025-9999",
        title: text,
        omissis: [],
        released: [],
      }),
    (context, text) => refusePublication(context, { number: numbers.at(-1) ?? "TCL-2025-9999", reason: text }),
    (context, text) =>
      editCampaign(context, {
        campaign: campaign?.slug,
        title: text,
        inBrief: text,
        office: text,
        contact: text,
        mandateText: text,
      }),
    (context, text) => createOrganisation(context, { name: text, kind: "trade_union" }),
    (context, text) => updateProfile(context, { name: text, language: "it" }),
  ];
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.tuple(fc.nat(acts.length - 1), fc.nat(who.length - 1), fc.string({ unit: "grapheme", maxLength: 40 })),
        { minLength: 10, maxLength: 25 },
      ),
      async (steps) => {
        for (const [act, person, text] of steps) await acts[act]?.(who[person]!, `zqxmarca ${text}`);
        expect(await wrongInLog()).toEqual([]);
        const typed = rowsOf<{ entry: string }>(
          await db.execute(
            sql`select audit_log::text as entry from audit_log where audit_log::text ilike '%zqxmarca%' or audit_log::text like '%@%'`,
          ),
        );
        expect(typed).toEqual([]);
      },
    ),
    { numRuns: 10, endOnFailure: true },
  );
  const done = rowsOf<{ action: string }>(await db.execute(sql`select distinct action from audit_log order by 1`)).map(
    ({ action }) => action,
  );
  expect(done).toEqual(
    expect.arrayContaining(["contribution.file", "campaign.edit", "organisation.manage", "profile.update"]),
  );
  for (const { what, wrong } of await verifyAll()) expect({ what, wrong }).toEqual({ what, wrong: [] });
});
