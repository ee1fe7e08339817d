import pino from "pino";
import { settings } from "./settings.server.ts";

/** JSON lines. What is logged holds ids and codes: no addresses, no e-mails, no text that somebody wrote. */
export const log = pino({ level: process.env["VITEST"] ? "silent" : settings().LOG_LEVEL, base: null, timestamp: pino.stdTimeFunctions.isoTime });

/** An error without what drivers put into it: queries carry their parameters, which may be personal. */
export function safeError(error: unknown): { name: string; code: string | null; stack: string | null } {
  if (!(error instanceof Error)) return { name: typeof error, code: null, stack: null };
  const cause = (error.cause ?? error) as { code?: unknown };
  const frames = (error.stack ?? "").split("\n").filter((line) => line.trimStart().startsWith("at ")).slice(0, 12);
  return { name: error.name, code: typeof cause.code === "string" ? cause.code : null, stack: frames.join("\n") };
}
