import { chromium } from "playwright-core";
import type { TestProject } from "vitest/node";
import { startChromium } from "./chromium.ts";
import { note } from "#tests/support/run/notes.ts";

declare module "vitest" {
  export interface ProvidedContext {
    browser: string;
  }
}

/** One browser for the whole run; every page gets a context of its own in it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { server, source } = await startChromium();
  const browser = await chromium.connect(server.wsEndpoint());
  note("Chromium", `${browser.version()} (${source})`);
  await browser.close();
  project.provide("browser", server.wsEndpoint());
  return () => server.close();
}
