/*
 * `npm test` runs everything; `npm test -- rules journeys:pglite` runs parts; `npm test -- changed` what the working
 * change touches.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { isBuilt, noteBuild } from "./support/run/built.js";
import { whatChanged } from "./support/run/changed.js";
import { clamdVersion } from "./support/files/clamd.js";
import { countCpu } from "./support/run/cpu-time.js";
import { libreOfficeVersion } from "./support/files/libreoffice.js";
import { countsIn, printResults, printSum, printTimes, timesIn } from "./support/run/report.js";
import { sideBySide } from "./support/run/side-by-side.js";
import { startOnce } from "./support/run/start-once.js";

const ROOT = join(import.meta.dirname, "..");
const OUTPUT = join(ROOT, "tests", ".output");
const RESULTS = join(OUTPUT, "results");
/** @param {string} path */
const bin = (path) => join(ROOT, "node_modules", path);

/**
 * @typedef {import("./support/run/report.js").Result} Result
 * @typedef {Omit<Result, "name" | "against" | "seconds">} Outcome
 * @typedef {{
 *   name: string, against: string, cores: number, asked?: boolean, needs?: string, run: () => Promise<Outcome>,
 * }} Part `asked`: runs only by its name; `needs`: runs after that one
 */

/** @type {Part[]} in the order they begin, as cores get free: what runs alone on a core first */
const PARTS = [
  { name: "types-and-lint", against: "tsc and eslint, no warning allowed", cores: 1, run: () => typesAndLint() },
  { name: "build", against: "production build", cores: 1, run: () => build() },
  { name: "rules", against: "no database", cores: 1, run: () => vitest("rules") },
  { name: "knip", against: "unused files, exports, packages", cores: 1, run: () => knip() },
  { name: "commands:pglite", against: "PGlite", cores: 2, run: () => vitest("commands", "pglite") },
  { name: "runtime", against: "PGlite, what leans on Node most", cores: 2, asked: true, run: () => runtime() },
  { name: "commands:postgres", against: "PostgreSQL", cores: 2, run: () => vitest("commands", "postgres") },
  {
    name: "start",
    against: "built server, demo on PGlite",
    cores: 1,
    asked: true,
    needs: "build",
    run: () => startOnce().then((outcome) => ({ ...outcome, cpu: undefined })),
  },
  {
    name: "journeys:pglite",
    against: "Chromium, built server on PGlite",
    cores: 2,
    needs: "build",
    run: () => vitest("journeys", "pglite"),
  },
  {
    name: "journeys:postgres",
    against: "Chromium, built server on PostgreSQL",
    cores: 2,
    needs: "build",
    run: () => vitest("journeys", "postgres"),
  },
];

const began = performance.now();
rmSync(join(OUTPUT, "notes"), { recursive: true, force: true });
rmSync(RESULTS, { recursive: true, force: true });
mkdirSync(RESULTS, { recursive: true });
/** @type {Result[]} */
const results = [];
await sideBySide(chosenParts(process.argv.slice(2)), availableParallelism(), timed);
printResults(results, versions());
printTimes(results, (performance.now() - began) / 1000);
process.exitCode = printSum(results) > 0 ? 1 : 0;

/** @param {string[]} asked @returns {Part[]} */
function chosenParts(asked) {
  if (asked[0] === "changed" && asked.length === 1) return partsOfChange();
  const known = PARTS.flatMap(({ name }) => [name, name.split(":")[0]]);
  const unknown = asked.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    const names = PARTS.map(({ name }) => name).join(", ");
    console.error(`No such part: ${unknown.join(", ")}. Parts: ${names}; or changed, alone.`);
    process.exit(2);
  }
  const wanted = PARTS.filter(({ name, asked: onlyAsked }) =>
    asked.length === 0 ? !onlyAsked : asked.some((word) => word === name || name.startsWith(`${word}:`)),
  );
  return PARTS.filter((part) => wanted.includes(part) || wanted.some(({ needs }) => needs === part.name));
}

/** What the working change touches, on the embedded database alone. @returns {Part[]} */
function partsOfChange() {
  const { files, rules, commands, journeys, left } = whatChanged();
  console.log(
    `Changed since main: ${files.length} files of code. ${rules.length + commands.length + journeys.length} files of tests.`,
  );
  if (left.length > 0) console.log(`Left to the whole run, though they import what changed: ${left.length} more.`);
  /** @type {(Part | false)[]} */
  const parts = [
    { name: "types-and-lint", against: "types of all, lint of what changed", cores: 1, run: () => typesAndLint(files) },
    rules.length > 0 && {
      name: "rules",
      against: "no database",
      cores: 1,
      run: () => vitest("rules", undefined, rules),
    },
    commands.length > 0 && {
      name: "commands:pglite",
      against: "PGlite",
      cores: 1,
      run: () => vitest("commands", "pglite", commands),
    },
    ...(journeys.length > 0
      ? /** @type {Part[]} */ ([
          { name: "build", against: "production build", cores: 1, run: () => build() },
          {
            name: "journeys:pglite",
            against: "Chromium, built server on PGlite",
            cores: 2,
            needs: "build",
            run: () => vitest("journeys", "pglite", journeys),
          },
        ])
      : []),
  ];
  return parts.filter((part) => part !== false);
}

/** @param {Part} part @returns {Promise<Result>} */
async function timed({ name, against, needs, run }) {
  const started = performance.now();
  const broken = needs !== undefined && results.some((result) => result.name === needs && !result.ok);
  console.log(`▸ ${name}: ${against}${broken ? " — not run, because its build failed" : ""}`);
  const outcome = broken ? { ok: false, cpu: undefined } : await run();
  const seconds = (performance.now() - started) / 1000;
  console.log(`${outcome.ok ? "✓" : "✗"} ${name} (${seconds.toFixed(1)} s)`);
  const result = { name, against, seconds, ...outcome };
  results.push(result);
  return result;
}

/** @param {string[]} [files] */
function typesAndLint(files = []) {
  return tool([join(ROOT, "tests/support/run/types-and-lint.js"), ...files]);
}

/** @returns {Promise<Outcome>} */
async function build() {
  if (isBuilt()) return { ok: true, cpu: 0 };
  const outcome = await tool([bin("@remix-run/dev/dist/cli.js"), "vite:build", "--logLevel", "warn"], {
    NODE_ENV: "production",
  });
  if (outcome.ok) noteBuild();
  return outcome;
}

function knip() {
  return tool([bin("knip/bin/knip.js"), "--no-progress"]);
}

function runtime() {
  const parts = [
    "core",
    "http",
    "prose",
    "db",
    "features/backups",
    "features/exports",
    "features/formats",
    "features/docx-odt",
    "features/pdf",
    "features/files",
  ];
  return vitest(
    "commands",
    "pglite",
    parts.map((part) => `tests/${part}/`),
    "runtime",
  );
}

/**
 * Prints a tool's words only when it has found something.
 * @param {string[]} args
 * @param {Record<string, string>} [env]
 * @returns {Promise<Outcome>}
 */
async function tool(args, env = {}) {
  const { code, output, cpu } = await node(args, env, false);
  if (code !== 0) console.log(output.trimEnd());
  return { ok: code === 0, cpu };
}

/**
 * @param {string} project @param {"pglite" | "postgres"} [database]
 * @param {string[]} [files] names, or beginnings of names
 * @returns {Promise<Outcome>}
 */
async function vitest(project, database, files = [], name = `${project}-${database ?? "none"}`) {
  const [counted, times] = [join(RESULTS, `${name}.json`), join(RESULTS, `${name}-times.json`)];
  const reporters = [
    "--reporter=default",
    "--reporter=json",
    `--reporter=${join(ROOT, "tests/support/run/tell-times.ts")}`,
  ];
  const { code, cpu } = await node(
    [bin("vitest/vitest.mjs"), "run", ...files, "--project", project, ...reporters, `--outputFile.json=${counted}`],
    { TIMES_FILE: times, ...(database && { TEST_DB: database }) },
    true,
  );
  const counts = countsIn(counted);
  if (counts.passed + counts.failed === 0) console.log(`No test ran in ${project}.`);
  return { ok: code === 0 && counts.failed === 0 && counts.passed > 0, cpu, counts, files: timesIn(times) };
}

/**
 * @param {string[]} args
 * @param {Record<string, string>} env
 * @param {boolean} live
 * @returns {Promise<{ code: number | null, output: string, cpu: number | undefined }>}
 */
function node(args, env, live) {
  return new Promise((resolve) => {
    const stdio = live ? "inherit" : "pipe";
    const child = spawn(process.execPath, args, {
      cwd: ROOT,
      // Node keeps here what it compiled, for the many processes that run the same code.
      env: { NODE_COMPILE_CACHE: join(ROOT, ".cache", "compiled"), ...process.env, ...env },
      stdio: ["ignore", stdio, stdio],
    });
    const cpu = countCpu(child.pid);
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding("utf8").on("data", (text) => {
        output += String(text);
      });
    child.once("close", (code) => resolve({ code, output, cpu: cpu() }));
  });
}

/** @returns {Record<string, string>} */
function versions() {
  const other = process.env["ALSO_RAN_ON"];
  return {
    Node: other ? `${process.version}; before that ${other}` : process.version,
    TypeScript: packaged("typescript"),
    Vitest: packaged("vitest"),
    ...notes(),
    LibreOffice: libreOfficeVersion() ?? "not found (Debian: apt-get install libreoffice-writer-nogui)",
    clamd: clamdVersion() ?? "not found (Debian: apt-get install --no-install-recommends clamav-daemon)",
  };
}

/** @param {string} name @returns {string} */
function packaged(name) {
  return JSON.parse(readFileSync(bin(`${name}/package.json`), "utf8")).version;
}

/** @returns {Record<string, string>} what the tests noted about the machine they ran on */
function notes() {
  const folder = join(OUTPUT, "notes");
  if (!existsSync(folder)) return {};
  return Object.fromEntries(
    readdirSync(folder)
      .sort()
      .map((name) => [name, readFileSync(join(folder, name), "utf8")]),
  );
}
