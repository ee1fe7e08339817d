import { describe, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { expectAccessible } from "#tests/support/browser/axe.ts";
import { openPage } from "#tests/support/browser/browser.ts";
import { fileDraft, startDraft } from "#tests/support/browser/drafts.ts";
import { openAs, signIn } from "#tests/support/browser/persona.ts";
import { startServer } from "#tests/support/server/server.ts";

const server = await startServer();
const baseURL = server.origin;

async function write(page: Page, body: string): Promise<void> {
  await page.locator('textarea[name="body"]').fill(body);
  await page.locator("main").getByRole("button", { name: "Salva", exact: true }).last().click();
  await page.getByText(/La bozza è salvata|modifiche sono state unite/).waitFor();
}

async function openFirst(page: Page, title: string): Promise<void> {
  await page.goto("/spazio");
  await page.getByRole("link", { name: title }).first().click();
}

describe.each([
  ["with scripts, on a screen", { width: 1280 }],
  ["without JavaScript, on a phone", { width: 360, javaScript: false }],
])("two bodies sign one text, %s", (name, options) => {
  const title = `Un testo per due, ${options.width}`;

  test("invited, joined, void by a change, joined again, filed, integrated, withdrawn", async () => {
    const author = await openAs("signatory", { baseURL, ...options });
    const other = await openPage({ baseURL, ...options });
    await signIn(other.page, "podora@example.org");

    const draft = await startDraft(author.page);
    await author.page.locator('input[name="title"]').fill(title);
    await write(author.page, "Le clausole sociali servono.");
    await author.page.goto(`/spazio/bozze/${draft}/adesioni`);
    const value = await author.page
      .locator('select[name="organisation"] option', { hasText: "Po e Dora" })
      .getAttribute("value");
    await author.page.locator('select[name="organisation"]').selectOption(value);
    await author.page.locator('textarea[name="message"]').fill("Vi riconoscete?");
    await author.page.getByRole("button", { name: "Manda l’invito" }).click();
    await author.page.getByText("L’invito è partito").waitFor();
    await expectAccessible(author.page, `asking to join, ${name}`);

    await openFirst(other.page, title);
    await other.page.getByText("Le clausole sociali servono.").waitFor();
    await expectAccessible(other.page, `reading to join, ${name}`);
    await other.page.getByRole("button", { name: "Aderisci a questo testo" }).click();
    await other.page.getByText("L’adesione è registrata").waitFor();

    await author.page.goto(`/spazio/bozze/${draft}`);
    await author.page.getByText("Un’organizzazione aderisce a questo testo").waitFor();
    await write(author.page, "Le clausole sociali servono subito.");
    await openFirst(other.page, title);
    await other.page.getByText("Il testo è cambiato dopo la vostra adesione").waitFor();
    await other.page.getByRole("button", { name: "Aderisci al testo com’è adesso" }).click();
    await other.page.getByText("L’adesione è registrata").waitFor();

    await author.page.goto(`/spazio/bozze/${draft}/riepilogo`);
    const number = await fileDraft(author.page);
    expect(await author.page.getByText("Po e Dora").count()).toBeGreaterThan(0);
    await openFirst(other.page, title);
    await other.page.getByRole("heading", { name: "La ricevuta" }).waitFor();

    await author.page.goto(`/spazio/contributi/${number}`);
    await author.page.getByRole("button", { name: "Integra il testo" }).click();
    await author.page.getByText(`Stai integrando il contributo ${number}`).waitFor();
    await write(author.page, "Le clausole sociali servono subito, e si controllano.");
    await author.page.locator("main").getByRole("button", { name: "Rivedi e invia" }).click();
    await author.page.getByRole("heading", { name: "Rivedi e invia", level: 1 }).waitFor();
    expect(await fileDraft(author.page)).toBe(number);
    await author.page.getByText("Questa ricevuta riguarda il testo più recente").waitFor();
    await expectAccessible(author.page, `the receipts, ${name}`);
    await openFirst(other.page, title);
    await other.page.getByText("Il testo è cambiato dopo la vostra adesione").waitFor();

    await author.page.goto(`/spazio/contributi/${number}/ritiro`);
    await expectAccessible(author.page, `withdrawing, ${name}`);
    await author.page.locator('textarea[name="reason"]').fill("Ne mandiamo uno migliore.");
    await author.page.getByRole("button", { name: "Sì, ritira il contributo" }).click();
    await author.page.getByText("Il contributo è ritirato").waitFor();
    await author.context.close();
    await other.context.close();
  });
});
