import { eq } from "drizzle-orm";
import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import type { Context } from "#app/access/context.ts";
import { sha256 } from "#app/core/hash.server.ts";
import { notePasteLosses } from "#app/features/attachments/drafts-paper.server.ts";
import { deleteDraft } from "#app/features/drafts/drafts-delete.server.ts";
import { actingMandate } from "#app/features/organisations/acting.ts";
import { createDraft, getDraft, listDrafts } from "#app/features/drafts/drafts.server.ts";
import { resolveConflict, saveDraft } from "#app/features/drafts/drafts-save.server.ts";
import type { Db } from "#db/client.server.ts";
import { auditLog, campaigns, draftConflicts, drafts } from "#db/schema/index.ts";
import { testDatabase } from "#tests/support/database/database.ts";
import { closes, world, type World } from "#tests/features/texts/world.ts";
import { districtId } from "#tests/support/places.ts";

let db: Db;
let w: World;
let draft: string;
beforeEach(async () => {
  db = await testDatabase();
  w = await world(db);
  draft = await ok(createDraft(await w.signatory(), { roundId: w.round }));
});

async function ok<T>(
  outcome: Promise<{ ok: true; value: T } | { ok: false; code: string; fields: unknown }>,
): Promise<T> {
  const settled = await outcome;
  if (!settled.ok) throw new Error(`${settled.code} ${JSON.stringify(settled.fields)}`);
  return settled.value;
}
const body = () => ({ organisationId: w.alfa, campaignId: w.campaign });
const read = async () => (await getDraft(draft, body()))!;
const save = (context: Context, fields: object) => ok(saveDraft(context, { draft, ...fields }));
const digest = (text: string) => sha256(text).slice(0, 16);

describe("saving a draft", () => {
  test("a stale save overwrites nothing: its text is kept beside, and somebody chooses", async () => {
    const [ada, carlo] = [await w.signatory(), await w.drafter()];
    await save(ada, { version: 1, body: "inizio" });
    await save(ada, { version: 2, base: JSON.stringify({ body: digest("inizio") }), body: "di Ada" });
    const met = await save(carlo, { version: 2, base: JSON.stringify({ body: digest("inizio") }), body: "di Carlo" });
    expect(met).toMatchObject({ conflicting: ["body"], conflict: expect.any(String) as string });
    expect(await read()).toMatchObject({
      body: "di Ada",
      conflicts: [{ by: "Carlo Redattore", texts: { body: "di Carlo" } }],
    });

    const choice = { draft, conflict: met.conflict, field: "body", seen: digest("di Ada") };
    expect(await resolveConflict(ada, { ...choice, keep: "other", seen: digest("altro") })).toMatchObject({
      code: "stale",
    });
    await ok(resolveConflict(ada, { ...choice, keep: "both" }));
    expect(await read()).toMatchObject({ body: "di Ada\n\n---\n\ndi Carlo", conflicts: [] });
  });

  test.each([
    ["draft", "di Ada"],
    ["other", "di Carlo"],
  ] as const)("choosing «%s» leaves %j", async (keep, expected) => {
    await save(await w.signatory(), { version: 1, body: "di Ada" });
    const { conflict } = await save(await w.drafter(), {
      version: 1,
      base: JSON.stringify({ body: "?" }),
      body: "di Carlo",
    });
    await ok(resolveConflict(await w.drafter(), { draft, conflict, field: "body", keep, seen: digest("di Ada") }));
    expect(await read()).toMatchObject({ body: expected, conflicts: [] });
    expect(await db.$count(draftConflicts)).toBe(0);
  });

  test("two people in different fields are merged, and each learns what the other wrote", async () => {
    const base = JSON.stringify({ title: digest(""), body: digest("") });
    await save(await w.signatory(), { version: 1, base, title: "Titolo", body: "" });
    const second = await save(await w.drafter(), { version: 1, base, title: "", body: "Testo" });
    expect(second).toMatchObject({ conflict: null, news: { title: "Titolo" } });
    expect(await read()).toMatchObject({ title: "Titolo", body: "Testo", version: 3 });
  });

  test("who goes on typing in a conflict adds to their own text, not to a heap of rows", async () => {
    const carlo = await w.drafter();
    await save(await w.signatory(), { version: 1, body: "di Ada" });
    const first = await save(carlo, { version: 1, base: JSON.stringify({ body: "?" }), body: "di C" });
    const second = await save(carlo, {
      version: first.version,
      base: JSON.stringify(first.base),
      conflict: first.conflict,
      body: "di Carlo",
    });
    expect(second.conflict).toBe(first.conflict);
    expect(await read()).toMatchObject({ body: "di Ada", conflicts: [{ texts: { body: "di Carlo" } }] });
  });

  test("whoever saves what and in whatever order, every text that was sent is in the draft or beside it", async () => {
    const people = [await w.signatory(), await w.drafter()];
    const saves = fc.array(
      fc.record({ who: fc.constantFrom(0, 1), field: fc.constantFrom("title", "body"), reload: fc.boolean() }),
      { minLength: 2, maxLength: 8 },
    );
    let count = 0;
    await fc.assert(
      fc.asyncProperty(saves, async (list) => {
        await db.update(drafts).set({ title: "", body: "", version: 1 }).where(eq(drafts.id, draft));
        await db.delete(draftConflicts);
        const pages = [0, 1].map(() => ({
          version: 1,
          base: { title: digest(""), body: digest("") } as Record<string, string>,
          conflict: "",
          shown: { title: "", body: "" } as Record<string, string>,
        }));
        // What somebody has seen and then replaced is no loss; all the rest has to be somewhere.
        const alive = new Set<string>();
        for (const { who, field, reload } of list) {
          const page = pages[who]!;
          if (reload) {
            const now = await read();
            Object.assign(page, {
              version: now.version,
              base: { title: digest(now.title), body: digest(now.body) },
              conflict: "",
              shown: { title: now.title, body: now.body },
            });
          }
          const text = `testo ${(count += 1)}`;
          alive.delete(page.shown[field]!);
          alive.add(text);
          page.shown[field] = text;
          const saved = await save(people[who]!, {
            version: page.version,
            base: JSON.stringify(page.base),
            conflict: page.conflict,
            [field]: text,
          });
          const base = { ...page.base, [field]: saved.base[field]! };
          Object.assign(page, { version: saved.version, base, conflict: saved.conflict ?? page.conflict });
        }
        const now = await read();
        const kept = [now.title, now.body, ...now.conflicts.flatMap(({ texts }) => Object.values(texts))];
        for (const text of alive) expect(kept).toContain(text);
      }),
      { numRuns: 25 },
    );
  });

  test("lines of other campaigns, answers to other questions and odd bases are left out", async () => {
    await save(await w.signatory(), {
      version: 1,
      base: "{not json",
      lines: ["", w.line, "nowhere", w.line],
      answers: { [w.questions[1]]: "sì", elsewhere: "no" },
      district: "8",
      kind: "analysis",
    });
    expect(await read()).toMatchObject({
      lineIds: [w.line],
      answers: { [w.questions[1]]: "sì" },
      district: await districtId("8"),
      kind: "analysis",
    });
  });

  test.each([
    [{ district: "9" }],
    [{ kind: "poem" }],
    [{ version: "x" }],
    [{ title: "a".repeat(301) }],
    [{ body: ["a", "b"] }],
    [{ answers: "a" }],
    [{ lines: "a" }],
    [{ base: { a: 1 } }],
  ])("%j is invalid", async (fields) => {
    expect(await saveDraft(await w.signatory(), { draft, version: 1, ...fields })).toMatchObject({
      ok: false,
      code: "invalid",
    });
  });

  test("a draft outlives the closing of its round, and takes no more words in a concluded campaign", async () => {
    const late = await w.signatory(new Date(closes.getTime() + 1000));
    await save(late, { version: 1, body: "ancora" });
    await db.update(campaigns).set({ state: "concluded" });
    expect(await saveDraft(late, { draft, version: 2, body: "x" })).toMatchObject({ code: "campaign_concluded" });
  });

  test("leaves nothing in the log: drafts are nobody's business", async () => {
    await save(await w.signatory(), { version: 1, body: "segreto" });
    expect(await db.$count(auditLog)).toBe(0);
  });

  test("a paste's losses add up and have to be confirmed anew", async () => {
    const context = await w.signatory();
    await ok(notePasteLosses(context, { draft, losses: [{ kind: "images", count: 1 }] }));
    await db.update(drafts).set({ lossesConfirmedAt: new Date() });
    await ok(notePasteLosses(context, { draft, losses: [{ kind: "images", count: 2, sample: "foto" }] }));
    expect(await read()).toMatchObject({
      losses: [{ kind: "images", count: 3, sample: "foto" }],
      lossesConfirmedAt: null,
    });
  });
});

describe("a draft belongs to its organisation", () => {
  test("colleagues read and write it; other organisations do not find it", async () => {
    await save(await w.drafter(), { version: 1, body: "insieme" });
    expect((await listDrafts(body())).map(({ id }) => id)).toEqual([draft]);
    const others = { organisationId: w.beta, campaignId: w.campaign };
    expect(await getDraft(draft, others)).toBeNull();
    expect(await listDrafts(others)).toEqual([]);
    expect(await saveDraft(await w.other(), { draft, version: 1, body: "x" })).toMatchObject({ code: "not_found" });
    expect(await deleteDraft(await w.other(), { draft })).toMatchObject({ code: "not_found" });
  });

  test.each(["planner", "auditor"] as const)(
    "a %s acts for no organisation, so no draft is theirs to read or write",
    async (role) => {
      const context = await w[role]();
      expect(actingMandate(context.actor)).toBeNull();
      expect(await saveDraft(context, { draft, version: 1, body: "x" })).toMatchObject({ code: "forbidden" });
      expect(await createDraft(context, { roundId: w.round })).toMatchObject({ code: "forbidden" });
    },
  );

  test("the organisation comes from the mandate, never from the request", async () => {
    const made = await ok(createDraft(await w.other(), { roundId: w.round, organisationId: w.alfa }));
    expect(await db.select({ organisationId: drafts.organisationId }).from(drafts).where(eq(drafts.id, made))).toEqual([
      { organisationId: w.beta },
    ]);
  });

  test("a double click begins one draft; a written one leaves room for another", async () => {
    const context = await w.signatory();
    const [first, second] = await Promise.all([
      ok(createDraft(context, { roundId: w.round })),
      ok(createDraft(context, { roundId: w.round })),
    ]);
    expect([first, second]).toEqual([draft, draft]);
    await save(context, { version: 1, body: "scritto" });
    expect(await ok(createDraft(context, { roundId: w.round }))).not.toBe(draft);
  });

  test("a round that is over begins no draft", async () => {
    expect(await createDraft(await w.signatory(closes), { roundId: w.round })).toMatchObject({ code: "round_closed" });
  });
});
