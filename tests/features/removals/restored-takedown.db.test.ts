import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { runDueJobs } from "#app/jobs.server.ts";
import { changeSettings } from "#app/core/settings.server.ts";
import { verifyAll } from "#app/features/audit/verify.server.ts";
import { getPublicContribution } from "#app/features/publishing/public-contribution.server.ts";
import { pagePublicContributions } from "#app/features/publishing/exported-texts.server.ts";
import { redactPublished } from "#app/features/publishing/redact-published.server.ts";
import { getVersion } from "#app/features/document/versions.server.ts";
import { restoreTakedown, takeDown } from "#app/features/removals/takedowns.server.ts";
import { listTakedowns } from "#app/features/removals/removals-page.server.ts";
import { db } from "#db/client.server.ts";
import { contributions, takedowns } from "#db/schema/index.ts";
import { backUp, restoreAnew, scratch } from "#tests/support/database/backups.ts";
import { later, noon } from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database/database.ts";
import { documentWorld, must, publish, published, write } from "../document/world.ts";

test("what was taken down after a backup stays down when that backup is restored; what was put back since is public", async () => {
  const own = await testDatabase();
  const dataDir = scratch();
  changeSettings({ DATA_DIR: dataDir });
  const world = await documentWorld(own);
  const alfa = await published(world, "Sindacato Alfa", "La signora Zuccotti aspetta da nove anni.");
  const beta = await published(world, "Unione Beta", "I turni di notte non hanno autobus.");
  const paragraphId = await write(world, "Il capoverso nomina Gualtiero Ponzi.", [[beta.excerptId, "supports"]]);
  await write(world, "Le attese sono lunghe.", [[alfa.excerptId, "supports"]]);
  must(await publish(world, world.lead, 1));
  const file = join(scratch(), "before.backup");
  await backUp(file);

  const { campaignId } = world;
  must(await takeDown(world.planner, { campaignId, contributo: alfa.number, reason: "Nominava la signora Zuccotti" }));
  must(
    await takeDown(world.planner, {
      campaignId,
      versione: "1",
      capoverso: paragraphId,
      reason: "Nominava una persona",
    }),
  );
  must(await takeDown(world.lead, { campaignId, contributo: beta.number, reason: "Per errore" }));
  const wrong = (await listTakedowns(campaignId)).find((each) => each.reason === "Per errore");
  must(await restoreTakedown(world.lead, { takedownId: wrong?.id, reason: "Era un errore" }));
  while ((await runDueJobs(noon)) > 0);
  const ledger = join(dataDir, "removals.jsonl");
  // It outlives the database, so it must not say again what was taken away.
  expect(readFileSync(ledger, "utf8")).not.toMatch(/Zuccotti|Ponzi|Nominava|Sindacato/);

  const { removals } = await restoreAnew(file, { removals: ledger });
  expect(removals).toMatchObject({ known: 4, repeated: 4 });
  expect(await getPublicContribution(campaignId, alfa.number)).toMatchObject({
    withheld: true,
    title: "",
    prose: { plain: "" },
  });
  expect((await getPublicContribution(campaignId, beta.number))?.withheld).toBe(false);
  const { rows } = await pagePublicContributions(campaignId, null);
  expect(rows.map((row) => row.number)).toEqual([beta.number]);
  const version = JSON.stringify((await getVersion(campaignId, 1))?.content);
  expect(version).not.toMatch(/Zuccotti|Ponzi/);
  expect(version).toContain("Le attese sono lunghe.");
  // The reason of that day is not in the ledger.
  expect(
    new Set((await db().select({ reason: takedowns.reason }).from(takedowns)).map(({ reason }) => reason)),
  ).toEqual(new Set(["Rimosso dalla pubblicazione"]));
  expect(
    (
      await db().select({ at: takedowns.takenAt }).from(takedowns).where(eq(takedowns.subjectId, alfa.contributionId))
    ).map(({ at }) => at),
  ).toEqual([noon]);
  expect((await verifyAll()).flatMap((result) => result.wrong)).toEqual([]);
});

test("a takedown and its lifting written the wrong way round, as by two processes, end as they were done", async () => {
  const own = await testDatabase();
  const dataDir = scratch();
  changeSettings({ DATA_DIR: dataDir });
  const world = await documentWorld(own);
  const alfa = await published(world, "Sindacato Alfa", "La signora Zuccotti aspetta da nove anni.");
  const file = join(scratch(), "before.backup");
  await backUp(file);
  must(await takeDown(world.planner, { campaignId: world.campaignId, contributo: alfa.number, reason: "Per errore" }));
  const [held] = await listTakedowns(world.campaignId);
  must(await restoreTakedown({ ...world.lead, now: later(60_000) }, { takedownId: held?.id, reason: "Era un errore" }));
  while ((await runDueJobs(later(60_000))) > 0);
  const ledger = join(scratch(), "removals.jsonl");
  const lines = readFileSync(join(dataDir, "removals.jsonl"), "utf8").trimEnd().split("\n");
  expect(lines.map((line) => (JSON.parse(line) as { kind: string }).kind)).toEqual(["takedown", "takedown_lifted"]);
  writeFileSync(ledger, `${lines.reverse().join("\n")}\n`);
  expect((await restoreAnew(file, { removals: ledger })).removals).toMatchObject({ known: 2, repeated: 2 });
  expect((await getPublicContribution(world.campaignId, alfa.number))?.withheld).toBe(false);
});

test("without the ledger the restored text would be public again: the test above sees it", async () => {
  const own = await testDatabase();
  changeSettings({ DATA_DIR: scratch() });
  const world = await documentWorld(own);
  const alfa = await published(world, "Sindacato Alfa", "La signora Zuccotti aspetta da nove anni.");
  const file = join(scratch(), "before.backup");
  await backUp(file);
  must(await takeDown(world.planner, { campaignId: world.campaignId, contributo: alfa.number, reason: "Tolto" }));
  await restoreAnew(file);
  expect((await getPublicContribution(world.campaignId, alfa.number))?.prose.plain).toContain("Zuccotti");
});

test("an omissis that was lifted after the backup is put again, and the restore says in which text", async () => {
  const own = await testDatabase();
  const dataDir = scratch();
  changeSettings({ DATA_DIR: dataDir });
  const world = await documentWorld(own);
  const alfa = await published(world, "Sindacato Alfa", "La signora Zuccotti aspetta da nove anni.");
  const file = join(scratch(), "before.backup");
  await backUp(file);
  const seen = async () =>
    (
      await own
        .select({ id: contributions.publicTextId })
        .from(contributions)
        .where(eq(contributions.id, alfa.contributionId))
    )[0]?.id;
  must(
    await redactPublished(world.planner, {
      number: alfa.number,
      title: "",
      seen: await seen(),
      omissis: [{ start: 11, end: 19, reason: "third_party" }],
    }),
  );
  must(await redactPublished(world.lead, { number: alfa.number, title: "", seen: await seen(), omissis: [] }));
  expect((await getPublicContribution(world.campaignId, alfa.number))?.prose.plain).toContain("Zuccotti");
  while ((await runDueJobs(noon)) > 0);
  expect((await restoreAnew(file, { removals: join(dataDir, "removals.jsonl") })).removals).toEqual({
    found: true,
    known: 1,
    repeated: 1,
    covered: [alfa.number],
  });
  expect((await getPublicContribution(world.campaignId, alfa.number))?.prose.plain).not.toContain("Zuccotti");
});
