import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inject } from "vitest";
import { atEndOfFile } from "#tests/support/cleanup.ts";
import { launch, runTask } from "./launch.ts";
import { createDatabase } from "#tests/support/database/postgres.ts";

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
  /** Ends the server, then checks its data by `verify`; there is no server afterwards. */
  verify: () => Promise<{ code: number | null; output: string }>;
}

/**
 * Starts the built server on a database of its own: a copy of the demo, or empty. Ends with the test file; one that
 * doesn't is an error.
 */
export async function startServer({
  demo = true,
  env = {},
}: {
  demo?: boolean;
  env?: Record<string, string>;
} = {}): Promise<TestServer> {
  const cluster = inject("postgres");
  const loaded = demo ? inject("demo") : null;
  const dataDir = mkdtempSync(join(tmpdir(), "tavolo-server-"));
  if (loaded) cpSync(loaded.dataDir, dataDir, { recursive: true });
  const database = cluster ? await createDatabase(cluster.url, loaded?.template ?? undefined) : null;
  const remove = async () => {
    await database?.drop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  const databaseUrl = database?.url ?? null;
  const options = { dataDir, databaseUrl, demo, env };
  const { origin, child } = await launch(options).catch(async (error: unknown) => {
    await remove();
    throw error;
  });
  let ended: Promise<unknown> | undefined;
  let stopped: Promise<void> | undefined;
  const end = () => (ended ??= endedByItself(child) ?? child.stop());
  const stop = () =>
    (stopped ??= end()
      .then(() => undefined)
      .finally(remove));
  const verify = () => end().then(() => runTask("verify", options));
  atEndOfFile(stop);
  return { origin, logs: child.output, dataDir, databaseUrl, pid: child.pid, stop, verify };
}

/** A server that is gone before it was asked to go is a failure of its own, whatever the tests then said of it. */
function endedByItself(child: {
  exit: () => { code: number | null; signal: string | null } | null;
  output: () => string;
}): Promise<never> | null {
  const exit = child.exit();
  return (
    exit &&
    Promise.reject(
      new Error(`The server ended by itself (${exit.signal ?? exit.code ?? "?"}):\n${child.output().slice(-2000)}`),
    )
  );
}
