import { and, eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { newId } from "#app/core/ids.server.ts";
import { redactPublished } from "#app/features/publishing/redact-published.server.ts";
import { getPublicationPage } from "#app/features/composing/desk-document.server.ts";
import {
  addParagraph,
  citeSource,
  moveParagraph,
  proposeVersion,
  removeParagraph,
  restoreParagraph,
  saveParagraph,
} from "#app/features/document/documents.server.ts";
import { whereItWent } from "#app/features/document/outcomes.server.ts";
import { listUncited } from "#app/features/document/uncited.server.ts";
import { getVersion, listVersions, withdrawVersion } from "#app/features/document/versions.server.ts";
import { contributions, excerpts, paragraphs, versions } from "#db/schema/index.ts";
import { noon } from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database/database.ts";
import { codeOf, documentWorld, must, publish, published, seen, write, type DocumentWorld } from "./world.ts";

const db = await testDatabase();
const withheldIn = async (number: number) =>
  (await getVersion(world.campaignId, number))?.content.excerpts
    .filter((excerpt) => excerpt.withheld)
    .map((excerpt) => excerpt.contribution) ?? [];
const said = "Premessa. La paga minima è di dieci euro 🧵 l’ora, non di nove. Chiusura.";
const quoted = "La paga minima è di dieci euro 🧵 l’ora, non di nove.";
let world: DocumentWorld;
beforeEach(async () => {
  world = await documentWorld(db);
});

describe("a version is refused", () => {
  test("with a paragraph that has neither a source nor the mark of a linking text", async () => {
    await write(world, "Senza fonte.");
    expect(codeOf(await publish(world, world.lead, 1))).toBe("document_refused");
    expect(await listVersions(world.campaignId)).toEqual([]);
  });

  test("with a quotation that its source doesn't contain", async () => {
    const { excerptId } = await published(world, "Sindacato Alfa", said, quoted);
    const tampered = newId(noon);
    const [true_] = await db.select().from(excerpts).where(eq(excerpts.id, excerptId));
    await db
      .insert(excerpts)
      .values({ ...true_!, id: tampered, exact: quoted.replace("non di nove", "anche di nove") });
    const id = await write(world, "La paga minima.", [[excerptId, "supports"]]);
    expect(codeOf(await publish(world, world.lead, 1))).toBe("ok");
    must(await citeSource(world.planner, { paragraphId: id, citedId: tampered, role: "supports" }));
    expect(codeOf(await publish(world, world.lead, 2))).toBe("document_refused");
    expect((await getPublicationPage(world.campaignId))?.problems).toMatchObject([
      { code: "quotation_mismatch", paragraphId: id, citedId: tampered, number: 1 },
    ]);
  });

  test("with a quotation shifted by one code point, emoji before it or not", async () => {
    const { excerptId } = await published(world, "Sindacato Alfa", said, quoted);
    const [true_] = await db.select().from(excerpts).where(eq(excerpts.id, excerptId));
    const shifted = newId(noon);
    await db.insert(excerpts).values({ ...true_!, id: shifted, start: true_!.start + 1, end: true_!.end + 1 });
    await write(world, "La paga minima.", [[shifted, "supports"]]);
    expect(codeOf(await publish(world, world.lead, 1))).toBe("document_refused");
  });

  test("with a source that was withdrawn after it was cited", async () => {
    const { excerptId, contributionId } = await published(world, "Sindacato Alfa", said);
    await write(world, "La paga minima.", [[excerptId, "supports"]]);
    await db.update(contributions).set({ state: "withdrawn" }).where(eq(contributions.id, contributionId));
    expect(codeOf(await publish(world, world.lead, 1))).toBe("document_refused");
  });

  test("to a planner, who may propose it", async () => {
    await write(world, "A cura dell’ufficio.", [], true);
    expect(codeOf(await publish(world, world.planner, 1))).toBe("forbidden");
    expect(codeOf(await proposeVersion(world.planner, { campaignId: world.campaignId, note: "Pronta." }))).toBe("ok");
    expect(await getPublicationPage(world.campaignId)).toMatchObject({ proposalNote: "Pronta." });
  });

  test("when the draft is no longer the one that was looked at", async () => {
    const id = await write(world, "A cura dell’ufficio.", [], true);
    const digest = await seen(world, 1);
    must(await saveParagraph(world.planner, { paragraphId: id, version: 1, text: "Altro testo.", linking: "on" }));
    expect(codeOf(await publish(world, world.lead, 1, { seen: digest }))).toBe("stale");
  });

  test("with half an act", async () => {
    await write(world, "A cura dell’ufficio.", [], true);
    expect(await publish(world, world.lead, 1, { actOrgan: "Giunta", actNumber: "12" })).toMatchObject({
      ok: false,
      fields: { actDate: "required" },
    });
    expect(await publish(world, world.lead, 1, { actDate: "2026-05-01" })).toMatchObject({
      ok: false,
      fields: { actOrgan: "required" },
    });
  });
});

describe("a published version", () => {
  test("has the next number, once, when two people publish the same draft together", async () => {
    await write(world, "A cura dell’ufficio.", [], true);
    const outcomes = await Promise.all([publish(world, world.lead, 1), publish(world, world.lead, 1)]);
    expect(outcomes.map(codeOf).sort()).toEqual(["ok", "stale"]);
    expect(codeOf(await publish(world, world.lead, 2))).toBe("ok");
    expect((await listVersions(world.campaignId)).map((version) => version.number)).toEqual([2, 1]);
  });

  test("can't be changed or deleted in SQL; only the mark of a withdrawal can be set", async () => {
    await write(world, "A cura dell’ufficio.", [], true);
    must(await publish(world, world.lead, 1));
    const own = and(eq(versions.campaignId, world.campaignId), eq(versions.number, 1));
    for (const change of [
      { sha256: "0" },
      { canonical: "{}" },
      { content: {} },
      { number: 7 },
      { office: "Altro ufficio" },
      { actOrgan: "Giunta" },
    ]) {
      await expect(db.update(versions).set(change).where(own)).rejects.toThrow();
    }
    await expect(db.delete(versions).where(own)).rejects.toThrow();
    must(await withdrawVersion(world.lead, { campaignId: world.campaignId, number: 1, reason: "Tabella sbagliata." }));
    expect(await getVersion(world.campaignId, 1)).toMatchObject({
      withdrawnReason: "Tabella sbagliata.",
      content: { number: 1 },
    });
    expect(codeOf(await publish(world, world.lead, 2))).toBe("ok");
  });

  test.each(["codings", "excerpts", "revisions", "public_texts", "version_citations", "versions"])(
    "can't be emptied in SQL with all the others: %s",
    async (table) => {
      const refusal = await db.execute(sql.raw(`truncate ${table} cascade`)).then(
        () => null,
        (error: unknown) => error,
      );
      expect(String((refusal as Error | null)?.cause)).toContain("append-only");
    },
  );

  test("keeps its words and citations when the draft goes on", async () => {
    const { excerptId, contributionId } = await published(world, "Sindacato Alfa", said, quoted);
    const id = await write(world, "La paga minima.", [[excerptId, "opposes"]]);
    must(await publish(world, world.lead, 1));
    must(await saveParagraph(world.planner, { paragraphId: id, version: 1, text: "Tutt’altro." }));
    must(await removeParagraph(world.planner, { paragraphId: id }));
    const version = await getVersion(world.campaignId, 1);
    expect(version?.content.sections.flatMap((section) => section.paragraphs)).toMatchObject([
      { id, plain: "La paga minima.", citations: [{ excerptId, role: "opposes" }] },
    ]);
    expect(version?.content.excerpts).toMatchObject([{ exact: quoted }]);
    expect(await whereItWent(world.campaignId, contributionId)).toMatchObject({
      version: 1,
      uses: [{ role: "opposes", exact: quoted }],
    });
  });

  test("withholds the words of a contribution that is no longer public", async () => {
    const [alfa, beta] = [
      await published(world, "Sindacato Alfa", said),
      await published(world, "Sindacato Beta", "Altro."),
    ];
    await write(world, "La paga minima.", [
      [alfa.excerptId, "supports"],
      [beta.excerptId, "opposes"],
    ]);
    must(await publish(world, world.lead, 1));
    expect(await withheldIn(1)).toEqual([]);
    await db.update(contributions).set({ state: "taken_down" }).where(eq(contributions.id, alfa.contributionId));
    expect(await withheldIn(1)).toEqual([alfa.number]);
  });

  test("keeps its quotation when the text is published anew, and withholds it only where the new text no longer says it", async () => {
    const { excerptId, contributionId, number } = await published(world, "Sindacato Alfa", said, quoted);
    const id = await write(world, "La paga minima.", [[excerptId, "supports"]]);
    must(await publish(world, world.lead, 1));
    const cover = async (words: string) => {
      const [row] = await db
        .select({ seen: contributions.publicTextId })
        .from(contributions)
        .where(eq(contributions.id, contributionId));
      const start = said.indexOf(words);
      must(
        await redactPublished(world.lead, {
          number,
          title: "",
          seen: row?.seen,
          omissis: [{ start, end: start + words.length, reason: "third_party" }],
        }),
      );
    };
    const outside = said.split(" ").find((word) => word.length > 2 && !quoted.includes(word)) ?? "";
    await cover(outside);
    expect(await withheldIn(1)).toEqual([]);
    expect((await getVersion(world.campaignId, 1))?.content.excerpts).toMatchObject([{ exact: quoted }]);
    // It stands elsewhere in the new text, word for word: the next version may quote it.
    expect((await getPublicationPage(world.campaignId))?.problems).toEqual([]);
    await cover(quoted.slice(0, 8));
    expect(await withheldIn(1)).toEqual([number]);
    expect((await getPublicationPage(world.campaignId))?.problems).toMatchObject([
      { code: "quotation_mismatch", paragraphId: id },
    ]);
  });

  test("holds each excerpt once, however many paragraphs cite it", async () => {
    const { excerptId } = await published(world, "Sindacato Alfa", said);
    await write(world, "Uno.", [[excerptId, "supports"]]);
    await write(world, "Due.", [[excerptId, "context"]]);
    must(await publish(world, world.lead, 1));
    expect((await getVersion(world.campaignId, 1))?.content.excerpts).toHaveLength(1);
    expect((await getPublicationPage(world.campaignId))?.counts).toMatchObject({
      citations: 2,
      excerpts: 1,
      contributions: 1,
      organisations: 1,
    });
  });
});

describe("the draft", () => {
  test("of two people who save the same paragraph the second one is told, and nothing is overwritten", async () => {
    const id = await write(world, "Prima.", [], true);
    must(await saveParagraph(world.planner, { paragraphId: id, version: 1, text: "Mia.", linking: "on" }));
    expect(codeOf(await saveParagraph(world.lead, { paragraphId: id, version: 1, text: "Tua.", linking: "on" }))).toBe(
      "stale",
    );
    expect(await db.select({ text: paragraphs.text }).from(paragraphs).where(eq(paragraphs.id, id))).toEqual([
      { text: "Mia." },
    ]);
  });

  test("paragraphs added and moved in one section at once all find their place, and nobody an error", async () => {
    const { planner, lead, sectionId } = world;
    const ids: string[] = [];
    for (const text of ["Uno.", "Due.", "Tre.", "Quattro."]) ids.push(await write(world, text, [], true));
    const outcomes = await Promise.all(
      [1, 2, 3, 4, 5].flatMap((n) => [
        ...ids.map((paragraphId, i) =>
          moveParagraph(i % 2 ? planner : lead, { paragraphId, direction: (i + n) % 2 ? "up" : "down" }),
        ),
        addParagraph(lead, { sectionId, text: `Nuovo ${n}.`, linking: "on" }),
      ]),
    );
    expect(outcomes.filter((outcome) => !outcome.ok)).toEqual([]);
    const places = await db
      .select({ position: paragraphs.position })
      .from(paragraphs)
      .where(eq(paragraphs.sectionId, sectionId));
    expect(places.map((row) => row.position).sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  });

  test("a paragraph that was taken out comes back with its citations, where it stood", async () => {
    const { excerptId } = await published(world, "Sindacato Alfa", said);
    const ids = [
      await write(world, "Uno.", [], true),
      await write(world, "Due.", [[excerptId, "supports"]]),
      await write(world, "Tre.", [], true),
    ];
    must(await removeParagraph(world.planner, { paragraphId: ids[1] }));
    must(await restoreParagraph(world.planner, { paragraphId: ids[1] }));
    must(await publish(world, world.lead, 1));
    const back = (await getVersion(world.campaignId, 1))?.content.sections.flatMap((section) => section.paragraphs);
    expect(back?.map((paragraph) => paragraph.id)).toEqual(ids);
    expect(back?.[1]?.citations).toHaveLength(1);
  });

  test("cites nothing of another campaign", async () => {
    const other = await documentWorld(db);
    const { excerptId } = await published(other, "Sindacato Beta", said);
    const id = await write(world, "Uno.", [], true);
    expect(codeOf(await citeSource(world.planner, { paragraphId: id, citedId: excerptId, role: "supports" }))).toBe(
      "not_found",
    );
  });

  test("what no paragraph cites stands in the list of the uncited, by organisation", async () => {
    const [alfa] = [await published(world, "Sindacato Alfa", said), await published(world, "Sindacato Beta", "Altro.")];
    const id = await write(world, "Uno.", [[alfa.excerptId, "supports"]]);
    const list = () => listUncited(world.campaignId, "2026-10-01", null);
    expect(await list()).toMatchObject({ total: 1, bodies: 1, page: [{ organisation: "Sindacato Beta" }], next: null });
    must(await removeParagraph(world.planner, { paragraphId: id }));
    expect(await list()).toMatchObject({
      total: 2,
      bodies: 2,
      page: [
        { organisation: "Sindacato Alfa", rows: [{ excerpts: 1 }] },
        { organisation: "Sindacato Beta", rows: [{}] },
      ],
    });
  });

  test("the uncited are read fifty at a time, and none is passed over or shown twice", async () => {
    const [alfa, beta] = [
      await published(world, "Sindacato Alfa", said),
      await published(world, "Sindacato Beta", said),
    ];
    for (const [{ contributionId }, many] of [
      [alfa, 70],
      [beta, 40],
    ] as const) {
      const [row] = await db.select().from(contributions).where(eq(contributions.id, contributionId));
      if (!row) throw new Error("There is no contribution");
      const copies = Array.from({ length: many - 1 }, (_, n) => ({
        ...row,
        id: `${contributionId}-${String(n).padStart(3, "0")}`,
        number: `${row.number}-${n}`,
        // Several of one instant, as an import publishes them.
        publishedAt: new Date(noon.getTime() + Math.floor(n / 30) * 60_000),
      }));
      await db.insert(contributions).values(copies);
    }
    await write(world, "Uno.", [[beta.excerptId, "supports"]]);
    const seen: string[] = [];
    const sizes: number[] = [];
    let after: Parameters<typeof listUncited>[2] = null;
    do {
      const list: Awaited<ReturnType<typeof listUncited>> = await listUncited(world.campaignId, "2026-10-01", after);
      expect([list.total, list.bodies]).toEqual([109, 2]);
      sizes.push(list.page.flatMap((body) => body.rows).length);
      seen.push(...list.page.flatMap((body) => body.rows.map((row) => `${body.organisation} ${row.number}`)));
      after = list.next;
    } while (after);
    expect(sizes).toEqual([50, 50, 9]);
    expect(new Set(seen).size).toBe(109);
    expect(seen.filter((each) => each.startsWith("Sindacato Alfa"))).toEqual(seen.slice(0, 70));
  });
});

test("what stands between the database's offsets and ours is nothing: both count code points", async () => {
  const { excerptId } = await published(world, "Sindacato Alfa", said, "l’ora, non di nove.");
  const [row] = await db
    .select({
      start: excerpts.start,
      end: excerpts.end,
      cut: sql<string>`(select substr(plain, ${excerpts.start} + 1, ${excerpts.end} - ${excerpts.start}) from public_texts t where t.id = ${excerpts.publicTextId})`,
    })
    .from(excerpts)
    .where(eq(excerpts.id, excerptId));
  expect(row?.cut).toBe("l’ora, non di nove.");
});
