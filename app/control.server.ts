import { createConnection, createServer, type Server, type Socket } from "node:net";
import { chmodSync, mkdirSync, realpathSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { once } from "node:events";
import type { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createInterface } from "node:readline";
import { sha256 } from "./core/hash.server.ts";
import { log, safeError } from "./core/log.server.ts";
import { settings } from "./core/settings.server.ts";

/** What a running process does for `npm run …`, because it alone may open the embedded database. */
export interface Control {
  /** A task that answers in words. */
  task(name: string, args: string[], print: (text: string) => void): Promise<number>;
  backup(out: Writable): Promise<void>;
}
interface Asked {
  task: string;
  args: string[];
}

const longestPath = 100;
/**
 * Milliseconds for which a client may stop reading what it asked for: a backup holds the only connection of the
 * embedded database.
 */
const patience = 30_000;

/**
 * A socket in DATA_DIR that only its owner may open; a pipe of that directory's name on Windows. Null where its path is
 * too long for one.
 */
function controlPath(): string | null {
  const { DATA_DIR } = settings();
  mkdirSync(DATA_DIR, { recursive: true, mode: 0o700 });
  const path = join(realpathSync(DATA_DIR), "control.sock");
  if (process.platform === "win32") return `\\\\.\\pipe\\tavolo-comune-${sha256(path).slice(0, 32)}`;
  return [path, relative(process.cwd(), path)].find((each) => Buffer.byteLength(each) <= longestPath) ?? null;
}

/**
 * Starts listening; gives the function that stops it. It asks for no password, since whoever may open the socket may
 * read the database's files anyway.
 */
export async function startControl(control: Control): Promise<() => Promise<void>> {
  const path = controlPath();
  if (!path) {
    log.warn({}, "DATA_DIR has too long a path for a socket: stop the server to make a backup");
    return () => Promise.resolve();
  }
  // The lock on DATA_DIR is ours, so the process that left this socket is gone.
  if (process.platform !== "win32") rmSync(path, { force: true });
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    answer(socket, control).catch((error: unknown) => {
      log.warn({ error: safeError(error) }, "what was asked through the control socket failed");
      socket.destroy();
    });
  });
  await listening(server, path);
  return async () => {
    server.close();
    await once(server, "close");
  };
}

async function listening(server: Server, path: string): Promise<void> {
  const umask = process.umask(0o177);
  try {
    server.listen(path);
  } finally {
    process.umask(umask);
  }
  await once(server, "listening");
  if (process.platform !== "win32") chmodSync(path, 0o600);
}

async function answer(socket: Socket, control: Control): Promise<void> {
  socket.setTimeout(patience, () => socket.destroy(new Error("Nobody took what was asked for")));
  socket.on("error", (error) => log.info({ error: safeError(error) }, "control socket"));
  const lines = createInterface({ input: socket });
  // The reader of lines passes on each error of the socket, which is handled there; but an error without a listener
  // would end the process.
  lines.on("error", () => undefined);
  const [line] = (await once(lines, "line")) as [string];
  const { task, args } = JSON.parse(line) as Asked;
  if (task === "backup") {
    await control.backup(socket);
    return;
  }
  let text = "";
  socket.setTimeout(0);
  const code = await control.task(task, args, (words) => {
    text += words;
  });
  socket.end(JSON.stringify({ code, text }));
}

/** Asks the process that has DATA_DIR open; null where there is none. */
async function ask(asked: Asked): Promise<Socket | null> {
  const path = controlPath();
  if (!path) return null;
  const socket = createConnection({ path, allowHalfOpen: true });
  try {
    await once(socket, "connect");
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "ENOENT" || code === "ECONNREFUSED") return null;
    throw error;
  }
  socket.write(`${JSON.stringify(asked)}\n`);
  return socket;
}

/** Runs a task in the process that has the embedded database open; null where there is none. */
export async function askTask(task: string, args: string[]): Promise<{ code: number; text: string } | null> {
  const socket = await ask({ task, args });
  if (!socket) return null;
  let answered = "";
  for await (const chunk of socket.setEncoding("utf8")) answered += String(chunk);
  socket.destroy();
  return answered === ""
    ? { code: 1, text: "The running server could not do it; its log says why.\n" }
    : (JSON.parse(answered) as { code: number; text: string });
}

/**
 * The backup that a running process makes, or null where no process runs. The reader of the file finds out whether it
 * is whole.
 */
export async function askBackup(): Promise<((out: Writable) => Promise<void>) | null> {
  const socket = await ask({ task: "backup", args: [] });
  return socket && ((out) => pipeline(socket, out));
}
