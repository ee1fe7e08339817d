import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { deserialize, serialize } from "node:v8";
import { build } from "./pages.js";
import { median } from "./ratios.js";
import { randomOf, texts } from "./scale-texts.js";

const ROOT = join(import.meta.dirname, "..", "..");
const OUTPUT = join(ROOT, "tests", ".output");
const FORMATS = /** @type {const} */ (["docx", "odt", "html"]);
/** How many times less CPU and memory than pandoc takes for the same document. */
const REACH = { docx: { cpu: 6, memory: 3 } };

/**
 * A version's files beside pandoc's, from the Markdown of the same version, in one run and in turns: CPU seconds and
 * the peak of memory of the whole process, its start included, as the system counts them.
 * @param {{ short: boolean }} options
 */
export async function benchExports({ short }) {
  if (spawnSync("/usr/bin/time", ["--version"]).status !== 0 || spawnSync("pandoc", ["--version"]).status !== 0) {
    console.log("The bench of exports needs pandoc and GNU time (/usr/bin/time): nothing was measured.");
    return;
  }
  build();
  const rounds = short ? 3 : 5;
  const size = short ? { paragraphs: 120, excerpts: 2_000 } : { paragraphs: 483, excerpts: 8_000 };
  const folder = mkdtempSync(join(tmpdir(), "tavolo-bench-exports-"));
  try {
    const version = versionOf(size);
    const markdown = join(folder, "version.md");
    writeFileSync(markdown, /** @type {Uint8Array} */ (ours(folder, version, "md").file));
    const measured = FORMATS.map((format) => {
      /** @type {{ ours: Used[], pandoc: Used[] }} */
      const used = { ours: [], pandoc: [] };
      for (let round = 0; round < rounds; round += 1) {
        used.ours.push(ours(folder, version, format).used);
        used.pandoc.push(
          timed(folder, ["pandoc", "--standalone", markdown, "-o", join(folder, `pandoc.${format}`)]).used,
        );
      }
      return { format, used };
    });
    print({ size, rounds, measured });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @typedef {{ cpu: number, memory: number }} Used seconds, kilobytes */

/**
 * @param {string} folder
 * @param {object} version
 * @param {string} format
 * @returns {{ used: Used, file: Uint8Array | undefined }}
 */
function ours(folder, version, format) {
  const question = serialize({ version, lang: "it", formats: [format], origin: "https://tavolo.example.org" });
  const { used, output } = timed(folder, [process.execPath, join(ROOT, "app", "start.js"), "write-files"], question);
  return { used, file: /** @type {Uint8Array[]} */ (deserialize(output))[0] };
}

/**
 * @param {string} folder
 * @param {string[]} command
 * @param {Uint8Array} [input]
 * @returns {{ used: Used, output: Buffer }}
 */
function timed(folder, command, input) {
  const figures = join(folder, "figures");
  const done = spawnSync("/usr/bin/time", ["-q", "-f", "%U %S %M", "-o", figures, ...command], {
    ...(input && { input }),
    maxBuffer: 1024 ** 3,
    env: { ...process.env, NODE_ENV: "production" },
  });
  if (done.status !== 0) throw new Error(`${command.join(" ")} failed:\n${done.stderr.toString()}`);
  const [user = 0, system = 0, memory = 0] = readFileSync(figures, "utf8").trim().split(" ").map(Number);
  return { used: { cpu: user + system, memory }, output: done.stdout };
}

/**
 * A version with so many paragraphs, each of whose excerpts is cited.
 * @param {{ paragraphs: number, excerpts: number }} size
 */
function versionOf({ paragraphs, excerpts }) {
  const random = randomOf(1);
  const words = [...texts({ count: paragraphs + excerpts, median: 60, spread: 0.4, seed: 1 })].map(({ plain }) =>
    plain.slice(0, 400),
  );
  const cited = Array.from({ length: excerpts }, (_, index) => ({
    id: `e${String(index).padStart(8, "0")}`,
    contribution: `TCL-2026-${String(index % 900).padStart(4, "0")}`,
    contributionTitle: `Contributo ${index % 900}`,
    organisation: `Organizzazione ${index % 120}`,
    bench: "unions",
    kind: "demand",
    lines: [1],
    start: 0,
    end: 10,
    exact: words[index] ?? "",
    sourceSha256: "0".repeat(64),
  }));
  const roles = ["supports", "qualifies", "opposes", "context"];
  const own = Array.from({ length: paragraphs }, (_, index) => {
    const plain = words[excerpts + index] ?? "";
    const from = Math.floor((excerpts * index) / paragraphs);
    const to = Math.floor((excerpts * (index + 1)) / paragraphs);
    return {
      id: `p${String(index).padStart(8, "0")}`,
      number: index + 1,
      linking: false,
      plain,
      blocks: [{ type: "paragraph", runs: [{ text: plain, start: 0, ...(random() < 0.2 && { bold: true }) }] }],
      citations: cited.slice(from, to).map(({ id }) => ({ excerptId: id, role: roles[Math.floor(random() * 4)] })),
    };
  });
  const lines = [1, 2, 3, 4, 5].map((code) => ({
    code,
    shortName: `linea ${code}`,
    title: `La linea ${code}`,
    color: "#7E0F1B",
    stroke: "solid",
  }));
  const sections = lines.map(({ code }, at) => ({
    id: `s${code}`,
    kind: "context",
    line: code,
    title: "Contesto",
    paragraphs: own.slice(Math.floor((paragraphs * at) / 5), Math.floor((paragraphs * (at + 1)) / 5)),
  }));
  const content = {
    campaign: { slug: "banco", code: "BAN", title: "Banco di prova", demo: false },
    document: { title: "Documento", inBrief: "In breve.", office: "Ufficio", act: null },
    number: 1,
    state: "draft",
    publishedAt: "2026-05-04T10:00:00.000Z",
    lines,
    sections,
    excerpts: cited,
    bodies: [],
  };
  return { content, sha256: "0".repeat(64), withdrawn: null, editions: [], coverKey: "" };
}

/**
 * @param {{ size: object, rounds: number, measured: { format: (typeof FORMATS)[number], used: { ours: Used[],
 *   pandoc: Used[] } }[] }} run
 */
function print({ size, rounds, measured }) {
  const ratio = (/** @type {Used[]} */ theirs, /** @type {Used[]} */ own, /** @type {keyof Used} */ what) =>
    median(theirs.map((each, at) => each[what] / (own[at]?.[what] ?? NaN)));
  const middle = (/** @type {Used[]} */ used, /** @type {keyof Used} */ what) => median(used.map((each) => each[what]));
  console.log(
    `\nA version of ${JSON.stringify(size)}; Node ${process.version}, ${cpus().length} cores; ${rounds} rounds in turns; CPU seconds and peak MB of the whole process\n`,
  );
  console.log(
    `  ${"format".padEnd(8)} ${"CPU".padStart(7)} ${"pandoc".padStart(8)} ${"ratio".padStart(7)}   ${"MB".padStart(6)} ${"pandoc".padStart(8)} ${"ratio".padStart(7)}`,
  );
  const results = measured.map(({ format, used }) => {
    const [cpu, memory] = [ratio(used.pandoc, used.ours, "cpu"), ratio(used.pandoc, used.ours, "memory")];
    const least = format === "docx" ? REACH.docx : null;
    const reached = least === null || (cpu >= least.cpu && memory >= least.memory);
    console.log(
      `  ${format.padEnd(8)} ${middle(used.ours, "cpu").toFixed(2).padStart(7)} ${middle(used.pandoc, "cpu").toFixed(2).padStart(8)} ${cpu.toFixed(2).padStart(7)}   ${(middle(used.ours, "memory") / 1024).toFixed(0).padStart(6)} ${(middle(used.pandoc, "memory") / 1024).toFixed(0).padStart(8)} ${memory.toFixed(2).padStart(7)}  ${least ? `to reach ${least.cpu} and ${least.memory}: ${reached ? "reached" : "NOT reached"}` : ""}`,
    );
    return { format, cpu, memory, least, reached };
  });
  mkdirSync(OUTPUT, { recursive: true });
  writeFileSync(
    join(OUTPUT, "bench-exports.json"),
    JSON.stringify({ bench: "exports", size, rounds, node: process.version, measured, results }, null, 2),
  );
}
