import { fork, type ChildProcess } from "node:child_process";
import { workerFile } from "#app/core/workers.server.ts";

/** Milliseconds: for one document, and until a process that has nothing to do ends. */
const longest = 180_000;
const idle = 60_000;

interface Answer {
  pdf?: Uint8Array;
  error?: string;
}

let running: ChildProcess | null = null;
let rest: NodeJS.Timeout | undefined;
let last: Promise<unknown> = Promise.resolve();

/**
 * Compiles one document after the other in a process of its own, which stays for the next one: a long document takes
 * seconds in which nobody else would be answered, and an archive has thousands. Throws what Typst says, and when the
 * time is over.
 */
export function compilePdf(template: string, data: unknown, time = longest): Promise<Uint8Array> {
  const mine = last.then(() => compile(template, data, time));
  last = mine.catch(() => undefined);
  return mine;
}

async function compile(template: string, data: unknown, time: number): Promise<Uint8Array> {
  clearTimeout(rest);
  const child = (running ??= start());
  const answer = await asked(child, { template, data }, time);
  rest = setTimeout(() => end(child), idle).unref();
  if (!answer.pdf) throw new Error(answer.error ?? "Typst gave nothing");
  return answer.pdf;
}

function start(): ChildProcess {
  const child = fork(workerFile("pdf/pdf-worker.js"), {
    env: { NODE_ENV: "production" },
    execArgv: ["--max-old-space-size=1024"],
    serialization: "advanced",
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  // The child doesn't keep this process from ending; a caller that waits for an answer is kept by the timer.
  child.unref();
  child.channel?.unref();
  for (const sign of ["disconnect", "exit", "error"]) child.on(sign, () => forget(child));
  return child;
}

function forget(child: ChildProcess): void {
  if (running === child) running = null;
}

function end(child: ChildProcess): void {
  forget(child);
  if (child.connected) child.disconnect();
}

function asked(child: ChildProcess, question: { template: string; data: unknown }, time: number): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void) => {
      clearTimeout(timer);
      child.off("message", told).off("exit", ended).off("error", failed);
      act();
    };
    const told = (answer: unknown) => settle(() => resolve(answer as Answer));
    const ended = (code: number | null, signal: string | null) =>
      settle(() => reject(new Error(`The compiler of PDFs ended with ${code ?? signal}`)));
    const failed = (error: Error) => settle(() => reject(error));
    const timer = setTimeout(() => {
      forget(child);
      child.kill("SIGKILL");
      failed(new Error("Typst took too long"));
    }, time);
    child.on("message", told).on("exit", ended).on("error", failed);
    child.send(question);
  });
}
