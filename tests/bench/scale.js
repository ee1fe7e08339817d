import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";
import { createServer } from "vite";
import { until } from "../support/run/process.js";
import { serverOf } from "./pages.js";
import { median } from "./ratios.js";
import { BODIES, fill, prepare } from "./scale-data.js";
import { addressesOf } from "./scale-cases.js";
import { cookiesOf, keysOf } from "./scale-keys.js";

const ROOT = join(import.meta.dirname, "..", "..");
const OUTPUT = join(ROOT, "tests", ".output");
const CAMPAIGN = "torino-citta-del-lavoro";

/** @param {number[]} values */
const p95 = (values) => [...values].sort((a, b) => a - b)[Math.ceil(values.length * 0.95) - 1] ?? NaN;
/** @param {string} url */
const connect = (url) => postgres(url, { max: 1, onnotice: () => undefined });

/**
 * Three databases on one cluster, a server each, in turns: whole answers over HTTP, none of them from the page cache or
 * from kept reads.
 * @param {{ short: boolean, seed: number, sizes: number[], only: RegExp }} options
 */
export async function benchScale({ short, seed, sizes, only }) {
  const rounds = short ? 5 : 9;
  const each = short ? 2 : 5;
  const pool = short ? 2_000 : 20_000;
  const dataDir = mkdtempSync(join(tmpdir(), "tavolo-scale-"));
  const { startPostgres, createDatabase } = await postgresHelpers();
  const cluster = await startPostgres();
  /**
   * @type {{ size: number, server: { origin: string, stop: () => Promise<unknown> }, sql: import("postgres").Sql,
   *   cookies: Awaited<ReturnType<typeof cookiesOf>>, cases: ReturnType<typeof addressesOf> }[]}
   */
  const sides = [];
  try {
    const environment = (/** @type {string} */ url) => (/** @type {number} */ port) => ({
      NODE_ENV: "production",
      DATABASE_URL: url,
      BENCH: "1",
      LOG_LEVEL: "silent",
      SEED: "demo",
      HOME: dataDir,
      DATA_DIR: dataDir,
      ORIGIN: `http://127.0.0.1:${port}`,
      SECRET: "0123456789abcdef0123456789abcdef",
    });
    const admin = connect(cluster.url);
    for (const setting of ["max_wal_size = '8GB'", "autovacuum = off"])
      await admin.unsafe(`alter system set ${setting}`);
    await admin`select pg_reload_conf()`;
    await admin.end();
    const base = await createDatabase(cluster.url);
    const first = await serverOf([join(ROOT, "app", "start.js")], environment(base.url), "/readyz", 900_000);
    await first.stop();
    const setup = connect(base.url);
    const [campaign] = await setup`select id from campaigns where slug = ${CAMPAIGN}`;
    const options = { campaign: String(campaign?.["id"]), seed, pool };
    const length = await prepare(setup, options);
    await setup.end();
    console.log(
      `\nSeed ${seed}; PostgreSQL ${cluster.version}; ${BODIES} bodies in every size; texts of ${length["median"]} characters in the middle (log spread ${Number(length["spread"]).toFixed(2)}), drawn from ${pool} different ones`,
    );
    for (const size of sizes) {
      const started = performance.now();
      const database = await createDatabase(cluster.url, base.name);
      const sql = connect(database.url);
      await fill(sql, { ...options, size });
      const [bytes] = await sql`select pg_size_pretty(pg_database_size(current_database())) as size`;
      console.log(
        `  ${String(size).padStart(9)} contributions loaded in ${((performance.now() - started) / 1000).toFixed(0)} s, ${bytes?.["size"]}`,
      );
      const server = await serverOf([join(ROOT, "app", "start.js")], environment(database.url), "/readyz", 900_000);
      await signHead(sql);
      const keys = await keysOf(sql, CAMPAIGN);
      sides.push({
        size,
        server,
        sql,
        cookies: await cookiesOf(sql),
        cases: addressesOf(keys).filter(({ name }) => only.test(name)),
      });
    }
    /** @type {Record<string, Record<number, number[]>>} */
    const times = {};
    for (let round = -1; round < rounds; round += 1) {
      for (const [index, { name }] of (sides[0]?.cases ?? []).entries()) {
        for (let n = 0; n < each; n += 1) {
          for (const side of round % 2 === 0 ? sides : [...sides].reverse()) {
            const time = await once(side, index, round * each + n);
            if (round >= 0) ((times[name] ??= {})[side.size] ??= []).push(time);
          }
        }
      }
    }
    print({ seed, rounds, each, sizes, pool, cases: sides[0]?.cases ?? [], times });
  } finally {
    for (const side of sides) {
      await side.server.stop();
      await side.sql.end();
    }
    await cluster.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/**
 * Milliseconds of one whole answer; what the server kept of earlier reads is dropped first, as every command does.
 * @param {any} side @param {number} index @param {number} n
 */
async function once({ server, sql, cookies, cases }, index, n) {
  const { name, path, as, status, holds } = cases[index];
  await sql`select pg_notify('changed', '')`;
  await pause(15);
  const started = performance.now();
  const answer = await fetch(server.origin + path(n), {
    headers: { "x-bench": "uncached", "accept-encoding": "identity", ...(cookies[as] && { cookie: cookies[as] }) },
    redirect: "manual",
  });
  const text = await answer.text();
  const time = performance.now() - started;
  // A fast wrong answer is no result.
  if (answer.status !== status || !text.includes(holds))
    throw new Error(`${name} answered ${answer.status}${answer.status === status ? ` without «${holds}»` : ""}.`);
  return time;
}

/** Lets the server sign a head over the whole log, as it does each day. @param {import("postgres").Sql} sql */
async function signHead(sql) {
  await sql`
    insert into jobs (id, kind, payload, due_at, created_at) values ('bench-head', 'head', '{}', now(), now())`;
  await until("the log has a head", async () => (await sql`select 1 from log_heads`).length > 0, 900_000);
}

/** The cluster that the tests use, in TypeScript. */
async function postgresHelpers() {
  const vite = await createServer({
    root: ROOT,
    configFile: false,
    logLevel: "error",
    cacheDir: join(tmpdir(), "tavolo-scale-vite"),
    server: { middlewareMode: true, watch: null, hmr: false, ws: false },
    optimizeDeps: { noDiscovery: true, include: [] },
  });
  const helpers = await vite.ssrLoadModule("/tests/support/database/postgres.ts");
  await vite.close();
  return /** @type {typeof import("../support/database/postgres.ts")} */ (helpers);
}

/**
 * @param {{ seed: number, rounds: number, each: number, sizes: number[], pool: number, cases: { name: string,
 *   most: number }[], times: Record<string, Record<number, number[]>> }} run
 */
function print({ seed, rounds, each, sizes, pool, cases, times }) {
  const [smallest = 0, ...larger] = sizes;
  const results = cases.map(({ name, most }) => {
    const of = (/** @type {number} */ size) => times[name]?.[size] ?? [];
    const base = median(of(smallest));
    return {
      page: name,
      most,
      bySize: Object.fromEntries(
        sizes.map((size) => [size, { median: round(median(of(size))), p95: round(p95(of(size))) }]),
      ),
      ratios: Object.fromEntries(larger.map((size) => [size, round(median(of(size)) / base)])),
      reached: larger.every((size) => median(of(size)) / base <= most),
    };
  });
  console.log(
    `\nNode ${process.version}, ${cpus().length} cores; ${rounds} rounds of ${each} whole answers a page and size, in turns; milliseconds, median / p95\n`,
  );
  console.log(
    `  ${"page".padEnd(34)} ${sizes.map((size) => String(size).padStart(17)).join(" ")}  ${larger.map((size) => `× at ${size}`.padStart(13)).join(" ")}  to reach`,
  );
  for (const { page, bySize, ratios, most, reached } of results) {
    console.log(
      `  ${page.padEnd(34)} ${sizes.map((size) => `${bySize[size]?.median.toFixed(1)} / ${bySize[size]?.p95.toFixed(1)}`.padStart(17)).join(" ")}  ${larger.map((size) => String(ratios[size]?.toFixed(2)).padStart(13)).join(" ")}  ${most.toFixed(1)} ${reached ? "reached" : "NOT reached"}`,
    );
  }
  const json = {
    bench: "scale",
    seed,
    node: process.version,
    cores: cpus().length,
    rounds,
    each,
    sizes,
    bodies: BODIES,
    pool,
    results,
  };
  mkdirSync(OUTPUT, { recursive: true });
  writeFileSync(join(OUTPUT, "bench-scale.json"), JSON.stringify({ ...json, times }, null, 2));
  console.log(`\n${JSON.stringify(json)}`);
}

/** @param {number} value */
const round = (value) => Math.round(value * 100) / 100;
