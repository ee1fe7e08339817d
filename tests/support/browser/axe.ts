import { source, type AxeResults } from "axe-core";
import type { Page } from "playwright-core";
import { withoutScripts } from "./browser.ts";
import { colourFaults } from "./colours.ts";

declare const axe: typeof import("axe-core");

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

interface Looked {
  /** A selector, to look at that alone. */
  part?: string;
}

/**
 * Fails where axe finds anything against WCAG 2.2 AA or its best practices, and where the page scrolls sideways
 * (1.4.10).
 */
export async function expectAccessible(page: Page, name = page.url(), { part }: Looked = {}): Promise<void> {
  if (withoutScripts.has(page.context()))
    return onScriptedCopy(page, (copy) => expectAccessible(copy, name, { ...(part && { part }) }));
  await page.evaluate(`globalThis.axe || (() => { ${source} })()`);
  // Only violations are described: the same rules in a third of the time.
  const { violations } = await page.evaluate(
    ([tags, only]): Promise<AxeResults> =>
      axe.run(only ? { include: [only] } : document, {
        runOnly: { type: "tag", values: tags },
        rules: { "color-contrast": { enabled: false } },
        resultTypes: ["violations"],
      }),
    [RULES, part ?? null] as const,
  );
  const found = [...violations, ...(await colourFaults(page, part ?? "html"))].map(({ id, help, nodes }) =>
    [
      `${id}: ${help} (${nodes.length})`,
      ...nodes
        .slice(0, 3)
        .map(
          (node) =>
            `    ${node.target.join(" ")}\n      ${node.html.slice(0, 160)}\n      ${(node.failureSummary ?? "").split("\n").slice(1, 3).join("; ").trim()}`,
        ),
    ].join("\n"),
  );
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  if (sideways > 0) found.push(`scrolls sideways by ${sideways} px`);
  if (found.length > 0) throw new Error(`${name} at ${page.viewportSize()?.width ?? "?"} px:\n  ${found.join("\n  ")}`);
}

/** A page without scripts has no timers either, and axe waits for one: the same markup is opened where axe can run. */
async function onScriptedCopy(page: Page, check: (copy: Page) => Promise<void>): Promise<void> {
  const browser = page.context().browser();
  if (!browser) throw new Error("The page's browser is gone.");
  const context = await browser.newContext({
    viewport: page.viewportSize(),
    storageState: await page.context().storageState(),
    locale: "it-IT",
  });
  try {
    const copy = await context.newPage();
    const body = (await page.content()).replace(/<script\b[\s\S]*?<\/script>/gi, "");
    await copy.route(
      (url) => url.href === page.url(),
      (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body }),
    );
    await copy.goto(page.url());
    await check(copy);
  } finally {
    await context.close();
  }
}
