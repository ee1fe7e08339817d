import type { CampaignSeed } from "./types.ts";

export const planningCampaign: CampaignSeed = {
  slug: "voci-di-quartiere",
  code: "VDQ",
  title: "Voci di Quartiere",
  inBrief: `«Voci di Quartiere» è la campagna di ascolto che accompagna la redazione del nuovo piano regolatore generale di Torino. Qui se ne mostra un pezzo: quello che tocca il lavoro, cioè dove si produce, dove si vende, come arrivano le merci e quali servizi stanno a pochi passi da casa.

Un testo può parlare insieme al piano e alle politiche del lavoro: in quel caso compare anche in «Torino Città del Lavoro», accanto alle linee che riguarda.

Le organizzazioni e i testi sono inventati e servono alla dimostrazione. Scrivere qui non equivale a presentare un’osservazione formale al piano: per quella valgono i tempi e le forme di legge.`,
  mandateAct: null,
  office: "Ufficio ascolto Piano (dimostrativo)",
  contactEmail: "voci.piano@example.org",
  whatNext: `La raccolta resta aperta fino al **26 febbraio 2027, ore 18**. Poi l’ufficio scrive una sintesi per tema e la consegna a chi redige il piano, con l’elenco dei testi ricevuti.`,
  howOrganisations: `Vale la stessa designazione usata per «Torino Città del Lavoro»: basta aggiungere questa campagna nella lettera. Si scrive un testo libero o si risponde alle domande, indicando la circoscrizione di cui si parla.`,
  howCitizens: `Si legge tutto, senza iscriversi. Gli incontri nelle circoscrizioni sono il luogo per dire la propria; quello che si raccoglie qui non è un’osservazione formale al piano.`,
  milestones: [
    {
      onDate: "2025-07-15",
      dateLabel: "luglio 2025",
      title: "«Produrre Città»",
      text: "Il workshop sugli spazi per il lavoro si tiene dentro la campagna di ascolto, nel pomeriggio del seminario al Polo del ’900.",
      origin: "source",
    },
    {
      onDate: "2026-05-04",
      dateLabel: "",
      title: "Si apre la raccolta",
      text: "Le organizzazioni possono scrivere sui temi del piano che toccano il lavoro.",
      origin: "demo",
    },
    {
      onDate: "2027-02-26",
      dateLabel: "",
      title: "Chiude la raccolta",
      text: "Alle 18 scade il termine.",
      origin: "demo",
    },
  ],
  lines: [
    {
      number: 1,
      title: "Spazi per produrre e per lavorare",
      shortName: "spazi per produrre",
      color: "#6B2D8C",
      colorDark: "#D5B3EE",
      stroke: "solid",
      description:
        "Aree industriali, ex fabbriche, cortili con laboratori, piani terra vuoti: che cosa tenere al lavoro e che cosa trasformare.",
      subThemes: [
        { code: "ex-fabbriche", title: "Ex fabbriche" },
        { code: "piani-terra", title: "Piani terra e cortili" },
      ],
    },
    {
      number: 2,
      title: "Quartieri con i servizi vicini",
      shortName: "servizi vicini",
      color: "#1F5E1F",
      colorDark: "#8FD694",
      stroke: "long_dashes",
      description:
        "Nidi, sportelli, mense, trasporto nelle ore in cui si lavora davvero: quello che rende un quartiere adatto a chi ha un turno.",
      subThemes: [
        { code: "tempi", title: "Tempi e servizi" },
        { code: "accessibilita", title: "Accessibilità" },
      ],
    },
    {
      number: 3,
      title: "Muoversi e rifornire la città",
      shortName: "muoversi e rifornire",
      color: "#8A3B00",
      colorDark: "#FFB37A",
      stroke: "dots",
      description: "Carico e scarico, piccoli depositi, strade delle merci e percorsi di chi va al lavoro.",
      subThemes: [
        { code: "depositi", title: "Depositi di quartiere" },
        { code: "casa-lavoro", title: "Da casa al lavoro" },
      ],
    },
  ],
  rounds: [
    {
      key: "vdq-round-1",
      title: "Lavoro e piano: che cosa serve ai quartieri",
      intro:
        "Parlate di luoghi precisi: una via, un isolato, un’area. Dite che cosa c’è, che cosa serve e che cosa non deve succedere.",
      mode: "open",
      opensAt: "2026-05-04T07:00:00Z",
      closesAt: "2027-02-26T17:00:00Z",
      publishedAt: null,
      kinds: ["analysis", "contribution"],
      benches: ["institutions", "unions", "employers", "training", "third_sector", "enterprises"],
      whoMayFile: "Le organizzazioni delle sei componenti che hanno sede o attività in una circoscrizione.",
      questions: [
        { key: "place", text: "Di quale luogo parlate?", hint: "Via, isolato, area, circoscrizione." },
        { key: "today", text: "Come si lavora lì, oggi?", hint: "" },
        { key: "need", text: "Che cosa dovrebbe permettere il piano?", hint: "" },
        { key: "avoid", text: "Che cosa non dovrebbe permettere?", hint: "" },
      ],
    },
  ],
};
