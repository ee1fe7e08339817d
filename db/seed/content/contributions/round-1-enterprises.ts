import type { ContributionSeed } from "../types.ts";

const published = {
  campaign: "TCL",
  round: "round-1",
  state: "published",
  publishedAt: "2025-10-27T09:00:00Z",
} as const;

export const enterpriseContributions: ContributionSeed[] = [
  {
    ...published,
    key: "trefoglie-1",
    organisation: "trefoglie",
    kind: "contribution",
    title: "Quattro anni per un attrezzista",
    lines: [2, 3, 4],
    district: 2,
    filedAt: "2025-09-19T06:58:00Z",
    body: `Facciamo stampi. Siamo in ventisette, il più giovane ha diciannove anni e il più anziano settantuno: è in pensione, ma il martedì viene lo stesso.

Per fare un attrezzista ci vogliono quattro anni. Non lo diciamo per pagare meno. Nel primo anno impara a non farsi male e a misurare; nel secondo a leggere un disegno; nel terzo sbaglia cose costose; nel quarto comincia a essere utile a chi gli sta vicino. Se il contributo pubblico finisce dopo due anni, finisce quando il conto è ancora in perdita.

Chiedete ai nostri apprendisti se si sentono sfruttati. A chi resta quattro anni diamo, a metà, lo stipendio pieno: si può scrivere in una regola.

Negli ultimi tre anni abbiamo rifiutato commesse perché non avevamo lo spazio. Il capannone accanto è vuoto, la proprietà aspetta che diventi residenziale. Non chiediamo soldi: chiediamo che si sappia una volta per tutte che lì si lavora e si continuerà a lavorare.

Abbiamo assunto una collega sorda. Pensavamo ai costi; abbiamo comprato tre luci lampeggianti. La difficoltà vera è stata trovare chi ci spiegasse la pratica del contributo: due telefonate su tre finivano a un altro ufficio. Un nome e un cognome a cui scrivere varrebbe più di una guida di sessanta pagine.`,
    excerpts: [
      {
        key: "tr-quattro",
        quote: "Per fare un attrezzista ci vogliono quattro anni.",
        lines: [3],
        kind: "demand",
        subTheme: "apprendistato",
      },
      {
        key: "tr-perdita",
        quote: "Se il contributo pubblico finisce dopo due anni, finisce quando il conto è ancora in perdita.",
        lines: [3],
        kind: "criticality",
        subTheme: "apprendistato",
      },
      {
        key: "tr-meta",
        quote: "A chi resta quattro anni diamo, a metà, lo stipendio pieno: si può scrivere in una regola.",
        lines: [3, 1],
        kind: "action_proposal",
        subTheme: "apprendistato",
      },
      {
        key: "tr-spazio",
        quote: "Negli ultimi tre anni abbiamo rifiutato commesse perché non avevamo lo spazio.",
        lines: [4, 3],
        kind: "criticality",
        subTheme: "spazi",
      },
      {
        key: "tr-lavora",
        quote: "chiediamo che si sappia una volta per tutte che lì si lavora e si continuerà a lavorare",
        lines: [4],
        alsoLines: [{ campaign: "VDQ", line: 1 }],
        kind: "demand",
        subTheme: "spazi",
      },
      {
        key: "tr-luci",
        quote: "Pensavamo ai costi; abbiamo comprato tre luci lampeggianti.",
        lines: [2],
        kind: "opportunity",
        subTheme: "disabilita",
      },
      {
        key: "tr-nome",
        quote: "Un nome e un cognome a cui scrivere varrebbe più di una guida di sessanta pagine.",
        lines: [2, 5],
        kind: "demand",
        subTheme: "disabilita",
      },
    ],
  },
  {
    ...published,
    key: "zefiro-1",
    organisation: "zefiro",
    kind: "contribution",
    title: "Si può consegnare anche con un contratto",
    lines: [1, 4, 5],
    district: 8,
    filedAt: "2025-10-07T06:15:00Z",
    answers: {
      situation: `Siamo diciotto soci e socie, tutti dipendenti, pagati a ore. Consegniamo medicine, libri, pane e pacchi con dodici cargo bike. Abbiamo i conti in pari da due anni: non ricchi, in pari.`,
      problems: `Gareggiamo con chi paga a consegna e scarica su chi pedala la pioggia, la gomma bucata e l’infortunio. La differenza di prezzo è tutta lì.

Non siamo d’accordo con chi dice che limitare i furgoni svuota i negozi. Nelle tre vie in cui serviamo metà delle botteghe, la sosta in doppia fila è sparita e nessuno ha chiuso.`,
      openings: `Le piazzole vuote dei mercati, al pomeriggio, sono depositi perfetti: coperte, in centro, con la corrente.`,
      proposals: `1. Ingresso in ZTL a qualsiasi ora per i mezzi a pedali, anche larghi un metro e venti, che oggi restano incastrati tra i paletti.
2. Nelle gare per le consegne del Comune, punti a chi impiega personale dipendente.
3. Tre piccoli depositi di quartiere, condivisi tra corrieri concorrenti.

I nostri dati di consegna li diamo volentieri all’Osservatorio, anche via per via: purché li diano anche i grandi. **Se li dà solo chi è trasparente, la trasparenza diventa uno svantaggio.**`,
    },
    excerpts: [
      {
        key: "ze-scarica",
        quote: "Gareggiamo con chi paga a consegna e scarica su chi pedala la pioggia, la gomma bucata e l’infortunio.",
        lines: [1],
        kind: "criticality",
        subTheme: "contratti",
      },
      {
        key: "ze-chiuso",
        quote:
          "Nelle tre vie in cui serviamo metà delle botteghe, la sosta in doppia fila è sparita e nessuno ha chiuso.",
        lines: [4],
        kind: "opportunity",
        subTheme: "merci",
        memo: "Contraddice l’esperienza riferita da Negozi Sotto i Portici.",
      },
      {
        key: "ze-mercati",
        quote:
          "Le piazzole vuote dei mercati, al pomeriggio, sono depositi perfetti: coperte, in centro, con la corrente.",
        lines: [4],
        alsoLines: [{ campaign: "VDQ", line: 3 }],
        kind: "opportunity",
        subTheme: "merci",
      },
      {
        key: "ze-paletti",
        quote:
          "Ingresso in ZTL a qualsiasi ora per i mezzi a pedali, anche larghi un metro e venti, che oggi restano incastrati tra i paletti.",
        lines: [4],
        kind: "demand",
        subTheme: "merci",
      },
      {
        key: "ze-punti",
        quote: "Nelle gare per le consegne del Comune, punti a chi impiega personale dipendente.",
        lines: [1],
        kind: "action_proposal",
        subTheme: "appalti",
      },
      {
        key: "ze-depositi",
        quote: "Tre piccoli depositi di quartiere, condivisi tra corrieri concorrenti.",
        lines: [4],
        alsoLines: [{ campaign: "VDQ", line: 3 }],
        kind: "action_proposal",
        subTheme: "merci",
      },
      {
        key: "ze-svantaggio",
        quote: "Se li dà solo chi è trasparente, la trasparenza diventa uno svantaggio.",
        lines: [5],
        kind: "criticality",
        subTheme: "dati",
      },
    ],
  },
  {
    ...published,
    key: "nuvola-1",
    organisation: "nuvola",
    kind: "analysis",
    title: "Chi resta, chi parte, chi torna il giovedì",
    lines: [4, 5],
    district: 3,
    filedAt: "2025-08-06T14:27:00Z",
    body: `Scriviamo programmi che decidono i turni nei magazzini, quindi qualche colpa del lavoro degli altri ce l’abbiamo. Siamo in quarantuno. Negli ultimi due anni se ne sono andate nove persone: cinque verso altre città italiane, quattro all’estero. Sono tornate in due.

Abbiamo chiesto a tutte e nove perché. Lo stipendio è arrivato terzo. Prima venivano la casa, che qui costa ancora meno ma che con un contratto a termine nessuno affitta, e la sensazione che dopo cinque anni il lavoro sarebbe stato lo stesso.

Attirare imprese dall’altra parte del mondo va bene. Trattenere chi si è laureato a tre fermate da qui costa meno e nessuno taglia un nastro.

Ci interesserebbe un fondo di garanzia per gli affitti di chi ha meno di trentacinque anni e un contratto a termine: se salta una mensilità, risponde il fondo. Metteremmo una quota anche noi.

Il lavoro da remoto ha cambiato i quartieri più di quanto si dica. Nella via dove stiamo il bar a pranzo lavora il martedì e il giovedì, gli altri giorni no. Chi fa il piano della città dovrebbe chiedere alle imprese in quali giorni sono piene.

Ai dati teniamo per mestiere. Un formato comune e pubblico per gli annunci di lavoro, con la paga scritta, servirebbe più di un altro portale.`,
    excerpts: [
      { key: "nu-terzo", quote: "Lo stipendio è arrivato terzo.", lines: [4, 5], kind: "criticality" },
      { key: "nu-casa", quote: "con un contratto a termine nessuno affitta", lines: [4], kind: "criticality" },
      {
        key: "nu-nastro",
        quote: "Trattenere chi si è laureato a tre fermate da qui costa meno e nessuno taglia un nastro.",
        lines: [4, 5],
        kind: "opportunity",
        subTheme: "competenze",
      },
      {
        key: "nu-garanzia",
        quote: "un fondo di garanzia per gli affitti di chi ha meno di trentacinque anni e un contratto a termine",
        lines: [4, 2],
        kind: "action_proposal",
      },
      {
        key: "nu-annunci",
        quote:
          "Un formato comune e pubblico per gli annunci di lavoro, con la paga scritta, servirebbe più di un altro portale.",
        lines: [5, 1],
        kind: "action_proposal",
        subTheme: "dati",
      },
    ],
  },
];
