import { sql } from "drizzle-orm";
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import { database, poolSize, rowsOf } from "#db/client.server.ts";
import { within } from "#db/within.ts";
import { queriesRunning, watchQueries } from "#db/watch-queries.server.ts";
import { sameDigest, sha256 } from "#app/core/hash.server.ts";
import { countUnknownJobs } from "#app/core/jobs.server.ts";
import { log } from "#app/core/log.server.ts";
import { pagesKept } from "./page-cache.server.ts";
import { requestIdNow } from "./request-id.server.ts";
import { routeName } from "./route-name.ts";
import { settings } from "#app/core/settings.server.ts";

const longestText = 2_000;
/**
 * Milliseconds that the figures wait for the database: those of the process itself are needed most while it is away.
 */
const patience = 3_000;
const registry = new Registry();
const registers = [registry];

const requests = new Histogram({
  name: "tavolo_http_request_seconds",
  help: "Requests that were no hit of the page cache, by route name",
  labelNames: ["route", "method", "status"],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
  registers,
});
const queries = new Histogram({
  name: "tavolo_database_query_seconds",
  help: "Statements, from asking to answer",
  buckets: [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5],
  registers,
});
const slow = new Counter({
  name: "tavolo_database_slow_queries_total",
  help: "Statements slower than SLOW_QUERY_MS",
  registers,
});

const connectionsOpen = (): number => (database().kind === "pglite" ? 1 : poolSize);
/** Figures that the process knows without the database, read when somebody asks. */
const ownFigures: readonly [name: string, help: string, read: () => number][] = [
  ["tavolo_page_cache_hits_total", "Pages given without rendering", () => pagesKept().hits],
  ["tavolo_page_cache_pages_total", "Pages rendered and kept", () => pagesKept().made],
  ["tavolo_page_cache_bytes", "What the kept pages take", () => pagesKept().bytes],
  ["tavolo_database_queries_running", "Statements asked for and not answered yet", queriesRunning],
  ["tavolo_database_pool_size", "Connections that may be open at once", connectionsOpen],
];

const answers = new Gauge({
  name: "tavolo_database_answers",
  help: "1 while the database answers; what it counts is from the last time it did",
  registers,
});
const jobsDue = new Gauge({ name: "tavolo_jobs_due", help: "Jobs that should have begun", registers });
const jobsFailed = new Gauge({ name: "tavolo_jobs_failed", help: "Jobs given up within the last hour", registers });
const jobsUnknown = new Gauge({
  name: "tavolo_jobs_unknown",
  help: "Jobs of a kind unknown to this version",
  registers,
});
const jobsOldest = new Gauge({
  name: "tavolo_jobs_oldest_seconds",
  help: "Age of the oldest job that should have begun",
  registers,
});
const logEntries = new Gauge({ name: "tavolo_log_entries", help: "Entries of the hash-chained log", registers });
const connections = new Gauge({
  name: "tavolo_database_connections",
  help: "Connections of all processes to this PostgreSQL database, by state",
  labelNames: ["state"],
  registers,
});

let started = false;

/** Watches statements from the start on; measures the process only where somebody may ask. */
export function startMetrics(): void {
  watchQueries((text, ms) => {
    const { SLOW_QUERY_MS, METRICS_TOKEN } = settings();
    if (METRICS_TOKEN) queries.observe(ms / 1000);
    if (SLOW_QUERY_MS === 0 || ms < SLOW_QUERY_MS) return;
    slow.inc();
    log.warn({ requestId: requestIdNow(), ms: Math.round(ms), sql: text.slice(0, longestText) }, "slow query");
  });
  if (started) return;
  started = true;
  for (const [name, help, read] of ownFigures)
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read());
      },
    });
  if (settings().METRICS_TOKEN) collectDefaultMetrics({ register: registry });
}

/** Counts a request; `ms` are the milliseconds that it took. Does nothing without METRICS_TOKEN. */
export function observeRequest(path: string, method: string, status: number, ms: number): void {
  if (!settings().METRICS_TOKEN) return;
  requests.observe({ route: routeName(path), method, status: `${Math.floor(status / 100)}xx` }, ms / 1000);
}

/**
 * The page of figures for a request that carries METRICS_TOKEN; null for every other, which is answered as if there
 * were no such page.
 */
export async function metricsFor(
  authorization: string | undefined,
): Promise<{ body: string; contentType: string } | null> {
  const { METRICS_TOKEN } = settings();
  if (!METRICS_TOKEN || !authorization || !sameDigest(sha256(authorization), sha256(`Bearer ${METRICS_TOKEN}`)))
    return null;
  const answered = await within(patience, readDatabase()).then(
    () => 1,
    () => 0,
  );
  answers.set(answered);
  return { body: await registry.metrics(), contentType: registry.contentType };
}

async function readDatabase(): Promise<void> {
  const { db, kind } = database();
  const due = sql`done_at is null and failed_at is null and due_at <= now()`;
  const [jobs] = rowsOf<{ due: number; failed: number; oldest: number | null; seq: string }>(
    await db.execute(sql`
      select count(*) filter (where ${due})::int as due, count(*) filter (where failed_at is not null)::int as failed,
             extract(epoch from now() - min(due_at) filter (where ${due}))::float8 as oldest, (select seq::text from audit_head) as seq
      from jobs`),
  );
  jobsDue.set(jobs?.due ?? 0);
  jobsFailed.set(jobs?.failed ?? 0);
  jobsUnknown.set((await countUnknownJobs()).reduce((sum, { count }) => sum + count, 0));
  jobsOldest.set(jobs?.oldest ?? 0);
  logEntries.set(Number(jobs?.seq ?? 0));
  if (kind === "pglite") return;
  connections.reset();
  const states = rowsOf<{ state: string; count: number }>(
    await db.execute(
      sql`select coalesce(state, 'other') as state, count(*)::int as count from pg_stat_activity where datname = current_database() group by 1`,
    ),
  );
  for (const { state, count } of states) connections.set({ state }, count);
}
