import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, expect, inject, onTestFinished, test } from "vitest";
import { romeDay } from "#app/i18n/time.ts";
import { people } from "#db/seed/content/people.ts";
import { openPage } from "#tests/support/browser/browser.ts";
import {
  citeSource,
  classifySentence,
  proposeVersion,
  publishText,
  putBack,
  setTerm,
  takeDown,
  writeParagraph,
} from "#tests/support/browser/desk.ts";
import { fileDraft, startDraft } from "#tests/support/browser/drafts.ts";
import { launch, runTask, type LaunchOptions } from "#tests/support/server/launch.ts";
import { mailsIn, mailTo } from "#tests/support/mail/mail-folder.ts";
import { openAs, openFor, personas } from "#tests/support/browser/persona.ts";
import { createDatabase } from "#tests/support/database/postgres.ts";
import { until } from "#tests/support/run/process.js";
import { bytesOf, otherAddresses, publicBytes, whereFound } from "#tests/support/public-bytes.ts";
import { awake, dragOver } from "#tests/support/browser/selection.ts";
import { startServer } from "#tests/support/server/server.ts";
import { campaign } from "./addresses.ts";

/** What goes wrong in an office, one thing after the other, on one installation: after each the data verify. */
const server = await startServer();
const baseURL = server.origin;
const running: LaunchOptions = { dataDir: server.dataDir, databaseUrl: server.databaseUrl, demo: true };
const desk = `/gestione/${campaign}`;
const site = `/consultazioni/${campaign}`;
const day = 86_400_000;
const folder = mkdtempSync(join(tmpdir(), "tavolo-bad-day-"));
const backup = join(folder, "sera.backup");
let drop = () => Promise.resolve();
afterAll(async () => {
  await drop();
  rmSync(folder, { recursive: true, force: true });
});

const somebody = { name: "Teodolinda Marchisotti", email: "teodolinda.marchisotti@posta.example" };
const cited = `La referente ${somebody.name} (${somebody.email}) racconta che i turni cambiano la sera per la mattina.`;
const post = {
  title: "Turni annunciati all’ultimo",
  body: `Scriviamo per conto di chi lavora nei banchi del mercato.\n\n${cited}`,
  number: "",
};
const joint = { title: "Un testo per quattro", number: "" };
const paragraph = { id: "", text: `I turni si conoscono tardi, come spiega ${somebody.name}.` };
const oldName = "Quattro Fiumi Servizi e Appalti";
const newName = "Quattro Fiumi Servizi, Appalti e Pulizie";
/** The addresses that the office itself prints: of the consultation and of the legal pages. */
const officeAddresses = ["tavolo.lavoro@example.org", "voci.piano@example.org"];

afterEach(async () => {
  const { code, output } = await runTask("verify", running);
  expect({ code, wrong: output.includes("WRONG") }, output).toEqual({ code: 0, wrong: false });
});

/** Where this day's texts can be read from outside, with and without the name in question. */
const touched = (): string[] => [
  ...[post.number, joint.number]
    .filter(Boolean)
    .flatMap((number) => [`${site}/contributi/${number}`, `/en${site}/contributi/${number}`, `/ricevute/${number}`]),
  ...["Teodolinda", "Marchisotti", "posta.example"].map((word) => `${site}/contributi?cerca=${word}`),
  ...["html", "docx", "odt", "pdf", "md", "json"].map((format) => `${site}/documento/v/2/scarica/${format}`),
  ...[
    "",
    "/contributi",
    "/contributi.csv",
    "/estratti.csv",
    "/novita.xml",
    "/documento/v/2",
    "/linee/2",
    "/chi-partecipa",
  ].map((path) => site + path),
];

test("on its last evening the round is extended: everybody reads the old term, the new one, the reason and the act", async () => {
  const { page, context } = await openAs("lead", { baseURL });
  await setTerm(page, campaign, new Date(Date.now() + 2 * 3_600_000), "Prima scadenza, stasera.", "");
  await setTerm(
    page,
    campaign,
    new Date(Date.now() + 20 * day),
    "Tre organizzazioni hanno chiesto più tempo.",
    "determinazione dirigenziale n. 31 del 2 maggio 2026",
  );
  await context.close();
  const { page: anybody, context: outside } = await openPage({ baseURL });
  await anybody.goto(site);
  const said = await anybody.locator("main").innerText();
  for (const words of ["Prorogata", "Tre organizzazioni hanno chiesto più tempo.", "determinazione dirigenziale n. 31"])
    expect(said).toContain(words);
  await outside.close();
  expect((await mailTo(server.dataDir, "podora@example.org", "prorogata la fase")).text).toContain(
    "Tre organizzazioni hanno chiesto più tempo",
  );
});

test("a text that came by PEC before the first round closed is entered today: in time, entered late, its message kept", async () => {
  const { page, context } = await openAs("planner", { baseURL });
  await page.goto(`${desk}/arrivi/registra?cerca=Botteghe`);
  await page
    .getByRole("link", { name: /Botteghe e Laboratori/ })
    .first()
    .click();
  await page.locator('select[name="round"]').selectOption({ index: 0 });
  await Promise.all([
    page.waitForResponse((answer) => answer.request().method() === "POST"),
    page.getByRole("button", { name: "Prendi le domande di questa fase" }).last().click(),
  ]);
  await awake(page);
  await page.locator('input[name="channel"][value="pec"]').check();
  await page.locator('input[name="receivedAt"]').fill("2025-10-17T17:42");
  await page.locator('input[name="protocolNumber"]').fill("2025/004417");
  await page.locator('input[name="scan"]').setInputFiles({
    name: "messaggio.eml",
    mimeType: "message/rfc822",
    buffer: Buffer.from(
      "From: botteghe@pec.example.org\r\nTo: tavolo.lavoro@example.org\r\nSubject: Contributo\r\nDate: Fri, 17 Oct 2025 17:42:00 +0200\r\n\r\nIn allegato il nostro contributo.\r\n",
    ),
  });
  await page.locator('input[name="title"]').fill(post.title);
  await page.locator('textarea[name="body"]').fill(post.body);
  await page.locator('input[name="kind"]').first().check();
  await page.getByRole("button", { name: "Registra il contributo" }).click();
  await page.getByText("Registrato con il numero").waitFor();
  post.number = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  expect(post.number).toMatch(/^TCL-\d{4}-\d{4}$/);
  const facts = await page.locator("main").innerText();
  for (const words of ["PEC", "2025/004417", "17 ottobre 2025", "Nei termini", "È arrivato mentre la fase era aperta."])
    expect(facts).toContain(words);
  await context.close();
  expect((await mailTo(server.dataDir, "botteghe@example.org", post.number)).text).toContain("PEC");
});

test("nobody looks twice: the text goes out as it came, is classified, cited, and stands in the second version", async () => {
  await publishText({ baseURL, campaign, number: post.number });
  const planner = await openAs("planner", { baseURL });
  await classifySentence(planner.page, { campaign, number: post.number }, cited, ["2", "c", "Enter"]);
  paragraph.id = await writeParagraph(planner.page, campaign, 2, paragraph.text);
  await planner.page.locator('select[name="tipo"]').selectOption("tutti");
  await planner.page.locator('input[name="noncitati"]').check();
  await planner.page.locator(".source-filters").getByRole("button", { name: "Mostra" }).click();
  await planner.page.waitForURL(/noncitati=1/);
  await citeSource(planner.page, cited, "Sostiene");
  await proposeVersion(planner.page, campaign, "I turni.");
  await planner.context.close();
  const lead = await openAs("lead", { baseURL });
  await lead.page.goto(`${desk}/pubblica`);
  await lead.page.getByRole("button", { name: "Pubblica la versione 2" }).click();
  await lead.page.getByText("La versione è pubblicata").waitFor();
  await lead.context.close();
  // What is looked for later is there now: the search for it can find something.
  await until("the version's files are made", () =>
    fetch(`${baseURL}/en${site}/documento/v/2/scarica/csv`).then(({ ok }) => ok),
  );
  expect(whereFound(await bytesOf(baseURL, touched()), [somebody.name]).length).toBeGreaterThan(10);
});

test("a text changes after one of three bodies has joined: that joining is void, and filing takes who joined what is filed", async () => {
  const author = await openAs("signatory", { baseURL });
  const draft = await startDraft(author.page);
  await author.page.locator('input[name="title"]').fill(joint.title);
  const write = async (body: string) => {
    await author.page.goto(`/spazio/bozze/${draft}`);
    await awake(author.page);
    await author.page.locator('textarea[name="body"]').fill(body);
    await author.page.locator('input[name="title"]').fill(joint.title);
    await author.page.locator("main").getByRole("button", { name: "Salva", exact: true }).last().click();
    await author.page.getByText(/La bozza è salvata|modifiche sono state unite/).waitFor();
  };
  await write("Le clausole sociali servono.");
  for (const name of ["Po e Dora", "Consegne e Magazzini", "Fabbriche e Officine"]) {
    await author.page.goto(`/spazio/bozze/${draft}/adesioni`);
    const value = await author.page
      .locator('select[name="organisation"] option', { hasText: name })
      .getAttribute("value");
    await author.page.locator('select[name="organisation"]').selectOption(value);
    await author.page.getByRole("button", { name: "Manda l’invito" }).click();
    await author.page.getByText("L’invito è partito").waitFor();
  }
  const join = async (email: string) => {
    const body = await openFor(email, { baseURL });
    await body.page.goto("/spazio");
    await body.page.getByRole("link", { name: joint.title }).first().click();
    await body.page.getByRole("button", { name: /^Aderisci/ }).click();
    await body.page.getByText("L’adesione è registrata").waitFor();
    await body.context.close();
  };
  await join("podora@example.org");
  await write("Le clausole sociali servono in ogni appalto.");
  await join("consegne@example.org");
  await join("fabbriche@example.org");
  await author.page.goto(`/spazio/bozze/${draft}/riepilogo`);
  joint.number = await fileDraft(author.page);
  const receipt = await author.page.locator("main").innerText();
  for (const name of ["Consegne e Magazzini", "Fabbriche e Officine"]) expect(receipt).toContain(name);
  await author.context.close();
  expect(receipt).not.toContain("Po e Dora");
  expect((await mailTo(server.dataDir, "podora@example.org", "La vostra adesione non vale più")).text).toContain(
    joint.title,
  );
});

test("a mandate is revoked while its holder writes: the session ends, the draft stays with the organisation, word for word", async () => {
  const writer = await openAs("drafter", { baseURL });
  const draft = await startDraft(writer.page);
  await writer.page.locator('input[name="title"]').fill("Una bozza a metà");
  await writer.page.locator('textarea[name="body"]').fill("Quello che è già salvato resta.");
  await writer.page.locator("main").getByRole("button", { name: "Salva", exact: true }).last().click();
  await writer.page.getByText("La bozza è salvata").waitFor();

  const lead = await openAs("lead", { baseURL });
  await lead.page.goto(`${desk}/persone`);
  await lead.page.locator("details", { hasText: oldName }).locator("summary").first().click();
  await lead.page
    .getByRole("link", { name: /Roccaviva/ })
    .first()
    .click();
  await lead.page.locator('textarea[name="reason"]').fill("Ha cambiato lavoro.");
  await lead.page.getByRole("button", { name: "Revoca", exact: true }).click();
  await lead.page.getByText("La designazione è revocata").waitFor();
  await lead.context.close();

  await writer.page.goto(`/spazio/bozze/${draft}`);
  await writer.page.waitForURL(/\/accedi/);
  await writer.context.close();
  const colleague = await openAs("signatory", { baseURL });
  await colleague.page.goto(`/spazio/bozze/${draft}`);
  expect(await colleague.page.locator('textarea[name="body"]').inputValue()).toBe("Quello che è già salvato resta.");
  await colleague.context.close();
  expect((await mailTo(server.dataDir, personas.drafter, "Non scrivi più a nome")).text).toContain(
    "Ha cambiato lavoro.",
  );
});

test("a text is published by mistake and withdrawn within ten minutes: nobody is told that it is public", async () => {
  await publishText({ baseURL, campaign, number: joint.number });
  expect((await fetch(`${baseURL}${site}/contributi/${joint.number}`)).status).toBe(200);
  const lead = await openAs("lead", { baseURL });
  await takeDown(lead.page, campaign, `contributo=${joint.number}`, "Pubblicato per errore.");
  await lead.context.close();
  const answer = await (await fetch(`${baseURL}${site}/contributi/${joint.number}`)).text();
  expect(answer).toContain("Pubblicato per errore.");
  expect(answer).not.toContain("clausole sociali");
  // Its body knows that it was taken down, and neither mail nor inbox says that it was published.
  await until("the body is told", () =>
    mailsIn(server.dataDir).some(
      (mail) => mail.to === "servizi@example.org" && mail.text.includes("Pubblicato per errore."),
    ),
  );
  const body = await openAs("signatory", { baseURL });
  await body.page.goto("/notizie");
  expect(await body.page.locator("main").innerText()).not.toContain(`Pubblicato il contributo ${joint.number}`);
  await body.context.close();
});

test("a third person's name is found in a cited passage: gone from pages, search, exports, feed and cache by the next request", async () => {
  const lead = await openAs("lead", { baseURL });
  await takeDown(lead.page, campaign, `contributo=${post.number}`, "Conteneva dati di una terza persona.");
  await takeDown(lead.page, campaign, `versione=2&capoverso=${paragraph.id}`, "Conteneva dati di una terza persona.");
  const found = whereFound(await bytesOf(baseURL, touched()), [somebody.name, "Marchisotti", somebody.email]);
  expect(found.filter((each) => !each.includes("?cerca="))).toEqual([]);
  await lead.context.close();
});

test("its words are covered, the version is reissued under its number, and both come back with omissis", async () => {
  const lead = await openAs("lead", { baseURL });
  await lead.page.goto(`${desk}/arrivi/${post.number}/omissis`);
  const open = lead.page.locator('button[value="open"]');
  if ((await open.count()) > 0) await open.click();
  for (const words of [somebody.name, somebody.email]) {
    await awake(lead.page);
    await dragOver(lead.page.locator(".reading-text").first(), words);
    await lead.page.locator(".chosen-passage").getByText(words, { exact: true }).waitFor();
    await lead.page.locator('select[name="reason"]').selectOption("third_party");
    await lead.page.getByRole("button", { name: "Segna l’omissis" }).click();
    await lead.page.locator(".omissis-list, .marks, li", { hasText: words }).first().waitFor();
  }
  await lead.page.getByRole("button", { name: "Pubblica il testo con questi omissis" }).click();
  await lead.page.getByText("Il nuovo testo pubblico è in linea.").waitFor();

  await lead.page.goto(`${desk}/versioni/2/ripubblica`);
  await lead.page.locator('textarea[name="words"]').fill(`${somebody.name}\n${somebody.email}`);
  await lead.page.locator('input[name="reason"]').fill("Tutela di una terza persona.");
  await lead.page.getByRole("button", { name: "Mostra che cosa cambia" }).click();
  await lead.page.getByRole("button", { name: "Ripubblica con lo stesso numero" }).click();
  await lead.page.getByText("La nuova edizione è pubblica.").waitFor();
  await putBack(lead.page, campaign, `Contributo ${post.number}`, "Coperto con omissis.");
  await putBack(lead.page, campaign, "della versione 2", "Coperto con omissis.");
  await lead.context.close();

  const { page, context } = await openPage({ baseURL });
  await page.goto(`${site}/contributi/${post.number}`);
  const text = await page.locator("main").innerText();
  expect(text).toContain("[omissis]");
  expect(text).toContain("i turni cambiano la sera per la mattina");
  await page.goto(`${site}/documento/v/2`);
  expect(await page.locator(`[id="p-${paragraph.id}"]`).innerText()).toContain("come spiega [omissis]");
  expect((await page.locator("main").innerText()).match(/[0-9a-f]{64}/g)?.length).toBeGreaterThan(1);
  await context.close();
});

test("an organisation takes a new name: acts keep the name of their day", async () => {
  const admin = await openAs("admin", { baseURL });
  await admin.page.goto(`/sistema/organizzazioni?cerca=${encodeURIComponent(oldName)}`);
  await admin.page
    .getByRole("link", { name: new RegExp(oldName) })
    .first()
    .click();
  await admin.page.getByText("Cambia nome da un giorno in poi").click();
  const form = admin.page.locator("form", { has: admin.page.locator('input[value="rename"]') });
  await form.locator('input[name="name"]').fill(newName);
  await form.locator('input[name="validFrom"]').fill(romeDay(new Date()));
  await form.getByRole("button", { name: "Salva il nome" }).click();
  await admin.page.getByRole("heading", { level: 1, name: newName }).waitFor();
  await admin.context.close();
  const { page, context } = await openPage({ baseURL });
  await page.goto(`${site}/chi-partecipa`);
  expect(await page.locator("main").innerText()).toContain(newName);
  expect(await (await fetch(`${baseURL}${site}/contributi.csv`)).text()).toContain(oldName);
  await context.close();
});

test("the consultation is concluded: nothing can be written, pages stay; its archive reads back whole", async () => {
  const lead = await openAs("lead", { baseURL });
  await lead.page.goto(`${desk}/impostazioni/stato/conclusione`);
  await lead.page
    .locator('textarea[name="reason"], input[name="reason"]')
    .first()
    .fill("Il percorso è arrivato alla fine.");
  await lead.page.locator('input[name="sure"]').check();
  await lead.page.getByRole("button", { name: "Concludi la consultazione" }).click();
  await lead.page.getByText("Consultazione conclusa").first().waitFor();
  await lead.context.close();
  const body = await openAs("signatory", { baseURL }).catch(() => null);
  if (body) {
    await body.page.goto("/spazio");
    expect(await body.page.getByRole("button", { name: /Rispondi alle domande|Comincia un altro testo/ }).count()).toBe(
      0,
    );
    await body.context.close();
  }
  expect((await fetch(`${baseURL}${site}/documento/v/2`)).status).toBe(200);
  const archive = join(folder, "archivio");
  const written = await runTask("archive", running, [campaign, archive]);
  expect(written.code, written.output).toBe(0);
  const read = await runTask("verify", running, [archive]);
  expect(read.code, read.output).toBe(0);
});

test("the evening's backup is restored elsewhere, verifies, and shows the same pages", async () => {
  expect((await runTask("backup", running, [backup])).code).toBe(0);
  const cluster = inject("postgres");
  const database = cluster ? await createDatabase(cluster.url) : null;
  if (database) drop = database.drop;
  const elsewhere: LaunchOptions = {
    dataDir: join(folder, "altrove"),
    databaseUrl: database?.url ?? null,
    demo: false,
  };
  const restored = await runTask("restore", elsewhere, [backup]);
  expect(restored.code, restored.output).toBe(0);
  const { origin, child } = await launch(elsewhere);
  onTestFinished(async () => {
    await child.stop();
  });
  const [here, there] = [await bytesOf(baseURL, [...touched(), "/"]), await publicBytes(origin, touched())];
  for (const path of ["/", site, `${site}/documento/v/2`, `${site}/contributi/${post.number}`]) {
    const [a, b] = [here, there].map((answers) =>
      answers
        .find((each) => each.path === path)
        ?.text.replace(/^[\s\S]*?<!doctype/i, "")
        .replaceAll(baseURL, "")
        .replaceAll(origin, ""),
    );
    expect(b, path).toBe(a);
  }
  expect(there.length).toBeGreaterThan(100);
  for (const answers of [here, there]) {
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    expect(
      whereFound(answers, [somebody.name, "Marchisotti", ...people.map(({ name }) => name)]).filter(
        (each) => !each.includes("?cerca="),
      ),
    ).toEqual([]);
    expect(otherAddresses(answers, officeAddresses)).toEqual([]);
  }
  // The archive is for the body's own preservation system, and keeps what the public doesn't read apart.
  expect(readdirSync(join(folder, "archivio")).length).toBeGreaterThan(3);
  expect(readFileSync(backup).length).toBeGreaterThan(0);
});
