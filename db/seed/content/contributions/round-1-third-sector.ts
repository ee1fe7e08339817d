import type { ContributionSeed } from "../types.ts";

const published = {
  campaign: "TCL",
  round: "round-1",
  state: "published",
  publishedAt: "2025-10-27T09:00:00Z",
} as const;

export const thirdSectorContributions: ContributionSeed[] = [
  {
    ...published,
    key: "argilla-1",
    organisation: "argilla",
    kind: "contribution",
    title: "Che cosa resta dopo il cantiere",
    lines: [1, 2, 4],
    district: 5,
    filedAt: "2025-09-26T10:30:00Z",
    answers: {
      situation: `Siamo in trentaquattro: quattordici persone arrivate da un periodo difficile e venti che hanno avuto una strada meno in salita. Curiamo aiuole, potiamo, e d’inverno facciamo piastrelle.

Nell’ultimo anno abbiamo accolto undici persone uscite da un cantiere di lavoro. Sette sono ancora con noi. **Il cantiere, per loro, è stato il ponte**: otto mesi con una sveglia, una squadra, una busta paga.`,
      problems: `Il ponte però finisce in acqua quando tra l’ultimo giorno di cantiere e il primo contratto passano quattro mesi. In quei mesi si perde la casa, si torna a bere, si smette di rispondere al telefono.

Partecipiamo a gare in cui un punto di ribasso vale più di un anno di lavoro con una persona fragile.`,
      openings: `L’investimento di oltre quattro milioni per 417 persone è un’occasione che non si ripete spesso. Se anche solo una su tre trovasse un contratto vicino al mestiere imparato, avremmo cambiato più vite di molti convegni.`,
      proposals: `1. Per ogni cantiere, prima che cominci, una cooperativa o un’impresa che si impegna a fare un colloquio alla fine.
2. Una figura che accompagna per dodici mesi, e non soltanto durante il cantiere.
3. Sulla paga minima nei bandi: siamo d’accordo, purché non valga come scusa per togliere la clausola sociale. Tra dieci persone pagate bene e nove pagate bene più una che riparte, noi scegliamo la seconda.`,
    },
    excerpts: [
      {
        key: "ar-ponte",
        quote: "otto mesi con una sveglia, una squadra, una busta paga",
        lines: [2],
        kind: "opportunity",
        subTheme: "ripartire",
        memo: "Giudizio opposto a quello di Quattro Fiumi Servizi sui cantieri.",
      },
      {
        key: "ar-quattro",
        quote:
          "Il ponte però finisce in acqua quando tra l’ultimo giorno di cantiere e il primo contratto passano quattro mesi.",
        lines: [2],
        kind: "criticality",
        subTheme: "ripartire",
      },
      {
        key: "ar-ribasso",
        quote: "Partecipiamo a gare in cui un punto di ribasso vale più di un anno di lavoro con una persona fragile.",
        lines: [1, 2],
        kind: "criticality",
        subTheme: "appalti",
      },
      {
        key: "ar-colloquio",
        quote:
          "Per ogni cantiere, prima che cominci, una cooperativa o un’impresa che si impegna a fare un colloquio alla fine.",
        lines: [2],
        kind: "action_proposal",
        subTheme: "ripartire",
      },
      {
        key: "ar-dodici",
        quote: "Una figura che accompagna per dodici mesi, e non soltanto durante il cantiere.",
        lines: [2],
        kind: "action_proposal",
        subTheme: "ripartire",
      },
      {
        key: "ar-clausola",
        quote: "siamo d’accordo, purché non valga come scusa per togliere la clausola sociale",
        lines: [1, 2],
        kind: "demand",
        subTheme: "appalti",
      },
    ],
  },
  {
    ...published,
    key: "tempo-doppio-1",
    organisation: "tempo-doppio",
    kind: "demand",
    title: "Ore diciassette e quarantacinque",
    lines: [1, 2, 4],
    alsoLines: [{ campaign: "VDQ", line: 2 }],
    district: 4,
    filedAt: "2025-10-09T21:10:00Z",
    body: `Alle diciassette e quarantacinque il nido chiude. Alle diciotto finisce il turno. Il nostro gruppo è nato da quei quindici minuti.

Siamo in novanta: madri, padri, figlie di genitori anziani, un fratello. Lavoriamo in uffici, corsie, call center, negozi. Abbiamo messo in fila i nostri calendari e il risultato è questo: chi cura qualcuno usa le ferie per le febbri e i permessi per i guasti dell’ascensore.

Si parla di tenere aperti i negozi fino alle ventidue. Chi li terrà aperti ha bambini anche lei. *Prima si allungano i servizi, poi si allungano gli orari.* Non il contrario.

Non chiediamo nemmeno che tutto chiuda. Una di noi fa la commessa e la domenica le conviene, perché il marito è a casa. Chiediamo di poter scegliere, e che la scelta non si paghi con il peggior turno della settimana dopo.

Chiediamo quattro cose.

- Un nido per circoscrizione aperto dalle sei e trenta alle venti e trenta, per chi ha turni documentati.
- Turni comunicati con almeno ventuno giorni di anticipo nelle attività che hanno un contratto o una concessione della Città.
- Sportelli per il lavoro con un angolo per bambine e bambini: nessuno fa un buon colloquio con un figlio in braccio.
- Che i corsi contino il tempo di cura: lezioni registrate, esami ripetibili, niente decadenza per tre assenze.

Quello che sappiamo fare è tenere insieme le agende. Da due anni ci scambiamo le ore: trecento pomeriggi coperti, senza un euro.`,
    excerpts: [
      {
        key: "td-ferie",
        quote: "chi cura qualcuno usa le ferie per le febbri e i permessi per i guasti dell’ascensore",
        lines: [2],
        kind: "criticality",
        subTheme: "cura",
      },
      {
        key: "td-prima",
        quote: "Prima si allungano i servizi, poi si allungano gli orari.",
        lines: [1, 4],
        alsoLines: [{ campaign: "VDQ", line: 2 }],
        kind: "demand",
        subTheme: "orari",
      },
      {
        key: "td-scegliere",
        quote: "Chiediamo di poter scegliere, e che la scelta non si paghi con il peggior turno della settimana dopo.",
        lines: [1, 4],
        kind: "demand",
        subTheme: "commercio",
      },
      {
        key: "td-nido",
        quote:
          "Un nido per circoscrizione aperto dalle sei e trenta alle venti e trenta, per chi ha turni documentati.",
        lines: [2],
        alsoLines: [{ campaign: "VDQ", line: 2 }],
        kind: "action_proposal",
        subTheme: "cura",
      },
      {
        key: "td-turni",
        quote:
          "Turni comunicati con almeno ventuno giorni di anticipo nelle attività che hanno un contratto o una concessione della Città.",
        lines: [1],
        kind: "action_proposal",
        subTheme: "orari",
      },
      {
        key: "td-angolo",
        quote:
          "Sportelli per il lavoro con un angolo per bambine e bambini: nessuno fa un buon colloquio con un figlio in braccio.",
        lines: [5, 2],
        kind: "action_proposal",
        subTheme: "poli",
      },
      {
        key: "td-corsi",
        quote: "lezioni registrate, esami ripetibili, niente decadenza per tre assenze",
        lines: [5, 2],
        kind: "demand",
        subTheme: "competenze",
      },
      {
        key: "td-agende",
        quote: "trecento pomeriggi coperti, senza un euro",
        lines: [2],
        kind: "opportunity",
        subTheme: "cura",
      },
    ],
  },
  {
    ...published,
    key: "gradino-1",
    organisation: "gradino",
    kind: "demand",
    title: "Il gradino si vede solo da sotto",
    lines: [2, 3, 5],
    district: 8,
    filedAt: "2025-09-15T09:55:00Z",
    answers: {
      situation: `Scriviamo in prima persona: siamo persone con disabilità e lavoriamo, o vorremmo. In quattro anni abbiamo visitato 73 luoghi di lavoro che si dicevano accessibili. In 29 non si arrivava al bagno.`,
      problems: `Ci chiamano quando manca una persona alla quota, e ci chiedono la percentuale prima del mestiere. **Ci assumono perché serve un numero e poi non sanno che cosa farci fare.** Una di noi, laureata in statistica, per un anno ha ordinato cartelline per colore.

Le convenzioni tra imprese e cooperative non ci piacciono. Chi le difende lo fa in buona fede, ma in pratica l’impresa paga perché stiamo da un’altra parte. Sappiamo che alcune cooperative la vedono diversamente e siamo pronti a discuterne allo stesso tavolo.

I portali per candidarsi si bloccano con il lettore di schermo a metà della domanda, di solito al momento di caricare il curriculum.`,
      proposals: `- Nessun contributo della Città a un’impresa che ha un luogo di lavoro nuovo non accessibile.
- Un fondo per gli adattamenti, con risposta in trenta giorni: un tavolo regolabile non può arrivare dopo la fine del periodo di prova.
- Nei laboratori delle scuole, almeno una postazione per macchina utilizzabile da seduti.
- I poli provati da noi, prima dell’apertura, uno per uno. Gratis, con un verbale pubblico.`,
      own_part: `Le visite ai poli le facciamo davvero: siamo in dodici e abbiamo già il calendario.`,
    },
    excerpts: [
      {
        key: "gr-bagno",
        quote: "In 29 non si arrivava al bagno.",
        lines: [2],
        kind: "criticality",
        subTheme: "disabilita",
        memo: "Su 73 luoghi visitati dall’associazione in quattro anni.",
      },
      {
        key: "gr-quota",
        quote: "Ci chiamano quando manca una persona alla quota, e ci chiedono la percentuale prima del mestiere.",
        lines: [2],
        kind: "criticality",
        subTheme: "disabilita",
      },
      {
        key: "gr-convenzioni",
        quote: "in pratica l’impresa paga perché stiamo da un’altra parte",
        lines: [2],
        kind: "criticality",
        subTheme: "disabilita",
        memo: "Contraria alle convenzioni; la Rete Mutua le accetta con un termine.",
      },
      {
        key: "gr-portali",
        quote: "I portali per candidarsi si bloccano con il lettore di schermo a metà della domanda",
        lines: [2, 5],
        kind: "criticality",
        subTheme: "disabilita",
      },
      {
        key: "gr-contributo",
        quote: "Nessun contributo della Città a un’impresa che ha un luogo di lavoro nuovo non accessibile.",
        lines: [2],
        kind: "demand",
        subTheme: "disabilita",
      },
      {
        key: "gr-fondo",
        quote:
          "Un fondo per gli adattamenti, con risposta in trenta giorni: un tavolo regolabile non può arrivare dopo la fine del periodo di prova.",
        lines: [2],
        kind: "action_proposal",
        subTheme: "disabilita",
      },
      {
        key: "gr-postazione",
        quote: "Nei laboratori delle scuole, almeno una postazione per macchina utilizzabile da seduti.",
        lines: [3, 2],
        kind: "demand",
        subTheme: "laboratori",
      },
      {
        key: "gr-poli",
        quote: "I poli provati da noi, prima dell’apertura, uno per uno.",
        lines: [5, 2],
        kind: "opportunity",
        subTheme: "poli",
      },
    ],
  },
  {
    ...published,
    key: "porta-terza-1",
    organisation: "porta-terza",
    kind: "contribution",
    title: "La seconda domanda del colloquio",
    lines: [2, 5],
    district: 5,
    filedAt: "2025-10-02T10:44:00Z",
    body: `La prima domanda di un colloquio è «che cosa sai fare?». La seconda è «perché c’è un buco di quattro anni?». Noi accompagniamo chi a quella domanda deve rispondere dicendo la verità.

In città è attivo un servizio che fa incontrare offerte e persone in misura alternativa alla detenzione. È un passo avanti. Nel nostro piccolo, da gennaio, abbiamo seguito 46 persone: 19 lavorano, 8 sono in tirocinio, le altre aspettano soprattutto una risposta.

### Gli ostacoli che vediamo

Gli orari della misura e quelli del lavoro si scontrano. Chi deve essere in casa alle ventuno non può fare il secondo turno, e per cambiare una fascia oraria servono settimane.

Serve un conto corrente per ricevere lo stipendio, un documento valido per aprire il conto, una residenza per rinnovare il documento. A ogni sportello ne manca uno.

Poi ci sono le persone. A giugno il titolare di un’officina, Ermanno Valsecca, ha chiesto a un nostro ragazzo di raccontare il suo reato davanti ai colleghi, il primo giorno. Il ragazzo non è più tornato. Altri titolari, invece, ci richiamano per averne un secondo.

### Che cosa proponiamo

Una sola persona di riferimento tra chi segue la misura, chi segue il lavoro e l’impresa, con un numero di telefono che risponde anche alle sette del mattino.

Tre mesi di prova sostenuti da una borsa, senza che l’impresa debba sapere altro che ciò che la legge prevede.

Chiediamo infine che nei bandi nessuno domandi il casellario quando la mansione non lo richiede.`,
    redactions: [{ quote: "Ermanno Valsecca", reason: "third_party" }],
    excerpts: [
      {
        key: "pt-buco",
        quote: "La seconda è «perché c’è un buco di quattro anni?».",
        lines: [2],
        kind: "criticality",
        subTheme: "ripartire",
      },
      {
        key: "pt-lavorano",
        quote: "19 lavorano, 8 sono in tirocinio, le altre aspettano soprattutto una risposta",
        lines: [2],
        kind: "opportunity",
        subTheme: "ripartire",
        memo: "Persone seguite dall’associazione da gennaio a settembre 2025.",
      },
      {
        key: "pt-orari",
        quote: "Gli orari della misura e quelli del lavoro si scontrano.",
        lines: [2],
        kind: "criticality",
        subTheme: "ripartire",
      },
      {
        key: "pt-conto",
        quote:
          "Serve un conto corrente per ricevere lo stipendio, un documento valido per aprire il conto, una residenza per rinnovare il documento.",
        lines: [2],
        kind: "criticality",
        subTheme: "ripartire",
      },
      {
        key: "pt-riferimento",
        quote: "Una sola persona di riferimento tra chi segue la misura, chi segue il lavoro e l’impresa",
        lines: [2, 5],
        kind: "action_proposal",
        subTheme: "ripartire",
      },
      {
        key: "pt-borsa",
        quote:
          "Tre mesi di prova sostenuti da una borsa, senza che l’impresa debba sapere altro che ciò che la legge prevede.",
        lines: [2],
        kind: "action_proposal",
        subTheme: "ripartire",
      },
      {
        key: "pt-casellario",
        quote: "nei bandi nessuno domandi il casellario quando la mansione non lo richiede",
        lines: [2, 1],
        kind: "demand",
        subTheme: "ripartire",
      },
    ],
  },
  {
    ...published,
    key: "valigie-1",
    organisation: "valigie",
    kind: "analysis",
    title: "Titoli nel cassetto",
    lines: [2, 4, 5],
    district: 6,
    filedAt: "2025-09-24T19:05:00Z",
    body: `Al nostro banco del sabato chiediamo che lavoro facevi prima. Tra le 230 persone ascoltate quest’anno, 88 avevano un diploma tecnico o una laurea. Di queste, nove fanno il proprio mestiere.

Una dentista assiste una signora anziana. Un perito elettrotecnico scarica casse. Una contabile pulisce lo studio di una contabile. Non è soltanto un’ingiustizia: **è una città che ha in casa quello che cerca e non apre il cassetto.**

Farsi riconoscere un titolo costa, tra traduzioni e bolli, quanto due mesi di affitto. Poi si aspetta, e mentre si aspetta si accetta altro.

Non tutto dipende da leggi nazionali. In città si può fare questo.

1. Un anticipo sulle spese di traduzione, da restituire a rate quando si trova lavoro.
2. Una prova pratica di mestiere, nei centri di formazione, che valga almeno per le imprese che si impegnano a riconoscerla: chi sa saldare, saldi.
3. Tirocini brevi negli uffici pubblici per chi ha lavorato in un’amministrazione nel proprio Paese.

C’è un rischio di cui parliamo poco: le ragazze che arrivano ricongiungendosi alla famiglia spariscono dai conti. Non studiano, non risultano disoccupate, non vengono al banco del sabato. Chiediamo agli sportelli di andare loro incontro davanti alle scuole, la mattina.

Chi dice che prima vengono i giovani di qui dimentica che metà dei ragazzi del nostro doposcuola è nata in corso Giulio Cesare.`,
    excerpts: [
      {
        key: "va-nove",
        quote: "Di queste, nove fanno il proprio mestiere.",
        lines: [2, 5],
        kind: "criticality",
        subTheme: "arrivi",
        memo: "Nove su 88 con titolo, tra le persone ascoltate dall’associazione.",
      },
      {
        key: "va-cassetto",
        quote: "è una città che ha in casa quello che cerca e non apre il cassetto",
        lines: [4, 5],
        kind: "criticality",
        subTheme: "competenze",
      },
      {
        key: "va-costa",
        quote: "Farsi riconoscere un titolo costa, tra traduzioni e bolli, quanto due mesi di affitto.",
        lines: [2],
        kind: "criticality",
        subTheme: "arrivi",
      },
      {
        key: "va-anticipo",
        quote: "Un anticipo sulle spese di traduzione, da restituire a rate quando si trova lavoro.",
        lines: [2],
        kind: "action_proposal",
        subTheme: "arrivi",
      },
      {
        key: "va-saldi",
        quote:
          "Una prova pratica di mestiere, nei centri di formazione, che valga almeno per le imprese che si impegnano a riconoscerla",
        lines: [2, 3],
        kind: "action_proposal",
        subTheme: "arrivi",
      },
      {
        key: "va-conti",
        quote: "le ragazze che arrivano ricongiungendosi alla famiglia spariscono dai conti",
        lines: [2, 5],
        kind: "criticality",
        subTheme: "arrivi",
      },
      {
        key: "va-scuole",
        quote: "Chiediamo agli sportelli di andare loro incontro davanti alle scuole, la mattina.",
        lines: [5, 2],
        kind: "demand",
        subTheme: "poli",
      },
    ],
  },
  {
    ...published,
    key: "capannoni-1",
    organisation: "capannoni",
    kind: "contribution",
    title: "Una fabbrica non è solo una fabbrica",
    lines: [4, 3],
    alsoLines: [{ campaign: "VDQ", line: 1 }],
    district: 6,
    filedAt: "2025-10-12T16:20:00Z",
    body: `Abitiamo attorno a un capannone chiuso da diciannove anni. Lo chiamiamo *la Balena*. Ci abbiamo fatto sei passeggiate pubbliche, con chi ci aveva lavorato e con chi ha imparato ad andare in skate nel suo piazzale.

Leggiamo che le aree produttive dovrebbero restare tutte produttive. Rispettiamo chi lo chiede: ha visto chiudere reparti in cui aveva lasciato la giovinezza. Ma **aspettare un’industria che non arriva è un modo di abbandonare un quartiere.** E demolire, come propongono altri, cancella anche quello che si potrebbe usare domani.

Proponiamo l’uso temporaneo: cinque anni, a rischio basso, con regole semplici.

- Al piano terra laboratori che fanno rumore di giorno.
- Nella manica degli uffici, scuola serale, sportello e una sala prove.
- Nel piazzale, il mercato e la ciclofficina.

Dopo cinque anni si guarda che cosa ha funzionato e si decide. Se nel frattempo arriva un’impresa seria che vuole tutto, ce ne andiamo: lo scriviamo nel contratto.

Una cosa non vogliamo, e la diciamo chiara. Non vogliamo che l’arte serva a far salire i prezzi e che poi chi ci ha aperto una bottega debba andarsene. Chiediamo affitti bloccati per chi entra nei primi cinque anni.`,
    excerpts: [
      {
        key: "ca-aspettare",
        quote: "aspettare un’industria che non arriva è un modo di abbandonare un quartiere",
        lines: [4],
        alsoLines: [{ campaign: "VDQ", line: 1 }],
        kind: "criticality",
        subTheme: "spazi",
      },
      {
        key: "ca-demolire",
        quote: "demolire, come propongono altri, cancella anche quello che si potrebbe usare domani",
        lines: [4],
        alsoLines: [{ campaign: "VDQ", line: 1 }],
        kind: "criticality",
        subTheme: "spazi",
      },
      {
        key: "ca-temporaneo",
        quote: "Proponiamo l’uso temporaneo: cinque anni, a rischio basso, con regole semplici.",
        lines: [4],
        alsoLines: [{ campaign: "VDQ", line: 1 }],
        kind: "action_proposal",
        subTheme: "spazi",
      },
      {
        key: "ca-laboratori",
        quote: "Al piano terra laboratori che fanno rumore di giorno.",
        lines: [3, 4],
        kind: "opportunity",
        subTheme: "mestieri",
      },
      {
        key: "ca-andarsene",
        quote: "Se nel frattempo arriva un’impresa seria che vuole tutto, ce ne andiamo: lo scriviamo nel contratto.",
        lines: [4],
        kind: "opportunity",
        subTheme: "spazi",
      },
      {
        key: "ca-affitti",
        quote: "Chiediamo affitti bloccati per chi entra nei primi cinque anni.",
        lines: [4],
        kind: "demand",
        subTheme: "spazi",
      },
    ],
  },
];
