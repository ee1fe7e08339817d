import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { newId } from "#app/core/ids.server.ts";
import { parseProse } from "#app/prose/prose.server.ts";
import { proseFromParts } from "#app/prose/prose.ts";
import {
  preparePublication,
  publishContributions,
  returnToQueue,
} from "#app/features/publishing/publications.server.ts";
import { getPublicContribution } from "#app/features/publishing/public-contribution.server.ts";
import { getTextToCode } from "#app/features/tagging/coding-page.server.ts";
import { tagPassage, tagExcerpt, undoCoding } from "#app/features/tagging/codings.server.ts";
import {
  countExcerpts,
  listCodingHistory,
  listExcerptsOfLine,
  listExcerptsOfText,
  listTextsToCode,
} from "#app/features/tagging/excerpts.server.ts";
import { threadsOfText } from "#app/features/tagging/threads-of-text.server.ts";
import type { Db } from "#db/client.server.ts";
import { campaigns, codings, contributions, excerpts, lines, lineVersions } from "#db/schema/index.ts";
import { addFiled, addLead, addPublished, ok } from "#tests/features/texts/filed-texts.ts";
import { during, world, type As, type World } from "#tests/features/texts/world.ts";
import { testDatabase } from "#tests/support/database/database.ts";
import { theBody } from "#tests/support/places.ts";

let db: Db;
let w: World;
let lead: As;
beforeEach(async () => {
  db = await testDatabase();
  w = await world(db, { mode: "open" });
  lead = await addLead(db, w.campaign);
});

const later = (ms: number) => new Date(during.getTime() + ms);
const code = (outcome: { ok: boolean; code?: string }) => (outcome.ok ? "ok" : outcome.code);
const textOf = async (number: string) => (await getTextToCode(w.campaign, number)) ?? expect.fail("no such text");
const wanted = (text: { number: string; textId: string }, start: number, end: number, more: object = {}) => ({
  number: text.number,
  publicTextId: text.textId,
  start,
  end,
  lineIds: [w.line],
  kind: "demand",
  memo: "",
  ...more,
});

/** A line of another campaign, open at the same time. */
async function otherLine(): Promise<string> {
  const [campaign, line] = [newId(during), newId(during)];
  await db.insert(campaigns).values({
    id: campaign,
    bodyId: await theBody(),
    slug: "piano",
    code: "PRG",
    title: "Il piano",
    inBrief: "",
    state: "open",
    createdAt: during,
  });
  await db.insert(lines).values({ id: line, campaignId: campaign, code: 1, position: 1 });
  await db.insert(lineVersions).values({
    lineId: line,
    version: 1,
    shortName: "spazi",
    title: "Spazi",
    color: "#122C66",
    colorDark: "#A9C4FF",
    stroke: "dots",
    createdAt: during,
  });
  return line;
}

describe("a passage", () => {
  test("is quoted exactly as it stands, by code points, with what stands around it", async () => {
    const number = await addPublished(db, w, lead, { text: "Più 👷 controlli **nei cantieri** perché servono." });
    const text = await textOf(number);
    const { excerptId, start, end } = await ok(tagPassage(await w.planner(), wanted(text, 3, 28)));
    const [row] = await db.select().from(excerpts).where(eq(excerpts.id, excerptId));
    expect(row).toMatchObject({
      start: 4,
      end: 28,
      exact: "👷 controlli nei cantieri",
      prefix: "Più ",
      publicTextId: text.textId,
    });
    expect([start, end]).toEqual([4, 28]);
  });

  test.each(["auditor", "signatory", "drafter"] as const)("is not classified by the %s", async (role) => {
    const text = await textOf(await addPublished(db, w, lead));
    expect(code(await tagPassage(await w[role](), wanted(text, 0, 10)))).toBe("forbidden");
  });

  test("that reaches into the office's question is no statement of the organisation", async () => {
    const prose = proseFromParts([
      { office: true, heading: "Che cosa manca?", prose: parseProse("Rispondete pure.") },
      { prose: parseProse("Mancano controlli.") },
    ]);
    const text = await textOf(await addPublished(db, w, lead, { text: prose }));
    const answer = prose.plain.indexOf("Mancano");
    expect(code(await tagPassage(await w.planner(), wanted(text, 0, 5)))).toBe("not_quotable");
    expect(code(await tagPassage(await w.planner(), wanted(text, answer - 3, prose.plain.length)))).toBe(
      "not_quotable",
    );
    expect(code(await tagPassage(await w.planner(), wanted(text, answer, prose.plain.length)))).toBe("ok");
  });

  test("of a text that is not public, or beyond its end, is refused", async () => {
    const text = await textOf(await addPublished(db, w, lead));
    expect(code(await tagPassage(await w.planner(), wanted(text, 0, 9_999)))).toBe("excerpt_crosses");
    expect(code(await tagPassage(await w.planner(), wanted(text, 5, 5)))).toBe("excerpt_crosses");
    expect(code(await tagPassage(await w.planner(), { ...wanted(text, 0, 5), lineIds: ["nessuna"] }))).toBe("invalid");
    const filed = await addFiled(db, w);
    expect(code(await tagPassage(await w.planner(), { ...wanted(text, 0, 5), number: filed }))).toBe("not_found");
    await db.update(contributions).set({ state: "withdrawn" }).where(eq(contributions.number, text.number));
    expect(code(await tagPassage(await w.planner(), wanted(text, 0, 5)))).toBe("not_quotable");
  });

  test("made on an older public text is refused, because its offsets mean nothing any more", async () => {
    const text = await textOf(await addPublished(db, w, lead));
    await db.update(contributions).set({ state: "ready" }).where(eq(contributions.number, text.number));
    await ok(
      preparePublication(await lead(later(5)), {
        number: text.number,
        title: "",
        omissis: [{ start: 0, end: 7, reason: "third_party" }],
        released: [],
      }),
    );
    await ok(publishContributions(await lead(later(6)), { campaignId: w.campaign, numbers: [text.number] }));
    expect(code(await tagPassage(await w.planner(), wanted(text, 0, 10)))).toBe("stale");
    expect(code(await returnToQueue(await lead(), { number: text.number }))).toBe("wrong_state");
  });

  test("classified twice is one excerpt, and the same decision is written once", async () => {
    const text = await textOf(await addPublished(db, w, lead));
    const first = await ok(tagPassage(await w.planner(), wanted(text, 0, 10)));
    const again = await ok(tagPassage(await lead(), wanted(text, 0, 10)));
    await ok(
      tagExcerpt(await lead(), { excerptId: first.excerptId, lineIds: [w.line], kind: "criticality", memo: "" }),
    );
    expect(again.excerptId).toBe(first.excerptId);
    const [listed] = await listExcerptsOfText(text.textId);
    expect(listed?.codings.map((coding) => coding.kind)).toEqual(["demand", "criticality"]);
  });
});

describe("a decision", () => {
  const decided = async () => {
    const text = await textOf(await addPublished(db, w, lead));
    await ok(tagPassage(await w.planner(), wanted(text, 0, 10, { memo: "Annotazione riservata" })));
    const [coding] = await db.select({ id: codings.id }).from(codings);
    return { text, codingId: coding?.id ?? "" };
  };

  test("can be neither changed nor deleted in the database", async () => {
    await decided();
    for (const statement of [sql`update codings set memo = 'x'`, sql`delete from codings`]) {
      await expect(Promise.resolve(db.execute(statement))).rejects.toThrow();
    }
    expect(await db.select({ memo: codings.memo }).from(codings)).toEqual([{ memo: "Annotazione riservata" }]);
  });

  test("is taken back once, by an entry of its own, however many do it at the same time", async () => {
    const { text, codingId } = await decided();
    const outcomes = await Promise.all(
      [w.planner, lead, w.planner, lead].map(async (as, index) => undoCoding(await as(later(index)), { codingId })),
    );
    expect(outcomes.map(code).sort()).toEqual(["already_undone", "already_undone", "already_undone", "ok"]);
    expect(await listExcerptsOfText(text.textId)).toEqual([]);
    expect((await listCodingHistory(text.textId)).map((entry) => entry.undoes)).toEqual([null, codingId]);
  });

  test("taken back can be taken again, and an undoing entry can't be undone", async () => {
    const { text, codingId } = await decided();
    await ok(undoCoding(await w.planner(later(1)), { codingId }));
    const undoing = (await listCodingHistory(text.textId)).find((entry) => entry.undoes)?.id ?? "";
    expect(code(await undoCoding(await w.planner(later(2)), { codingId: undoing }))).toBe("not_found");
    await ok(tagPassage(await w.planner(later(3)), wanted(text, 0, 10)));
    expect(await listExcerptsOfText(text.textId)).toHaveLength(1);
  });

  test("taken back leaves the passage its address, without a thread: published versions point at it", async () => {
    const { text, codingId } = await decided();
    await ok(undoCoding(await w.planner(later(1)), { codingId }));
    const { excerpts: shown, threads } = await threadsOfText(text.textId, w.campaign, []);
    expect(shown).toMatchObject([{ start: 0, end: 10, lineIds: [] }]);
    expect(threads).toEqual([]);
  });

  test("its memo and its coder are nowhere on the public page", async () => {
    const { text } = await decided();
    const shown = await getPublicContribution(w.campaign, text.number);
    const threads = await threadsOfText(text.textId, w.campaign, shown?.lineIds ?? []);
    expect(threads.excerpts).toHaveLength(1);
    expect(JSON.stringify({ shown, threads })).not.toMatch(/riservata|planner|coder/i);
  });
});

test("a thread of another campaign is shown after the text's own", async () => {
  const text = await textOf(await addPublished(db, w, lead));
  const line = await otherLine();
  await ok(tagPassage(await w.planner(), wanted(text, 0, 10, { lineIds: [w.line, line] })));
  const { threads } = await threadsOfText(text.textId, w.campaign, []);
  expect(threads.map((each) => [each.title, each.lines.map((shown) => shown.shortName)])).toEqual([
    ["Città del lavoro", ["giusto"]],
    ["Il piano", ["spazi"]],
  ]);
});

test("the counts: an excerpt of two kinds counts in both, of two decisions of one kind once, and only while its text is public", async () => {
  const number = await addPublished(db, w, lead, { text: "Prima frase. Seconda frase. Terza frase." });
  const text = await textOf(number);
  await ok(tagPassage(await w.planner(), wanted(text, 0, 12)));
  await ok(tagPassage(await w.planner(later(1)), wanted(text, 0, 12, { kind: "criticality" })));
  await ok(tagPassage(await w.planner(later(2)), wanted(text, 0, 27)));
  const counts = async () => (await countExcerpts(w.line)).map((row) => `${row.kind} ${row.bench} ${row.count}`).sort();
  expect(await counts()).toEqual(["criticality unions 1", "demand unions 2"]);
  expect((await listTextsToCode(w.campaign, null)).rows[0]?.coverage).toEqual({ covered: 2, of: 3 });
  expect((await listExcerptsOfLine(w.line, { kind: "demand" }, null)).rows).toHaveLength(2);
  await db.update(contributions).set({ state: "taken_down" }).where(eq(contributions.number, number));
  expect(await counts()).toEqual([]);
  expect((await listExcerptsOfLine(w.line, {}, null)).rows).toEqual([]);
});
