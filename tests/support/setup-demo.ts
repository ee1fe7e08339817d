import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { launch } from "./launch.ts";
import { createDatabase } from "./postgres.ts";

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
  const { child } = await launch({ dataDir, databaseUrl: database?.url ?? null, demo: true });
  await child.stop();
  project.provide("demo", { dataDir, template: database?.name ?? null });
  return async () => {
    await database?.drop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
