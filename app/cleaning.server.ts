import { sql } from "drizzle-orm";
import type { Ending } from "#db/classification/classified.ts";
import { database, rowsOf, takesItsTime, type Tx } from "#db/client.server.ts";
import { forgetJobs } from "./core/jobs.server.ts";
import { log, safeError } from "./core/log.server.ts";
import { forgetOldMails, mailFolder } from "./core/mail.server.ts";
import { forgetCounts } from "./http/shared-limit.server.ts";
import { forgetLogKeys, makeLogKeys } from "./access/session-digest.server.ts";
import { forgetSessions } from "./access/session.server.ts";
import { forgetNamings } from "./features/audit/namings.server.ts";
import { planAllReminders } from "./features/campaigns/reminder-plan.server.ts";
import { foldTallies } from "./features/campaigns/tallies.server.ts";
import { forgetDrafts } from "./features/drafts/drafts-forget.server.ts";
import { queueVersionFiles } from "./features/exports/version-files.server.ts";
import { scanUnchecked } from "./features/files/scans.server.ts";
import { planHeads } from "./features/heads/plan-heads.server.ts";
import { forgetHeld, forgetPieces } from "./features/intake/pieces.server.ts";
import { forgetNotices } from "./features/news/notices-forget.server.ts";
import { forgetOldAttempts } from "./features/signin/attempts.server.ts";
import { forgetTokens } from "./features/signin/tokens.server.ts";
import { forgetContacts } from "./features/privacy/forget-contacts.server.ts";
import { forgetUploads } from "./features/participation/invite-batches.server.ts";
import { watchMandates } from "./features/stakeholders/mandate-ends.server.ts";
import { settleSuccessions } from "./features/stakeholders/successions.server.ts";

const hour = 3_600_000;

/**
 * For each period of db/classification that ends by itself, the functions that end it; a period without one doesn't
 * compile.
 */
export const cleaners: { readonly [Period in Ending]: readonly ((tx: Tx, now: Date) => Promise<void>)[] } = {
  session: [forgetSessions],
  link: [forgetTokens],
  attempts: [forgetOldAttempts, forgetCounts],
  log_key: [forgetLogKeys],
  naming: [forgetNamings],
  job: [forgetJobs],
  draft: [forgetDrafts],
  notice: [forgetNotices],
  contact: [forgetContacts],
  upload: [forgetUploads],
};

/** Takes away what db/classification says is kept no longer. Gives false where another process is cleaning. */
export async function clean(now: Date): Promise<boolean> {
  const folder = mailFolder();
  if (folder) forgetOldMails(folder, now);
  return database().db.transaction(async (tx) => {
    const [lock] = rowsOf<{ taken: boolean }>(
      await tx.execute(sql`select pg_try_advisory_xact_lock(7416004) as taken`),
    );
    if (!lock?.taken) return false;
    await takesItsTime(tx);
    for (const forget of Object.values(cleaners).flat()) await forget(tx, now);
    await makeLogKeys(tx, now);
    await forgetHeld(tx, now);
    await forgetPieces(tx, now);
    await scanUnchecked(tx, now);
    await queueVersionFiles(tx, now);
    await planAllReminders(tx, now);
    await planHeads(tx, now);
    await foldTallies(tx);
    await settleSuccessions(tx, now);
    await watchMandates(tx, now);
    return true;
  });
}

/** Cleans now and every hour. Gives the function that stops it. */
export function startCleaning(): () => Promise<void> {
  let running: Promise<unknown> = Promise.resolve();
  const run = () => {
    running = running
      .then(() => clean(new Date()))
      .catch((error: unknown) => log.error({ error: safeError(error) }, "cleaning failed"));
  };
  const timer = setInterval(run, hour);
  run();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
