import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { repeatAll } from "#app/features/backups/repeats.server.ts";
import { countPassages } from "#app/features/campaigns/counts.server.ts";
import { checkTallies } from "#app/features/campaigns/tallies-check.server.ts";
import { listVersionsToCover, whereItWent } from "#app/features/document/outcomes.server.ts";
import { listSources } from "#app/features/document/citable-sources.server.ts";
import { getVersionPage } from "#app/features/document/version-page.server.ts";
import { getVersion } from "#app/features/document/versions.server.ts";
import { citeSource, removeParagraph } from "#app/features/document/documents.server.ts";
import { publishChange } from "#app/core/changes.server.ts";
import { forgetSource } from "#app/features/removals/forget.server.ts";
import { previewReissue, reissueVersion } from "#app/features/removals/reissues.server.ts";
import { fileReport, listReports } from "#app/features/removals/reports.server.ts";
import { listTakedowns } from "#app/features/removals/removals-page.server.ts";
import { restoreTakedown, takeDown } from "#app/features/removals/takedowns.server.ts";
import { tagPassage } from "#app/features/tagging/codings.server.ts";
import { listTextsToCode } from "#app/features/tagging/excerpts.server.ts";
import { rowsOf } from "#db/client.server.ts";
import { excerptPlaces, excerpts, jobs, publicTexts, sources, versions } from "#db/schema/index.ts";
import { ask } from "#tests/support/server/app.ts";
import { contextFor } from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database/database.ts";
import { codeOf, must, publish, write } from "../document/world.ts";
import { coverSlip, leaveSlip, told } from "./second-kind.ts";
import { green, secondKindWorld, type SecondKindWorld } from "./world.ts";

const db = await testDatabase();
const name = "Ermenegilda Zuccotti";
const said = `Servono panchine all’ombra davanti al mercato. La signora ${name} aspetta da nove anni.`;
const bench = "Servono panchine all’ombra davanti al mercato.";
const named = `La signora ${name} aspetta da nove anni.`;

/** Every column, key, index and trigger of every table, so that adding a kind can be seen to change none. */
const shape = async (): Promise<string[]> =>
  rowsOf<{ line: string }>(
    await db.execute(sql`
    select table_name || '.' || column_name || ' ' || data_type || is_nullable as line from information_schema.columns where table_schema = 'public'
    union all select conrelid::regclass || ' ' || pg_get_constraintdef(oid) from pg_constraint where connamespace = 'public'::regnamespace
    union all select indexdef from pg_indexes where schemaname = 'public'
    union all select tgrelid::regclass || ' ' || tgname from pg_trigger where not tgisinternal
    union all select oid::regprocedure::text from pg_proc where pronamespace = 'public'::regnamespace
    order by 1`),
  ).map(({ line }) => line);

let world: SecondKindWorld["world"];
let slug: SecondKindWorld["slug"];
let by: SecondKindWorld["by"];
let alfa: SecondKindWorld["alfa"];
let site: SecondKindWorld["site"];
let pages: SecondKindWorld["pages"];
let where: SecondKindWorld["where"];
let note: Awaited<ReturnType<typeof leaveSlip>>;
const before = await shape();

beforeAll(async () => {
  ({ world, slug, by, alfa, site, pages, where } = await secondKindWorld(db));
  note = await leaveSlip(db, world.campaignId, { number: "BIG-1", title: `Biglietto di ${name}`, words: said, by });
});

const readTables = async (names: string[]) =>
  (
    await Promise.all(
      names.map(async (table) =>
        rowsOf<{ row: string }>(await db.execute(sql`select to_jsonb(t)::text as row from ${sql.identifier(table)} t`)),
      ),
    )
  ).flatMap((rows) => rows.map(({ row }) => row));
const stored = async (number: number): Promise<string> => {
  const rows = await db
    .select({ canonical: versions.canonical })
    .from(versions)
    .where(eq(versions.number, number))
    .orderBy(versions.edition);
  return rows.at(-1)?.canonical ?? "";
};
const passage = async (quoted: string, start = said.indexOf(quoted)) =>
  must(
    await tagPassage(world.planner, {
      number: "BIG-1",
      publicTextId: note.publicTextId,
      start,
      end: start + [...quoted].length,
      lineIds: [world.lineId],
      kind: "demand",
    }),
  ).excerptId;

test("its tables are all that it adds: no column, key, index, trigger or function of another table", async () => {
  const added = (await shape()).filter((line) => !before.includes(line));
  expect(added.filter((line) => !/\b(slips|gauges)\b/.test(line))).toEqual([]);
  expect(before.filter((line) => !added.includes(line))).toEqual(before);
});

describe("a short text of a second kind", () => {
  let shade: string;
  let lady: string;
  let paragraphId: string;

  test("is read, quoted and classified like a contribution, and its passages are counted", async () => {
    expect((await listTextsToCode(world.campaignId, null)).rows.map((row) => [row.number, row.organisation])).toEqual([
      [alfa.number, "Sindacato Alfa"],
      ["BIG-1", ""],
    ]);
    shade = await passage(bench);
    lady = await passage(named);
    expect(await passage(bench)).toBe(shade);
    expect((await countPassages(world.campaignId)).lines).toEqual([
      { lineId: world.lineId, excerpts: 3, contributions: 1 },
    ]);
    expect((await checkTallies()).wrong).toEqual([]);
    const file = await (await ask(`${site()}/estratti.csv`)).text();
    expect(file.split("\r\n").filter((row) => row.includes("BIG-1"))).toHaveLength(2);
    expect(file).toContain(`?biglietto=BIG-1#e-${lady}`);
    expect(await where(named)).toEqual(["/linee/1", "/en/linee/1", "/estratti.csv", "/en/estratti.csv"]);
  });

  test("is offered to whoever writes, and cited by its passages, never whole", async () => {
    const { rows } = await listSources(world.campaignId, world.lineId, { kinds: [] }, null);
    expect(rows.map((row) => [row.kind, row.number, row.organisation])).toEqual([
      ["contribution", alfa.number, "Sindacato Alfa"],
      ["slip", "BIG-1", ""],
      ["slip", "BIG-1", ""],
    ]);
    paragraphId = await write(world, "Mancano ombra e autobus.", [
      [shade, "supports"],
      [lady, "context"],
      [alfa.excerptId, "supports"],
    ]);
    expect(codeOf(await citeSource(world.planner, { paragraphId, citedId: note.id, role: "supports" }))).toBe(
      "not_found",
    );
  });

  test("stands in a published version under its own name and address, and is nobody's voice", async () => {
    must(await publish(world, world.lead, 1));
    const version = await getVersion(world.campaignId, 1);
    const cited = version?.content.excerpts.find((excerpt) => excerpt.id === lady);
    expect(cited).toMatchObject({
      source: "slip",
      contribution: "BIG-1",
      contributionTitle: `Biglietto di ${name}`,
      organisation: "",
      bench: "",
      exact: named,
    });
    expect(cited).not.toHaveProperty("organisationId");
    expect(version?.content.excerpts.find((excerpt) => excerpt.id === alfa.excerptId)).not.toHaveProperty("source");
    expect(version?.content).not.toHaveProperty("wholes");
    const page = await getVersionPage(slug, 1, null);
    const voices = page?.chapters
      .flatMap((chapter) => chapter.sections)
      .flatMap((section) => section.paragraphs)
      .flatMap((paragraph) => paragraph.voices);
    expect(voices?.map(({ role, organisations, quotations }) => [role, organisations, quotations])).toEqual([
      ["supports", 1, 2],
      ["context", 0, 1],
    ]);
    for (const [path, speaker] of [
      ["", "al banchetto"],
      ["/en", "at the stall"],
    ] as const) {
      const html = await (await ask(`${path}${site()}/documento/v/1`)).text();
      expect(html).toContain(speaker);
      expect(html).toContain(`href="${path}${site()}?biglietto=BIG-1#e-${lady}"`);
    }
    expect(await where(named)).toEqual(
      pages()
        .map((path) => path.replace(site(), ""))
        .filter((path) => !/^(\/en)?$|contributi/.test(path)),
    );
    expect((await whereItWent(world.campaignId, note.id))?.uses.map((use) => use.exact)).toEqual([bench, named]);
    await green();
  });

  test("covered by an omissis it leaves the version, the lists and every file; what the omissis leaves alone stays", async () => {
    const covered = await db.transaction((tx) =>
      coverSlip(tx, note.id, { title: "Biglietto", words: said.replace(name, "[omissis]"), by }),
    );
    publishChange();
    expect(covered).toEqual({ kept: 1, covered: 1 });
    expect(await where("Zuccotti")).toEqual([]);
    expect((await where(bench)).length).toBeGreaterThan(10);
    expect(
      (await getVersion(world.campaignId, 1))?.content.excerpts
        .map(({ id, withheld = "shown" }) => [id === lady ? "lady" : id === shade ? "shade" : "alfa", withheld])
        .sort(),
    ).toEqual([
      ["alfa", "shown"],
      ["lady", "covered"],
      ["shade", "shown"],
    ]);
    expect(await listVersionsToCover(note.id)).toEqual([1]);
    expect((await countPassages(world.campaignId)).lines).toEqual([
      { lineId: world.lineId, excerpts: 2, contributions: 1 },
    ]);
    await green();
  });

  test("reported and taken down it is nowhere by the next request; put back, it is where it was", async () => {
    const report = { campaignId: world.campaignId, biglietto: "BIG-1", cause: "personal_data", words: "C’è un nome." };
    must(await fileReport(await contextFor(null), report));
    expect((await listReports(world.campaignId)).map((row) => row.target)).toEqual([{ kind: "slip", number: "BIG-1" }]);
    must(
      await takeDown(world.lead, {
        campaignId: world.campaignId,
        biglietto: "BIG-1",
        reason: "Dati di una terza persona",
      }),
    );
    expect(await where(bench)).toEqual([]);
    expect(await where("Biglietto")).toEqual([]);
    expect((await getVersion(world.campaignId, 1))?.content.excerpts.find((each) => each.id === shade)).toMatchObject({
      withheld: "gone",
      exact: "",
      contributionTitle: "",
    });
    expect((await countPassages(world.campaignId)).lines).toEqual([
      { lineId: world.lineId, excerpts: 1, contributions: 1 },
    ]);
    expect((await green())["removals"]).toBe(1);
    const [held] = await listTakedowns(world.campaignId);
    expect(held).toMatchObject({ kind: "slip", number: "BIG-1" });
    must(await restoreTakedown(world.lead, { takedownId: held?.id, reason: "Non serviva" }));
    expect((await where(bench)).length).toBeGreaterThan(10);
    expect(told).toEqual([`taken_down ${note.id}`, `put_back ${note.id}`]);
    await green();
  });

  test("that its own body disowns is quoted no more", async () => {
    await db.update(sources).set({ disownedAt: new Date() }).where(eq(sources.id, note.id));
    expect((await countPassages(world.campaignId)).lines[0]?.excerpts).toBe(1);
    const again = {
      number: "BIG-1",
      publicTextId: note.publicTextId,
      start: 0,
      end: 7,
      lineIds: [world.lineId],
      kind: "demand",
    };
    expect(codeOf(await tagPassage(world.planner, again))).toBe("disowned");
    await db.update(sources).set({ disownedAt: null }).where(eq(sources.id, note.id));
    await green();
  });

  describe("forgotten", () => {
    const words = { title: "", blocks: [], plain: "", sha256: "" };

    test("loses no word before it is: rows that quote never change", async () => {
      await expect(db.update(publicTexts).set(words).where(eq(publicTexts.sourceId, note.id))).rejects.toThrow();
      await expect(
        db.update(excerpts).set({ exact: "", prefix: "", suffix: "" }).where(eq(excerpts.id, lady)),
      ).rejects.toThrow();
    });

    test("is a mark that no contribution can have", async () => {
      await expect(
        db.update(sources).set({ state: "forgotten" }).where(eq(sources.id, alfa.contributionId)),
      ).rejects.toThrow();
      await expect(db.transaction((tx) => forgetSource(tx, alfa.contributionId, new Date()))).rejects.toThrow(
        "never forgotten",
      );
    });

    test("leaves no word in any row, and a line in the ledger that does it again in a restored backup", async () => {
      await db.transaction(async (tx) => {
        expect(await forgetSource(tx, note.id, new Date())).toBe(true);
        expect(await forgetSource(tx, note.id, new Date())).toBe(false);
      });
      publishChange();
      expect(await where(bench)).toEqual([]);
      const rows = await readTables(["sources", "slips", "public_texts", "excerpts", "excerpt_places"]);
      expect(rows.filter((row) => /panchine|ombra|Zuccotti|Biglietto/.test(row))).toEqual([]);
      const [line] = await db
        .select({ payload: jobs.payload })
        .from(jobs)
        .where(sql`${jobs.kind} = 'removal' and ${jobs.payload}->>'kind' = 'forgotten'`);
      expect(line?.payload).toMatchObject({ facts: { source: note.id } });
      expect(await db.transaction((tx) => repeatAll(tx, [line?.payload as never], new Date()))).toEqual([]);
      // Two public texts and two excerpts; of the passages in all, those of the slip are withheld.
      expect(await green()).toMatchObject({ public_texts: 2, excerpts: 2, places: 2 });
      expect((await checkTallies()).wrong).toEqual([]);
    });

    test.each<[string, () => Promise<unknown>]>([
      ["comes back", () => db.update(sources).set({ state: "published" }).where(eq(sources.id, note.id))],
      ["is deleted", () => db.delete(sources).where(eq(sources.id, note.id))],
      ["gets other words", () => db.update(excerpts).set({ exact: "Altro" }).where(eq(excerpts.id, lady))],
      [
        "moves its passage",
        () => db.update(excerpts).set({ start: 3, exact: "", prefix: "", suffix: "" }).where(eq(excerpts.id, lady)),
      ],
      ["loses a place", () => db.delete(excerptPlaces).where(eq(excerptPlaces.excerptId, shade))],
      [
        "takes a contribution's words with it",
        () => db.update(excerpts).set({ exact: "", prefix: "", suffix: "" }).where(eq(excerpts.id, alfa.excerptId)),
      ],
    ])("it never %s", async (_, act) => {
      await expect(act()).rejects.toThrow();
    });

    test("is read nowhere in the version, and a reissue takes its words out of what is stored", async () => {
      expect(await stored(1)).toContain(bench);
      const preview = await previewReissue(world.campaignId, 1, "");
      must(
        await reissueVersion(world.lead, {
          campaignId: world.campaignId,
          number: 1,
          words: "",
          reason: "Dimenticato",
          seen: preview?.seen,
        }),
      );
      const text = await stored(1);
      expect(["panchine", "Zuccotti", "Biglietto"].filter((word) => text.includes(word))).toEqual([]);
      expect(text).toContain("I turni di notte non hanno autobus.");
      await green();
    });

    test("is cited by no further version", async () => {
      expect(codeOf(await publish(world, world.lead, 2))).toBe("document_refused");
      must(await removeParagraph(world.planner, { paragraphId }));
    });
  });
});
