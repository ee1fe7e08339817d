import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { openPage, picture, type OpenedPage } from "#tests/support/browser/browser.ts";
import { openDraft, startDraft } from "#tests/support/browser/drafts.ts";
import { databaseKind } from "#tests/support/database/kind.ts";
import { openAs, type Persona } from "#tests/support/browser/persona.ts";
import { startServer } from "#tests/support/server/server.ts";
import { campaign } from "./addresses.ts";

const ROOT = join(import.meta.dirname, "..", "..");
const GUIDE = join(ROOT, "public", "guide");
const site = `/consultazioni/${campaign}`;
const desk = `/gestione/${campaign}`;

interface Shot {
  name: string;
  as: Persona | "visitor";
  path: string;
  before?: (page: Page) => Promise<void>;
}

/** Follows the first link that leads there. */
const follow = (start: string) => async (page: Page) => {
  const path = await page.locator(`main a[href^="${start}"]`).first().getAttribute("href");
  await page.goto(path ?? start);
};

const firstVoices = async (page: Page) => {
  const voices = page.locator("details", { hasText: "contrast" }).filter({ hasText: "Chi lo dice?" }).first();
  await voices.locator("summary").click();
  await voices.scrollIntoViewIfNeeded();
  await page.evaluate(() => {
    scrollBy(0, 240);
  });
};

const shots: Shot[] = [
  { name: "home", as: "visitor", path: "/" },
  { name: "campaign", as: "visitor", path: site },
  { name: "line", as: "visitor", path: `${site}/linee/1` },
  { name: "contributions", as: "visitor", path: `${site}/contributi` },
  { name: "contribution", as: "visitor", path: `${site}/contributi`, before: follow(`${site}/contributi/TCL-2025-`) },
  { name: "document", as: "visitor", path: `${site}/documento`, before: firstVoices },
  { name: "sign-in", as: "visitor", path: "/accedi" },
  { name: "space", as: "signatory", path: "/spazio" },
  { name: "draft", as: "signatory", path: "/spazio", before: writeDraft },
  { name: "receipt", as: "signatory", path: "/spazio", before: follow("/spazio/contributi/") },
  { name: "register", as: "lead", path: `${desk}/portatori` },
  { name: "queue", as: "lead", path: `${desk}/arrivi` },
  { name: "redaction", as: "planner", path: `${desk}/arrivi`, before: follow(`${desk}/arrivi/`) },
  { name: "coding", as: "planner", path: `${desk}/codifica`, before: follow(`${desk}/codifica/TCL`) },
  { name: "desk-section", as: "planner", path: `${desk}/documento`, before: follow(`${desk}/documento/`) },
  { name: "publish", as: "lead", path: `${desk}/pubblica` },
  { name: "desk", as: "lead", path: desk },
];

async function writeDraft(page: Page): Promise<void> {
  const id = await startDraft(page);
  await openDraft(page, id);
  await page.locator('input[name="title"]').fill("Turni, trasporti e spogliatoi negli appalti di pulizia");
  await page
    .locator("textarea")
    .first()
    .fill(
      "Chi pulisce gli uffici comincia alle cinque, quando i mezzi non passano. Chiediamo:\n\n- corse prima dell’alba su tre direttrici;\n- orari di inizio concordati nei bandi.",
    );
  await page.locator(".save-status").getByText("Salvato alle").waitFor();
  await openDraft(page, id);
  await page.locator(".save-bar").evaluate((bar) => {
    bar.scrollIntoView();
  });
}

/** The markup doesn't depend on the database: one of the two runs makes the pictures. */
if (databaseKind() === "pglite") {
  const server = await startServer();
  const readers = new Map<string, Promise<OpenedPage>>();
  const reader = (who: Shot["as"]) => {
    const known =
      readers.get(who) ??
      (who === "visitor" ? openPage({ baseURL: server.origin }) : openAs(who, { baseURL: server.origin }));
    readers.set(who, known);
    return known;
  };

  describe("pictures of the main pages, for looking at", () => {
    test.each(shots)("$name", async ({ name, as, path, before }) => {
      const { page } = await reader(as);
      await page.setViewportSize({ width: 1280, height: 860 });
      expect((await page.goto(path))?.ok()).toBe(true);
      await before?.(page);
      await page.evaluate(() => document.fonts.ready);
      const seen = await picture(page, `pictures/${name}-screen`, false);
      if (process.env.UPDATE_PICTURES === "1" && guidePictures().has(`${name}.png`)) {
        mkdirSync(GUIDE, { recursive: true });
        copyFileSync(seen, join(GUIDE, `${name}.png`));
      }
      await picture(page, `pictures/${name}-1280`);
      await page.setViewportSize({ width: 360, height: 740 });
      await picture(page, `pictures/${name}-360`);
    });
  });
}

/** What the guide and the README show. */
function guidePictures(): Set<string> {
  const chapters = readdirSync(join(ROOT, "app", "guide"), { recursive: true })
    .map(String)
    .filter((file) => file.endsWith(".md"))
    .map((file) => join("app", "guide", file));
  const texts = [...chapters, "README.md", "README.it.md"]
    .map((file) => readFileSync(join(ROOT, file), "utf8"))
    .join("\n");
  return new Set([...texts.matchAll(/guide\/([\w-]+\.png)/g)].flatMap(([, name]) => name ?? []));
}

test("every picture that the guide and the README show is there; UPDATE_PICTURES=1 makes them anew", () => {
  expect([...guidePictures()].filter((name) => !existsSync(join(GUIDE, name)))).toEqual([]);
});
