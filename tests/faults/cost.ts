import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launch } from "#tests/support/server/launch.ts";
import { controlCase, startControl } from "./cost-control.ts";
import { allCases, costEnvironment, findAddresses, someCases } from "./cost-kinds.ts";
import { cpuOf, measure, toldCost, type Cost } from "./cost-measure.ts";

/*
 * `npm run faults -- cost [--ci] [--only=WORDS]`: what four times as much of each kind of size costs at each address,
 * for a visitor.
 */
if (cpuOf(process.pid) === null) {
  console.error("The CPU time of another process is read from /proc, which this system doesn't have: run it on Linux.");
  process.exit(2);
}
const only = new RegExp(process.argv.find((each) => each.startsWith("--only="))?.slice(7) ?? "");
const dataDir = mkdtempSync(join(tmpdir(), "tavolo-cost-"));
process.once("exit", () => rmSync(dataDir, { recursive: true, force: true }));

const control = await startControl(process.cwd());
const found = await measure(control.target, controlCase);
await control.stop();
console.error(
  `A server that takes the square is ${found.ok ? "NOT " : ""}found: ${found.ratio.toFixed(1)} times for four times as many fields.`,
);

const { origin, child } = await launch({ dataDir, databaseUrl: null, demo: true, env: costEnvironment });
const target = { origin, pid: child.pid ?? 0 };
const addresses = await findAddresses(target);
const cases = (process.argv.includes("--ci") ? someCases(addresses) : allCases(addresses)).filter(({ kind, address }) =>
  only.test(`${address}, ${kind}`),
);
console.error(
  `${cases.length} cases: ${new Set(cases.map(({ kind }) => kind)).size} kinds of size at ${new Set(cases.map(({ address }) => address)).size} addresses.`,
);
const costs: Cost[] = [];
for (const each of cases) {
  const cost = await measure(target, each);
  costs.push(cost);
  if (!cost.ok) console.error(`✗ ${toldCost(cost)}`);
}
await child.stop();

console.log("\nThe most that each kind of size costs: times, milliseconds of CPU time small and large, status\n");
for (const kind of new Set(costs.map((cost) => cost.kind))) {
  const [worst] = costs.filter((cost) => cost.kind === kind).sort((a, b) => b.ratio - a.ratio);
  if (worst) console.log(toldCost(worst));
}
const wrong = costs.filter(({ ok }) => !ok);
console.log(`\n${wrong.length === 0 ? "✓" : "✗"} ${costs.length} cases, ${wrong.length} of them out of proportion`);
process.exitCode = wrong.length === 0 && !found.ok && costs.length > 0 ? 0 : 1;
