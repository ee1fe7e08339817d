import fc from "fast-check";
import { and, eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { parseProse } from "#app/prose/prose.server.ts";
import { getDeskText } from "#app/features/publishing/desk-text.server.ts";
import { getPublicContribution } from "#app/features/publishing/public-contribution.server.ts";
import {
  openOriginal,
  preparePublication,
  publishContributions,
  refusePublication,
  returnToQueue,
} from "#app/features/publishing/publications.server.ts";
import { rowsOf, type Db } from "#db/client.server.ts";
import { auditLog, contributions, publicTexts } from "#db/schema/index.ts";
import { testDatabase } from "#tests/support/database/database.ts";
import { addFiled, addLead, addPublished, ok } from "#tests/features/texts/filed-texts.ts";
import { closes, during, world, type As, type World } from "#tests/features/texts/world.ts";

let db: Db;
let w: World;
let lead: As;
beforeEach(async () => {
  db = await testDatabase();
  w = await world(db, { mode: "open" });
  lead = await addLead(db, w.campaign);
});

const at = (ms: number) => new Date(during.getTime() + ms);
const stateOf = async (number: string) =>
  (
    await db
      .select({ state: contributions.state, reason: contributions.stateReason })
      .from(contributions)
      .where(eq(contributions.number, number))
  )[0];
const code = (outcome: { ok: boolean; code?: string }) => (outcome.ok ? "ok" : outcome.code);
const plan = (number: string, more: object = {}) => ({ number, title: "", omissis: [], released: [], ...more });

describe("who may do what with a text that arrived", () => {
  const acts = {
    prepare: async (as: As, number: string) => preparePublication(await as(), plan(number)),
    publish: async (as: As, number: string) =>
      publishContributions(await as(), { campaignId: w.campaign, numbers: [number] }),
    refuse: async (as: As, number: string) => refusePublication(await as(), { number, reason: "Fuori tema" }),
    back: async (as: As, number: string) => returnToQueue(await as(), { number }),
    open: async (as: As, number: string) => openOriginal(await as(), { number }),
  };
  test.each([
    ["lead", { prepare: "ok", publish: "ok", refuse: "ok", back: "ok", open: "ok" }],
    ["planner", { prepare: "ok", publish: "forbidden", refuse: "forbidden", back: "ok", open: "ok" }],
    [
      "auditor",
      { prepare: "forbidden", publish: "forbidden", refuse: "forbidden", back: "forbidden", open: "forbidden" },
    ],
    [
      "signatory",
      { prepare: "forbidden", publish: "forbidden", refuse: "forbidden", back: "forbidden", open: "forbidden" },
    ],
  ] as const)("%s", async (role, wanted) => {
    const as = role === "lead" ? lead : w[role];
    for (const [act, answer] of Object.entries(wanted)) {
      const number = await addFiled(db, w);
      if (act === "publish" || act === "back") await ok(acts.prepare(lead, number));
      expect([act, code(await acts[act as keyof typeof acts](as, number))]).toEqual([act, answer]);
    }
  });

  test("a lead of another consultation may nothing here", async () => {
    const number = await addFiled(db, w);
    const foreign = await addLead(db, (await world2()).campaign);
    expect(code(await acts.prepare(foreign, number))).toBe("forbidden");
    expect(code(await publishContributions(await foreign(), { campaignId: w.campaign, numbers: [number] }))).toBe(
      "forbidden",
    );
  });
});

/** A second campaign beside the first, whose code must differ. */
async function world2(): Promise<{ campaign: string }> {
  const rows = rowsOf<{ id: string }>(
    await db.execute(
      sql`insert into campaigns (id, body_id, slug, code, title, in_brief, state, created_at) select 'other', id, 'altra', 'ALT', 'Altra', '', 'open', now() from bodies returning id`,
    ),
  );
  return { campaign: rows[0]?.id ?? "" };
}

test("a number of another campaign is not found, and none of the others is published", async () => {
  const number = await addFiled(db, w);
  await ok(preparePublication(await lead(), plan(number)));
  const other = await addLead(db, (await world2()).campaign);
  expect(code(await publishContributions(await other(), { campaignId: "other", numbers: [number] }))).toBe("not_found");
  const filed = await addFiled(db, w);
  expect(code(await publishContributions(await lead(), { campaignId: w.campaign, numbers: [number, filed] }))).toBe(
    "wrong_state",
  );
  expect(await stateOf(number)).toMatchObject({ state: "ready" });
});

test("a sealed round's text is prepared at any time and published only from the closing instant on", async () => {
  await db.execute(sql`update rounds set mode = 'sealed' where id = ${w.round}`);
  const number = await addFiled(db, w);
  await ok(preparePublication(await lead(), plan(number)));
  const publish = async (now: Date) =>
    code(await publishContributions(await lead(now), { campaignId: w.campaign, numbers: [number] }));
  expect(await publish(new Date(closes.getTime() - 1))).toBe("still_sealed");
  expect(await getPublicContribution(w.campaign, number)).toBeNull();
  expect(await publish(closes)).toBe("ok");
});

test("a refused text keeps its reason until it goes back to the queue", async () => {
  const number = await addFiled(db, w);
  expect(code(await refusePublication(await lead(), { number, reason: "  " }))).toBe("invalid");
  await ok(refusePublication(await lead(), { number, reason: "Non riguarda il lavoro." }));
  expect(await stateOf(number)).toEqual({ state: "refused", reason: "Non riguarda il lavoro." });
  await ok(returnToQueue(await w.planner(), { number }));
  expect(await stateOf(number)).toEqual({ state: "filed", reason: "" });
});

describe("two people at work on one text", () => {
  test("publishing and preparing at once: one of them waits, and what is public is a text that was prepared", async () => {
    const number = await addFiled(db, w);
    await ok(preparePublication(await w.planner(at(1)), plan(number)));
    const [again, published] = await Promise.all([
      preparePublication(
        await w.planner(at(2)),
        plan(number, { omissis: [{ start: 0, end: 6, reason: "third_party" }] }),
      ),
      publishContributions(await lead(at(2)), { campaignId: w.campaign, numbers: [number] }),
    ]);
    expect(published.ok).toBe(true);
    expect(await stateOf(number)).toMatchObject({ state: "published" });
    expect(["ok", "wrong_state"]).toContain(code(again));
    const shown = await getPublicContribution(w.campaign, number);
    expect(shown?.prose.plain.startsWith("[omissis]")).toBe(again.ok);
  });

  test("nobody publishes a text that was prepared anew since they read it", async () => {
    const number = await addFiled(db, w);
    await ok(preparePublication(await lead(at(1)), plan(number)));
    const seen = (await getDeskText(w.campaign, number))?.publicText?.id ?? "";
    await ok(preparePublication(await w.planner(at(2)), plan(number, { seen })));
    expect(
      code(await publishContributions(await lead(at(3)), { campaignId: w.campaign, numbers: [number], seen: [seen] })),
    ).toBe("stale");
    const now = (await getDeskText(w.campaign, number))?.publicText?.id ?? "";
    expect(
      code(await publishContributions(await lead(at(3)), { campaignId: w.campaign, numbers: [number], seen: [now] })),
    ).toBe("ok");
  });

  test("an older page can't undo a colleague's omissis, even after the text went back to the queue", async () => {
    const number = await addFiled(db, w);
    await ok(
      preparePublication(
        await w.planner(at(1)),
        plan(number, { seen: "", omissis: [{ start: 0, end: 6, reason: "third_party" }] }),
      ),
    );
    expect(code(await preparePublication(await lead(at(2)), plan(number, { seen: "" })))).toBe("stale");
    await ok(returnToQueue(await lead(at(3)), { number }));
    expect(code(await preparePublication(await lead(at(4)), plan(number, { seen: "" })))).toBe("stale");
  });
});

describe("an original under an omissis", () => {
  const hide = async () => {
    const number = await addFiled(db, w, { text: "Mario Rossi chiede una risposta." });
    await ok(
      preparePublication(await w.planner(), plan(number, { omissis: [{ start: 0, end: 11, reason: "third_party" }] })),
    );
    return number;
  };

  test("does not come with the page, neither while it is ready nor after it went back", async () => {
    const number = await hide();
    expect((await getDeskText(w.campaign, number))?.original).toBeNull();
    await ok(returnToQueue(await lead(at(1)), { number }));
    const filed = await getDeskText(w.campaign, number);
    expect(filed?.original).toBeNull();
    expect(JSON.stringify(filed)).not.toContain("Rossi");
  });

  test("is opened by the office, and the log says by whom", async () => {
    const number = await hide();
    const opened = await ok(openOriginal(await w.planner(), { number }));
    expect(opened.plain).toBe("Mario Rossi chiede una risposta.");
    const { actor } = await w.planner();
    const entries = await db
      .select({ personId: auditLog.personId })
      .from(auditLog)
      .where(eq(auditLog.action, "original.open"));
    expect(entries).toEqual([{ personId: actor?.personId }]);
  });
});

test("no word under an omissis is left in any column of the public text, whatever is marked", async () => {
  const words = Array.from({ length: 30 }, (_, index) => `segreto${String(index).padStart(2, "0")}`);
  const text = parseProse(
    `# Titolo ${words[0]}\n\n${words.slice(1, 12).join(" **e** ")}.\n\n- ${words.slice(12, 20).join(" ")}\n- [${words.slice(20, 24).join(" ")}](https://example.org/${words[20]})\n\n| ${words[24]} | ${words[25]} |\n|---|---|\n| ${words[26]} | ${words.slice(27).join(" ")} |`,
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(text.plain.length - 1), fc.integer({ min: 1, max: 80 })), {
        minLength: 1,
        maxLength: 4,
      }),
      async (ranges) => {
        const omissis = ranges.map(([start, length]) => ({
          start,
          end: Math.min(text.plain.length, start + length),
          reason: "third_party",
        }));
        const number = await addFiled(db, w, { text });
        await ok(preparePublication(await w.planner(), plan(number, { omissis })));
        const [row] = rowsOf<{ row: string }>(
          await db.execute(
            sql`select title || plain || blocks::text || search::text || sentences::text as row from public_texts t join contributions c on c.public_text_id = t.id where c.number = ${number}`,
          ),
        );
        const gone = words.filter((word) =>
          omissis.some(
            (mark) => mark.start < text.plain.indexOf(word) + word.length && text.plain.indexOf(word) < mark.end,
          ),
        );
        expect(gone.filter((word) => row?.row.includes(word))).toEqual([]);
      },
    ),
    { numRuns: 25 },
  );
});

test("no page shows anything of a text that was withdrawn or taken down but its record", async () => {
  const number = await addPublished(db, w, lead, { text: "Parole irripetibili.", title: "Titolo irripetibile" });
  for (const state of ["withdrawn", "taken_down"] as const) {
    await db
      .update(contributions)
      .set({ state, stateReason: "Richiesta dell’organizzazione" })
      .where(eq(contributions.number, number));
    const shown = await getPublicContribution(w.campaign, number);
    expect(shown).toMatchObject({
      number,
      withheld: true,
      organisation: "Sindacato Alfa",
      stateReason: "Richiesta dell’organizzazione",
      attachments: [],
    });
    expect(JSON.stringify({ ...shown, omissisReasons: [] })).not.toContain("irripetibil");
  }
});

test("what was never published is no public page", async () => {
  const number = await addFiled(db, w);
  for (const state of ["filed", "refused"] as const) {
    await db.update(contributions).set({ state }).where(eq(contributions.number, number));
    expect(await getPublicContribution(w.campaign, number)).toBeNull();
  }
  const texts = await db
    .select({ id: publicTexts.id })
    .from(publicTexts)
    .innerJoin(contributions, and(eq(contributions.publicTextId, publicTexts.id), eq(contributions.number, number)));
  expect(texts).toEqual([]);
});
