import { escapeXml } from "#app/features/formats/clean.ts";

/** Elements of Dublin Core 1.1, each as often as it has values. */
export type DublinCore = Partial<
  Record<
    | "title"
    | "creator"
    | "publisher"
    | "date"
    | "type"
    | "format"
    | "identifier"
    | "source"
    | "language"
    | "relation"
    | "coverage"
    | "rights"
    | "description"
    | "subject",
    string | readonly string[]
  >
>;

/** The description of one unit, in the form in which OAI-PMH gives Dublin Core. */
export function dublinCore(elements: DublinCore): string {
  const lines = Object.entries(elements).flatMap(([name, values]) =>
    (typeof values === "string" ? [values] : values)
      .filter((value) => value !== "")
      .map((value) => `  <dc:${name}>${escapeXml(value)}</dc:${name}>\n`),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/">\n${lines.join("")}</oai_dc:dc>\n`;
}

/** Why something of the consultation is not in the archive. The codes stand in esclusi.csv, the words in README.txt. */
export const withheldReasons = {
  personal_letter: "lettere di designazione: contengono dati di persone",
  never_published: "contributi mai pubblicati: arrivati, in attesa, respinti o annullati",
  withdrawn: "testi ritirati da chi li ha inviati",
  taken_down: "testi e file tolti dalla pubblicazione",
  under_omissis: "originali, scansioni e file di testi pubblicati con omissis",
  infected: "file in cui il controllo ha trovato un virus: nessuno può aprirli",
  sealed: "file sigillati: nessuno può aprirli",
} as const;
export type WithheldReason = keyof typeof withheldReasons;

export interface Written {
  title: string;
  address: string;
  body: string;
  state: string;
  day: string;
  versions: number;
  contributions: number;
  files: number;
  reserved: number;
  withheld: number;
  entries: number;
  head: { seq: number; hash: string };
}

/** Explains what is in the archive, for a reader who opens the folder in thirty years. */
export function readme(written: Written): string {
  const reasons = Object.entries(withheldReasons)
    .map(([code, words]) => `    ${code.padEnd(16)} ${words}`)
    .join("\n");
  return `ARCHIVIO DELLA CONSULTAZIONE
«${written.title}»

Ente: ${written.body}
Indirizzo: ${written.address}
Stato della consultazione quando l'archivio è stato scritto: ${written.state}
Scritto il: ${written.day}

CHE COSA C'È
  bagit.txt, bag-info.txt      il formato: BagIt 1.0 (RFC 8493)
  manifest-sha256.txt          l'impronta SHA-256 di ogni file di data/
  tagmanifest-sha256.txt       l'impronta di questi file e dei precedenti
  data/consultazione/          la consultazione: linee, fasi con tutti i termini, tappe, decisioni, chi ha partecipato
  data/documento/v<N>/         ogni versione pubblicata (${written.versions}): documento.pdf (PDF/A-2a e PDF/UA-1),
                               documento.html, contenuto.json, descrizione.dc.xml
  data/contributi/<NUMERO>/    ogni contributo pubblicato (${written.contributions}): testo.pdf (PDF/A-2a e PDF/UA-1), testo.html,
                               testo.json, descrizione.dc.xml e in allegati/ i file resi pubblici (${written.files}), identici a quelli ricevuti
                               o, se hanno omissis, a quelli pubblicati al loro posto
  data/riservato/<NUMERO>/     documenti d'origine, scansioni e allegati non resi pubblici (${written.reserved}), identici a quelli ricevuti:
                               per chi gestisce l'archivio, non per il pubblico
  data/contributi.csv          l'elenco dei contributi pubblicati; data/estratti.csv i passaggi classificati
  data/file.csv                ogni file ricevuto, con il nome che aveva
  data/registro.jsonl          le ${written.entries} righe del registro di questa consultazione: solo codici, impronte e numeri
  data/registro-impronte/      le impronte firmate del registro di tutta l'installazione, in impronte.txt, e le marche temporali che
                               hanno ricevuto, ciascuna accanto alla propria impronta
  data/esclusi.csv             che cosa non c'è, con il motivo (${written.withheld} righe)

CHE COSA NON C'È, E PERCHÉ
${reasons}
  Non ci sono inoltre le bozze, i nomi e gli indirizzi delle persone, le annotazioni interne dell'ufficio.

COME SI CONTROLLA
  npm run verify CARTELLA, oppure qualunque programma che legga BagIt.
  Dalla cartella: sha256sum -c manifest-sha256.txt && sha256sum -c tagmanifest-sha256.txt
  Ogni riga del registro porta l'impronta della precedente di tutta l'installazione; quando l'archivio è stato scritto l'ultima era la
  riga ${written.head.seq}, con impronta ${written.head.hash}.
  Una marca temporale: openssl ts -verify -data N-impronta.txt -in N-marca.tst -token_in -CAfile CERTIFICATO-DELL-AUTORITA.pem

IN ENGLISH
  The archive of one public consultation, in BagIt 1.0. data/documento holds every published version, data/contributi every published
  contribution with the files that are public, data/riservato the received files that are not, data/esclusi.csv what was left out and
  why, data/registro.jsonl the consultation's part of the hash-chained log, data/registro-impronte its signed heads and their
  time-stamps. Check it with «npm run verify FOLDER» or with sha256sum.
`;
}
