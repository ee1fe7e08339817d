import { createHash } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { textIn } from "#app/i18n/text.ts";
import { romeClock } from "#app/i18n/time.ts";
import type { Client } from "./client.ts";

const campaign = "torino-citta-del-lavoro";
const desk = `/gestione/${campaign}`;
const imports = textIn("it").intake.imports.states;

/** What the service said that it has. Everything of one run bears its tag. */
export interface Acknowledged {
  tag: string;
  /** Titles, with the number that each got. */
  filed: Map<string, string>;
  /** Hashes of files that are attached, with the title of the text. */
  attached: Map<string, string>;
  published: Set<string>;
  /** Titles of the rows of imports that are done. */
  imported: string[];
  versions: number[];
  /** Filed, and not published yet. */
  waiting: string[];
  /** What nobody expected. */
  odd: string[];
}
export const nothingYet = (tag: string): Acknowledged => ({
  tag,
  filed: new Map(),
  attached: new Map(),
  published: new Set(),
  imported: [],
  versions: [],
  waiting: [],
  odd: [],
});

/** Somebody's work: goes on until it is told to stop, and finishes what it has begun. */
export type Work = (client: Client, acknowledged: Acknowledged, goesOn: () => boolean) => Promise<void>;

const draftOf = (location: string): string => location.split("/").at(-1)?.split(/[?#]/)[0] ?? "";
const field = (page: string, name: string): string =>
  new RegExp(`name="${name}"[^>]*value="([^"]*)"`).exec(page)?.[1] ?? "";

/** Writes and files one text after the other, every second one with a file. */
export const delegate =
  (name: string): Work =>
  async (client, acknowledged, goesOn) => {
    const space = await client.get("/spazio/bozze/nuova");
    const roundId = field(space.text, "roundId");
    for (let n = 1; goesOn(); n += 1) {
      const title = `Prova ${acknowledged.tag} ${name} ${n}`;
      const text = { title, body: `${title}. Chiediamo turni certi e un preavviso di due settimane.` };
      const { location } = await client.post("/spazio/bozze/nuova", { roundId, start: "write" });
      const draft = `/spazio/bozze/${draftOf(location)}`;
      if (n % 2 === 0) await attach(client, acknowledged, draft, text);
      else await client.post(`${draft}/salva`, { version: "1", ...text });
      const summary = await client.get(`${draft}/riepilogo`);
      const filed = await client.post(`${draft}/riepilogo`, {
        version: field(summary.text, "version"),
        privacy: "on",
        thirdParties: "none",
        licence: "on",
      });
      const number = /\/spazio\/contributi\/([A-Z]+-\d+-\d+)/.exec(filed.location)?.[1];
      if (number) {
        acknowledged.filed.set(title, number);
        acknowledged.waiting.push(number);
      } else acknowledged.odd.push(`${title}: ${filed.status} ${filed.location || saidIn(filed.text)}`);
      await pause(300);
    }
  };

/** Saves the text with a file that nobody else has. */
async function attach(
  client: Client,
  acknowledged: Acknowledged,
  draft: string,
  text: { title: string; body: string },
): Promise<void> {
  const bytes = Buffer.from(`%PDF-1.4\n% ${text.title}\n%%EOF\n`);
  const file = new File([bytes], "turni.pdf", { type: "application/pdf" });
  const sent = await client.send(draft, { intent: "attach", version: "1", ...text }, "files", file);
  if (sent.location.includes("fatto=allegati"))
    acknowledged.attached.set(createHash("sha256").update(bytes).digest("hex"), text.title);
  else acknowledged.odd.push(`${text.title}, its file: ${sent.status} ${sent.location || saidIn(sent.text)}`);
}

/** What a page of ours complains of, for the report. */
const saidIn = (page: string): string =>
  (page.match(/<(main|[^>]*role="alert")[\s\S]{0,3000}/)?.[0] ?? page)
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ")
    .slice(0, 400);

/** Prepares and publishes what arrives. */
export const lead: Work = async (client, acknowledged, goesOn) => {
  while (goesOn()) {
    const number = acknowledged.waiting.shift();
    if (!number) {
      await pause(200);
      continue;
    }
    const page = `${desk}/arrivi/${number}`;
    const before = (await client.get(page)).text;
    await client.post(page, { intent: "prepare", seen: field(before, "seen"), title: field(before, "title") });
    const ready = (await client.get(page)).text;
    await client.post(page, { intent: "publish", seen: field(ready, "seen") });
    // A repeated publication is refused since it is public already: what counts is what a visitor then reads.
    const read = await client.get(`/consultazioni/${campaign}/contributi/${number}`);
    if (read.status === 200) acknowledged.published.add(number);
    else acknowledged.odd.push(`${number}: not public after its publication (${read.status})`);
  }
};

/** @param rows of each file @param organisation whose texts they are */
export const importer =
  (rows: number, organisation: string): Work =>
  async (client, acknowledged, goesOn) => {
    for (let n = 1; goesOn(); n += 1) {
      const titles = Array.from({ length: rows }, (_, row) => `Prova ${acknowledged.tag} importata ${n}.${row + 1}`);
      const received = romeClock(new Date(Date.now() - 120_000));
      const csv = [
        "id_esterno;id_organizzazione;tipo;canale;ricevuto_il;titolo;testo;dati_di_terzi",
        ...titles.map((title) => `${title};${organisation};contributo;pec;${received};${title};${title}, il testo.;no`),
      ].join("\n");
      const page = await client.get(`${desk}/arrivi/importa`);
      const round = /name="round"[\s\S]*?<\/select>/.exec(page.text)?.[0].match(/value="([^"]+)" selected/)?.[1] ?? "";
      const sent = await client.send(`${desk}/arrivi/importa`, { round }, "file", new File([csv], "prova.csv"));
      const told = sent.location ? await importFile(client, sent.location) : saidIn(sent.text);
      if (told === imports.done) acknowledged.imported.push(...titles);
      else acknowledged.odd.push(`Import ${n}: ${told}`);
      await pause(500);
    }
  };

/** Has a file that was sent checked and entered, as the page offers it. Gives the words of the state it ends in. */
async function importFile(client: Client, page: string): Promise<string> {
  for (;;) {
    const { text } = await client.get(page);
    const state = Object.values(imports).find((words) => text.includes(`>${words}<`)) ?? saidIn(text);
    if (text.includes('value="run"')) await client.post(page, { intent: "run" });
    else if (state !== imports.checking && state !== imports.running) return state;
    await pause(300);
  }
}

/** Publishes the document, now and again. */
export const publisher =
  (restMs: number): Work =>
  async (client, acknowledged, goesOn) => {
    while (goesOn()) {
      const page = await client.get(`${desk}/pubblica`);
      const sent = await client.post(`${desk}/pubblica`, {
        intent: "pubblica",
        seen: field(page.text, "seen"),
        state: "draft",
        office: field(page.text, "office"),
      });
      const number = Number(/\/documento\/v\/(\d+)/.exec(sent.location)?.[1] ?? 0);
      // One that is repeated is refused, since the page it was made from is out of date by then.
      if (number > 0) acknowledged.versions.push(number);
      else if (sent.status !== 409) acknowledged.odd.push(`A version: ${sent.status} ${saidIn(sent.text)}`);
      for (let waited = 0; waited < restMs && goesOn(); waited += 200) await pause(200);
    }
  };
