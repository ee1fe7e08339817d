import { CannotStart, openDatabase, useDatabase } from "#db/client.server.ts";
import { settings } from "./core/settings.server.ts";
import { verifyAll } from "./features/audit/verify.server.ts";

/** What `node build/server/index.js NAME` does instead of serving; gives the exit code. */
const tasks: Record<string, () => Promise<number>> = {
  async verify() {
    const results = await verifyAll();
    for (const { what, checked, wrong } of results) {
      process.stdout.write(`${what.padEnd(14)} ${String(checked).padStart(8)} checked  ${wrong.length === 0 ? "ok" : `${wrong.length} WRONG: ${wrong.slice(0, 20).join(", ")}`}\n`);
    }
    return results.every((result) => result.wrong.length === 0) ? 0 : 1;
  },
};

export async function runTask(name: string): Promise<number> {
  const task = tasks[name];
  if (!task) {
    process.stderr.write(`Unknown task ${name}. There are: ${Object.keys(tasks).join(", ")}.\n`);
    return 2;
  }
  try {
    const database = await openDatabase({ url: settings().DATABASE_URL, dataDir: settings().DATA_DIR });
    useDatabase(database);
    const code = await task();
    await database.close();
    return code;
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}
