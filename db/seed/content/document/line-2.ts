import type { ParagraphSeed } from "../types.ts";

export const lineTwoParagraphs: ParagraphSeed[] = [
  {
    key: "l2-context-doors",
    section: "l2-context",
    line: 2,
    text: `Le porte chiuse non sono tutte uguali. C’è chi trova un gradino e chi una domanda sul proprio passato; chi perde il corso perché gli cambiano il turno e chi ha un titolo che qui non vale. Un centro di formazione lo riassume: quando una persona non trova lavoro, spesso non manca la capacità ma la casa, un documento, un mezzo per arrivare.`,
    cites: [
      { excerpt: "lt-nome", role: "supports" },
      { excerpt: "pt-buco", role: "context" },
      { excerpt: "cl-turno", role: "context" },
      { excerpt: "va-nove", role: "context" },
    ],
  },
  {
    key: "l2-crit-disability",
    section: "l2-criticalities",
    line: 2,
    text: `Le persone con disabilità che hanno scritto raccontano assunzioni fatte per coprire una quota, senza pensare al mestiere, luoghi di lavoro in cui non si arriva al bagno e portali che si bloccano con il lettore di schermo. Un’officina che ha assunto una collega sorda porta un’esperienza diversa: l’adattamento è costato poco, il difficile è stato trovare l’ufficio giusto.`,
    cites: [
      { excerpt: "gr-quota", role: "supports" },
      { excerpt: "gr-bagno", role: "supports" },
      { excerpt: "gr-portali", role: "supports" },
      { excerpt: "tr-luci", role: "qualifies" },
    ],
  },
  {
    key: "l2-crit-agreements",
    section: "l2-criticalities",
    line: 2,
    text: `Le convenzioni che permettono alle imprese di assolvere l’obbligo affidando lavoro a una cooperativa dividono. Per un’associazione di persone con disabilità significano pagare perché qualcuno stia altrove. Una rete di cooperative le difende solo se entro due anni si passa in azienda, e ammette il rischio di un parcheggio. La bozza riporta le due posizioni senza sceglierne una.`,
    cites: [
      { excerpt: "gr-convenzioni", role: "opposes" },
      { excerpt: "mu-convenzioni", role: "supports" },
      { excerpt: "mu-parcheggio", role: "qualifies" },
    ],
  },
  {
    key: "l2-crit-after",
    section: "l2-criticalities",
    line: 2,
    text: `Sui cantieri di lavoro i giudizi sono opposti. Un sindacato sostiene che senza un contratto alla fine la persona torna al punto di partenza. Una cooperativa sociale che ha accolto chi ne usciva li considera un ponte, fatto di sveglia, squadra e busta paga. Entrambe però indicano lo stesso punto debole: i mesi vuoti tra l’ultimo giorno e il primo contratto.`,
    cites: [
      { excerpt: "qfs-cantieri", role: "supports" },
      { excerpt: "ar-quattro", role: "supports" },
      { excerpt: "ar-ponte", role: "opposes" },
    ],
  },
  {
    key: "l2-crit-care",
    section: "l2-criticalities",
    line: 2,
    text: `Chi cura qualcuno lavora con un calendario già pieno. Un’associazione racconta ferie spese per le febbri e permessi per l’ascensore rotto. Dall’altra parte del banco i negozi dicono di non trovare personale per il sabato, e tra le cause mettono i nidi chiusi e gli autobus radi. È uno dei pochi punti in cui chi chiede più aperture e chi le teme descrivono lo stesso ostacolo.`,
    cites: [
      { excerpt: "td-ferie", role: "supports" },
      { excerpt: "po-nidi", role: "supports" },
    ],
  },
  {
    key: "l2-crit-language",
    section: "l2-criticalities",
    line: 2,
    text: `Chi arriva da un altro Paese incontra un circolo chiuso. Una scuola serale ha la lista d’attesa piena; senza certificato di lingua quasi nessun corso professionale accoglie, e resta fuori proprio chi ne avrebbe più bisogno. Un’associazione aggiunge il prezzo dei titoli: tra traduzioni e bolli, quanto due mesi di affitto. Le ragazze arrivate per ricongiungersi alla famiglia, intanto, non compaiono in nessun conteggio.`,
    cites: [
      { excerpt: "cl-lista", role: "supports" },
      { excerpt: "cl-chiave", role: "supports" },
      { excerpt: "va-costa", role: "supports" },
      { excerpt: "va-conti", role: "supports" },
    ],
  },
  {
    key: "l2-opp-second-chance",
    section: "l2-opportunities",
    line: 2,
    text: `È già attivo un servizio che avvicina imprese e persone in misura alternativa alla detenzione. Un’associazione che le accompagna porta i propri numeri, incoraggianti, e spiega che cosa li frena: orari che si scontrano, un conto corrente che richiede un documento che richiede una residenza. Sono ostacoli da sportello, più che da legge, e per questo si possono affrontare in città.`,
    cites: [
      { excerpt: "pt-lavorano", role: "supports" },
      { excerpt: "pt-orari", role: "qualifies" },
      { excerpt: "pt-conto", role: "qualifies" },
    ],
  },
  {
    key: "l2-opp-on-the-job",
    section: "l2-opportunities",
    line: 2,
    text: `La lingua si impara anche al lavoro. Dove due imprese di pulizie hanno offerto una stanza e un’ora pagata, racconta una scuola serale, in sei mesi le persone hanno imparato a leggere le schede dei prodotti e a rifiutare un ordine pericoloso. Un gruppo di ciclofattorini mette a disposizione chi sa spiegare un contratto in quattro lingue.`,
    cites: [
      { excerpt: "cl-schede", role: "supports" },
      { excerpt: "con-lingue", role: "supports" },
    ],
  },
  {
    key: "l2-act-fund",
    section: "l2-actions",
    line: 2,
    text: `**Un fondo per gli adattamenti.** Il servizio che si occupa di inclusione al lavoro istituisce un piccolo fondo per postazioni e ausili, chiesto da un’associazione di persone con disabilità, con un referente che ha un nome e un indirizzo, come vorrebbe un’impresa. I contributi della Città alle imprese si legano all’accessibilità dei luoghi nuovi. L’obiettivo è che le persone fragili non perdano il periodo di prova per un tavolo.`,
    cites: [
      { excerpt: "gr-fondo", role: "supports" },
      { excerpt: "gr-contributo", role: "supports" },
      { excerpt: "tr-nome", role: "supports" },
    ],
  },
  {
    key: "l2-act-after-sites",
    section: "l2-actions",
    line: 2,
    text: `**Dopo il cantiere.** Prima che un cantiere di lavoro cominci, il servizio lavoro cerca un’impresa o una cooperativa che si impegni a un colloquio finale, e assicura accompagnamento per dodici mesi. Le imprese di costruzione offrono un campo scuola e propongono un patentino per il ponteggio. Una quota delle gare sotto soglia è riservata a chi inserisce persone, con il progetto che pesa più del ribasso.`,
    cites: [
      { excerpt: "ar-colloquio", role: "supports" },
      { excerpt: "ar-dodici", role: "supports" },
      { excerpt: "ma-patentino", role: "supports" },
      { excerpt: "mu-quota", role: "supports" },
      { excerpt: "qfs-cantieri", role: "qualifies" },
    ],
  },
  {
    key: "l2-act-one-contact",
    section: "l2-actions",
    line: 2,
    text: `**Una persona di riferimento.** Per chi sconta una pena fuori dal carcere il servizio lavoro indica un solo nome tra chi segue la misura, chi segue il lavoro e l’impresa. Si studia una borsa per tre mesi di prova, e nei bandi si toglie la richiesta del casellario quando la mansione non la giustifica. Sono tutte proposte di un’associazione che accompagna queste persone.`,
    cites: [
      { excerpt: "pt-riferimento", role: "supports" },
      { excerpt: "pt-borsa", role: "supports" },
      { excerpt: "pt-casellario", role: "supports" },
    ],
  },
  {
    key: "l2-act-italian",
    section: "l2-actions",
    line: 2,
    text: `**Italiano del mestiere.** Il servizio che coordina la formazione delle persone adulte avvia corsi di quaranta ore nei luoghi di lavoro, metà in orario. Per chi ha già un titolo si provano due strade, suggerite da un’associazione: un anticipo sulle traduzioni, da restituire a rate, e una prova pratica riconosciuta dalle imprese che si impegnano a farlo.`,
    cites: [
      { excerpt: "cl-mestiere", role: "supports" },
      { excerpt: "va-anticipo", role: "supports" },
      { excerpt: "va-saldi", role: "supports" },
    ],
  },
  {
    key: "l2-act-care",
    section: "l2-actions",
    line: 2,
    text: `**Servizi all’ora dei turni.** Il servizio educativo valuta, a cominciare da una circoscrizione, un nido con orario dalle sei e trenta alle venti e trenta per chi documenta un turno. La richiesta viene da un’associazione di chi lavora e cura, che ne chiede uno per ogni circoscrizione e mette a disposizione l’esperienza di uno scambio di ore tra famiglie. Anche i negozi mettono i nidi tra gli ostacoli.`,
    cites: [
      { excerpt: "td-nido", role: "supports" },
      { excerpt: "td-agende", role: "supports" },
      { excerpt: "po-nidi", role: "context" },
    ],
  },
];
