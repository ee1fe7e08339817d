import fc from "fast-check";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import {
  countPublished,
  listPublished,
  pageSize,
  parts,
  type Key,
} from "#app/features/publishing/public-list.server.ts";
import { getContributionsPage } from "#app/features/publishing/public-list-page.server.ts";
import { listQueue, queuePage, type QueueKey } from "#app/features/publishing/queue.server.ts";
import type { Db } from "#db/client.server.ts";
import { campaigns, contributionLines, contributions } from "#db/schema/index.ts";
import { noon } from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database/database.ts";
import { addFiled, addLead, addPublished } from "#tests/features/texts/filed-texts.ts";
import { during, world, type As, type World } from "#tests/features/texts/world.ts";
import { districtId } from "#tests/support/places.ts";

let db: Db;
let w: World;
let lead: As;
beforeEach(async () => {
  db = await testDatabase();
  w = await world(db, { mode: "open" });
  lead = await addLead(db, w.campaign);
});

const numbers = async (filter: Parameters<typeof listPublished>[1]) =>
  (await listPublished(w.campaign, filter, null)).rows.map((row) => row.number);

describe("paging by key", () => {
  test("gives every row once, newest first, forwards and back, however many were published in the same instant", async () => {
    const made: string[] = [];
    for (let n = 0; n < pageSize * 2 + 5; n += 1) made.push(await addPublished(db, w, lead, { text: `Testo ${n}.` }));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 2 }), { minLength: made.length, maxLength: made.length }),
        async (instants) => {
          for (const [index, number] of made.entries())
            await db
              .update(contributions)
              .set({ publishedAt: new Date(during.getTime() + (instants[index] ?? 0)) })
              .where(eq(contributions.number, number));
          const seen: string[] = [];
          const pages: string[][] = [];
          let last: Awaited<ReturnType<typeof listPublished>> | undefined;
          for (let key: Key | null = null; ; key = last.older) {
            last = await listPublished(w.campaign, {}, key);
            pages.push(last.rows.map((row) => row.number));
            seen.push(...last.rows.map((row) => row.number));
            if (!last.older) break;
          }
          expect([...seen].sort()).toEqual([...made].sort());
          const back: string[][] = [pages.at(-1) ?? []];
          for (let key = last.newer; key; ) {
            const page: Awaited<ReturnType<typeof listPublished>> = await listPublished(w.campaign, {}, key);
            back.unshift(page.rows.map((row) => row.number));
            key = page.newer;
          }
          expect(back.flat()).toEqual(seen);
        },
      ),
      { numRuns: 4 },
    );
  });

  test("the queue gives every row once too, the longest waiting first", async () => {
    const made: string[] = [];
    for (let n = 0; n < queuePage + 7; n += 1)
      made.push(await addFiled(db, w, { receivedAt: new Date(during.getTime() + (n % 3)) }));
    const seen: { number: string; at: number }[] = [];
    for (let key: QueueKey | null = null; ; ) {
      const page: Awaited<ReturnType<typeof listQueue>> = await listQueue(w.campaign, "filed", key);
      seen.push(...page.rows.map((row) => ({ number: row.number, at: row.receivedAt.getTime() })));
      if (!page.next) break;
      key = page.next;
    }
    expect(seen.map((row) => row.number).sort()).toEqual(made.sort());
    expect(seen.map((row) => row.at)).toEqual(seen.map((row) => row.at).sort((a, b) => a - b));
  });
});

describe("the search", () => {
  test.each([
    ["lavoratore", "Le lavoratrici dei cantieri aspettano."],
    ["lavoratrici", "Un lavoratore aspetta da mesi."],
    ["appalto", "Negli appalti si perde salario."],
    ['"base d’asta"', "La base d’asta va rivista."],
  ])("%s finds «%s», with the words marked", async (search, text) => {
    const number = await addPublished(db, w, lead, { text: `${text} E altro ancora.` });
    await addPublished(db, w, lead, { text: "Qui si parla di biciclette." });
    const { rows } = await listPublished(w.campaign, { search }, null);
    expect(rows.map((row) => row.number)).toEqual([number]);
    expect(rows[0]?.passage.some((part) => part.hit)).toBe(true);
    expect(await countPublished(w.campaign, { search })).toBe(1);
  });

  test.each(["'", "a & | !", "((", "<b>", "\\", "%", "-", '"', "*:*"])("%s is no error", async (search) => {
    await addPublished(db, w, lead);
    await expect(listPublished(w.campaign, { search }, null)).resolves.toBeDefined();
  });

  test("never finds what is under an omissis", async () => {
    await addPublished(db, w, lead, {
      text: "Bartolomeo chiede controlli.",
      omissis: [{ start: 0, end: 10, reason: "third_party" }],
    });
    expect(await numbers({ search: "Bartolomeo" })).toEqual([]);
    expect(await numbers({ search: "controlli" })).toHaveLength(1);
  });

  test("marks in a text can't pretend to be words found", () => {
    expect(parts("a \uE000b\uE001 c")).toEqual([
      { text: "a ", hit: false },
      { text: "b", hit: true },
      { text: " c", hit: false },
    ]);
  });
});

test("each filter leaves what fits it, and the count says the same", async () => {
  const one = await addPublished(db, w, lead, { district: "3", kind: "analysis" });
  const two = await addPublished(db, w, lead, { organisationId: w.beta, kind: "demand" });
  await addFiled(db, w, { district: "3" });
  const [row] = await db.select({ id: contributions.id }).from(contributions).where(eq(contributions.number, one));
  await db.insert(contributionLines).values({ contributionId: row?.id ?? "", lineId: w.line });
  for (const [filter, wanted] of [
    [{}, [two, one]],
    [{ district: await districtId("3") }, [one]],
    [{ kind: "demand" as const }, [two]],
    [{ organisationId: w.beta }, [two]],
    [{ lineId: w.line }, [one]],
    [{ roundId: w.round }, [two, one]],
    [{ bench: "employers" }, []],
    [{ district: await districtId("3"), organisationId: w.beta }, []],
  ] as const) {
    expect([filter, (await numbers(filter)).sort()]).toEqual([filter, [...wanted].sort()]);
    expect(await countPublished(w.campaign, filter)).toBe(wanted.length);
  }
});

test("a search gives the same, whichever way it takes: through the nearest texts, the index's few or the whole list", async () => {
  const ids = new Map([
    ["1", await districtId("1")],
    ["2", await districtId("2")],
  ]);
  const made: { number: string; district: string; has: boolean }[] = [];
  for (let n = 0; n < pageSize * 2 + 12; n += 1) {
    const [district, has] = [String(1 + (n % 2)), n % 3 > 0] as const;
    made.unshift({
      number: await addPublished(db, w, lead, {
        district,
        text: has ? `Orari di lavoro, punto ${n}.` : `Trasporti, punto ${n}.`,
      }),
      district,
      has,
    });
  }
  for (const [n, { number }] of made.entries())
    await db
      .update(contributions)
      .set({ publishedAt: new Date(during.getTime() - n) })
      .where(eq(contributions.number, number));
  for (const bounds of [
    { nearest: 600, fewHits: 5_000, mostCounted: 1_000 },
    { nearest: 1, fewHits: 5_000, mostCounted: 1_000 },
    { nearest: 1, fewHits: 1, mostCounted: 1_000 },
    { nearest: 24, fewHits: 2, mostCounted: 5 },
    { nearest: 30, fewHits: 2, mostCounted: 12 },
  ]) {
    for (const filter of [
      {},
      { district: await districtId("2") },
      { roundId: w.round },
      { roundId: w.round, district: await districtId("1") },
      { bench: "employers" },
    ]) {
      const wanted = made
        .filter(
          ({ district, has }) =>
            has && (!("district" in filter) || ids.get(district) === filter.district) && !("bench" in filter),
        )
        .map(({ number }) => number);
      const seen: string[] = [];
      for (let key: Key | null = null; ; ) {
        const page: Awaited<ReturnType<typeof listPublished>> = await listPublished(
          w.campaign,
          { ...filter, search: "orari" },
          key,
          bounds,
        );
        seen.push(...page.rows.map((row) => row.number));
        key = page.older;
        if (!key) break;
      }
      expect([bounds, filter, seen]).toEqual([bounds, filter, wanted]);
      expect([bounds, filter, await countPublished(w.campaign, { ...filter, search: "orari" }, bounds)]).toEqual([
        bounds,
        filter,
        Math.min(wanted.length, bounds.mostCounted + 1),
      ]);
    }
  }
});

test("the page counts what waits, and takes what it doesn't know of an address as not chosen", async () => {
  await addPublished(db, w, lead);
  await addFiled(db, w);
  const [campaign] = await db.select({ slug: campaigns.slug }).from(campaigns).where(eq(campaigns.id, w.campaign));
  const page = await getContributionsPage(
    campaign?.slug ?? "",
    new URLSearchParams("linea=99&fase=x&tipo=zzz&organizzazione=nessuna&circoscrizione=12&prima=ieri"),
    noon,
  );
  expect(page).toMatchObject({
    total: 1,
    waiting: 1,
    chosen: { line: "", round: "", kind: "", organisation: "", district: "" },
  });
  expect(JSON.stringify(page)).not.toMatch(/Ada Firmataria|example\.org|"receivedAt"/);
});

test("a campaign in preparation has no public list", async () => {
  await db.update(campaigns).set({ state: "draft" }).where(eq(campaigns.id, w.campaign));
  const [campaign] = await db.select({ slug: campaigns.slug }).from(campaigns).where(eq(campaigns.id, w.campaign));
  expect(await getContributionsPage(campaign?.slug ?? "", new URLSearchParams(), noon)).toBeNull();
});
