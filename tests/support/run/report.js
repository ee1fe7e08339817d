import { existsSync, readFileSync } from "node:fs";
import { basename } from "node:path";

/**
 * @typedef {{ passed: number, failed: number, skipped: string[], red: string[] }} Counts `red`: names of what failed
 * @typedef {{ file: string, setUp: number, tests: number }} FileTimes seconds, as tell-times.ts writes them
 * @typedef {{
 *   name: string, against: string, ok: boolean, seconds: number, cpu: number | undefined,
 *   counts?: Counts, files?: FileTimes[],
 * }} Result
 */

const SLOWEST = 20;
const inSeconds = (/** @type {number} */ seconds, width = 9) => seconds.toFixed(1).padStart(width);

/** @param {string} file what Vitest's JSON reporter wrote @returns {Counts} */
export function countsIn(file) {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: [], red: ["nothing was counted"] };
  /** @typedef {{ status: string, fullName: string, failureMessages?: string[] }} Test */
  /**
   * @type {{ numPassedTests: number, numFailedTests: number, testResults: { name: string, status: string, message?:
   *   string, assertionResults: Test[] }[] }}
   */
  const json = JSON.parse(readFileSync(file, "utf8"));
  const unread = json.testResults.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.every((test) => test.status !== "failed"),
  );
  const tests = json.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map((test) => ({ file: basename(name), ...test })),
  );
  const skipped = tests
    .filter(({ status }) => status !== "passed" && status !== "failed")
    .map(({ fullName }) => fullName);
  const red = [
    ...tests
      .filter(({ status }) => status === "failed")
      .map((test) => `${test.file}: ${test.fullName}: ${firstLine(test.failureMessages?.[0])}`),
    ...unread.map(({ name, message }) => `${basename(name)}, whole: ${firstLine(message)}`),
  ];
  return { passed: json.numPassedTests, failed: json.numFailedTests + unread.length, skipped, red };
}

/** @param {string | undefined} message */
const firstLine = (message) => (message ?? "").split("\n", 1)[0]?.slice(0, 300) ?? "";

/** @param {string} file @returns {FileTimes[]} */
export const timesIn = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : []);

/** @param {Result[]} results @param {Record<string, string>} versions */
export function printResults(results, versions) {
  console.log("\nWhat ran against what");
  for (const [name, version] of Object.entries(versions)) console.log(`  ${name.padEnd(14)} ${version}`);
  console.log(`\n  ${"part".padEnd(20)} ${"against".padEnd(40)} ${"result".padEnd(30)}   seconds processor`);
  for (const { name, against, ok, seconds, cpu, counts } of results) {
    const skipped = counts && counts.skipped.length > 0 ? `, ${counts.skipped.length} skipped` : "";
    const words = counts ? `${counts.passed} passed, ${counts.failed} failed${skipped}` : ok ? "clean" : "FAILED";
    const spent = cpu === undefined ? "?".padStart(9) : inSeconds(cpu);
    console.log(`  ${name.padEnd(20)} ${against.padEnd(40)} ${words.padEnd(30)} ${inSeconds(seconds)} ${spent}`);
  }
  for (const { name, counts } of results) {
    for (const test of counts?.skipped ?? []) console.log(`  skipped in ${name}: ${test}`);
  }
}

/**
 * The slowest files, and how much of the time goes into reading files and preparing what tests need.
 * @param {Result[]} results @param {number} seconds that the whole run took
 */
export function printTimes(results, seconds) {
  const files = results.flatMap(({ name, files: each = [] }) => each.map((times) => ({ part: name, ...times })));
  const slowest = [...files].sort((a, b) => b.setUp + b.tests - a.setUp - a.tests).slice(0, SLOWEST);
  if (slowest.length > 0) {
    console.log(`\n  ${"the slowest files".padEnd(56)} ${"part".padEnd(18)}    set-up     tests`);
    for (const { file, part, setUp, tests } of slowest) {
      console.log(`  ${file.padEnd(56)} ${part.padEnd(18)} ${inSeconds(setUp)} ${inSeconds(tests)}`);
    }
    const sum = (/** @type {"setUp" | "tests"} */ what) => files.reduce((all, each) => all + each[what], 0);
    console.log(`  ${`all ${files.length} files`.padEnd(75)} ${inSeconds(sum("setUp"))} ${inSeconds(sum("tests"))}`);
  }
  const cpu = results.reduce((all, result) => all + (result.cpu ?? 0), 0);
  const busy = cpu > 0 ? `, ${cpu.toFixed(0)} s of processor time: ${(cpu / seconds).toFixed(1)} cores at work` : "";
  console.log(`\n  ${seconds.toFixed(0)} s in all${busy}`);
}

/**
 * What failed, by name, and the sum as the last line of the run: whoever sees only the end of it knows where to look.
 * @param {Result[]} results @returns {number} how many tests or parts failed
 */
export function printSum(results) {
  for (const { name, counts } of results) {
    for (const test of counts?.red ?? []) console.log(`  failed in ${name}: ${test}`);
  }
  const passed = results.reduce((sum, { counts }) => sum + (counts?.passed ?? 0), 0);
  // A part that failed without a failed test still counts as one failure.
  const failed = results.reduce((sum, { ok, counts }) => sum + (ok ? 0 : Math.max(1, counts?.failed ?? 0)), 0);
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed;
}
