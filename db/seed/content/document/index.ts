import { labourLines } from "../lines.ts";
import type { DocumentSeed, SectionKind, SectionSeed } from "../types.ts";
import { backParagraphs, frontParagraphs } from "./front-and-back.ts";
import { lineOneParagraphs } from "./line-1.ts";
import { lineTwoParagraphs } from "./line-2.ts";
import { lineThreeParagraphs } from "./line-3.ts";
import { lineFourParagraphs } from "./line-4.ts";
import { lineFiveParagraphs } from "./line-5.ts";

const lineKinds: [SectionKind, string][] = [
  ["context", "Contesto"],
  ["criticalities", "Criticità"],
  ["opportunities", "Opportunità"],
  ["actions", "Azioni"],
];

const lineSections: SectionSeed[] = labourLines.flatMap(({ number }) =>
  lineKinds.map(([kind, title]) => ({ key: `l${String(number)}-${kind}`, kind, line: number, title })),
);

export const platformDocument: DocumentSeed = {
  campaign: "TCL",
  title: "Torino Città del Lavoro: documento di piattaforma",
  inBrief: `Ventisei organizzazioni hanno scritto come vedono il lavoro a Torino. Questa bozza mette in ordine le loro parole sulle cinque linee e propone ventuno azioni.

Su alcune cose le voci si incontrano: sportelli aperti quando chi lavora è libero, laboratori che non chiudono alle cinque, sicurezza imparata accanto alle macchine, accompagnamento dopo i cantieri. Su altre no: la paga minima scritta nei bandi, il destino delle fabbriche vuote, la durata dell’apprendistato, gli orari dei negozi, i dati delle imprese. Dove c’è disaccordo la bozza lo dice e mostra le frasi di chi sostiene e di chi contesta.

Ogni capoverso porta alle sue fonti. Quelli senza fonte sono segnati come testo di raccordo, a cura dell’ufficio. Fino al 29 gennaio 2027 si può scrivere che cosa va cambiato.

Organizzazioni, testi e proposte sono inventati: è una dimostrazione.`,
  version: 1,
  state: "draft",
  office: "Ufficio consultazione Lavoro (dimostrativo)",
  publishedAt: "2026-09-21T08:00:00Z",
  sections: [
    { key: "foreword", kind: "foreword", line: null, title: "Premessa" },
    { key: "method", kind: "method", line: null, title: "Nota metodologica" },
    ...lineSections,
    { key: "annexes", kind: "annexes", line: null, title: "Questioni aperte" },
  ],
  paragraphs: [
    ...frontParagraphs,
    ...lineOneParagraphs,
    ...lineTwoParagraphs,
    ...lineThreeParagraphs,
    ...lineFourParagraphs,
    ...lineFiveParagraphs,
    ...backParagraphs,
  ],
};
