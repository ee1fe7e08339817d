import { articled } from "../time.ts";

const texts = (count: number) => (count === 1 ? "1 testo" : `${count} testi`);
const organisations = (count: number) => (count === 1 ? "1 organizzazione" : `${count} organizzazioni`);

/** Terms of rounds, suspending and concluding a consultation. */
export const terms = {
  changes: {
    extended: (day: string, before: string, after: string) =>
      `Prorogata ${articled("il", day)}: prima chiudeva ${articled("il", before)}, ora ${articled("il", after)}.`,
    shortened: (day: string, before: string, after: string) =>
      `Chiusura anticipata, decisa ${articled("il", day)}: prima era ${articled("il", before)}, ora ${articled("il", after)}.`,
    reopened: (day: string, before: string, after: string) =>
      `Riaperta ${articled("il", day)}: aveva chiuso ${articled("il", before)}, ora chiude ${articled("il", after)}.`,
    moved: (day: string, before: string, after: string) =>
      `Termini cambiati ${articled("il", day)}, prima dell’apertura: chiudeva ${articled("il", before)}, ora ${articled("il", after)}.`,
    resumed: (day: string, before: string, after: string) =>
      `Termine spostato ${articled("il", day)}, alla ripresa della consultazione, per la durata della sospensione: chiudeva ${articled("il", before)}, ora ${articled("il", after)}.`,
    concluded: (day: string, before: string, _after: string) =>
      `Chiusa ${articled("il", day)} con la conclusione della consultazione: il termine era ${articled("il", before)}.`,
  },
  reopensOn: (when: string) => `Si può scrivere di nuovo ${articled("dal", when)}.`,
  reason: (reason: string) => `Motivo: ${reason}`,
  act: (act: string) => `Atto: ${act}.`,
  firstTerm: (from: string, to: string) => `Primo termine annunciato: ${articled("dal", from)} ${articled("al", to)}.`,
  publishedBefore: (count: number) =>
    `Quando il termine è cambiato ${count === 1 ? "era già pubblico 1 testo" : `erano già pubblici ${texts(count)}`} di questa fase: chi ha scritto dopo poteva leggerlo.`,
  stoppedSince: (when: string) =>
    `Il termine è fermo ${articled("dal", when)}: alla ripresa si sposta della durata della sospensione.`,
  punctuality: {
    label: "Nei termini?",
    yes: "Nei termini",
    no: "Fuori termine",
    term: "È arrivato mentre la fase era aperta.",
    later_term: (change: string) =>
      `È arrivato dopo la chiusura di allora, ma il termine deciso in seguito lo comprende. ${change}`,
    closed: (when: string) => `È arrivato dopo la chiusura, che era ${articled("il", when)}.`,
    not_yet: (when: string) => `È arrivato prima dell’apertura, ${articled("il", when)}.`,
  },
  form: {
    title: "Termine",
    standing: "Il termine che vale",
    extend: "Proroga o anticipa la chiusura",
    reopen: "Riapri la fase",
    correct: "Correggi il termine",
    correctHint: "La consultazione non è ancora pubblica: il termine si corregge e basta.",
    extendHint:
      "Chi ha già inviato resta in tempo. Una nuova chiusura vale da adesso e non può essere già passata; i promemoria ripartono.",
    reopenHint:
      "Se lasci l’apertura com’era, diventano in tempo anche i testi arrivati dopo la chiusura. Se scrivi una nuova apertura, vale solo quello che arriva da allora.",
    reopenPublished: (count: number) =>
      `${count === 1 ? "1 testo di questa fase è già pubblico" : `${texts(count)} di questa fase sono già pubblici`}: chi scrive nella riapertura può leggerli, e la pagina pubblica lo dirà.`,
    sealedStays:
      "La fase è riservata: anche con il nuovo termine i testi non ancora pubblicati restano riservati fino alla nuova chiusura.",
    opensAt: "Apre",
    closesAt: "Chiude",
    reason: "Motivo",
    reasonHint: "Si legge sulla pagina pubblica e nel messaggio alle organizzazioni.",
    act: "Atto",
    actHint: "Organo, numero e data, come si cita: «determinazione dirigenziale n. 214 del 3 maggio 2026».",
    save: "Stabilisci il nuovo termine",
    saveReopen: "Riapri con questo termine",
    told: "Lo sapranno subito, per e-mail e nel prodotto, le organizzazioni che possono scrivere in questa fase.",
  },
  state: {
    title: "Stato della consultazione",
    lead: "Sospendere, riprendere, concludere: ogni passo ha un motivo che tutti possono leggere.",
    nav: "Stato",
    draft: "La consultazione è in preparazione: si apre dalle impostazioni.",
    open: "La consultazione è aperta.",
    suspended: (when: string) => `La consultazione è sospesa ${articled("dal", when)}.`,
    concluded: (when: string) => `La consultazione è conclusa ${articled("dal", when)}.`,
    suspend: "Sospendi la consultazione",
    suspendText:
      "Finché è sospesa le organizzazioni leggono ma non scrivono: ogni pagina dice perché. L’ufficio continua a lavorare sui testi arrivati.",
    terms: "I termini delle fasi",
    termsStop: "Si fermano",
    termsStopHint: "Alla ripresa si spostano della durata della sospensione, e si vede.",
    termsRun: "Continuano a correre",
    termsRunHint: "Una fase può chiudersi durante la sospensione.",
    reason: "Motivo",
    reasonHint: "Si legge sulle pagine pubbliche e accanto a ogni modulo che non si può usare.",
    act: "Atto",
    actHint: "Organo, numero e data, se c’è.",
    resume: "Riprendi la consultazione",
    resumeStopped: "I termini delle fasi non ancora chiuse si spostano della durata della sospensione.",
    resumeRan: "I termini hanno continuato a correre: restano quelli annunciati.",
    conclude: "Concludi la consultazione",
    concludeText:
      "Dopo la conclusione non si scrive più niente; le pagine restano ai loro indirizzi. Prima una pagina mostra che cosa succede.",
    concludeOpen: "Guarda che cosa succede, poi decidi",
    steps: "I passi già fatti",
    archive: "L’archivio",
    archiveText:
      "Per il sistema di conservazione dell’ente, chi gestisce il sistema esegue questo comando; «verify» controlla quello che ha scritto.",
  },
  steps: {
    suspended: "Consultazione sospesa",
    resumed: "Consultazione ripresa",
    concluded: "Consultazione conclusa",
    termsStop: "I termini si fermano.",
    termsRun: "I termini continuano a correre.",
  },
  standing: {
    suspended: "Consultazione sospesa",
    suspendedDesk: "Le organizzazioni non possono scrivere; l’ufficio può lavorare sui testi arrivati.",
    suspendedSpace: "Puoi leggere tutto, ma per ora non si scrive: quello che hai già salvato resta.",
    stopped: "Il termine è fermo finché dura la sospensione",
    concluded: "Consultazione conclusa",
    concludedDesk:
      "Si legge tutto e non si scrive più. Restano possibili le rettifiche che chiede la legge, i ruoli e il registro.",
    concludedSpace: (day: string) =>
      `Non si scrive più. Le bozze non inviate si possono leggere, copiare ed eliminare fino ${articled("al", day)}, poi si cancellano.`,
  },
  conclude: {
    title: "Concludere la consultazione",
    lead: "Leggi che cosa succede: non si torna indietro.",
    what: "Che cosa succede",
    pagesStay: "Le pagine pubbliche, gli atti e i file restano ai loro indirizzi.",
    noWriting:
      "Nessuno scrive più, né le organizzazioni né l’ufficio: ogni indirizzo che scrive rifiuta e dice il motivo.",
    rounds: (count: number) =>
      count === 0
        ? "Nessuna fase di raccolta è aperta."
        : count === 1
          ? "Si chiude subito 1 fase ancora aperta."
          : `Si chiudono subito ${count} fasi ancora aperte.`,
    futureRounds: (count: number) =>
      count === 1 ? "1 fase annunciata non si aprirà." : `${count} fasi annunciate non si apriranno.`,
    waiting: (count: number) =>
      `${count === 1 ? "1 testo arrivato non è pubblico né respinto" : `${texts(count)} arrivati non sono pubblici né respinti`}: dopo la conclusione non si ${count === 1 ? "potrà" : "potranno"} più pubblicare.`,
    waitingLink: "Prima guarda i testi in attesa",
    mandates: (mandates: number, bodies: number) =>
      mandates === 0
        ? "Nessuna designazione è in corso."
        : `${mandates === 1 ? "Finisce oggi 1 designazione" : `Finiscono oggi ${mandates} designazioni`}, di ${organisations(bodies)}.`,
    drafts: (count: number, day: string) =>
      count === 0
        ? "Non c’è nessuna bozza in corso."
        : `${count === 1 ? "1 bozza non inviata si può" : `${count} bozze non inviate si possono`} ancora leggere e copiare; ${articled("il", day)} si ${count === 1 ? "cancella" : "cancellano"}. Chi scrive lo sa subito.`,
    told: "Le organizzazioni lo sanno subito, per e-mail e nel prodotto.",
    sure: "Ho letto che cosa succede, e la consultazione è conclusa",
    confirm: "Concludi la consultazione",
    back: "Torna allo stato",
  },
  public: {
    suspended: (day: string) => `Sospesa ${articled("dal", day)}: per ora non si può scrivere.`,
    concluded: (day: string) => `Conclusa ${articled("il", day)}: le sue pagine restano qui.`,
  },
};
