import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { openPage } from "#tests/support/browser/browser.ts";
import { citeSource, classifySentence, proposeVersion, writeParagraph } from "#tests/support/browser/desk.ts";
import { download } from "#tests/support/browser/downloads.ts";
import { openExport, squeezed } from "#tests/support/files/exported.ts";
import { mailTo } from "#tests/support/mail/mail-folder.ts";
import { paperTitle, thirdPerson, unionPaper } from "#tests/support/files/paper-fixtures.ts";
import { openAs } from "#tests/support/browser/persona.ts";
import { awake, dragOver } from "#tests/support/browser/selection.ts";
import { until } from "#tests/support/run/process.js";
import { startServer } from "#tests/support/server/server.ts";
import { campaign } from "./addresses.ts";

/** One text's whole way, from a paper on somebody's disk to the paragraph that quotes it and back. */
const server = await startServer();
const baseURL = server.origin;
const desk = `/gestione/${campaign}`;
const site = `/consultazioni/${campaign}`;
const receipt = { number: "", salt: "", text: "" };

const early = "Chi pulisce gli uffici comincia alle cinque, quando i mezzi non passano.";
const wanted = "Chiediamo corse prima dell’alba su tre direttrici.";
const against = "Non tutti sono d’accordo: per alcune imprese spostare gli orari costa troppo.";
const paragraph = { id: "", text: "Chi lavora prima dell’alba deve poter arrivare al lavoro con i mezzi pubblici." };

describe("a union's paper becomes a contribution", () => {
  test("the paper's text becomes the draft, and what was lost is listed and has to be confirmed", async () => {
    const { page, context, problems } = await openAs("signatory", { baseURL });
    await page.getByRole("button", { name: "Parti da un documento" }).first().click();
    await page.locator('input[type="file"]').setInputFiles({
      name: "turni.docx",
      mimeType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      buffer: await unionPaper(),
    });
    await page.getByRole("button", { name: "Metti il testo nella bozza" }).click();
    await page.getByText("Il testo del documento è nella bozza").waitFor();

    const text = await page.locator('textarea[name="body"]').inputValue();
    expect(text).toContain("Che cosa vediamo");
    expect(text).toMatch(/^- +Un rimborso per chi non ha alternative/m);
    expect(text).toContain("| 5:00 | 140 |");
    expect(text).toMatch(/\[\^1\]: *Rilevazione interna/);
    expect(text).toContain("La prova può durare sei mesi.");
    expect(text).not.toContain("un anno");
    expect(text).not.toContain("Bozza riservata");

    const losses = page.locator("#perdite");
    for (const words of [
      "Inserimenti in revisione",
      "Cancellazioni in revisione",
      "Commenti",
      "Intestazione di pagina",
    ])
      await losses.getByText(words).waitFor();

    await page.getByLabel("Titolo", { exact: false }).first().fill(paperTitle);
    await page.getByRole("button", { name: "Rivedi e invia" }).click();
    await page.getByText("Conferma che cosa si è perso").waitFor();
    expect(await page.getByRole("button", { name: "Invia il contributo" }).count()).toBe(0);
    await page.getByRole("link", { name: "Torna alla bozza e sistema" }).click();
    await page.getByRole("button", { name: "Ho controllato, va bene così" }).click();
    await page.getByText("Hai confermato quello che si è perso").waitFor();
    expect(problems).toEqual([]);
    await context.close();
  });

  test("the summary shows what will be filed; filing gives a number and a receipt, on the page and by mail", async () => {
    const { page, context, problems } = await openAs("signatory", { baseURL });
    await page.getByRole("link", { name: paperTitle }).click();
    await page.getByRole("button", { name: "Rivedi e invia" }).click();
    await page.getByRole("heading", { name: "Rivedi e invia", level: 1 }).waitFor();
    await page.getByRole("cell", { name: "140" }).waitFor();
    await page.locator('input[name="privacy"]').check();
    await page.locator('input[name="thirdParties"][value="marked"]').check();
    await page.locator('input[name="licence"]').check();
    await page.getByRole("button", { name: "Invia il contributo" }).click();
    await page.getByRole("heading", { name: "Il contributo è arrivato" }).waitFor();

    const facts = await page.locator('section[aria-labelledby="ricevuta"]').innerText();
    receipt.number = /TCL-\d{4}-\d{4}/.exec(facts)?.[0] ?? "";
    receipt.salt = /\b[0-9a-f]{32}\b/.exec(facts)?.[0] ?? "";
    const sha256 = /\b[0-9a-f]{64}\b/.exec(facts)?.[0] ?? "";
    expect(receipt.number).not.toBe("");
    receipt.text = readFileSync(await download(page.getByRole("link", { name: /Scarica il testo/ })), "utf8");
    expect(receipt.text).toContain(thirdPerson);

    const mail = await mailTo(server.dataDir, "servizi@example.org", `Ricevuta del contributo ${receipt.number}`);
    for (const words of [receipt.number, receipt.salt, sha256, `${baseURL}/ricevute/${receipt.number}`])
      expect(mail.text).toContain(words);
    expect(
      (await mailTo(server.dataDir, "qf-servizi@example.org", `Ricevuta del contributo ${receipt.number}`)).text,
    ).toContain(sha256);
    expect(problems).toEqual([]);
    await context.close();
  });

  test("whoever has the text and the salt verifies the receipt; a changed letter or no salt tells nothing", async () => {
    const { page, context, problems } = await openPage({ baseURL });
    const check = async (salt: string, text: string) => {
      await page.goto(`/ricevute/${receipt.number}`);
      await page.getByLabel("Sale").fill(salt);
      await page.getByLabel("Testo", { exact: true }).fill(text);
      await page.getByRole("button", { name: "Verifica", exact: true }).click();
    };
    await check(receipt.salt, receipt.text);
    await page.getByText(`Questo testo è quello inviato con il numero ${receipt.number}`).waitFor();
    await check(receipt.salt, receipt.text.replace("quaranta", "cinquanta"));
    await page.getByText("il testo non corrisponde a nessun invio").waitFor();
    await check("", receipt.text);
    await page.getByText("Scrivi il sale").first().waitFor();
    expect(problems.filter((problem) => !problem.includes("status of 4"))).toEqual([]);
    await context.close();
  });
});

describe("the office publishes it without the third person's name", () => {
  test("a planner covers the name, and sees what the public will read", async () => {
    const { page, context, problems } = await openAs("planner", { baseURL });
    await page.goto(`${desk}/arrivi`);
    await page.getByRole("link", { name: paperTitle }).click();
    await page.getByText("ha dichiarato che contiene dati di altre persone").waitFor();
    await awake(page);
    await dragOver(page.locator(".reading-text"), thirdPerson);
    await page.locator(".chosen-passage").getByText(thirdPerson, { exact: true }).waitFor();
    await page.locator('select[name="reason"]').selectOption("third_party");
    await page.getByRole("button", { name: "Segna l’omissis" }).click();
    await page.locator('section[aria-labelledby="preview"]').getByText("omissis", { exact: false }).first().waitFor();
    expect(await page.locator('section[aria-labelledby="preview"]').innerText()).not.toContain(thirdPerson);
    await page.getByRole("button", { name: "Pronto per la pubblicazione" }).click();
    await page.getByText("Il testo è pronto per la pubblicazione").waitFor();
    expect(problems).toEqual([]);
    await context.close();
  });

  test("the lead publishes, and the public reads omissis where the name was", async () => {
    const lead = await openAs("lead", { baseURL });
    await lead.page.goto(`${desk}/arrivi?stato=ready`);
    await lead.page.getByRole("checkbox", { name: `Scegli ${receipt.number}` }).check();
    await lead.page.getByRole("button", { name: "Pubblica i testi scelti" }).click();
    await lead.page.getByText("Testi pubblicati.").waitFor();
    await lead.context.close();

    const { page, context, problems } = await openPage({ baseURL });
    await page.goto(`${site}/contributi/${receipt.number}`);
    const text = await page.locator("main").innerText();
    expect(text).toContain("[omissis]");
    expect(text).toContain("La prova può durare sei mesi.");
    expect(await page.content()).not.toContain("Frassinetti");
    await page.goto(`${site}/contributi?cerca=Frassinetti`);
    expect(await page.locator("main").innerText()).not.toContain(receipt.number);
    expect(problems).toEqual([]);
    await context.close();
  });
});

describe("its sentences reach the document", () => {
  test("a planner classifies three of them, by the mouse and by the keyboard", async () => {
    const { page, context, problems } = await openAs("planner", { baseURL });
    await page.goto(`${desk}/codifica/${receipt.number}`);
    await awake(page);
    await dragOver(page.locator(".reading-text"), early);
    await page.locator(".chosen-passage").getByText(early, { exact: true }).waitFor();
    await page.locator('#coding-form [data-key="2"]').check();
    await page.locator('#coding-form input[name="kind"][value="criticality"]').check();
    await page.getByRole("button", { name: "Classifica", exact: true }).click();
    await page.getByText("Passaggio classificato").waitFor();

    for (const [sentence, kind] of [
      [wanted, "r"],
      [against, "c"],
    ] as const) {
      await classifySentence(page, { campaign, number: receipt.number }, sentence, ["2", kind, "Enter"]);
    }
    expect(problems).toEqual([]);
    await context.close();
  });

  test("the planner writes a paragraph beside them, cites one for and one against, and proposes the version", async () => {
    const { page, context, problems } = await openAs("planner", { baseURL });
    paragraph.id = await writeParagraph(page, campaign, 2, paragraph.text);
    await page.getByText("Non cita nessuna fonte").first().waitFor();

    await page.locator('select[name="tipo"]').selectOption("tutti");
    await page.locator('select[name="componente"]').selectOption("unions");
    await page.locator('input[name="noncitati"]').check();
    await page.locator(".source-filters").getByRole("button", { name: "Mostra" }).click();
    await page.waitForURL(/noncitati=1/);
    for (const [words, role] of [
      [wanted, "Sostiene"],
      [against, "Contrasta"],
    ] as const) {
      await citeSource(page, words, role);
    }
    await proposeVersion(page, campaign, "C’è un capoverso nuovo sui trasporti.");
    expect(problems).toEqual([]);
    await context.close();
  });

  test("the lead sees counts and differences, and publishes the version", async () => {
    const { page, context, problems } = await openAs("lead", { baseURL });
    await page.goto(`${desk}/pubblica`);
    await page.getByText("C’è un capoverso nuovo sui trasporti.").waitFor();
    await page.locator("ins", { hasText: paragraph.text }).waitFor();
    await page.getByRole("rowheader", { name: "Organizzazioni citate" }).waitFor();
    await page.getByRole("button", { name: "Pubblica la versione 2" }).click();
    await page.getByText("La versione è pubblicata").waitFor();
    expect(problems).toEqual([]);
    await context.close();
  });
});

describe("everybody can follow it", () => {
  test("«chi lo dice?» opens in place, and «dove è finito?» leads back", async () => {
    const { page, context, problems } = await openPage({ baseURL });
    await page.goto(`${site}/documento`);
    await page.waitForURL(/\/documento\/v\/2$/);
    const place = page.locator(`[id="p-${paragraph.id}"]`);
    await place.getByText("Chi lo dice?").click();
    const voices = place.locator(".voices");
    await voices.getByText("1 organizzazione contrasta").waitFor();
    expect(await voices.innerText()).toContain("Quattro Fiumi Servizi e Appalti");
    await voices.getByText(`«${against}»`).waitFor();
    await voices
      .getByRole("link", { name: new RegExp(receipt.number) })
      .first()
      .click();
    await page.waitForURL((url) => url.pathname.endsWith(receipt.number) && url.hash.startsWith("#e-"));
    expect(await page.locator(":target").innerText()).toContain(wanted);

    const where = page.locator("#esito");
    await where.getByText("Un capoverso del documento (versione 2) cita questo contributo").waitFor();
    await where.getByText("Un passaggio classificato non è citato").waitFor();
    await where.locator("h3 a").first().click();
    await page.waitForURL((url) => url.hash === `#p-${paragraph.id}`);
    expect(await place.innerText()).toContain(paragraph.text);
    expect(problems).toEqual([]);
    await context.close();
  });

  test("every export opens in its program, has the paragraph and its sources, and never the covered name", async () => {
    const { page, context } = await openPage({ baseURL });
    await page.goto(`${site}/documento/v/2`);
    const links = page.locator("#scarica a");
    await until("its files are made", () =>
      fetch(`${baseURL}/en${site}/documento/v/2/scarica/csv`).then(({ ok }) => ok),
    );
    const opened = new Map<string, string>();
    for (let index = 0; index < (await links.count()); index += 1) {
      const path = await download(links.nth(index));
      const { text, lang, tagged } = await openExport(path, context);
      const name = path.slice(path.lastIndexOf("/") + 1);
      opened.set(name, squeezed(text));
      expect(text, name).not.toContain("Frassinetti");
      expect(readFileSync(path).includes("Frassinetti"), name).toBe(false);
      expect(lang, name).toMatch(/^it/);
      expect(tagged ?? true, name).toBe(true);
      if (name.endsWith(".json")) expect(JSON.stringify(JSON.parse(text))).toContain(paragraph.id);
    }
    const kinds = [...opened.keys()].map((name) => name.split(".").at(-1)).sort();
    expect(kinds).toEqual(["csv", "csv", "csv", "docx", "html", "json", "md", "odt", "pdf"]);
    for (const [name, text] of opened) {
      if (!name.endsWith(".csv")) expect(text, name).toContain(squeezed(paragraph.text));
      expect(text, name).toContain(receipt.number);
    }
    await context.close();
  });

  test("afterwards the data is whole: log, receipts and versions verify", async () => {
    const { code, output } = await server.verify();
    expect({ code, wrong: output.includes("WRONG") }, output).toEqual({ code: 0, wrong: false });
    expect(output).toMatch(/checked/);
  });
});
