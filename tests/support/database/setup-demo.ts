import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { launch } from "#tests/support/server/launch.ts";
import { createDatabase } from "./postgres.ts";
import { until } from "#tests/support/run/process.js";

declare module "vitest" {
  export interface ProvidedContext {
    /** A data directory (and, on PostgreSQL, a template database) that holds the demo and that nobody has open. */
    demo: { dataDir: string; template: string | null };
  }
}

/** Loads the demo once, as `npm start` does; every journey starts on a copy. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = project.getProvidedContext().postgres;
  const dataDir = mkdtempSync(join(tmpdir(), "tavolo-demo-"));
  const database = cluster ? await createDatabase(cluster.url) : null;
  const { origin, child } = await launch({ dataDir, databaseUrl: database?.url ?? null, demo: true });
  // Made once here, they are in every copy.
  await until(
    "the demo's files are made",
    () => fetch(`${origin}/en/consultazioni/torino-citta-del-lavoro/documento/v/1/scarica/csv`).then(({ ok }) => ok),
    120_000,
  );
  await child.stop();
  project.provide("demo", { dataDir, template: database?.name ?? null });
  return async () => {
    await database?.drop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
