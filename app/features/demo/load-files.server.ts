import { asc, eq } from "drizzle-orm";
import type { Context } from "#app/access/context.ts";
import { releaseFile, replaceFile } from "#app/features/attachments/attachment-decisions.server.ts";
import { addAttachments } from "#app/features/attachments/attachments.server.ts";
import { attachments, contributions } from "#db/schema/contributions.ts";
import { must, type Loaded } from "./load-bodies.server.ts";
import { pdfPaper, wordPaper, type DemoPaper } from "./demo-papers.server.ts";

const cards: Omit<DemoPaper, "at"> = {
  name: "Otto schede con figure",
  body: "Istituto Sette Caschi",
  title: "Otto schede con figure",
  words:
    "Le schede si provano prima con chi parla poco italiano, e si correggono dove non si capiscono. Ogni scheda sta su una facciata e si legge in piedi, accanto alla macchina.",
  head: ["Scheda", "Provata con", "Corretta"],
  rows: [
    ["La scala", "dodici persone", "due volte"],
    ["Il ponteggio", "nove persone", "una volta"],
    ["La macchina ferma", "dodici persone", "tre volte"],
    ["Il primo giorno", "venti persone", "una volta"],
  ],
};
const visits = (who: string): Omit<DemoPaper, "at"> => ({
  name: "Registro delle visite in cantiere",
  body: "Istituto Sette Caschi",
  title: "Registro delle visite in cantiere",
  words: `Nel cantiere di via dei Quattro Cortili ci ha accompagnati ${who}, che due anni fa è caduto dalla scala che ci mostra.`,
  head: ["Cantiere", "Persone incontrate", "Che cosa è cambiato"],
  rows: [
    ["via dei Quattro Cortili", "cinque", "la scala si lega con la corda"],
    ["corso delle Tettoie", "otto", "il quadro elettrico è chiuso"],
  ],
});
const costs: Omit<DemoPaper, "at"> = {
  name: "Foglio dei costi",
  body: "Rete Mutua",
  title: "Quanto costa un’ora di servizio",
  words: "I costi veri di quattro cooperative, senza i nomi. Chi legge può rifare la somma.",
  head: ["Voce", "Prima", "Seconda", "Terza", "Quarta"],
  rows: [
    ["Paga e contributi", "17,80", "18,10", "17,65", "18,40"],
    ["Sostituzioni", "1,30", "1,05", "1,60", "1,20"],
    ["Formazione", "0,35", "0,50", "0,20", "0,40"],
    ["Coordinamento", "1,10", "0,95", "1,25", "1,00"],
  ],
};

interface DemoFile {
  paper: Omit<DemoPaper, "at">;
  make: typeof pdfPaper;
  decided: "released" | "waits" | { instead: Omit<DemoPaper, "at"> };
}

/**
 * The files of each text: one is released as it is, one with a name covered, and one, with a change that nobody
 * accepted, waits for the office.
 */
const demoFiles: Record<string, readonly DemoFile[]> = {
  "prevenzione-1": [
    { paper: cards, make: pdfPaper, decided: "released" },
    { paper: visits("Ubaldo Ferrotondo"), make: wordPaper, decided: { instead: visits("[omissis]") } },
  ],
  "mutua-2": [
    { paper: costs, make: (paper) => wordPaper(paper, "La quarta ha chiesto di non comparire."), decided: "waits" },
  ],
};

/** Attaches them to the draft; gives the version that the draft has then. */
export async function attachInDemo(author: Context, key: string, draft: string, version: number): Promise<number> {
  const wanted = demoFiles[key] ?? [];
  if (wanted.length === 0) return version;
  must(
    await addAttachments(author, {
      draft,
      files: await Promise.all(wanted.map(({ paper, make }) => make({ ...paper, at: author.now }))),
    }),
  );
  return version + 1;
}

/** The office decides on each file, by the same commands as people use. */
export async function decideFilesInDemo({ tx }: Loaded, office: Context, key: string, number: string): Promise<void> {
  const wanted = demoFiles[key] ?? [];
  if (wanted.length === 0) return;
  const sent = await tx
    .select({ id: attachments.id })
    .from(attachments)
    .innerJoin(contributions, eq(contributions.id, attachments.contributionId))
    .where(eq(contributions.number, number))
    .orderBy(asc(attachments.position));
  for (const [index, { decided }] of wanted.entries()) {
    const attachment = sent[index]?.id;
    if (decided === "released") must(await releaseFile(office, { number, attachment }));
    else if (decided !== "waits")
      must(
        await replaceFile(office, { number, attachment, file: await pdfPaper({ ...decided.instead, at: office.now }) }),
      );
  }
}
