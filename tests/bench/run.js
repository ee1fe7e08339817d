import { benchExports } from "./exports.js";
import { WaitedInVain } from "../support/run/process.js";
import { benchImport } from "./import.js";
import { benchPages } from "./pages.js";
import { benchScale } from "./scale.js";

/*
 * `npm run bench -- NAME [--ci] …`: measures, prints a table and JSON, judges nothing but its own errors. Where the
 * machine is too busy to measure on, it says so.
 */
const [bench, ...options] = process.argv.slice(2);
const short = options.includes("--ci");
const option = (/** @type {string} */ name, /** @type {string} */ usual) =>
  options.find((each) => each.startsWith(`--${name}=`))?.slice(name.length + 3) ?? usual;

/** @type {Record<string, () => Promise<void>>} */
const benches = {
  exports: () => benchExports({ short }),
  pages: () => benchPages({ short, path: option("path", "/consultazioni/torino-citta-del-lavoro/contributi") }),
  import: () => benchImport({ rows: short ? 2_000 : 100_000, seed: Number(option("seed", "1")) }),
  scale: () =>
    benchScale({
      short,
      seed: Number(option("seed", "1")),
      sizes: option("sizes", short ? "1000,20000" : "1000,100000,1000000")
        .split(",")
        .map(Number),
      only: new RegExp(option("only", "")),
    }),
};
const chosen = benches[bench ?? ""];
if (!chosen) {
  console.error(
    "Which bench? There is: exports [--ci], pages [--ci] [--path=/…], import [--ci] [--seed=1], scale [--ci] [--seed=1] [--sizes=1000,100000,1000000] [--only=search]",
  );
  process.exit(2);
}
try {
  await chosen();
} catch (error) {
  if (!(error instanceof WaitedInVain)) throw error;
  console.log(`Nothing could be measured, because this machine is too busy. ${error.message}`);
}
