import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createConnection } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, inject, onTestFinished, test } from "vitest";
import { openDatabase, type Db } from "#db/client.server.ts";
import { jobs } from "#db/schema/machine.ts";
import { eq, sql } from "drizzle-orm";
import { insideOf, installation } from "#tests/support/database/installation.ts";
import { launch, runTask, type LaunchOptions } from "#tests/support/server/launch.ts";
import { startLine } from "#tests/support/server/line.ts";
import { createDatabase } from "#tests/support/database/postgres.ts";
import { startNode, until } from "#tests/support/run/process.js";

const START = join(import.meta.dirname, "..", "..", "app", "start.js");

/** Starts the program with nothing but this environment and waits for its end. */
async function endOf(env: Record<string, string | undefined>) {
  const child = startNode([START], {
    PATH: process.env["PATH"],
    HOST: "127.0.0.1",
    PORT: "0",
    LOG_LEVEL: "silent",
    ...env,
  });
  await child.ended;
  return { code: child.exit()?.code, output: child.output() };
}

/** The demo, loaded, on the database under test; it goes with the test. */
async function demoInstallation(): Promise<LaunchOptions> {
  const demo = inject("demo");
  const dataDir = mkdtempSync(join(tmpdir(), "tavolo-process-"));
  cpSync(demo.dataDir, dataDir, { recursive: true });
  const cluster = inject("postgres");
  const database = cluster ? await createDatabase(cluster.url, demo.template ?? undefined) : null;
  onTestFinished(async () => {
    await database?.drop();
    rmSync(dataDir, { recursive: true, force: true });
  });
  return { dataDir, databaseUrl: database?.url ?? null, demo: true };
}

/** What Linux tells of a process; nothing of one that is gone. */
function statusOf(pid: number | string): string {
  try {
    return readFileSync(`/proc/${pid}/status`, "latin1");
  } catch {
    return "";
  }
}

/** The number of a process that another one started with these words in its command; 0 where there is none. */
function childOf(parent: number | undefined, words: string): number {
  const children = readdirSync("/proc").filter((pid) => statusOf(pid).includes(`\nPPid:\t${parent}\n`));
  return Number(children.find((pid) => readFileSync(`/proc/${pid}/cmdline`, "latin1").includes(words)) ?? 0);
}

describe("a start that can't be", () => {
  test("refuses the embedded database in production, in one sentence", async () => {
    const dataDir = mkdtempSync(join(tmpdir(), "tavolo-process-"));
    onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
    const { code, output } = await endOf({ NODE_ENV: "production", DATA_DIR: dataDir });
    expect(code).toBe(1);
    expect(output).toContain("ALLOW_EMBEDDED=1");
    expect(output).not.toContain("    at ");
  });

  test("refuses production without a key, in one sentence, and writes nothing", async () => {
    const dataDir = mkdtempSync(join(tmpdir(), "tavolo-process-"));
    onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
    const { code, output } = await endOf({ NODE_ENV: "production", ALLOW_EMBEDDED: "1", DATA_DIR: dataDir });
    expect(code).toBe(1);
    expect(output.trim().split("\n")).toEqual([expect.stringMatching(/^Set SECRET to 32 characters or more/)]);
    expect(readdirSync(dataDir)).toEqual([]);
  });

  test("refuses a setting that is no use, naming it", async () => {
    const { code, output } = await endOf({ PORT: "many" });
    expect(code).toBe(1);
    expect(output).toContain("PORT");
    expect(output).not.toContain("    at ");
  });

  test("refuses a database that a newer version has written", async () => {
    const options = await installation();
    const database = await openDatabase(
      options.databaseUrl ? { url: options.databaseUrl } : { dataDir: options.dataDir },
    );
    await database.db.execute(
      sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', 99999999999999)`,
    );
    await database.close();
    const { code, output } = await runTask("verify", options);
    expect(code).toBe(1);
    expect(output).toContain("newer version");
  });
});

describe("the embedded database's directory", () => {
  test.skipIf(inject("postgres") !== null)(
    "takes one process; a second is refused with its holder's number, and a killed one's lock is free",
    async () => {
      const options = await installation();
      const first = await launch(options);
      const second = await endOf({ ALLOW_EMBEDDED: "1", DATA_DIR: options.dataDir, SEED: "none" });
      expect(second.code).toBe(1);
      expect(second.output).toContain(`process ${first.child.pid}`);
      first.child.kill("SIGKILL");
      await first.child.ended;
      const third = await launch(options);
      expect((await fetch(`${third.origin}/readyz`)).status).toBe(200);
      await third.child.stop();
    },
  );
});

describe("a running server", () => {
  test("prints a one-time link for the first admin, once nobody manages the system", async () => {
    const { origin, child } = await launch(await installation());
    const path = /one-time link: \S+?(\/invito\/\S+)/.exec(child.output())?.[1];
    expect(path).toBeDefined();
    const page = await fetch(origin + (path ?? ""));
    expect(page.status).toBe(200);
    await child.stop();
    // The link is a secret: the log of its own request doesn't hold it.
    const logged = child
      .output()
      .split("\n")
      .filter((line) => line.startsWith("{"))
      .join("\n");
    expect(logged).toContain("/invito/…");
    expect(logged).not.toContain((path ?? "").split("/").at(-1));
  });

  test("finishes the request it is in when told to stop, and ends with code 0", async () => {
    const { origin, child } = await launch(await installation());
    const { hostname, port } = new URL(origin);
    const socket = createConnection({ host: hostname, port: Number(port) });
    let answer = "";
    socket.on("data", (data) => {
      answer += String(data);
    });
    const body = "email=nobody%40example.org&password=wrong-password";
    const head = `POST /accedi HTTP/1.1\r\nHost: ${hostname}:${port}\r\nOrigin: ${origin}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n`;
    socket.write(head + body.slice(0, 5));
    await until("the server has the connection", async () => (await fetch(`${origin}/healthz`)).ok);
    child.kill("SIGTERM");
    await until("the server says that it drains", () => child.output().includes("draining"));
    socket.write(body.slice(5));
    await until("the answer came", () => answer.includes("\r\n\r\n"));
    expect(answer.slice(0, 20)).toMatch(/^HTTP\/1\.1 4\d\d/);
    await child.ended;
    expect(child.exit()).toEqual({ code: 0, signal: null });
  });

  test("says at /readyz that it stops while it still takes requests, so that whoever stands in front sends them elsewhere", async () => {
    const { origin, child } = await launch({ ...(await installation()), env: { UNREADY_SECONDS: "8" } });
    child.kill("SIGTERM");
    await until("the server says that it drains", () => child.output().includes("draining"));
    expect(await fetch(`${origin}/readyz`).then(async (answer) => [answer.status, await answer.text()])).toEqual([
      503,
      "draining",
    ]);
    expect((await fetch(`${origin}/accedi`, { headers: { connection: "close" } })).status).toBe(200);
    await child.ended;
    expect(child.exit()).toEqual({ code: 0, signal: null });
    await expect(fetch(`${origin}/healthz`)).rejects.toThrow();
  });

  test.skipIf(inject("postgres") === null)(
    "ends within its drain although the database doesn't say a word, and a request waits for it",
    async () => {
      const options = await installation();
      const line = await startLine(options.databaseUrl!);
      onTestFinished(line.stop);
      const { origin, child } = await launch({
        ...options,
        databaseUrl: line.url,
        env: { DRAIN_SECONDS: "8", REQUEST_SECONDS: "600" },
      });
      line.become("silent");
      const waiting = fetch(`${origin}/consultazioni`).then(
        (answer) => answer.status,
        () => "cut off",
      );
      // Far less than the request may take, and than a connection needs to be given up.
      await child.stop(20_000);
      expect([503, "cut off"]).toContain(await waiting);
      expect(child.exit()?.signal).toBeNull();
    },
  );

  test.skipIf(!existsSync("/proc/self/status"))(
    "doesn't wait for a version's files that are being made: the next process makes them",
    async () => {
      const options = await demoInstallation();
      // They name the server's address, which is another one at each start: what was made is no use, nor that it was.
      await insideOf(options, (db) => db.delete(jobs).where(eq(jobs.kind, "version_files")));
      const { child } = await launch(options);
      let worker = 0;
      const begun = () => (worker = childOf(child.pid, "write-files")) > 0;
      await until("a process makes files", begun);
      // It would never be done.
      process.kill(worker, "SIGSTOP");
      expect(await child.stop()).toEqual({ code: 0, signal: null });
      expect(statusOf(worker)).not.toMatch(/^State:\t[^ZX]/m);
      const filesJobs = (db: Db) => db.select().from(jobs).where(eq(jobs.kind, "version_files"));
      const left = (await insideOf(options, filesJobs)).filter(({ doneAt }) => doneAt === null);
      expect(left.length).toBeGreaterThan(0);
      for (const job of left) {
        expect(job).toMatchObject({ tries: 0, failure: null, failedAt: null });
        expect(job.dueAt.getTime()).toBeLessThanOrEqual(Date.now());
      }

      const next = await launch(options);
      await until("the files are made", () => childOf(next.child.pid, "write-files") > 0);
      expect(await next.child.stop()).toEqual({ code: 0, signal: null });
    },
  );

  test("keeps the demo's accounts out where the address is not local, unless told otherwise", async () => {
    const options = await demoInstallation();
    for (const [open, status] of [
      ["0", 403],
      ["1", 302],
    ] as const) {
      const { origin, child } = await launch({
        ...options,
        env: { ORIGIN: "https://tavolo.example.org", DEMO_PUBLIC: open },
      });
      const answer = await fetch(`${origin}/accedi`, {
        method: "POST",
        redirect: "manual",
        headers: { origin: "https://tavolo.example.org", "content-type": "application/x-www-form-urlencoded" },
        body: new URLSearchParams({ email: "redazione@example.org", password: "cinque-fili-al-tavolo" }),
      });
      expect(answer.status).toBe(status);
      expect(answer.headers.get("strict-transport-security")).toContain("max-age");
      await child.stop();
    }
  });
});
