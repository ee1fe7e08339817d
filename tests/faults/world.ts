import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { createDatabase } from "#tests/support/database/postgres.ts";
import { startOwnPostgres, type OwnPostgres } from "#tests/support/database/own-postgres.ts";
import { launch, runTask, type LaunchOptions } from "#tests/support/server/launch.ts";
import { startLine, type Line } from "#tests/support/server/line.ts";
import { startProxy } from "#tests/support/server/proxy.ts";
import { watchCommits, type Commits } from "./commits.ts";
import { startSmtp, type SmtpSink } from "./smtp-sink.ts";

/** What is done to a run on purpose, so that it has to end red. */
export const sabotages = ["early-answer", "doubled-mail", "lost-slot"] as const;
export type Sabotage = (typeof sabotages)[number];

type Server = Awaited<ReturnType<typeof launch>>;

/** An office: two server processes behind a proxy, each with its own line to one PostgreSQL, and a mail server. */
export interface World {
  origin: string;
  cluster: OwnPostgres;
  /** Whether PostgreSQL has a disk of its own, which can be filled. */
  ownDisk: boolean;
  lines: Line[];
  commits: Commits[];
  servers: Server[];
  smtp: SmtpSink;
  /** A connection of ours, past the lines. */
  sql: ReturnType<typeof postgres>;
  sabotage: Sabotage | null;
  /** Starts another process in the place of one that is gone. */
  replace(at: number): Promise<void>;
  /** Ends the servers and looks through all data: «green», or what was wrong. */
  verify(): Promise<string>;
  stop(): Promise<void>;
}

const megabyte = 1024 * 1024;

/** The demonstration, served. Only root can give PostgreSQL a disk of its own. */
export async function startWorld(): Promise<World> {
  // Each server that is started anew leaves its listener.
  process.setMaxListeners(0);
  const dataDir = mkdtempSync(join(tmpdir(), "tavolo-faults-"));
  const ownDisk = process.getuid?.() === 0 && process.platform === "linux";
  const cluster = await startOwnPostgres({
    durable: true,
    settings: { max_wal_size: "64MB", min_wal_size: "32MB" },
    ...(ownDisk && { disk: 1024 * megabyte }),
  });
  const database = await createDatabase(cluster.url);
  const [proxy, smtp] = [await startProxy(), await startSmtp()];
  const state = { sabotage: null as Sabotage | null };
  const commits = [0, 1].map(() => watchCommits(() => state.sabotage === "early-answer"));
  const lines = await Promise.all(commits.map(({ wireOf }) => startLine(database.url, wireOf)));
  const optionsOf = (line: Line | undefined): LaunchOptions => ({
    dataDir,
    databaseUrl: line?.url ?? database.url,
    demo: true,
    env: { ORIGIN: proxy.origin, SMTP_URL: smtp.url, LOG_LEVEL: "error" },
  });
  const first = await launch(optionsOf(lines[0]));
  const servers = [first, await launch(optionsOf(lines[1]))];
  proxy.behind.push(...servers.map(({ origin }) => origin));
  const sql = postgres(database.url, { max: 1, onnotice: () => undefined, connect_timeout: 5 });
  const stopServers = async () => {
    for (const { child } of servers) if (!child.exit()) await child.stop();
  };
  return {
    origin: proxy.origin,
    cluster,
    ownDisk,
    lines,
    commits,
    servers,
    smtp,
    sql,
    get sabotage() {
      return state.sabotage;
    },
    set sabotage(next) {
      state.sabotage = next;
      smtp.double(next === "doubled-mail");
    },
    replace: async (at) => {
      servers[at] = await launch(optionsOf(lines[at]));
      proxy.behind[at] = servers[at].origin;
    },
    verify: async () => {
      await stopServers();
      const { code, output } = await runTask("verify", { ...optionsOf(undefined), env: {} });
      return code === 0 ? "green" : output;
    },
    stop: async () => {
      await stopServers();
      await sql.end({ timeout: 5 });
      await cluster.stop();
      for (const line of lines) await line.stop();
      await proxy.stop();
      await smtp.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
