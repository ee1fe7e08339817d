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

/** How far the ledger of removals had grown when the database last said that no page kept here is overtaken. */
let ledgerThen: string | null = null;

/**
 * Told after each look at the database: the ledger as it was before the look, or null where this process must not go on
 * alone.
 */
export function inTouchAsOf(ledger: string | null): void {
  ledgerThen = ledger;
}

/**
 * Grows with every line. Opened anew each time: a folder shared over a network then shows what another machine has just
 * written.
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

/** One word for DATA_DIR: equal for processes that share it, another one for a copy. */
export function folderMark(): string {
  const path = join(settings().DATA_DIR, "folder-id");
  mkdirSync(settings().DATA_DIR, { recursive: true, mode: 0o700 });
  const made = `${path}.${process.pid}`;
  try {
    writeFileSync(made, randomBytes(16).toString("hex"), { mode: 0o600 });
    // Whoever is first gives the name; nobody reads half a one.
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
 * A public page as it was last rendered, five minutes ago at most, with a notice of that: for readers while the
 * database is away. Null where there is none. Nothing is taken off by this process meanwhile; what another one takes
 * off stands in the ledger that both write, and then no page goes on.
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
