import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { launch, runTask, type LaunchOptions } from "#tests/support/server/launch.ts";
import { note } from "#tests/support/run/notes.ts";
import { until } from "#tests/support/run/process.js";
import { createDatabase } from "#tests/support/database/postgres.ts";
import { startServer } from "#tests/support/server/server.ts";
import { campaign } from "./addresses.ts";

/** As whoever keeps it running does it: by the commands, with the server at work. */
const server = await startServer();
const folder = mkdtempSync(join(tmpdir(), "tavolo-backups-"));
const file = join(folder, "house.backup");
const running: LaunchOptions = { dataDir: server.dataDir, databaseUrl: server.databaseUrl, demo: true };
const page = `/consultazioni/${campaign}/contributi`;
let elsewhere: LaunchOptions;
let drop = () => Promise.resolve();

beforeAll(async () => {
  const cluster = inject("postgres");
  const database = cluster ? await createDatabase(cluster.url) : null;
  if (database) drop = database.drop;
  elsewhere = { dataDir: join(folder, "elsewhere"), databaseUrl: database?.url ?? null, demo: false };
});
afterAll(async () => {
  await drop();
  rmSync(folder, { recursive: true, force: true });
});

test("a backup is made while people read and write", async () => {
  let readings = 0;
  let goesOn = true;
  const reading = (async () => {
    while (goesOn) {
      // No cached page: each address is another.
      expect((await fetch(`${server.origin}${page}?cerca=x${readings}`)).status).toBe(200);
      readings += 1;
    }
  })();
  const { code, output } = await runTask("backup", running, [file]);
  goesOn = false;
  await reading;
  expect(output).toContain("read back and whole");
  expect(code).toBe(0);
  expect(readings).toBeGreaterThan(0);
  note("Backup", `${/: (.*); read back/.exec(output)?.[1] ?? "?"}, ${readings} pages read meanwhile`);
});

test("the file is its owner's alone; a second one doesn't overwrite it", async () => {
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const before = readFileSync(file);
  expect(await runTask("backup", running, [file])).toMatchObject({ code: 1 });
  expect(readFileSync(file).equals(before)).toBe(true);
  expect(existsSync(`${file}.part`)).toBe(false);
});

test.skipIf(inject("postgres") !== null)(
  "the running server listens for that on a socket that only its owner may open, and verifies itself when asked",
  async () => {
    expect(statSync(server.dataDir).mode & 0o077).toBe(0);
    expect(statSync(join(server.dataDir, "control.sock")).mode & 0o777).toBe(0o600);
    const { code, output } = await runTask("verify", running);
    expect(output).toMatch(/^log +\d+ checked {2}ok$/m);
    expect(code).toBe(0);
  },
);

test.skipIf(inject("postgres") !== null)(
  "whoever asks the running server for a backup and goes away leaves it running",
  async () => {
    for (const asked of ["", "{", `${JSON.stringify({ task: "backup", args: [] })}\n`]) {
      const socket = connect(join(server.dataDir, "control.sock"));
      await once(socket, "connect");
      socket.write(asked);
      if (asked.endsWith("\n")) await once(socket, "readable");
      socket.destroy();
      expect((await fetch(`${server.origin}/readyz`)).status).toBe(200);
    }
    // What is wrong with the socket is heard a moment after the answer.
    await until("the server has heard of it", () => server.logs().includes("control socket"));
    expect((await fetch(`${server.origin}/readyz`)).status).toBe(200);
  },
);

test("a database that is in use takes no restore", async () => {
  const { code, output } = await runTask("restore", running, [file]);
  expect(output).toMatch(/not empty|in use/);
  expect(code).toBe(1);
});

test("a file with a changed byte is refused before anything is written", async () => {
  const bytes = readFileSync(file);
  bytes[Math.floor(bytes.length / 2)]! ^= 1;
  writeFileSync(join(folder, "changed.backup"), bytes);
  const { code, output } = await runTask("restore", elsewhere, [join(folder, "changed.backup")]);
  expect(output).toMatch(/damaged or incomplete/);
  expect(code).toBe(1);
});

test("restored elsewhere it verifies, and its pages are the same", async () => {
  // As the runbook says it, where nothing was ever removed.
  const { code, output } = await runTask("restore", elsewhere, [
    file,
    "--removals",
    join(server.dataDir, "removals.jsonl"),
  ]);
  expect(output).toContain("Removals known from the ledger: 0; done again: 0.");
  expect(output).toContain("each table with the hash it had");
  expect(output).toMatch(/^log +\d+ checked {2}ok$/m);
  expect(code).toBe(0);
  const { origin, child } = await launch(elsewhere);
  const pages = await Promise.all(
    [server.origin, origin].map(async (each) => (await (await fetch(each + page)).text()).replaceAll(each, "")),
  );
  expect(pages[1]).toBe(pages[0]);
  const signedIn = await fetch(`${origin}/accedi`, {
    method: "POST",
    redirect: "manual",
    headers: { origin },
    body: new URLSearchParams({ email: "servizi@example.org", password: "cinque-fili-al-tavolo" }),
  });
  expect(signedIn.status).toBe(302);
  await child.stop();
});

test("a command that is none says which there are", async () => {
  for (const [task, args] of [
    ["restore", []],
    ["backup", []],
    ["nothing", []],
    ["restore", ["--removals"]],
  ] as const) {
    const { code, output } = await runTask(task, elsewhere, [...args]);
    expect([task, code, output.includes("npm run restore FILE")]).toEqual([task, 2, true]);
  }
});
