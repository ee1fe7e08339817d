import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from "vitest";
import { boot } from "#app/boot.server.ts";
import { clean } from "#app/cleaning.server.ts";
import { changeSettings, settings } from "#app/core/settings.server.ts";
import { verifyAll } from "#app/features/audit/verify.server.ts";
import { writeBackupFile } from "#app/features/backups/backup-file.server.ts";
import { dumpDatabase } from "#app/features/backups/dump.server.ts";
import { restoreDatabase } from "#app/features/backups/restore.server.ts";
import { runDueJobs } from "#app/jobs.server.ts";
import { useDatabase } from "#db/client.server.ts";
import { createDatabase } from "#tests/support/database/postgres.ts";

const cluster = inject("postgres");
const grants = readFileSync("db/runtime-role.sql", "utf8");
const before = settings();

let [owner, runtime] = ["", ""];
let dataDir: string;
let drop: () => Promise<void>;

async function ask(url: string, text: string): Promise<unknown[]> {
  const client = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    return await client.unsafe(text);
  } finally {
    await client.end();
  }
}

const as = (url: string): string => Object.assign(new URL(url), { username: "tavolo_run", password: "prova" }).href;

describe.skipIf(!cluster)("a role that owns nothing", () => {
  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), "tavolo-role-"));
    ({ url: owner, drop } = await createDatabase(cluster!.url, cluster!.migrated));
    runtime = as(owner);
    await ask(owner, grants);
    await ask(owner, "alter role tavolo_run password 'prova'");
    changeSettings({ DATABASE_URL: runtime, DATA_DIR: dataDir, seed: "demo" });
  });
  afterAll(async () => {
    changeSettings({ DATABASE_URL: before.DATABASE_URL, DATA_DIR: before.DATA_DIR, seed: before.seed });
    await drop();
    await ask(cluster!.url, "drop role tavolo_run");
    rmSync(dataDir, { recursive: true, force: true });
  });

  test("is enough to start, to write whatever commands write, to clean, to verify and to back up", async () => {
    const running = await boot();
    try {
      expect(
        await ask(
          owner,
          "select distinct usename from pg_stat_activity where application_name like 'tavolo%' and datname = current_database()",
        ),
      ).toEqual([{ usename: "tavolo_run" }]);
      expect(await ask(owner, "select count(*) > 100 as written from audit_log")).toEqual([{ written: true }]);
      while ((await runDueJobs(new Date())) > 0);
      await clean(new Date());
      expect((await verifyAll()).flatMap(({ wrong }) => wrong)).toEqual([]);
      await writeBackupFile(join(dataDir, "whole.backup"), (out) => dumpDatabase(out, new Date()));
    } finally {
      await running.stop();
      useDatabase(undefined);
    }
  }, 300_000);

  const refused: [string, string, RegExp][] = [
    ["switch a trigger off", "alter table audit_log disable trigger user", /must be owner/],
    ["switch all of them off", "set session_replication_role = replica", /permission denied/],
    ["alter a table", "alter table people add column x text", /must be owner/],
    ["drop a table", "drop table people", /must be owner/],
    ["drop a trigger's function", "drop function rebuild_tallies()", /must be owner/],
    ["empty a table at once", "truncate audit_log", /permission denied/],
    ["delete from the log", "delete from audit_log", /permission denied/],
    ["change the log", "update audit_log set action = 'x'", /permission denied/],
    ["make a table", "create table x (y int)", /permission denied/],
    [
      "say that a migration was run",
      "insert into drizzle.__drizzle_migrations (hash, created_at) values ('x', 1)",
      /permission denied/,
    ],
  ];
  test.each(refused)("can't %s", async (_, statement, why) => {
    await expect(ask(runtime, statement)).rejects.toThrow(why);
  });

  test("may write what later migrations add", async () => {
    await ask(owner, "create table added (id bigserial primary key, word text)");
    onTestFinished(async () => void (await ask(owner, "drop table added")));
    expect(await ask(runtime, "insert into added (word) values ('x') returning id::int")).toEqual([{ id: 1 }]);
  });

  test("is told that migrations and restores are the owner's", async () => {
    const empty = await createDatabase(cluster!.url);
    onTestFinished(empty.drop);
    changeSettings({ DATABASE_URL: as(empty.url) });
    onTestFinished(() => changeSettings({ DATABASE_URL: runtime }));
    await expect(boot()).rejects.toThrow("owner's DATABASE_URL");
    const options = { sendMails: false, removals: null };
    await expect(restoreDatabase(join(dataDir, "whole.backup"), options, new Date())).rejects.toThrow(
      "owner's DATABASE_URL",
    );
  }, 120_000);
});
