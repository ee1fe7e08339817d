import { isGreen, print } from "./judge.ts";
import { ofAllKinds } from "./kinds.ts";
import { randomFrom, run } from "./office-run.ts";
import { sabotages, startWorld, type Sabotage } from "./world.ts";

/*
 * `npm run faults -- office [--ci] [--seed=1] [--sabotage=NAME]`: faults befall two servers, PostgreSQL and the mail
 * server while people work.
 */
const short = process.argv.includes("--ci");
const option = (name: string): string | undefined => {
  const at = process.argv.findIndex((each) => each === `--${name}` || each.startsWith(`--${name}=`));
  return at < 0 ? undefined : (process.argv[at]?.split("=")[1] ?? process.argv[at + 1]);
};
const seed = Number(option("seed") ?? "1");
const sabotage = (option("sabotage") ?? null) as Sabotage | null;
if (sabotage && !sabotages.includes(sabotage)) {
  console.error(`Which sabotage? There are: ${sabotages.join(", ")}`);
  process.exit(2);
}
const many = Number(option("faults") ?? (short ? 17 : 120));
const random = randomFrom(seed);
const world = await startWorld();
const { version } = world.cluster;
console.error(`${many} faults, seed ${seed}, PostgreSQL ${version}, two processes.`);
if (!world.ownDisk) console.error("No disk is filled: on this system only root can give PostgreSQL one of its own.");
const whole = await run(world, {
  tag: "ufficio",
  faults: ofAllKinds(random),
  many,
  random,
  sabotage,
  rest: { least: 500, most: 3_000 },
  people: { writers: 6, importRows: 40, versionEvery: 20 },
  storms: true,
  say: (line) => console.error(line),
});
const verify = await world.verify();
await world.stop();
print(whole, [{ what: "npm run verify", found: verify, wanted: "green" }]);
process.exitCode = isGreen(whole, verify) ? 0 : 1;
