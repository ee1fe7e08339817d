import { existsSync } from "node:fs";
import { join } from "node:path";
import { freePort, startNode, until } from "./process.js";

const ROOT = join(import.meta.dirname, "..", "..");
const READY_WITHIN = 180_000;

/** Starts the built server as its own process and waits until it is ready. */
export async function launch({ dataDir, databaseUrl, demo, env = {} }: { dataDir: string; databaseUrl: string | null; demo: boolean; env?: Record<string, string> }) {
  if (!existsSync(join(ROOT, "build", "server", "index.js"))) throw new Error('The journeys drive the built server: run "npm run build" first.');
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const child = startNode([join(ROOT, "app", "start.js")], {
    PATH: process.env.PATH, HOME: dataDir, TZ: "UTC", NODE_ENV: "production", ALLOW_EMBEDDED: "1",
    HOST: "127.0.0.1", PORT: String(port), ORIGIN: origin, DATA_DIR: dataDir, SEED: demo ? "demo" : "none",
    ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
    ...env,
  });
  try {
    await until(`the server answers at ${origin}/readyz`, async () => {
      if (child.exit()) throw new Error("The server ended before it was ready.");
      return fetch(`${origin}/readyz`).then((answer) => answer.ok, () => false);
    }, READY_WITHIN);
  } catch (error) {
    child.kill("SIGKILL");
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n${child.output().slice(-4000)}`, { cause: error });
  }
  return { origin, child };
}
