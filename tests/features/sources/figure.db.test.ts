import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { whereItWent } from "#app/features/document/outcomes.server.ts";
import { getVersion } from "#app/features/document/versions.server.ts";
import { publishChange } from "#app/core/changes.server.ts";
import { tagPassage } from "#app/features/tagging/codings.server.ts";
import { listTextsToCode } from "#app/features/tagging/excerpts.server.ts";
import { sources, versionCitations } from "#db/schema/index.ts";
import { ask } from "#tests/support/server/app.ts";
import { testDatabase } from "#tests/support/database/database.ts";
import { makeFiles } from "#tests/support/files/version-files.ts";
import { codeOf, must, publish, write } from "../document/world.ts";
import { publishGauge } from "./second-kind.ts";
import { green, readable, secondKindWorld, type SecondKindWorld } from "./world.ts";

const db = await testDatabase();

let world: SecondKindWorld["world"];
let by: SecondKindWorld["by"];
let alfa: SecondKindWorld["alfa"];
let site: SecondKindWorld["site"];
let pages: SecondKindWorld["pages"];
let figure: string;

beforeAll(async () => {
  ({ world, by, alfa, site, pages } = await secondKindWorld(db));
  figure = await publishGauge(db, { number: "MIS-1", title: "Tasso di disoccupazione, Torino, 2026: 7,2 %", by });
});

describe("a figure, which has no text to quote from", () => {
  const title = "Tasso di disoccupazione, Torino, 2026: 7,2 %";

  test("is no text to classify, and is cited whole in whatever consultation", async () => {
    expect((await listTextsToCode(world.campaignId, null)).rows.map((row) => row.number)).toEqual([alfa.number]);
    expect(
      codeOf(
        await tagPassage(world.planner, {
          number: "MIS-1",
          publicTextId: "x",
          start: 0,
          end: 1,
          lineIds: [world.lineId],
          kind: "demand",
        }),
      ),
    ).toBe("not_found");
    await write(world, "Il lavoro manca.", [[figure, "context"]]);
    must(await publish(world, world.lead, 1));
    const content = (await getVersion(world.campaignId, 1))?.content;
    expect(content?.wholes).toEqual([
      {
        id: figure,
        source: "gauge",
        number: "MIS-1",
        title,
        organisation: "",
        bench: "",
        sourceSha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      },
    ]);
    const paragraph = content?.sections.flatMap((section) => section.paragraphs).find((each) => each.wholes);
    expect(paragraph).toMatchObject({
      plain: "Il lavoro manca.",
      citations: [],
      wholes: [{ sourceId: figure, role: "context" }],
    });
    const kept = await db
      .select({ excerptId: versionCitations.excerptId, citedId: versionCitations.citedId })
      .from(versionCitations)
      .where(eq(versionCitations.sourceId, figure));
    expect(kept).toEqual([{ excerptId: null, citedId: figure }]);
    expect((await whereItWent(world.campaignId, figure))?.uses).toMatchObject([{ excerptId: null, exact: null }]);
    await green();
  });

  test("stands among the sources of the version, on its page and in every file, without quotation marks", async () => {
    await makeFiles();
    for (const path of pages().filter((each) => each.includes("/documento/"))) {
      const text = await readable(await ask(path));
      expect([path, text.includes(title), text.includes(`«${title}`), text.includes("«»")]).toEqual([
        path,
        true,
        false,
        false,
      ]);
    }
    expect(await (await ask(`${site()}/documento/v/1`)).text()).toContain(`href="${site()}?misura=MIS-1"`);
  });

  test("taken off, it keeps its number in the version and nothing else", async () => {
    await db.update(sources).set({ state: "taken_down" }).where(eq(sources.id, figure));
    publishChange();
    expect((await getVersion(world.campaignId, 1))?.content.wholes).toMatchObject([
      { number: "MIS-1", title: "", withheld: "gone" },
    ]);
    for (const format of ["", "/scarica/html", "/scarica/json", "/scarica/csv"])
      expect(await readable(await ask(`${site()}/documento/v/1${format}`))).not.toContain(title);
    expect(codeOf(await publish(world, world.lead, 2))).toBe("document_refused");
    await db.update(sources).set({ state: "published" }).where(eq(sources.id, figure));
    publishChange();
    await green();
  });
});
