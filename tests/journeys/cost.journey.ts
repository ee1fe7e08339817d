import { beforeAll, describe, expect, test } from "vitest";
import { join } from "node:path";
import { startServer } from "#tests/support/server/server.ts";
import { controlCase, startControl } from "../faults/cost-control.ts";
import { costEnvironment, findAddresses, someCases, type Address } from "../faults/cost-kinds.ts";
import { cpuOf, measure, toldCost, type Target } from "../faults/cost-measure.ts";

/**
 * The short form of `npm run faults -- cost`. CPU time is read from /proc: on other systems nothing is measured, and
 * the run says so.
 */
describe.runIf(cpuOf(process.pid) !== null)("four times as much of anything that a stranger sends", () => {
  let target: Target;
  let addresses: Address[];

  beforeAll(async () => {
    const { origin, pid } = await startServer({ env: costEnvironment });
    target = { origin, pid: pid ?? 0 };
    addresses = await findAddresses(target);
  });

  test("costs about four times as much, at every kind of address", async () => {
    expect(addresses.filter(({ form }) => form !== null).length).toBeGreaterThan(5);
    const wrong: string[] = [];
    for (const each of someCases(addresses)) {
      const cost = await measure(target, each);
      if (!cost.ok) wrong.push(toldCost(cost));
    }
    expect(wrong).toEqual([]);
  }, 300_000);

  test("is found to cost more where a server takes the square", async () => {
    const control = await startControl(join(import.meta.dirname, "..", ".."));
    const cost = await measure(control.target, controlCase);
    await control.stop();
    expect(cost.ok).toBe(false);
    expect(cost.ratio).toBeGreaterThan(8);
  }, 60_000);
});
