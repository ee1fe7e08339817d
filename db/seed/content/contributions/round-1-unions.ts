import type { ContributionSeed } from "../types.ts";

const published = {
  campaign: "TCL",
  round: "round-1",
  state: "published",
  publishedAt: "2025-10-27T09:00:00Z",
} as const;

export const unionContributions: ContributionSeed[] = [
  {
    ...published,
    key: "qf-servizi-1",
    organisation: "qf-servizi",
    kind: "demand",
    title: "Una paga scritta nel bando",
    lines: [1, 2, 4],
    district: 7,
    filedAt: "2025-09-22T13:41:00Z",
    answers: {
      situation: `Organizziamo chi pulisce le scuole, cucina nelle mense, sorveglia i musei. Persone che lavorano per la città senza essere dipendenti della città. Quando cambia l’appalto, cambia il padrone e resta la stessa scopa: spesso con meno ore e con un contratto che paga peggio.

Nel 2024 abbiamo seguito 61 cambi di appalto in cui lavoravano nostre iscritte e nostri iscritti. **In 38 casi l’orario settimanale è sceso**, mentre le aule da pulire restavano le stesse.`,
      problems: `- Il bando indica un contratto collettivo, ma poi si accettano offerte che dichiarano equivalente un contratto più povero.
- Chi ha quindici ore alla settimana spezzate tra le sei e le otto e tra le diciassette e le diciotto non può trovarsi un secondo lavoro.
- Le aperture domenicali e festive ricadono quasi sempre sulle stesse persone, donne con contratti a tempo parziale.`,
      proposals: `Chiediamo che **nessuna gara della Città scenda sotto una paga oraria minima scritta nel bando**, calcolata sul contratto più applicato nel settore e uguale per chi lavora in subappalto.

Chiediamo che chi subentra in un appalto riassuma tutte le persone con le stesse ore.

Chiediamo un calendario di chiusure festive concordato con i negozi: almeno dodici giorni l’anno in cui nessuno è tenuto a lavorare.

Sui cantieri di lavoro diciamo una cosa scomoda. Le 417 persone che entreranno faranno un lavoro utile, ma un cantiere che finisce senza un contratto riporta la persona alla fila da cui era partita.`,
      own_part: `Possiamo mettere a disposizione il nostro archivio dei cambi di appalto, senza nomi, perché l’Osservatorio lo usi.`,
    },
    excerpts: [
      {
        key: "qfs-cambio",
        quote:
          "Quando cambia l’appalto, cambia il padrone e resta la stessa scopa: spesso con meno ore e con un contratto che paga peggio.",
        lines: [1],
        kind: "criticality",
        subTheme: "appalti",
      },
      {
        key: "qfs-equivalente",
        quote:
          "Il bando indica un contratto collettivo, ma poi si accettano offerte che dichiarano equivalente un contratto più povero.",
        lines: [1],
        kind: "criticality",
        subTheme: "appalti",
      },
      {
        key: "qfs-spezzato",
        quote:
          "Chi ha quindici ore alla settimana spezzate tra le sei e le otto e tra le diciassette e le diciotto non può trovarsi un secondo lavoro.",
        lines: [1, 2],
        kind: "criticality",
        subTheme: "orari",
      },
      {
        key: "qfs-paga",
        quote: "nessuna gara della Città scenda sotto una paga oraria minima scritta nel bando",
        lines: [1],
        kind: "demand",
        subTheme: "appalti",
        memo: "Il punto più discusso di tutta la raccolta: confrontare con Unione Po e Dora, Rete Mutua, Unione Fabbriche, Botteghe Riunite.",
      },
      {
        key: "qfs-ore",
        quote: "Chiediamo che chi subentra in un appalto riassuma tutte le persone con le stesse ore.",
        lines: [1],
        kind: "demand",
        subTheme: "appalti",
      },
      {
        key: "qfs-feste",
        quote: "almeno dodici giorni l’anno in cui nessuno è tenuto a lavorare",
        lines: [1, 4],
        kind: "demand",
        subTheme: "commercio",
      },
      {
        key: "qfs-cantieri",
        quote: "un cantiere che finisce senza un contratto riporta la persona alla fila da cui era partita",
        lines: [2],
        kind: "criticality",
        subTheme: "ripartire",
      },
      {
        key: "qfs-archivio",
        quote:
          "Possiamo mettere a disposizione il nostro archivio dei cambi di appalto, senza nomi, perché l’Osservatorio lo usi.",
        lines: [5],
        kind: "opportunity",
        subTheme: "dati",
      },
    ],
  },
  {
    ...published,
    key: "qf-metallo-1",
    organisation: "qf-metallo",
    kind: "analysis",
    title: "Officine che invecchiano, ragazzi che non entrano",
    lines: [1, 3, 4, 5],
    district: 2,
    filedAt: "2025-10-03T15:08:00Z",
    body: `## Chi c’è in reparto

Nelle trentadue officine in cui abbiamo delegate e delegati l’età media in reparto è di 51 anni. Chi sa regolare una rettifica a orecchio andrà in pensione prima che qualcuno abbia avuto il tempo di imparare. Non mancano le ragazze e i ragazzi: manca un posto in cui valga la pena restare.

## L’apprendistato

Le imprese dicono che per formare una persona servono quattro anni. Noi abbiamo visto un’altra cosa: dopo i primi diciotto mesi l’apprendista produce come gli altri, ma continua a essere pagato meno. Per questo chiediamo che dove c’è un contributo pubblico l’apprendistato duri al massimo due anni e finisca con l’assunzione.

Un apprendista ha diritto a una persona che gli insegna. Oggi il tutor è spesso un nome su un foglio: la stessa firma per otto ragazzi in tre reparti.

## Le aree

Quando chiude un reparto, la prima proposta che sentiamo è un centro commerciale. La seconda è un loft. Le aree dove si è prodotto devono restare aree dove si produce, almeno finché non si è cercata per due anni un’impresa che le voglia. Sappiamo che altri, anche tra chi ci è vicino, la pensano in modo diverso.

## I dati

Per capire una crisi bisogna vederla arrivare. Proponiamo che chi riceve un contributo comunichi ogni sei mesi, all’Osservatorio, quante persone occupa, con quali contratti e a chi affida il lavoro. I dati dei subappalti, oggi, li scopriamo dai cartellini appesi ai cancelli.

Mettiamo a disposizione le nostre sale per i corsi serali e il tempo di sei tecnici in pensione che hanno voglia di insegnare.`,
    excerpts: [
      {
        key: "qfm-eta",
        quote: "Nelle trentadue officine in cui abbiamo delegate e delegati l’età media in reparto è di 51 anni.",
        lines: [3],
        kind: "criticality",
        subTheme: "mestieri",
      },
      {
        key: "qfm-orecchio",
        quote:
          "Chi sa regolare una rettifica a orecchio andrà in pensione prima che qualcuno abbia avuto il tempo di imparare.",
        lines: [3, 5],
        kind: "criticality",
        subTheme: "mestieri",
      },
      {
        key: "qfm-restare",
        quote: "Non mancano le ragazze e i ragazzi: manca un posto in cui valga la pena restare.",
        lines: [4, 3],
        kind: "criticality",
      },
      {
        key: "qfm-dueanni",
        quote: "dove c’è un contributo pubblico l’apprendistato duri al massimo due anni e finisca con l’assunzione",
        lines: [3, 1],
        kind: "demand",
        subTheme: "apprendistato",
        memo: "Opposto a Meccanica Trefoglie (quattro anni) e a Botteghe Riunite.",
      },
      {
        key: "qfm-tutor",
        quote: "Oggi il tutor è spesso un nome su un foglio: la stessa firma per otto ragazzi in tre reparti.",
        lines: [3],
        kind: "criticality",
        subTheme: "apprendistato",
      },
      {
        key: "qfm-aree",
        quote:
          "Le aree dove si è prodotto devono restare aree dove si produce, almeno finché non si è cercata per due anni un’impresa che le voglia.",
        lines: [4],
        alsoLines: [{ campaign: "VDQ", line: 1 }],
        kind: "demand",
        subTheme: "spazi",
      },
      {
        key: "qfm-semestre",
        quote:
          "chi riceve un contributo comunichi ogni sei mesi, all’Osservatorio, quante persone occupa, con quali contratti e a chi affida il lavoro",
        lines: [5],
        kind: "action_proposal",
        subTheme: "dati",
      },
      {
        key: "qfm-pensione",
        quote: "il tempo di sei tecnici in pensione che hanno voglia di insegnare",
        lines: [3],
        kind: "opportunity",
        subTheme: "laboratori",
      },
    ],
  },
  {
    ...published,
    key: "po-dora-1",
    organisation: "po-dora",
    kind: "contribution",
    title: "Prima i contratti, poi i numeri",
    lines: [1, 2, 5],
    district: 8,
    filedAt: "2025-10-10T08:55:00Z",
    answers: {
      situation: `Seguiamo lavoratrici e lavoratori di tutti i settori, e negli ultimi anni soprattutto chi passa da un lavoretto all’altro. Ai nostri sportelli arrivano persone con cinque certificazioni uniche in un anno.`,
      problems: `Non siamo d’accordo con chi vuole una cifra fissa scritta nei bandi. Una soglia oraria uguale per tutti rischia di diventare un tetto: chi oggi paga di più troverà comodo scendere fin lì. Inoltre toglie terreno alla contrattazione, che conosce i mestieri meglio di un capitolato.

Detto questo, il problema esiste. Vediamo gare vinte con ribassi che si possono spiegare soltanto con ore lavorate e non pagate.`,
      openings: `I poli per l’occupabilità sono una buona notizia: sette nuovi oltre a quello di via Braccini vuol dire avere uno sportello in ogni circoscrizione. Uno sportello vicino a casa vale più di un portale, se dentro c’è qualcuno che ha tempo di ascoltare.`,
      proposals: `1. Un protocollo sugli appalti firmato da Città, sindacati e imprese, che indichi per ogni tipo di gara il contratto da applicare e le ore minime.
2. Controlli veri durante il lavoro: due visite l’anno in ogni appalto sopra una certa soglia, fatte insieme da chi affida e da chi rappresenta il personale.
3. Nei poli, almeno un pomeriggio fino alle venti, perché chi lavora male e vuole cambiare non può andarci alle dieci del mattino.
4. Corsi brevi durante l’orario di lavoro, pagati con un fondo a cui contribuiscono anche le imprese che assumono a termine.`,
      own_part: `Offriamo due persone al mese per i nuovi poli: sanno leggere una busta paga e spiegarla.`,
    },
    excerpts: [
      {
        key: "pd-lavoretti",
        quote: "Ai nostri sportelli arrivano persone con cinque certificazioni uniche in un anno.",
        lines: [1],
        kind: "criticality",
        subTheme: "contratti",
      },
      {
        key: "pd-tetto",
        quote:
          "Una soglia oraria uguale per tutti rischia di diventare un tetto: chi oggi paga di più troverà comodo scendere fin lì.",
        lines: [1],
        kind: "criticality",
        subTheme: "appalti",
        memo: "Un sindacato contrario alla paga minima nel bando: il dissenso non corre tra le componenti.",
      },
      {
        key: "pd-ribassi",
        quote: "Vediamo gare vinte con ribassi che si possono spiegare soltanto con ore lavorate e non pagate.",
        lines: [1],
        kind: "criticality",
        subTheme: "appalti",
      },
      {
        key: "pd-sportello",
        quote: "Uno sportello vicino a casa vale più di un portale, se dentro c’è qualcuno che ha tempo di ascoltare.",
        lines: [5, 2],
        kind: "opportunity",
        subTheme: "poli",
      },
      {
        key: "pd-protocollo",
        quote:
          "Un protocollo sugli appalti firmato da Città, sindacati e imprese, che indichi per ogni tipo di gara il contratto da applicare e le ore minime.",
        lines: [1],
        kind: "action_proposal",
        subTheme: "appalti",
      },
      {
        key: "pd-visite",
        quote:
          "due visite l’anno in ogni appalto sopra una certa soglia, fatte insieme da chi affida e da chi rappresenta il personale",
        lines: [1],
        kind: "action_proposal",
        subTheme: "appalti",
      },
      {
        key: "pd-venti",
        quote:
          "Nei poli, almeno un pomeriggio fino alle venti, perché chi lavora male e vuole cambiare non può andarci alle dieci del mattino.",
        lines: [5],
        alsoLines: [{ campaign: "VDQ", line: 2 }],
        kind: "demand",
        subTheme: "poli",
      },
      {
        key: "pd-corsi",
        quote:
          "Corsi brevi durante l’orario di lavoro, pagati con un fondo a cui contribuiscono anche le imprese che assumono a termine.",
        lines: [5],
        kind: "action_proposal",
        subTheme: "competenze",
      },
    ],
  },
  {
    ...published,
    key: "consegne-1",
    organisation: "consegne",
    kind: "demand",
    title: "Un posto dove aspettare",
    lines: [1, 4, 5],
    district: 6,
    filedAt: "2025-10-16T20:34:00Z",
    body: `Scriviamo la sera, dopo il turno, in sette. Siamo quelli con lo zaino cubico che vedete fermi sotto i portici quando piove.

Il nostro luogo di lavoro è la strada, e la strada non ha un bagno, una presa, una sedia. A dicembre aspettiamo gli ordini seduti sui gradini delle chiese. Chiediamo tre punti di sosta coperti, con acqua, bagno e ricarica, nelle zone dove gli ordini si concentrano. Non serve costruire: ci sono piani terra vuoti da anni.

Chi decide il prossimo ordine è un programma. Nessuno di noi sa perché a uno arrivano dodici consegne e a un altro quattro. **Le regole con cui si assegnano i turni e gli ordini devono essere scritte e leggibili**, in italiano e nelle lingue di chi lavora.

Sulla ZTL abbiamo litigato anche tra noi. Alla fine la pensiamo così: meno furgoni in centro vuol dire meno rischi per chi pedala. Ma se la ZTL si allarga senza piste e senza cordoli, i furgoni si spostano nelle vie dove passiamo noi.

La paga a consegna spinge a correre. L’anno scorso, tra i 140 che conosciamo, undici si sono fatti male abbastanza da fermarsi più di un mese. Chiediamo che negli accordi della Città per le consegne a domicilio entri solo chi paga a ore.

Se ci date una stanza una volta a settimana, noi ci mettiamo le persone: sappiamo spiegare un contratto in bengalese, francese, urdu e spagnolo.`,
    excerpts: [
      {
        key: "con-strada",
        quote: "Il nostro luogo di lavoro è la strada, e la strada non ha un bagno, una presa, una sedia.",
        lines: [1],
        kind: "criticality",
        subTheme: "sicurezza",
      },
      {
        key: "con-sosta",
        quote:
          "Chiediamo tre punti di sosta coperti, con acqua, bagno e ricarica, nelle zone dove gli ordini si concentrano.",
        lines: [1],
        alsoLines: [{ campaign: "VDQ", line: 3 }],
        kind: "demand",
        subTheme: "sicurezza",
      },
      {
        key: "con-regole",
        quote: "Le regole con cui si assegnano i turni e gli ordini devono essere scritte e leggibili",
        lines: [1, 5],
        kind: "demand",
        subTheme: "contratti",
      },
      {
        key: "con-furgoni",
        quote: "meno furgoni in centro vuol dire meno rischi per chi pedala",
        lines: [4, 1],
        kind: "opportunity",
        subTheme: "merci",
      },
      {
        key: "con-cordoli",
        quote: "se la ZTL si allarga senza piste e senza cordoli, i furgoni si spostano nelle vie dove passiamo noi",
        lines: [4],
        kind: "criticality",
        subTheme: "merci",
      },
      {
        key: "con-correre",
        quote: "La paga a consegna spinge a correre.",
        lines: [1],
        kind: "criticality",
        subTheme: "contratti",
      },
      {
        key: "con-ore",
        quote: "negli accordi della Città per le consegne a domicilio entri solo chi paga a ore",
        lines: [1],
        kind: "demand",
        subTheme: "contratti",
      },
      {
        key: "con-lingue",
        quote: "sappiamo spiegare un contratto in bengalese, francese, urdu e spagnolo",
        lines: [2],
        kind: "opportunity",
        subTheme: "arrivi",
      },
    ],
  },
];
