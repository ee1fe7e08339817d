import type { ParagraphSeed } from "../types.ts";

export const lineFiveParagraphs: ParagraphSeed[] = [
  {
    key: "l5-context-school",
    section: "l5-context",
    line: 5,
    text: `La formazione non è un magazzino da cui prelevare. Lo scrive una rete di scuole tecniche, stanca di ricevere ogni anno un elenco diverso di figure mancanti, e ricorda che chi studia oggi lavorerà per decenni. Le imprese di costruzione vedono l’altra metà del problema: nessuno ha mai raccontato a chi ha vent’anni che cosa sia un cantiere di restauro.`,
    cites: [
      { excerpt: "sb-magazzino", role: "supports" },
      { excerpt: "sb-nome", role: "supports" },
      { excerpt: "ma-racconto", role: "qualifies" },
    ],
  },
  {
    key: "l5-crit-guidance",
    section: "l5-criticalities",
    line: 5,
    text: `L’orientamento arriva tardi e somiglia a una fiera. La rete di scuole lo colloca in un pomeriggio di dicembre, in palestra, quando la scelta è quasi fatta. Teme anche che per far posto ai tirocini si taglino matematica, italiano e diritto del lavoro. Chi insegna mestieri e chi rappresenta le fabbriche risponde allo stesso problema con un’idea simile: far vedere e toccare, prima.`,
    cites: [
      { excerpt: "sb-fiera", role: "supports" },
      { excerpt: "sb-taglia", role: "supports" },
      { excerpt: "lt-mani", role: "context" },
      { excerpt: "fb-sabato", role: "context" },
    ],
  },
  {
    key: "l5-crit-counters",
    section: "l5-criticalities",
    line: 5,
    text: `Gli sportelli rischiano di servire chi ha già tempo e parole. Un sindacato nota che chi ha un cattivo lavoro non può presentarsi alle dieci del mattino; un’associazione, che nessuno fa un buon colloquio con un bambino in braccio; i comuni vicini, che il confine non dovrebbe contare. Un centro studi aggiunge un avvertimento: valutarli solo sui collocamenti li allontana da chi è più in difficoltà.`,
    cites: [
      { excerpt: "pd-venti", role: "supports" },
      { excerpt: "td-angolo", role: "supports" },
      { excerpt: "co-confine", role: "supports" },
      { excerpt: "el-polo", role: "supports" },
    ],
  },
  {
    key: "l5-crit-data",
    section: "l5-criticalities",
    line: 5,
    text: `Si conta molto e si vede poco. Un centro studi osserva che si registrano gli avviamenti e non i mesi lavorati, che la media di città nasconde i quartieri, e che confondere rapporti e persone porta a conclusioni sbagliate. Un’associazione segnala chi non compare affatto: le giovani donne arrivate per ricongiungimento, che non risultano né a scuola né disoccupate.`,
    cites: [
      { excerpt: "el-povero", role: "supports" },
      { excerpt: "el-quartiere", role: "supports" },
      { excerpt: "el-sbaglia", role: "supports" },
      { excerpt: "va-conti", role: "supports" },
    ],
  },
  {
    key: "l5-crit-sharing",
    section: "l5-criticalities",
    line: 5,
    text: `Condividere i dati delle imprese divide. Un sindacato vuole che chi riceve un contributo comunichi ogni sei mesi occupazione, contratti e affidamenti. Le fabbriche accettano soltanto dati aggregati, da più di cinque imprese. Un centro studi ritiene che una soglia minima per cella basti a proteggere. Una cooperativa sarebbe pronta a dare tutto, ma non da sola: la trasparenza di pochi diventa uno svantaggio.`,
    cites: [
      { excerpt: "qfm-semestre", role: "supports" },
      { excerpt: "fb-aggregati", role: "opposes" },
      { excerpt: "el-soglia", role: "qualifies" },
      { excerpt: "ze-svantaggio", role: "qualifies" },
    ],
  },
  {
    key: "l5-opp-close-counter",
    section: "l5-opportunities",
    line: 5,
    text: `Con i sette nuovi poli ogni circoscrizione avrà il suo sportello. Per un sindacato uno sportello vicino a casa vale più di un portale, a patto che dentro ci sia chi ha tempo di ascoltare. Chi gestisce case popolari offre due locali raggiungibili a piedi, uno con rampa e bagno accessibile; un’associazione di persone con disabilità si offre di provarli tutti prima dell’apertura.`,
    cites: [
      { excerpt: "pd-sportello", role: "supports" },
      { excerpt: "cq-piedi", role: "supports" },
      { excerpt: "gr-poli", role: "supports" },
    ],
  },
  {
    key: "l5-opp-observatory",
    section: "l5-opportunities",
    line: 5,
    text: `L’Osservatorio ha compiti chiari e un accordo per il 2024–2026 con IRES Piemonte per il sostegno scientifico. Attorno gli si offrono dati che stanno fuori dalle fonti ufficiali: i cambi di appalto seguiti da un sindacato, i conteggi notturni di uno scalo merci, due borse di ricerca con metodo pubblico. Sono fonti piccole e di parte, da usare dichiarandolo.`,
    cites: [
      { excerpt: "qfs-archivio", role: "supports" },
      { excerpt: "sm-conteggi", role: "supports" },
      { excerpt: "el-borse", role: "supports" },
    ],
  },
  {
    key: "l5-act-counters",
    section: "l5-actions",
    line: 5,
    text: `**Poli aperti a chi lavora.** Il servizio lavoro prevede in ogni polo un pomeriggio fino alle venti, un giorno alla settimana con mediazione linguistica e un angolo per bambine e bambini. Prima dell’apertura ogni sede è provata da persone con disabilità, con un verbale pubblico. Il personale esce anche, e va davanti alle scuole, per incontrare chi allo sportello non arriverebbe mai.`,
    cites: [
      { excerpt: "pd-venti", role: "supports" },
      { excerpt: "cl-mediazione", role: "supports" },
      { excerpt: "td-angolo", role: "supports" },
      { excerpt: "gr-poli", role: "supports" },
      { excerpt: "va-scuole", role: "supports" },
    ],
  },
  {
    key: "l5-act-guidance",
    section: "l5-actions",
    line: 5,
    text: `**Orientarsi con le mani e con i diritti.** Il servizio scuola organizza in ogni media una giornata nei laboratori e il sabato nei reparti offerto dalle fabbriche. Con le superiori si scrive un elenco di imprese che ospitano sul serio. Sindacati e imprese tengono insieme, nella stessa aula, quattro ore di storia e diritti del lavoro in ogni classe quarta.`,
    cites: [
      { excerpt: "lt-mani", role: "supports" },
      { excerpt: "fb-sabato", role: "supports" },
      { excerpt: "sb-elenco", role: "supports" },
      { excerpt: "sb-diritti", role: "supports" },
    ],
  },
  {
    key: "l5-act-data",
    section: "l5-actions",
    line: 5,
    text: `**Dati che si possono rifare.** Chi coordina l’Osservatorio propone al proprio tavolo che ogni tabella porti definizione, fonte, data e referente e si possa scaricare. Per le imprese che ricevono contributi si prova una comunicazione semestrale, pubblicata solo in forma aggregata. Le fabbriche accettano questo limite; chi chiede il massimo dettaglio lo troverà stretto.`,
    cites: [
      { excerpt: "el-tabella", role: "supports" },
      { excerpt: "el-scaricabili", role: "qualifies" },
      { excerpt: "qfm-semestre", role: "supports" },
      { excerpt: "fb-aggregati", role: "qualifies" },
    ],
  },
  {
    key: "l5-act-learning",
    section: "l5-actions",
    line: 5,
    text: `**Imparare senza perdere il posto.** Il servizio formazione studia con le parti sociali corsi brevi in orario di lavoro, pagati da un fondo comune a cui concorra anche chi assume a termine. Nei corsi sostenuti dalla Città si riconosce il tempo di cura: lezioni registrate, esami ripetibili, nessuna esclusione per tre assenze. La prima idea viene da un sindacato, la seconda da un’associazione.`,
    cites: [
      { excerpt: "pd-corsi", role: "supports" },
      { excerpt: "td-corsi", role: "supports" },
    ],
  },
];
