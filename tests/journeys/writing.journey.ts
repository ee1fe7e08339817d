import type { Locator, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { openPage } from "#tests/support/browser/browser.ts";
import { openDraft, startDraft } from "#tests/support/browser/drafts.ts";
import { openAs, personas, signIn } from "#tests/support/browser/persona.ts";
import { startServer } from "#tests/support/server/server.ts";

const server = await startServer();
const baseURL = server.origin;

const body = (page: Page) => page.locator('textarea[name="body"]');
const status = (page: Page) => page.locator(".save-status");
const says = (page: Page, words: string) => status(page).getByText(words).waitFor();
const save = (page: Page) => page.locator("main").getByRole("button", { name: "Salva", exact: true }).last().click();

/** A page of somebody at an empty draft of their own. */
async function writing(options: { javaScript?: boolean } = {}) {
  const opened = await openAs("signatory", { baseURL, ...options });
  const id = await startDraft(opened.page);
  if (options.javaScript !== false) await openDraft(opened.page, id);
  return { ...opened, id };
}

/** Types the words into a field and waits until the server has answered the save that carries them. */
async function saved(field: Locator, words: string): Promise<void> {
  const answered = field
    .page()
    .waitForResponse(
      (answer) => answer.url().endsWith("/salva") && (answer.request().postData() ?? "").includes(words),
    );
  await field.fill(words);
  await field.blur();
  await answered;
}

async function endSessionsElsewhere(): Promise<void> {
  const { page, context } = await openAs("signatory", { baseURL });
  await page.goto("/profilo");
  await page.getByRole("button", { name: "Chiudi tutte le sessioni" }).click();
  await page.waitForURL(/\/accedi/);
  await context.close();
}

describe("a draft while it is written", () => {
  test("saves as one types, and says so only when the server has said it", async () => {
    const { page, context, id } = await writing();
    await says(page, "Si salva da sé mentre scrivi");
    await page.route("**/salva", (route) =>
      route.fulfill({ status: 200, contentType: "text/html", body: "<p>Accetta le condizioni del Wi-Fi</p>" }),
    );
    await body(page).pressSequentially("Prima riga");
    await says(page, "Non ancora salvato");
    await says(
      page,
      "Non salvato: il servizio non risponde. Riproviamo noi. Intanto il testo resta su questo dispositivo.",
    );

    await page.unroute("**/salva");
    await body(page).pressSequentially(", continua");
    await says(page, "Salvato alle");
    await context.setOffline(true);
    await body(page).pressSequentially(", senza rete");
    await says(page, "Non salvato: manca la rete");
    await context.setOffline(false);
    await says(page, "Salvato alle");

    await openDraft(page, id);
    expect(await body(page).inputValue()).toBe("Prima riga, continua, senza rete");
    await context.close();
  });

  test("never claims a copy on this device where the browser keeps none", async () => {
    const { page, context, id } = await writing();
    await page.addInitScript(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
    });
    await openDraft(page, id);
    await page.route("**/salva", (route) => route.abort());
    await body(page).pressSequentially("Parole");
    await says(page, "Non salvato: il servizio non risponde");
    expect(await status(page).innerText()).not.toContain("dispositivo");
    await context.close();
  });

  test("keeps everything when one field is refused, with scripts and without", async () => {
    for (const javaScript of [true, false]) {
      const { page, context } = await writing({ javaScript });
      await page.locator('input[name="title"]').fill("Un titolo senza fine ".repeat(20));
      await body(page).fill("Il testo libero resta.");
      await page.locator("textarea").first().fill("La risposta resta.");
      await page.locator('select[name="district"]').selectOption("6");
      await page.locator('input[type="checkbox"][name="lines[]"]').nth(2).check();
      await page.locator("main").getByRole("button", { name: "Rivedi e invia" }).click();
      await page.getByText("Troppo lungo").first().waitFor();
      expect({
        title: (await page.locator('input[name="title"]').inputValue()).length > 300,
        body: await body(page).inputValue(),
        answer: await page.locator("textarea").first().inputValue(),
        district: await page.locator('select[name="district"]').inputValue(),
        line: await page.locator('input[type="checkbox"][name="lines[]"]').nth(2).isChecked(),
      }).toEqual({
        title: true,
        body: "Il testo libero resta.",
        answer: "La risposta resta.",
        district: "6",
        line: true,
      });
      await context.close();
    }
  });
});

describe("two people at one draft", () => {
  test("what both wrote in the same place is shown side by side until somebody chooses; other fields are joined", async () => {
    const first = await writing();
    await saved(body(first.page), "Inizio comune.");
    const second = await openAs("drafter", { baseURL });
    await openDraft(second.page, first.id);

    await saved(body(first.page), "Inizio comune. Graziella aggiunge i turni.");
    await saved(second.page.locator('input[name="title"]'), "Il titolo di Ibrahim");
    await saved(body(second.page), "Inizio comune. Ibrahim aggiunge i trasporti.");
    await says(second.page, "un’altra persona ha scritto nello stesso punto");
    await second.page.getByRole("link", { name: "Guarda le due versioni" }).click();
    await openDraft(first.page, first.id);
    for (const page of [first.page, second.page]) {
      await page.locator("#versioni").getByText("Graziella aggiunge i turni").waitFor();
      await page.locator("#versioni").getByText("Ibrahim aggiunge i trasporti").waitFor();
      expect(await page.locator('input[name="title"]').inputValue()).toBe("Il titolo di Ibrahim");
    }
    await first.page.getByRole("button", { name: "Tienile entrambe" }).click();
    await first.page.getByText("La scelta è salvata").waitFor();
    const kept = await body(first.page).inputValue();
    expect(kept).toContain("Graziella aggiunge i turni");
    expect(kept).toContain("Ibrahim aggiunge i trasporti");
    await first.context.close();
    await second.context.close();
  });

  test("another organisation finds neither the draft nor its title", async () => {
    const { page, context, id } = await writing();
    await page.locator('input[name="title"]').fill("Solo per noi");
    await save(page);
    await page.getByText("La bozza è salvata").waitFor();
    const other = await openPage({ baseURL });
    await signIn(other.page, "podora@example.org");
    expect((await other.page.goto(`/spazio/bozze/${id}`))?.status()).toBe(404);
    expect(await other.page.content()).not.toContain("Solo per noi");
    await other.page.goto("/spazio");
    expect(await other.page.content()).not.toContain("Solo per noi");
    await context.close();
    await other.context.close();
  });

  test("who wrote is who is signed in, whatever else the form says", async () => {
    const { page, context, id } = await writing({ javaScript: false });
    const someoneElse = "0195b2c7-e680-70eb-8781-ae69eeb1ed08";
    const form = new URLSearchParams({
      intent: "save",
      title: "Chi l’ha scritto?",
      body: "",
      personId: someoneElse,
      authorId: someoneElse,
      organisationId: someoneElse,
      mandateId: someoneElse,
      savedBy: someoneElse,
      version: "1",
      base: "{}",
      conflict: "",
    });
    const answer = await page.request.post(`/spazio/bozze/${id}`, {
      data: form.toString(),
      headers: { "content-type": "application/x-www-form-urlencoded", origin: baseURL },
    });
    expect(answer.ok()).toBe(true);
    await page.goto("/spazio");
    const card = page.locator("li", { has: page.getByRole("link", { name: "Chi l’ha scritto?" }) });
    await card.getByText("da Graziella Fontespina").waitFor();
    await context.close();
  });
});

describe("a session that ends while one writes", () => {
  test("loses nothing with scripts: the page says it, and saves once one has signed in again", async () => {
    const { page, context, id } = await writing();
    await endSessionsElsewhere();
    await body(page).pressSequentially("Scritto a sessione finita");
    await says(page, "Non salvato: la sessione è finita. Intanto il testo resta su questo dispositivo.");
    const other = await context.newPage();
    await signIn(other, personas.signatory);
    await says(page, "Salvato alle");
    await openDraft(page, id);
    expect(await body(page).inputValue()).toBe("Scritto a sessione finita");
    await context.close();
  });

  test("loses nothing without scripts: the words wait on the page and go out again after signing in", async () => {
    const { page, context, id } = await writing({ javaScript: false });
    await endSessionsElsewhere();
    await page.locator('input[name="title"]').fill("Un titolo");
    await body(page).fill("Scritto a sessione finita, senza script");
    await save(page);
    await page.getByText("La sessione è finita, ma quello che hai scritto è ancora qui").waitFor();
    const other = await context.newPage();
    await signIn(other, personas.signatory);
    await page.getByRole("button", { name: "Invia di nuovo" }).click();
    await page.getByText("La bozza è salvata").waitFor();
    await page.goto(`/spazio/bozze/${id}`);
    expect(await body(page).inputValue()).toBe("Scritto a sessione finita, senza script");
    await context.close();
  });
});

describe("a tablet that several people use", () => {
  const left = "Su questo dispositivo c’è un testo non salvato";

  test("offers an unsaved text to who wrote it and to nobody else, and forgets it at sign-out", async () => {
    const { page, context, id } = await writing();
    await page.route("**/salva", (route) => route.abort());
    await body(page).pressSequentially("Parole mai arrivate");
    await says(page, "Intanto il testo resta su questo dispositivo");
    await context.clearCookies();
    await signIn(page, personas.drafter);
    await openDraft(page, id);
    expect(await page.getByText(left).count()).toBe(0);
    expect(await page.content()).not.toContain("Parole mai arrivate");

    await context.clearCookies();
    await signIn(page, personas.signatory);
    await openDraft(page, id);
    await page.getByText(left).waitFor();
    await page.getByRole("button", { name: "Riprendilo" }).click();
    expect(await body(page).inputValue()).toBe("Parole mai arrivate");

    await page.locator("summary", { hasText: "Graziella" }).click();
    await page.getByRole("button", { name: "Esci" }).click();
    await page.waitForURL(/\/accedi/);
    expect(
      await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("tavolo:bozza:"))),
    ).toEqual([]);
    await context.close();
  });
});
