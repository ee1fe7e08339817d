import { accessSync, constants, mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Browser } from "playwright-core";

// First the one without the windows of a desktop, which make opening a page several times as dear.
const SYSTEM = [
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];
// The npm package's own list switches off web security; a test of headers and origins must not.
const PACKAGE_FLAGS = ["--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader"];

export interface Chromium {
  executablePath: string;
  args: string[];
}

/**
 * The browser of a run: CHROMIUM_PATH, the system's Chromium, the npm package's, else an error that says what installs
 * one.
 */
export async function findChromium(): Promise<Chromium & { source: string }> {
  const path = process.env.CHROMIUM_PATH ?? SYSTEM.find(runnable);
  if (path) return { executablePath: path, args: [], source: path };
  const packaged = await fromPackage();
  if (!packaged)
    throw new Error(
      'The tests need Chromium: run "npm ci" without --omit=optional on Linux x64, or install it (Debian: apt-get install chromium), or set CHROMIUM_PATH.',
    );
  return { executablePath: packaged, args: PACKAGE_FLAGS, source: "@sparticuz/chromium" };
}

/** It ends with this process at the latest. */
export const launchChromium = ({ executablePath, args }: Chromium): Promise<Browser> =>
  chromium.launch({ executablePath, args, chromiumSandbox: false });

async function fromPackage(): Promise<string | null> {
  if (process.platform !== "linux" || process.arch !== "x64") return null;
  // Read when the package loads: makes it unpack the libraries and fonts that a bare machine lacks.
  process.env.AWS_LAMBDA_JS_RUNTIME = "nodejs20.x";
  // It unpacks to one fixed name with mode 700, which two users of a machine can't share.
  const folder = join(tmpdir(), `tavolo-chromium-${process.getuid?.() ?? 0}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  process.env.TMPDIR = folder;
  try {
    const { default: packaged } = await import("@sparticuz/chromium");
    return await packaged.executablePath();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_MODULE_NOT_FOUND") return null;
    throw error;
  }
}

function runnable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
