import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from "vitest";
import { textIn } from "#app/i18n/text.ts";
import { launch, runTask } from "#tests/support/server/launch.ts";
import { startLine, type Line } from "#tests/support/server/line.ts";
import { demoPassword, personas } from "#tests/support/browser/persona.ts";
import { createDatabase } from "#tests/support/database/postgres.ts";
import { until } from "#tests/support/run/process.js";
import { campaign } from "./addresses.ts";

const cluster = inject("postgres");
const site = `/consultazioni/${campaign}`;
const marked = textIn("it").ui.lastRendering("@").split("@")[0]!;

/** Each process has its own line to the one database; they share DATA_DIR, and so the ledger of removals. */
describe.skipIf(!cluster)("two processes, one of which is cut off from the database", () => {
  let lines: Line[];
  let servers: Awaited<ReturnType<typeof launch>>[] = [];
  let sql: ReturnType<typeof postgres>;
  let dataDir: string;
  let databaseUrl: string;
  const closing: (() => unknown)[] = [];
  const origin = "http://tavolo.localhost";

  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), "tavolo-cut-"));
    const database = await createDatabase(cluster!.url, inject("demo").template ?? undefined);
    databaseUrl = database.url;
    sql = postgres(database.url, { max: 1, onnotice: () => undefined });
    lines = [await startLine(database.url), await startLine(database.url)];
    closing.push(
      () => rmSync(dataDir, { recursive: true, force: true }),
      database.drop,
      () => sql.end(),
      ...lines.map((line) => line.stop),
    );
    servers = await Promise.all(
      lines.map((line) =>
        launch({ dataDir, databaseUrl: line.url, demo: true, env: { ORIGIN: origin, DEMO_PUBLIC: "1" } }),
      ),
    );
  });
  afterAll(async () => {
    for (const { child } of servers) if (!child.exit()) await child.stop();
    for (const close of closing.reverse()) await close();
  });

  const ask = async (server: number, path: string) => {
    const answer = await fetch(servers[server]!.origin + path);
    return { status: answer.status, html: await answer.text() };
  };
  const ledger = () =>
    existsSync(join(dataDir, "removals.jsonl")) ? readFileSync(join(dataDir, "removals.jsonl"), "utf8") : "";
  let cookie = "";
  const post = async (path: string, fields: Record<string, string>) => {
    const answer = await fetch(servers[1]!.origin + path, {
      method: "POST",
      redirect: "manual",
      headers: { origin, cookie },
      body: new URLSearchParams(fields),
    });
    cookie =
      answer.headers
        .getSetCookie()
        .find((line) => line.startsWith("tavolo_session="))
        ?.split(";")[0] ?? cookie;
    return answer.headers.get("location") ?? `${answer.status}`;
  };
  /**
   * Cuts the first process off while it keeps all these pages. A commit of a job drops what is kept: where one came
   * between keeping and cutting, it is tried again.
   */
  const cutOffWithAll = (pages: string[], how: "silent" | "refused") =>
    until(
      "the first is cut off and shows what it has",
      async () => {
        // What comes from the cache carries no number of a request.
        await until("the first keeps all of them", async () => {
          const answers = await Promise.all(pages.map((page) => fetch(servers[0]!.origin + page)));
          return answers.every(({ status, headers }) => status === 200 && !headers.has("x-request-id"));
        });
        lines[0]!.become(how);
        if (how === "refused") lines[0]!.cut("end");
        for (;;) {
          const answers = await Promise.all(pages.map((page) => ask(0, page)));
          if (answers.every(({ html }) => html.includes(marked))) return true;
          if (answers.some(({ status }) => status !== 200)) break;
          await new Promise((done) => setTimeout(done, 50));
        }
        lines[0]!.become("open");
        return false;
      },
      240_000,
    );

  test.each(["silent", "refused"] as const)(
    "the one that is cut off (%s) shows pages as they were, until a text is taken down on the other: then none",
    async (how) => {
      expect(await post("/accedi", { email: personas.lead, password: demoPassword })).not.toBe("401");
      const [text] = await sql<{ number: string; title: string }[]>`
      select c.number, r.title from contributions c join revisions r on r.contribution_id = c.id
      where c.state = 'published' and not exists (select 1 from takedowns t where t.subject_id = c.id and t.restored_at is null)
      order by length(r.title) desc limit 1`;
      const { number } = text!;
      const version = new URL((await fetch(`${servers[1]!.origin}${site}/documento`)).url).pathname;
      const pages = [`${site}/contributi/${number}`, `${site}/contributi`, site, version];
      // Until a look has told it where the ledger stood, a process shows nothing old.
      await until(
        "the first is in touch",
        async () =>
          (
            await sql`select 1 from pg_stat_activity where datname = current_database() and query like '%strangers%' and state = 'idle'`
          ).length === 2,
        20_000,
      );
      onTestFinished(() => lines[0]!.become("open"));
      await cutOffWithAll(pages, how);
      expect((await ask(0, `${site}/chi-partecipa`)).status).toBe(503);

      const before = ledger();
      expect(
        await post(`/gestione/${campaign}/togli?contributo=${number}`, {
          intent: "togli",
          reason: "Pubblicato per errore.",
        }),
      ).toContain("fatto=tolto");
      await until("the ledger names it", () => ledger().length > before.length, 20_000);
      for (const page of pages) {
        const { status, html } = await ask(0, page);
        expect([page, status, html.includes(marked)]).toEqual([page, 503, false]);
      }
      expect((await ask(1, pages[0]!)).html).not.toContain(marked);

      lines[0]!.become("open");
      await until("the first is there again", async () => (await ask(0, site)).status === 200, 30_000);
      for (const page of pages) expect((await ask(0, page)).html).toBe((await ask(1, page)).html);
    },
  );

  test("all data verify", async () => {
    for (const { child } of servers) await child.stop();
    expect(await runTask("verify", { dataDir, databaseUrl, demo: true })).toMatchObject({ code: 0 });
  });
});
