import { articled } from "../time.ts";

/**
 * What organisations ask to keep from the public, what the office covers, what they say about it, and what is sealed as
 * unlawful.
 */
export const redacting = {
  confidential: {
    title: "Passaggi riservati",
    short: "Passaggi riservati",
    lead: "Segna qui le parole che chiedi di non rendere pubbliche. Decide l’ufficio: le copre con un omissis, oppure le lascia leggibili e ti scrive perché, prima della pubblicazione.",
    decides: "Decide l’ufficio, prima della pubblicazione.",
    text: "Il testo come si invia",
    choose: "Che cosa chiedi di non pubblicare",
    how: "Spunta una o più frasi contigue, oppure seleziona le parole nel testo, poi premi «Segna come riservato». L’ufficio e chi aderisce al testo le leggono comunque.",
    mark: "Segna come riservato",
    marked: "Passaggi segnati",
    none: "Nessun passaggio segnato: chiedi che si pubblichi tutto.",
    unmark: "Togli",
    gone: "queste parole non sono più nel testo",
    nothing: "Spunta almeno una frase, o seleziona le parole nel testo.",
    saved: "Passaggio segnato.",
    removed: "Il passaggio non è più segnato.",
    lostTitle: "Il testo è cambiato",
    lost: "Un passaggio segnato non si trova più nel testo. Segna le parole nuove, se serve, e togli quelle vecchie dall’elenco: altrimenti non si può inviare.",
    empty: "Non c’è ancora un testo da segnare: prima scrivi la bozza.",
    back: "Vai al riepilogo",
    count: (n: number) =>
      n === 0
        ? "Nessun passaggio è segnato come riservato."
        : n === 1
          ? "Un passaggio è segnato: chiedi di non pubblicarlo."
          : `${n} passaggi sono segnati: chiedi di non pubblicarli.`,
    open: "Segna passaggi riservati",
    change: "Cambia i passaggi segnati",
    underlined: "Nel testo qui sopra sono sottolineati a puntini.",
    heard: { begins: "[inizio del passaggio riservato]", ends: "[fine del passaggio riservato]" },
  },
  requests: {
    title: "Richieste di riservatezza",
    lead: "L’organizzazione chiede di non pubblicare questi passaggi. Coprili con un omissis o scrivi perché restano leggibili: senza una decisione il testo non si pubblica.",
    standings: { taken: "coperto", left: "resta leggibile", open: "da decidere" },
    take: "Copri con un omissis",
    leave: "Lascia leggibile, con il motivo",
    again: "Cambia il motivo",
    leaveNow: "Lascia leggibile",
    reason: "Perché resta leggibile",
    reasonHint: "Lo legge l’organizzazione. Senza ripetere le parole del passaggio.",
    because: "Motivo:",
  },
  own: {
    title: "Che cosa il pubblico non legge",
    short: "Omissis",
    lead: "Ecco il vostro testo come l’ufficio lo prepara per il pubblico: al posto delle parole coperte si leggerà «[omissis]», con il motivo. L’originale e la ricevuta restano com’erano.",
    notYet: "L’ufficio non ha ancora preparato questo testo per la pubblicazione.",
    publicTitle: "Titolo con cui il testo è pubblico",
    covered: (n: number) => (n === 0 ? "Nessun omissis" : n === 1 ? "1 omissis" : `${n} omissis`),
    left: (n: number) =>
      n === 1
        ? "Un passaggio che avevate chiesto di non pubblicare resta leggibile"
        : `${n} passaggi che avevate chiesto di non pubblicare restano leggibili`,
    answer: "Perché:",
    objections: "Le vostre osservazioni",
    said: (day: string) => `Inviata ${articled("il", day)}`,
    upheld: (day: string) => `Accolta ${articled("il", day)}: l’omissis non c’è più.`,
    dismissed: (day: string) => `Non accolta ${articled("il", day)}.`,
    waits: "in attesa di risposta",
    object: "Un omissis vi sembra sbagliato?",
    objectHow: "Scrivetelo all’ufficio: vi risponde qui e per e-mail. La pubblicazione non aspetta la risposta.",
    which: "Quale omissis",
    words: "Che cosa non va",
    wordsHint: "Senza ripetere le parole coperte.",
    button: "Invia l’osservazione",
    done: "L’osservazione è arrivata all’ufficio.",
    onlySignatories: "Le osservazioni sugli omissis le invia chi firma per l’organizzazione.",
    text: "Il testo che avete inviato",
    textHow: "In scuro e sottolineate le parole che il pubblico non legge.",
    heard: { begins: "[inizio delle parole coperte]", ends: "[fine delle parole coperte]" },
    open: "Guarda che cosa è coperto e perché",
    summary: (covered: number, left: number) =>
      [
        covered === 1
          ? "Un passaggio è coperto da omissis."
          : covered > 1
            ? `${covered} passaggi sono coperti da omissis.`
            : "",
        left === 1
          ? "Un passaggio che avevate chiesto di non pubblicare resta leggibile."
          : left > 1
            ? `${left} passaggi che avevate chiesto di non pubblicare restano leggibili.`
            : "",
      ]
        .filter(Boolean)
        .join(" "),
  },
  objections: {
    citations: "Sulle citazioni",
    title: "Sugli omissis",
    lead: "Che cosa le organizzazioni hanno da dire sugli omissis dei loro testi. La pubblicazione non aspetta la risposta.",
    none: "Nessuna osservazione sugli omissis.",
    nth: (n: number, of: number) => (n === 0 ? "omissis di un testo precedente" : `omissis ${n} di ${of}`),
    waiting: (n: number) =>
      n === 1
        ? "L’organizzazione ha scritto un’osservazione su un omissis di questo testo."
        : `L’organizzazione ha scritto ${n} osservazioni sugli omissis di questo testo.`,
    toThem: "Vai alle osservazioni",
    outcome: "Esito",
    upheld: "Accolta: l’omissis si toglie subito",
    dismissed: "Non accolta: l’omissis resta",
    onlyLead: "Questo testo è già pubblico: scoprire le parole spetta a chi è responsabile della consultazione.",
    answer: "Risposta all’organizzazione",
    answerHint: "La legge chi rappresenta l’organizzazione. Senza ripetere le parole coperte.",
    button: "Rispondi",
    wasUpheld: (day: string) => `Accolta ${articled("il", day)}`,
    wasDismissed: (day: string) => `Non accolta ${articled("il", day)}`,
  },
  seal: {
    title: "Sigilla come contenuto illecito",
    short: "Sigillo",
    lead: "Per ciò che la legge vieta di mostrare: da qui in poi nessuno può più aprirlo.",
    label: "Sigillato: nessuno può aprirlo",
    own: "Questo testo è stato sigillato come contenuto illecito. Restano il numero, le date, l’impronta e il sale; le parole e i file non si aprono più, nemmeno a voi e all’ufficio. Se pensate a un errore, scrivete all’ufficio.",
    titleOf: (number: string) => `${number} (sigillato)`,
    since: (day: string) => `Sigillato ${articled("il", day)}`,
    what: "Nessuno può aprire parole, titolo e file: né l’ufficio, né l’organo di garanzia, né la gestione del sistema, né chi ha inviato il testo. Numero, date e impronta restano, e le verifiche continuano a dare esito positivo.",
    reasonIs: "Motivo:",
    open: "Sigilla come contenuto illecito…",
    forGood: "Non si torna indietro",
    follows: [
      "Il testo o il file esce da ogni pagina, esportazione e ricerca dalla prossima richiesta.",
      "Non lo apre più nessuno, nemmeno chi lo ha inviato; nessuna pagina può togliere il sigillo.",
      "Restano il numero, le date, l’impronta e questo motivo; l’originale resta nella banca dati e nelle copie di sicurezza, a disposizione solo dell’autorità giudiziaria.",
      "L’organizzazione riceve un avviso.",
    ],
    whatLabel: "Che cosa si sigilla",
    wholeText: "Il testo con tutti i suoi file",
    wholeTextHint: "Titolo, parole, allegati, scansioni e documento di partenza.",
    onlyFile: (name: string) => `Solo il file «${name}»`,
    fileSealed: (name: string) => `Il file «${name}» è già sigillato.`,
    reason: "Motivo",
    reasonHint: "Lo leggono l’ufficio e l’organo di garanzia; resta nel registro. Senza ripetere il contenuto.",
    sure: "Ho capito: il sigillo non si può togliere.",
    sureShort: "Conferma",
    button: "Sigilla",
    cancel: "Lascia com’è",
    fileDone: "Il file è sigillato: nessuno può più aprirlo.",
  },
};
