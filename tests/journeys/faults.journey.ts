import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { runControl } from "#tests/faults/control.ts";
import { faults } from "#tests/faults/kinds.ts";
import { randomFrom, run } from "#tests/faults/office-run.ts";
import { startWorld, type World } from "#tests/faults/world.ts";

/**
 * The short form of `npm run faults -- office` and `controls`, on PostgreSQL. It judges what is lost, doubled or
 * refused; how long anybody waits is judged only where nothing else runs on the machine.
 */
describe.skipIf(!inject("postgres"))("people who work while processes are killed", () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  }, 120_000);
  afterAll(() => world.stop());

  test("lose nothing that they were told they had, and do nothing twice", async () => {
    const { killedBefore, mailHangsUp, databaseKilledAfter } = faults;
    const { found, wrong } = await run(world, {
      tag: "breve",
      faults: [killedBefore, mailHangsUp, databaseKilledAfter],
      many: 3,
      random: randomFrom(1),
      rest: { least: 200, most: 500 },
      people: { writers: 3, importRows: 10, versionEvery: 600 },
      storms: false,
    });
    expect(wrong).toEqual([]);
    for (const acknowledged of [found.filings, found.files, found.publications, found.imported, found.versions])
      expect(acknowledged).toBeGreaterThan(0);
    expect(Object.keys(found.faults)).toHaveLength(3);
  }, 180_000);

  test.each(["early-answer", "doubled-mail"] as const)(
    "are found to have lost something where the run is sabotaged: %s",
    async (sabotage) => {
      expect((await runControl(world, sabotage)).finds).toBeGreaterThan(0);
    },
    120_000,
  );

  test("leave data that verify", async () => {
    expect(await world.verify()).toBe("green");
  }, 60_000);
});
