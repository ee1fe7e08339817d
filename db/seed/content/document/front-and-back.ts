import type { ParagraphSeed } from "../types.ts";

export const frontParagraphs: ParagraphSeed[] = [
  {
    key: "foreword-start",
    section: "foreword",
    line: null,
    linking: true,
    text: `Nel marzo 2025 il Consiglio comunale ha approvato una mozione sul lavoro in città. Da lì è cominciato un confronto con istituzioni, parti sociali, enti di formazione, terzo settore e imprese, passato a luglio per il seminario al Polo del ’900 e per il workshop sugli spazi del lavoro. Questa bozza raccoglie ciò che è arrivato per iscritto nella prima fase e lo ordina sulle cinque linee di intervento.`,
    cites: [],
  },
  {
    key: "foreword-under-way",
    section: "foreword",
    line: null,
    linking: true,
    text: `La bozza non parte da zero. La Città ha annunciato sette nuovi poli per l’occupabilità accanto a quello di via Braccini, cantieri di lavoro per 417 persone disoccupate con oltre quattro milioni di euro, incubatori per l’inclusione di giovani fino a 35 anni con quasi due milioni, un bando da due milioni e mezzo per le micro e piccole imprese sociali. Le proposte che seguono si misurano con questi impegni.`,
    cites: [],
  },
  {
    key: "foreword-disagreement",
    section: "foreword",
    line: null,
    linking: true,
    text: `Le organizzazioni non sono d’accordo su tutto, e il documento non finge che lo siano. Dove un capoverso riporta una posizione, accanto alle fonti che la sostengono si trovano quelle che la limitano o la contestano. Il dissenso non corre sempre tra sindacati e imprese: su più punti attraversa le stesse componenti. Chi legge può aprire ogni capoverso e controllare.`,
    cites: [],
  },
  {
    key: "foreword-demo",
    section: "foreword",
    line: null,
    linking: true,
    text: `Questo testo è una dimostrazione. Le organizzazioni che parlano sono inventate, e inventati sono i loro contributi, i numeri che portano e le azioni proposte. Sono invece ripresi da comunicati pubblici i passaggi sulla mozione, sul seminario, sulle cinque linee, sull’Osservatorio e sulle misure già annunciate. Nessun capoverso esprime una posizione della Città di Torino o di altri enti realmente esistenti.`,
    cites: [],
  },
  {
    key: "method-reading",
    section: "method",
    line: null,
    linking: true,
    text: `Ogni testo pubblicato è stato letto per intero. Il gruppo di redazione ha scelto le frasi che contengono una criticità, un’opportunità, una richiesta o una proposta di azione e le ha collegate a una o più linee. Le frasi sono citate alla lettera. Una frase può sostenere un capoverso, limitarlo, contraddirlo o darne soltanto il contesto, e il ruolo è sempre indicato.`,
    cites: [],
  },
  {
    key: "method-weight",
    section: "method",
    line: null,
    linking: true,
    text: `Dieci testi della stessa parte non valgono dieci volte un testo solo: le organizzazioni si contano per componente, e quelle affiliate a una stessa confederazione si mostrano anche insieme. Il documento non dice «la maggioranza chiede». Dice chi chiede, chi aggiunge una condizione e chi non è d’accordo. Il silenzio di un’organizzazione su un punto non è un consenso.`,
    cites: [],
  },
  {
    key: "method-numbers",
    section: "method",
    line: null,
    linking: true,
    text: `I numeri che compaiono nelle frasi citate appartengono a chi li ha scritti e riguardano le sue iscritte e i suoi iscritti, le sue imprese, la sua esperienza. Non sono statistiche sulla città. Quando la bozza avrà bisogno di un dato cittadino, lo prenderà dagli indicatori dell’Osservatorio del Mercato del Lavoro di Torino e ne riporterà definizione, fonte e data.`,
    cites: [],
  },
];

export const backParagraphs: ParagraphSeed[] = [
  {
    key: "annex-open-questions",
    section: "annexes",
    line: null,
    linking: true,
    text: `Quattro questioni restano aperte e la bozza le consegna alla seconda fase: se scrivere una soglia oraria nelle gare della Città, quali aree ex industriali vincolare alla produzione, come conciliare le serate di apertura con il tempo di chi lavora, con quale dettaglio pubblicare i dati delle imprese. Su ciascuna le posizioni raccolte sono distanti e nessuna formula di compromesso è parsa onesta.`,
    cites: [],
  },
  {
    key: "annex-not-cited",
    section: "annexes",
    line: null,
    linking: true,
    text: `Non tutto ciò che è arrivato ha trovato posto. Sono rimasti fuori, per ora, la casa per chi ha un contratto a termine e il lavoro da remoto: temi seri, che le cinque linee toccano appena. L’elenco dei testi non ancora citati è pubblico, e ogni organizzazione può chiedere perché una sua frase manca. La risposta arriverà insieme ai riscontri della seconda fase.`,
    cites: [],
  },
];
