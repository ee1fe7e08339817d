import type { ContributionSeed } from "../types.ts";

const open = { campaign: "TCL", round: "round-2", state: "published" } as const;

export const secondRoundContributions: ContributionSeed[] = [
  {
    ...open,
    key: "quattro-fiumi-2",
    organisation: "quattro-fiumi",
    kind: "contribution",
    title: "Una bozza onesta, tre parole da cambiare",
    lines: [1, 3, 5],
    district: null,
    filedAt: "2026-10-19T14:22:00Z",
    publishedAt: "2026-10-21T08:00:00Z",
    answers: {
      agree: `Parliamo come confederazione, dopo aver sentito le nostre categorie. Ci riconosciamo nel modo in cui la bozza racconta i cambi di appalto, e apprezziamo che la nostra richiesta di una paga minima compaia accanto a chi la contesta. Non capita spesso di leggere un documento pubblico che ammette un disaccordo.`,
      change: `Dove la bozza dice che l’ufficio *valuterà* una soglia oraria, chiediamo che dica **sperimenterà**, con due gare scelte e una data. Valutare è un verbo che non scade mai.

Sull’apprendistato la nostra categoria del metallo aveva chiesto due anni. Dopo averne discusso, come confederazione accettiamo che la durata la fissino i contratti, se il contributo pubblico è legato alla prova di mestiere e all’assunzione. Non è una marcia indietro: è una strada diversa per lo stesso scopo.`,
      missing: `Manca il caldo. Quest’estate nei cantieri e nelle cucine si è lavorato con temperature che una volta si leggevano sui giornali. Proponiamo che ogni appalto della Città preveda pause pagate oltre una temperatura concordata.`,
      measure: `Per gli appalti, un numero solo: quante persone, dopo un cambio di gestione, hanno le stesse ore di prima. Pubblicato ogni anno, appalto per appalto.`,
    },
    excerpts: [
      {
        key: "q2-verbo",
        quote: "Valutare è un verbo che non scade mai.",
        lines: [1],
        kind: "criticality",
        subTheme: "appalti",
      },
      {
        key: "q2-durata",
        quote:
          "accettiamo che la durata la fissino i contratti, se il contributo pubblico è legato alla prova di mestiere e all’assunzione",
        lines: [3],
        kind: "demand",
        subTheme: "apprendistato",
        memo: "Cambia la posizione espressa da Quattro Fiumi Metallo nella prima fase.",
      },
      {
        key: "q2-caldo",
        quote: "Proponiamo che ogni appalto della Città preveda pause pagate oltre una temperatura concordata.",
        lines: [1],
        kind: "action_proposal",
        subTheme: "sicurezza",
      },
      {
        key: "q2-ore",
        quote: "quante persone, dopo un cambio di gestione, hanno le stesse ore di prima",
        lines: [1, 5],
        kind: "action_proposal",
        subTheme: "appalti",
      },
    ],
  },
  {
    ...open,
    key: "fabbriche-2",
    organisation: "fabbriche",
    kind: "demand",
    title: "Contro l’uso temporaneo nelle aree produttive attive",
    lines: [4, 5],
    alsoLines: [{ campaign: "VDQ", line: 1 }],
    district: 1,
    filedAt: "2026-10-28T16:40:00Z",
    publishedAt: "2026-10-30T08:00:00Z",
    answers: {
      agree: `Condividiamo il capoverso sui tempi delle pratiche e l’azione sul referente unico per gli ampliamenti. Chiediamo solo di scrivere il termine: novanta giorni.`,
      change: `L’azione sull’uso temporaneo dei capannoni va riscritta. Così com’è si applica anche a un edificio vuoto in mezzo a un comparto che lavora. Un concerto accanto a una pressa non è rigenerazione: è una lite annunciata, e a perderla è sempre chi fa rumore per mestiere.

Proponiamo questo testo: «L’uso temporaneo è ammesso negli edifici dismessi che non confinano con attività produttive in esercizio, oppure con il loro accordo scritto».`,
      missing: `Non si parla del costo dell’energia, che per una fonderia decide più di qualsiasi bando. Mettiamo sul tavolo la nostra esperienza di comunità energetica tra sette imprese vicine. Funziona da un anno, e il difficile non sono stati i pannelli: è stato accordarsi sui turni.`,
      measure: `Metri quadrati produttivi persi e guadagnati ogni anno, per circoscrizione. È un conto che oggi nessuno fa, e che ci farebbe discutere di meno.`,
    },
    excerpts: [
      {
        key: "f2-pressa",
        quote: "Un concerto accanto a una pressa non è rigenerazione: è una lite annunciata",
        lines: [4],
        alsoLines: [{ campaign: "VDQ", line: 1 }],
        kind: "criticality",
        subTheme: "spazi",
      },
      {
        key: "f2-testo",
        quote:
          "L’uso temporaneo è ammesso negli edifici dismessi che non confinano con attività produttive in esercizio, oppure con il loro accordo scritto",
        lines: [4],
        alsoLines: [{ campaign: "VDQ", line: 1 }],
        kind: "action_proposal",
        subTheme: "spazi",
      },
      {
        key: "f2-energia",
        quote: "Mettiamo sul tavolo la nostra esperienza di comunità energetica tra sette imprese vicine.",
        lines: [4],
        kind: "opportunity",
        subTheme: "energia",
      },
      {
        key: "f2-metri",
        quote: "Metri quadrati produttivi persi e guadagnati ogni anno, per circoscrizione.",
        lines: [4, 5],
        kind: "action_proposal",
        subTheme: "dati",
      },
    ],
  },
  {
    ...open,
    key: "periti-2",
    organisation: "periti",
    kind: "contribution",
    title: "Prima di decidere, scavare",
    lines: [1, 4],
    alsoLines: [{ campaign: "VDQ", line: 1 }],
    district: 1,
    filedAt: "2026-11-03T09:18:00Z",
    publishedAt: "2026-11-05T08:00:00Z",
    body: `Leggendo la bozza abbiamo contato otto opinioni diverse sulle fabbriche dismesse e nessuna sul terreno su cui stanno. Eppure è il terreno che decide. In sei progetti su dieci, tra quelli che i nostri iscritti hanno seguito, i conti sono saltati per ciò che si è trovato sotto il pavimento.

Chiediamo che **prima di scegliere la destinazione di un’area si faccia e si pubblichi un’indagine del suolo**. Costa poco rispetto a un progetto rifatto due volte, e toglie argomenti a chi promette case o capannoni senza sapere dove poggiano.

All’azione sull’elenco delle aree libere aggiungeremmo tre colonne: stato del suolo, amianto, portata dei solai.

Sull’uso temporaneo siamo favorevoli, con una riserva tecnica: il certificato di idoneità statica non può essere sostituito da un’assemblea. Un montacarichi fermo da vent’anni non riparte perché il quartiere ci tiene.

Infine i cantieri. La figura dedicata alla sicurezza nelle piccole opere è giusta, ma se diventa un modulo in più firmato dallo stesso studio per quaranta cantieri, non serve. Proponiamo un massimo di otto incarichi contemporanei per persona. Sappiamo che a qualche collega non piacerà.`,
    excerpts: [
      {
        key: "p2-pavimento",
        quote: "i conti sono saltati per ciò che si è trovato sotto il pavimento",
        lines: [4],
        alsoLines: [{ campaign: "VDQ", line: 1 }],
        kind: "criticality",
        subTheme: "spazi",
      },
      {
        key: "p2-suolo",
        quote: "prima di scegliere la destinazione di un’area si faccia e si pubblichi un’indagine del suolo",
        lines: [4],
        alsoLines: [{ campaign: "VDQ", line: 1 }],
        kind: "demand",
        subTheme: "spazi",
      },
      {
        key: "p2-statica",
        quote: "il certificato di idoneità statica non può essere sostituito da un’assemblea",
        lines: [4, 1],
        kind: "criticality",
        subTheme: "spazi",
      },
      {
        key: "p2-otto",
        quote: "Proponiamo un massimo di otto incarichi contemporanei per persona.",
        lines: [1],
        kind: "action_proposal",
        subTheme: "sicurezza",
      },
    ],
  },
  {
    ...open,
    key: "camera-mestieri-2",
    organisation: "camera-mestieri",
    kind: "contribution",
    title: "Il registro lo sappiamo tenere",
    lines: [3, 5],
    district: 1,
    filedAt: "2026-11-06T11:02:00Z",
    publishedAt: "2026-11-09T08:00:00Z",
    answers: {
      agree: `Nella prima fase non avevamo scritto; la bozza ci ha convinto a farlo. Condividiamo l’azione sul registro di chi cede e di chi cerca un’attività, e ci riconosciamo nell’immagine dei mestieri sani che si fermano per mancanza di un passaggio.`,
      change: `Il registro non nasca da zero. Chi vuole cedere non lo scrive su una bacheca pubblica: se fornitori e clientela lo vengono a sapere, l’impresa vale meno il giorno dopo. Proponiamo un elenco **riservato**, tenuto da noi, in cui si incontrano solo persone già ascoltate.

Sei mesi di affiancamento sono pochi per una fonderia artistica e troppi per una copisteria. Meglio da tre a dodici, secondo il mestiere.`,
      missing: `Manca chi accompagna i conti. Molti passaggi falliscono perché nessuno sa dire quanto vale un laboratorio. Offriamo cento ore l’anno di stima gratuita.`,
      measure: `Quante attività del registro sono ancora aperte tre anni dopo il passaggio. Contare le firme dal notaio non basta: negli ultimi anni abbiamo visto cessioni riuscite sulla carta e laboratori chiusi dopo la prima estate.`,
    },
    excerpts: [
      {
        key: "c2-riservato",
        quote: "se fornitori e clientela lo vengono a sapere, l’impresa vale meno il giorno dopo",
        lines: [3],
        kind: "criticality",
        subTheme: "mestieri",
      },
      {
        key: "c2-mesi",
        quote: "Sei mesi di affiancamento sono pochi per una fonderia artistica e troppi per una copisteria.",
        lines: [3],
        kind: "criticality",
        subTheme: "mestieri",
      },
      {
        key: "c2-stima",
        quote: "Offriamo cento ore l’anno di stima gratuita.",
        lines: [3],
        kind: "opportunity",
        subTheme: "mestieri",
      },
      {
        key: "c2-aperte",
        quote: "Quante attività del registro sono ancora aperte tre anni dopo il passaggio.",
        lines: [3, 5],
        kind: "action_proposal",
        subTheme: "dati",
      },
    ],
  },
  {
    ...open,
    key: "consegne-2",
    organisation: "consegne",
    kind: "demand",
    title: "Adesso siamo anche in magazzino",
    lines: [1, 4],
    district: 6,
    filedAt: "2026-11-11T21:47:00Z",
    publishedAt: "2026-11-13T08:00:00Z",
    body: `Da marzo abbiamo un altro nome e il doppio delle persone: si sono unite le colleghe e i colleghi dei magazzini. Per questo riscriviamo.

Nella bozza i tre punti di sosta ci sono, e siamo contenti. C’è scritto però «in prova in una zona». **Una prova in una zona sola dimostrerà che chi lavora altrove non ci va.** Ne servono almeno due, e devono essere aperte quando piove e quando è buio, cioè dalle diciotto all’una.

I depositi di quartiere ci piacciono meno di quanto piacciano agli altri. Un deposito con le cassette chiuse a chiave è comodo per chi spedisce. Per chi lo riempie, di notte, da solo, è un posto senza finestre. Chiediamo che nessuno ci lavori da solo e che le ore notturne siano pagate come tali.

Il permesso legato al carico va bene, ma non deve diventare una gara a riempire. Il peso di un furgone pieno lo scarica una schiena: si fissi un peso massimo a persona, non soltanto a mezzo.

Ci avete chiesto come si misura. Venite a contare, una sera di pioggia, quante persone aspettano sedute e quante in piedi.`,
    excerpts: [
      {
        key: "n2-zona",
        quote: "Una prova in una zona sola dimostrerà che chi lavora altrove non ci va.",
        lines: [1],
        kind: "criticality",
        subTheme: "sicurezza",
      },
      {
        key: "n2-sera",
        quote: "devono essere aperte quando piove e quando è buio, cioè dalle diciotto all’una",
        lines: [1],
        kind: "demand",
        subTheme: "sicurezza",
      },
      {
        key: "n2-solo",
        quote: "Chiediamo che nessuno ci lavori da solo e che le ore notturne siano pagate come tali.",
        lines: [1, 4],
        alsoLines: [{ campaign: "VDQ", line: 3 }],
        kind: "demand",
        subTheme: "contratti",
      },
      {
        key: "n2-schiena",
        quote:
          "Il peso di un furgone pieno lo scarica una schiena: si fissi un peso massimo a persona, non soltanto a mezzo.",
        lines: [1, 4],
        kind: "demand",
        subTheme: "sicurezza",
      },
      {
        key: "n2-contare",
        quote: "Venite a contare, una sera di pioggia, quante persone aspettano sedute e quante in piedi.",
        lines: [1],
        kind: "action_proposal",
        subTheme: "sicurezza",
      },
    ],
  },
  {
    ...open,
    key: "gradino-2",
    organisation: "gradino",
    kind: "demand",
    title: "Un fondo senza termine non è un fondo",
    lines: [2, 5],
    district: 8,
    filedAt: "2026-11-16T10:05:00Z",
    publishedAt: "2026-11-18T08:00:00Z",
    answers: {
      agree: `Il capoverso sulle convenzioni riporta bene sia noi sia chi non la pensa come noi. Grazie di averci lasciato la frase intera. Condividiamo anche la prova dei poli prima dell’apertura: il calendario è pronto.`,
      change: `Nell’azione sul fondo per gli adattamenti è sparito il termine di trenta giorni che avevamo chiesto. Lo rimettiamo: **trenta giorni, e se la risposta non arriva l’adattamento si intende approvato** fino a una cifra da stabilire. Chi è in periodo di prova non ha un’altra occasione.

Dove si legge «persone fragili» chiediamo di scrivere chi sono. Noi non siamo fragili: è fragile il montascale.`,
      missing: `La disabilità che non si vede. Tra noi c’è chi ha l’epilessia, chi una depressione, chi sente voci e fa il magazziniere da sei anni. Nessun capoverso ne parla. Proponiamo orari che si possono spostare di due ore senza dover spiegare ogni volta il motivo.`,
      measure: `Giorni tra la domanda e il tavolo montato. Non tra la domanda e la delibera.`,
    },
    excerpts: [
      {
        key: "g2-trenta",
        quote: "trenta giorni, e se la risposta non arriva l’adattamento si intende approvato",
        lines: [2],
        kind: "demand",
        subTheme: "disabilita",
      },
      {
        key: "g2-montascale",
        quote: "Noi non siamo fragili: è fragile il montascale.",
        lines: [2],
        kind: "criticality",
        subTheme: "disabilita",
      },
      {
        key: "g2-orari",
        quote: "Proponiamo orari che si possono spostare di due ore senza dover spiegare ogni volta il motivo.",
        lines: [2, 1],
        kind: "action_proposal",
        subTheme: "disabilita",
      },
      {
        key: "g2-giorni",
        quote: "Giorni tra la domanda e il tavolo montato.",
        lines: [2, 5],
        kind: "action_proposal",
        subTheme: "disabilita",
      },
    ],
  },
];
