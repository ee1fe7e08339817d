import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort, startNode, until } from "./process.js";

const ROOT = join(import.meta.dirname, "..", "..", "..");

/**
 * Starts the built server with the demo as a person would, opens the home page in both languages, stops it by SIGTERM.
 */
export async function startOnce() {
  const dataDir = mkdtempSync(join(tmpdir(), "tavolo-start-"));
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const child = startNode([join(ROOT, "app", "start.js")], {
    PATH: process.env.PATH,
    HOME: dataDir,
    PORT: String(port),
    ORIGIN: origin,
    DATA_DIR: dataDir,
  });
  try {
    await until("the server is ready", async () => {
      if (child.exit()) throw new Error("The server ended before it was ready.");
      return fetch(`${origin}/readyz`).then(
        (answer) => answer.ok,
        () => false,
      );
    });
    for (const path of ["/", "/en"]) {
      const { status } = await fetch(`${origin}${path}`);
      if (status !== 200) throw new Error(`${path} answered ${status}.`);
    }
    const end = await child.stop();
    if (end?.code !== 0) throw new Error(`SIGTERM ended it with code ${end?.code ?? "none"}.`);
    return { ok: true, counts: { passed: 1, failed: 0, skipped: [], red: [] } };
  } catch (error) {
    console.error(error instanceof Error ? error.message : error, `\n${child.output().slice(-4000)}`);
    child.kill("SIGKILL");
    return { ok: false, counts: { passed: 0, failed: 1, skipped: [], red: ["the built server"] } };
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}
