import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { inject } from "vitest";
import { atEndOfFile } from "#tests/support/cleanup.ts";
import { OUTPUT } from "#tests/support/run/notes.ts";
import { launchChromium } from "./chromium.ts";

export interface PageOptions {
  /** CSS pixels; the height is that of a common phone or screen. */
  width?: number;
  /** false switches scripts off, as a reader may. */
  javaScript?: boolean;
  lang?: "it" | "en";
  forcedColors?: boolean;
  reducedMotion?: boolean;
  baseURL?: string;
  /** A context to open the page in, to share its session. */
  context?: BrowserContext;
}
export interface OpenedPage {
  page: Page;
  context: BrowserContext;
  problems: string[];
}

let launched: Promise<Browser> | undefined;
/** Whether this file has opened anything yet. */
let used = false;

/** Contexts opened with `javaScript: false`: a page can't be asked. */
export const withoutScripts = new WeakSet<BrowserContext>();

/**
 * Opens an empty page. `problems` collects what a visitor's browser would complain of: uncaught errors, console errors
 * (the content security policy speaks there) and requests to any other origin than baseURL.
 */
export async function openPage(options: PageOptions = {}): Promise<OpenedPage> {
  const context = options.context ?? (await openContext(options));
  const page = await context.newPage();
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(`uncaught: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(`console: ${message.text()}`);
  });
  page.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    if (options.baseURL && protocol.startsWith("http") && origin !== new URL(options.baseURL).origin)
      problems.push(`third party: ${request.url()}`);
  });
  return { page, context, problems };
}

async function openContext({
  width = 1280,
  javaScript = true,
  lang = "it",
  forcedColors,
  reducedMotion = true,
  baseURL,
}: PageOptions): Promise<BrowserContext> {
  const browser = await ownBrowser();
  const context = await browser.newContext({
    viewport: { width, height: width < 768 ? 740 : 900 },
    javaScriptEnabled: javaScript,
    locale: lang === "it" ? "it-IT" : "en-GB",
    timezoneId: "Europe/Rome",
    forcedColors: forcedColors ? "active" : "none",
    reducedMotion: reducedMotion ? "reduce" : "no-preference",
    acceptDownloads: true,
    ...(baseURL ? { baseURL } : {}),
  });
  if (!javaScript) withoutScripts.add(context);
  return context;
}

/**
 * Each worker has a browser of its own, so that what the two say to each other passes through no third process. At the
 * end of a file, all that it opened is closed.
 */
async function ownBrowser(): Promise<Browser> {
  const browser = await (launched ??= launchChromium(inject("chromium")));
  if (!used) {
    used = true;
    atEndOfFile(() => {
      used = false;
      return Promise.all(browser.contexts().map((context) => context.close()));
    });
  }
  return browser;
}

/** Leaves a picture of the whole page in tests/.output/NAME.png. */
export async function picture(page: Page, name: string, whole = true): Promise<string> {
  const path = join(OUTPUT, `${name}.png`);
  mkdirSync(dirname(path), { recursive: true });
  await page.screenshot({ path, fullPage: whole });
  return path;
}

/** Bytes that a first visit to the address takes over the wire, headers included, by what was fetched. */
export async function firstVisit(url: string): Promise<{ total: number; requests: { url: string; bytes: number }[] }> {
  const { page, context } = await openPage();
  const session = await context.newCDPSession(page);
  const urls = new Map<string, string>();
  const requests: { url: string; bytes: number }[] = [];
  session.on("Network.requestWillBeSent", ({ requestId, request }) => urls.set(requestId, request.url));
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) =>
    requests.push({ url: urls.get(requestId) ?? "?", bytes: encodedDataLength }),
  );
  await session.send("Network.enable");
  await page.goto(url, { waitUntil: "networkidle" });
  await context.close();
  return { total: requests.reduce((sum, { bytes }) => sum + bytes, 0), requests };
}
