import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inject } from "vitest";
import { changeSettings } from "#app/core/settings.server.ts";
import { writeBackupFile, type BackupFile } from "#app/features/backups/backup-file.server.ts";
import { dumpDatabase } from "#app/features/backups/dump.server.ts";
import { restoreDatabase, type Restored, type RestoreOptions } from "#app/features/backups/restore.server.ts";
import { database, openDatabase, useDatabase } from "#db/client.server.ts";
import { noon } from "#tests/support/builders.ts";
import { atEndOfFile } from "#tests/support/cleanup.ts";
import { testData } from "./data-dir.ts";
import { databaseKind } from "./kind.ts";
import { createDatabase } from "./postgres.ts";

export const previousVersion = join(import.meta.dirname, "..", "..", "db", "previous-version.backup");
/** The demo of commit e9d0fec, which knew no source but contributions. */
export const beforeSources = join(import.meta.dirname, "..", "..", "db", "before-sources.backup");
type Kind = "pglite" | "postgres";

/** A folder that goes with the test file. */
export function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), "tavolo-backup-"));
  atEndOfFile(async () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

let made: string | undefined;
/** An embedded database without a table: making one takes seconds, copying it does not. */
async function copyMade(into: string): Promise<void> {
  if (!made) {
    made = mkdtempSync(join(tmpdir(), "tavolo-made-"));
    const folder = made;
    process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
    await (await openDatabase({ dataDir: made, asItIs: true })).close();
  }
  cpSync(join(made, "db"), join(into, "db"), { recursive: true });
}

/**
 * Points the settings at a database that nobody has opened yet, which an embedded one need not be there for; gives its
 * DATA_DIR.
 */
export async function emptyPlace(kind: Kind = databaseKind(), { bare = false } = {}): Promise<string> {
  const dataDir = scratch();
  if (kind === "pglite" && !bare) await copyMade(dataDir);
  const cluster = inject("postgres");
  if (kind === "postgres" && !cluster) throw new Error("This run has no PostgreSQL");
  const fresh = kind === "postgres" && cluster ? await createDatabase(cluster.url) : null;
  if (fresh) atEndOfFile(fresh.drop);
  changeSettings({ DATA_DIR: dataDir, DATABASE_URL: fresh?.url });
  return dataDir;
}

/** Restores into a new place, whose database is then the one in use; `prepare` gets its DATA_DIR before. */
export async function restoreAnew(
  file: string,
  { now = noon, ...options }: Partial<RestoreOptions> & { now?: Date } = {},
  kind: Kind = databaseKind(),
  prepare: (dataDir: string) => void = () => undefined,
): Promise<Restored> {
  prepare(await emptyPlace(kind));
  const restored = await restoreDatabase(file, { sendMails: false, removals: null, ...options }, now);
  const opened = database();
  atEndOfFile(async () => {
    useDatabase(undefined);
    changeSettings({ DATA_DIR: testData, DATABASE_URL: undefined });
    await opened.close();
  });
  return restored;
}

/** A backup of the database in use. */
export const backUp = (file: string): Promise<BackupFile> => writeBackupFile(file, (out) => dumpDatabase(out, noon));

/** Opens the place that the settings point at, without migrating it. */
export async function lookInto<R>(
  place: { url?: string | undefined; dataDir: string },
  look: (db: Awaited<ReturnType<typeof openDatabase>>["db"]) => Promise<R>,
): Promise<R> {
  const opened = await openDatabase({ ...place, asItIs: true });
  try {
    return await look(opened.db);
  } finally {
    await opened.close();
  }
}
