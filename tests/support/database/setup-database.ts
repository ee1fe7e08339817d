import type { TestProject } from "vitest/node";
import { createDatabase, startPostgres } from "./postgres.ts";
import { databaseKind } from "./kind.ts";
import { note } from "#tests/support/run/notes.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** null where the run is on PGlite. `migrated` is a template with the current schema. */
    postgres: { url: string; migrated: string } | null;
  }
}

/** Starts the PostgreSQL of a run and migrates one template database, which every test file then copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (databaseKind() === "pglite") {
    project.provide("postgres", null);
    return () => Promise.resolve();
  }
  const cluster = await startPostgres();
  note("PostgreSQL", `${cluster.version} (${cluster.source})`);
  const template = await createDatabase(cluster.url);
  const { openDatabase } = await import("#db/client.server.ts");
  const { close } = await openDatabase({ url: template.url });
  await close();
  project.provide("postgres", { url: cluster.url, migrated: template.name });
  return async () => {
    await template.drop();
    await cluster.stop();
  };
}
