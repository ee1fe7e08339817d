import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { importFailures, largestPaper, largestPaste, lossKinds } from "./paper.ts";
import type { Imported, ImportFailure, Loss } from "./paper.ts";

/** Limits of the child process; the tests tighten them. */
export interface ImportLimits {
  /** Wall time in milliseconds, the wait for other papers included. */
  time: number;
  /** Heap in MiB. */
  heap: number;
  /** Bytes of its answer. */
  answer: number;
}

const limits: ImportLimits = { time: 10_000, heap: 512, answer: 8 * 1024 * 1024 };

/**
 * Finds the worker from this file upwards: the build puts this module into one bundle elsewhere, while the worker stays plain
 * JavaScript in app/features, which Node runs as it is from the sources, in tests and in the container.
 */
function workerFile(): string {
  const file = join("app", "features", "contributions", "paper-worker.js");
  for (let dir = dirname(fileURLToPath(import.meta.url)); ; dir = dirname(dir)) {
    if (existsSync(join(dir, file))) return join(dir, file);
    if (dir === dirname(dir)) return join(process.cwd(), file);
  }
}

const isLoss = (value: unknown): value is Loss => {
  const loss = value as Partial<Loss> | null;
  return typeof loss === "object" && loss !== null && lossKinds.some((kind) => kind === loss.kind) && Number.isInteger(loss.count);
};

/** Reads the worker's answer; whatever is not exactly one is a worker that died of the paper. */
function answerOf(text: string): Imported | undefined {
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof answer !== "object" || answer === null) return undefined;
  const { ok, markdown, losses, why } = answer as Record<string, unknown>;
  if (ok === true && typeof markdown === "string" && Array.isArray(losses) && losses.every(isLoss)) return { ok, markdown, losses };
  const failure = importFailures.find((code) => code === why);
  return ok === false && failure ? { ok, why: failure } : undefined;
}

/** Each worker may take half a gigabyte: so few run at once, and the others wait for their turn. */
const atOnce = 2;
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

async function inTurn(mode: "paper" | "pasted", input: Uint8Array, within: ImportLimits): Promise<Imported> {
  const time = await turnWithin(within.time);
  if (time === null) return { ok: false, why: "took_too_long" };
  try {
    return await inChild(mode, input, { ...within, time });
  } finally {
    endTurn();
  }
}

/** Runs the worker on bytes from a stranger: no environment, bounded heap, time and answer; it is killed, never asked, to stop. */
function inChild(mode: "paper" | "pasted", input: Uint8Array, { time, heap, answer }: ImportLimits): Promise<Imported> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [`--max-old-space-size=${heap}`, workerFile(), mode], { env: { NODE_ENV: "production" }, stdio: ["pipe", "pipe", "pipe"] });
    const out: Buffer[] = [];
    let size = 0;
    let errors = "";
    let stopped: ImportFailure | undefined;
    const stop = (why: ImportFailure): void => {
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
    // A worker that refuses a paper early closes its end of the pipe; the exit tells why.
    child.stdin.on("error", () => undefined);
    child.on("error", (error) => {
      clearTimeout(timer);
      reject(error);
    });
    child.on("close", (code, signal) => {
      clearTimeout(timer);
      const answered = stopped === undefined && code === 0 ? answerOf(Buffer.concat(out).toString()) : undefined;
      if (stopped) resolve({ ok: false, why: stopped });
      else if (answered) resolve(answered);
      else if (signal === "SIGABRT" || signal === "SIGKILL" || code === 134 || /heap out of memory|allocation failed/i.test(errors)) resolve({ ok: false, why: "too_large" });
      else reject(new Error(`The paper worker ended with ${code ?? signal}: ${errors}`));
    });
    child.stdin.end(input);
  });
}

/**
 * Takes the text out of a DOCX or ODT as Markdown, with the list of what could not be kept. What the file is follows from its
 * content, never from its name. Everything that strangers' files can do to a parser happens in a child process.
 */
export async function importPaper(bytes: Uint8Array, _filename: string, within: Partial<ImportLimits> = {}): Promise<Imported> {
  if (bytes.length > largestPaper) return { ok: false, why: "too_large" };
  return inTurn("paper", bytes, { ...limits, ...within });
}

/** Makes Markdown of what the clipboard holds as HTML when text is copied in Word, Writer or a browser. */
export async function importPasted(html: string, within: Partial<ImportLimits> = {}): Promise<Imported> {
  if (html.length > largestPaste) return { ok: false, why: "too_large" };
  return inTurn("pasted", new TextEncoder().encode(html), { ...limits, ...within });
}
