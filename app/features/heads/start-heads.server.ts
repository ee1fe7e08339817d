import { log, safeError } from "#app/core/log.server.ts";
import { db } from "#db/client.server.ts";
import { declareLost } from "./declared.server.ts";
import { rememberHeads } from "./heads.server.ts";

const hour = 3_600_000;

/**
 * At the start, before anybody is served: says in the log which heads a restored database has lost. From then on, every
 * hour, writes the heads that other processes have made into DATA_DIR. Gives the function that stops it.
 */
export async function startHeads(now: Date): Promise<() => Promise<void>> {
  const declared = await db().transaction((tx) => declareLost(tx, now));
  if (declared > 0) log.warn({ declared }, "the log is older than heads of it that were published: it says so now");
  await rememberHeads();
  let running: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    running = rememberHeads().catch((error: unknown) => log.error({ error: safeError(error) }, "heads not kept"));
  }, hour);
  return async () => {
    clearInterval(timer);
    await running;
  };
}
