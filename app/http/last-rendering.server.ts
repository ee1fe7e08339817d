import { closeSync, fstatSync, linkSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { langOf } from "#app/i18n/lang.ts";
import { textIn } from "#app/i18n/text.ts";
import { romeClock } from "#app/i18n/time.ts";
import { publishChange } from "#app/core/changes.server.ts";
import { sha256 } from "#app/core/hash.server.ts";
import { olderPage } from "./page-cache.server.ts";
import { removalsFile } from "#app/core/removals.server.ts";
import { settings } from "#app/core/settings.server.ts";

/** How long the ledger of removals was when the database last showed that every page kept here is current. */
let ledgerThen: string | null = null;

/**
 * Called after each look at the database, with the mark of the ledger before the look, or null where this process must
 * not show kept pages by itself.
 */
export function inTouchAsOf(ledger: string | null): void {
  ledgerThen = ledger;
}

/**
 * A mark that changes with every line of the ledger. The file is opened anew each time: on a folder that is shared over
 * a network, this shows what another machine has just written.
 */
export function ledgerMark(): string {
  try {
    const file = openSync(removalsFile(), "r");
    try {
      const { ino, size } = fstatSync(file);
      return `${ino} ${size}`;
    } finally {
      closeSync(file);
    }
  } catch {
    return "none";
  }
}

/**
 * A word that stands for DATA_DIR: the same for all processes that share the folder, and another one for a copy of it.
 */
export function folderMark(): string {
  const path = join(settings().DATA_DIR, "folder-id");
  mkdirSync(settings().DATA_DIR, { recursive: true, mode: 0o700 });
  const made = `${path}.${process.pid}`;
  try {
    writeFileSync(made, randomBytes(16).toString("hex"), { mode: 0o600 });
    // The first process gives the name; a link appears at once, so nobody reads half of it.
    linkSync(made, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(made, { force: true });
  }
  const file = openSync(path, "r");
  try {
    return sha256(`${readFileSync(file, "utf8")} ${fstatSync(file).ino}`).slice(0, 16);
  } finally {
    closeSync(file);
  }
}

/**
 * A public page as it was rendered at most five minutes ago, with a notice that says so: for readers while the database
 * is away. Null where there is none. This process takes nothing off meanwhile; what another process takes off stands in
 * the ledger that both write, and from then on no kept page is shown.
 */
export function lastRendering(url: URL, now: number): Response | null {
  if (ledgerThen === null || ledgerThen !== ledgerMark()) {
    publishChange();
    return null;
  }
  const page = olderPage(url.pathname + url.search, now);
  if (!page) return null;
  const sentence = textIn(langOf(url.pathname)).ui.lastRendering(romeClock(new Date(page.made)).slice(11));
  const notice = `<div class="notice notice-warning"><div class="notice-text"><p>${sentence}</p></div></div>`;
  const html = page.html.replace(
    /<main[^>]*>/,
    (main) => main + (main.includes("page-main-wide") ? `<div class="wrap">${notice}</div>` : notice),
  );
  return new Response(html, { headers: { "content-type": page.contentType, "cache-control": "no-store" } });
}
