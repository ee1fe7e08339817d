import { articled } from "../time.ts";

/** What is taken off publication, reported, covered and contested. */
export const removals = {
  kinds: { contribution: "Contributo", attachment: "Allegato", paragraph: "Capoverso", version: "Versione" },
  named: {
    contribution: (number: string) => `Contributo ${number}`,
    attachment: (number: string, part: string) => `Allegato ${part && `«${part}» `}del contributo ${number}`,
    paragraph: (number: string, part: string) => `Capoverso ${part} della versione ${number}`,
    version: (number: string) => `Versione ${number}`,
  },
  takeDown: {
    link: "Togli subito",
    linkOf: (what: string) => `Togli subito: ${what}`,
    title: "Togli subito dalla pubblicazione",
    lead: "Vale dalla prossima richiesta, su ogni pagina, in ogni file da scaricare, nella ricerca e nei dati aperti. Restano pubblici il numero, la data e il motivo. L’originale resta custodito, e le verifiche continuano a dare esito positivo.",
    reason: "Motivo, che tutti leggeranno",
    reasonHint:
      "Perché non si legge più. Senza nomi e senza ripetere ciò che si toglie: per esempio «Conteneva dati di una terza persona».",
    everywhere: (versions: string) => `Togli lo stesso capoverso anche da: ${versions}`,
    versionShort: (number: number) => `versione ${number}`,
    button: "Togli subito",
    cancel: "Lascia com’è",
    already: (day: string, reason: string) =>
      `È già tolto dalla pubblicazione, ${articled("dal", day)}. Motivo: ${reason}`,
    notPublic: "Nessuno lo può leggere già adesso: non c’è niente da togliere.",
    after: "Poi si può rimettere in pubblicazione, oppure coprire con omissis le sole parole che non dovevano esserci.",
  },
  list: {
    title: "Rimozioni",
    lead: "Tutto ciò che è stato tolto dalla pubblicazione, con il motivo che il pubblico legge.",
    none: "Non è mai stato tolto niente.",
    noneNext:
      "Un contributo si toglie dalla sua pagina tra gli arrivi, una versione o un suo capoverso dalla pagina della versione.",
    done: "Tolto dalla pubblicazione. Da adesso non si legge più da nessuna parte.",
    restored: "Di nuovo pubblico.",
    takenAt: (day: string) => `tolto ${articled("il", day)}`,
    backAt: (day: string) => `rimesso ${articled("il", day)}`,
    publicReason: "Motivo pubblico",
    backReason: "Motivo del ritorno",
    restore: "Rimetti in pubblicazione",
    restoreReason: "Perché torna pubblico",
    restoreHint: "Lo leggono l’organizzazione e chi consulta l’elenco delle rimozioni.",
    onlyLead: "Rimette in pubblicazione solo la persona responsabile della consultazione.",
    toRedact: "Copri con omissis",
    toReissue: "Ripubblica con omissis",
    down: "non pubblico",
    back: "di nuovo pubblico",
  },
  versions: {
    title: "Versioni pubblicate",
    lead: "Ogni versione resta al suo indirizzo con il suo numero. Qui si rimedia a un errore: si toglie un capoverso, si ripubblica con omissis, si segna una versione come ritirata.",
    none: "Non c’è ancora nessuna versione pubblicata.",
    openOf: (number: number) => `Gestisci la versione ${number}`,
    one: (number: number) => `Versione ${number}: rimediare`,
    toPublic: "Pagina pubblica",
    editions: "Edizioni e impronte",
    edition: (n: number, day: string) => `Edizione ${n}, ${day}`,
    withdraw: "Ritira per errore materiale",
    withdrawText:
      "Quando la versione è sbagliata per intero: manca una parte, è stato pubblicato il file sbagliato. Resta leggibile al suo indirizzo, segnata come ritirata; il numero non si usa più.",
    reissue: "Ripubblica con omissis",
    reissueText:
      "Quando in un capoverso o in una citazione c’è un nome che non doveva esserci. Stesso numero, stesse parole, tranne quelle coperte; le impronte delle due edizioni restano visibili.",
    whole: "Togli l’intera versione",
    wholeText: "Quando non può restare leggibile nemmeno un minuto. Si può rimettere.",
    paragraphs: "Capoversi",
    paragraph: (n: number) => `Capoverso ${n}`,
    removed: (day: string, reason: string) => `rimosso ${articled("il", day)}: ${reason}`,
    withdrawTitle: (number: number) => `Ritira la versione ${number}`,
    withdrawLead:
      "Prima di confermare: chi apre la versione vedrà in cima che è stata ritirata per errore materiale, con la data e il motivo. Le e-mail che la annunciano e non sono ancora partite non partiranno. Il suo numero non sarà mai riusato.",
    withdrawReason: "Motivo, che tutti leggeranno",
    withdrawReasonHint: "Che cosa non andava. Senza nomi di persone.",
    withdrawButton: "Segna come ritirata",
    withdrawnAlready: "Questa versione è già ritirata.",
  },
  reissue: {
    title: (number: number) => `Ripubblica la versione ${number} con omissis`,
    lead: "Si coprono parole, e nient’altro: ogni testo resta quello di prima, con «[omissis]» al posto di ciò che si copre. La nuova edizione ha lo stesso numero; le parole coperte non si leggono più da nessuna parte.",
    words: "Parole da coprire",
    wordsHint:
      "Una riga per ogni passaggio, scritto come sta nel documento; maiuscole e minuscole non contano. Queste righe non vengono conservate. Lascia vuoto se basta coprire le citazioni già coperte nei contributi.",
    reason: "Motivo, che tutti leggeranno",
    reasonHint: "Senza nomi: per esempio «Tutela di una terza persona».",
    draft: "Copri le stesse parole anche nel testo in lavorazione, da cui nascerà la prossima versione",
    preview: "Mostra che cosa cambia",
    changes: "Che cosa cambia",
    nothing:
      "Con queste parole non cambia niente: nel documento non compaiono, e nessuna citazione è coperta da omissis.",
    quotations: (n: number) =>
      n === 1
        ? "1 citazione coperta nel suo contributo diventa «[omissis]»."
        : `${n} citazioni coperte nei loro contributi diventano «[omissis]».`,
    beside: (n: number) =>
      n === 1
        ? "Un collegamento o una nota dice le parole coperte senza mostrarle: il collegamento perde l’indirizzo, la nota cambia etichetta."
        : `${n} collegamenti o note dicono le parole coperte senza mostrarle: i collegamenti perdono l’indirizzo, le note cambiano etichetta.`,
    stillQuoted:
      "Le stesse parole si leggono ancora in citazioni di questi contributi. Coprile prima lì: la citazione si copre da sola.",
    places: {
      title: "Titolo del documento",
      inBrief: "In breve",
      section: "Titolo di una parte",
      paragraph: "Capoverso",
    },
    button: "Ripubblica con lo stesso numero",
    done: "La nuova edizione è pubblica.",
    takenDown:
      "I capoversi tolti restano tolti: quando l’edizione nuova va bene, si rimettono dall’elenco delle rimozioni.",
  },
  redact: {
    link: "Copri con omissis",
    title: "Copri parole già pubbliche",
    lead: "Il nuovo testo pubblico si legge dalla prossima richiesta. Gli estratti che gli omissis non toccano restano dove sono; le parole degli altri non si leggono più da nessuna parte.",
    button: "Pubblica il testo con questi omissis",
    done: "Il nuovo testo pubblico è in linea.",
    covered: (n: number) =>
      n === 0
        ? "Nessuna citazione è coperta."
        : n === 1
          ? "1 estratto è coperto dagli omissis."
          : `${n} estratti sono coperti dagli omissis.`,
    reissue: (versions: string) =>
      `Le loro parole non si leggono più nel documento. Se un capoverso le ripete, ripubblica con omissis: ${versions}.`,
  },
  covered: "coperto da omissis",
  coveredWords: "Queste parole sono state coperte da omissis dopo la pubblicazione.",
  attachmentRemoved: (day: string, reason: string) =>
    `allegato rimosso dalla pubblicazione ${articled("il", day)}: ${reason}`,
  paragraphRemoved: (day: string, reason: string) =>
    `capoverso rimosso dalla pubblicazione ${articled("il", day)}: ${reason}`,
  versionRemoved: "Questa versione non è più pubblica",
  versionRemovedText: (day: string, reason: string) =>
    `È stata tolta dalla pubblicazione ${articled("il", day)}. Motivo: ${reason}`,
  manage: "Gestisci questa versione",
  report: {
    link: "Segnala un problema",
    linkOf: (what: string) => `Segnala un problema: ${what}`,
    title: "Segnala un problema in un testo pubblico",
    lead: "Chi cura la consultazione legge ogni segnalazione. Ciò che scrivi qui non diventa pubblico.",
    cause: "Di che cosa si tratta?",
    causes: {
      personal_data: "Ci sono dati di una persona che non dovrebbero esserci",
      unlawful: "È offensivo, o contrario alla legge",
      error: "C’è un errore",
      other: "Altro",
    },
    words: "Che cosa hai notato, e dove?",
    wordsHint: "Bastano poche righe. Se si tratta di un nome, basta dire in quale frase sta: non serve riscriverlo.",
    replyEmail: "La tua e-mail, se vuoi una risposta",
    replyHint: "Serve solo per risponderti.",
    trap: "Lascia vuoto questo campo",
    button: "Invia la segnalazione",
    privacy: "La segnalazione la legge solo l’ufficio che cura la consultazione.",
    thanks: "Grazie. La segnalazione è arrivata all’ufficio che cura la consultazione.",
    back: "Torna al testo",
  },
  reports: {
    title: "Segnalazioni",
    lead: "Che cosa ha notato chi legge. Le parole delle segnalazioni sono interne.",
    none: "Nessuna segnalazione.",
    noneNext: "Arrivano dal collegamento «Segnala un problema» dei testi pubblici.",
    states: { open: "da guardare", acted: "accolta", dismissed: "senza seguito" },
    answer: "Risposta",
    answerHint: (wanted: boolean) =>
      wanted
        ? "Parte per e-mail a chi ha segnalato."
        : "Chi ha segnalato non ha lasciato un indirizzo: resta come appunto.",
    decide: "Decidi",
    acted: "Accolta",
    dismissed: "Senza seguito",
    done: "Segnalazione decisa.",
    gone: "testo non più presente",
  },
  reportMail: {
    subject: "La risposta alla tua segnalazione",
    text: (answer: string) =>
      `Grazie per la segnalazione. Ecco la risposta dell’ufficio che cura la consultazione.\n\n${answer}\n`,
  },
  citations: {
    title: "Dove siete citati",
    lead: "Prima della pubblicazione: ogni capoverso del documento proposto che usa le vostre parole.",
    none: "In questo momento non c’è un documento proposto che usi parole vostre.",
    proposed: (title: string, day: string) => `«${title}», proposto ${articled("il", day)}.`,
    toPublic: "Quando una versione è pubblica, la pagina di ogni contributo mostra dove è finito.",
    role: "Usata",
    contest: "Contesta questo uso",
    words: "Che cosa non va",
    wordsHint:
      "Finché l’ufficio non risponde, queste parole si leggono accanto alla citazione, anche nella versione pubblicata. Senza nomi di persone.",
    button: "Invia la contestazione",
    done: "La contestazione è arrivata all’ufficio. Si legge accanto alla citazione finché l’ufficio non risponde.",
    said: (day: string) => `Avete contestato questo uso ${articled("il", day)}:`,
    answered: (day: string) => `Risposta dell’ufficio, ${day}:`,
    waits: "In attesa di risposta.",
    onlySignatory: "Contesta chi firma per l’organizzazione.",
  },
  objections: {
    title: "Contestazioni",
    lead: "Che cosa le organizzazioni citate hanno da dire sull’uso delle loro parole. Finché non c’è una risposta, la contestazione si legge accanto alla citazione.",
    none: "Nessuna contestazione.",
    toParagraph: "Vai al capoverso",
    answer: "Risposta all’organizzazione",
    answerHint:
      "La legge chi rappresenta l’organizzazione. Con la risposta la contestazione non si mostra più accanto alla citazione.",
    button: "Rispondi",
    done: "Risposta inviata.",
    answeredOn: (day: string) => `Risposta ${articled("del", day)}`,
    unanswered: (n: number) =>
      n === 1
        ? "1 contestazione aspetta una risposta: pubblicata così, la versione la mostra."
        : `${n} contestazioni aspettano una risposta: pubblicata così, la versione le mostra.`,
    public: (words: string) => `L’organizzazione contesta questo uso: «${words}»`,
  },
  propose: {
    before: "Le organizzazioni citate vedono prima le loro citazioni e possono contestarne l’uso.",
    leadTitle: "Prima, fai vedere le citazioni alle organizzazioni",
    leadButton: "Mostra le citazioni alle organizzazioni",
  },
};
