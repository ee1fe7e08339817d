/* `npm test` runs everything in order; `npm test -- rules journeys:pglite` runs parts. */
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { clamdVersion } from "./support/clamd.js";
import { libreOfficeVersion } from "./support/libreoffice.js";
import { startOnce } from "./support/start-once.js";

const ROOT = join(import.meta.dirname, "..");
const OUTPUT = join(ROOT, "tests", ".output");
/** @param {string} path */
const bin = (path) => join(ROOT, "node_modules", path);

/**
 * @typedef {{ passed: number, failed: number, skipped: string[] }} Counts
 * @typedef {{ name: string, against: string, ok: boolean, seconds: number, counts?: Counts }} Result
 * @typedef {{ name: string, against: string, asked?: boolean, needs?: string, run: () => Promise<{ ok: boolean, counts?: Counts }> }} Part
 */

/** @type {Part[][]} each row runs at once, the rows one after the other */
const PARTS = [
  [
    { name: "types", against: "tsc", run: () => tool([bin("typescript/bin/tsc"), "--noEmit", "-p", "."]) },
    { name: "lint", against: "eslint, no warning allowed", run: () => tool([bin("eslint/bin/eslint.js"), "--max-warnings", "0", "--cache", "--cache-location", ".cache/eslint", "."]) },
  ],
  [{ name: "knip", against: "unused files, exports, packages", run: () => tool([bin("knip/bin/knip.js"), "--no-progress"]) }],
  [{ name: "rules", against: "no database", run: () => vitest("rules") }],
  [{ name: "commands:pglite", against: "PGlite", run: () => vitest("commands", "pglite") }],
  [{ name: "runtime", against: "PGlite, what leans on Node most", asked: true, run: () => vitest("commands", "pglite", ["core", "db", "features/backups", "features/exports", "features/files"].map((part) => `tests/${part}/`)) }],
  [{ name: "commands:postgres", against: "PostgreSQL", run: () => vitest("commands", "postgres") }],
  [{ name: "build", against: "production build", run: () => tool([bin("@remix-run/dev/dist/cli.js"), "vite:build", "--logLevel", "warn"], { NODE_ENV: "production" }) }],
  [{ name: "start", against: "built server, demo on PGlite", asked: true, needs: "build", run: () => startOnce() }],
  [{ name: "journeys:pglite", against: "Chromium, built server on PGlite", needs: "build", run: () => vitest("journeys", "pglite") }],
  [{ name: "journeys:postgres", against: "Chromium, built server on PostgreSQL", needs: "build", run: () => vitest("journeys", "postgres") }],
];

const asked = process.argv.slice(2);
const known = PARTS.flat().flatMap(({ name }) => [name, name.split(":")[0]]);
const unknown = asked.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`No such part: ${unknown.join(", ")}. Parts: ${PARTS.flat().map(({ name }) => name).join(", ")}`);
  process.exit(2);
}
const matches = (/** @type {Part} */ { name, asked: onlyAsked }) =>
  asked.length === 0 ? !onlyAsked : asked.some((word) => word === name || name.startsWith(`${word}:`));
const wanted = PARTS.flat().filter(matches);
const chosen = PARTS.map((row) => row.filter((part) => wanted.includes(part) || wanted.some(({ needs }) => needs === part.name)));

rmSync(join(OUTPUT, "notes"), { recursive: true, force: true });
rmSync(join(OUTPUT, "results"), { recursive: true, force: true });
mkdirSync(join(OUTPUT, "results"), { recursive: true });
/** @type {Result[]} */
const results = [];
for (const row of chosen) results.push(...(await Promise.all(row.map(timed))));
report();

/** @param {Part} part @returns {Promise<Result>} */
async function timed({ name, against, needs, run }) {
  const started = performance.now();
  const broken = needs !== undefined && results.some((result) => result.name === needs && !result.ok);
  console.log(`▸ ${name}: ${against}${broken ? " — not run, because its build failed" : ""}`);
  const { ok, counts } = broken ? { ok: false, counts: undefined } : await run();
  const seconds = (performance.now() - started) / 1000;
  console.log(`${ok ? "✓" : "✗"} ${name} (${seconds.toFixed(1)} s)`);
  return { name, against, ok, seconds, ...(counts ? { counts } : {}) };
}

/**
 * Prints a tool's words only when it has found something.
 * @param {string[]} args
 * @param {Record<string, string>} [env]
 */
async function tool(args, env = {}) {
  const { code, output } = await node(args, env, false);
  if (code !== 0) console.log(output.trimEnd());
  return { ok: code === 0 };
}

/** @param {string} project @param {"pglite" | "postgres"} [database] @param {string[]} [parts] */
async function vitest(project, database, parts = []) {
  const file = join(OUTPUT, "results", `${project}-${database ?? "none"}.json`);
  const { code } = await node(
    [bin("vitest/vitest.mjs"), "run", ...parts, "--project", project, "--reporter=default", "--reporter=json", `--outputFile.json=${file}`],
    database ? { TEST_DB: database } : {},
    true,
  );
  const counts = read(file);
  if (counts.passed + counts.failed === 0) console.log(`No test ran in ${project}.`);
  return { ok: code === 0 && counts.failed === 0 && counts.passed > 0, counts };
}

/** @param {string} file @returns {Counts} */
function read(file) {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: [] };
  /** @type {{ numPassedTests: number, numFailedTests: number, testResults: { status: string, assertionResults: { status: string, fullName: string }[] }[] }} */
  const json = JSON.parse(readFileSync(file, "utf8"));
  const unread = json.testResults.filter(({ status, assertionResults }) => status === "failed" && assertionResults.every((test) => test.status !== "failed")).length;
  const skipped = json.testResults.flatMap(({ assertionResults }) => assertionResults.filter(({ status }) => status !== "passed" && status !== "failed").map(({ fullName }) => fullName));
  return { passed: json.numPassedTests, failed: json.numFailedTests + unread, skipped };
}

/**
 * @param {string[]} args
 * @param {Record<string, string>} env
 * @param {boolean} live
 * @returns {Promise<{ code: number | null, output: string }>}
 */
function node(args, env, live) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: ROOT, env: { ...process.env, ...env }, stdio: ["ignore", live ? "inherit" : "pipe", live ? "inherit" : "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding("utf8").on("data", (text) => { output += String(text); });
    child.once("close", (code) => resolve({ code, output }));
  });
}

function report() {
  const versions = { Node: process.version, TypeScript: packaged("typescript"), Vitest: packaged("vitest"), ...notes(), LibreOffice: libreOfficeVersion() ?? "not found (Debian: apt-get install libreoffice-writer-nogui)", clamd: clamdVersion() ?? "not found (Debian: apt-get install --no-install-recommends clamav-daemon)" };
  console.log("\nWhat ran against what");
  for (const [name, version] of Object.entries(versions)) console.log(`  ${name.padEnd(14)} ${version}`);
  console.log(`\n  ${"part".padEnd(20)} ${"against".padEnd(40)} ${"result".padEnd(30)} seconds`);
  for (const { name, against, ok, seconds, counts } of results) {
    const words = counts ? `${counts.passed} passed, ${counts.failed} failed${counts.skipped.length > 0 ? `, ${counts.skipped.length} skipped` : ""}` : ok ? "clean" : "FAILED";
    console.log(`  ${name.padEnd(20)} ${against.padEnd(40)} ${words.padEnd(30)} ${seconds.toFixed(1).padStart(7)}`);
  }
  for (const { name, counts } of results) for (const test of counts?.skipped ?? []) console.log(`  skipped in ${name}: ${test}`);
  const passed = results.reduce((sum, { counts }) => sum + (counts?.passed ?? 0), 0);
  // A part that failed without a failed test still counts as one failure.
  const failed = results.reduce((sum, { ok, counts }) => sum + (ok ? 0 : Math.max(1, counts?.failed ?? 0)), 0);
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}

/** @param {string} name @returns {string} */
function packaged(name) {
  return JSON.parse(readFileSync(bin(`${name}/package.json`), "utf8")).version;
}

/** @returns {Record<string, string>} what the tests noted about the machine they ran on */
function notes() {
  const folder = join(OUTPUT, "notes");
  if (!existsSync(folder)) return {};
  return Object.fromEntries(readdirSync(folder).sort().map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}
