import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { startMetrics } from "#app/http/metrics.server.ts";
import { log } from "#app/core/log.server.ts";
import { routeName } from "#app/http/route-name.ts";
import { changeSettings } from "#app/core/settings.server.ts";
import { database, db, useDatabase } from "#db/client.server.ts";
import { jobs } from "#db/schema/machine.ts";
import { ask } from "#tests/support/server/app.ts";
import { noon } from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database/database.ts";

const token = "a-token-of-the-monitoring";
const asked = (headers: Record<string, string> = { authorization: `Bearer ${token}` }) => ask("/metrics", { headers });
beforeEach(async () => {
  await testDatabase();
  changeSettings({ METRICS_TOKEN: token });
  startMetrics();
});
afterEach(() => changeSettings({ METRICS_TOKEN: undefined, SLOW_QUERY_MS: 500 }));

describe("/metrics", () => {
  test.each<[string, string | undefined, Record<string, string>]>([
    ["where no token is set", undefined, { authorization: "Bearer undefined" }],
    ["without the token", token, {}],
    ["with another", token, { authorization: "Bearer a-token-of-the-monitorinG" }],
    ["with it in the wrong place", token, { authorization: token }],
  ])("is not found %s", async (_, set, headers) => {
    changeSettings({ METRICS_TOKEN: set });
    const answer = await asked(headers);
    expect([answer.status, (await answer.text()).includes("tavolo_")]).toEqual([404, false]);
  });

  test("tells of the process, requests by route name, the page cache, jobs and the database", async () => {
    await ask("/");
    const text = await (await asked()).text();
    for (const name of [
      "nodejs_eventloop_lag_seconds",
      "process_resident_memory_bytes",
      "tavolo_page_cache_hits_total",
      "tavolo_jobs_due 0",
      "tavolo_jobs_failed 0",
      "tavolo_jobs_oldest_seconds 0",
      "tavolo_database_queries_running",
      "tavolo_database_pool_size",
      "tavolo_log_entries 0",
    ])
      expect(text).toContain(name);
    expect(text).toMatch(/tavolo_http_request_seconds_count\{route="home",method="GET",status="2xx"\} [1-9]/);
  });

  test("counts what waits and how long", async () => {
    await db().execute(
      sql`insert into jobs (id, kind, payload, due_at, created_at) values ('1', 'x', '{}', now() - interval '90 seconds', now())`,
    );
    const text = await (await asked()).text();
    expect(text).toContain("tavolo_jobs_due 1");
    expect(Number(/^tavolo_jobs_oldest_seconds (\S+)/m.exec(text)?.[1])).toBeGreaterThanOrEqual(90);
  });

  test("are those of the process where the database is away", async () => {
    expect(await (await asked()).text()).toContain("tavolo_database_answers 1");
    const handle = database();
    useDatabase({
      ...handle,
      db: new Proxy(handle.db, {
        get() {
          throw new Error("away");
        },
      }),
    });
    const answer = await asked();
    useDatabase(handle);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain("tavolo_database_answers 0");
  });

  test("counts jobs of kinds that this version doesn't know", async () => {
    for (const [id, kind] of ["mail", "of_tomorrow", "of_tomorrow"].entries()) {
      await db()
        .insert(jobs)
        .values({ id: String(id), kind, payload: {}, dueAt: noon, createdAt: noon });
    }
    expect(await (await asked()).text()).toContain("tavolo_jobs_unknown 2");
  });

  test("holds no address that somebody asked for", async () => {
    await ask("/invito/a-secret-that-must-not-show");
    await ask("/nothing/ada@example.org");
    const text = await (await asked()).text();
    expect(text).not.toMatch(/a-secret|ada@example/);
  });
});

test.each<[string, string]>([
  ["/", "home"],
  ["/en", "home"],
  ["/en/", "home"],
  ["/consultazioni", "campaigns"],
  ["/consultazioni/torino", "campaign"],
  ["/en/consultazioni/torino.data", "campaign"],
  ["/spazio/bozze/nuova", "newDraft"],
  ["/spazio/bozze/0198", "draft"],
  ["/gestione/x/registro.csv", "deskLogCsv"],
  ["/assets/a.css", "assets"],
  ["/wp-login.php", "other"],
  ["/english", "other"],
])("the figures of %s are those of %s", (path, name) => expect(routeName(path)).toBe(name));

describe("a slow statement", () => {
  test("is logged with its text, without its values", async () => {
    const warned = vi.spyOn(log, "warn");
    changeSettings({ SLOW_QUERY_MS: 1 });
    await db().execute(sql`select ${"ada@example.org"}::text, pg_sleep(0.02)`);
    expect(warned).toHaveBeenCalledWith(
      expect.objectContaining({ sql: "select $1::text, pg_sleep(0.02)" }),
      "slow query",
    );
    expect(JSON.stringify(warned.mock.calls)).not.toContain("ada@example.org");
  });

  test("within a request carries its id, which the answer has too", async () => {
    const warned = vi.spyOn(log, "warn");
    changeSettings({ SLOW_QUERY_MS: 0.000_001 });
    const answer = await ask("/consultazioni");
    const ids = new Set(
      warned.mock.calls
        .filter(([, words]) => words === "slow query")
        .map(([facts]) => (facts as { requestId: string }).requestId),
    );
    expect([...ids]).toEqual([answer.headers.get("x-request-id")]);
  });

  test("is not logged where none is asked for", async () => {
    const warned = vi.spyOn(log, "warn");
    changeSettings({ SLOW_QUERY_MS: 0 });
    await db().execute(sql`select pg_sleep(0.02)`);
    expect(warned).not.toHaveBeenCalled();
  });
});
