import type { SectionKind } from "./version.ts";

/** What a new document's sections are called; they are content, so Italian, and the office may change them. */
export const sectionTitles: Record<SectionKind, string> = {
  foreword: "Premessa",
  method: "Nota metodologica",
  bodies: "Soggetti che hanno partecipato",
  context: "Contesto",
  criticalities: "Criticità",
  opportunities: "Opportunità",
  actions: "Azioni",
  annexes: "Allegati",
};

export const firstTitle = "Documento di piattaforma";
