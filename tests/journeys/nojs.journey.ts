import { describe, expect, test } from "vitest";
import { expectAccessible } from "#tests/support/browser/axe.ts";
import { openPage } from "#tests/support/browser/browser.ts";
import { fileDraft, startDraft } from "#tests/support/browser/drafts.ts";
import { mailTo } from "#tests/support/mail/mail-folder.ts";
import { openAs } from "#tests/support/browser/persona.ts";
import { startServer } from "#tests/support/server/server.ts";
import { campaign } from "./addresses.ts";

const server = await startServer();
const baseURL = server.origin;
const site = `/consultazioni/${campaign}`;
const desk = `/gestione/${campaign}`;
const newcomer = "nuova.firmataria@example.org";

describe("without JavaScript, on a phone", () => {
  test("the lead appoints who signs for an organisation, and the invitation is mailed", async () => {
    const { page, context } = await openAs("lead", { baseURL, javaScript: false });
    await page.goto(`${desk}/persone/designazioni/nuova`);
    const organisation = await page
      .locator('select[name="organisation"] option', { hasText: "Servizi e Appalti" })
      .getAttribute("value");
    await page.locator('select[name="organisation"]').selectOption(organisation);
    await page.locator('input[name="capacity"][value="signatory"]').check();
    await page.locator('input[name="name"]').fill("Noemi Campofiorito");
    await page.locator('input[name="email"]').fill(newcomer);
    await page.locator('main form button[type="submit"]').last().click();
    await page.getByText("La designazione è registrata").waitFor();
    await context.close();
  });

  test("from the mailed link to the receipt there are at most five screens", async () => {
    const link = /https?:\S+\/invito\/\S+/.exec((await mailTo(server.dataDir, newcomer, "")).text)?.[0] ?? "";
    const { page, context } = await openPage({ baseURL, javaScript: false, width: 360 });
    const screens = new Set<string>();
    page.on("framenavigated", (frame) => {
      const { pathname } = new URL(frame.url());
      if (pathname !== "blank") screens.add(pathname.replace(/[\w-]{30,}/, "…"));
    });
    await page.goto(link);
    await page.locator('input[name="newPassword"]').fill("quattro sedie e un tavolo");
    await page.locator('input[name="privacy"]').check();
    await page.getByRole("button", { name: "Attiva il mio accesso" }).click();
    await page.getByRole("button", { name: "Rispondi alle domande" }).click();
    await page.locator('input[name="title"]').fill("Spogliatoi e ore non pagate");
    await page.locator("textarea").first().fill("Ci si cambia prima del turno e quel tempo nessuno lo conta.");
    await page.locator("main").getByRole("button", { name: "Rivedi e invia" }).click();
    await page.getByRole("heading", { name: "Rivedi e invia", level: 1 }).waitFor();
    const number = await fileDraft(page);
    expect(number).toMatch(/^TCL-\d{4}-\d{4}$/);
    expect([...screens].length, [...screens].join(" → ")).toBeLessThanOrEqual(5);
    await context.close();
  });

  test("a draft is saved by its button and filed later", async () => {
    const { page, context } = await openAs("signatory", { baseURL, javaScript: false, width: 360 });
    const id = await startDraft(page);
    await page.locator('textarea[name="body"]').fill("Prima stesura.");
    await page.locator("main").getByRole("button", { name: "Salva", exact: true }).last().click();
    await page.getByText("La bozza è salvata").waitFor();
    await page.goto(`/spazio/bozze/${id}`);
    expect(await page.locator('textarea[name="body"]').inputValue()).toBe("Prima stesura.");
    await page.locator("main").getByRole("button", { name: "Rivedi e invia" }).click();
    await page.getByText("Manca il titolo").waitFor();
    await page.getByRole("link", { name: "Torna alla bozza e sistema" }).click();
    await page.locator('input[name="title"]').fill("Una prova senza script");
    await page.locator("main").getByRole("button", { name: "Rivedi e invia" }).click();
    await fileDraft(page);
    await expectAccessible(page, "the receipt");
    await context.close();
  });
});

describe("reading without JavaScript", () => {
  test("leads from the home page to who says a paragraph, and to the check of a receipt", async () => {
    const { page, context } = await openPage({ baseURL, javaScript: false, width: 360 });
    await page.goto("/");
    await page.locator(`main a[href="${site}"]`).first().click();
    await page.locator("h1").getByText("Torino").waitFor();
    await page.locator(`main a[href^="${site}/contributi"]`).first().click();

    const filters = page.locator("form", { has: page.locator('select[name="linea"]') });
    const closed = page.locator("details:not([open])", { has: filters });
    if ((await closed.count()) > 0) await closed.locator("summary").first().click();
    const all = await page.locator("main ol > li").count();
    await filters.locator('select[name="linea"]').selectOption("3");
    await filters.locator('button[type="submit"]').click();
    await page.waitForURL(/linea=3/);
    expect(await page.locator("main ol > li").count()).toBeLessThanOrEqual(all);

    await page.goto(`${site}/contributi?cerca=formazione`);
    await page.locator("mark").first().waitFor();
    await page.locator(`main a[href^="${site}/contributi/TCL-"]`).first().click();
    await page.locator("#esito").waitFor();
    await page.getByRole("heading", { name: "Dove è finito?" }).waitFor();

    await page.goto(`${site}/documento`);
    await page.waitForURL(/\/documento\/v\/\d+$/);
    const voices = page.locator("details", { hasText: "Chi lo dice?" }).first();
    await voices.locator("summary").click();
    await voices.locator(`a[href*="/contributi/TCL-"]`).first().click();
    await page.waitForURL(/contributi\/TCL-\d{4}-\d{4}#e-/);
    await page.locator('main a[href^="/ricevute/"]').first().click();
    await page.getByRole("button", { name: "Verifica", exact: true }).waitFor();
    await context.close();
  });
});

describe("the office without JavaScript", () => {
  test("a planner classifies by the sentences' boxes, and is told when they are not side by side", async () => {
    const { page, context } = await openAs("planner", { baseURL, javaScript: false });
    await page.goto(`${desk}/codifica`);
    // Its first answer has three sentences, so that the first two stand side by side.
    await page.locator(`main a[href="${desk}/codifica/TCL-2025-0003"]`).click();
    const boxes = page.locator('input[name="sentences[]"]');
    const classify = async (sentences: number[]) => {
      for (const index of sentences) await boxes.nth(index).check();
      await page.locator('input[name="lineIds[]"]').nth(1).check();
      await page.locator('input[name="kind"][value="demand"]').check();
      await page.locator('textarea[name="memo"]').fill("Scelto senza script");
      await page.getByRole("button", { name: "Classifica", exact: true }).click();
    };
    await classify([0, 2]);
    await page.getByText("Le frasi scelte non sono vicine").first().waitFor();
    expect(await page.locator('textarea[name="memo"]').inputValue()).toBe("Scelto senza script");
    await page.goto(page.url());
    await classify([0, 1]);
    await page.getByText("Passaggio classificato").waitFor();
    await page.getByText("Scelto senza script").first().waitFor();
    await context.close();
  });
});
