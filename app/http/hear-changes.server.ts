import { database, isAway } from "#db/client.server.ts";
import { listenerName } from "#db/listen.server.ts";
import { losesTouch, publishChange } from "#app/core/changes.server.ts";
import { folderMark, inTouchAsOf, ledgerMark } from "./last-rendering.server.ts";
import { log, safeError } from "#app/core/log.server.ts";

/** Milliseconds between two looks: usually, and while the database doesn't answer. */
const [every, soon] = [2_000, 500];
/** Milliseconds without an answer after which no connection is trusted any more. */
const longSilence = 10_000;

let silentSince: number | null = null;

/** Whether the database did not answer at the last look: then requests that need it end at once. */
export const isDatabaseSilent = (): boolean => silentSince !== null;

/**
 * Hears what other processes on the same PostgreSQL write, and drops kept pages: by NOTIFY within milliseconds of the
 * commit and, in case a notification was missed, by looking at the log's head, because every change that pages show has
 * an entry in the log. While the database doesn't answer, nothing is kept either. Gives the function that stops it.
 * @param promoted called when a standby, which hears nothing and is only looked at, has begun to take writes
 */
export async function hearChanges(promoted: () => void = () => undefined): Promise<() => Promise<void>> {
  const handle = database();
  // Nobody else writes into the embedded database.
  if (handle.kind === "pglite") return () => Promise.resolve();
  let [heard, follows] = [0, handle.standby];
  const take = (seq: number) => {
    heard = Math.max(heard, seq);
    publishChange();
  };
  const name = `${listenerName("changed")} in ${folderMark()}`;
  const listening = await handle.listen("changed", (payload) => take(Number(payload)), { lost: losesTouch, name });
  const question = `select seq::text as seq, exists (
    select from pg_stat_activity where datname = current_database() and application_name like '${listenerName("changed")}%' and application_name <> '${name}') as strangers, pg_is_in_recovery() as standby from audit_head`;
  const answered = (seq: number) => {
    if (silentSince !== null) {
      log.info({ ms: Math.round(performance.now() - silentSince) }, "the database answers again");
      if (performance.now() - silentSince > longSilence) handle.renew();
      silentSince = null;
      take(seq);
    } else if (seq > heard) take(seq); // A notification may still come; dropping pages twice does no harm.
  };
  const look = async () => {
    // Read before the question: what is taken off after the database answered stands in the ledger behind this mark.
    const ledger = ledgerMark();
    try {
      const [row] = await listening.ask<{ seq: string; strangers: boolean; standby: boolean }>(question);
      // A process with another DATA_DIR writes what it takes off into a ledger that this process can't read.
      inTouchAsOf(row?.strangers === false ? ledger : null);
      answered(Number(row?.seq ?? 0));
      if (follows && row?.standby === false) promoted();
      follows &&= row?.standby !== false;
    } catch (error) {
      if (silentSince === null)
        log.warn({ error: safeError(error) }, "the database can't be asked whether anything changed");
      if (isAway(error)) silentSince ??= performance.now();
      losesTouch();
    }
  };
  let looking: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const next = () => {
    timer = setTimeout(
      () => {
        looking = look().finally(next);
      },
      isDatabaseSilent() ? soon : every,
    );
  };
  next();
  return async () => {
    // The look that is under way will set the timer of the next one.
    clearTimeout(timer);
    await looking;
    clearTimeout(timer);
    silentSince = null;
    inTouchAsOf(null);
    await listening.stop();
  };
}
