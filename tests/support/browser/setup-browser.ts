import type { TestProject } from "vitest/node";
import { note } from "#tests/support/run/notes.ts";
import { findChromium, launchChromium, type Chromium } from "./chromium.ts";

declare module "vitest" {
  export interface ProvidedContext {
    chromium: Chromium;
  }
}

/** Finds the browser of the run, and sees that it starts. */
export default async function setup(project: TestProject): Promise<void> {
  const { source, ...found } = await findChromium();
  const browser = await launchChromium(found);
  note("Chromium", `${browser.version()} (${source})`);
  await browser.close();
  project.provide("chromium", found);
}
