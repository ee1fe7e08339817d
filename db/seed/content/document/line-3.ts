import type { ParagraphSeed } from "../types.ts";

export const lineThreeParagraphs: ParagraphSeed[] = [
  {
    key: "l3-context-hands",
    section: "l3-context",
    line: 3,
    text: `Chi sa fare sta per smettere, e chi dovrebbe imparare non è ancora entrato. Lo dicono un sindacato del metallo, che conta gli anni in reparto, e un’associazione artigiana, che conta i titolari vicini al ritiro. Le imprese di costruzione pubblicano offerte che restano scoperte. Da mondi diversi arriva la stessa immagine: mestieri sani che rischiano di fermarsi per mancanza di un passaggio.`,
    cites: [
      { excerpt: "qfm-eta", role: "supports" },
      { excerpt: "qfm-orecchio", role: "supports" },
      { excerpt: "bo-chiavi", role: "supports" },
      { excerpt: "ma-offerte", role: "supports" },
    ],
  },
  {
    key: "l3-crit-length",
    section: "l3-criticalities",
    line: 3,
    text: `Quanto deve durare un apprendistato sostenuto da soldi pubblici? Un sindacato chiede al massimo due anni, con assunzione alla fine. Un’officina di stampi ne vuole quattro, e un’associazione artigiana osserva che in due anni un liutaio non si forma. Un centro di formazione ne propone tre, ma sposta la domanda: conta meno il tempo di chi sta accanto.`,
    cites: [
      { excerpt: "qfm-dueanni", role: "supports" },
      { excerpt: "tr-quattro", role: "opposes" },
      { excerpt: "tr-perdita", role: "opposes" },
      { excerpt: "bo-liutaio", role: "opposes" },
      { excerpt: "lt-maestro", role: "qualifies" },
    ],
  },
  {
    key: "l3-crit-tutor",
    section: "l3-criticalities",
    line: 3,
    text: `Sul maestro, invece, un sindacato, gli artigiani e un centro di formazione si avvicinano. Il primo denuncia tutor che esistono solo sulla carta, la stessa firma per troppi apprendisti; i secondi chiedono che le ore di chi smette di lavorare per insegnare siano riconosciute e pagate. Sono due facce dello stesso vuoto: oggi insegnare un mestiere in azienda non è considerato un lavoro.`,
    cites: [
      { excerpt: "qfm-tutor", role: "supports" },
      { excerpt: "bo-maestro", role: "supports" },
      { excerpt: "lt-maestro", role: "supports" },
    ],
  },
  {
    key: "l3-crit-workshops",
    section: "l3-criticalities",
    line: 3,
    text: `I laboratori sono vecchi o chiusi. Un centro di formazione lavora su torni da cui si passa con fatica alle macchine di oggi; una rete di scuole deve chiudere alle cinque del pomeriggio. I tirocini, scrive la stessa rete, si fanno dove c’è posto e non dove si impara. Un’associazione di persone con disabilità chiede che ogni macchina abbia almeno una postazione da cui si lavora seduti.`,
    cites: [
      { excerpt: "lt-torni", role: "supports" },
      { excerpt: "sb-chiusi", role: "supports" },
      { excerpt: "sb-scatole", role: "supports" },
      { excerpt: "gr-postazione", role: "supports" },
    ],
  },
  {
    key: "l3-opp-retired",
    section: "l3-opportunities",
    line: 3,
    text: `Persone e spazi per insegnare ci sono già. Un sindacato offre sei tecnici in pensione, le imprese di costruzione un campo scuola con ponteggi veri, un centro di formazione apre l’officina due sere a settimana e chiede soltanto istruttori e luce. Sono offerte piccole, già pronte: metterle in fila chiede più coordinamento che denaro.`,
    cites: [
      { excerpt: "qfm-pensione", role: "supports" },
      { excerpt: "ma-campo", role: "supports" },
      { excerpt: "lt-sere", role: "supports" },
    ],
  },
  {
    key: "l3-opp-incubators",
    section: "l3-opportunities",
    line: 3,
    text: `Gli incubatori per l’inclusione annunciati per chi ha fino a 35 anni possono diventare officine. L’associazione delle fabbriche li considera utili a due condizioni: macchine vere all’interno e qualcuno che poi assuma. Quanto ai luoghi, gli artigiani immaginano grandi capannoni divisi in piccoli laboratori, e un comitato di abitanti un piano terra con lavorazioni che fanno rumore solo di giorno.`,
    cites: [
      { excerpt: "fb-incubatori", role: "qualifies" },
      { excerpt: "bo-sedici", role: "supports" },
      { excerpt: "ca-laboratori", role: "supports" },
    ],
  },
  {
    key: "l3-act-apprentices",
    section: "l3-actions",
    line: 3,
    text: `**Apprendistato con un maestro.** La durata non la decide la Città. Dove c’è un contributo comunale, però, il servizio lavoro può legarlo a tre condizioni: un tutor con ore riconosciute, una prova di mestiere ogni anno davanti a una commissione mista, un aumento di paga a metà percorso. Resta il dissenso di chi chiede un limite di due anni per ogni contributo pubblico.`,
    cites: [
      { excerpt: "bo-maestro", role: "supports" },
      { excerpt: "lt-prova", role: "supports" },
      { excerpt: "tr-meta", role: "supports" },
      { excerpt: "qfm-dueanni", role: "opposes" },
    ],
  },
  {
    key: "l3-act-machines",
    section: "l3-actions",
    line: 3,
    text: `**Macchine e laboratori aperti.** Il servizio che segue scuole e formazione costruisce un parco macchine condiviso: chi compra con soldi pubblici apre agli altri il pomeriggio e il sabato. In due istituti si provano laboratori fino alle ventidue, con personale tecnico pagato da un fondo comune. In ogni acquisto nuovo si prevede una postazione utilizzabile da seduti.`,
    cites: [
      { excerpt: "lt-parco", role: "supports" },
      { excerpt: "sb-ventidue", role: "supports" },
      { excerpt: "gr-postazione", role: "supports" },
    ],
  },
  {
    key: "l3-act-handover",
    section: "l3-actions",
    line: 3,
    text: `**Registro dei passaggi.** L’ufficio che segue le attività produttive apre un registro di chi cede un laboratorio e di chi ne cerca uno, con sei mesi di affiancamento retribuito, come propone un’associazione artigiana. I locali pubblici vuoti si offrono per primi a chi rileva un mestiere: un’azienda che li gestisce ricorda che chi vuole aprire oggi aspetta troppo.`,
    cites: [
      { excerpt: "bo-registro", role: "supports" },
      { excerpt: "cq-attesa", role: "context" },
    ],
  },
];
