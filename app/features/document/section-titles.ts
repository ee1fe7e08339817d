import type { SectionKind } from "./version.ts";

/**
 * The titles that the sections of a new document get. They are content, so they are Italian, and the office may change
 * them.
 */
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
