import type { Page } from "playwright-core";

/**
 * From the organisation's own page to an empty draft of the round that is open; ends when the page answers to its
 * writer.
 */
export async function startDraft(page: Page): Promise<string> {
  await page.goto("/spazio");
  const begin = page
    .getByRole("button", { name: "Rispondi alle domande" })
    .or(page.getByRole("button", { name: "Comincia un altro testo" }));
  await begin.first().click();
  await page.waitForURL(/\/spazio\/bozze\/[\w-]{20,}/);
  const id = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  return id;
}

/** Opens a draft and waits until its scripts answer: the formatting buttons are theirs. */
export async function openDraft(page: Page, id: string): Promise<void> {
  await page.goto(`/spazio/bozze/${id}`);
  await page.getByRole("toolbar").first().waitFor();
}

/** The three declarations, then the act of filing; ends on the receipt. */
export async function fileDraft(
  page: Page,
  { thirdParties = "none" }: { thirdParties?: "none" | "marked" } = {},
): Promise<string> {
  await page.locator('input[name="privacy"]').check();
  await page.locator(`input[name="thirdParties"][value="${thirdParties}"]`).check();
  await page.locator('input[name="licence"]').check();
  await page.getByRole("button", { name: "Invia il contributo" }).click();
  await page.getByRole("heading", { name: "Il contributo è arrivato" }).waitFor();
  return new URL(page.url()).pathname.split("/").at(-1) ?? "";
}
