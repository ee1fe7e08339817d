import { CannotStart, openDatabase, useDatabase, type Database } from "#db/client.server.ts";
import { startCleaning } from "./cleaning.server.ts";
import { startControl } from "./control.server.ts";
import { hearChanges } from "./http/hear-changes.server.ts";
import { startMetrics } from "./http/metrics.server.ts";
import { startLedger } from "./core/removals.server.ts";
import { settings } from "./core/settings.server.ts";
import { firstAdminLink } from "./features/people/first-admin.server.ts";
import { secretKey } from "./features/signin/secret.server.ts";
import { retireStoredKey } from "#app/features/second-factor/stored-key.server.ts";
import { countHeld } from "./features/backups/held-mails.server.ts";
import { refuseHalfRestored } from "./features/backups/restore.server.ts";
import { demoLogins, loadDemo } from "./features/demo/load-demo.server.ts";
import { startHeads } from "./features/heads/start-heads.server.ts";
import { nameFirstBody } from "#app/features/places/consulting-bodies.server.ts";
import { reapplyOmissisOnce } from "./features/removals/reapply.server.ts";
import { startJobs } from "./jobs.server.ts";
import { control } from "./tasks.server.ts";

export interface Running {
  /** What the terminal shows once the server listens. */
  welcome(): string;
  stop(): Promise<void>;
}

/**
 * Database, migrations, demo or first admin, jobs, cleaning. Throws CannotStart with a sentence for the person at the
 * terminal.
 */
export async function boot(): Promise<Running> {
  const { DATABASE_URL, DATA_DIR, REQUEST_SECONDS, production, ALLOW_EMBEDDED, seed, BODY_NAME, BODY_URL, origin } =
    settings();
  if (!DATABASE_URL && production && !ALLOW_EMBEDDED) {
    throw new CannotStart(
      "The embedded database is meant for trying out. Set DATABASE_URL to a PostgreSQL, or ALLOW_EMBEDDED=1 if you accept its limits.",
    );
  }
  // Without a secret the start is refused here, before anything is opened.
  secretKey();
  const database = await openDatabase({ url: DATABASE_URL, dataDir: DATA_DIR, statementSeconds: REQUEST_SECONDS });
  useDatabase(database);
  try {
    await refuseHalfRestored(database.db);
    if (!database.standby) await retireStoredKey();
  } catch (error) {
    await database.close();
    throw error;
  }
  startLedger();
  if (database.standby) return bootStandby(database);
  const now = new Date();
  if (seed === "demo") await loadDemo(now, () => process.stdout.write("Loading the demo consultation, once…\n"));
  await nameFirstBody(BODY_NAME ?? new URL(origin).hostname, BODY_URL ?? origin, now);
  await reapplyOmissisOnce(now);
  const adminLink = seed === "demo" ? null : await firstAdminLink(now);
  const stopHeads = await startHeads(now);
  startMetrics();
  const stopJobs = await startJobs();
  const stopCleaning = startCleaning();
  const held = await countHeld();
  const stopHearing = await hearChanges();
  // PostgreSQL takes several processes; the embedded database is open to this one alone, so other commands have to ask
  // it.
  const stopControl = database.kind === "pglite" ? await startControl(control) : () => Promise.resolve();
  return {
    welcome: () =>
      [
        `\nTavolo Comune: ${settings().origin}\n`,
        ...(seed === "demo" ? demoLogins() : []),
        ...(adminLink ? [`First admin, one-time link: ${settings().origin}${adminLink}`] : []),
        ...(held > 0 ? [`Held since the restore: ${held} jobs of the outbox. npm run release-mails sends them.`] : []),
        "",
      ].join("\n"),
    stop: async () => {
      await stopControl();
      await stopHearing();
      await stopJobs();
      await stopCleaning();
      await stopHeads();
      await database.close();
    },
  };
}

/**
 * On a standby the public pages are read, and nothing is written: no jobs, no cleaning, no heads. Once the standby is
 * promoted this process ends, because a start does more than could be done afterwards; whoever runs the process starts
 * it again.
 */
async function bootStandby(database: Database): Promise<Running> {
  startMetrics();
  const stopHearing = await hearChanges(() => process.kill(process.pid, "SIGTERM"));
  return {
    welcome: () => `\nTavolo Comune: ${settings().origin}\nThis database is a standby: it can only be read.\n\n`,
    stop: async () => {
      await stopHearing();
      await database.close();
    },
  };
}
