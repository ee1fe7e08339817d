import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inject } from "vitest";
import { openDatabase, useDatabase, type Db } from "#db/client.server.ts";
import { atEndOfFile } from "#tests/support/cleanup.ts";
import type { LaunchOptions } from "#tests/support/server/launch.ts";
import { createDatabase } from "./postgres.ts";

/** An empty installation's options, on the database under test; it goes with the test file. */
export async function installation(env: Record<string, string> = {}): Promise<LaunchOptions> {
  const cluster = inject("postgres");
  const dataDir = mkdtempSync(join(tmpdir(), "tavolo-process-"));
  const database = cluster ? await createDatabase(cluster.url) : null;
  atEndOfFile(async () => {
    await database?.drop();
    rmSync(dataDir, { recursive: true, force: true });
  });
  return { dataDir, databaseUrl: database?.url ?? null, demo: false, env };
}

/** Opens an installation's database, migrated, and works on it. No server may have an embedded one open meanwhile. */
export async function insideOf<R>({ dataDir, databaseUrl }: LaunchOptions, work: (db: Db) => Promise<R>): Promise<R> {
  const opened = await openDatabase(databaseUrl ? { url: databaseUrl } : { dataDir });
  useDatabase(opened);
  try {
    return await work(opened.db);
  } finally {
    useDatabase(undefined);
    await opened.close();
  }
}
