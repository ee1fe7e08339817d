import { enqueue } from "#app/core/jobs.server.ts";
import { settings } from "#app/core/settings.server.ts";
import { romeDay } from "#app/i18n/time.ts";
import type { Tx } from "#db/client.server.ts";
import { isDue } from "./heads.server.ts";
import { listUnstamped } from "./stamps.server.ts";

/** Runs every hour: asks for the head that is due, and again for time-stamps that no authority has given yet. */
export async function planHeads(tx: Tx, now: Date): Promise<void> {
  if (await isDue(tx, now)) await enqueue(tx, "head", {}, now, { once: `head ${romeDay(now)}` });
  if (!settings().TSA_URL) return;
  // Only one is asked for: while the authority is away, each would hold up the mails until it has timed out.
  const [size] = await listUnstamped(tx);
  if (size !== undefined) await enqueue(tx, "stamp", { size }, now, { once: `stamp ${size}` });
}
