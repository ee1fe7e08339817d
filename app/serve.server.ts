import { serve, type HttpBindings, type ServerType } from "@hono/node-server";
import { setTimeout } from "node:timers/promises";
import { CannotStart } from "#db/client.server.ts";
import { within } from "#db/within.ts";
import type { Running } from "./boot.server.ts";
import { startDraining } from "./http/draining.server.ts";
import { log, safeError } from "./core/log.server.ts";
import { cachedPage } from "./http/page-cache.server.ts";
import { sessionToken } from "./access/session.server.ts";
import { changeSettings, settings } from "./core/settings.server.ts";

type Fetch = (request: Request, env: HttpBindings) => Response | Promise<Response>;
/** Milliseconds at the end of the drain for what ends with the process: jobs, connections. */
const forTheEnd = 3_000;

/**
 * Serves until SIGTERM or SIGINT, then lets running requests finish. Exit code 1 when it can't start, or something was
 * cut off at the end of the drain.
 */
export async function serveUntilStopped(fetch: Fetch, ready: () => Promise<Running>): Promise<void> {
  let running: Running;
  try {
    running = await ready();
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
  const server = serve(
    {
      fetch: (request, env) => hit(env as HttpBindings) ?? fetch(request, env as HttpBindings),
      hostname: settings().HOST,
      port: settings().PORT,
    },
    (info) => {
      if (settings().PORT === 0) changeSettings({ PORT: info.port, origin: `http://${settings().HOST}:${info.port}` });
      process.stdout.write(running.welcome());
    },
  );
  server.on("error", (error) => {
    const code = (error as NodeJS.ErrnoException).code;
    process.stderr.write(
      code === "EADDRINUSE" ? `Port ${settings().PORT} is in use: set PORT to another one.\n` : `${error.message}\n`,
    );
    process.exit(1);
  });
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void drain(server, running, signal));
}

/** The page cache is asked before everything else, because only a Response that is made without waiting is fast. */
function hit({ incoming }: HttpBindings): Response | null {
  const { method, url, headers } = incoming;
  if (method !== "GET" || !url || (headers.cookie && sessionToken(headers.cookie) !== null)) return null;
  if (settings().BENCH && headers["x-bench"]) return null;
  return cachedPage(url, headers["accept-encoding"] ?? "", headers["if-none-match"], Date.now());
}

/**
 * `/readyz` says 503 at once, and the proxy sends new requests elsewhere before this server stops listening,
 * UNREADY_SECONDS later. What is under way may go on for DRAIN_SECONDS; then the process ends, even while something
 * hangs or the database doesn't answer.
 */
async function drain(server: ServerType, running: Running, signal: string): Promise<void> {
  const { DRAIN_SECONDS, UNREADY_SECONDS } = settings();
  const end = performance.now() + DRAIN_SECONDS * 1000;
  log.info({ signal, seconds: DRAIN_SECONDS }, "draining");
  startDraining();
  await setTimeout(Math.min(UNREADY_SECONDS, DRAIN_SECONDS / 2) * 1000);
  const left = () => Math.max(0, end - performance.now());
  const cut = globalThis.setTimeout(
    () => {
      log.warn({}, "requests under way were cut off at the end of the drain");
      if ("closeAllConnections" in server) server.closeAllConnections();
    },
    Math.max(left() - forTheEnd, left() / 2),
  );
  if ("closeIdleConnections" in server) server.closeIdleConnections();
  await new Promise((closed) => server.close(closed));
  clearTimeout(cut);
  try {
    await within(Math.max(left(), 500), running.stop());
    process.exit(0);
  } catch (error) {
    log.error({ error: safeError(error) }, "could not stop cleanly");
    process.exit(1);
  }
}
