import { describe, expect, test } from "vitest";
import { romeClock } from "#app/i18n/time.ts";
import { pages } from "#app/urls.js";
import { expectAccessible } from "#tests/support/browser/axe.ts";
import { openPage, type OpenedPage } from "#tests/support/browser/browser.ts";
import { databaseKind } from "#tests/support/database/kind.ts";
import { mailTo } from "#tests/support/mail/mail-folder.ts";
import { openAs, personas, type Persona } from "#tests/support/browser/persona.ts";
import { startServer } from "#tests/support/server/server.ts";
import { addressesOf, campaign, english, shown, visits } from "./addresses.ts";

const server = await startServer();
const baseURL = server.origin;

/** The markup doesn't depend on the database: the whole matrix runs on one, a sample of it on the other. */
const whole = databaseKind() === "pglite";

const readers = new Map<Persona | "visitor", Promise<OpenedPage>>();
function reader(who: Persona | "visitor"): Promise<OpenedPage> {
  const known = readers.get(who) ?? (who === "visitor" ? openPage({ baseURL }) : openAs(who, { baseURL }));
  readers.set(who, known);
  return known;
}

await makeImport();
const draft = await makeDraft();
await askToJoin(draft);
const made = {
  draft,
  post: await enterPost(),
  invitation: await invite(),
  bodyInvitation: await inviteBody(),
  reset: await askReset(),
};

async function makeDraft(): Promise<string> {
  const { page } = await reader("signatory");
  await page.getByRole("button", { name: "Rispondi alle domande" }).click();
  await page.waitForURL(/\/spazio\/bozze\/[\w-]{20,}/);
  await page.locator('input[name="title"]').fill("Una bozza da guardare");
  await page.locator("textarea").first().fill("Una frase, poi **un’altra**.\n\n- prima cosa\n- seconda cosa");
  await page.locator("main").getByRole("button", { name: "Salva" }).last().click();
  await page.getByText("La bozza è salvata").waitFor();
  return new URL(page.url()).pathname.split("/").at(-1) ?? "";
}

/** «Po e Dora» is asked to join that text. */
async function askToJoin(asked: string): Promise<void> {
  const { page } = await reader("signatory");
  await page.goto(`/spazio/bozze/${asked}/adesioni`);
  const value = await page
    .locator('select[name="organisation"] option', { hasText: "Po e Dora" })
    .getAttribute("value");
  await page.locator('select[name="organisation"]').selectOption(value);
  await page.getByRole("button", { name: "Manda l’invito" }).click();
  await page.getByText("L’invito è partito").waitFor();
}

/** A text that came by post: its body may say that it isn't its own. */
async function enterPost(): Promise<string> {
  const { page } = await reader("planner");
  await page.goto(`/gestione/${campaign}/arrivi/registra?cerca=${encodeURIComponent("Quattro Fiumi Servizi")}`);
  await page
    .getByRole("link", { name: /Quattro Fiumi Servizi/ })
    .first()
    .click();
  await page.locator('input[name="channel"][value="paper"]').check();
  await page.locator('input[name="receivedAt"]').fill(romeClock(new Date(Date.now() - 86_400_000)));
  await page.locator('input[name="title"]').fill("Una lettera arrivata per posta");
  await page.locator('textarea[name="body"]').fill("Due righe, scritte a mano.");
  await page.locator('input[name="kind"]').first().check();
  await page.getByRole("button", { name: "Registra il contributo" }).click();
  await page.getByText("Registrato con il numero").waitFor();
  return new URL(page.url()).pathname.split("/").at(-1) ?? "";
}

/** One with errors to show: its page has everything that an import's page can have. */
async function makeImport(): Promise<void> {
  const { page } = await reader("lead");
  await page.goto(`/gestione/${campaign}/arrivi/importa`);
  await page.locator('input[name="file"]').setInputFiles({
    name: "prova.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(
      "id_esterno;codice_fiscale;tipo;canale;ricevuto_il;titolo;testo\n1;?;contributo;pec;ieri;Titolo;Testo\n",
    ),
  });
  await page.locator("main").getByRole("button", { name: "Carica e controlla" }).click();
  await page.getByText("Il controllo ha trovato").waitFor();
}

async function invite(): Promise<string> {
  const { page } = await reader("admin");
  await page.goto("/sistema/persone");
  const form = page.locator("form", { has: page.locator('input[name="email"]') });
  await page.locator("summary").evaluateAll((all) => {
    for (const each of all) each.parentElement?.setAttribute("open", "");
  });
  await form.locator('input[name="name"]').fill("Agnese Vallelunga");
  await form.locator('input[name="email"]').fill("agnese@example.org");
  await form.locator('button[type="submit"]').click();
  return secretIn("agnese@example.org", "invito");
}

/**
 * A body that is new to the office is invited through its own address, so that its answer has every field; and a list
 * of invitations with an error waits.
 */
async function inviteBody(): Promise<string> {
  const { page } = await reader("lead");
  await page.goto(`/gestione/${campaign}/portatori/inviti`);
  await page.locator('input[name="file"]').setInputFiles({
    name: "inviti.csv",
    mimeType: "text/csv",
    buffer: Buffer.from("denominazione;tipo;email_persona\nEnte senza tipo;;nessuno\n"),
  });
  await page.locator("main").getByRole("button", { name: "Carica e controlla" }).click();
  await page.getByText("errori. Non è partito").waitFor();
  await page.goto(`/gestione/${campaign}/portatori/invita`);
  const form = page.locator("form", { has: page.locator('input[name="send"]') });
  await form.locator('input[name="name"]').fill("Circolo delle Prove");
  await form.locator('select[name="kind"]').selectOption("third_sector");
  await form.locator('input[name="contactEmail"]').fill("circolo@example.org");
  await form.getByRole("button", { name: "Aggiungi al registro" }).click();
  await page.getByText("L’invito sta partendo").waitFor();
  return secretIn("circolo@example.org", "invito-organizzazione");
}

async function askReset(): Promise<string> {
  const { page } = await reader("visitor");
  await page.goto("/password-dimenticata");
  await page.locator('input[name="email"]').fill(personas.drafter);
  await page.locator("main").locator('button[type="submit"]').click();
  return secretIn(personas.drafter, "nuova-password", "nuova password");
}

/** `subject` where other mails may come to that address meanwhile. */
async function secretIn(address: string, path: string, subject = ""): Promise<string> {
  return new RegExp(`/${path}/([\\w-]+)`).exec((await mailTo(server.dataDir, address, subject)).text)?.[1] ?? "";
}

/**
 * One page as one reader finds it: structure, axe, and nothing that scrolls sideways. In Italian as it comes on a
 * screen and unfolded on a phone; in English, whose markup and colours are the same, unfolded at the narrowest.
 */
async function expectGoodPage({ page, problems }: OpenedPage, path: string, lang: "it" | "en"): Promise<void> {
  problems.length = 0;
  await page.setViewportSize(lang === "it" ? { width: 1280, height: 900 } : { width: 320, height: 740 });
  const answer = await page.goto(path);
  expect(answer?.status(), path).toBe(200);
  expect(
    {
      lang: await page.getAttribute("html", "lang"),
      h1: await page.locator("h1").count(),
      main: await page.locator("main").count(),
      titled: / · Tavolo Comune$|^Tavolo Comune/.test(await page.title()),
    },
    path,
  ).toEqual({ lang, h1: 1, main: 1, titled: true });
  if (lang === "it") await expectAccessible(page);
  // What is folded away is part of the page too; the person's menu opens over it, and has a test of its own.
  await page.locator("details:not(.person-menu)").evaluateAll((all) => {
    for (const each of all) (each as HTMLDetailsElement).open = true;
  });
  if (lang === "it") await page.setViewportSize({ width: 360, height: 740 });
  await expectAccessible(page, path);
  await page.setViewportSize({ width: 320, height: 740 });
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    `${path} scrolls sideways at 320 px`,
  ).toBe(0);
  expect(problems, path).toEqual([]);
}

test("every address of the product stands in the table of who looks at it", () => {
  expect(Object.keys(visits).sort()).toEqual(Object.keys(pages).sort());
});

describe("every page, for who may see it", () => {
  const sample = shown.filter(({ name }, index) => whole || index % 5 === 0 || name === "contribution");
  const languages = whole ? (["it", "en"] as const) : (["it"] as const);
  const cases = sample.flatMap((each) => languages.map((lang) => ({ ...each, lang })));
  test.each(cases)("$name in $lang is accessible, wide and narrow, folded and open", async ({ name, visit, lang }) => {
    const opened = await reader(visit.as);
    for (const path of await addressesOf(name, visit, opened.page, made))
      await expectGoodPage(opened, lang === "en" ? english(path) : path, lang);
  });
});
