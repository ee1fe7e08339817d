import { CannotStart, openDatabase, useDatabase } from "#db/client.server.ts";
import { startCleaning } from "./cleaning.server.ts";
import { publishChange } from "./core/changes.server.ts";
import { startJobs } from "./core/jobs.server.ts";
import { settings } from "./core/settings.server.ts";
import { firstAdminLink } from "./features/people/first-admin.server.ts";
import { demoLogins, loadDemo } from "./features/demo/load-demo.server.ts";

export interface Running {
  /** What the terminal shows once the server listens. */
  welcome(): string;
  stop(): Promise<void>;
}

/** Database, migrations, demo or first admin, jobs, cleaning. Throws CannotStart with a sentence for the person at the terminal. */
export async function boot(): Promise<Running> {
  const { DATABASE_URL, DATA_DIR, production, ALLOW_EMBEDDED, seed } = settings();
  if (!DATABASE_URL && production && !ALLOW_EMBEDDED) {
    throw new CannotStart("The embedded database is meant for trying out. Set DATABASE_URL to a PostgreSQL, or ALLOW_EMBEDDED=1 if you accept its limits.");
  }
  const database = await openDatabase({ url: DATABASE_URL, dataDir: DATA_DIR });
  useDatabase(database);
  const now = new Date();
  if (seed === "demo") await loadDemo(now, () => process.stdout.write("Loading the demo consultation, once…\n"));
  const adminLink = seed === "demo" ? null : await firstAdminLink(now);
  const stopJobs = await startJobs();
  const stopCleaning = startCleaning();
  // Nobody else writes into the embedded database.
  const deaf = database.kind === "postgresql" ? await database.listen("changed", publishChange) : () => Promise.resolve();
  return {
    welcome: () => [`\nTavolo Comune: ${settings().origin}\n`, ...(seed === "demo" ? demoLogins() : []), ...(adminLink ? [`First admin, one-time link: ${settings().origin}${adminLink}`] : []), ""].join("\n"),
    stop: async () => {
      await deaf();
      await stopJobs();
      await stopCleaning();
      await database.close();
    },
  };
}
