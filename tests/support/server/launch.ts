import { existsSync } from "node:fs";
import { join } from "node:path";
import { freePort, startNode, until } from "#tests/support/run/process.js";

const ROOT = join(import.meta.dirname, "..", "..", "..");
const READY_WITHIN = 180_000;

export interface LaunchOptions {
  dataDir: string;
  databaseUrl: string | null;
  demo: boolean;
  env?: Record<string, string>;
}

/** What the built program is started with in the tests, beside its port and address. */
export const environment = ({ dataDir, databaseUrl, demo, env = {} }: LaunchOptions) => ({
  PATH: process.env.PATH,
  NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
  HOME: dataDir,
  TZ: "UTC",
  NODE_ENV: "production",
  ALLOW_EMBEDDED: "1",
  SECRET: "a key of the tests, which opens nothing elsewhere",
  HOST: "127.0.0.1",
  DATA_DIR: dataDir,
  SEED: demo ? "demo" : "none",
  ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
  ...env,
});

/** Runs one of the built server's tasks (`verify`) to its end. The embedded database must not be open elsewhere. */
export async function runTask(
  task: string,
  options: LaunchOptions,
  args: string[] = [],
): Promise<{ code: number | null; output: string }> {
  const child = startNode([join(ROOT, "app", "start.js"), task, ...args], environment(options));
  await child.ended;
  return { code: child.exit()?.code ?? null, output: child.output() };
}

/** Starts the built server as its own process and waits until it is ready. */
export async function launch(options: LaunchOptions) {
  if (!existsSync(join(ROOT, "build", "server", "index.js")))
    throw new Error('The journeys drive the built server: run "npm run build" first.');
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const child = startNode([join(ROOT, "app", "start.js")], {
    PORT: String(port),
    ORIGIN: origin,
    ...environment(options),
  });
  try {
    await until(
      `the server answers at ${origin}/readyz`,
      async () => {
        if (child.exit()) throw new Error("The server ended before it was ready.");
        return fetch(`${origin}/readyz`).then(
          (answer) => answer.ok,
          () => false,
        );
      },
      READY_WITHIN,
    );
  } catch (error) {
    child.kill("SIGKILL");
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n${child.output().slice(-4000)}`, {
      cause: error,
    });
  }
  return { origin, child };
}
