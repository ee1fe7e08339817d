import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { freePort, startNode, until, WaitedInVain } from "../support/run/process.js";
import { median, ratios } from "./ratios.js";

const ROOT = join(import.meta.dirname, "..", "..");
const OUTPUT = join(ROOT, "tests", ".output");
const VARIANTS = /** @type {const} */ ([
  ["plain", "node:http, the same bytes and headers"],
  ["cached", "the page, from the page cache"],
  ["uncached", "the page, rendered each time, without scripts"],
  ["stock", "the page, Remix's streaming entry with scripts"],
  ["miss", "the page, nothing kept: queries, rendering, brotli"],
  ["stock miss", "Remix's streaming entry, same queries, gzip"],
]);
const REACH = [
  { of: "cached", to: "plain", least: 0.6 },
  { of: "uncached", to: "stock", least: 1.5 },
  { of: "miss", to: "stock miss", least: 1 },
];
const CONNECTIONS = 16;

/** @typedef {{ url: string, headers: Record<string, string>, connections?: number }} Target */

/**
 * All variants in one run, in short slices that take turns: the machine's mood changes by the minute, so only ratios of
 * the same round count.
 * @param {{ short: boolean, path: string }} options
 */
export async function benchPages({ short, path }) {
  const rounds = short ? 3 : 9;
  const seconds = short ? 0.5 : 1;
  build();
  const dataDir = mkdtempSync(join(tmpdir(), "tavolo-bench-"));
  const servers = [];
  try {
    const product = await serverOf(
      [join(ROOT, "app", "start.js")],
      (port) => ({
        SECRET: "0123456789abcdef0123456789abcdef",
        NODE_ENV: "production",
        ALLOW_EMBEDDED: "1",
        BENCH: "1",
        LOG_LEVEL: "silent",
        SEED: "demo",
        HOME: dataDir,
        DATA_DIR: dataDir,
        ORIGIN: `http://127.0.0.1:${port}`,
      }),
      "/readyz",
    );
    servers.push(product);
    const page = new URL(path, product.origin).href;
    await warm(page);
    const plain = await serverOf([join(import.meta.dirname, "plain.js"), page], () => ({}), "/");
    servers.push(plain);

    /** A miss drops what is kept, also what others are just reading: one at a time. */
    const miss = (/** @type {string} */ bench) => ({
      url: page,
      headers: { "x-bench": bench, "accept-encoding": "br, gzip" },
      connections: 1,
    });
    /** @type {Record<string, Target>} */
    const targets = {
      plain: { url: plain.origin, headers: {} },
      cached: { url: page, headers: {} },
      uncached: { url: page, headers: { "x-bench": "uncached" } },
      stock: { url: page, headers: { "x-bench": "stock" } },
      miss: miss("cold"),
      "stock miss": miss("cold stock"),
    };
    const bytes = await check(targets);

    /** @type {Record<string, number[]>} */
    const rates = Object.fromEntries(VARIANTS.map(([variant]) => [variant, []]));
    for (let round = -1; round < rounds; round += 1) {
      for (const [variant] of VARIANTS) {
        const rate = load(targets[variant], seconds);
        if (round >= 0) rates[variant]?.push(rate);
      }
    }
    print({ path, rounds, seconds, bytes, rates });
  } finally {
    for (const server of servers.reverse()) await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Builds where there is no build yet. */
export function build() {
  if (existsSync(join(ROOT, "build", "server", "index.js"))) return;
  const built = spawnSync(
    process.execPath,
    [join(ROOT, "node_modules/@remix-run/dev/dist/cli.js"), "vite:build", "--logLevel", "warn"],
    { cwd: ROOT, stdio: "inherit", env: { ...process.env, NODE_ENV: "production" } },
  );
  if (built.status !== 0) throw new Error("The build failed.");
}

/**
 * @param {string[]} args
 * @param {(port: number) => Record<string, string>} env
 * @param {string} ready
 * @param {number} [limit] milliseconds
 */
export async function serverOf(args, env, ready, limit = 120_000) {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const child = startNode(args, { PATH: process.env.PATH, HOST: "127.0.0.1", PORT: String(port), ...env(port) });
  await until(
    `${origin}${ready} answers`,
    async () => {
      if (child.exit()) throw new Error(`The server ended before it was ready:\n${child.output()}`);
      return fetch(origin + ready).then(
        (answer) => answer.ok,
        () => false,
      );
    },
    limit,
  );
  return { origin, stop: () => child.stop() };
}

/** @param {string} url */
async function warm(url) {
  for (let i = 0; i < 3; i += 1) {
    const answer = await fetch(url);
    await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`${url} answered ${answer.status}.`);
  }
}

/**
 * A fast wrong answer is no result: every variant must give the page, and the plain server the very bytes of the cached
 * one.
 * @param {Record<string, Target>} targets
 */
async function check(targets) {
  /** @type {Record<string, string>} */
  const bodies = {};
  for (const [variant, { url, headers }] of Object.entries(targets)) {
    const answer = await fetch(url, { headers: { ...headers, "accept-encoding": "identity" } });
    bodies[variant] = await answer.text();
    if (!answer.ok) throw new Error(`${variant} answered ${answer.status}.`);
  }
  if (bodies["plain"] !== bodies["cached"])
    throw new Error("The plain server doesn't answer the bytes of the cached page.");
  for (const variant of Object.keys(bodies))
    if (variant.startsWith("stock") !== bodies[variant]?.includes("<script"))
      throw new Error(`The switch x-bench does not work: «${variant}» has scripts, or none.`);
  return Object.fromEntries(Object.entries(bodies).map(([variant, body]) => [variant, Buffer.byteLength(body)]));
}

/**
 * One slice, by a load generator in a process of its own, with as many connections each time.
 * @param {Target | undefined} target
 * @param {number} seconds
 */
function load(target, seconds) {
  const done = spawnSync(
    process.execPath,
    [join(import.meta.dirname, "load.js"), JSON.stringify({ connections: CONNECTIONS, ...target, seconds })],
    { encoding: "utf8" },
  );
  if (done.status === 3) throw new WaitedInVain(done.stderr.trim());
  if (done.status !== 0) throw new Error(`The load generator failed:\n${done.stderr}`);
  return Number(done.stdout);
}

/**
 * @param {{ path: string, rounds: number, seconds: number, bytes: Record<string, number>, rates: Record<string,
 *   number[]> }} run
 */
function print({ path, rounds, seconds, bytes, rates }) {
  const of = (/** @type {string} */ variant) => rates[variant] ?? [];
  const reached = REACH.map(({ of: upper, to: lower, least }) => {
    const paired = ratios(of(upper), of(lower));
    return {
      ratio: `${upper} / ${lower}`,
      median: median(paired),
      smallest: Math.min(...paired),
      largest: Math.max(...paired),
      least,
      reached: median(paired) >= least,
    };
  });
  console.log(
    `\nPage ${path}, Node ${process.version}, ${cpus().length} cores shared with the load generator; ${rounds} rounds of ${seconds} s each, ${CONNECTIONS} connections without compression, one for a miss\n`,
  );
  console.log(`  ${"variant".padEnd(10)} ${"".padEnd(52)} ${"requests/s".padStart(10)} ${"bytes".padStart(8)}`);
  for (const [variant, words] of VARIANTS)
    console.log(
      `  ${variant.padEnd(10)} ${words.padEnd(52)} ${median(of(variant)).toFixed(0).padStart(10)} ${String(bytes[variant]).padStart(8)}`,
    );
  console.log(
    `\n  ${"paired ratio".padEnd(20)} ${"median".padStart(8)} ${"range".padStart(14)} ${"to reach".padStart(9)}`,
  );
  for (const { ratio, median: middle, smallest, largest, least, reached: enough } of reached)
    console.log(
      `  ${ratio.padEnd(20)} ${middle.toFixed(2).padStart(8)} ${`${smallest.toFixed(2)}-${largest.toFixed(2)}`.padStart(14)} ${least.toFixed(2).padStart(9)} ${enough ? "reached" : "NOT reached"}`,
    );
  const json = {
    bench: "pages",
    path,
    node: process.version,
    cores: cpus().length,
    rounds,
    seconds,
    bytes,
    requestsPerSecond: Object.fromEntries(VARIANTS.map(([variant]) => [variant, Math.round(median(of(variant)))])),
    ratios: reached,
    rates,
  };
  mkdirSync(OUTPUT, { recursive: true });
  writeFileSync(join(OUTPUT, "bench-pages.json"), JSON.stringify(json, null, 2));
  console.log(`\n${JSON.stringify(json)}`);
}
