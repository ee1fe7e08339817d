import type { ContributionSeed } from "../types.ts";

const published = {
  campaign: "TCL",
  round: "round-1",
  state: "published",
  publishedAt: "2025-10-27T09:00:00Z",
} as const;

export const trainingContributions: ContributionSeed[] = [
  {
    ...published,
    key: "lima-tornio-1",
    organisation: "lima-tornio",
    kind: "contribution",
    title: "Tre anni, una chiave inglese e un maestro",
    lines: [3, 5],
    district: 5,
    filedAt: "2025-09-11T12:33:00Z",
    answers: {
      situation: `Da noi si entra alle otto e ci si cambia le scarpe. Dei 118 ragazzi e ragazze che hanno finito il corso di meccanica negli ultimi tre anni, 97 lavorano nel mestiere. Gli altri li sappiamo per nome, e per quasi tutti il problema non era la mano: era la casa, i documenti, il trasporto.`,
      problems: `I torni sono del 1987. Vanno ancora, ma chi impara lì e poi trova un centro di lavoro a cinque assi deve ricominciare.

Si discute se l’apprendistato debba durare due anni o quattro. Noi diciamo tre, e soprattutto diciamo che **la durata conta meno di chi sta accanto**: con un buon maestro diciotto mesi bastano per la metà delle lavorazioni, senza maestro non ne bastano sessanta.`,
      proposals: `Chiediamo un parco macchine condiviso tra scuole, centri e imprese: chi compra una macchina con soldi pubblici la tiene aperta agli altri il pomeriggio e il sabato.

Proponiamo una prova di mestiere alla fine di ogni anno, davanti a una commissione con dentro anche chi lavora in officina. Se la si passa, il salario sale.

Ai genitori che a giugno ci chiedono se questa è una scuola di serie B rispondiamo invitandoli a una lezione. Una giornata delle mani, in tutte le scuole medie, farebbe lo stesso per tutti.`,
      own_part: `Teniamo aperta l’officina due sere a settimana per chi ha perso il lavoro. Ci servono due istruttori e la luce.`,
    },
    excerpts: [
      {
        key: "lt-nome",
        quote: "per quasi tutti il problema non era la mano: era la casa, i documenti, il trasporto",
        lines: [5, 2],
        kind: "criticality",
      },
      {
        key: "lt-torni",
        quote: "Vanno ancora, ma chi impara lì e poi trova un centro di lavoro a cinque assi deve ricominciare.",
        lines: [3],
        kind: "criticality",
        subTheme: "laboratori",
      },
      {
        key: "lt-maestro",
        quote: "la durata conta meno di chi sta accanto",
        lines: [3],
        kind: "demand",
        subTheme: "apprendistato",
        memo: "Posizione di mezzo: tre anni, ma conta il maestro.",
      },
      {
        key: "lt-parco",
        quote: "Chiediamo un parco macchine condiviso tra scuole, centri e imprese",
        lines: [3],
        kind: "action_proposal",
        subTheme: "laboratori",
      },
      {
        key: "lt-prova",
        quote:
          "Proponiamo una prova di mestiere alla fine di ogni anno, davanti a una commissione con dentro anche chi lavora in officina.",
        lines: [3, 5],
        kind: "action_proposal",
        subTheme: "apprendistato",
      },
      {
        key: "lt-mani",
        quote: "Una giornata delle mani, in tutte le scuole medie, farebbe lo stesso per tutti.",
        lines: [5],
        kind: "action_proposal",
        subTheme: "orientamento",
      },
      {
        key: "lt-sere",
        quote: "Teniamo aperta l’officina due sere a settimana per chi ha perso il lavoro.",
        lines: [3, 2],
        kind: "opportunity",
        subTheme: "laboratori",
      },
    ],
  },
  {
    ...published,
    key: "sette-banchi-1",
    organisation: "sette-banchi",
    kind: "demand",
    title: "Non chiedeteci operai pronti a sedici anni",
    lines: [3, 5, 1],
    district: 2,
    filedAt: "2025-10-06T13:15:00Z",
    body: `Siamo sette istituti, tecnici e professionali. Ogni settembre arriva qualcuno a dirci quali figure mancano, e ogni volta sono diverse. Tre anni fa dovevamo preparare tutti alla batteria elettrica. Oggi ci chiedono saldatrici e saldatori.

La scuola non è il magazzino delle imprese. Formiamo persone che lavoreranno quarant’anni, e tra dieci il mestiere di oggi avrà un altro nome. Per questo **chiediamo che matematica, italiano e diritto del lavoro non siano la parte che si taglia** per fare posto al tirocinio.

## Che cosa non va

- L’orientamento comincia in terza media, a dicembre, con un pomeriggio in palestra pieno di banchetti. È tardi, ed è una fiera.
- L’alternanza si fa dove c’è posto, non dove si impara. Un’alunna di elettronica ha passato tre settimane a piegare scatole.
- I nostri laboratori sono chiusi d’estate e ogni pomeriggio dopo le cinque, perché manca chi li sorvegli.

## Che cosa chiediamo

1. Un elenco di imprese che ospitano sul serio, scritto con le scuole e rivisto ogni anno: chi fa piegare scatole esce.
2. Laboratori aperti fino alle ventidue, con personale tecnico pagato dalla Città o da un fondo comune, per chi studia e per chi lavora.
3. Quattro ore di storia e diritti del lavoro in ogni classe quarta, tenute insieme da chi rappresenta lavoratrici e lavoratori e da chi rappresenta le imprese. Insieme, nella stessa aula.

I corsi sulla sicurezza di quest’anno hanno funzionato quando in classe è venuto qualcuno dal reparto. Con le sole diapositive, no.`,
    excerpts: [
      {
        key: "sb-magazzino",
        quote: "La scuola non è il magazzino delle imprese.",
        lines: [5],
        kind: "criticality",
        subTheme: "orientamento",
      },
      {
        key: "sb-nome",
        quote: "Formiamo persone che lavoreranno quarant’anni, e tra dieci il mestiere di oggi avrà un altro nome.",
        lines: [5],
        kind: "criticality",
        subTheme: "competenze",
      },
      {
        key: "sb-taglia",
        quote: "chiediamo che matematica, italiano e diritto del lavoro non siano la parte che si taglia",
        lines: [5, 3],
        kind: "demand",
        subTheme: "orientamento",
      },
      {
        key: "sb-fiera",
        quote: "L’orientamento comincia in terza media, a dicembre, con un pomeriggio in palestra pieno di banchetti.",
        lines: [5],
        kind: "criticality",
        subTheme: "orientamento",
      },
      {
        key: "sb-scatole",
        quote: "L’alternanza si fa dove c’è posto, non dove si impara.",
        lines: [3, 5],
        kind: "criticality",
        subTheme: "laboratori",
      },
      {
        key: "sb-chiusi",
        quote:
          "I nostri laboratori sono chiusi d’estate e ogni pomeriggio dopo le cinque, perché manca chi li sorvegli.",
        lines: [3],
        kind: "criticality",
        subTheme: "laboratori",
      },
      {
        key: "sb-elenco",
        quote: "Un elenco di imprese che ospitano sul serio, scritto con le scuole e rivisto ogni anno",
        lines: [3, 5],
        kind: "action_proposal",
        subTheme: "orientamento",
      },
      {
        key: "sb-ventidue",
        quote:
          "Laboratori aperti fino alle ventidue, con personale tecnico pagato dalla Città o da un fondo comune, per chi studia e per chi lavora.",
        lines: [3],
        kind: "action_proposal",
        subTheme: "laboratori",
      },
      {
        key: "sb-diritti",
        quote:
          "Quattro ore di storia e diritti del lavoro in ogni classe quarta, tenute insieme da chi rappresenta lavoratrici e lavoratori e da chi rappresenta le imprese.",
        lines: [1, 5],
        kind: "action_proposal",
        subTheme: "contratti",
      },
      {
        key: "sb-reparto",
        quote: "I corsi sulla sicurezza di quest’anno hanno funzionato quando in classe è venuto qualcuno dal reparto.",
        lines: [1],
        kind: "opportunity",
        subTheme: "sicurezza",
      },
    ],
  },
  {
    ...published,
    key: "ellisse-1",
    organisation: "ellisse",
    kind: "analysis",
    title: "Contare bene prima di contare molto",
    lines: [5, 1],
    district: 1,
    filedAt: "2025-10-01T09:02:00Z",
    body: `L’Osservatorio del Mercato del Lavoro di Torino raccoglie le fonti e le apre a chi governa, a chi contratta e a chi abita la città; pubblica indicatori a scadenze regolari e analisi che servono a decidere. Al suo tavolo, coordinato dalla Città, siedono Regione Piemonte, Camera di commercio di Torino, Agenzia Piemonte Lavoro e INAIL, e un accordo per il 2024–2026 assicura il sostegno scientifico e di metodo di IRES Piemonte. È una base solida. Qui proponiamo che cosa costruirci sopra.

Tre cose non si vedono ancora. La prima è il **lavoro povero**: si contano gli avviamenti, non i mesi lavorati né quanto resta in tasca a fine anno. La seconda è il quartiere: un dato medio di città nasconde proprio le differenze che servirebbero per decidere dove aprire uno sportello. La terza è il lavoro di chi non ha un datore di lavoro riconoscibile.

Le comunicazioni obbligatorie registrano rapporti, non persone.[^conteggio] Chi confronta i due numeri senza dirlo sbaglia, e di solito sbaglia nella direzione che gli conviene.

Ogni tabella pubblicata dovrebbe portare la definizione, la fonte, la data e il nome di chi risponde. Chiediamo inoltre che i dati siano scaricabili da chiunque, con il dettaglio più fine che la riservatezza permette. Su questo le imprese hanno timori comprensibili, ma una soglia minima di cinque unità per cella basta a proteggerle.

Un avvertimento contro noi stessi: non tutto ciò che conta si misura. Se un polo per l’occupabilità viene valutato solo da quante persone colloca, smetterà di occuparsi di chi è più difficile da collocare.

Offriamo due borse di ricerca l’anno, con metodo e codice pubblici.

[^conteggio]: Una persona con cinque contratti brevi in un anno conta cinque nei rapporti e uno nelle persone.`,
    excerpts: [
      {
        key: "el-povero",
        quote: "si contano gli avviamenti, non i mesi lavorati né quanto resta in tasca a fine anno",
        lines: [5, 1],
        kind: "criticality",
        subTheme: "dati",
      },
      {
        key: "el-quartiere",
        quote:
          "un dato medio di città nasconde proprio le differenze che servirebbero per decidere dove aprire uno sportello",
        lines: [5],
        alsoLines: [{ campaign: "VDQ", line: 2 }],
        kind: "criticality",
        subTheme: "dati",
      },
      {
        key: "el-sbaglia",
        quote: "Chi confronta i due numeri senza dirlo sbaglia, e di solito sbaglia nella direzione che gli conviene.",
        lines: [5],
        kind: "criticality",
        subTheme: "dati",
      },
      {
        key: "el-tabella",
        quote: "Ogni tabella pubblicata dovrebbe portare la definizione, la fonte, la data e il nome di chi risponde.",
        lines: [5],
        kind: "action_proposal",
        subTheme: "dati",
      },
      {
        key: "el-scaricabili",
        quote:
          "Chiediamo inoltre che i dati siano scaricabili da chiunque, con il dettaglio più fine che la riservatezza permette.",
        lines: [5],
        kind: "demand",
        subTheme: "dati",
      },
      {
        key: "el-soglia",
        quote: "una soglia minima di cinque unità per cella basta a proteggerle",
        lines: [5],
        kind: "opportunity",
        subTheme: "dati",
      },
      {
        key: "el-polo",
        quote:
          "Se un polo per l’occupabilità viene valutato solo da quante persone colloca, smetterà di occuparsi di chi è più difficile da collocare.",
        lines: [5, 2],
        kind: "criticality",
        subTheme: "poli",
      },
      {
        key: "el-borse",
        quote: "Offriamo due borse di ricerca l’anno, con metodo e codice pubblici.",
        lines: [5],
        kind: "opportunity",
        subTheme: "dati",
      },
    ],
  },
  {
    ...published,
    key: "cento-lingue-1",
    organisation: "cento-lingue",
    kind: "contribution",
    title: "La lista d’attesa per imparare l’italiano",
    lines: [2, 5],
    district: 7,
    filedAt: "2025-08-28T18:49:00Z",
    answers: {
      situation: `La nostra classe più bella è quella del martedì sera: una sarta, due muratori, un’ingegnera, un cuoco, un ragazzo che consegna pacchi. Lingue madri diverse, la stessa stanchezza. In lista d’attesa abbiamo 164 persone.`,
      problems: `Chi lavora di giorno segue il corso finché non gli cambiano il turno. Poi sparisce, e non perché gli manchi la voglia.

Senza un certificato di lingua non si entra in quasi nessun corso professionale. Così chi ha più bisogno di formazione resta fuori dalla porta per cui gli servirebbe la chiave.`,
      openings: `Due imprese di pulizie ci hanno dato una stanza e un’ora pagata alla settimana. In sei mesi le persone hanno imparato a leggere le schede dei prodotti e a dire di no a un ordine pericoloso.`,
      proposals: `Chiediamo l’**italiano del mestiere**: corsi di quaranta ore dentro i luoghi di lavoro, metà in orario e metà fuori.

Chiediamo che nei nuovi poli ci sia, per almeno un giorno alla settimana, una persona che fa mediazione linguistica.

Che i corsi professionali accettino chi ha un livello di base, affiancando un’insegnante di lingua a chi insegna il mestiere.`,
    },
    excerpts: [
      {
        key: "cl-lista",
        quote: "In lista d’attesa abbiamo 164 persone.",
        lines: [2],
        kind: "criticality",
        subTheme: "arrivi",
      },
      {
        key: "cl-turno",
        quote: "Chi lavora di giorno segue il corso finché non gli cambiano il turno.",
        lines: [2, 1],
        kind: "criticality",
        subTheme: "arrivi",
      },
      {
        key: "cl-chiave",
        quote: "chi ha più bisogno di formazione resta fuori dalla porta per cui gli servirebbe la chiave",
        lines: [2, 5],
        kind: "criticality",
        subTheme: "arrivi",
      },
      {
        key: "cl-schede",
        quote:
          "In sei mesi le persone hanno imparato a leggere le schede dei prodotti e a dire di no a un ordine pericoloso.",
        lines: [2, 1],
        kind: "opportunity",
        subTheme: "arrivi",
      },
      {
        key: "cl-mestiere",
        quote: "corsi di quaranta ore dentro i luoghi di lavoro, metà in orario e metà fuori",
        lines: [2, 5],
        kind: "action_proposal",
        subTheme: "arrivi",
      },
      {
        key: "cl-mediazione",
        quote:
          "Chiediamo che nei nuovi poli ci sia, per almeno un giorno alla settimana, una persona che fa mediazione linguistica.",
        lines: [2, 5],
        kind: "demand",
        subTheme: "poli",
      },
    ],
  },
];
