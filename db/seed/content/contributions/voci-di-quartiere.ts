import type { ContributionSeed } from "../types.ts";

const open = { campaign: "VDQ", round: "vdq-round-1", state: "published" } as const;

export const planningContributions: ContributionSeed[] = [
  {
    ...open,
    key: "capannoni-vdq",
    organisation: "capannoni",
    kind: "contribution",
    title: "La Balena, isolato per isolato",
    lines: [1, 2],
    alsoLines: [{ campaign: "TCL", line: 4 }],
    district: 6,
    filedAt: "2026-06-08T17:15:00Z",
    publishedAt: "2026-06-10T08:00:00Z",
    answers: {
      place: `Un capannone di undicimila metri quadrati nella Circoscrizione 6, chiuso da vent’anni. Noi lo chiamiamo la Balena; sulle carte ha solo un numero.`,
      today: `Dentro non lavora nessuno. Attorno sì: un fabbro, due carrozzerie, una tipografia, una mensa che prepara pasti per gli asili. Il fabbro ci ha detto la cosa più utile di tutte: **il problema non è il rumore, è l’ora.** Batte il ferro dalle otto alle cinque e nessuno si lamenta; il camion che lo rifornisce arriva alle cinque e un quarto del mattino e sveglia tre palazzi.`,
      need: `Che il piano permetta usi diversi nello stesso edificio, a ore diverse, e che per cinque anni si possa provare senza cambiare destinazione.

Che i piani terra su strada restino bottega, laboratorio o servizio, e non diventino garage.`,
      avoid: `Grandi superfici di vendita. Un parcheggio al posto del piazzale. E le case affacciate sul fabbro: chi ci andasse ad abitare, dopo un anno, chiederebbe di mandarlo via.`,
    },
    excerpts: [
      {
        key: "vca-ora",
        quote: "il problema non è il rumore, è l’ora",
        lines: [1],
        alsoLines: [{ campaign: "TCL", line: 4 }],
        kind: "criticality",
        subTheme: "ex-fabbriche",
      },
      {
        key: "vca-usi",
        quote:
          "Che il piano permetta usi diversi nello stesso edificio, a ore diverse, e che per cinque anni si possa provare senza cambiare destinazione.",
        lines: [1],
        alsoLines: [{ campaign: "TCL", line: 4 }],
        kind: "demand",
        subTheme: "ex-fabbriche",
      },
      {
        key: "vca-terra",
        quote: "Che i piani terra su strada restino bottega, laboratorio o servizio, e non diventino garage.",
        lines: [1, 2],
        kind: "demand",
        subTheme: "piani-terra",
      },
      {
        key: "vca-case",
        quote: "chi ci andasse ad abitare, dopo un anno, chiederebbe di mandarlo via",
        lines: [1],
        kind: "criticality",
        subTheme: "ex-fabbriche",
      },
    ],
  },
  {
    ...open,
    key: "scali-vdq",
    organisation: "scali-mercati",
    kind: "analysis",
    title: "Dove mettere quattro stanze per i pacchi",
    lines: [3, 1],
    alsoLines: [{ campaign: "TCL", line: 4 }],
    district: 5,
    filedAt: "2026-09-14T08:20:00Z",
    publishedAt: "2026-09-16T08:00:00Z",
    body: `Dopo la prova con nove negozi abbiamo cercato dove un deposito di quartiere potrebbe stare davvero. Servono ottanta metri quadrati, un ingresso largo due metri e mezzo, la corrente per ricaricare e nessuna camera da letto sopra.

Abbiamo guardato i locali vuoti che conosciamo nella Circoscrizione 5: su trentuno, quattro vanno bene. Gli altri hanno un gradino, una serranda troppo stretta o qualcuno che dorme al primo piano.

Chiediamo che il piano riconosca il piccolo deposito come **servizio di quartiere**, con regole proprie. Oggi o è un magazzino, e allora in una via abitata non può stare, oppure è un negozio, e allora paga come un negozio.

Proponiamo anche un limite, perché il timore di chi abita è giusto: non più di un deposito ogni ottocento metri, luci spente in strada dopo le ventitré, soltanto mezzi elettrici o a pedali. Chi vuole di più vada negli scali, che per questo ci sono.`,
    excerpts: [
      {
        key: "vsc-quattro",
        quote:
          "Abbiamo guardato i locali vuoti che conosciamo nella Circoscrizione 5: su trentuno, quattro vanno bene.",
        lines: [3, 1],
        kind: "criticality",
        subTheme: "depositi",
      },
      {
        key: "vsc-servizio",
        quote: "Chiediamo che il piano riconosca il piccolo deposito come servizio di quartiere, con regole proprie.",
        lines: [3],
        alsoLines: [{ campaign: "TCL", line: 4 }],
        kind: "demand",
        subTheme: "depositi",
      },
      {
        key: "vsc-limite",
        quote:
          "non più di un deposito ogni ottocento metri, luci spente in strada dopo le ventitré, soltanto mezzi elettrici o a pedali",
        lines: [3],
        kind: "action_proposal",
        subTheme: "depositi",
      },
    ],
  },
  {
    ...open,
    key: "gradino-vdq",
    organisation: "gradino",
    kind: "contribution",
    title: "L’ultimo metro prima del lavoro",
    lines: [2, 3],
    alsoLines: [{ campaign: "TCL", line: 2 }],
    district: 8,
    filedAt: "2026-10-12T09:30:00Z",
    publishedAt: "2026-10-14T08:00:00Z",
    answers: {
      place: `I marciapiedi tra quattro fermate della Circoscrizione 8 e i luoghi di lavoro che stanno attorno: un poliambulatorio, due scuole, un centro di assistenza telefonica.`,
      today: `Abbiamo fatto il percorso in nove, con carrozzine, bastoni e un passeggino. Dal tram alla porta dell’ufficio, trecentoquaranta metri: ventidue minuti. Senza ostacoli ne bastano sei.

La rampa c’è quasi sempre. Davanti alla rampa, quasi sempre, c’è un monopattino. Uno di noi, che lavora al poliambulatorio da cinque anni, esce di casa quaranta minuti prima del necessario e non lo ha mai detto a nessuno.`,
      need: `Che per ogni luogo con più di cinquanta persone al lavoro il piano chieda **un percorso accessibile dalla fermata alla scrivania**, e non soltanto dentro l’edificio.

Che i posti per i monopattini siano sulla carreggiata. Che i cantieri stradali lascino sempre un passaggio largo un metro e mezzo, e che lo si controlli di lunedì mattina, quando tutti vanno al lavoro.`,
      avoid: `Ingressi accessibili sul retro. Chi arriva dal cortile dei rifiuti, al lavoro, comincia già da un passo indietro.`,
    },
    excerpts: [
      {
        key: "vgr-minuti",
        quote: "Dal tram alla porta dell’ufficio, trecentoquaranta metri: ventidue minuti.",
        lines: [2, 3],
        alsoLines: [{ campaign: "TCL", line: 2 }],
        kind: "criticality",
        subTheme: "accessibilita",
      },
      {
        key: "vgr-percorso",
        quote: "un percorso accessibile dalla fermata alla scrivania",
        lines: [2, 3],
        alsoLines: [{ campaign: "TCL", line: 2 }],
        kind: "demand",
        subTheme: "accessibilita",
      },
      {
        key: "vgr-retro",
        quote: "Chi arriva dal cortile dei rifiuti, al lavoro, comincia già da un passo indietro.",
        lines: [2],
        kind: "criticality",
        subTheme: "accessibilita",
      },
    ],
  },
];
