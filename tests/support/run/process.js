import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

/** @returns {Promise<number>} a port of 127.0.0.1 that was free a moment ago */
export async function freePort() {
  const probe = createServer();
  await new Promise((resolve) => {
    probe.listen(0, "127.0.0.1", () => resolve(undefined));
  });
  const address = probe.address();
  await new Promise((resolve) => {
    probe.close(() => resolve(undefined));
  });
  if (!address || typeof address === "string") throw new Error("No port.");
  return address.port;
}

/** Milliseconds after which a wait is hopeless; on a busy machine everything takes ten times as long. */
const HOPELESS = 120_000;

/** What was waited for didn't come in time: something hangs, or the machine is busy. */
export class WaitedInVain extends Error {}

/**
 * Asks again until the condition holds; the limit is there to end a hopeless wait, not to measure.
 * @param {string} what the end of the sentence "waited in vain until …"
 * @param {() => boolean | Promise<boolean>} condition
 * @param {number} [limit] milliseconds
 */
export async function until(what, condition, limit = HOPELESS) {
  const end = performance.now() + limit;
  while (!(await condition())) {
    if (performance.now() > end) throw new WaitedInVain(`Waited ${limit / 1000} s in vain until ${what}.`);
    await pause(50);
  }
}

/**
 * Runs a Node program as a child and keeps what it prints.
 * @param {string[]} args
 * @param {Record<string, string | undefined>} env the whole environment of the child
 * @param {string} [cwd] where it runs
 */
export function startNode(args, env, cwd) {
  const child = spawn(process.execPath, args, {
    ...(cwd && { cwd }),
    env: /** @type {NodeJS.ProcessEnv} */ (env),
    stdio: ["ignore", "pipe", "pipe"],
  });
  /** @type {{ code: number | null, signal: string | null } | null} */
  let exit = null;
  const orphan = () => {
    child.kill("SIGKILL");
  };
  process.once("exit", orphan);
  const ended = new Promise((resolve) => {
    child.once("exit", (code, signal) => {
      exit = { code, signal };
      process.off("exit", orphan);
    });
    child.once("close", () => resolve(undefined));
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text) => {
      output += String(text);
    });
  return {
    pid: child.pid,
    output: () => output,
    exit: () => exit,
    /** @param {NodeJS.Signals} signal */
    kill: (signal) => child.kill(signal),
    ended,
    /** Ends it by SIGTERM; one that does not stop is killed, and that is an error. */
    async stop(limit = HOPELESS) {
      if (!exit) child.kill("SIGTERM");
      try {
        await until("the child ended after SIGTERM", () => exit !== null, limit);
      } catch (error) {
        child.kill("SIGKILL");
        await ended;
        throw new Error(
          `${error instanceof Error ? error.message : String(error)} Its last words:\n${output.slice(-4000)}`,
          { cause: error },
        );
      }
      await ended;
      return exit;
    },
  };
}
