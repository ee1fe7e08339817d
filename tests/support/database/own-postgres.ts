import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import {
  appendFileSync,
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { freePort, until } from "#tests/support/run/process.js";
import { copied, findPostgres, plainUser, runsAs } from "./binaries.ts";
import { versionOf } from "./statement.ts";

/** A PostgreSQL of the tests' own, to which anything may happen. */
export interface OwnPostgres {
  url: string;
  version: string;
  source: string;
  /** The folder with its data. */
  data: string;
  /** Ends it for good, and removes what it wrote. */
  stop(): Promise<void>;
  /** Ends it as an update of the system does (`fast`), or as a power cut ends a process (`killed`). */
  end(how: "fast" | "killed"): Promise<void>;
  /** Starts it again on what it has written, with further settings if need be, and waits until it answers. */
  begin(further?: Settings): Promise<void>;
  /** `end("killed")`, then `begin()`. */
  crash(): Promise<void>;
  /** Stops all its processes where they are, and lets them go on. */
  freeze(): void;
  thaw(): void;
  /** Writes its disk full, and frees it again: only where it has one of its own. */
  fillDisk(): void;
  freeDisk(): void;
  /** A copy of its data as `pg_basebackup` makes one, while it works; for `startOwnPostgres({ data })`. */
  copyData(): Promise<string>;
}
type Settings = Record<string, string | number>;

interface Options {
  /** Keeps PostgreSQL's own promises about commits, which tests that never kill it do without. */
  durable?: boolean;
  /** Bytes of a disk of its own, in memory; root alone can have one. */
  disk?: number;
  /** Starts on these data, which a `copyData` made. */
  data?: string;
  settings?: Settings;
}

/** Throws with a sentence that says what installs PostgreSQL where there is none. */
export async function startOwnPostgres(given: Options = {}): Promise<OwnPostgres> {
  const { bin, source } = findPostgres();
  const dir = mkdtempSync(join(tmpdir(), "tavolo-postgres-"));
  const user = plainUser();
  const lend = (path: string) => {
    if (user) chownSync(path, user.uid, user.gid);
  };
  lend(dir);
  const env: Record<string, string | undefined> = { HOME: dir, PATH: process.env.PATH };
  const options = { ...user, cwd: dir, env: env as NodeJS.ProcessEnv };
  const from = runsAs(bin, options) ? bin : copied(bin, dir);
  const data = given.data ?? join(dir, "data");
  if (given.disk) {
    mkdirSync(data);
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${given.disk},mode=700`, "tmpfs", data]);
    lend(data);
  }
  if (!given.data)
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
  const ballast = join(data, "ballast");
  let settings: Settings = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    port,
    ...(given.durable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
    max_connections: 200,
    shared_buffers: "64MB",
    ...given.settings,
  };
  const run = () => {
    const child = spawn(
      join(from, "postgres"),
      ["-D", data, ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])],
      { ...options, stdio: ["ignore", openSync(log, "a"), openSync(log, "a")] },
    );
    return { child, ended: new Promise<void>((resolve) => child.once("exit", () => resolve())) };
  };
  let server = run();
  const remove = () => {
    if (given.disk) execFileSync("umount", ["--lazy", data]);
    if (given.data) rmSync(given.data, { recursive: true, force: true });
    rmSync(dir, { recursive: true, force: true });
  };
  // Nothing in it is worth keeping, so an aborted run ends it without a checkpoint.
  const abort = () => {
    signalAll(server.child, "SIGCONT");
    server.child.kill("SIGQUIT");
    remove();
  };
  process.once("exit", abort);

  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  let version = "";
  const answers = async () => {
    version = await versionOf(url).catch(() => "");
    return version !== "";
  };
  /** True once it answers; false where it ended instead. */
  const answersOrEnds = () =>
    Promise.race([server.ended.then(() => false), until("PostgreSQL answers", answers).then(() => true)]);
  if (!(await answersOrEnds())) {
    const said = readFileSync(log, "utf8");
    process.off("exit", abort);
    remove();
    throw new Error(`PostgreSQL (${source}) did not start:\n${said}`);
  }
  const end = async (how: "fast" | "killed") => {
    if (how === "killed") signalAll(server.child, "SIGCONT");
    server.child.kill(how === "fast" ? "SIGINT" : "SIGKILL");
    await server.ended;
  };
  const begin = async (further: Settings = {}) => {
    settings = { ...settings, ...further };
    // The children of one that was killed end once they see that it is gone; until then their memory keeps a new one
    // out.
    await until("PostgreSQL starts again", async () => {
      server = run();
      return answersOrEnds();
    });
  };
  return {
    url,
    version,
    source,
    data,
    end,
    begin,
    crash: async () => {
      await end("killed");
      await begin();
    },
    freeze: () => signalAll(server.child, "SIGSTOP"),
    thaw: () => signalAll(server.child, "SIGCONT"),
    fillDisk: () => {
      if (!given.disk) throw new Error("This PostgreSQL has no disk of its own to be filled");
      for (let size = 1024 * 1024; size >= 512; size /= 2) while (grows(ballast, size));
    },
    freeDisk: () => rmSync(ballast, { force: true }),
    copyData: () => copyData(url, data, lend),
    stop: async () => {
      signalAll(server.child, "SIGCONT");
      server.child.kill("SIGQUIT");
      await server.ended;
      process.off("exit", abort);
      remove();
    },
  };
}

/** PostgreSQL's processes are one with children, which lead sessions of their own. */
function signalAll(server: ChildProcess, signal: NodeJS.Signals): void {
  if (server.exitCode !== null || server.signalCode !== null || !server.pid) return;
  server.kill(signal);
  const listed = execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" });
  for (const line of listed.split("\n")) {
    const [pid, parent] = line.trim().split(/\s+/).map(Number);
    if (!pid || parent !== server.pid) continue;
    try {
      process.kill(pid, signal);
    } catch {
      // It has ended meanwhile.
    }
  }
}

/** Whether so many bytes more found room. */
function grows(file: string, bytes: number): boolean {
  try {
    appendFileSync(file, Buffer.alloc(bytes, 1));
    return true;
  } catch {
    return false;
  }
}

/** The steps of the manual's «low-level» base backup: those of pg_basebackup, which the npm package doesn't have. */
async function copyData(url: string, data: string, lend: (path: string) => void): Promise<string> {
  const copy = mkdtempSync(join(tmpdir(), "tavolo-postgres-copy-"));
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    await sql`select pg_backup_start('copy', true)`;
    execFileSync("cp", ["-a", `${data}/.`, copy]);
    const [label] = await sql<{ labelfile: string }[]>`select labelfile from pg_backup_stop(false)`;
    for (const own of ["postmaster.pid", "postmaster.opts", "pg_wal"])
      rmSync(join(copy, own), { recursive: true, force: true });
    mkdirSync(join(copy, "pg_wal"));
    writeFileSync(join(copy, "backup_label"), label?.labelfile ?? "");
    for (const path of ["", "pg_wal", "backup_label"]) lend(join(copy, path));
    chmodSync(copy, 0o700);
    return copy;
  } finally {
    await sql.end();
  }
}
