import { beforeAll, expect, test } from "vitest";
import { getDeskSection, getPublicationPage } from "#app/features/composing/desk-document.server.ts";
import { saveParagraph } from "#app/features/document/documents.server.ts";
import { restoreTakedown, takeDown } from "#app/features/removals/takedowns.server.ts";
import { listTakedowns } from "#app/features/removals/removals-page.server.ts";
import { testDatabase } from "#tests/support/database/database.ts";
import { codeOf, documentWorld, must, publish, published, write, type DocumentWorld } from "../document/world.ts";

const db = await testDatabase();
let world: DocumentWorld;
let excerptId: string;
let paragraphId: string;

beforeAll(async () => {
  world = await documentWorld(db);
  ({ excerptId } = await published(world, "Sindacato Alfa", "Le attese sono lunghe."));
  paragraphId = await write(world, "La signora Zuccotti aspetta da nove anni.", [[excerptId, "supports"]]);
  await write(world, "Le attese sono lunghe.", [[excerptId, "supports"]]);
  must(await publish(world, world.lead, 1));
  must(
    await takeDown(world.planner, {
      campaignId: world.campaignId,
      versione: "1",
      capoverso: paragraphId,
      reason: "Dati di una terza persona",
    }),
  );
});

const codes = async () =>
  (await getPublicationPage(world.campaignId))?.problems.map(({ code, paragraphId: of }) => [code, of]);

test("the next version is refused while it would publish the removed words again, and the desk says where", async () => {
  expect(await codes()).toEqual([["taken_down", paragraphId]]);
  expect(codeOf(await publish(world, world.lead, 2))).toBe("document_refused");
  const section = await getDeskSection(world.campaignId, world.sectionId);
  expect(section?.paragraphs.map(({ problems }) => problems.map(({ code }) => code))).toEqual([["taken_down"], []]);
});

test("the same words in another paragraph are refused too", async () => {
  const copy = await write(world, "La signora Zuccotti  aspetta da nove anni.", [[excerptId, "supports"]]);
  expect(await codes()).toEqual([
    ["taken_down", paragraphId],
    ["taken_down", copy],
  ]);
  must(await saveParagraph(world.planner, { paragraphId: copy, version: 1, text: "Altro." }));
});

test("put back, they may be published; rewritten, they are pointed out and not refused", async () => {
  const [held] = await listTakedowns(world.campaignId);
  must(await saveParagraph(world.planner, { paragraphId, version: 1, text: "Una signora aspetta da nove anni." }));
  expect(await codes()).toEqual([]);
  expect((await getPublicationPage(world.campaignId))?.rewritten).toMatchObject([
    { id: paragraphId, number: 1, sectionId: world.sectionId },
  ]);
  must(
    await saveParagraph(world.planner, { paragraphId, version: 2, text: "La signora Zuccotti aspetta da nove anni." }),
  );
  expect(codeOf(await publish(world, world.lead, 2))).toBe("document_refused");
  must(await restoreTakedown(world.lead, { takedownId: held?.id, reason: "Ha dato il consenso" }));
  expect((await getPublicationPage(world.campaignId))?.rewritten).toEqual([]);
  expect(codeOf(await publish(world, world.lead, 2))).toBe("ok");
});
