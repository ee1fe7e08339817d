import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";
import { launch, runTask } from "../support/launch.ts";
import { createDatabase, startPostgres } from "#tests/support/database/postgres.ts";
import { until } from "#tests/support/run/process.js";
import { startProxy } from "../support/proxy.ts";
import { Client } from "./client.ts";
import { counted, print } from "./count.ts";
import { delegate, lead, type Acknowledged } from "./people.ts";
import { startSmtp } from "./smtp-sink.ts";

const password = "cinque-fili-al-tavolo";
/** Signatories whose own address is not their body’s too: each mail has one reader. */
const writers = ["servizi", "podora", "lingue", "lima", "banchi", "casa"];
const short = process.argv.includes("--ci");
const faults = short ? 12 : 120;
const seed = Number(process.argv.find((each) => each.startsWith("--seed="))?.slice(7) ?? "1");

/** Mulberry32: the same seed gives the same order of faults and pauses; what they meet is the machine's own. */
function randomFrom(state: number): () => number {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

// Each server that is started anew leaves its listener.
process.setMaxListeners(0);
const dataDir = mkdtempSync(join(tmpdir(), "tavolo-faults-"));
process.once("exit", () => rmSync(dataDir, { recursive: true, force: true }));
const cluster = await startPostgres({ durable: true });
const database = await createDatabase(cluster.url);
const [proxy, smtp] = [await startProxy(), await startSmtp()];
const options = {
  dataDir,
  databaseUrl: database.url,
  demo: true,
  env: { ORIGIN: proxy.origin, SMTP_URL: smtp.url, LOG_LEVEL: "error" },
};
const first = await launch(options);
const servers = [first, await launch(options)];
proxy.behind.push(...servers.map(({ origin }) => origin));
console.error(
  `${faults} faults, seed ${seed}, PostgreSQL ${cluster.version}, two processes; ${writers.length} people write, one publishes.`,
);

const acknowledged: Acknowledged = { filed: new Map(), published: new Set(), waiting: [], odd: [] };
const random = randomFrom(seed);
const hopeless = AbortSignal.timeout(60_000 + faults * 30_000);
let goingOn = true;
const clients = await Promise.all(
  [...writers, "responsabile"].map(async (name) => {
    const client = new Client(proxy.origin, hopeless);
    await client.signIn(`${name}@example.org`, password);
    return client;
  }),
);
const started = performance.now();
const work = Promise.all(
  clients.map((client, index) =>
    writers[index]
      ? delegate(client, writers[index], acknowledged, () => goingOn)
      : lead(client, acknowledged, () => goingOn),
  ),
);
work.catch(() => {
  goingOn = false;
});

const done = { server: 0, postgres: 0 };
for (let fault = 0; fault < faults && goingOn; fault += 1) {
  await pause(500 + random() * 2_500);
  console.error(
    `${String(fault + 1).padStart(4)} of ${faults}: ${fault % 4 === 3 ? "PostgreSQL" : "a server"} is killed; ${acknowledged.filed.size} filed, ${acknowledged.published.size} published`,
  );
  if (fault % 4 === 3) {
    await cluster.crash();
    done.postgres += 1;
  } else {
    const at = random() < 0.5 ? 0 : 1;
    servers[at]?.child.kill("SIGKILL");
    await servers[at]?.child.ended;
    done.server += 1;
    servers[at] = await launch(options);
    proxy.behind[at] = servers[at].origin;
  }
}
goingOn = false;
await work;
const seconds = (performance.now() - started) / 1000;

const sql = postgres(database.url, { max: 1, onnotice: () => undefined });
// What a killed process had in its hands is free after five minutes; we put the clock forward instead of waiting.
await until(
  "every job is done",
  async () => {
    await sql`update jobs set due_at = now() where done_at is null and failed_at is null and due_at < now() + interval '9 minutes'`;
    const [row] =
      await sql`select count(*)::int as n from jobs where done_at is null and failed_at is null and due_at < now() + interval '9 minutes'`;
    await pause(1_000);
    return row?.["n"] === 0;
  },
  120_000,
);
const result = await counted(sql, acknowledged, smtp.delivered);
await sql.end();
for (const { child } of servers) await child.stop();
const verified = await runTask("verify", { ...options, env: {} });
await database.drop();
await cluster.stop();
await proxy.stop();
await smtp.stop();

const retries = clients.reduce((sum, client) => sum + client.retries, 0);
const whole = {
  seed,
  faults: done,
  seconds: Math.round(seconds),
  retries,
  ...result,
  odd: acknowledged.odd,
  verify: verified.code === 0 ? "green" : verified.output,
};
process.exitCode = print(whole) ? 0 : 1;
