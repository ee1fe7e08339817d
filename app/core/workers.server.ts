import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, isAbsolute, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Limits of the child process; the tests tighten them. */
export interface WorkerLimits {
  /** Wall time in milliseconds, the wait for other workers included. */
  time: number;
  /** Heap in MiB. */
  heap: number;
  /** Bytes of its answer. */
  answer: number;
}

type Stopped = "took_too_long" | "too_large";
/** What it wrote, or why it was stopped. */
export type Worked = { ok: true; out: Buffer } | { ok: false; why: Stopped };

/**
 * The whole path of a worker that is named from app/features. It is looked for from this file upwards, because the
 * build puts this module into a bundle elsewhere. Workers stay plain JavaScript in app/features: Node runs them as they
 * are, from the sources, in tests and in the container.
 */
export function workerFile(script: string): string {
  const file = join("app", "features", script);
  for (let dir = dirname(fileURLToPath(import.meta.url)); ; dir = dirname(dir)) {
    if (existsSync(join(dir, file))) return join(dir, file);
    if (dir === dirname(dir)) return join(process.cwd(), file);
  }
}

/**
 * Gives a function that runs workers on bytes from a stranger, at most `atOnce` at a time, because each may take half a
 * gigabyte; further calls wait for a turn, and pools don't wait for each other. The function takes a script, named from
 * app/features or by its whole path. The worker gets no environment, and has a limit on heap, time and answer; to stop
 * it, it is killed, also when this process ends. Throws after `stop`, and for a worker that ends in a way that no limit
 * explains.
 */
export function workerPool(atOnce: number) {
  let running = 0;
  const waiting: (() => void)[] = [];

  /** Waits for a turn; gives how many of the `time` milliseconds are left then, or null when they passed waiting. */
  async function turnWithin(time: number): Promise<number | null> {
    if (running < atOnce) {
      running += 1;
      return time;
    }
    const since = performance.now();
    const called = await new Promise<boolean>((resolve) => {
      const mine = (): void => {
        clearTimeout(timer);
        resolve(true);
      };
      const timer = setTimeout(() => {
        waiting.splice(waiting.indexOf(mine), 1);
        resolve(false);
      }, time);
      waiting.push(mine);
    });
    return called ? Math.max(1, time - (performance.now() - since)) : null;
  }

  function endTurn(): void {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }

  return async (
    script: string,
    mode: string,
    input: Uint8Array,
    within: WorkerLimits,
    stop?: AbortSignal,
  ): Promise<Worked> => {
    const time = await turnWithin(within.time);
    if (time === null) return { ok: false, why: "took_too_long" };
    try {
      return await inChild(script, mode, input, { ...within, time }, stop);
    } finally {
      endTurn();
    }
  };
}

function inChild(
  script: string,
  mode: string,
  input: Uint8Array,
  { time, heap, answer }: WorkerLimits,
  signal?: AbortSignal,
): Promise<Worked> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [`--max-old-space-size=${heap}`, isAbsolute(script) ? script : workerFile(script), mode],
      {
        env: { NODE_ENV: "production" },
        stdio: ["pipe", "pipe", "pipe"],
        killSignal: "SIGKILL",
        ...(signal && { signal }),
      },
    );
    const orphan = () => void child.kill("SIGKILL");
    process.once("exit", orphan);
    const out: Buffer[] = [];
    let size = 0;
    let errors = "";
    let stopped: Stopped | undefined;
    const stop = (why: Stopped): void => {
      stopped ??= why;
      child.kill("SIGKILL");
    };
    const timer = setTimeout(() => stop("took_too_long"), time);
    child.stdout.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > answer) stop("too_large");
      else out.push(chunk);
    });
    child.stderr.on("data", (chunk: Buffer) => {
      errors = (errors + chunk.toString()).slice(0, 4_000);
    });
    // A worker that refuses a paper early closes its end of the pipe; its exit code says why.
    child.stdin.on("error", () => undefined);
    child.on("error", (error) => {
      clearTimeout(timer);
      reject(error);
    });
    child.on("close", (code, signal) => {
      clearTimeout(timer);
      process.off("exit", orphan);
      if (stopped) resolve({ ok: false, why: stopped });
      else if (code === 0) resolve({ ok: true, out: Buffer.concat(out) });
      else if (
        signal === "SIGABRT" ||
        signal === "SIGKILL" ||
        code === 134 ||
        /heap out of memory|allocation failed/i.test(errors)
      )
        resolve({ ok: false, why: "too_large" });
      else reject(new Error(`The worker ${script} ended with ${code ?? signal}: ${errors}`));
    });
    child.stdin.end(input);
  });
}
