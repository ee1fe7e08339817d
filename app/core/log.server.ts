import pino from "pino";
import { logLevels } from "./settings.server.ts";

// The level is read here and not from the settings: the start refuses a wrong one in a sentence, and until then there
// must be a log.
const level = logLevels.find((each) => each === process.env["LOG_LEVEL"]) ?? "info";

/** JSON lines. What is logged holds ids and codes: no addresses, no e-mails, no text that somebody wrote. */
export const log = pino({
  level: process.env["VITEST"] ? "silent" : level,
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
});

/**
 * What may be logged of an error. Messages of database drivers are left out: they carry the parameters of queries,
 * which may be personal.
 */
export function safeError(error: unknown): { name: string; code: string | null; stack: string | null } {
  if (!(error instanceof Error)) return { name: typeof error, code: null, stack: null };
  const cause = (error.cause ?? error) as { code?: unknown };
  const frames = (error.stack ?? "")
    .split("\n")
    .filter((line) => line.trimStart().startsWith("at "))
    .slice(0, 12);
  return { name: error.name, code: typeof cause.code === "string" ? cause.code : null, stack: frames.join("\n") };
}
