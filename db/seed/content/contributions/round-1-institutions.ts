import type { ContributionSeed } from "../types.ts";

const published = {
  campaign: "TCL",
  round: "round-1",
  state: "published",
  publishedAt: "2025-10-27T09:00:00Z",
} as const;

export const institutionContributions: ContributionSeed[] = [
  {
    ...published,
    key: "casa-quartiere-1",
    organisation: "casa-quartiere",
    kind: "contribution",
    title: "Ventisei serrande da rialzare",
    lines: [2, 4, 5],
    district: 6,
    filedAt: "2025-09-04T10:12:00Z",
    answers: {
      situation: `Amministriamo case popolari e, sotto le case, locali commerciali. Ne abbiamo ventisei con la serranda abbassata, alcuni da più di dieci anni. Sopra abitano persone che cercano lavoro; sotto c’è lo spazio per farlo. In mezzo c’è un canone che nessuno può pagare e un impianto elettrico da rifare.`,
      problems: `Quando pubblichiamo un avviso si presentano soprattutto attività che non cercano clienti in strada: depositi, magazzini di vendita a distanza. Un deposito tiene la serranda chiusa come prima, soltanto con un affitto.

Chi vorrebbe aprire una sartoria o un laboratorio di biciclette non ha i soldi per i lavori e non può aspettare otto mesi una risposta.`,
      openings: `Il bando per le micro e piccole imprese sociali, con i suoi due milioni e mezzo per l’efficienza energetica, si può legare ai nostri locali: chi rifà l’impianto lascia al quartiere un locale che consuma meno.`,
      proposals: `Proponiamo un **affitto a scalare**: tre anni a canone simbolico per chi assume almeno una persona del quartiere seguita da un polo per l’occupabilità, poi il canone sale piano.

Chiediamo che ai nuovi poli si arrivi a piedi: due dei nostri locali, uno con rampa e bagno accessibile, sono pronti a ospitarne uno.

Un punto su cui non siamo d’accordo con chi vuole tenere tutto alla produzione: in un isolato di case un’officina rumorosa accanto alla camera da letto non è lavoro, è un problema di vicinato. Servono regole per scegliere, non una preferenza di principio.`,
    },
    excerpts: [
      {
        key: "cq-serrande",
        quote: "Ne abbiamo ventisei con la serranda abbassata, alcuni da più di dieci anni.",
        lines: [4],
        alsoLines: [{ campaign: "VDQ", line: 1 }],
        kind: "criticality",
        subTheme: "spazi",
      },
      {
        key: "cq-deposito",
        quote: "Un deposito tiene la serranda chiusa come prima, soltanto con un affitto.",
        lines: [4],
        alsoLines: [{ campaign: "VDQ", line: 1 }],
        kind: "criticality",
        subTheme: "commercio",
      },
      {
        key: "cq-attesa",
        quote:
          "Chi vorrebbe aprire una sartoria o un laboratorio di biciclette non ha i soldi per i lavori e non può aspettare otto mesi una risposta.",
        lines: [3, 4],
        kind: "criticality",
        subTheme: "mestieri",
      },
      {
        key: "cq-energia",
        quote: "chi rifà l’impianto lascia al quartiere un locale che consuma meno",
        lines: [4],
        kind: "opportunity",
        subTheme: "energia",
      },
      {
        key: "cq-scalare",
        quote:
          "tre anni a canone simbolico per chi assume almeno una persona del quartiere seguita da un polo per l’occupabilità, poi il canone sale piano",
        lines: [4, 2],
        kind: "action_proposal",
        subTheme: "spazi",
      },
      {
        key: "cq-piedi",
        quote: "due dei nostri locali, uno con rampa e bagno accessibile, sono pronti a ospitarne uno",
        lines: [5],
        kind: "opportunity",
        subTheme: "poli",
      },
      {
        key: "cq-rumore",
        quote:
          "in un isolato di case un’officina rumorosa accanto alla camera da letto non è lavoro, è un problema di vicinato",
        lines: [4],
        kind: "criticality",
        subTheme: "spazi",
      },
    ],
  },
  {
    ...published,
    key: "scali-mercati-1",
    organisation: "scali-mercati",
    kind: "analysis",
    title: "L’ultimo chilometro costa più dei primi cento",
    lines: [4, 1],
    alsoLines: [{ campaign: "VDQ", line: 3 }],
    district: 5,
    filedAt: "2025-10-13T07:30:00Z",
    body: `Dal nostro scalo escono ogni notte le merci fresche per negozi, mense e mercati. Abbiamo contato per quattro settimane, a maggio, i mezzi in uscita e quanto erano pieni.

| Fascia oraria | Mezzi in uscita | Carico medio |
| --- | --- | --- |
| 3–5 | 212 | tre quarti |
| 5–7 | 388 | metà |
| 7–10 | 174 | un quarto |

La fascia peggiore è l’ultima: furgoni quasi vuoti, quando le strade sono già piene e davanti alle scuole si attraversa. Quei furgoni partono tardi perché il negozio apre tardi e nessuno può ricevere prima.

### Che cosa si può fare

Un piccolo deposito di quartiere con cassette chiuse a chiave permette di consegnare di notte e di ritirare quando si apre. Ne abbiamo provato uno, con nove negozi: sei hanno chiesto di continuare.

Allungare l’orario della ZTL da solo non toglie un furgone: ne sposta l’ora. Se invece l’ingresso resta aperto a chi viaggia pieno e si chiude a chi viaggia vuoto, il conto cambia. Proponiamo un permesso che dipenda dal carico e dal mezzo, non dalla targa.

### Che cosa preoccupa

La notte si lavora, e chi lavora di notte paga un prezzo. Facchinaggio e consegne notturne passano troppo spesso per catene di piccole ditte che durano una stagione. Ogni regola che sposta merci alla notte deve dire anche chi le porta e con quale contratto.

Possiamo ospitare una prova di sei mesi e dare all’Osservatorio i conteggi, mese per mese, aggregati per fascia oraria.`,
    excerpts: [
      {
        key: "sm-vuoti",
        quote: "furgoni quasi vuoti, quando le strade sono già piene e davanti alle scuole si attraversa",
        lines: [4],
        alsoLines: [{ campaign: "VDQ", line: 3 }],
        kind: "criticality",
        subTheme: "merci",
      },
      {
        key: "sm-deposito",
        quote:
          "Un piccolo deposito di quartiere con cassette chiuse a chiave permette di consegnare di notte e di ritirare quando si apre.",
        lines: [4],
        alsoLines: [{ campaign: "VDQ", line: 3 }],
        kind: "opportunity",
        subTheme: "merci",
      },
      {
        key: "sm-ztl",
        quote: "Allungare l’orario della ZTL da solo non toglie un furgone: ne sposta l’ora.",
        lines: [4],
        kind: "criticality",
        subTheme: "merci",
      },
      {
        key: "sm-permesso",
        quote: "Proponiamo un permesso che dipenda dal carico e dal mezzo, non dalla targa.",
        lines: [4],
        kind: "action_proposal",
        subTheme: "merci",
      },
      {
        key: "sm-catene",
        quote:
          "Facchinaggio e consegne notturne passano troppo spesso per catene di piccole ditte che durano una stagione.",
        lines: [1],
        kind: "criticality",
        subTheme: "contratti",
      },
      {
        key: "sm-contratto",
        quote: "Ogni regola che sposta merci alla notte deve dire anche chi le porta e con quale contratto.",
        lines: [1, 4],
        kind: "demand",
        subTheme: "contratti",
      },
      {
        key: "sm-conteggi",
        quote: "dare all’Osservatorio i conteggi, mese per mese, aggregati per fascia oraria",
        lines: [5],
        kind: "opportunity",
        subTheme: "dati",
      },
    ],
  },
  {
    ...published,
    key: "prevenzione-1",
    organisation: "prevenzione",
    kind: "contribution",
    title: "La sicurezza si impara guardando qualcuno che la fa",
    lines: [1, 3],
    district: 3,
    filedAt: "2025-07-29T09:20:00Z",
    answers: {
      situation: `Abbiamo accompagnato in aula e in cantiere molte classi delle superiori. Quasi tremila studentesse e studenti formati in un anno scolastico, come ha comunicato la Città, sono un risultato da tenere stretto. Ma un corso di otto ore fatto una volta sola si dimentica in un’estate.`,
      problems: `Nei cantieri piccoli troviamo tutti i documenti in ordine e la scala legata con il nastro adesivo. **La carta è diventata più sicura del lavoro.**

Il rischio si concentra nei passaggi di mano: prima settimana, cambio di squadra, ultimo subappalto della catena. Chi arriva da altri Paesi riceve le istruzioni in una lingua che non legge ancora.`,
      openings: `Gli ex operai esperti sono ottimi maestri di sicurezza. Raccontano l’infortunio che hanno visto, e i ragazzi tacciono e ascoltano.`,
      proposals: `- Un richiamo di due ore all’inizio di ogni tirocinio, dentro l’azienda, con la macchina spenta davanti.
- Schede con figure, provate prima con chi parla poco italiano.
- Nei bandi della Città, punti in più a chi porta in cantiere una figura addetta alla sicurezza anche per le piccole opere, con le ore pagate a parte.`,
      own_part: `Possiamo seguire venti cantieri piccoli l’anno, a nostre spese, come prova. A chi ci chiede di segnalare ogni mancanza rispondiamo che non siamo un organo di vigilanza: se chi ci apre il cancello teme una multa, il cancello non si apre più.`,
    },
    excerpts: [
      {
        key: "pr-estate",
        quote: "un corso di otto ore fatto una volta sola si dimentica in un’estate",
        lines: [1],
        kind: "criticality",
        subTheme: "sicurezza",
      },
      {
        key: "pr-carta",
        quote: "La carta è diventata più sicura del lavoro.",
        lines: [1],
        kind: "criticality",
        subTheme: "sicurezza",
      },
      {
        key: "pr-mano",
        quote:
          "Il rischio si concentra nei passaggi di mano: prima settimana, cambio di squadra, ultimo subappalto della catena.",
        lines: [1],
        kind: "criticality",
        subTheme: "sicurezza",
      },
      {
        key: "pr-lingua",
        quote: "Chi arriva da altri Paesi riceve le istruzioni in una lingua che non legge ancora.",
        lines: [1, 2],
        kind: "criticality",
        subTheme: "sicurezza",
      },
      {
        key: "pr-maestri",
        quote: "Gli ex operai esperti sono ottimi maestri di sicurezza.",
        lines: [1, 3],
        kind: "opportunity",
        subTheme: "sicurezza",
      },
      {
        key: "pr-richiamo",
        quote: "Un richiamo di due ore all’inizio di ogni tirocinio, dentro l’azienda, con la macchina spenta davanti.",
        lines: [1],
        kind: "action_proposal",
        subTheme: "sicurezza",
      },
      {
        key: "pr-schede",
        quote: "Schede con figure, provate prima con chi parla poco italiano.",
        lines: [1, 2],
        kind: "action_proposal",
        subTheme: "sicurezza",
      },
      {
        key: "pr-punti",
        quote:
          "punti in più a chi porta in cantiere una figura addetta alla sicurezza anche per le piccole opere, con le ore pagate a parte",
        lines: [1],
        kind: "action_proposal",
        subTheme: "appalti",
      },
      {
        key: "pr-cancello",
        quote: "se chi ci apre il cancello teme una multa, il cancello non si apre più",
        lines: [1],
        kind: "criticality",
        subTheme: "sicurezza",
        memo: "Risponde a chi chiede controlli più duri: prevenzione e vigilanza tenute separate.",
      },
    ],
  },
  {
    ...published,
    key: "corona-1",
    organisation: "corona",
    kind: "demand",
    title: "Il lavoro non si ferma al cartello di confine",
    lines: [4, 5],
    district: 4,
    filedAt: "2025-10-17T15:52:00Z",
    body: `I nostri comuni stanno tutti attorno alla città. Ogni mattina una parte di chi ci abita va a lavorare a Torino e una parte di chi abita a Torino viene da noi, nei capannoni lungo la tangenziale. Il mercato del lavoro è uno solo; gli sportelli, i bandi e gli autobus sono di molti.

**Primo.** I nuovi poli per l’occupabilità servano anche chi abita a duecento metri oltre il confine. Una persona che perde il lavoro in città non dovrebbe sentirsi dire che è dello sportello sbagliato.

**Secondo.** I turni cominciano alle sei, il primo autobus utile passa alle sei e venti. Un’impresa della nostra zona industriale ha rinunciato a quattro assunzioni perché nessuna delle persone scelte aveva l’auto. Chiediamo una navetta di turno, pagata insieme da comuni e imprese.

**Terzo.** Non facciamoci concorrenza sulle aree. Quando un’azienda cerca un capannone, oggi telefona a cinque uffici che si guardano in cagnesco. Proponiamo un elenco unico delle aree libere, città e cintura, con superficie, stato dell’impianto e prezzo chiesto.

Sappiamo che in città qualcuno teme che l’elenco unico porti le imprese fuori. È un timore serio. Rispondiamo che le imprese fuori ci vanno già, e senza elenco ci vanno più lontano.`,
    excerpts: [
      {
        key: "co-confine",
        quote: "Una persona che perde il lavoro in città non dovrebbe sentirsi dire che è dello sportello sbagliato.",
        lines: [5],
        kind: "demand",
        subTheme: "poli",
      },
      {
        key: "co-uno",
        quote: "Il mercato del lavoro è uno solo; gli sportelli, i bandi e gli autobus sono di molti.",
        lines: [4, 5],
        kind: "criticality",
      },
      {
        key: "co-auto",
        quote:
          "Un’impresa della nostra zona industriale ha rinunciato a quattro assunzioni perché nessuna delle persone scelte aveva l’auto.",
        lines: [2, 4],
        kind: "criticality",
      },
      {
        key: "co-navetta",
        quote: "Chiediamo una navetta di turno, pagata insieme da comuni e imprese.",
        lines: [4],
        alsoLines: [{ campaign: "VDQ", line: 3 }],
        kind: "action_proposal",
      },
      {
        key: "co-elenco",
        quote:
          "Proponiamo un elenco unico delle aree libere, città e cintura, con superficie, stato dell’impianto e prezzo chiesto.",
        lines: [4],
        kind: "action_proposal",
        subTheme: "spazi",
      },
      {
        key: "co-lontano",
        quote: "le imprese fuori ci vanno già, e senza elenco ci vanno più lontano",
        lines: [4],
        kind: "criticality",
        subTheme: "spazi",
      },
    ],
  },
];
