import { renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { setTimeout as pause } from "node:timers/promises";

export interface Clock {
  /** For the server's environment. */
  env: Record<string, string>;
  /** From now on it is that instant, for a server that runs as for one that is started. */
  moveTo: (instant: Date) => Promise<void>;
}

/** A clock for built servers that a test moves; `folder` keeps its file. */
export async function movableClock(folder: string, instant: Date): Promise<Clock> {
  const file = join(folder, "clock");
  const preload = pathToFileURL(join(import.meta.dirname, "moved-clock.js")).href;
  const moveTo = async (to: Date) => {
    // Renamed, so that nobody reads a half-written one.
    writeFileSync(`${file}.new`, String(to.getTime() - Date.now()));
    renameSync(`${file}.new`, file);
    // The server looks every 50 milliseconds.
    await pause(200);
  };
  await moveTo(instant);
  return { env: { CLOCK_FILE: file, NODE_OPTIONS: `--import=${preload}` }, moveTo };
}
