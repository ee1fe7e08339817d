import { randomBytes } from "node:crypto";
import { startOwnPostgres } from "./own-postgres.ts";
import { statement, versionOf } from "./statement.ts";

export interface Cluster {
  url: string;
  version: string;
  source: string;
  stop: () => Promise<void>;
}

/**
 * A PostgreSQL for this run: TEST_DATABASE_URL, or a private one of the npm package's binaries, of the system's, else
 * an error that says what installs one.
 */
export async function startPostgres(): Promise<Cluster> {
  const given = process.env.TEST_DATABASE_URL;
  if (!given) return startOwnPostgres();
  return { url: given, version: await versionOf(given), source: "TEST_DATABASE_URL", stop: () => Promise.resolve() };
}

/** Makes a database on the cluster; from a template it takes about a tenth of a second. */
export async function createDatabase(
  cluster: string,
  template?: string,
): Promise<{ name: string; url: string; drop: () => Promise<void> }> {
  const name = `tavolo_test_${randomBytes(6).toString("hex")}`;
  await statement(cluster, `create database ${name}${template ? ` template ${template}` : ""}`);
  const url = new URL(cluster);
  url.pathname = `/${name}`;
  return { name, url: url.href, drop: () => statement(cluster, `drop database if exists ${name} with (force)`) };
}
