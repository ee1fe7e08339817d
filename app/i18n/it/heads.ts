import { articled } from "../time.ts";

const lines = (size: number | string) => (size === 1 || size === "1" ? "la prima riga" : `le prime ${size} righe`);

export const heads = {
  title: "Registro delle impronte",
  lead: "Quando nel registro degli atti si scrive qualcosa, entro un giorno pubblichiamo un’impronta di tutto il registro. Chi ne conserva una copia può accorgersi se qualcosa è stato cambiato o tolto.",
  follow: "Segui le impronte (Atom)",
  none: "Non c’è ancora nessuna impronta: la prima esce entro un giorno da quando si comincia a scrivere nel registro.",
  list: "Le impronte",
  ofDay: (day: string) => `Impronta ${articled("del", day)}`,
  made: (when: string) => `Impronta ${articled("del", when)}`,
  covers: (size: string, when: string) => `Copre ${lines(size)} del registro. Fatta ${articled("il", when)}.`,
  versions: "È la prima che copre:",
  version: (number: number, edition: number) => `versione ${number}${edition > 1 ? `, edizione ${edition}` : ""}`,
  keyChange: {
    rotated: "Da qui firma una chiave nuova: il cambio era previsto, e ha firmato anche la chiave di prima.",
    lost: "Da qui firma una chiave nuova: quella di prima è andata persa.",
    stolen: "Da qui firma una chiave nuova: quella di prima potrebbe essere in mano ad altri.",
  },
  note: "Scarica l’impronta",
  noteOf: (title: string) => `Scarica l’impronta: ${title}`,
  consistency: "Prova di continuità",
  consistencyOf: (title: string) => `Prova di continuità: ${title}`,
  stamp: (when: string) => `Marca temporale ${articled("del", when)}`,
  stampOf: (when: string, title: string) => `Marca temporale ${articled("del", when)}: ${title}`,
  waitsForStamp: "Aspetta la marca temporale.",
  restored: {
    title: "Ripristino dichiarato",
    text: "La banca dati è stata riportata a un momento precedente, per esempio da una copia di sicurezza. Le impronte qui sotto erano già pubblicate e non sono più coperte: le righe indicate sono andate perse.",
    row: (when: string, head: string, first: string, last: string) =>
      `${when}: non è più coperta l’impronta delle prime ${head} righe; ${first === last ? `persa la riga ${last}` : `perse le righe da ${first} a ${last}`}.`,
  },
  means: {
    title: "Che cosa dimostra, e che cosa no",
    what: "Nel registro ogni invio, pubblicazione, ritiro e versione è una riga. L’impronta dipende da tutte le righe scritte fino a quel momento: se anche una sola cambia, non torna più.",
    bound:
      "Chi ha in mano sia la chiave sia la banca dati potrebbe riscrivere tutto e firmarlo di nuovo. Lo vincolano solo le copie conservate da altri: per questo le impronte escono di qui.",
    stamp:
      "La marca temporale di un’autorità dice che l’impronta esisteva già a una certa ora. Un’impronta con la marca non è una firma sul contenuto, e non è una registrazione al protocollo.",
    erased:
      "Chi chiede la cancellazione dei propri dati la ottiene, e un testo tolto resta tolto: nelle righe ci sono solo codici, e le impronte restano valide.",
  },
  keep: {
    title: "Conservane una copia",
    text: "Salva o stampa questa pagina, segui il feed oppure, se hai un accesso, chiedi nel profilo di riceverle per posta elettronica. Basta un’impronta ogni tanto: copre anche tutto quello che è venuto prima.",
  },
  check: {
    title: "Come si controlla",
    text: "Scarica la prova di continuità di un’impronta e il programma di verifica, una pagina di codice senza altre parti, che funziona con Node 20.19 o successivo. Dice se il registro di quel giorno comincia davvero con quello dell’impronta precedente.",
    script: "Scarica il programma di verifica",
    house: "Chi gestisce il sistema, o chi lo controlla, può confrontare le copie conservate con tutto il registro:",
    stamp:
      "Per controllare una marca temporale servono l’impronta, la marca e il certificato dell’autorità, che si scarica dal suo sito:",
  },
  keys: {
    title: "Con quali chiavi sono firmate",
    text: "Le impronte hanno la forma dei checkpoint C2SP, con firma Ed25519: chi ha programmi per leggerle può usare queste chiavi.",
    row: (seq: string, when: string) => `In uso dalla riga ${seq}, scritta ${articled("il", when)}`,
    why: {
      first: "La prima chiave.",
      rotated: "Cambio previsto.",
      lost: "La chiave di prima è andata persa.",
      stolen: "La chiave di prima potrebbe essere in mano ad altri.",
    },
    lastGood: (size: string) => `L’ultima impronta di cui fidarsi prima del cambio è quella delle prime ${size} righe.`,
  },
  receipt: {
    title: "La ricevuta nel registro delle impronte",
    index: "Riga del registro",
    head: "Impronta che la copre",
    headOf: (title: string, size: string) => `${title}, delle prime ${size} righe`,
    soon: "La copre la prossima impronta del giorno: da allora qui trovi la prova da scaricare.",
    text: "Con la prova puoi dimostrare che questo invio era nel registro quando l’impronta è uscita, anche se un domani qui non lo trovassi più. Scarica la prova e il programma di verifica, e conserva entrambi con la ricevuta.",
    proof: "Scarica la prova",
    script: "Scarica il programma di verifica",
    how: "Serve Node 20.19 o successivo. Il secondo file è facoltativo: una copia delle impronte che hai conservato, per esempio un messaggio, o la pagina del registro come l’hai salvata.",
    register: "Vai al registro delle impronte",
  },
  ofVersion: "Impronta nel registro",
  ofVersionSoon: "Arriva con la prossima impronta",
  choice: {
    title: "Impronte del registro",
    text: "Una volta al giorno, quando il registro è cresciuto, puoi ricevere la sua impronta per posta elettronica. Conservarla basta per accorgersi se qualcosa viene cambiato.",
    label: "Mandami le impronte per posta elettronica",
    always: "Le ricevi in ogni caso, perché fai parte dell’organo di garanzia.",
    save: "Salva",
  },
  mail: {
    subject: (day: string) => `Impronta del registro ${articled("del", day)}`,
    text: (size: string, notes: string, link: string) =>
      `questa è l’impronta di tutto il registro degli atti, che oggi ha ${size} righe. Conserva questo messaggio: se una riga venisse cambiata o tolta, l’impronta non tornerebbe più, e chi ha una copia può dimostrarlo.

${notes}
Il registro delle impronte, con la spiegazione di come si controllano:
${link}
`,
  },
};
