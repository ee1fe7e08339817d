import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inject } from "vitest";
import { atEndOfFile } from "./cleanup.ts";
import { databaseKind } from "./kind.ts";
import { createDatabase } from "./postgres.ts";
import { freePort, startNode, until } from "./process.js";

export interface TestServer {
  origin: string;
  /** Everything the process has printed so far. */
  logs: () => string;
  /** Where mails, attachments and the embedded database are. */
  dataDir: string;
  /** DATABASE_URL of the server, null on PGlite. */
  databaseUrl: string | null;
  pid: number | undefined;
  stop: () => Promise<void>;
}

const ROOT = join(import.meta.dirname, "..", "..");
const READY_WITHIN = 120_000;

/** Starts the built server as its own process on a database of its own: with the demo, or empty. Ends with the test file. */
export async function startServer({ demo = true, env = {} }: { demo?: boolean; env?: Record<string, string> } = {}): Promise<TestServer> {
  if (!existsSync(join(ROOT, "build", "server", "index.js"))) throw new Error('The journeys drive the built server: run "npm run build" first.');
  const dataDir = mkdtempSync(join(tmpdir(), "tavolo-server-"));
  const cluster = databaseKind() === "postgres" ? inject("postgres") : null;
  const database = cluster ? await createDatabase(cluster.url) : null;
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const child = startNode([join(ROOT, "app", "start.js")], {
    PATH: process.env.PATH, HOME: dataDir, TZ: "UTC", NODE_ENV: "production", ALLOW_EMBEDDED: "1",
    HOST: "127.0.0.1", PORT: String(port), ORIGIN: origin, DATA_DIR: dataDir, SEED: demo ? "demo" : "none",
    ...(database ? { DATABASE_URL: database.url } : {}),
    ...env,
  });
  let stopped: Promise<void> | undefined;
  const stop = () => (stopped ??= (async () => {
    try { await child.stop(); } finally {
      await database?.drop();
      rmSync(dataDir, { recursive: true, force: true });
    }
  })());
  atEndOfFile(stop);
  await until(`the server answers at ${origin}/readyz`, async () => {
    if (child.exit()) throw new Error(`The server ended before it was ready:\n${child.output()}`);
    return fetch(`${origin}/readyz`).then((answer) => answer.ok, () => false);
  }, READY_WITHIN);
  return { origin, logs: child.output, dataDir, databaseUrl: database?.url ?? null, pid: child.pid, stop };
}
