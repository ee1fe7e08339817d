import type { Page } from "playwright-core";
import { romeClock } from "#app/i18n/time.ts";
import { openAs } from "./persona.ts";
import { awake } from "./selection.ts";

/** The office's two steps for a filed text: prepared without omissis by a planner, published by the lead. */
export async function publishText({
  baseURL,
  campaign,
  number,
}: {
  baseURL: string;
  campaign: string;
  number: string;
}): Promise<void> {
  const planner = await openAs("planner", { baseURL });
  await planner.page.goto(`/gestione/${campaign}/arrivi/${number}`);
  await planner.page.getByRole("button", { name: "Pronto per la pubblicazione" }).click();
  await planner.page.getByText("Il testo è pronto per la pubblicazione").waitFor();
  await planner.context.close();
  const lead = await openAs("lead", { baseURL });
  await lead.page.goto(`/gestione/${campaign}/arrivi/${number}`);
  await lead.page.getByRole("button", { name: "Pubblica adesso" }).click();
  await lead.page.getByText("Il testo è pubblico").waitFor();
  await lead.context.close();
}

/**
 * Walks sentence by sentence to this one and classifies it, all by the keyboard: `keys` are its line, its kind, then
 * Enter.
 */
export async function classifySentence(
  page: Page,
  { campaign, number }: { campaign: string; number: string },
  sentence: string,
  keys: readonly string[],
): Promise<void> {
  await page.goto(`/gestione/${campaign}/codifica/${number}`);
  await awake(page);
  const chosen = page.locator(".chosen-passage");
  for (let step = 0; step < 30 && !(await chosen.innerText()).includes(sentence); step += 1) {
    await page.keyboard.press("Escape");
    await page.keyboard.press("j");
    await page.keyboard.press("x");
  }
  if ((await chosen.innerText()) !== sentence) throw new Error(`No walk leads to «${sentence}».`);
  for (const key of keys) await page.keyboard.press(key);
  await page.getByText("Passaggio classificato").waitFor();
}

/** Adds a paragraph at the end of that line's sections, beside the line's sources; gives its id. */
export async function writeParagraph(page: Page, campaign: string, line: number, text: string): Promise<string> {
  await page.goto(`/gestione/${campaign}/documento`);
  await page
    .locator("section", { has: page.getByRole("heading", { name: new RegExp(`^${line}\\.`) }) })
    .getByRole("link")
    .first()
    .click();
  await page
    .getByRole("link", { name: /Aggiungi un capoverso dopo/ })
    .last()
    .click();
  await page.locator('textarea[name="text"]').fill(text);
  await page.getByRole("button", { name: "Salva il capoverso" }).click();
  await page.waitForURL(/capoverso=[\w-]{20,}/);
  return new URL(page.url()).searchParams.get("capoverso") ?? "";
}

/** Cites from the sources shown beside the paragraph; `role` as its button says. */
export async function citeSource(
  page: Page,
  words: string,
  role: "Sostiene" | "Precisa" | "Contrasta" | "Contesto",
): Promise<void> {
  await page
    .locator("li.source", { hasText: words })
    .getByRole("button", { name: new RegExp(`^${role}`) })
    .click();
  await page.locator("fieldset", { hasText: "Citazioni" }).getByText(words).waitFor();
}

/** A planner proposes what stands, with a note to the lead. */
export async function proposeVersion(page: Page, campaign: string, note: string): Promise<void> {
  await page.goto(`/gestione/${campaign}/pubblica`);
  await page.getByText("Niente: ogni capoverso ha una fonte").waitFor();
  await page.locator('textarea[name="note"]').fill(note);
  await page.getByRole("button", { name: "Proponi alla persona responsabile" }).click();
  await page.getByText("Proposta inviata").waitFor();
}

/** Sets another term of the round of observations on the draft, from its settings. */
export async function setTerm(
  page: Page,
  campaign: string,
  closesAt: Date,
  reason: string,
  act: string,
): Promise<void> {
  await page.goto(`/gestione/${campaign}/impostazioni/fasi`);
  await page.getByRole("link", { name: /osservazioni sulla bozza/ }).click();
  await page.getByText("Proroga o anticipa la chiusura").click();
  await page.locator('input[name="closesAt"]').fill(romeClock(closesAt));
  await page.locator('textarea[name="reason"]').fill(reason);
  await page.locator('input[name="act"]').fill(act);
  await page.getByRole("button", { name: "Stabilisci il nuovo termine" }).click();
  await page.getByText(reason).first().waitFor();
}

/** Takes off what the question of the address names: `contributo=`, `versione=` and so on. */
export async function takeDown(page: Page, campaign: string, question: string, reason: string): Promise<void> {
  await page.goto(`/gestione/${campaign}/togli?${question}`);
  await page.locator('input[name="reason"]').fill(reason);
  await page.getByRole("button", { name: "Togli subito" }).click();
  await page.getByText("Tolto dalla pubblicazione. Da adesso").waitFor();
}

/** Makes public again what stands under that name in the list of removals. */
export async function putBack(page: Page, campaign: string, name: string, reason: string): Promise<void> {
  await page.goto(`/gestione/${campaign}/rimozioni`);
  const row = page.locator("ul.rows > li", { hasText: name });
  await row.getByText("Rimetti in pubblicazione").first().click();
  await row.locator('input[name="reason"]').fill(reason);
  await row.getByRole("button", { name: "Rimetti in pubblicazione" }).click();
  await page.getByText("Di nuovo pubblico.").waitFor();
}
