import type { ContributionSeed } from "../types.ts";

const waiting = { campaign: "TCL", round: "round-2", publishedAt: null } as const;

/** Texts of the open round that nobody outside of the office can read yet, or ever will. */
export const waitingContributions: ContributionSeed[] = [
  {
    ...waiting,
    excerpts: [],
    key: "portici-2",
    organisation: "portici",
    kind: "demand",
    title: "Il patto delle serate, scritto meglio",
    lines: [1, 4],
    district: 1,
    filedAt: "2026-11-19T17:33:00Z",
    state: "filed",
    answers: {
      agree: `Ci fa piacere ritrovare nella bozza il patto delle serate, con accanto chi teme che diventi un obbligo. Il timore è fondato e vogliamo rispondere, invece di far finta di niente.`,
      change: `Al posto di «le attività che aderiscono» scriveremmo: «le attività che aderiscono, **una serata alla settimana e non più di trenta all’anno**». Così è chiaro che nessuno sta aprendo la porta alla città sempre accesa.

Sulle maggiorazioni chiediamo di aggiungere che valgono anche per chi ha un contratto a chiamata. Alcune associate non saranno contente; in assemblea è passato con dodici voti di scarto.

Resta il nostro no al calendario di chiusure obbligatorie. Abbiamo però chiesto alle socie e ai soci quali feste chiuderebbero comunque: Natale, Capodanno, Pasqua e il primo maggio le hanno scritte quasi tutti. Partiamo da quelle quattro, per scelta e senza ordinanza.`,
      missing: `Manca la pulizia. Una serata lunga lascia i portici come un campo dopo la fiera, e il giorno dopo alle otto apre la merceria. Proponiamo un passaggio in più, pagato a metà dalle attività che restano aperte.`,
      measure: `Incassi delle serate, dichiarati in forma anonima, e numero di persone che hanno detto di no a un turno senza conseguenze.`,
    },
  },
  {
    ...waiting,
    excerpts: [],
    key: "mutua-2",
    organisation: "mutua",
    kind: "contribution",
    title: "Due condizioni per la sperimentazione sulle paghe",
    lines: [1, 2],
    district: 8,
    filedAt: "2026-11-17T12:11:00Z",
    state: "ready",
    body: `Abbiamo letto il contributo della Confederazione Quattro Fiumi, che chiede di provare la soglia oraria su due gare. **Siamo disponibili a provarla insieme**, con due condizioni.

La prima: che una delle due gare sia di servizi alla persona. Se si sceglie solo la vigilanza, dove il margine è diverso, la prova riuscirà e non dirà niente su chi assiste gli anziani.

La seconda: che il conto si faccia prima e si pubblichi. Paga, contributi, sostituzioni, formazione, coordinamento, un margine per la cooperativa. Chi legge deve poter rifare la somma. Alleghiamo il nostro foglio di calcolo, con i costi veri di quattro cooperative, senza i nomi.

Alla nostra ultima assemblea una cooperativa ha votato contro questo testo. Sostiene che con una soglia scritta il Comune finirà per affidare meno ore, e che a perderle saranno le assunte più di recente. Ci ha chiesto di dirlo e lo diciamo: non è un timore inventato, e la prova serve anche a capire se ha ragione.

A chi propone pause pagate per il caldo rispondiamo sì. Nelle nostre cucine le facciamo già, da due estati, e nessun pasto è arrivato in ritardo.`,
  },
  {
    ...waiting,
    excerpts: [],
    key: "nuvola-2",
    organisation: "nuvola",
    kind: "contribution",
    title: "Un programma per gestire i turni della città",
    lines: [1, 5],
    district: 3,
    filedAt: "2026-10-22T08:50:00Z",
    state: "refused",
    refusedReason:
      "Il testo presenta un prodotto e ne propone l’acquisto alla Città, con prezzi e durata del contratto: è un’offerta commerciale, non un’analisi, un’istanza o un contributo. L’organizzazione può mandare un nuovo testo sullo stesso tema entro il termine della fase; la parte sui turni comunicati in anticipo sarebbe pertinente.",
    body: `Nella bozza si chiede che i turni siano comunicati con ventuno giorni di anticipo. Il nostro programma *Nuvola Turni* lo fa già: calcola il fabbisogno, propone il calendario, avvisa sul telefono e registra chi ha accettato lo scambio.

Lo usano quattordici magazzini e una catena di panetterie. Chi lo usa cambia i turni all’ultimo momento quattro volte meno di prima, secondo i conti che facciamo noi stessi sui dati dei nostri clienti.

Proponiamo alla Città di adottarlo per tutti i servizi in appalto, con questa offerta.

- Attivazione: gratuita fino al 31 gennaio.
- Canone: tre euro al mese per persona, per i primi mille utenti.
- Durata: quarantotto mesi, con assistenza telefonica in giorni feriali.

L’adozione di un unico programma permetterebbe anche di raccogliere i dati sugli orari effettivi e di passarli all’Osservatorio, in un formato che possiamo concordare. Restiamo a disposizione per una presentazione negli uffici, di circa quarantacinque minuti, e per un periodo di prova su due appalti a scelta dell’amministrazione, senza impegno di acquisto e con la cancellazione di tutti i dati se alla fine si decide di non proseguire.`,
  },
];
