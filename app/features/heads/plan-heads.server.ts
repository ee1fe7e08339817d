import { enqueue } from "#app/core/jobs.server.ts";
import { settings } from "#app/core/settings.server.ts";
import { romeDay } from "#app/i18n/time.ts";
import type { Tx } from "#db/client.server.ts";
import { isDue } from "./heads.server.ts";
import { listUnstamped } from "./stamps.server.ts";

/** By the hour: asks for the head that is due, and again for time-stamps that no authority has given yet. */
export async function planHeads(tx: Tx, now: Date): Promise<void> {
  if (await isDue(tx, now)) await enqueue(tx, "head", {}, now, { once: `head ${romeDay(now)}` });
  if (!settings().TSA_URL) return;
  // One alone: with an authority that is away each would hold up the mails for as long as it is waited for.
  const [size] = await listUnstamped(tx);
  if (size !== undefined) await enqueue(tx, "stamp", { size }, now, { once: `stamp ${size}` });
}
