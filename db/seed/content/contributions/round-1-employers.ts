import type { ContributionSeed } from "../types.ts";

const published = {
  campaign: "TCL",
  round: "round-1",
  state: "published",
  publishedAt: "2025-10-27T09:00:00Z",
} as const;

export const employerContributions: ContributionSeed[] = [
  {
    ...published,
    key: "fabbriche-1",
    organisation: "fabbriche",
    kind: "contribution",
    title: "Produrre in città: condizioni per restare",
    lines: [1, 3, 4, 5],
    district: 1,
    filedAt: "2025-10-15T14:05:00Z",
    answers: {
      situation: `Le nostre centododici associate danno lavoro a chi progetta, lavora il metallo, monta, collauda. Molte stanno in città da tre generazioni e ogni anno si chiedono se abbia ancora senso. La risposta dipende da poche cose concrete: spazio, strade, persone preparate, tempi certi.`,
      problems: `Un ampliamento di quattrocento metri quadrati, su un terreno nostro, ha chiesto trentuno mesi di pratiche. Nello stesso tempo un concorrente all’estero ha aperto uno stabilimento.

Sulla paga minima nei bandi siamo contrari. **Le retribuzioni si decidono nei contratti collettivi nazionali**, e un comune che scrive la propria cifra crea tante regole quanti sono i confini. Un’impresa che lavora in dieci città non può avere dieci tabelle.

Vediamo poi aree produttive trasformate in case una alla volta, finché l’officina rimasta diventa quella che disturba.`,
      openings: `L’attenzione per i giovani in condizioni di svantaggio può incontrare i nostri reparti. Gli incubatori annunciati per chi ha fino a 35 anni funzioneranno se dentro ci saranno macchine vere e qualcuno che dopo assume.`,
      proposals: `1. Le aree che oggi sono produttive restino produttive nel nuovo piano, senza eccezioni caso per caso.
2. Uno sportello unico per gli ampliamenti, con una risposta entro novanta giorni.
3. Un percorso dopo il diploma di due anni tra scuola e fabbrica, con docenti che vengono dai reparti.
4. Dati all’Osservatorio sì, ma in forma aggregata e da più di cinque imprese: chi compra da noi non deve poter leggere i nostri organici.`,
      own_part: `Apriamo i reparti di venti imprese alle scuole medie, un sabato al mese. A quattordici anni si sceglie anche con gli occhi.`,
    },
    excerpts: [
      {
        key: "fb-mesi",
        quote:
          "Un ampliamento di quattrocento metri quadrati, su un terreno nostro, ha chiesto trentuno mesi di pratiche.",
        lines: [4],
        kind: "criticality",
        subTheme: "spazi",
      },
      {
        key: "fb-tabelle",
        quote: "Un’impresa che lavora in dieci città non può avere dieci tabelle.",
        lines: [1],
        kind: "criticality",
        subTheme: "appalti",
        memo: "Contraria alla paga minima nei bandi.",
      },
      {
        key: "fb-nazionali",
        quote: "Le retribuzioni si decidono nei contratti collettivi nazionali",
        lines: [1],
        kind: "demand",
        subTheme: "contratti",
      },
      {
        key: "fb-disturba",
        quote:
          "Vediamo poi aree produttive trasformate in case una alla volta, finché l’officina rimasta diventa quella che disturba.",
        lines: [4],
        alsoLines: [{ campaign: "VDQ", line: 1 }],
        kind: "criticality",
        subTheme: "spazi",
      },
      {
        key: "fb-incubatori",
        quote:
          "Gli incubatori annunciati per chi ha fino a 35 anni funzioneranno se dentro ci saranno macchine vere e qualcuno che dopo assume.",
        lines: [2, 3],
        kind: "opportunity",
        subTheme: "ripartire",
      },
      {
        key: "fb-aree",
        quote: "Le aree che oggi sono produttive restino produttive nel nuovo piano, senza eccezioni caso per caso.",
        lines: [4],
        alsoLines: [{ campaign: "VDQ", line: 1 }],
        kind: "demand",
        subTheme: "spazi",
      },
      {
        key: "fb-novanta",
        quote: "Uno sportello unico per gli ampliamenti, con una risposta entro novanta giorni.",
        lines: [4],
        kind: "demand",
        subTheme: "spazi",
      },
      {
        key: "fb-aggregati",
        quote: "Dati all’Osservatorio sì, ma in forma aggregata e da più di cinque imprese",
        lines: [5],
        kind: "demand",
        subTheme: "dati",
      },
      {
        key: "fb-sabato",
        quote: "Apriamo i reparti di venti imprese alle scuole medie, un sabato al mese.",
        lines: [5, 3],
        kind: "opportunity",
        subTheme: "orientamento",
      },
    ],
  },
  {
    ...published,
    key: "botteghe-1",
    organisation: "botteghe",
    kind: "demand",
    title: "Piccoli non vuol dire in regola per sbaglio",
    lines: [1, 3, 4],
    district: 7,
    filedAt: "2025-10-08T11:47:00Z",
    body: `Siamo falegnami, tappezzieri, elettriciste, liutai, carrozzieri, sarte. Le nostre ditte hanno in media tre persone, contando chi ha il nome sull’insegna.

### Quello che ci pesa

Per partecipare a una gara di diecimila euro abbiamo contato quarantadue pagine da firmare. Se a questo si aggiunge la prova di una paga oraria stabilita dal Comune, nei lavori piccoli resteranno solo quelli che hanno un ufficio gare. Non siamo contro le paghe giuste: siamo contro l’idea che a dimostrarle sia sempre il più piccolo.

Il furgone per noi è la bottega che cammina. Un idraulico non porta una caldaia in bicicletta. Chiediamo per la ZTL un permesso di mestiere: annuale, legato all’impresa, valido per l’intervento e non per la fascia oraria.

### L’apprendista

Un liutaio non si fa in due anni. In bottega l’apprendista per il primo anno costa più di quanto rende, e nessuno ci rimborsa il tempo di chi smette di lavorare per insegnare. Vogliamo che le ore del maestro artigiano siano riconosciute e pagate, almeno cento per ogni apprendista.

### Chi prende le chiavi

Nei prossimi cinque anni, tra le nostre 640 associate, 130 titolari lasceranno per età. Per due su tre non c’è nessuno che continui. Chiudono laboratori sani, con clienti e macchine. Proponiamo un registro di chi cede e di chi cerca, con sei mesi di affiancamento retribuito.

Le ex fabbriche? Dividetele. Un capannone di ottomila metri non serve a nessuno di noi; sedici laboratori da cinquecento, con un montacarichi comune, si riempiono in un anno.`,
    excerpts: [
      {
        key: "bo-pagine",
        quote: "Per partecipare a una gara di diecimila euro abbiamo contato quarantadue pagine da firmare.",
        lines: [1, 4],
        kind: "criticality",
        subTheme: "appalti",
      },
      {
        key: "bo-ufficio",
        quote:
          "Se a questo si aggiunge la prova di una paga oraria stabilita dal Comune, nei lavori piccoli resteranno solo quelli che hanno un ufficio gare.",
        lines: [1],
        kind: "criticality",
        subTheme: "appalti",
      },
      {
        key: "bo-furgone",
        quote: "Un idraulico non porta una caldaia in bicicletta.",
        lines: [4],
        kind: "criticality",
        subTheme: "merci",
      },
      {
        key: "bo-permesso",
        quote:
          "Chiediamo per la ZTL un permesso di mestiere: annuale, legato all’impresa, valido per l’intervento e non per la fascia oraria.",
        lines: [4],
        kind: "demand",
        subTheme: "merci",
      },
      {
        key: "bo-liutaio",
        quote: "Un liutaio non si fa in due anni.",
        lines: [3],
        kind: "criticality",
        subTheme: "apprendistato",
      },
      {
        key: "bo-maestro",
        quote:
          "Vogliamo che le ore del maestro artigiano siano riconosciute e pagate, almeno cento per ogni apprendista.",
        lines: [3],
        kind: "demand",
        subTheme: "apprendistato",
      },
      {
        key: "bo-chiavi",
        quote: "Nei prossimi cinque anni, tra le nostre 640 associate, 130 titolari lasceranno per età.",
        lines: [3],
        kind: "criticality",
        subTheme: "mestieri",
      },
      {
        key: "bo-registro",
        quote: "Proponiamo un registro di chi cede e di chi cerca, con sei mesi di affiancamento retribuito.",
        lines: [3],
        kind: "action_proposal",
        subTheme: "mestieri",
      },
      {
        key: "bo-sedici",
        quote: "sedici laboratori da cinquecento, con un montacarichi comune, si riempiono in un anno",
        lines: [4, 3],
        alsoLines: [{ campaign: "VDQ", line: 1 }],
        kind: "opportunity",
        subTheme: "spazi",
      },
    ],
  },
  {
    ...published,
    key: "portici-1",
    organisation: "portici",
    kind: "contribution",
    title: "Luci accese",
    lines: [1, 4],
    district: 1,
    filedAt: "2025-09-30T16:18:00Z",
    answers: {
      situation: `Un negozio aperto è anche una via illuminata. Chi rientra tardi lo sa. Tra le nostre 380 associate, novanta hanno ridotto l’orario negli ultimi due anni, non per scelta: di sera non passa nessuno, e chi passa ha già comprato dal telefono.`,
      problems: `Ogni estensione della ZTL ci toglie la clientela che arriva da fuori. Non abbiamo niente contro le biciclette, ma una lavatrice nessuno se la porta a casa a mano.

Troviamo con fatica personale per il sabato. Non perché non si voglia lavorare, ma perché i nidi sono chiusi, gli autobus diradano e metà dello stipendio se ne va per arrivare.`,
      openings: `Quando tre vie hanno provato a tenere aperto insieme il giovedì fino alle ventidue, con musica e portici puliti, gli incassi di quella sera sono raddoppiati per chi ha aderito.`,
      proposals: `Chiediamo libertà di orario. **Un calendario di chiusure obbligatorie, anche concordato, farebbe felice chi vende in rete**, che non chiude mai.

Siamo disposti invece a un patto: chi aderisce alle serate paga la maggiorazione piena, fa i turni con tre settimane di anticipo e non chiede la domenica a chi ha un figlio sotto i tre anni.

Per le merci proponiamo piazzole prenotabili dal telefono, venti minuti, controllate sul serio. Le soste in doppia fila le subiamo anche noi.`,
    },
    excerpts: [
      {
        key: "po-luce",
        quote: "Un negozio aperto è anche una via illuminata.",
        lines: [4],
        kind: "opportunity",
        subTheme: "commercio",
      },
      {
        key: "po-clientela",
        quote: "Ogni estensione della ZTL ci toglie la clientela che arriva da fuori.",
        lines: [4],
        kind: "criticality",
        subTheme: "merci",
      },
      {
        key: "po-nidi",
        quote: "i nidi sono chiusi, gli autobus diradano e metà dello stipendio se ne va per arrivare",
        lines: [2, 1],
        alsoLines: [{ campaign: "VDQ", line: 2 }],
        kind: "criticality",
        subTheme: "cura",
      },
      {
        key: "po-giovedi",
        quote: "gli incassi di quella sera sono raddoppiati per chi ha aderito",
        lines: [4],
        kind: "opportunity",
        subTheme: "commercio",
      },
      {
        key: "po-rete",
        quote: "Un calendario di chiusure obbligatorie, anche concordato, farebbe felice chi vende in rete",
        lines: [4, 1],
        kind: "criticality",
        subTheme: "commercio",
        memo: "Contrario alla richiesta dei dodici giorni di Quattro Fiumi Servizi.",
      },
      {
        key: "po-patto",
        quote:
          "chi aderisce alle serate paga la maggiorazione piena, fa i turni con tre settimane di anticipo e non chiede la domenica a chi ha un figlio sotto i tre anni",
        lines: [1, 4],
        kind: "action_proposal",
        subTheme: "orari",
      },
      {
        key: "po-piazzole",
        quote: "Per le merci proponiamo piazzole prenotabili dal telefono, venti minuti, controllate sul serio.",
        lines: [4],
        kind: "action_proposal",
        subTheme: "merci",
      },
    ],
  },
  {
    ...published,
    key: "mattoni-1",
    organisation: "mattoni",
    kind: "analysis",
    title: "Demolire, riparare, formare",
    lines: [1, 3, 4],
    district: 5,
    filedAt: "2025-09-18T08:40:00Z",
    body: `Sulle grandi fabbriche dismesse la nostra idea è netta: dove la struttura è compromessa conviene demolire e ricostruire. Tenere in piedi un muro di cento metri perché è bello in fotografia costa quanto due scuole. Dove invece la struttura è sana, si recuperi, e si lasci decidere al progetto quanta produzione, quante case, quanti servizi.

Sappiamo che chi rappresenta l’industria vuole vincolare tutto alla produzione. Un vincolo senza compratori è un cancello chiuso per altri vent’anni.

**Manodopera.** Cerchiamo restauratrici, carpentieri, ponteggiatori. Quest’anno le nostre imprese hanno pubblicato 210 offerte e ne hanno coperte 94. Chi si presenta ha spesso più di cinquant’anni e ha già la schiena rotta; a chi ne ha venti nessuno ha mai raccontato che cos’è un cantiere di restauro.

**Sicurezza.** La figura dedicata anche nelle piccole opere ci sta bene, ma va pagata a parte e non tolta dal ribasso. Chiediamo anche noi più controlli: chi lavora in regola perde la gara contro chi non lo fa.

**Formazione.** Abbiamo un campo scuola con due ponteggi veri e un tetto finto. È vuoto otto mesi l’anno. Lo offriamo alle scuole e a chi entra nei cantieri di lavoro, perché pulire un’aiuola è utile, ma uscire con un patentino per il ponteggio lo è di più.`,
    excerpts: [
      {
        key: "ma-demolire",
        quote: "dove la struttura è compromessa conviene demolire e ricostruire",
        lines: [4],
        alsoLines: [{ campaign: "VDQ", line: 1 }],
        kind: "demand",
        subTheme: "spazi",
      },
      {
        key: "ma-vincolo",
        quote: "Un vincolo senza compratori è un cancello chiuso per altri vent’anni.",
        lines: [4],
        alsoLines: [{ campaign: "VDQ", line: 1 }],
        kind: "criticality",
        subTheme: "spazi",
        memo: "Datoriale contro datoriale: confrontare con Unione Fabbriche.",
      },
      {
        key: "ma-offerte",
        quote: "Quest’anno le nostre imprese hanno pubblicato 210 offerte e ne hanno coperte 94.",
        lines: [3, 5],
        kind: "criticality",
        subTheme: "mestieri",
      },
      {
        key: "ma-racconto",
        quote: "a chi ne ha venti nessuno ha mai raccontato che cos’è un cantiere di restauro",
        lines: [5, 3],
        kind: "criticality",
        subTheme: "orientamento",
      },
      {
        key: "ma-aparte",
        quote:
          "La figura dedicata anche nelle piccole opere ci sta bene, ma va pagata a parte e non tolta dal ribasso.",
        lines: [1],
        kind: "demand",
        subTheme: "sicurezza",
      },
      {
        key: "ma-controlli",
        quote: "Chiediamo anche noi più controlli: chi lavora in regola perde la gara contro chi non lo fa.",
        lines: [1],
        kind: "demand",
        subTheme: "appalti",
      },
      {
        key: "ma-campo",
        quote: "Abbiamo un campo scuola con due ponteggi veri e un tetto finto.",
        lines: [3],
        kind: "opportunity",
        subTheme: "laboratori",
      },
      {
        key: "ma-patentino",
        quote: "pulire un’aiuola è utile, ma uscire con un patentino per il ponteggio lo è di più",
        lines: [2, 3],
        kind: "action_proposal",
        subTheme: "ripartire",
      },
    ],
  },
  {
    ...published,
    key: "mutua-1",
    organisation: "mutua",
    kind: "contribution",
    title: "Paga giusta, ma con la base d’asta giusta",
    lines: [1, 2, 4],
    district: 8,
    filedAt: "2025-10-14T17:26:00Z",
    answers: {
      situation: `Le cooperative della nostra rete lavorano in gran parte per enti pubblici: assistenza, mense, verde, accoglienza. Siamo datori di lavoro e insieme siamo chi lavora. Vediamo la stessa gara dai due lati del tavolo.`,
      problems: `Siamo favorevoli a una paga minima negli appalti, con una riserva che per noi è decisiva: **la base d’asta va ricalcolata prima**. Se il Comune scrive la paga e lascia fermo il prezzo, la differenza la mette chi lavora, sotto forma di ore in meno. Lo abbiamo già visto con l’ultimo rinnovo: aumento giusto, prezzo fermo, quattro cooperative in perdita.

I pagamenti arrivano in media a novantacinque giorni. Noi gli stipendi li paghiamo il dieci del mese.`,
      openings: `Il bando da due milioni e mezzo per le micro e piccole imprese sociali aiuta a cambiare caldaie e furgoni. Chi spende meno in gas può spendere di più in persone.`,
      proposals: `- Revisione del prezzo automatica quando si rinnova un contratto collettivo.
- Una quota delle gare sotto soglia riservata a chi inserisce persone svantaggiate, con il progetto di inserimento valutato più del ribasso.
- Convenzioni tra imprese e cooperative per le assunzioni di persone con disabilità, ma solo con un passaggio in azienda entro due anni: la cooperativa non deve diventare il posto dove si parcheggia chi non si vuole assumere.`,
    },
    excerpts: [
      {
        key: "mu-riserva",
        quote: "Siamo favorevoli a una paga minima negli appalti, con una riserva che per noi è decisiva",
        lines: [1],
        kind: "demand",
        subTheme: "appalti",
      },
      {
        key: "mu-prezzo",
        quote:
          "Se il Comune scrive la paga e lascia fermo il prezzo, la differenza la mette chi lavora, sotto forma di ore in meno.",
        lines: [1],
        kind: "criticality",
        subTheme: "appalti",
      },
      {
        key: "mu-pagamenti",
        quote: "I pagamenti arrivano in media a novantacinque giorni.",
        lines: [1, 4],
        kind: "criticality",
        subTheme: "appalti",
        memo: "Dato riferito alle cooperative della rete.",
      },
      {
        key: "mu-gas",
        quote: "Chi spende meno in gas può spendere di più in persone.",
        lines: [4],
        kind: "opportunity",
        subTheme: "energia",
      },
      {
        key: "mu-revisione",
        quote: "Revisione del prezzo automatica quando si rinnova un contratto collettivo.",
        lines: [1],
        kind: "action_proposal",
        subTheme: "appalti",
      },
      {
        key: "mu-quota",
        quote:
          "Una quota delle gare sotto soglia riservata a chi inserisce persone svantaggiate, con il progetto di inserimento valutato più del ribasso.",
        lines: [2, 1],
        kind: "action_proposal",
        subTheme: "ripartire",
      },
      {
        key: "mu-convenzioni",
        quote:
          "Convenzioni tra imprese e cooperative per le assunzioni di persone con disabilità, ma solo con un passaggio in azienda entro due anni",
        lines: [2],
        kind: "demand",
        subTheme: "disabilita",
      },
      {
        key: "mu-parcheggio",
        quote: "la cooperativa non deve diventare il posto dove si parcheggia chi non si vuole assumere",
        lines: [2],
        kind: "criticality",
        subTheme: "disabilita",
      },
    ],
  },
];
