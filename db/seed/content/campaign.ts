import { labourLines } from "./lines.ts";
import type { CampaignSeed } from "./types.ts";

export const labourCampaign: CampaignSeed = {
  slug: "torino-citta-del-lavoro",
  code: "TCL",
  title: "Torino Città del Lavoro",
  inBrief: `Che cosa manca al lavoro a Torino, e da dove si può cominciare? Dopo una mozione del Consiglio comunale del marzo 2025 sono stati chiamati a rispondere istituzioni, sindacati, associazioni d’impresa, enti di formazione, terzo settore e imprese.

Nella prima fase ogni organizzazione ha scritto ciò che vede, ciò che chiede e ciò che può fare. L’ufficio ha letto i testi frase per frase, li ha ordinati su cinque linee di intervento e ne ha ricavato una bozza di documento in cui ogni capoverso porta alle sue fonti, anche a quelle contrarie.

Adesso tocca alla bozza: fino al 29 gennaio 2027 si possono mandare osservazioni e nuove proposte. Ogni punto riceverà una risposta motivata. Il documento finale si chiuderà con azioni che hanno un responsabile, una scadenza e un modo di controllare.

Tutte le organizzazioni e i testi di questa pagina sono inventati: servono a mostrare come funziona.`,
  mandateAct: {
    organ: "Consiglio comunale di Torino",
    kind: "mozione",
    month: "2025-03",
    number: null,
    note: "Gli estremi dell’atto non sono riportati in questa dimostrazione.",
  },
  office: "Ufficio consultazione Lavoro (dimostrativo)",
  contactEmail: "tavolo.lavoro@example.org",
  whatNext: `Fino al **29 gennaio 2027, ore 18** si raccolgono le osservazioni sulla bozza. Poi l’ufficio divide ogni testo in punti e risponde a ciascuno: accolto, accolto in parte, non accolto, già recepito, non pertinente, presa d’atto. La motivazione è obbligatoria.

La versione finale esce solo quando tutti i punti hanno una risposta. Da quel giorno comincia il lavoro sulle azioni, e qui si vedrà se procedono o se sono ferme.`,
  howOrganisations: `1. La presidenza o la segreteria dell’organizzazione designa una persona che firma e, se serve, altre che scrivono. La lettera si manda all’ufficio.
2. Chi è stato designato riceve un invito per posta elettronica e sceglie una password.
3. Si risponde alle domande della fase, oppure si parte da un testo già pronto in Word o in LibreOffice.
4. Altre organizzazioni possono aderire al testo prima dell’invio.
5. All’invio arriva una ricevuta con numero, ora e impronta del testo. La ricevuta non sostituisce il protocollo.`,
  howCitizens: `Per leggere non serve nulla: contributi, bozza e fonti sono aperti. Su ogni frase della bozza si può chiedere *chi lo dice?* e arrivare al testo da cui viene.

In questa consultazione scrivono le organizzazioni. Chi vuole far arrivare la propria voce può rivolgersi a una di quelle che partecipano, oppure scrivere all’ufficio. Quello che si raccoglie qui non avvia un procedimento amministrativo.`,
  milestones: [
    {
      onDate: "2025-03-01",
      dateLabel: "marzo 2025",
      title: "La mozione",
      text: "Il Consiglio comunale approva la mozione da cui nasce il confronto sul lavoro in città.",
      origin: "source",
    },
    {
      onDate: "2025-04-01",
      dateLabel: "primavera 2025",
      title: "L’ascolto di primavera",
      text: "Si apre il confronto con istituzioni, parti sociali, formazione e terzo settore: analisi, istanze, contributi. Nella dimostrazione coincide con la prima fase di raccolta.",
      origin: "source",
    },
    {
      onDate: "2025-07-15",
      dateLabel: "luglio 2025",
      title: "Il seminario al Polo del ’900",
      text: "Vengono presentate le cinque linee di intervento e si aprono i tavoli con chi rappresenta istituzioni, imprese, sindacati e associazioni datoriali.",
      origin: "source",
    },
    {
      onDate: "2025-07-15",
      dateLabel: "luglio 2025",
      title: "Il workshop «Produrre Città»",
      text: "Lo stesso pomeriggio si discute degli spazi per il lavoro nella Torino che verrà, dentro l’ascolto «Voci di Quartiere» per il nuovo piano regolatore generale.",
      origin: "source",
    },
    {
      onDate: "2025-10-17",
      dateLabel: "",
      title: "Chiude la prima fase",
      text: "Scade il termine per analisi, istanze e contributi.",
      origin: "demo",
    },
    {
      onDate: "2025-10-27",
      dateLabel: "",
      title: "I testi escono insieme",
      text: "Tutti i testi arrivati nel termine si pubblicano lo stesso giorno.",
      origin: "demo",
    },
    {
      onDate: "2026-09-21",
      dateLabel: "",
      title: "La bozza",
      text: "Esce la prima versione del documento, con le fonti di ogni capoverso.",
      origin: "demo",
    },
    {
      onDate: "2026-10-05",
      dateLabel: "",
      title: "Si apre la seconda fase",
      text: "Osservazioni sulla bozza e nuove proposte. I testi si leggono via via che arrivano.",
      origin: "demo",
    },
    {
      onDate: "2027-01-29",
      dateLabel: "",
      title: "Chiude la seconda fase",
      text: "Alle 18 scade il termine per scrivere.",
      origin: "demo",
    },
    {
      onDate: "2027-03-31",
      dateLabel: "",
      title: "Le risposte",
      text: "Ogni punto ricevuto ha un esito e una motivazione.",
      origin: "demo",
    },
    {
      onDate: "2027-05-01",
      dateLabel: "maggio 2027",
      title: "Il documento finale",
      text: "La versione finale con le azioni, i loro responsabili e le loro scadenze.",
      origin: "demo",
    },
    {
      onDate: "2027-11-01",
      dateLabel: "novembre 2027",
      title: "Il primo resoconto sulle azioni",
      text: "Si controlla che cosa è partito, che cosa è in ritardo e perché.",
      origin: "demo",
    },
  ],
  lines: labourLines,
  rounds: [
    {
      key: "round-1",
      title: "Analisi, istanze e contributi",
      intro:
        "Che cosa vedete dal vostro posto, che cosa chiedete e che cosa siete disposti a fare. Si può rispondere alle domande o mandare un testo libero.",
      mode: "sealed",
      opensAt: "2025-04-14T07:00:00Z",
      closesAt: "2025-10-17T16:00:00Z",
      publishedAt: "2025-10-27T09:00:00Z",
      kinds: ["analysis", "demand", "contribution"],
      benches: ["institutions", "unions", "employers", "training", "third_sector", "enterprises"],
      whoMayFile: "Le organizzazioni invitate delle sei componenti, con una persona designata alla firma.",
      questions: [
        {
          key: "situation",
          text: "Che cosa vedete, oggi, dal vostro posto?",
          hint: "Fatti ed esperienze dirette valgono più di un quadro generale.",
        },
        {
          key: "problems",
          text: "Quali sono le difficoltà più serie?",
          hint: "Se un’altra organizzazione la pensa diversamente da voi, ditelo pure.",
        },
        { key: "openings", text: "Dove vedete un’opportunità da cogliere?", hint: "" },
        {
          key: "proposals",
          text: "Che cosa chiedete o proponete?",
          hint: "Una richiesta per capoverso: sarà più facile rispondere a ciascuna.",
        },
        {
          key: "own_part",
          text: "Che cosa può fare la vostra organizzazione?",
          hint: "Persone, spazi, tempo, dati: anche un impegno piccolo.",
        },
      ],
    },
    {
      key: "round-2",
      title: "Verso il documento: osservazioni sulla bozza e nuove proposte",
      intro:
        "La bozza è uscita il 21 settembre 2026. Diteci che cosa va bene, che cosa cambiereste e che cosa manca. I testi si pubblicano mentre la fase è aperta.",
      mode: "open",
      opensAt: "2026-10-05T07:00:00Z",
      closesAt: "2027-01-29T17:00:00Z",
      publishedAt: null,
      kinds: ["demand", "contribution"],
      benches: ["institutions", "unions", "employers", "training", "third_sector", "enterprises"],
      whoMayFile: "Le organizzazioni delle sei componenti, anche se non hanno scritto nella prima fase.",
      questions: [
        {
          key: "agree",
          text: "Quali passaggi della bozza condividete?",
          hint: "Indicate il numero del capoverso, se potete.",
        },
        {
          key: "change",
          text: "Che cosa cambiereste, e come?",
          hint: "Scrivete il testo che vorreste leggere al posto di quello attuale.",
        },
        { key: "missing", text: "Che cosa manca?", hint: "" },
        {
          key: "measure",
          text: "Come si capirà se un’azione ha funzionato?",
          hint: "Un numero, una scadenza, una cosa che si può andare a vedere.",
        },
      ],
    },
  ],
};
