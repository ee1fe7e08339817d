import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { openPage } from "#tests/support/browser/browser.ts";
import { openDraft, startDraft } from "#tests/support/browser/drafts.ts";
import { focusRing, tabTo, tabThrough } from "#tests/support/browser/keyboard.ts";
import { openAs } from "#tests/support/browser/persona.ts";
import { startServer } from "#tests/support/server/server.ts";
import { campaign } from "./addresses.ts";

const server = await startServer();
const baseURL = server.origin;
const desk = `/gestione/${campaign}`;
const filed = { number: "" };

const type = (page: Page, text: string) => page.keyboard.type(text);
const press = (page: Page, key: string) => page.keyboard.press(key);

describe("by keyboard alone", () => {
  test.each([
    ["/", "visitor"],
    [`/consultazioni/${campaign}`, "visitor"],
    [`/consultazioni/${campaign}/contributi`, "visitor"],
    [`${desk}/arrivi`, "planner"],
    ["/spazio", "signatory"],
  ] as const)(
    "on %s the skip link comes first, every stop shows where one is, and nothing holds the focus",
    async (path, who) => {
      const { page, context } = who === "visitor" ? await openPage({ baseURL }) : await openAs(who, { baseURL });
      await page.goto(path);
      const stops = await tabThrough(page);
      expect(stops[0]?.text).toBe("Vai al contenuto");
      expect(
        stops.filter((stop) => !stop.visible),
        "stops that can't be seen",
      ).toEqual([]);
      expect(
        stops.filter((stop) => stop.ring.width < 3 || stop.ring.contrast < 3),
        "rings too thin or too pale",
      ).toEqual([]);
      // Nothing has been jumped over, and the round ends where it began.
      expect(new Set(stops.map((stop) => stop.id)).size).toBe(stops.length);
      await page.goto(path);
      await press(page, "Tab");
      await press(page, "Enter");
      expect(await page.evaluate(() => document.activeElement?.id)).toBe("main");
      await context.close();
    },
  );

  test("somebody writes and files a contribution", async () => {
    const { page, context } = await openAs("signatory", { baseURL });
    const id = await startDraft(page);
    await openDraft(page, id);
    await tabTo(page, 'input[name="title"]');
    await type(page, "Scritto con la tastiera");
    await tabTo(page, "textarea");
    await type(page, "Una parola ");
    await press(page, "Control+b");
    await type(page, "forte");
    await tabTo(page, 'button[name="intent"][value="review"]');
    await press(page, "Enter");
    await page.getByRole("heading", { name: "Rivedi e invia", level: 1 }).waitFor();
    await page.locator("strong").getByText("forte").waitFor();
    await tabTo(page, 'input[name="privacy"]');
    await press(page, "Space");
    await tabTo(page, 'input[name="thirdParties"]');
    await press(page, "Space");
    await tabTo(page, 'input[name="licence"]');
    await press(page, "Space");
    await tabTo(page, 'main form button[type="submit"]');
    await press(page, "Enter");
    await page.getByRole("heading", { name: "Il contributo è arrivato" }).waitFor();
    filed.number = new URL(page.url()).pathname.split("/").at(-1) ?? "";
    await context.close();
  });

  test("a planner covers a sentence and the lead publishes the text", async () => {
    const planner = await openAs("planner", { baseURL });
    await planner.page.goto(`${desk}/arrivi/${filed.number}`);
    await tabTo(planner.page, 'input[name="sentences[]"]');
    await press(planner.page, "Space");
    await tabTo(planner.page, 'select[name="reason"]');
    await type(planner.page, "dati di altre");
    await tabTo(planner.page, "main button", "Segna l’omissis");
    await press(planner.page, "Enter");
    await planner.page
      .locator('main [role="status"]', { hasText: /^Omissis segnato: «/ })
      .waitFor({ state: "attached" });
    await planner.page.locator('section[aria-labelledby="preview"]').getByText("omissis").first().waitFor();
    await tabTo(planner.page, 'button[name="intent"][value="prepare"]');
    await press(planner.page, "Enter");
    await planner.page.getByText("Il testo è pronto per la pubblicazione").waitFor();
    await planner.context.close();

    const lead = await openAs("lead", { baseURL });
    await lead.page.goto(`${desk}/arrivi?stato=ready`);
    await tabTo(lead.page, `input[name="numbers[]"][value="${filed.number}"]`);
    await press(lead.page, "Space");
    await tabTo(lead.page, "main button", "Pubblica i testi scelti");
    await press(lead.page, "Enter");
    await lead.page.getByText("Testi pubblicati").waitFor();
    await lead.context.close();
  });

  test.each([[true], [false]])(
    "Enter in the title of the redaction desk decides nothing (scripts: %s)",
    async (javaScript) => {
      const { page, context } = await openAs("planner", { baseURL, javaScript });
      await page.goto(`${desk}/arrivi?stato=filed`);
      await page.getByRole("link", { name: "Il patto delle serate, scritto meglio" }).click();
      await page.getByRole("heading", { name: "Richieste di riservatezza" }).waitFor();
      const sent: string[] = [];
      page.on("request", (request) => {
        if (request.method() !== "GET") sent.push(request.url());
      });
      await page.locator('input[name="title"]').fill("Un titolo senza nomi");
      await press(page, "Enter");
      // A request that Enter made would come before this one.
      await page.locator('button[name="intent"][value="prepare"]').click();
      await page.locator(".error-summary").waitFor();
      expect(sent).toHaveLength(1);
      expect(await page.locator(".error-summary").innerText()).toContain("prima coprilo con un omissis");
      await context.close();
    },
  );

  test("a planner classifies two sentences by single keys, and takes it back", async () => {
    const { page, context } = await openAs("planner", { baseURL });
    await page.goto(`${desk}/codifica`);
    await page.locator(`main a[href^="${desk}/codifica/"]`).first().click();
    await page.locator("#coding-form").waitFor();
    await page.waitForLoadState("networkidle");
    for (const key of ["j", "x", "j", "x"]) await press(page, key);
    const words = await page.locator(".chosen-passage").innerText();
    expect(words.length).toBeGreaterThan(20);
    for (const key of ["2", "o", "Enter"]) await press(page, key);
    await page.getByText("Passaggio classificato").waitFor();
    const passage = page.locator("li", { hasText: words.slice(0, 40) }).last();
    await passage
      .getByRole("button", { name: /Annulla/ })
      .last()
      .focus();
    await press(page, "Enter");
    await page.getByText("Classificazione annullata").waitFor();
    await context.close();
  });
});

test("what is done twice is announced twice, and the focus stays where its button was", async () => {
  const { page, context } = await openAs("signatory", { baseURL });
  const id = await startDraft(page);
  await openDraft(page, id);
  await page.locator('input[name="title"]').fill("Due passaggi riservati");
  await page.locator("textarea").first().fill("La prima frase. La seconda frase. La terza frase.");
  await page.locator(".save-status").getByText("Salvato alle").waitFor();
  await page.goto(`/spazio/bozze/${id}/riservati`);
  await page.waitForLoadState("networkidle");
  const status = page.locator('main [role="status"]', { hasText: "Passaggio segnato" });
  const mark = async (n: number) => {
    await page.locator('input[name="sentences[]"]').nth(n).check();
    await page.getByRole("button", { name: "Segna come riservato" }).click();
    await page.locator("li", { hasText: "Togli" }).nth(n).waitFor();
  };
  await mark(0);
  await status.waitFor();
  await status.evaluate((node) => {
    new MutationObserver((changes) => {
      if (changes.some(({ addedNodes }) => addedNodes.length > 0)) node.setAttribute("data-heard", "again");
    }).observe(node, { childList: true, subtree: true });
  });
  await mark(1);
  await page.locator('main [role="status"][data-heard="again"]', { hasText: "Passaggio segnato" }).waitFor();
  await page.getByRole("button", { name: /^Togli.*La prima frase/ }).focus();
  await press(page, "Enter");
  await page.getByText("Il passaggio non è più segnato.").waitFor();
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Passaggi segnati");
  await context.close();
});

describe("an impatient reader", () => {
  test("clicks all the while a page wakes up, and breaks nothing", async () => {
    const { page, context, problems } = await openAs("planner", { baseURL });
    await page.addInitScript(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        document.body?.dispatchEvent(new MouseEvent("click", { bubbles: true }));
        // Awake: React has put its own mark on the document.
        if (!Object.keys(document).some((key) => key.startsWith("__reactContainer")) || performance.now() < 500)
          port2.postMessage(0);
      };
      port2.postMessage(0);
    });
    await page.goto("/gestione");
    await page.waitForFunction(() => Object.keys(document).some((key) => key.startsWith("__reactContainer")));
    await page.waitForLoadState("networkidle");
    expect(problems).toEqual([]);
    await context.close();
  });
});

describe("the focus ring", () => {
  test("stands out on every line's colour, on paper and on white", async () => {
    const { page, context } = await openPage({ baseURL });
    await page.goto(`/consultazioni/${campaign}`);
    const threads = page.locator('main a[href*="/linee/"]');
    expect(await threads.count()).toBeGreaterThanOrEqual(5);
    // By the keyboard: a focus given by a script is not drawn.
    await tabTo(page, 'main a[href*="/linee/"]');
    const thread = page.locator(":focus");
    for (const under of [
      "#7e0f1b",
      "#ae3596",
      "#85640f",
      "#0a766c",
      "#122c66",
      "#ff9a94",
      "#f3a3e2",
      "#e9c46a",
      "#6fd6c6",
      "#a9c4ff",
      "#ffffff",
      "#faf8f4",
      "#14161b",
    ]) {
      const { width, contrast } = await focusRing(thread, under);
      expect({ under, wide: width >= 3, clear: contrast >= 3 }).toEqual({ under, wide: true, clear: true });
    }
    await context.close();
  });
});
